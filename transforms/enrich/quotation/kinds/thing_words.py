"""Words that those around them make a thing, whoever reports the sentence: half of a compound (the “lighthouse”-style kiosks),
both ends of a range (von „Der Kai“ bis „Stille Nächte“), a word that is defined («Le grand tri», qui désigne ...), a work
in which somebody has a part, the medium for which somebody works."""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.spans import Span
from transforms.enrich.reporting.languages import REPORTING

MAX_THING = 6  # words of such a quotation
_HYPHENS = "-\u2010\u2011"  # not dashes: they open an insertion
#: The words that lead to the second end of a range, by the word before its first end: from “...” to “...”.
_RANGES = {
    "from": words("to through"),
    "von": words("bis"),
    "de": words("à a"),
    "des": words("aux"),
    "desde": words("hasta até a"),
    "da": words("a"),
    "van": words("tot"),
}
_BETWEEN = re.compile(r"(?:,? ?\([^()]{0,40}\))?,?[ \u00a0]([^\W\d_]+)[ \u00a0]")
#: A clause that says what the words before it mean.
_MEANS = re.compile(
    r",?[ \u00a0](?:which (?:means|refers to|denotes|stands for) (?!(?:he|she|they|we|i|you|it|that|there|\w+['’]s)\b)"
    r"|meaning (?!that\b)"
    r"|qui (?:désigne|signifie|veut dire)\b|que (?:designa|significa|quiere decir|quer dizer)(?! que\b)"
    r"|che (?:indica|significa|designa|vuol dire)(?! che\b)"
    r"|(?:was|das) (?:so viel (?:heißt|bedeutet)|(?:auf|zu) [A-ZÄÖÜ]\w+ (?:heißt|bedeutet)|bezeichnet)\b"
    r"|wat (?:zoveel )?(?:\w+ ){0,3}betekent\b)"
)
#: A German or Dutch participle between a name and what bears it: einen „Operation Reiher“ (Säuberung) genannten Einsatz.
_BORNE = re.compile(
    r"(?:[ \u00a0]\([^()]{0,40}\))?[ \u00a0](?:genannte|getaufte|betitelte|benannte)[nrsm]?[ \u00a0]"
    r"|[ \u00a0](?:genaamde|gedoopte|getitelde)[ \u00a0]"
)
_PARTS = words(
    "role roles part parts rolle rollen auftritt auftritte nebenrolle hauptrolle gastrolle rôle rôles papel papeles papéis"
    " ruolo ruoli rol rollen bijrol hoofdrol appearances appearance cameo"
)
_IN = words("in im en dans nel nella ne nei em no na on")
_OF = words("of at for von bei vom de del du di dello della do da van bij")
#: German verbs that take "von" for what is said: sprach die Ministerin von „Unsinn“.
_SPEAKS = re.compile(r"(?:ge)?spr[aeio]ch\w*|spricht|redete?n?|geredet|erzähl\w+|träum\w+|schwärm\w+|ging|geht|ausgeht|warn\w+")
_SPEAKS_OF = ("de", "nl")


def is_thing(text: str, spans: Sequence[Span], index: int, ahead: Sequence[str], language: str) -> bool:
    """Whether the words around a quotation of up to `MAX_THING` words make a thing of it. `ahead`: the words of its sentence
    before it, in lower case."""
    span = spans[index]
    inner = text[span.start : span.end]
    if inner[-1:] in ".!?…":
        return False
    return (
        _is_compounded(text, span)
        or _BORNE.match(text, span.outer_end) is not None
        or _ends_range(text, spans, index, ahead)
        or _is_defined(text, span, ahead, language)
        or _is_played(ahead, inner)
        or _is_medium(ahead, inner, language)
    )


def _is_compounded(text: str, span: Span) -> bool:
    behind = text[span.outer_end : span.outer_end + 2]
    return behind[:1] in _HYPHENS and behind[1:].isalpha()


def _ends_range(text: str, spans: Sequence[Span], index: int, ahead: Sequence[str]) -> bool:
    """Whether a quotation is one of two capitalized ends of a range."""
    span = spans[index]
    if index and (between := _BETWEEN.fullmatch(text, spans[index - 1].outer_end, span.outer_start)) is not None:
        first = spans[index - 1]
        led = text[max(0, first.outer_start - 10) : first.outer_start].split()
        pair, lead, joint = (first, span), led[-1].lower() if led else "", between[1]
    elif index + 1 < len(spans) and ahead:
        between = _BETWEEN.fullmatch(text, span.outer_end, spans[index + 1].outer_start)
        pair, lead, joint = (span, spans[index + 1]), ahead[-1], between[1] if between is not None else ""
    else:
        return False
    return joint in _RANGES.get(lead, ()) and all(text[end.start : end.start + 1].isupper() for end in pair)


def _is_defined(text: str, span: Span, ahead: Sequence[str], language: str) -> bool:
    """Whether a clause right behind says what the words mean, and nobody says them in this sentence."""
    reporting = REPORTING.get(language)
    return reporting is not None and _MEANS.match(text, span.outer_end) is not None and reporting.verbs.isdisjoint(ahead)


def _is_played(ahead: Sequence[str], inner: str) -> bool:
    return len(ahead) > 1 and ahead[-1] in _IN and ahead[-2] in _PARTS and inner[:1].isupper()


def _is_medium(ahead: Sequence[str], inner: str, language: str) -> bool:
    """Whether somebody's office is one at or of what the marks name: the editor of “Harbour Today”."""
    if len(ahead) < 2 or ahead[-1] not in _OF or not is_role(ahead[-2]) or not inner[:1].isupper():
        return False
    return language not in _SPEAKS_OF or not any(map(_SPEAKS.fullmatch, ahead))
