"""Missing end tags of boxes, put in where browsers close the boxes.

libxml2 ignores the end tag of a `nav`, an `a` or a list item while a `div` in it is open, so one missing `</div>` makes the
rest of the page a part of the menu. Browsers close what is open within the box that ends (HTML, 13.2.6.4.7, "any other end
tag"). Does not rebuild the rest of HTML's tree construction: an HTML5 parser was tried (lexbor) and gives the same figures, but
takes more than 100 s for 300,000 nested boxes.
"""

import re

import numpy as np

#: Elements that are followed here; `p` and inline elements are closed well by libxml2.
_BOXES = tuple(
    """div section article main aside nav header footer form figure figcaption ul ol dl li dd dt blockquote details fieldset a
    button table tbody thead tfoot tr td th""".split()  # noqa: SIM905  (a list of words reads best as words)
)
#: Names in front of others that they begin with; the tag ends within quotes or at the next bracket. Linear: the parts of the
#: pattern have no character in common, and a failed match ends at the next `<`.
_TAG = re.compile(
    r"<(?:(!--|(?:script|style|textarea|title)(?=[\s/>]))|(/?)("
    + "|".join(sorted(_BOXES, key=len, reverse=True))
    + r")(?=[\s/>])(?>[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>)",
    re.IGNORECASE,
)
_RAW_ENDS = {"!--": re.compile("-->")} | {
    name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title")
}
#: What stands in a cell closes nothing around the table.
_CELLS = frozenset({"td", "th", "table"})
_IN_TABLE = frozenset({"td", "th", "tr", "tbody", "thead", "tfoot"})
#: A start tag of these ends one of these, within the nearest box of the third column.
_ITEMS = {"li": (("li",), ("ul", "ol")), "dd": (("dd", "dt"), ("dl",)), "dt": (("dd", "dt"), ("dl",))}
#: Deeper nesting is hostile, and is flattened elsewhere.
_MOST_OPEN = 2_000
#: The bit that makes a letter of ASCII small.
_SMALL = 0x20


def is_unbalanced(page: bytes) -> bool:
    """True where start and end tags of `div` differ in number: one page in seven, half of them for text in scripts."""
    # bytes as numbers: a third of the time of small letters and two counts
    codes = np.frombuffer(page + bytes(5), dtype=np.uint8)
    at = np.flatnonzero(codes == ord("<")) + 1
    ends = codes[at] == ord("/")
    at += ends
    divs = (codes[at] | _SMALL == ord("d")) & (codes[at + 1] | _SMALL == ord("i")) & (codes[at + 2] | _SMALL == ord("v"))
    return 2 * int(np.count_nonzero(divs & ends)) != int(np.count_nonzero(divs))


class _Boxes:
    """The boxes that are open, and the page with the end tags that were put in so far."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parts: list[str] = []
        self._copied = 0
        self._open: list[str] = []
        self._places: dict[str, list[int]] = {name: [] for name in _BOXES}
        self._cells = tuple(self._places[name] for name in _CELLS)

    def __len__(self) -> int:
        return len(self._open)

    def start(self, name: str, at: int) -> None:
        """A start tag: ends an item before it."""
        if name in _ITEMS:
            siblings, lists = _ITEMS[name]
            place = self._last(*siblings)
            if place > self._last(*lists, *_CELLS):
                self._close_from(place, at)
        self._places[name].append(len(self._open))
        self._open.append(name)

    def end(self, name: str, at: int) -> None:
        """An end tag: ends what is open within its box; nothing where there is no such box, or only around the table."""
        places = self._places[name]
        if not places or (any(self._cells) and places[-1] < self._wall(name)):
            return
        self._close_from(places[-1] + 1, at)
        self._open.pop()
        places.pop()

    def page(self) -> str:
        """The page with the end tags."""
        return "".join((*self._parts, self._text[self._copied :])) if self._parts else self._text

    def _wall(self, name: str) -> int:
        if name in _IN_TABLE:
            return self._last("table")
        return -1 if name == "table" else self._last(*_CELLS)

    def _last(self, *names: str) -> int:
        return max((self._places[name][-1] for name in names if self._places[name]), default=-1)

    def _close_from(self, place: int, at: int) -> None:
        if len(self._open) <= place:
            return
        self._parts.append(self._text[self._copied : at])
        self._copied = at
        while len(self._open) > place:
            name = self._open.pop()
            self._places[name].pop()
            self._parts.append(f"</{name}>")


def close_boxes(text: str) -> str:
    """The page with the end tags that browsers imply; all that is there stays. Linear."""
    boxes = _Boxes(text)
    tags = _TAG.finditer(text)
    while (match := next(tags, None)) is not None:
        raw, is_end, name = match.groups()
        if raw:
            position = _end_of_raw_text(text, raw.lower(), match.end())
            if position < 0:
                break  # the rest of the page is the comment or the script
            tags = _TAG.finditer(text, position)
        elif is_end:
            boxes.end(name.lower(), match.start())
        elif text[match.end() - 2] != "/":
            if len(boxes) >= _MOST_OPEN:
                return text
            boxes.start(name.lower(), match.start())
    return boxes.page()


def _end_of_raw_text(text: str, name: str, start: int) -> int:
    """Where a comment, a script or a style ends; -1 where it does not."""
    end = _RAW_ENDS[name].search(text, start)
    return end.start() if end is not None else -1
