"""Missing end tags of boxes, put in where browsers close the boxes.

libxml2 ignores the end tag of a `nav`, an `a` or a list item while a `div` in it is open, so one missing `</div>` makes the rest of
the page a part of the menu. Browsers close what is open within the box that ends (HTML, 13.2.6.4.7, "any other end tag"). Does not
rebuild the rest of HTML's tree construction: an HTML5 parser was tried (lexbor) and gives the same figures, but takes minutes for
300,000 nested boxes.
"""

import re

#: Elements that are followed here; `p` and inline elements are closed well by libxml2.
_BOXES = (
    "div section article main aside nav header footer form figure figcaption ul ol dl li dd dt blockquote details fieldset a "
    "button table tbody thead tfoot tr td th"
).split()
#: Names in front of others that they begin with; the tag ends within quotes or at the next bracket. Linear: the parts of the
#: pattern have no character in common, and a failed match ends at the next `<`.
_TAG = re.compile(
    r"<(?:(!--|(?:script|style|textarea|title)(?=[\s/>]))|(/?)("
    + "|".join(sorted(_BOXES, key=len, reverse=True))
    + r")(?=[\s/>])(?>[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>)",
    re.IGNORECASE,
)
#: What stands in a cell closes nothing around the table.
_CELLS = frozenset({"td", "th", "table"})
_IN_TABLE = frozenset({"td", "th", "tr", "tbody", "thead", "tfoot"})
#: A start tag of these ends one of these, within the nearest box of the third column.
_ITEMS = {"li": (("li",), ("ul", "ol")), "dd": (("dd", "dt"), ("dl",)), "dt": (("dd", "dt"), ("dl",))}
#: Deeper nesting is hostile, and is flattened elsewhere.
_MOST_OPEN = 2_000


def is_unbalanced(page: bytes) -> bool:
    """True where start and end tags of `div` differ in number: one page in seven, half of them for text in scripts."""
    low = page.lower()
    return low.count(b"<div") != low.count(b"</div")


def close_boxes(text: str) -> str:
    """The page with the end tags that browsers imply; all that is there stays. Linear."""
    opened: list[str] = []
    places: dict[str, list[int]] = {name: [] for name in _BOXES}
    parts: list[str] = []
    copied = position = 0
    low = text.lower() if text.isascii() else None

    def close_from(place: int, at: int) -> None:
        """Ends the boxes from `place` on, in front of the tag at `at`."""
        nonlocal copied
        missing = []
        while len(opened) > place:
            name = opened.pop()
            places[name].pop()
            missing.append(f"</{name}>")
        if missing:
            parts.append(text[copied:at])
            parts.extend(missing)
            copied = at

    def last(*names: str) -> int:
        return max((places[name][-1] for name in names if places[name]), default=-1)

    while (match := _TAG.search(text, position)) is not None:
        position = match.end()
        if match[1]:
            end = "-->" if match[1] == "!--" else f"</{match[1].lower()}"
            found = (low or text).find(end, position)
            if found < 0 and low is None:
                found = text.find(end.upper(), position)
            if found < 0:
                break  # the rest of the page is the comment or the script
            position = found
            continue
        name = match[3].lower()
        if match[2]:
            place = last(name)
            wall = last("table") if name in _IN_TABLE else -1 if name == "table" else last(*_CELLS)
            if place < 0 or place < wall:
                continue
            close_from(place + 1, match.start())
            opened.pop()
            places[name].pop()
            continue
        if text[match.end() - 2] == "/":
            continue
        if name in _ITEMS:
            siblings, lists = _ITEMS[name]
            place = last(*siblings)
            if place > last(*lists, *_CELLS) and place >= 0:
                close_from(place, match.start())
        if len(opened) >= _MOST_OPEN:
            return text
        places[name].append(len(opened))
        opened.append(name)
    if not parts:
        return text
    parts.append(text[copied:])
    return "".join(parts)
