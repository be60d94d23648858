"""What a reporting verb does not report: what somebody is asked to do, what follows; and whom a passive names."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.subjects import subject_behind
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.reports.source import Told
from transforms.enrich.quotation.words.speaking_nouns import can_speak
from transforms.enrich.reporting.words import Reporting

#: They ask somebody to do something: "asked five people to perform a “direction task”" reports nothing.
_REQUESTS = words("asked ask asks asking told tell tells telling urged urges begged called calls")
#: They judge somebody for something.
_JUDGED = words(
    """
    attacked blamed blasted chided commended condemned criticised criticized denounced derided faulted hailed lambasted lauded
    mocked praised rebuked ridiculed slammed thanked
    """
)
_REASONS = words("for over")
#: Participles with an object before "as": without one, the noun before is called so: tea described as a “golden drink”.
_DESCRIBED = words(
    "described characterised characterized portrayed depicted billed touted labelled labeled branded hailed dismissed regarded"
)
_CALLED = words("omschreven beschreven aangeduid bestempeld betiteld getypeerd gekenschetst")
_DUTCH_HAVE = words("heeft hebben had hadden door")
_MAX_HAVE = 8  # tokens from the auxiliary to the participle
_LETS = words("lässt liess ließ lassen ließen laat liet")
_FEELS = ("siente", "sintió", "sentía", "sente", "sentiu", "sentiva", "sent", "sentait")
_MAX_FELT = 14  # tokens back to the verb of the report
_THAT = words("que qu' qu’ che")
_MAX_LETS = 8  # tokens between them and the infinitive
_PARTICIPLES = (
    *("é", "ée", "és", "ées", "ado", "ada", "ados", "adas", "ato", "ata", "ati", "ate", "ito", "ita", "iti", "ite", "ido"),
)
#: They open a verb of several words: s’est félicitée, si è lamentato.
_OF_THEMSELVES = ("s'est ", "s’est ", "s'était ", "s’était ", "si ")
_HAVE = (
    *("’a", "'a", "’ont", "'ont", "’avait", "'avait", "’ai", "'ai"),
    *("’ha", "'ha", "’hanno", "'hanno", "’aveva", "'aveva", "’ho", "'ho"),
)
_HAVING = words(
    """
    a ont avait avaient aurait auraient ayant ai avons aura est s'est
    ha han había habían habría hubiera haber habiendo hay hanno aveva avevano
    avrebbe avrebbero avendo aver avere tem têm tinha tinham havia teria terá ter tendo
    """
)
_BEEN = words("été sido stato stata stati state")
#: Third persons that are as often the plural of a noun.
_PLURALS = words(
    """
    answers calls claims comments complaints cries demands echoes hopes jokes labels mentions notes objects plans promises
    protests questions reports requests shouts signals stresses suspects tweets views voices vows worries
    """
)
_DETERMINERS = words(
    "the these those some many several such all no any more most other received got drew met his her its their"
    " answer answers field raise pose face take"
)
_INSTEAD = words("from of without instead than")
_AS = words("como come según segundo secondo conforme")
#: Small words of which what follows may be said: who described as, which had described as, she later described as.
_BARE_SUBJECTS = words(
    "who which that he she they it i we you had has have later once often and or but then also one many some"
)
_BE = words("is are was were be been being")


def is_no_report(before: Sequence[Token], verb: int, language: Reporting) -> bool:
    """Whether the word that looks like a reporting verb reports nothing that its subject said."""
    return (
        asks_to_do(before, verb)
        or is_mere_deed(before, verb)
        or is_suffered(before, verb)
        or (not language.inverts and is_described(before, verb))
        or is_noun(before, verb)
        or (language.is_romance and (is_bare_participle(before, verb) or is_felt_by_another(before, verb)))
        or (bool(language.resounds) and is_called_as(before, verb))
    )


def is_governed(before: Sequence[Token], verb: int, language: Reporting) -> bool:
    """Whether a Romance word is a noun that a preposition governs and no verb: secondo l'accusa, alla domanda."""
    ahead = verb - 1
    if ahead > 0 and before[ahead].lower in language.articles:
        ahead -= 1
        if before[ahead].lower in ("secondo", "según", "segundo"):
            return True
    lower = before[ahead].lower if ahead >= 0 else ""
    return lower in language.prepositions and lower not in language.articles and lower not in _AS


def is_made_to(before: Sequence[Token], verb: int) -> bool:
    """Whether somebody is made to say it: Die Regisseurin lässt den König sagen: „...“"""
    infinitive = before[verb].lower.endswith("en") and verb == len(before) - 2
    return infinitive and any(token.lower in _LETS for token in before[max(0, verb - _MAX_LETS) : verb])


def is_bare_participle(before: Sequence[Token], verb: int) -> bool:
    """Whether a Romance participle has no auxiliary that makes it active: Roy, accusé d’avoir « dormi »."""
    if verb and before[verb - 1].lower in _BEEN:
        return True  # a été accusé de « folie »
    if not before[verb].lower.endswith(_PARTICIPLES) or before[verb].lower.startswith(_OF_THEMSELVES):
        return False
    return not any(token.lower.endswith(_HAVE) or token.lower in _HAVING for token in before[max(0, verb - 4) : verb])


