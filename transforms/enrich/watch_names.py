"""Mentions of names a user watches: `--watch-names FILE`, or `watch=FILE` among the names of `--enrich`.

The file has a line for each name: name, aliases separated by `|`, id, list; separated by tabs, all but the name optional. Lines
that begin with `#` are comments. The time for a text does not grow with the number of names: they are looked up by their first
word, or in scripts without spaces by their first character.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from schemas.articles import Article, WatchedMention
from transforms.enrich.chain import EnrichConfig, Enricher

PREFIX = "watch="
#: The enrichment, and the field that it fills.
NAME = "mentions"
MAX_NAMES = 200_000
_MAX_CHARS = 200
_MAX_MENTIONS = 1000
_WORD = re.compile(r"[^\W_]+")
#: Scripts that set no spaces between words: Thai, Lao, Myanmar, Khmer, kana, Han.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_EVEN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ", "‑": "-", "–": "-", "’": "'", "‘": "'"})
_MAX_CAPITALS = 4  # a short name in capitals is watched as it is written: IT is not it


@dataclass(frozen=True, slots=True)
class WatchedName:
    """One way to write a name, and what it stands for."""

    written: str
    """Evened out: lower case but for short names in capitals, plain spaces, hyphens and apostrophes."""
    name: str
    id: str | None
    list: str | None
    as_written: bool
    """Compared with its capitals."""


class WatchList:
    """Names ready to be found in texts."""

    def __init__(self, names: list[WatchedName]) -> None:
        self._by_word: dict[str, list[WatchedName]] = {}
        self._by_char: dict[str, list[WatchedName]] = {}
        for name in sorted(names, key=lambda name: -len(name.written)):  # the longest of several is meant
            if _UNSPACED.match(name.written):
                self._by_char.setdefault(name.written[0], []).append(name)
            elif word := _WORD.match(name.written):
                self._by_word.setdefault(word[0].lower(), []).append(name)

    def find(self, text: str) -> Iterator[WatchedMention]:
        """The mentions in order, none within another; `text[start:end]` is the name as the text writes it."""
        plain = text.translate(_EVEN)
        low = _lower(plain)
        behind = 0
        for start in self._starts(low):
            if start < behind:
                continue
            found = self._at(plain, low, start)
            if found is not None:
                behind = start + len(found.written)
                yield WatchedMention(name=found.name, id=found.id, list=found.list, start=start, end=behind)

    def _starts(self, low: str) -> Iterator[int]:
        """Where a watched name may begin."""
        for match in _WORD.finditer(low):
            if match[0] in self._by_word:
                yield match.start()
            elif self._by_char and _UNSPACED.search(match[0]):
                yield from (at for at in range(match.start(), match.end()) if low[at] in self._by_char)

    def _at(self, plain: str, low: str, start: int) -> WatchedName | None:
        word = _WORD.match(low, start)
        spaced = self._by_word.get(word[0], ()) if word else ()
        for name in spaced:
            if (plain if name.as_written else low).startswith(name.written, start):
                end = start + len(name.written)
                if _is_border(low, start - 1) and _is_border(low, end):
                    return name
        return next((name for name in self._by_char.get(low[start], ()) if low.startswith(name.written, start)), None)


def read_watch_list(path: str) -> WatchList:
    """The names in a file. Raises ValueError with the line and the remedy, and for a file that cannot be read."""
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"--watch-names: cannot read {path!r} ({getattr(error, 'strerror', None) or error})") from error
    names: list[WatchedName] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, aliases, identifier, group, *more = [*(field.strip() for field in line.split("\t")), "", "", ""]
        if not _WORD.search(name) or any(more[:-3]):
            raise ValueError(f"--watch-names: line {number} of {path!r} is not 'name, aliases, id, list' separated by tabs")
        names += [
            _watched(written.strip()[:_MAX_CHARS], name, identifier or None, group or None)
            for written in dict.fromkeys((name, *aliases.split("|")))
            if _WORD.search(written)
        ]
        if len(names) > MAX_NAMES:
            raise ValueError(f"--watch-names: {path!r} has more than {MAX_NAMES} names and aliases")
    return WatchList(names)


def watch_enricher(name: str) -> Enricher:
    """The enrichment that `watch=FILE` means. Raises ValueError where the file cannot be used."""
    path = name.removeprefix(PREFIX)
    _load(path)
    return Enricher(name=NAME, enrich=_WatchNames(path), fills=(NAME,), version="1")


@dataclass(frozen=True, slots=True)
class _WatchNames:
    """Travels to workers as the file's path; each reads it once."""

    path: str

    def __call__(self, article: Article, config: EnrichConfig) -> Mapping[str, object]:
        found = _load(self.path).find(article.content.text[: config.max_chars])
        return {NAME: tuple(mention for mention, _ in zip(found, range(_MAX_MENTIONS), strict=False))}


_load = cache(read_watch_list)


def _watched(written: str, name: str, identifier: str | None, group: str | None) -> WatchedName:
    plain = " ".join(written.translate(_EVEN).split())
    as_written = plain.isupper() and len(plain) <= _MAX_CAPITALS
    return WatchedName(plain if as_written else _lower(plain), name, identifier, group, as_written)


def _lower(text: str) -> str:
    """Lower case of the same length: a few letters grow when they are lowered, and offsets must hold."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _is_border(text: str, at: int) -> bool:
    """Whether no letter, digit or mark of a letter stands at `at`."""
    if at < 0 or at >= len(text):
        return True
    char = text[at]
    return not (char.isalnum() or unicodedata.category(char)[0] == "M") or _UNSPACED.match(char) is not None
