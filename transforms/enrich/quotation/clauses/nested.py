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
_MAX_SUBJECT = 9  # tokens from the conjunction to the verb


def is_of_inner_noun(before: Sequence[Token], verb: int, subject: Subject | None, language: Reporting) -> bool:
    """Whether the verb at `verb` stands in a clause that opens with a noun, its subject, and not `subject`, which stands before
    that clause."""
    if not language.is_romance or subject is None or not before[verb].lower.startswith(_CALLS):
        return False
    floor = max(0, verb - _MAX_SUBJECT)
    that = next((at for at in range(verb - 1, floor - 1, -1) if before[at].lower in _THAT), None)
    if that is None or subject.start >= before[that].start or that + 2 >= verb:
        return False
    clause = [token for token in before[that + 1 : verb] if token.lower not in _ADDRESSED]
    if len(clause) <= 1 or any(token.kind in ("verb", "comma", "stop", "quote", "pronoun") for token in clause):
        return False
    noun = clause[1]
    opens = clause[0].lower in language.articles and noun.kind == "word" and noun.lower not in TIMES
    return opens and not (language.drops and clause[-1].lower in _OBJECTS and len(clause) > 2)


#: Relative pronouns, and the prepositions that make them whom something is said to.
_RELATIVES = words("que quien quienes cui quem qui quale cual")
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
