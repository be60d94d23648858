"""The page as its blocks of text: what a reader sees as a paragraph, a heading, an item, with the links and boxes around it.

One walk over the tree; the gate, the extension and the cleaning all look things up here.
"""

import re
from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement

from transforms.extract.page.letters import count_words, letters_of

_BLOCK_TAGS = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2
    h3 h4 h5
    h6 header hgroup li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905  (a list of words reads best as words)
)
_SILENT_TAGS = frozenset(
    "head script style noscript template svg math select option textarea iframe object canvas audio video datalist map".split()  # noqa: SIM905  (a list of words reads best as words)
)
_NOT_WORD = re.compile(r"\W+")
#: Blocks beyond this are not looked at: no article has so many, and every later step is linear in them.
MAX_BLOCKS = 20_000
#: Each line is looked up in the page by one step after the other; longer texts are not kept, which bounds the memory.
_KEPT_CHARACTERS = 2_000
_KEPT_KEYS = 2_048


@dataclass(slots=True)
class Block:
    """A run of text without a block boundary or line break in it, its nearest block element, and its share of link text."""

    element: HtmlElement
    text: str
    words: int
    link_share: float
    #: The text reduced to letters and digits, and whether it is prose: at least 15 words, under 30 % of them linked. Each step
    #: asks for both.
    key: str = field(init=False)
    running: bool = field(init=False)

    def __post_init__(self) -> None:
        self.key = key(self.text)
        self.running = self.words >= 15 and self.link_share < 0.3


def key(text: str) -> str:
    """`text` reduced to its letters and digits, for looking lines up in the page."""
    return _kept_key(text) if len(text) <= _KEPT_CHARACTERS else _reduced(text)


def _reduced(text: str) -> str:
    letters = letters_of(text)
    return (_NOT_WORD.sub("", text) if letters is None else letters).casefold()


_kept_key = lru_cache(_KEPT_KEYS)(_reduced)


def read_blocks(tree: HtmlElement) -> list[Block]:
    """The page's blocks in order; at most 20,000."""
    found: list[Block] = []
    parts: list[str] = []
    linked = 0
    links = 0
    owners: list[HtmlElement] = []
    silent = 0

    def flush() -> None:
        nonlocal linked
        if parts:
            text = " ".join("".join(parts).split())
            if text:
                found.append(Block(owners[-1] if owners else tree, text, count_words(text), min(1.0, linked / len(text))))
            parts.clear()
        linked = 0

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if silent or tag in _SILENT_TAGS:
                silent += 1
                continue
            if tag in _BLOCK_TAGS:
                if parts:
                    flush()
                owners.append(element)
            elif tag == "br":
                if parts:
                    flush()
            elif tag == "a":
                links += 1
            text = element.text
        else:
            if silent:
                silent -= 1
                if silent:
                    continue
            elif tag in _BLOCK_TAGS:
                if parts:
                    flush()
                if owners:
                    owners.pop()
            elif tag == "a":
                links -= 1
            text = element.tail if element is not tree else None
        # most of the texts are the indent of the next tag
        if text and (parts or not text.isspace()):
            parts.append(text)
            if links:
                linked += len(text.strip())
        if len(found) >= MAX_BLOCKS:
            break
    flush()
    return found


class BlockIndex:
    """Blocks by their words, looked up in the order of the page."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks = list(blocks)
        self._places: dict[str, list[int]] = {}
        for place, block in enumerate(self._blocks):
            if block.key:
                self._places.setdefault(block.key, []).append(place)
        self._last = -1

    def anew(self) -> "BlockIndex":
        """The same blocks, looked up from the start of the page."""
        other = BlockIndex(())
        other._blocks, other._places = self._blocks, self._places
        return other

    def next(self, line: str) -> Block | None:
        """The block whose words are exactly those of `line`: the next one behind the block found last, else the first.

        The order matters: a heading also stands in the table of contents, with other boxes around it.
        """
        places = self._places.get(key(line))
        if not places:
            return None
        position = bisect(places, self._last)
        self._last = places[position] if position < len(places) else places[0]
        return self._blocks[self._last]
