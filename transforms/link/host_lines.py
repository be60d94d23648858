"""The lines of one text, as their host has had them so far.

The entry of a line names the first three articles that had it. If its digits are news (`telling_digits`), their digest stands
before the articles: 0 once two articles had other digits. Such a line is no house line as long as its host repeats it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transforms.link.digests import digest
from transforms.link.house_lines import KNOWN_AT, TextLine
from transforms.link.index_rows import Kind, keys_of, pack_refs, unpack_refs
from transforms.link.telling_digits import telling_digits
from transforms.steps import IndexEntry

#: Days for which a line is remembered after it was last seen: below three articles, and from three on.
_DAYS, _KNOWN_DAYS = 14, 60
#: Separates the entries of lines whose digits are news from those of other lines.
_TELLING = digest("telling digits")
_VARIED = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """A line of a text and its entry as it is to be written."""

    line: TextLine
    entry: int
    value: bytes
    days: int
    is_house: bool


class HostLines:
    """The lines of a text that may be house lines. `seed`: of its host. `keys`: of their entries."""

    def __init__(self, text: str, lines: Sequence[TextLine], seed: int) -> None:
        self._lines = lines
        self._digits = [telling_digits(text[line.start : line.end]) for line in lines]
        self.keys = keys_of(
            Kind.LINE,
            (
                line.digest ^ seed ^ (_TELLING if digits is not None else 0)
                for line, digits in zip(lines, self._digits, strict=True)
            ),
        )
        self._had: dict[int, list[int]] = {}

    def found(self, entries: Mapping[int, IndexEntry]) -> None:
        """Takes the entries of earlier articles."""
        self._had = {key: unpack_refs(entries[key].value) for key in self.keys if key in entries}

    def often(self, ref: int) -> list[TextLine]:
        """Lines that two other articles had already. `ref`: this article."""
        return [line for line, _, digits, refs in self._seen() if digits != _VARIED and len({*refs} - {ref}) >= KNOWN_AT - 1]

    def counted(self, group: int) -> Iterator[Counted]:
        """All lines, an article of this group counted."""
        for line, key, digits, refs in self._seen():
            now = [*refs, group] if group not in refs and len(refs) < KNOWN_AT else refs
            is_house = len(now) >= KNOWN_AT and digits != _VARIED
            value = pack_refs(now if digits is None else [digits, *now])
            yield Counted(line, key, value, _KNOWN_DAYS if is_house else _DAYS, is_house)

    def _seen(self) -> Iterator[tuple[TextLine, int, int | None, list[int]]]:
        """Each line, its key, its digits if they are news, and the articles that had it before."""
        for line, key, digits in zip(self._lines, self.keys, self._digits, strict=True):
            had = self._had.get(key, [])
            if digits is None or not had:
                yield line, key, digits, had
            else:
                yield line, key, digits if had[0] == digits else _VARIED, had[1:]