def is_felt_by_another(before: Sequence[Token], verb: int) -> bool:
    """Whether somebody reports how another one feels: admitió que el Gobierno se sintió “solo”."""
    if not before[verb].lower.endswith(_FEELS):
        return False
    near = before[max(0, verb - _MAX_FELT) : verb]
    that = next((at for at in range(len(near) - 1, 0, -1) if near[at].lower in _THAT), 0)
    return any(token.kind == "verb" for token in near[:that])


def is_called_as(before: Sequence[Token], verb: int) -> bool:
    """Whether a Dutch participle tells what somebody without a name calls something: in het boekje omschreven als “...”."""
    called = before[verb].lower in _CALLED and verb + 1 < len(before) and before[verb + 1].lower == "als"
    return called and not any(token.lower in _DUTCH_HAVE for token in before[max(0, verb - _MAX_HAVE) : verb])


def asks_to_do(before: Sequence[Token], verb: int) -> bool:
    """Whether a request is for something to do and not for the words quoted: asked them to run a “test”, but: asked them
    not to “run”, to be “quick”."""
    wanted = before[verb].lower in _REQUESTS and any(token.lower == "to" for token in before[verb + 2 :])
    return wanted and not (before[-1].lower == "to" or (before[-1].lower == "be" and before[-2].lower == "to"))


def is_mere_deed(before: Sequence[Token], verb: int) -> bool:
    """Whether a participle is only named, and no report: the focus shifts from asking “Why?”"""
    return verb > 0 and before[verb].lower.endswith("ing") and before[verb - 1].lower in _INSTEAD


def is_suffered(before: Sequence[Token], verb: int) -> bool:
    """Whether the subject is whom others speak of: a firm praised for its “patience”, as the report lacks an object."""
    return before[verb].lower in _JUDGED and verb + 1 < len(before) and before[verb + 1].lower in _REASONS


def is_described(before: Sequence[Token], verb: int) -> bool:
    """Whether an English participle tells what the noun right before it is called, as no object stands before "as": sacks of
    tea described as a “golden drink”; but: a plan critics described as “mad”."""
    if not verb or before[verb].lower not in _DESCRIBED or verb + 1 >= len(before) or before[verb + 1].lower != "as":
        return False
    noun = before[verb - 1]
    if noun.kind == "comma":
        return True
    return noun.kind == "word" and noun.text.islower() and noun.lower not in _BARE_SUBJECTS and not can_speak(noun.lower)


def is_noun(before: Sequence[Token], verb: int) -> bool:
    """Whether a word is the plural of a noun and no verb: she received comments including “...”, the claims were “...”."""
    if before[verb].lower not in _PLURALS or not verb:
        return False
    ahead = before[verb - 1]
    return ahead.kind == "verb" or ahead.possessive or (ahead.kind == "word" and _opens_noun(ahead.lower))


def _opens_noun(lower: str) -> bool:
    return lower in _DETERMINERS or lower.endswith(("ed", "ing"))


def is_spoken_to(before: Sequence[Token], verb: int) -> bool:
    """Whether an English subject is whom or what somebody else speaks of or to: he was told “no”, to be called “slow”."""
    place = verb - 1
    while place >= 0 and before[place].lower.endswith("ly"):
        place -= 1
    return place >= 0 and before[place].lower in _BE and not before[verb].lower.endswith(("ing", "says", "tells"))


def is_passive(before: Sequence[Token], verb: int) -> bool:
    return is_described(before, verb) or any(token.lower in _BE for token in before[max(0, verb - 3) : verb])


def agent(before: Sequence[Token], verb: int, language: Reporting) -> Subject | None:
    """Who a passive names: "The plan was described by Lee as “...”"."""
    # a deal hailed by Lee as “good”
    named = verb + 1 < len(before) and before[verb + 1].lower == "by" and before[-1].lower == "as"
    if language.inverts or not (named or is_passive(before, verb)):
        return None
    by = next((at for at in range(verb + 1, min(verb + 5, len(before))) if before[at].lower == "by"), None)
    if by is None or any(token.kind != "word" for token in before[verb + 1 : by]):
        return None
    return subject_behind(before[by + 1 :], language)


def agent_behind(language: Reporting, before: Sequence[Token], behind: Sequence[Token], verbs: Sequence[int]) -> Told | None:
    """Whom a passive names behind the quotation: "It was described as “poor” by Lee"."""
    if language.inverts or not verbs or not behind or behind[0].lower != "by" or not is_passive(before, verbs[-1]):
        return None
    subject = subject_behind(behind[1:], language)
    return Told(subject, before[verbs[-1]].lower) if subject is not None else None


def reports_next(behind: Sequence[Token]) -> bool:
    """Whether the words behind a quotation lead to the next one: Lee asked “Why?” Roe replied that “...”"""
    at = next((at for at, token in enumerate(behind[:6]) if token.kind == "verb"), None)
    if at is None or at + 1 >= len(behind) or behind[at + 1].lower not in ("that", ":", ","):
        return False
    return at + 2 == len(behind) or behind[at + 2].kind == "quote"
