"""The day of publication that a page shows without declaring it: near the headline, or behind a label."""

import re
from datetime import timedelta

from schemas.times import Claim
from transforms.dates.dates import parse_date, stated_day
from transforms.dates.names import weekdays_named
from transforms.dates.swappable import DayEvidence, read_either_way
from transforms.extract.dates.context import (
    RANGE,
    SMALL_WORD,
    dates_of_no_event,
    is_about_something_else,
    is_of_another,
    is_of_row,
    is_section_heading,
    is_sentence,
)
from transforms.extract.dates.labels import PUBLISHED, PUBLISHED_WITHIN, UPDATED, UPDATED_BEFORE
from transforms.extract.dates.shapes import DATE, NUMBERS, SHORT
from transforms.extract.page.blocks import Block, key
from transforms.extract.page.elsewhere import is_elsewhere
from transforms.extract.page.estimate import Estimate


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
        if (label is None and place not in near) or is_about_something_else(block):
            continue
        if label is None:
            label = PUBLISHED_WITHIN.search(text)
        if block.words > (_MOST_WORDS if label is None else _MOST_LABELLED_WORDS):
            continue
        match = DATE.search(text, label.end()) if label else _bare_date(text) or _in_pieces(block) or _short(block)
        if label is None and match is not None and (place > bare_until or _is_told(block, match, is_headline=place == start)):
            continue
        claim = _read(_with_weekday(text, match), evidence) if match else None
        if claim is None and match is not None and either is None and place in near and not is_of_another(block.element, url):
            either = read_either_way(match[0], evidence, source="text", by_custom=True)
        if claim is None or is_of_another(block.element, url):
            continue
        if label is not None and place in near and len(SMALL_WORD.findall(text, 0, label.start())) < _TOLD_WORDS:
            return claim
        if label is not None and not RANGE.search(text):
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
    if match is None or SMALL_WORD.search(first, 0, match.start()) or not _BEHIND_DATELINE.match(first, match.end()):
        return None
    return _read(match[0], evidence)


def _bare_date(text: str) -> re.Match[str] | None:
    """The first date of a line that is neither of a change nor of an event."""
    return next((date for date in dates_of_no_event(text) if not UPDATED_BEFORE.search(text, 0, date.start())), None)


def _short(block: Block) -> re.Match[str] | None:
    """The day at the start of a line of next to nothing else, with two digits of the year."""
    return SHORT.match(block.text) if block.words <= _MOST_PIECES else None


def _is_told(block: Block, date: re.Match[str], *, is_headline: bool) -> bool:
    """Whether a bare date belongs to what the line tells: a sentence, the heading of a section, a row of dates."""
    if is_sentence(block.text[:160], date) or is_of_row(block):
        return True
    return not is_headline and is_section_heading(block, date)


def _in_pieces(block: Block) -> re.Match[str] | None:
    """The date that the pieces of a short line are, where no space parts them: day, month and year in boxes of their own."""
    if block.words > _MOST_PIECES or len(block.element) < 2:
        return None
    return DATE.fullmatch(" ".join(" ".join(block.element.itertext()).split()[: 2 * _MOST_PIECES]))


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


#: Words of a line that states a date; a label at its start may lead two of them with their hours.
_MOST_WORDS, _MOST_LABELLED_WORDS = 14, 24
#: Words before a label within a line that make it a sentence: "A version of this story was first published on ...".
_TOLD_WORDS = 3
_MOST_PIECES = 4
MOST_SEARCHED = 3_000
#: Running paragraphs between the headline and a bare date that may be that of publication.
_MOST_PROSE = 2
_BEHIND_DATELINE = re.compile(r"\s?(?:/[^/]{2,30}/|\([^()]{2,30}\))?\s?(?:--|–|—|-)\s")
_WEEKDAY = re.compile(r"([^\W\d_]{2,14})\.?,?\s{1,2}$")
