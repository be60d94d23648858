"""The day of publication that a page shows without declaring it: near the headline, or behind a label."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from lxml.html import HtmlElement

from schemas.times import Claim
from transforms.dates.dates import parse_date, stated_day
from transforms.dates.names import weekdays_named
from transforms.dates.swappable import DayEvidence, read_either_way
from transforms.extract.blocks import Block, key
from transforms.extract.boxes import boxes
from transforms.extract.date_labels import EVENT_BEFORE, PUBLISHED, PUBLISHED_WITHIN, UPDATED, UPDATED_BEFORE
from transforms.extract.elsewhere import LEAST_TITLE_WORDS, QUOTING, is_elsewhere
from transforms.extract.estimate import Estimate
from transforms.extract.time_elements import is_of_card


def search_visible(
    blocks: list[Block], guess: Estimate, title: str | None, url: str | None, evidence: DayEvidence
) -> Claim | None:
    """The date that the page shows: near the headline, behind a label ("Published", "Datum") before a bare one.

    Near is one of the three blocks before or fifteen behind it, of at most 14 words (24 behind a label); a bare date also has
    no more than two paragraphs of prose before it, and the day of reading above the headline gives way to any other. Never of a
    comment, a footer, a caption, a quotation or an embedded post, another article, a copyright line, a sentence, a change, an
    event or a span of days. A label elsewhere counts within the article and right below it, where only one day is labelled. A
    date that can be read in two ways counts near the headline, where nothing else is found: as a day where `evidence` settles
    it, else as `ambiguous`. `url`: the page's own, to which no other article's heading leads.
    """
    wanted = key(title or "")
    start = next((place for place, candidate in enumerate(blocks) if candidate.key == wanted), None) if wanted else None
    near = range(max(0, start - 3), min(len(blocks), start + 15)) if start is not None else range(0)
    first, last = guess.headline or guess.first, min(len(blocks), guess.last + 15)
    places = (*near, *(place for place in range(first, min(last, first + MOST_SEARCHED)) if place not in near))
    bare: Claim | None = None
    either: Claim | None = None
    today: Claim | None = None
    labelled: dict[str, Claim] = {}
    prose = [place for place in near if start is not None and place > start and blocks[place].running]
    bare_until = prose[_MOST_PROSE] if len(prose) > _MOST_PROSE else len(blocks)
    for place in places:
        block = blocks[place]
        if block.words > _MOST_LABELLED_WORDS or not any(char.isdigit() for char in block.text[:160]):
            continue
        text = block.text[:160]
        label = PUBLISHED.match(text)
        if block.words > (_MOST_WORDS if label is None else _MOST_LABELLED_WORDS):
            continue
        if (label is None and place not in near) or is_about_something_else(block):
            continue
        if label is None:
            label = PUBLISHED_WITHIN.search(text)
        match = DATE.search(text, label.end()) if label else _bare_date(text)
        if label is None and match is not None and (place > bare_until or is_sentence(text, match)):
            continue
        claim = _read(_with_weekday(text, match), evidence) if match else None
        if claim is None and match is not None and either is None and place in near and not is_of_another(block.element, url):
            either = read_either_way(match[0], evidence, source="text", by_custom=True)
        if claim is None or is_of_another(block.element, url):
            continue
        if label is not None and place in near:
            return claim
        if label is not None and not _RANGE.search(text):
            labelled.setdefault(claim.value, claim)
        elif label is None and start is not None and place < start and _is_today(claim, evidence):
            today = today or claim
        elif label is None and bare is None:
            bare = claim
    bare = bare or either
    if bare is not None:
        return bare
    if len(labelled) == 1:
        return next(iter(labelled.values()))
    return _dateline(blocks[start or guess.first : last], evidence) or today


def _dateline(blocks: list[Block], evidence: DayEvidence) -> Claim | None:
    """The day in the dateline of a press release: "LONDON, Nov. 16, 2026 /Agency/ -- ..." before the first words."""
    first = next((block.text for block in blocks[:15] if block.running), "")
    match = DATE.search(first, 0, 100)
    if match is None or _SMALL_WORD.search(first, 0, match.start()) or not _BEHIND_DATELINE.match(first, match.end()):
        return None
    return _read(match[0], evidence)


def _bare_date(text: str) -> re.Match[str] | None:
    """The first date of a line that is neither of a change nor of an event."""
    return next((date for date in dates_of_no_event(text) if not UPDATED_BEFORE.search(text, 0, date.start())), None)


def dates_of_no_event(text: str) -> Iterator[re.Match[str]]:
    """The dates that neither a label gives to an event nor a span of days holds."""
    last: re.Match[str] | None = None
    for date in islice(DATE.finditer(text), 20):
        around = max(0, date.start() - _BEFORE)
        follows = DATE.search(text, date.end(), date.end() + _BEFORE)
        of_span = (
            _RANGE.search(text, around, date.end())
            or (last is not None and _TO.fullmatch(text, last.end(), date.start()))
            or (follows is not None and _TO.fullmatch(text, date.end(), follows.start()))
        )
        last = date
        if not of_span and not EVENT_BEFORE.search(text, around, date.start()):
            yield date


def _with_weekday(text: str, date: re.Match[str]) -> str:
    """The date, with the weekday before it where only that tells its month from its day."""
    weekday = _WEEKDAY.search(text, 0, date.start()) if NUMBERS.fullmatch(date[0]) else None
    return f"{weekday[1]}, {date[0]}" if weekday and weekdays_named(weekday[1]) else date[0]


def _is_today(claim: Claim, evidence: DayEvidence) -> bool:
    """True for the day of reading, which many sites show at the top of each page."""
    day = stated_day(claim.value)
    return day is not None and abs(day - evidence.now.date()) <= timedelta(days=1)


def search_updated(blocks: list[Block], title: str | None, evidence: DayEvidence) -> Claim | None:
    """The day of the last change that the page shows near its headline, behind a label ("Last updated")."""
    wanted = key(title or "")
    start = next((place for place, candidate in enumerate(blocks) if candidate.key == wanted), None) if wanted else None
    if start is None:
        return None
    for block in blocks[max(0, start - 3) : start + 15]:
        label = UPDATED.search(block.text, 0, 160) if block.words <= 20 else None
        match = DATE.search(block.text, label.end(), label.end() + 60) if label else None
        claim = _read(match[0], evidence) if match else None
        if claim is not None and not is_elsewhere(block.element) and not is_about_something_else(block):
            return claim
    return None


def _read(text: str, evidence: DayEvidence) -> Claim | None:
    """The claim of a date that the page shows. `listopad` is October in Croatian, else November: the page's language tells."""
    text = text.strip(" ,.-–|")
    month = _LEAF_FALL.get((evidence.language or "")[:2].lower())
    return parse_date(_LISTOPAD.sub(month, text) if month else text, evidence.now, source="text")


