"""Lines that are about the article and not of it, but worth keeping: the agency's credit, the note of an update or
correction."""

import re
from collections.abc import Callable, Container

from transforms.extract.page.letters import count_words
from transforms.extract.wording.correction_leads import between_lead_and_mark
from transforms.extract.wording.lines import is_update

#: Agencies as they sign; a credit is such a line and nothing else, in brackets or behind a dash.
AGENCIES = (
    "associated press", "ap", "reuters", "agence france-presse", "afp", "dpa", "dpa-afx", "bloomberg", "bloomberg news",
    "efe", "agencia efe", "ansa", "adnkronos",
    "agi", "lusa", "agência brasil", "agência lusa", "belga", "anp", "apa", "sda", "keystone-sda", "kna", "epd", "sid",
    "pap", "tass", "interfax", "ria novosti", "тасс", "риа новости", "интерфакс", "укринформ", "укрінформ", "unian", "уніан",
    "xinhua", "kyodo", "kyodo news", "jiji press", "yonhap", "pti", "ani", "ians", "upi", "pa media", "press association",
    "aap", "canadian press",
    "the canadian press", "the associated press", "cp", "dow jones", "dow jones newswires", "pr newswire", "business wire",
    "globe newswire", "globenewswire",
    "tribune news service", "tribune content agency", "ritzau", "tt", "ntb", "stt", "cna", "europa press", "notimex",
    "télam", "telam", "ats", "anadolu", "anadolu agency", "aa", "iha", "dha", "mti", "čtk", "hina",
    "agencias", "agenturen", "agences", "agencies", "agenzie", "agências", "wires", "redacción/agencias",
)  # fmt: skip
_AGENCY = "|".join(re.escape(agency) for agency in sorted(AGENCIES, key=len, reverse=True))
_CREDIT_LINE = re.compile(
    rf"^[\s(\[\-–—/*]{{0,4}}(?:(?:source|quelle|fuente|fonte|bron|with|mit|avec|con|"
    rf"com)\s?:?\s)?(?:{_AGENCY})(?:\s?[/,&+–-]\s?(?:{_AGENCY}|[a-z]{{2,5}})){{0,4}}[\s)\].]{{0,3}}$",
    re.IGNORECASE,
)
_CREDIT_TAIL = re.compile(
    rf"\s*[(\[]\s?((?:{_AGENCY})(?:\s?[/,&+]\s?(?:{_AGENCY}|[a-z]{{2,5}})){{0,4}})\s?[)\]]\.?$", re.IGNORECASE
)

_MAX_NOTE = 2_000
_BULLETS = ("- ", "• ", "· ", "* ", "▪ ", "● ")


def take_wire_credit(lines: list[str]) -> tuple[list[str], str | None]:
    """The lines without an agency's credit, and the credit: a line of its own, or in brackets behind the last sentence."""
    credit = None
    kept = []
    for line in lines:
        if len(line) <= 60 and _CREDIT_LINE.match(line):
            credit = credit or line.strip(" ()[]-–—/*.")
        else:
            kept.append(line)
    if credit is None and kept:
        match = _CREDIT_TAIL.search(kept[-1][-80:])
        if match:
            credit = match[1]
            kept[-1] = kept[-1][: len(kept[-1]) - (len(kept[-1][-80:]) - match.start())].rstrip()
            if not kept[-1]:
                kept.pop()
    return (kept, credit) if kept else (lines, None)


def drop_embedded_titles(lines: list[str], headings: dict[str, int], record: Callable[[str, str], None] | None) -> list[str]:
    """The lines of a reprint without titles of embedded videos: short lines between the summary's bullets and the first
    running paragraph that are no headings and end as no sentence does. Call it where a note of an update opens the text.
    """
    first = next((number for number, line in enumerate(lines) if count_words(line) >= 20), None)
    bullets = [number for number, line in enumerate(lines[:first]) if line.startswith(_BULLETS)]
    if first is None or len(bullets) < 2:
        return lines
    kept = []
    for number, line in enumerate(lines):
        is_title = bullets[-1] < number < first and line not in headings and 2 <= line.count(" ") <= 13
        if is_title and line[-1] not in ".!?:;…”\"'":
            if record is not None:
                record("embedded_title", line)
            continue
        kept.append(line)
    return kept


def _is_led(line: str) -> bool:
    """'Correction (3 June): ...', but not 'Correction of 12 percent: ...'."""
    between = between_lead_and_mark(line) if len(line) <= _MAX_NOTE else None
    return between is not None and not between[:1].isalpha()


def take_update_note(lines: list[str], posts: Container[str]) -> tuple[list[str], str | None]:
    """The lines without a note of an update or correction among the first five or last four, and the notes.

    `posts`: lines of the posts of a live blog, which are no notes: each may be headed "Update 3: ...".
    """
    notes = []
    kept = []
    for number, line in enumerate(lines):
        at_edge = number < 5 or number >= len(lines) - 4
        if at_edge and line not in posts and (is_update(line, count_words(line)) or _is_led(line)):
            notes.append(line)
        else:
            kept.append(line)
    if not kept:
        return lines, None
    return kept, "\n".join(notes)[:_MAX_NOTE] or None
