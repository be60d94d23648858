"""Who speaks where no reporting verb tells: `Ann Lee smiled: “...”`, `Ada Roth wurde von Jan Berg „kalt“ genannt`."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.clauses_before import subject_before
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.sentence_subjects import first_subject
from transforms.enrich.quotation.clauses.subjects import subject_behind
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.reports.romance_sources import presented, words_of
from transforms.enrich.quotation.reports.source import Told
from transforms.enrich.reporting.words import Reporting

#: The passive, in German and Dutch.
_PASSIVES = words("wird werden wurde wurden worden wordt werd")
_BY = words("von vom door")
_MAX_OPENING = 4  # tokens before a subject that opens its sentence
#: Auxiliaries and verbs of will and ability, no hearsay.
_AUXILIARIES = words(
    """
    will wollte kann könne könnte konnte möchte mag hat habe hatte wil wilde kan kon heeft had veut voulait peut pouvait n'a n’a
    avait ha había quiere quería puede podía aveva vuole voleva può poteva quer queria pode podia tem tinha
    """
)
_FRENCH_HAVE = words("a")
#: Verbs of will and plans before an infinitive.
_PREFERS = words("prefiere prefirió quiso preferisce preferito preferiu prefere")
_WILLS = _PREFERS | words(
    """
    will wollte möchte mag kann könne könnte konnte wil wilde kan kon hoopt hoopte veut voulait compte comptait entend entendait
    souhaite préfère préféré peut quiere quería pretende pretendía piensa puede podía vuole voleva intende intendeva conta può
    poteva quer queria pretendia tenciona pode podia
    """
)
_NEGATIONS = words("ne no non não pas rien ya")
_INFINITIVES = ("er", "ir", "re", "ar", "oir")
_NORTHERN_INFINITIVES = ("en", "ern", "eln", "sein", "tun", "zijn", "gaan", "staan", "doen", "zien")
_MIN_WORDS = 3  # of a fragment that tells a view
_BEEN = words("été sido stato stata stati state worden geworden")
_CLAUSAL = ("verb", "quote", "stop")
_MAX_OWN = 6  # tokens from the auxiliary to the fragment
_MIN_CLAUSE = 3  # tokens of a clause that names a person at its end
#: Behind them stands whom something is said to or about.
_TO = words("à au aux contre sur envers pour devant")
_FROM = words("von van")
_COMES = words(
    "kommt kam kommen kamen gibt gab es sie er erhält erhielt bekommt bekam komt kwam komen krijgt kreeg is er hij zij ze"
)
_INSTEAD = words("rather instead plutôt")


def without_verb(language: Reporting, before: Sequence[Token], *, colon: bool) -> Told | None:
    """The subject of the words before a quotation that a colon ends, or a verb behind the quotation."""
    if not colon and any(token.lower in _PASSIVES for token in before):
        return _agent_of_passive(before, language)
    whose = (words_of(language, before[:-1]) or presented(language, before[:-1])) if language.drops and colon else None
    if whose is not None:
        return Told(whose, None)
    if colon and language.verb_second and (giver := _comes_from(language, before[:-1])) is not None:
        return Told(giver, None)
    subject = first_subject(before, language)
    nameless = subject is None or (subject.mention is not None and _hangs_on(subject, before, language))
    if nameless and colon and language.elides and not language.drops and (last := _at_colon(before, language)):
        return Told(last, None)
    if subject is not None and _is_object(subject, before, language):
        return Told(Subject(), None)  # "The letter – printed above – warns Mr Roe: “...”"
    person = subject and (subject.pronoun or (subject.mention and subject.mention.kind == "PER"))
    if subject and person:
        return Told(Subject() if _hangs_on(subject, before, language) else subject, None)
    # somebody said it whom the rules do not understand: "One, who asked not to be named, said: “...”"
    return Told(Subject(), None) if colon and any(token.kind == "verb" for token in before[-6:]) else None


def clause_view(language: Reporting, before: Sequence[Token], behind: Sequence[Token], found: Sequence[str]) -> Told | None:
    """Whose view a fragment tells in a clause without a report; `found` are its words."""
    intends = len(found) > 1 and _is_infinitive(found, language)
    if not (len(found) >= _MIN_WORDS or intends) or not language.inverts:
        return None
    predicate = found[0][0].islower() and found[0] not in language.prepositions  # a tenu à venir « malgré la pluie »
    short = len(found) < _MIN_WORDS
    own = _own_clause(language, before, behind, intends=intends, short=short) if predicate else None
    return own or (_behind_colon(language, before) if len(found) >= _MIN_WORDS else None)


def _is_infinitive(found: Sequence[str], language: Reporting) -> bool:
    """Whether a fragment is what somebody wants to do: « rénover en douceur », „nichts sagen“."""
    if language.verb_second:
        return found[-1].islower() and found[-1].endswith(_NORTHERN_INFINITIVES)
    first = next((word for word in found if word not in _NEGATIONS), "")
    return first.endswith(_INFINITIVES)


def _own_clause(
    language: Reporting, before: Sequence[Token], behind: Sequence[Token], *, intends: bool, short: bool
) -> Told | None:
    """The person who opens a sentence whose predicate is a fragment behind an auxiliary: Ada Roth will „nicht länger warten“,
    Anne Roy n'a « rien vu venir ». `intends`: the fragment is
    what he wants to do. `short`: it has two words."""
    if not before or (behind and not (behind[0].kind == "stop" or (intends and behind[0].kind == "comma"))):
        return None
    auxiliaries = _WILLS if short else _WILLS | _AUXILIARIES
    if language.elides and not language.drops and not short:
        auxiliaries |= _FRENCH_HAVE
    at = next((at for at in range(len(before) - 1, -1, -1) if before[at].lower in auxiliaries), None)
    if at is None or len(before) - at > _MAX_OWN or any(token.kind in _CLAUSAL or token.lower in _BEEN for token in before):
        return None
    subject = subject_before(before[:at], language) if at else None
    if language.verb_second and not (subject and (is_person(subject) or subject.pronoun)):
        subject = subject_behind(before[at + 1 :], language)
    if subject is None and language.drops and before[at].lower in _PREFERS:
        subject = Subject(dropped=True, start=before[at].start, end=before[at].end)
    wants = intends and before[at].lower in _WILLS
    told = subject is not None and (is_person(subject) or (wants and (subject.pronoun or subject.dropped)))
    return Told(subject, before[at].lower if subject.dropped else None) if told and subject is not None else None


def _behind_colon(language: Reporting, before: Sequence[Token]) -> Told | None:
    """The person who opens a Romance sentence, whose view a clause behind a colon tells: Mme Roy reste prudente : la crue « ne
    faiblit pas ». The clause has no report and no person of its own."""
    at = next((at for at in range(len(before) - 1, 0, -1) if before[at].text == ":"), None)
    if at is None or not language.is_romance or at + 1 == len(before) or any(token.kind == "stop" for token in before[:at]):
        return None
    clause = before[at + 1 :]
    if any(token.kind in ("verb", "pronoun", "quote", "stop") for token in clause) or any(
        token.mention is not None and token.mention.kind == "PER" for token in clause
    ):
        return None
    subject = first_subject(before[:at], language)
    opens = subject is not None and all(
        token.kind == "word" and token.lower not in language.prepositions
        for token in before[:_MAX_OPENING]
        if token.start < subject.start
    )
    return Told(subject, None) if subject is not None and opens and (is_person(subject) or subject.pronoun) else None


def _at_colon(before: Sequence[Token], language: Reporting) -> Subject | None:
    """The one person of a French clause without a subject, whom it names right before its colon: De quoi fâcher la députée Anne
    Roy :, Même colère chez Jean Roy :"""
    start = max(
        (at + 1 for at, token in enumerate(before) if token.kind in ("stop", "quote") and token is not before[-1]), default=0
    )
    clause = before[start:-1]
    if not clause or clause[-1].mention is None or clause[-1].mention.kind != "PER" or len(clause) < _MIN_CLAUSE:
        return None
    if any(token.kind in ("verb", "pronoun", "name") for token in clause[:-1]) or any(token.lower in _TO for token in clause):
        return None
    return Subject.of(clause[-1])


def _comes_from(language: Reporting, before: Sequence[Token]) -> Subject | None:
    """The person from whom something comes at the end of a German or Dutch line: Kritik kommt von Stadtrat Jan Roth."""
    at = next((at for at in range(len(before) - 2, 0, -1) if before[at].lower in _FROM), None)
    if at is None or before[at - 1].lower not in _COMES or before[-1].mention is None:
        return None
    subject = subject_behind(before[at + 1 :], language)
    return subject if subject is not None and is_person(subject) and subject.end == before[-1].end else None


def is_person(subject: Subject) -> bool:
    return subject.mention is not None and subject.mention.kind == "PER"


def _agent_of_passive(before: Sequence[Token], language: Reporting) -> Told:
    """Who is named in a German or Dutch passive: wurde von Ada Roth „kalt“ genannt; nobody in: wurde als „kalt“ kritisiert."""
    for at, token in enumerate(before[:-1]):
        if token.lower in _BY:
            subject = subject_behind(before[at + 1 :], language)
            if subject is not None and is_person(subject):
                return Told(subject, None)
    return Told(Subject(), None)


def _hangs_on(subject: Subject, before: Sequence[Token], language: Reporting) -> bool:
    """Whether a clause without a reporting verb opens with a preposition or "rather than", so that its first name may be a
    part of that phrase: On the Lee affair: “...”"""
    at = next((at for at, token in enumerate(before) if token.start >= subject.start), 0)
    start = max((place + 1 for place in range(at) if before[place].kind in ("comma", "stop", "quote")), default=0)
    return (
        not language.verb_second
        and not (start < at and before[at - 1].kind == "pronoun" and language.drops)  # Accanto a lei Ugo Conti guarda
        and start < at
        and (before[start].lower in language.prepositions or before[start].lower in _INSTEAD)
    )


def _is_object(subject: Subject, before: Sequence[Token], language: Reporting) -> bool:
    """Whether a name stands right behind a reporting verb, where English and Romance clauses have their object."""
    if subject.mention is None or language.verb_second:
        return False
    place = next((at for at, token in enumerate(before) if token.start == subject.start), 0)
    return any(token.kind == "verb" for token in before[max(0, place - 2) : place])
