"""The day of publication that a page shows without declaring it: near the headline, behind a label, or as htmldate finds it."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from htmldate import find_date
from lxml.html import HtmlElement

from schemas.times import Claim
from transforms.dates.dates import parse_date, stated_day
from transforms.dates.names import weekdays_named
from transforms.dates.swappable import DayEvidence, read_either_way
from transforms.extract.blocks import Block, key
from transforms.extract.boxes import boxes
from transforms.extract.date_labels import EVENT_BEFORE, PUBLISHED, PUBLISHED_WITHIN, UPDATED, UPDATED_BEFORE
from transforms.extract.elsewhere import QUOTING, is_elsewhere
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
    places = (*near, *(place for place in range(first, min(last, first + _MOST_SEARCHED)) if place not in near))
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
        if (label is None and place not in near) or _is_about_something_else(block):
            continue
        if label is None:
            label = PUBLISHED_WITHIN.search(text)
        match = DATE.search(text, label.end()) if label else _bare_date(text)
        if label is None and match is not None and (place > bare_until or _is_sentence(text, match)):
            continue
        claim = _read(_with_weekday(text, match), evidence) if match else None
        if claim is None and match is not None and either is None and place in near and not _is_of_another(block.element, url):
            either = read_either_way(match[0], evidence, source="text", by_custom=True)
        if claim is None or _is_of_another(block.element, url):
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
    if bare is not None or len(labelled) != 1:
        return bare or today
    return next(iter(labelled.values()))


def _bare_date(text: str) -> re.Match[str] | None:
    """The first date of a line that is neither of a change nor of an event."""
    return next((date for date in _dates_of_no_event(text) if not UPDATED_BEFORE.search(text, 0, date.start())), None)


def _dates_of_no_event(text: str) -> Iterator[re.Match[str]]:
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
    weekday = _WEEKDAY.search(text, 0, date.start()) if _NUMBERS.fullmatch(date[0]) else None
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
        if claim is not None and not is_elsewhere(block.element) and not _is_about_something_else(block):
            return claim
    return None


def _read(text: str, evidence: DayEvidence) -> Claim | None:
    """The claim of a date that the page shows. `listopad` is October in Croatian, else November: the page's language tells."""
    text = text.strip(" ,.-–|")
    month = _LEAF_FALL.get((evidence.language or "")[:2].lower())
    return parse_date(_LISTOPAD.sub(month, text) if month else text, evidence.now, source="text")


_LISTOPAD = re.compile(r"\blistopadu?a?\b", re.IGNORECASE)
_LEAF_FALL = {"pl": "november", "cs": "november", "hr": "october"}


def _is_sentence(text: str, date: re.Match[str]) -> bool:
    """Whether a date is part of what a sentence tells: Mr Pell was born on 14 March 2001."""
    return text.rstrip().endswith((".", "!", "?", "…")) and len(_SMALL_WORD.findall(text, 0, date.start())) >= _SENTENCE_WORDS


def _is_about_something_else(block: Block) -> bool:
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
_MOST_SEARCHED = 3_000
#: Dates of numbers alone.
_NUMBERS = re.compile(r"(?<![\d/-])\d{1,2}([/-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/-])")
#: Running paragraphs between the headline and a bare date that may be that of publication.
_MOST_PROSE = 2
_SMALL_WORD = re.compile(r"\b[a-zà-öø-ÿа-яα-ω]{3,}")
_SENTENCE_WORDS = 2
#: Characters around a date in which a label or the other end of a span stands.
_BEFORE = 60
_WIDGET = re.compile(r"calendar|countdown|player", re.IGNORECASE)
#: Between the first and the last day of something.
_TO = re.compile(r"\s{0,3}(?:-|–|—|to|until|till|bis(?: zum)?|au|al|a|até|tot|t/m|до|do)\s{0,3}", re.IGNORECASE)
_WEEKDAY = re.compile(r"([^\W\d_]{2,14})\.?,?\s{1,2}$")
#: The days of an event ("16-19 March"), never those of a publication.
_RANGE = re.compile(r"(?<![:.\d])\b\d{1,2}\s?[-–]\s?\d{1,2}\.?\s[^\W\d]")
#: Year and month in a path.
_YEAR_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(?:0?[1-9]|1[0-2])/")
#: A date within so many characters of a paragraph's start is its dateline.
_DATELINE = 40
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


