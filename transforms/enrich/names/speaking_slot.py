"""Where only somebody who speaks can stand: right behind the verb that follows a quotation, `“...”, said X`.

There a word with a capital is a name, whatever lists hold. What is an office, a body or a plural is left to the other rules.
"""

import re

from transforms.enrich.lexicon import words as words_of
from transforms.enrich.names.neighbours import may_stand_before
from transforms.enrich.names.organisation_words import ORG_HEADS, ORG_KNOWN
from transforms.enrich.names.reading import Reading
from transforms.enrich.names.tokens import Word
from transforms.enrich.names.words import DEMONYMS, NO_NAMES
from transforms.enrich.offices.roles import is_role
from transforms.enrich.reporting.languages import REPORTING

_CLOSED = re.compile(r"(?:[”“\"»«’'‘›‹][,.]?|[,.!?…][”“\"»«’'‘›‹])[ \u00a0\u202f]*(?:[–—-][ \u00a0])?$")
_MIN_ABBREVIATED = 5  # letters of a surname before a full stop
_MAX_BETWEEN = 3  # words between the verb and the name: erklärte damals, a déclaré lundi
#: Verbs by which firms and agencies make something known.
_ANNOUNCES = words_of("teilte teilt meldete meldet meldde meldt")
_VIEWS = words_of("angaben ansicht worten meinung auffassung überzeugung einschätzung darstellung aussage sicht aussagen")
_ARTICLES = words_of("der die das den dem des ein eine einen einem einer eines")
_PLURAL = ("ten", "en", "ent", "aient", "ron", "ram", "rono", "ano", "aban", "avam")
#: Ends of German nouns that are no surnames, and of bodies.
_DOUBLE = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,}-[A-ZÄÖÜ][a-zäöüß]{2,}")  # Bedford-Strohm
_NO_SURNAME = re.compile(
    r"(?:ung|heit|keit|schaft|tion|tät|ismus|nis|chen|bank|werke|gruppe|amt|ium|polizei|verband|partei|gericht|verein|zeitung"
    r"|konzern|rat|bund|kreise|leute)$"
)


def speaks(part: list[Word], reading: Reading) -> bool:
    """Whether a run of capitals is the subject of a verb that reports the quotation before it."""
    verb = _verb_before(part[0], reading)
    if verb is None:
        return False
    last = part[-1]
    # a Romance office has a small letter and stands first: Tordera is no trade
    offices = part[:-1] if reading.language in ("es", "it", "pt") and len(part) > 1 else part
    if any(is_role(word.lower, reading.language) for word in offices):
        return False
    if any(word.lower in DEMONYMS or word.lower in NO_NAMES for word in part):
        return False
    if last.lower in ORG_HEADS or last.lower in ORG_KNOWN or (last.text.isupper() and len(last.text) > 1):
        return False
    if len(part) > 1:
        return True
    behind = reading.text[last.end : last.end + 2]
    if (behind[:1] == "." and len(last.text) < _MIN_ABBREVIATED) or (behind[:1] == " " and behind[1:].isupper()):
        return False  # Univ.-Prof.; Yuans Kollege
    return (
        reading.language == "de"
        and (last.text.isalpha() or _DOUBLE.fullmatch(last.text) is not None)
        and verb.lower not in _ANNOUNCES
        and not verb.lower.endswith(_PLURAL)
        and not _NO_SURNAME.search(last.lower)
    )


def german_place(part: list[Word], lead: str, follow: str, reading: Reading) -> float:
    """A little for two or three German words where people are named as a source: laut X, nach Angaben von X."""
    if not 2 <= len(part) <= 3:
        return 0.0
    if lead in _ARTICLES:
        return -0.5  # der Hamburger Verein
    if not follow.islower():
        return 0.0
    at, words = part[0].at, reading.words
    source = lead == "laut" or (lead == "von" and at > 1 and words[at - 2].lower in _VIEWS) or follow == "zufolge"
    return 1.0 if source else 0.0


def _verb_before(word: Word, reading: Reading) -> Word | None:
    """The reporting verb before a word, where a quotation ends before it; None where there is none."""
    reporting, words = REPORTING.get(reading.language), reading.words
    if reporting is None:
        return None
    at, end = word.at - 1, max(-1, word.at - 2 - _MAX_BETWEEN)
    between = may_stand_before(reading.language)
    while at > end and words[at].lower not in reporting.verbs:
        if words[at].lower not in between:
            return None
        at -= 1
    if at <= end:
        return None
    verb = first = words[at]
    while first.at and words[first.at - 1].lower in reporting.skip and first.start - words[first.at - 1].end == 1:
        first = words[first.at - 1]  # », a déclaré X
    ahead = reading.text[max(0, first.start - 6) : first.start]
    return verb if _CLOSED.search(ahead) else None