_LISTOPAD = re.compile(r"\blistopadu?a?\b", re.IGNORECASE)
_LEAF_FALL = {"pl": "november", "cs": "november", "hr": "october"}


def is_sentence(text: str, date: re.Match[str]) -> bool:
    """Whether a date is part of what a sentence tells: Mr Pell was born on 14 March 2001."""
    return text.rstrip().endswith((".", "!", "?", "…")) and len(_SMALL_WORD.findall(text, 0, date.start())) >= _SENTENCE_WORDS


def is_about_something_else(block: Block) -> bool:
    """A copyright line, or a block in a caption, a quotation or an embedded post."""
    if _COPYRIGHT.search(block.text[:160]):
        return True
    box = next((around for around in boxes(block.element, 6) if around.tag in QUOTING), None)
    return box is not None and next(box.iter("h1"), None) is None


_COPYRIGHT = re.compile(
    r"©|\(c\)|copyright|all rights|alle rechte|^\W*(?:sources?|quellen?|fuentes?|fonti?)\b",
    re.IGNORECASE,
)
#: Words of a line that states a date; a label at its start may lead two of them with their hours.
_MOST_WORDS, _MOST_LABELLED_WORDS = 14, 24
_OWN_LINE = re.compile(r"meta|byline|author|date|info", re.IGNORECASE)
#: Addresses of people and of the comments.
_OF_AUTHOR = re.compile(r"author|autor|people|person|profile|staff|team|contributor|/by/|mailto:|#", re.IGNORECASE)
MOST_SEARCHED = 3_000
#: Dates of numbers alone.
NUMBERS = re.compile(r"(?<![\d/-])\d{1,2}([/-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/-])")
#: Running paragraphs between the headline and a bare date that may be that of publication.
_MOST_PROSE = 2
_BEHIND_DATELINE = re.compile(r"\s?(?:/[^/]{2,30}/|\([^()]{2,30}\))?\s?(?:--|–|—|-)\s")
_SMALL_WORD = re.compile(r"\b[a-zà-öø-ÿа-яα-ω]{3,}")
_SENTENCE_WORDS = 2
#: Characters around a date in which a label or the other end of a span stands.
_BEFORE = 60
#: Between the first and the last day of something.
_TO = re.compile(r"\s{0,3}(?:-|–|—|to|until|till|bis(?: zum)?|au|al|a|até|tot|t/m|до|do)\s{0,3}", re.IGNORECASE)
_WEEKDAY = re.compile(r"([^\W\d_]{2,14})\.?,?\s{1,2}$")
#: The days of an event ("16-19 March"), never those of a publication.
_RANGE = re.compile(r"(?<![:.\d])\b\d{1,2}\s?[-–]\s?\d{1,2}\.?\s[^\W\d]")
#: A month's name; the signs of vowels are letters in Indic scripts and Thai.
_MONTH = r"(?:[^\W\d]|[\u0900-\u0dff\u0e31-\u0e4e]|\.(?=[\u0e00-\u0e7f])){3,14}"
#: Dates as people write them; parse_date reads and judges them.
DATE = re.compile(
    r"(?:令和|平成|民[國国])\s?(?:元|\d{1,3})\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|"
    r"(?<!\d)\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일号號]?(?:\s{0,2}\d{1,2}:\d{2}(?::\d{2})?)?|"
    r"\b\d{4}\.\s\d{1,2}\.\s\d{1,2}\b|"
    r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\b|\b\d{1,2}/\d{1,2}/\d{4}\b|"
    rf"\b\d{{4}}\.?\s(?:m\.\s|gada\s)?(?:{_MONTH}\s\d{{1,2}}\b|\d{{1,2}}\.\s{_MONTH})|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?\s(?:de\s|of\s)?{_MONTH}\.?,?\s(?:de\s|del\s)?\d{{4}}\b|"
    rf"\b{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}\b"
)


def is_of_another(element: HtmlElement, url: str | None) -> bool:
    """True for the line of another article: in a box of its own, a list, a card whose heading leads to it."""
    return (
        is_elsewhere(element)
        or _is_of_list(element)
        or _leads_away(element)
        or (url is not None and is_of_card(element, (url,)))
    )


def _leads_away(element: HtmlElement) -> bool:
    """True for a short line with a link of some words: "Read also: ..." and the day of that article."""
    if _OWN_LINE.search(element.get("class") or ""):
        return False
    links = islice((link for link in element.iter("a") if not _OF_AUTHOR.search(link.get("href") or "")), 5)
    if all(len(" ".join(link.itertext()).split()) < LEAST_TITLE_WORDS for link in links):
        return False
    return element.tag in ("p", "div") and len(" ".join(element.itertext()).split()) <= _MOST_LABELLED_WORDS


def _is_of_list(element: HtmlElement) -> bool:
    """True for an item of a list in which another item has a date, too."""
    if element.tag != "li":
        return False
    items = islice((item for item in (*element.itersiblings("li", preceding=True), *element.itersiblings("li"))), 5)
    return any(DATE.search(" ".join(item.itertext())[:300]) for item in items)
