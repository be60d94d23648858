"""The day of publication as htmldate finds it, where a page neither declares nor shows one near its headline."""

import re
from datetime import datetime
from itertools import islice

from htmldate import find_date
from lxml.html import HtmlElement

from schemas.times import Claim
from transforms.dates.dates import parse_date
from transforms.dates.swappable import DayEvidence, read_either_way
from transforms.extract.dates.context import (
    dates_of_no_event,
    is_about_something_else,
    is_of_another,
    is_of_row,
    is_section_heading,
    is_sentence,
)
from transforms.extract.dates.labels import EVENT_BEFORE, is_labelled
from transforms.extract.dates.shapes import DATE, NUMBERS, SHORT
from transforms.extract.dates.visible import MOST_SEARCHED
from transforms.extract.page.blocks import Block
from transforms.extract.page.boxes import boxes
from transforms.extract.page.elsewhere import is_below_comments
from transforms.extract.page.estimate import Estimate

#: Year and month in a path.
_YEAR_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(?:0?[1-9]|1[0-2])/")
#: A date within so many characters of a paragraph's start is its dateline.
_DATELINE = 40
#: So many blocks before and behind the article a line without a label may show its day.
_ABOVE, _BELOW = 12, 6
#: Longer pieces of text are sentences, and on longer pages none is looked for.
_MOST_PIECE, _MOST_ELEMENTS = 60, 20_000
_WIDGET = re.compile(r"calendar|countdown|player", re.IGNORECASE)


def search_day(tree: HtmlElement, blocks: list[Block], guess: Estimate, url: str | None, evidence: DayEvidence) -> Claim | None:
    """The day of publication that htmldate finds in the text or the URL: the last resort where nothing is declared.

    None for a first of January, which htmldate makes of a bare year, for a day that the page states nowhere (it makes days of
    months and of parts of numbers, too), and for one that it names only in sentences, captions, quotations, comments, copyright
    lines, rows of dates, far from the article without a label, of other articles, or of an event. A date that can be read in
    two ways is read again. Give it the stripped tree: a quarter of the time (49 -> 11 ms).
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
    either = _shown_either_way(day, blocks, evidence)
    apart = _is_shown_apart(day, blocks, guess, url, now)
    if apart is False or (apart is None and either is None and not _is_stated(day, tree, url, now)):
        return None
    return either or Claim(value=day, precision="day", zone="unknown", source="htmldate", raw=day)


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
    for block in blocks[:MOST_SEARCHED]:
        text = block.text[:4000]
        found = NUMBERS.finditer(text) if "/" in text or "-" in text else ()
        match = next((match for match in found if match[0] in forms), None)
        if match is not None:
            return read_either_way(forms[match[0]], evidence, source="htmldate", by_custom=True)
    return None


def _is_shown_apart(day: str, blocks: list[Block], guess: Estimate, url: str | None, now: datetime) -> bool | None:
    """False where the page shows the day only where it is the day of something else, None where no line shows it."""
    shown = False
    for place, block in enumerate(blocks[:MOST_SEARCHED]):
        text = block.text[:4000]
        if day[:4] not in text:
            continue
        apart_dates = {match.start() for match in dates_of_no_event(text)}
        for match in islice(DATE.finditer(text), 20):
            claim = parse_date(match[0].strip(" ,.-–|"), now)
            if claim is None or claim.value[:10] != day:
                continue
            shown = True
            if match.start() not in apart_dates:
                continue
            opens = match.start() <= _DATELINE
            apart = (block.words <= 25 or opens) and not is_sentence(text, match) and not is_section_heading(block, match)
            near = guess.first - _ABOVE <= place < guess.last + _BELOW or is_labelled(text)
            if apart and near and not is_about_something_else(block) and not _is_of_others(block.element, url):
                return not is_of_row(block)
    return False if shown else None


def _is_stated(day: str, tree: HtmlElement, url: str | None, now: datetime) -> bool:
    """True for a day in the page's address, in a `<time>`, a piece of text or an attribute that is not of another article, a
    file, a widget. htmldate also makes days of months (`2014/10`), of numbers and of parts of them.
    """
    year, month, number = day.split("-")
    forms = (day, day.replace("-", "/"), day.replace("-", ""), f"{year}/{int(month)}/{int(number)}")
    if any(form in (url or "") for form in forms):
        return True
    times = [element for element in tree.iter("time") if (element.get("datetime") or "").startswith(day)]
    if times:
        return not all(_is_of_others(element, url) or _is_of_others(_line_of(element), url) for element in times)
    holders = tree.xpath(f"//*[{' or '.join(f'@*[contains(., {form!r})]' for form in forms)}]")
    if any(not _is_of_file(element, forms) and not _is_of_others(element, url) for element in holders):
        return True
    ends = (year[2:], year)
    for element in islice(tree.iter(), _MOST_ELEMENTS):
        for text in (element.text, element.tail):
            if text and len(text) <= _MOST_PIECE and any(map(text.__contains__, ends)):
                date = DATE.search(text) or SHORT.search(text)
                claim = parse_date(date[0], now) if date and not EVENT_BEFORE.search(text, 0, date.start()) else None
                is_this = f"{number} | {month} | {year}" in text or (claim is not None and claim.value[:10] == day)
                if is_this and not _is_of_others(_line_of(element), url):
                    return True
    return False


def _line_of(element: HtmlElement) -> HtmlElement:
    """The box that is the line in which a piece of text stands."""
    return next((box for box in boxes(element, 4) if box.tag in _LINES), element)


_LINES = frozenset({"p", "div", "li", "td", "section", "article", "header"})


def _is_of_others(element: HtmlElement, url: str | None) -> bool:
    return is_of_another(element, url) or is_below_comments(element)


def _is_of_file(element: HtmlElement, forms: tuple[str, ...]) -> bool:
    """True where an address has the day, or the element is a calendar, a player, a clock that runs down."""
    if _WIDGET.search(" ".join((box.get("class") or "") for box in boxes(element, 3))):
        return True
    return any(form in (element.get(name) or "") for form in forms for name in ("href", "src", "srcset", "poster"))
