"""A line of an extracted text as the rules see it, and what stands around it."""

from dataclasses import dataclass, field
from functools import cached_property

from lxml.html import HtmlElement

from transforms.extract.body.extend import Signature
from transforms.extract.page.blocks import Block, key
from transforms.extract.page.boxes import sizes_of
from transforms.extract.wording.lines import DISCLOSURE_HINTS, is_linked_sentence, is_sign_off


@dataclass(slots=True)
class Line:
    """A line of the extracted text and the block of the page it is."""

    text: str
    words: int
    block: Block | None
    #: Position among the lines, counted and from 0 to 1, and whether a running paragraph stands before it.
    number: int
    place: float
    after_text: bool
    heading: bool
    item: bool


@dataclass
class Around:
    """The context of a line on its page. Rarely used parts are computed at their first use."""

    url: str | None
    title: str | None
    authors: tuple[str, ...]
    total: int
    blocks: list[Block] = field(default_factory=list)
    #: All lines of the text.
    lines: list[str] = field(default_factory=list)
    #: Telling names on boxes of the article itself: they say nothing there.
    common_names: frozenset[str] = frozenset()
    #: The boxes of the text's running paragraphs, by tag and class.
    usual: frozenset[Signature] = frozenset()
    #: Boxes without a telling name around them, and whether a box stands in a caption, as far as lines have asked.
    plain: set[HtmlElement | None] = field(default_factory=set)
    captions: dict[HtmlElement | None, bool] = field(default_factory=dict)
    #: Whether the two boxes around a block quote, as far as lines have asked.
    quoting: dict[HtmlElement | None, bool] = field(default_factory=dict)

    @cached_property
    def sizes(self) -> tuple[dict[HtmlElement, int], dict[HtmlElement, float]]:
        """Words, and linked words, in each element."""
        return sizes_of(self.blocks)

    @cached_property
    def may_disclose(self) -> bool:
        """Whether a word of advertising disclosures stands in any line."""
        said = "\n".join(self.lines).lower()
        return any(map(said.__contains__, DISCLOSURE_HINTS))

    @cached_property
    def keys(self) -> str:
        """The letters and digits of each line, between line breaks."""
        return "\n".join(("", *map(key, self.lines), ""))

    @cached_property
    def places(self) -> dict[int, int]:
        """The position of each block, by its identity."""
        return {id(block): place for place, block in enumerate(self.blocks)}

    @cached_property
    def sign_offs(self) -> tuple[str, ...]:
        """Keys of the page's lines on who reported and edited."""
        return tuple(block.key for block in self.blocks if block.words <= 45 and is_sign_off(block.text, block.words))[:50]


def is_in_the_text(line: Line, page: Around) -> bool:
    """A long sentence that is a link, and a paragraph right behind it."""
    behind = page.lines[line.number + 1 : line.number + 3]
    return is_linked_sentence(line.text, line.words) and any(text.count(" ") >= _LEAST_BEHIND for text in behind)


_LEAST_BEHIND = 14
