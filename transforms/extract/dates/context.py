"""Whether a date that a page shows is of something else than its article: a sentence, an event, a caption, another article."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from lxml.html import HtmlElement

from transforms.extract.dates.elements import is_of_card
from transforms.extract.dates.labels import EVENT_BEFORE
from transforms.extract.dates.shapes import DATE
from transforms.extract.page.blocks import Block
from transforms.extract.page.boxes import boxes
from transforms.extract.page.elsewhere import MOST_LINKED_WORDS, QUOTING, is_elsewhere, leads_away

SMALL_WORD = re.compile(r"\b[a-zà-öø-ÿа-яα-ω]{3,}")
_SENTENCE_WORDS = 2
#: Characters around a date in which a label or the other end of a span stands.
_BEFORE = 60
#: Between the first and the last day of something.
_TO = re.compile(r"\s{0,3}(?:-|–|—|to|until|till|bis(?: zum)?|au|al|a|até|tot|t/m|до|do)\s{0,3}", re.IGNORECASE)
#: The days of an event ("16-19 March"), never those of a publication.
RANGE = re.compile(r"(?<![:.\d])\b\d{1,2}\s?[-–]\s?\d{1,2}\.?\s[^\W\d]")


def dates_of_no_event(text: str) -> Iterator[re.Match[str]]:
    """The dates that neither a label gives to an event nor a span of days holds."""
    last: re.Match[str] | None = None
    for date in islice(DATE.finditer(text), 20):
        around = max(0, date.start() - _BEFORE)
        follows = DATE.search(text, date.end(), date.end() + _BEFORE)
        of_span = (
            RANGE.search(text, around, date.end())
            or (last is not None and _TO.fullmatch(text, last.end(), date.start()))
            or (follows is not None and _TO.fullmatch(text, date.end(), follows.start()))
        )
        last = date
        if not of_span and not EVENT_BEFORE.search(text, around, date.start()):
            yield date


def is_sentence(text: str, date: re.Match[str]) -> bool:
    """Whether a date is part of what a sentence tells: Mr Pell was born on 14 March 2001; on 5 May 2019 the flood came."""
    if not text.rstrip("\"”»’') ").endswith((".", "!", "?", "…", "。")):
        return False
    if text[date.end() : date.end() + 1] in ("，", "、"):
        return True
    if len(SMALL_WORD.findall(text, 0, date.start())) >= _SENTENCE_WORDS:
        return True
    # behind a dateline a sentence begins, with a capital
    return _GOES_ON.match(text, date.end()) is not None and len(SMALL_WORD.findall(text, date.end())) >= _SENTENCE_WORDS


def is_section_heading(block: Block, date: re.Match[str]) -> bool:
    """Whether a date stands in the heading of a section with words of its own: "5 May 2019: the flood"."""
    if block.element.tag not in _SECTIONS or next(block.element.iterancestors("h1"), None) is not None:
        return False
    around = block.text[: date.start()] + block.text[date.end() :]
    return _CLOCK.search(around) is None and len(SMALL_WORD.findall(around)) >= _SENTENCE_WORDS


_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_GOES_ON = re.compile(r",?\s?[a-zà-öø-ÿа-яα-ω]")
_SECTIONS = frozenset({"h2", "h3", "h4", "h5", "h6"})


def is_of_row(block: Block) -> bool:
    """True for one of three or more lines side by side that have a date each: a timeline, a list of other articles."""
    element = block.element
    row = element.getparent() if element.tag in ("td", "th") else None
    element = element if row is None else row
    if element.tag not in ("p", "div", "tr", "dt", "dd", "a"):
        return False
    found = 0
    for beside in (element.itersiblings(element.tag, preceding=True), element.itersiblings(element.tag)):
        for other in islice(beside, _MOST_BESIDE):
            text = " ".join(" ".join(other.itertext()).split())
            if text.count(" ") >= MOST_LINKED_WORDS or DATE.search(text) is None:
                break
            found += 1
    return found >= 2


#: Lines that are looked at on either side.
_MOST_BESIDE = 3


def is_about_something_else(block: Block) -> bool:
    """A copyright line, the source of a quotation, or a block in a caption, a quotation or an embedded post."""
    if _COPYRIGHT.search(block.text[:160]) or _OF_SOMEBODY.search(block.text[:160]):
        return True
    box = next((around for around in boxes(block.element, 6) if around.tag in QUOTING), None)
    return box is not None and next(box.iter("h1"), None) is None


#: Whose words stand above, and who posted something: "— Dirk Ames, 12 March 2025", "Port @port · Nov 20, 2026"; a
#: picture's credit, the weather.
_OF_SOMEBODY = re.compile(
    r"\d\s?°|\b(?:photo|foto|bild|image|credit|crédit)s?\s?[:/©]|^[—–-]{1,2}\s?[^\W\d][^\d]{4}|(?<!\w)@\w{1,30}\s{0,2}[·•]",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"©|\(c\)|copyright|all rights|alle rechte|^\W*(?:sources?|quellen?|fuentes?|fonti?)\b",
    re.IGNORECASE,
)


def is_of_another(element: HtmlElement, url: str | None) -> bool:
    """True for the line of another article: in a box of its own, a list, a card whose heading leads to it."""
    return (
        is_elsewhere(element)
        or _is_of_list(element)
        or leads_away(element)
        or (url is not None and is_of_card(element, (url,)))
    )


def _is_of_list(element: HtmlElement) -> bool:
    """True for an item of a list in which another item has a date, too."""
    if element.tag != "li":
        return False
    items = islice(chain(element.itersiblings("li", preceding=True), element.itersiblings("li")), 5)
    return any(DATE.search(" ".join(item.itertext())[:300]) for item in items)
