"""How much residue of the extraction yardstick a rule of repeated lines could reach, whatever its form.

Residue: a line of a text that the gold text does not have, or that is a segment which must not be there. Such a line is within
reach where it stands in three articles of its host, or of its registered domain; digits, case and punctuation are folded.
Also templates are tried: lines that share their first or last four words, or all words but one.
"""

import importlib
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from bench.extraction import YARDSTICK, default, newsbeam
from transforms.link.house_lines import KNOWN_AT, folded
from transforms.urls.registered_domain import registered_domain

#: Pages of a host that counts, and words of a line that may be a house line.
LEAST_PAGES, _MOST_WORDS = 4, 40
_WAYS: dict[str, Callable[[bytes, str | None], dict[str, Any]]] = {"trafilatura": default, "newsbeam": newsbeam}

_WORDS = 4
#: What of a line, given as words, has to stand in other pages too.
_FORMS: dict[str, Callable[[list[str]], Iterable[str]]] = {
    "equal lines": lambda words: [" ".join(words)],
    "lines with the same first four words": lambda words: [" ".join(words[:_WORDS])] * (len(words) >= _WORDS),
    "lines with the same last four words": lambda words: [" ".join(words[-_WORDS:])] * (len(words) >= _WORDS),
    "lines that differ in one word": lambda words: (
        " ".join((*words[:at], "*", *words[at + 1 :])) for at in range(len(words) * (len(words) >= _WORDS))
    ),
}


def reach() -> Iterator[str]:
    """A line of figures for each extractor and way to group pages; nothing where the yardstick is missing."""
    if not YARDSTICK.exists():
        return
    sys.path.insert(0, str(YARDSTICK))
    goldsets = importlib.import_module("goldsets")
    docs = [doc for name in goldsets.SETS for doc in goldsets.pages(name) if urlsplit(doc.url or "").hostname]
    ways: dict[str, Callable[[Any], str]] = {
        "host": lambda doc: str(urlsplit(doc.url).hostname),
        "domain": lambda doc: registered_domain(doc.url),
    }
    groups = {way: _large(docs, group_of) for way, group_of in ways.items()}
    counted = {id(doc): doc for of_way in groups.values() for group in of_way for doc in group}
    for extractor, extract in _WAYS.items():
        lines = {
            name: [line for line in map(folded, (extract(doc.html, doc.url).get("text") or "").split("\n")) if line]
            for name, doc in counted.items()
        }
        for way, of_way in groups.items():
            for form, parts_of in _FORMS.items():
                reached = sum((_reached(group, lines, parts_of) for group in of_way), Counter())
                yield (
                    f"{extractor}, {len(of_way)} {way}s with {LEAST_PAGES} pages or more, {sum(map(len, of_way))} pages: "
                    f"{form} in {KNOWN_AT} pages of the {way}: {reached['repeated']} of {reached['residue']} lines of residue, "
                    f"{reached['lost'] / reached['words']:.3%} of all words are in other such lines"
                )


def _reached(group: list[Any], lines: Mapping[int, list[str]], parts_of: Callable[[list[str]], Iterable[str]]) -> Counter[str]:
    """Lines of residue; those that have a part which stands in enough pages; all words, and those of other lines with one."""
    pages: defaultdict[str, set[int]] = defaultdict(set)
    parts = {line: {*parts_of(words)} for doc in group for line in lines[id(doc)] if len(words := line.split()) <= _MOST_WORDS}
    for doc in group:
        for line in lines[id(doc)]:
            for part in parts.get(line, ()):
                pages[part].add(id(doc))
    counts: Counter[str] = Counter()
    for doc in group:
        for line in lines[id(doc)]:
            is_repeated = any(len(pages[part]) >= KNOWN_AT for part in parts.get(line, ()))
            counts["words"] += len(line.split())
            if is_residue(line, doc):
                counts["residue"] += 1
                counts["repeated"] += is_repeated
            elif is_repeated:
                counts["lost"] += len(line.split())
    return counts


def is_residue(line: str, doc: Any) -> bool:
    """True for a line (folded) that should not be in the text of `doc`."""
    if len(line.split()) > _MOST_WORDS:
        return False
    if doc.text is not None:
        return f" {line} " not in f" {folded(doc.text)} "
    return any(segment in line or line in segment for segment in map(folded, doc.no) if segment)


def _large(docs: list[Any], group_of: Callable[[Any], str]) -> list[list[Any]]:
    groups: defaultdict[str, list[Any]] = defaultdict(list)
    for doc in docs:
        groups[group_of(doc)].append(doc)
    return [group for group in groups.values() if len(group) >= LEAST_PAGES]
