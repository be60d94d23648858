"""The day of publication that a page shows without declaring it: near the headline, behind a label, or as htmldate finds it."""

import re
from datetime import datetime
from itertools import islice

from htmldate import find_date
from lxml.html import HtmlElement

from schemas.times import Claim
from transforms.dates.dates import parse_date
from transforms.dates.swappable import DayEvidence, read_either_way
from transforms.extract.blocks import Block, key
from transforms.extract.boxes import boxes
from transforms.extract.estimate import Estimate, is_foreign, is_of_comments, is_own_footer


def search_visible(blocks: list[Block], guess: Estimate, title: str | None, evidence: DayEvidence) -> Claim | None:
    """The date that the page shows: near the headline, behind a label ("Published", "Datum") before a bare one.

    Near is one of the three blocks before or fifteen behind it, of at most 14 words; a bare date also has no more than two
    paragraphs of prose before it. Never of a comment, a footer, a caption, a quotation or an embedded post, a copyright line,
    or a sentence. A label elsewhere counts within the article and right below it, where only one day is labelled. A date that
    can be read in two ways counts near the headline, where nothing else is found: as a day where `evidence` settles it, else
    as `ambiguous`.
    """
    wanted = key(title or "")
    start = next((place for place, candidate in enumerate(blocks) if candidate.key == wanted), None) if wanted else None
    near = range(max(0, start - 3), min(len(blocks), start + 15)) if start is not None else range(0)
    first, last = guess.headline or guess.first, min(len(blocks), guess.last + 15)
    places = (*near, *(place for place in range(first, min(last, first + _MOST_SEARCHED)) if place not in near))
    bare: Claim | None = None
    either: Claim | None = None
    labelled: dict[str, Claim] = {}
    prose = [place for place in near if start is not None and place > start and blocks[place].running]
    bare_until = prose[_MOST_PROSE] if len(prose) > _MOST_PROSE else len(blocks)
    for place in places:
        block = blocks[place]
        if block.words > 14 or not any(char.isdigit() for char in block.text[:160]):
            continue
        text = block.text[:160]
        label = _LABEL.match(text)
        if (label is None and place not in near) or _is_about_something_else(block):
            continue
        if label is None:
            label = _LABEL_WITHIN.search(text)
        match = DATE.search(text, label.end() if label else 0)
        if label is None and match is not None and (place > bare_until or _is_sentence(text, match)):
            continue
        claim = _read(match[0], evidence) if match else None
        if claim is None and match is not None and either is None and place in near and not is_elsewhere(block.element):
            either = read_either_way(match[0], evidence, source="text", by_custom=True)
        if claim is None or is_elsewhere(block.element):
            continue
        if label is not None and place in near:
            return claim
        if label is not None and not _RANGE.search(text):
            labelled.setdefault(claim.value, claim)
        elif label is None and bare is None:
            bare = claim
    if bare is not None or len(labelled) != 1:
        return bare or either
    return next(iter(labelled.values()))


def search_updated(blocks: list[Block], title: str | None, evidence: DayEvidence) -> Claim | None:
    """The day of the last change that the page shows near its headline, behind a label ("Last updated")."""
    wanted = key(title or "")
    start = next((place for place, candidate in enumerate(blocks) if candidate.key == wanted), None) if wanted else None
    if start is None:
        return None
    for block in blocks[max(0, start - 3) : start + 15]:
        label = _UPDATED.search(block.text, 0, 160) if block.words <= 20 else None
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
#: What stands before the date of the last change.
_UPDATED = re.compile(
    r"\b(?:last\s)?(?:updated|modified|revised)(?:\son)?\b|\b(?:aktualisiert|geändert)(?:\sam)?\b|"
    r"\bmise? à jour(?:\sle)?\b|\bactualizad[oa](?:\sel)?\b|\batualizad[oa](?:\sem)?\b|"
    r"\baggiornato(?:\sil)?\b|\bbijgewerkt(?:\sop)?\b|"
    r"\baktualizacja\b|обновлено|更新|수정|güncelleme",
    re.IGNORECASE,
)


def _is_sentence(text: str, date: re.Match[str]) -> bool:
    """Whether a date is part of what a sentence tells: Mr Pell was born on 14 March 2001."""
    return text.rstrip().endswith((".", "!", "?", "…")) and len(_SMALL_WORD.findall(text, 0, date.start())) >= _SENTENCE_WORDS


def _is_about_something_else(block: Block) -> bool:
    """A copyright line, or a block in a caption, a quotation or an embedded post."""
    if _COPYRIGHT.search(block.text[:160]):
        return True
    box = next((around for around in boxes(block.element, 6) if around.tag in _QUOTING), None)
    return box is not None and next(box.iter("h1"), None) is None


