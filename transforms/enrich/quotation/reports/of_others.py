"""Reports in a clause beside a person that are somebody else's: "Lee, whose mother told her “...”", Roth erinnert sich an einen
Lehrer, der sagte: „...“, "Smit, tegen wie “...” was gezegd", and whom somebody quotes: "Lee quoted Churchill: “...”"."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.subjects import subject_behind
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.reports.source import Told
from transforms.enrich.reporting.words import Reporting

_WHOSE = words("whose deren dessen wier wiens")
_WHOM = words("whom wie")
_GERMAN_WHOM = words("dem der denen")  # articles as well, before a noun
_TO = words("to of from by about tegen aan over van door zu von über gegenüber")
_RELATIVES = words("der die das who that")
_INDEFINITE = words("ein eine einen einem einer een a an")
_ASKED = words("asked gefragt gevraagd")
_WHETHER = words("if whether ob of")
_READ, _OUT = words("las liest leest"), words("vor voor")
_DENIES = words("denied denies verneinte verneint bestritt bestreitet ontkent ontkende")
_QUOTES = words("quoted quotes cited cites zitierte zitiert citeerde citeert")
_SOMEBODY = words("somebody someone")
#: Verbs by which a person without a name says something.
_SAYS = words(
    """
    said says told tells asked asks wrote shouted sagte sagt rief fragte schrieb erklärte meinte riet versprach zei zegt riep
    vroeg schreef
    """
)
_MAX_NOUN = 4  # tokens of the noun phrase before a relative pronoun
_MAX_RELATIVE = 14  # tokens of such a clause


def of_others(language: Reporting, before: Sequence[Token], behind: Sequence[Token]) -> Told | None:
    """An English, German or Dutch report of somebody without a name; None where there is none."""
    if language.inverts and not language.verb_second:
        return None
    said = behind[1:3] if behind and behind[0].kind == "comma" else behind[:2]
    if len(said) > 1 and said[0].lower in _SOMEBODY and said[1].kind == "verb":
        return Told(Subject(), said[1].lower)
    if not before:
        return None
    if _is_side_clause(before) or _is_of_antecedent(before, language):
        return Told(Subject(), None)
    return _quoted(language, before, behind)


def _is_side_clause(before: Sequence[Token]) -> bool:
    """Whether the words before a quotation end in a clause about whose relation or to whom somebody speaks."""
    last = next(
        (at for at in range(len(before) - 1, -1, -1) if before[at].kind in ("comma", "stop") and before[at].text != ":"), None
    )
    if before[0].lower in _ASKED and last is None:
        return any(token.lower in _WHETHER for token in before[1:3])
    if last is None or before[last].kind != "comma" or last == 0 or len(before) - last > _MAX_RELATIVE:
        return False
    clause = before[last + 1 :]
    first = clause[0].lower if clause else ""
    if first in _ASKED:
        return any(token.lower in _WHETHER for token in clause[1:3])
    if first in _WHOSE:
        return any(token.kind == "verb" for token in clause)
    if len(clause) <= 1 or first not in _TO or before[last - 1].mention is None:
        return False
    return clause[1].lower in _WHOM or (clause[1].lower in _GERMAN_WHOM and clause[min(2, len(clause) - 1)].text.islower())


def _is_of_antecedent(before: Sequence[Token], language: Reporting) -> bool:
    """Whether a verb right before the quotation belongs to a noun without a name: an einen Lehrer, der sagte; een leraar die
    tegen hem zei."""
    end = len(before) - (before[-1].text == ":")
    verb = next((at for at in range(end - 1, max(-1, end - 4), -1) if before[at].lower in _SAYS), None)
    if verb is None:
        return False
    who = next((at for at in range(verb - 1, max(0, verb - 5), -1) if before[at].lower in _RELATIVES), None)
    if who is None or any(token.kind in ("comma", "name") for token in before[who + 1 : verb]):
        return False
    comma = before[who - 1].kind == "comma"
    if comma != bool(language.reported):
        return False
    noun = who - 1 - comma
    phrase = before[max(0, noun - _MAX_NOUN) : noun]
    named = before[noun].kind != "word" or before[noun].lower in language.small_words
    return (
        not named
        and any(token.lower in _INDEFINITE for token in phrase)
        and any(token.kind == "verb" for token in before[:who])
    )


def _denied(before: Sequence[Token], behind: Sequence[Token]) -> Told | None:
    """Nobody, for what somebody denies to be: denied being “the mole”, bestritt, „der Maulwurf“ zu sein."""
    being = any(token.lower == "being" for token in before[-2:])
    if not being and [token.lower for token in behind[:2]] not in (["zu", "sein"], ["te", "zijn"]):
        return None
    return Told(Subject(), None) if any(token.lower in _DENIES for token in before) else None


def _quoted(language: Reporting, before: Sequence[Token], behind: Sequence[Token]) -> Told | None:
    """Whom somebody quotes before a colon: nobody who speaks where a person does it, else the one quoted."""
    if before[-1].text != ":":
        return _denied(before, behind)
    if len(before) > 1 and before[-2].lower in _OUT and any(token.lower in _READ for token in before):
        return Told(Subject(), None)  # las den Brief vor: „...“
    verb = next((at for at in range(len(before) - 1, 0, -1) if before[at].lower in _QUOTES), None)
    if verb is None or any(token.kind == "verb" or token.lower == "as" for token in before[verb + 1 :]):
        return None
    by = before[verb - 1]
    if by.kind == "pronoun" or (by.mention is not None and by.mention.kind == "PER"):
        return Told(Subject(), before[verb].lower)
    quoted = subject_behind(before[verb + 1 :], language)
    return Told(quoted, before[verb].lower) if quoted is not None and quoted.mention is not None and by.kind == "name" else None
