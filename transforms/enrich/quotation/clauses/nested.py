"""Reports within a Romance sentence that are not its subject's: Ana Roa contó que un alumno le preguntó “...”; Ana Roa, a la
que gritaron “...”."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.words.description_words import TIMES
from transforms.enrich.reporting.words import Reporting

_THAT = words("que qu' qu’ che")
#: Objects right before the verb, of whoever leaves himself out: dice que el plan lo considera “un error”.
_OBJECTS = words("lo la los las")
_ADDRESSED = words("le les gli lhe lhes lui leur nous me m' m’")
#: Verbs of calling and asking. Others have everyday senses, of what the outer report tells: dijo que la obra avanza “bien”.
_CALLS = (
    *(
        "calific",
        "tild",
        "tach",
        "llam",
        "describ",
        "defin",
        "qualifi",
        "trait",
        "décri",
        "appel",
        "chiam",
        "cham",
        "classific",
    ),
    *("pregunt", "demand", "chie", "pergunt", "domand"),
)
#: Verbs of speech, of a noun only with the quotation right behind them: dijo que la empresa habla de “...”.
_SPEAKS = tuple(
    words(
        """
        dij dec decía dic dit disai diss diz diser dett grit grid cri repet repit répét ripet habl fal parl escrib escrev escrit
        scriv scritt écri asegur assegur assur assicur afirm afferm affirm sosten sostien
        soutien soutenai insist anunci annunci annonc advert advirt avvert averti
        """
    )
)
_MAX_SPOKEN = 2  # tokens between such a verb and the quotation
#: They open a clause whose subject is somebody of the one before the comma: Ana Roa, cuya madre decía “...”.
_WHOSE = words("cuyo cuya cuyos cuyas cujo cuja cujos cujas cui dont")
_WHOM = words("quien quienes quem qui cui quale")
_OPENERS = _THAT | _WHOSE
_MAX_SUBJECT = 9  # tokens from the conjunction to the verb


def is_of_inner_noun(before: Sequence[Token], verb: int, subject: Subject | None, language: Reporting) -> bool:
    """Whether the verb at `verb` stands in a clause that opens with a noun, its subject, and not `subject`, which stands before
    that clause."""
    if not language.is_romance or subject is None or not _is_report_of_others(before, verb):
        return False
    floor = max(0, verb - _MAX_SUBJECT)
    that = next((at for at in range(verb - 1, floor - 1, -1) if _opens_clause(before, at)), None)
    if that is None or subject.start >= before[that].start or that + 2 > verb:
        return False
    owned = before[that].lower in _WHOSE and before[that + 1].lower not in language.articles
    start = that + 1 - owned
    start += before[start].lower in _DAYS  # ha detto che ieri il prefetto parlava di
    clause = [before[start], *(token for token in before[start + 1 : verb] if token.lower not in _ADDRESSED)]
    if len(clause) <= 1 or any(token.kind in ("verb", "comma", "stop", "quote", "pronoun") for token in clause[owned:]):
        return False
    noun = clause[1]
    timed = any(token.lower in TIMES for token in clause[1:_MAX_TIME])
    body = noun.mention is not None and noun.mention.kind == "ORG"
    opens = (owned or clause[0].lower in language.articles) and (body or noun.kind == "word") and not timed
    opens = opens and noun.lower not in language.skip  # ha detto che gli ha parlato di
    return opens and not (language.drops and clause[-1].lower in _OBJECTS and len(clause) > 2)


_DAYS = words("ayer hoy ieri oggi ontem hoje hier aujourd'hui aujourd’hui")
_MAX_TIME = 3  # words at the head of a clause that may tell when: que el otro día dijo


def _is_report_of_others(before: Sequence[Token], verb: int) -> bool:
    """Whether the verb calls somebody something or asks, or is one of speech with the quotation right behind it."""
    lower, behind = before[verb].lower, before[verb + 1 :]
    if lower.startswith(_CALLS):
        return True
    return lower.startswith(_SPEAKS) and (len(behind) <= _MAX_SPOKEN or behind[0].lower in _THAT)


def _opens_clause(before: Sequence[Token], at: int) -> bool:
    """Whether a word opens a clause within a sentence: que, cuya madre, à qui les médecins."""
    lower = before[at].lower
    return lower in _OPENERS or (at > 0 and lower in _WHOM and before[at - 1].lower in _TO)


_MAX_AHEAD = 3  # words from a comma to the end of the relative pronoun: , a la que


def is_in_relative(before: Sequence[Token], language: Reporting) -> bool:
    """Whether a Romance relative clause about whoever the sentence is about holds the report of a quotation, so that a verb
    behind the comma tells nothing of it: Ana Roa, que habló de “éxito”, se fue."""
    if not language.is_romance:
        return False
    start = next((at + 1 for at in range(len(before) - 1, -1, -1) if before[at].kind in ("comma", "stop", "quote")), 0)
    relative = start > 1 and any(token.lower in _ANY_RELATIVE for token in before[start : start + _MAX_AHEAD])
    return relative and before[start - 1].text == "," and any(token.kind == "verb" for token in before[start:])


#: Relative pronouns, and the prepositions that make them whom something is said to.
_RELATIVES = words("que quien quienes cui quem qui quale cual")
_ANY_RELATIVE = _RELATIVES | _OPENERS
_TO = words("a al à ao aos alla alle ai agli")
_BETWEEN = words("on l'on l’on l' l’ le les lui lhe gli ha han hanno a ont avait era fue è")


def is_said_to_antecedent(before: Sequence[Token], verb: int, language: Reporting) -> bool:
    """Whether a relative clause that ends in the verb tells what others say to somebody: Ana Roa, a la que gritaron “...”. Not:
    a las que acusó de robo: “...”."""
    at = verb - 1
    while at > 1 and before[at].lower in _BETWEEN:
        at -= 1
    if not language.is_romance or verb != len(before) - 1 or at < 1 or before[at].lower not in _RELATIVES:
        return False
    to = at - 1 - (before[at - 1].lower in language.articles and before[at - 1].lower not in _TO)
    return to >= 0 and before[to].lower in _TO and (to == 0 or before[to - 1].kind == "comma")