_QUOTING = ("figcaption", "blockquote", "cite", "q", "marquee")
_COPYRIGHT = re.compile(r"©|\(c\)|copyright|all rights|alle rechte", re.IGNORECASE)
_MOST_SEARCHED = 3_000
#: Dates of numbers alone.
_NUMBERS = re.compile(r"(?<![\d/-])\d{1,2}([/-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/-])")
#: Running paragraphs between the headline and a bare date that may be that of publication.
_MOST_PROSE = 2
_SMALL_WORD = re.compile(r"\b[a-zà-öø-ÿа-яα-ω]{3,}")
_SENTENCE_WORDS = 2
#: The days of an event ("16-19 March"), never those of a publication.
_RANGE = re.compile(r"\b\d{1,2}\s?[-–]\s?\d{1,2}\.?\s[^\W\d]")
#: Year and month in a path.
_YEAR_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(?:0?[1-9]|1[0-2])/")
#: A date within so many characters of a paragraph's start is its dateline.
_DATELINE = 40
#: What stands before the date of publication, at a block's start.
_LABEL = re.compile(
    r"\W{0,3}(?:date(?: published| of publication)?|published(?: on| at)?|posted(?: on)?|publication date|first published|"
    r"datum|"
    r"veröffentlicht(?: am)?|erschienen(?: am)?|erstellt(?: am)?|publié le|mis en ligne le|date de publication|"
    r"fecha(?: de publicación)?|"
    r"publicado(?: el| em| a)?|pubblicato(?: il)?|data(?: di pubblicazione| publikacji)?|gepubliceerd(?: op)?|opublikowano|"
    r"发布时间|发布日期|時間|时间|日期|公開日|掲載日|配信|投稿日|입력|등록|게시일|작성일)(?!\w)\s{0,3}[:：|\-–]?\s{0,3}",
    re.IGNORECASE,
)
#: The same within a block that begins with another date: "Updated 16 May 2026, first published 14 May 2026".
_LABEL_WITHIN = re.compile(
    r"\b(?:published|posted|veröffentlicht|erschienen|publié|mis en ligne|publicado|pubblicato|gepubliceerd|opublikowano)"
    r"(?: on| at| am| le| el| em| il| op)?\s{0,3}[:：|\-–]?\s{0,3}(?=\d|[^\W\d]{3,12}\.?\s\d)",
    re.IGNORECASE,
)
#: A month's name; the signs of vowels are letters in Indic scripts and Thai.
_MONTH = r"(?:[^\W\d]|[\u0900-\u0dff\u0e31-\u0e4e]){3,14}"
#: Dates as people write them; parse_date reads and judges them.
DATE = re.compile(
    r"(?<!\d)\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일号號]?(?:\s{0,2}\d{1,2}:\d{2}(?::\d{2})?)?|"
    r"\b\d{4}\.\s\d{1,2}\.\s\d{1,2}\b|"
    r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\b|\b\d{1,2}/\d{1,2}/\d{4}\b|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?\s(?:de\s|of\s)?{_MONTH}\.?,?\s(?:de\s|del\s)?\d{{4}}\b|"
    rf"\b{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}\b"
)


def is_elsewhere(element: HtmlElement) -> bool:
    """In a comment, the site's header or footer, a quotation, an embedded post, a caption or the line of another article."""
    for box in element.iterancestors():
        if box.tag in _QUOTING:
            return True
        if box.tag in ("body", "main", "html", "aside") or is_own_footer(box):
            continue
        named = (
            (box.tag == "header" and next(box.iterancestors("article", "main"), None) is None)
            or is_foreign(box)
            or _TEASER.search(box.get("class") or "")
        )
        if named and next(box.iter("h1"), None) is None:
            return True
    return False


def is_of_others(element: HtmlElement) -> bool:
    """In a comment, a caption, or the line of another article. Footers of articles name their authors."""
    for box in element.iterancestors():
        if box.tag in ("figcaption", "nav"):
            return True
        if box.tag in ("body", "main", "html"):
            return False
        if (is_of_comments(box) or _TEASER.search(box.get("class") or "")) and next(box.iter("h1"), None) is None:
            return True
    return False


#: Boxes of other articles, of tickers and of embedded posts, by class.
_TEASER = re.compile(
    r"(?:^|[\s_-])(?:related|ticker|news-?ticker|recommend\w{0,8}|most-?read|trending|tweet|twitter-tweet|"
    r"instagram-media)(?:$|[\s_-])",
    re.IGNORECASE,
)


def search_day(tree: HtmlElement, blocks: list[Block], url: str | None, evidence: DayEvidence) -> Claim | None:
    """The day of publication that htmldate finds in the text or the URL: the last resort where nothing is declared.

    None for a first of January, which htmldate makes of a bare year, and for a day that the page names only in sentences,
    captions, quotations, comments and copyright lines. What it made of a date that can be read in two ways is read again.
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
    if not day or day.endswith("-01-01") or not _is_shown_apart(day, blocks, now):
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


def _is_shown_apart(day: str, blocks: list[Block], now: datetime) -> bool:
    """False where the page shows the day, and only where it is the day of something else."""
    shown = False
    for block in blocks[:_MOST_SEARCHED]:
        text = block.text[:4000]
        if day[:4] not in text:
            continue
        for match in islice(DATE.finditer(text), 20):
            claim = parse_date(match[0].strip(" ,.-–|"), now)
            if claim is None or claim.value[:10] != day:
                continue
            opens = match.start() <= _DATELINE
            apart = (block.words <= 25 or opens) and not _is_sentence(text, match)
            if apart and not _is_about_something_else(block) and not is_elsewhere(block.element):
                return True
            shown = True
    return not shown