def search_day(tree: HtmlElement, blocks: list[Block], url: str | None, evidence: DayEvidence) -> Claim | None:
    """The day of publication that htmldate finds in the text or the URL: the last resort where nothing is declared.

    None for a first of January, which htmldate makes of a bare year, and for a day that the page names only in sentences,
    captions, quotations, comments, copyright lines, of other articles, or of an event. What it
    made of a date that can be read in two ways is read again.
    Give it the stripped tree: a quarter of the time (49 -> 11 ms) for 59
    instead of 62 of 78 days.
    """
    now = evidence.now
    try:
        day = find_date(tree, url=url, original_date=True, extensive_search=True, max_date=now.strftime("%Y-%m-%d"))
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):  # what htmldate 1.9 raises on odd pages
        return None
    year = _YEAR_IN_PATH.search(url or "")
    if year is not None and day is not None and day[:4] != year[1]:
        return None  # of something else on the page
    if not day or day.endswith("-01-01"):
        return None
    apart = _is_shown_apart(day, blocks, url, now)
    if apart is False or (apart is None and _is_stated_by_others(day, tree, url)):
        return None
    return _shown_either_way(day, blocks, evidence) or Claim(
        value=day, precision="day", zone="unknown", source="htmldate", raw=day
    )


def _shown_either_way(day: str, blocks: list[Block], evidence: DayEvidence) -> Claim | None:
    """The claim of a date of the page that can be read as this day in one of two ways; None where there is none."""
    year, month, number = day.split("-")
    pairs = ((number, month), (month, number), (f"{int(number)}", f"{int(month)}"), (f"{int(month)}", f"{int(number)}"))
    forms = {
        f"{first}{mark}{second}{mark}{shown}": f"{first}{mark}{second}{mark}{year}"
        for first, second in pairs
        for mark in "/-"
        for shown in (year, year[2:])
    }
    for block in blocks[:_MOST_SEARCHED]:
        text = block.text[:4000]
        found = _NUMBERS.finditer(text) if "/" in text or "-" in text else ()
        match = next((match for match in found if match[0] in forms), None)
        if match is not None:
            return read_either_way(forms[match[0]], evidence, source="htmldate", by_custom=True)
    return None


def _is_shown_apart(day: str, blocks: list[Block], url: str | None, now: datetime) -> bool | None:
    """False where the page shows the day only where it is the day of something else, None where it does not show it."""
    shown = False
    for block in blocks[:_MOST_SEARCHED]:
        text = block.text[:4000]
        if day[:4] not in text:
            continue
        apart_dates = {match.start() for match in _dates_of_no_event(text)}
        for match in islice(DATE.finditer(text), 20):
            claim = parse_date(match[0].strip(" ,.-–|"), now)
            if claim is None or claim.value[:10] != day:
                continue
            shown = True
            if match.start() not in apart_dates:
                continue
            opens = match.start() <= _DATELINE
            apart = (block.words <= 25 or opens) and not _is_sentence(text, match)
            another = (
                is_elsewhere(block.element)
                or _is_of_list(block.element)
                or (url is not None and is_of_card(block.element, (url,)))
            )
            if apart and not _is_about_something_else(block) and not another:
                return True
    return False if shown else None


def _is_of_another(element: HtmlElement, url: str | None) -> bool:
    """True for the line of another article: in a box of its own, a list, a card whose heading leads to it."""
    return is_elsewhere(element) or _is_of_list(element) or (url is not None and is_of_card(element, (url,)))


def _is_of_list(element: HtmlElement) -> bool:
    """True for an item of a list in which another item has a date, too."""
    if element.tag != "li":
        return False
    items = islice((item for item in (*element.itersiblings("li", preceding=True), *element.itersiblings("li"))), 5)
    return any(DATE.search(" ".join(item.itertext())[:300]) for item in items)


def _is_stated_by_others(day: str, tree: HtmlElement, url: str | None) -> bool:
    """True for a day in the address of another article or of a file, and for that of a `<time>` of another article."""
    year, month, number = day.split("-")
    forms = (day, day.replace("-", "/"), day.replace("-", ""), f"{year}/{int(month)}/{int(number)}")
    if any(form in (url or "") for form in forms):
        return False
    times = [element for element in tree.iter("time") if (element.get("datetime") or "").startswith(day)]
    if times:
        return all(_is_of_another(element, url) for element in times)
    holders = tree.xpath(f"//*[{' or '.join(f'@*[contains(., {form!r})]' for form in forms)}]")
    return bool(holders) and all(_is_of_file(element, forms) for element in holders)


def _is_of_file(element: HtmlElement, forms: tuple[str, ...]) -> bool:
    """True where an address has the day, or the element is a calendar, a player, a clock that runs down."""
    if _WIDGET.search(" ".join((box.get("class") or "") for box in boxes(element, 3))):
        return True
    return any(form in (element.get(name) or "") for form in forms for name in ("href", "src", "srcset", "poster"))
