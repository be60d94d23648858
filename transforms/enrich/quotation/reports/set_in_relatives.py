"""Who speaks in or behind a Romance relative clause that has a subject of its own: Anne Roy, que la presse dit « naïve », se
dit « sereine »."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.subjects import subject_behind
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.reports.source import Told
from transforms.enrich.quotation.words.description_words import TIMES
from transforms.enrich.reporting.words import Reporting

_RELATIVES = words("que qu' qu’ che quem quien cui dont")
_OPENERS = _RELATIVES | words("a à")
#: Stems of verbs by which somebody brings up a thing that has its name: le « chèque vert » lancé par la ministre.
PRESENTS = (
    *(
        "lanc",
        "lanç",
        "lanz",
        "présent",
        "present",
        "apresent",
        "annonc",
        "annunc",
        "anunc",
        "défend",
        "defend",
        "difend",
        "difes",
    ),
    *("propos", "propuest", "propon", "propõ", "propô", "souten", "soutien", "sosten", "signé", "celebr", "initi", "promov"),
)
_JUDGED = words("que qu' qu’ che")
_MAX_WITHIN = 6  # tokens from the pronoun to the verb
_MAX_BACK = 14  # tokens from the verb of the main clause to the pronoun


def beside_relative(language: Reporting, before: Sequence[Token], verb: int) -> Subject | None:
    """The subject of such a clause, understood or not, where the verb is its own; the person before it, where it is the verb of
    the main clause; None elsewhere."""
    return _before_relative(language, before, verb) or _within_relative(language, before, verb)


def _before_relative(language: Reporting, before: Sequence[Token], verb: int) -> Subject | None:
    """The person before a relative clause that quotes something, whose own verb stands behind it: Mme Roy, que la presse accuse
    de « naïveté », se dit « sereine »."""
    at = verb - 1
    while at > 0 and before[at].lower in language.skip:
        at -= 1
    if at < 2 or before[at].kind != "comma" or not any(token.kind == "quote" for token in before[max(0, at - 2) : at]):
        return None
    for place in range(at - 1, max(1, at - _MAX_BACK), -1):
        if before[place].kind == "stop":
            return None
        name = before[place - 2]
        if before[place - 1].kind == "comma" and name.mention is not None and before[place].lower in _OPENERS:
            return Subject.of(name) if name.mention.kind == "PER" and not name.possessive else None
    return None


def _within_relative(language: Reporting, before: Sequence[Token], verb: int) -> Subject | None:
    """The subject of a relative clause that has one of its own, whether it is understood or not: Anne Roy, que la presse accuse
    de « naïveté »."""
    at = next((at for at in range(verb - 1, max(1, verb - _MAX_WITHIN), -1) if before[at].lower in _RELATIVES), None)
    if at is None or at + 1 >= verb or before[at + 1].lower not in language.articles:
        return None
    if before[at - 1].kind != "comma" and not (before[at - 2].kind == "comma" and before[at - 1].kind == "word"):
        return None
    inside = before[at + 1 : verb]
    if len(inside) <= 1 or inside[1].lower in language.skip:
        return None  # che lo ha definito “...”: an object
    if any(token.kind != "word" or token.lower in TIMES for token in inside):
        return None
    return subject_behind(inside, language) or Subject()


def judged_behind(language: Reporting, behind: Sequence[Token]) -> Told | None:
    """The person of whom a Romance relative clause right behind a quotation tells that he judges it: la « lenteur » que déplore
    Anne Roy, el «caos» que lamenta Ana Roa."""
    verb = 1 + (len(behind) > 2 and behind[1].lower in language.skip)
    if len(behind) <= verb + 1 or behind[0].lower not in _JUDGED or behind[verb].kind != "verb":
        return None
    if behind[verb].lower.startswith(PRESENTS):
        return None
    subject = subject_behind(behind[verb + 1 :], language)
    named = subject is not None and subject.mention is not None and subject.mention.kind == "PER"
    return Told(subject, behind[verb].lower) if subject is not None and named else None
