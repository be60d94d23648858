"""Whom a whole sentence is about, out of its clauses: its subject, or the subject of the report at its end."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.names.family import FAMILY
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.clauses.clauses_before import clause_subject, groups_of
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.subjects import subject_behind
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.reporting.words import Reporting

#: Ends of participles and gerunds that open a sentence.
_OPENING_PARTICIPLES = ("ado", "ada", "ido", "ida", "ato", "ata", "ito", "ita", "ando", "endo", "indo")
#: Adverbs that open a Romance sentence before a comma.
_ADVERBS = words(
    """
    ainda assim mesmo aliás além disso no entanto porém contudo depois então também agora hoje ontem por fim afinal
    aun así sin embargo además también después entonces ahora hoy ayer por fin al final no obstante eso sí luego
    inoltre però tuttavia poi infine ancora oggi ieri intanto comunque
    """
)
#: Romance verbs that a person follows who is their subject.
_PRESENTS = words("habla habló hablaba interviene intervino responde respondió fala falou responde respondeu parla interviene")
_IS_NAMED = words("s'appelle s’appelle s'appelait s’appelait s'appellent chama-se chamava-se")
_CALLS, _SELF = words("chama chamava llama llamaba chiama chiamava"), words("se si")
_IS_ABOUT = words("s'agit s’agit s'agissait s’agissait trata-se tratava-se")
#: Verbs by which somebody is given a name.
_GIVEN_NAME = ("identific", "llam", "apellid", "chiam", "chamad", "nombr", "nomin", "present")
_RELATIVES = words("who whose whom which where wo wohin dessen deren waar wiens")
#: Words that open a side clause of English before its main clause.
_SIDE = words(
    "when while after before as until since once although though because if unless told shown given born whenever"
    " als nachdem bevor während weil da obwohl ob wenn toen nadat voordat terwijl omdat hoewel of gevraagd"
)
_SELF_NORTHERN = words("sich zich")
_MIN_CALLED = 2
_INFINITIVES = ("are", "ere", "ire", "ar", "er", "ir")
_NOBODY = words("niemand keiner")
_ROMANCE_RELATIVES = words("que quien quienes quem che cui cujo cuja cuyo cuya donde onde dove")


def first_subject(tokens: Sequence[Token], language: Reporting) -> Subject | None:
    """The subject of a whole sentence: the first name or pronoun that no preposition governs, or the name set beside it.

    A phrase without a name only where no part of the sentence has one.
    """
    if tokens and tokens[0].lower in _NOBODY and language.verb_second:
        return None  # Niemand wist ervan, ook haar ouders niet
    part = next((at for at in range(len(tokens) - 1, 0, -1) if tokens[at].text == ";"), 0) if language.drops else 0
    if part and (latter := first_subject(tokens[part + 1 :], language)):
        return latter
    groups = groups_of([token for token in (tokens[:part] if part else tokens) if token.text != ":"], language)
    if language.drops:
        while len(groups) > 1 and groups[0] and all(token.lower in _ADVERBS for token in groups[0]):
            del groups[0]  # Ainda assim, elogiou os rapazes
        if len(tokens) > 2 and is_modal(tokens, language):
            return None
        led = tokens[0].lower.endswith(_OPENING_PARTICIPLES) and len(groups) > 1 if tokens else False
        if groups[0] and groups[0][0].kind == "verb" and not led:
            return _presented([token for token in tokens if token.start >= groups[0][0].start], language)
        if len(groups) > 1 and (called := _called(groups[1])) is not None:
            return called
        groups = [group for at, group in enumerate(groups) if not _is_aside(group, at, led=led)]
        if (of_whom := _felt(groups[0])) is not None:
            return of_whom
    if language.is_romance and (named := _named(tokens)) is not None:
        return named
    if not language.is_romance:  # In Hill, where the plant stands, a nurse said
        inner = range(1, len(groups) - 1)
        groups = [group for at, group in enumerate(groups) if not (at in inner and group and group[0].lower in _RELATIVES)]
    phrase = None
    for index, group in enumerate(groups):
        subject = clause_subject(group, language) if group else None
        if subject is None:
            continue
        if subject.pronoun and language.is_romance and index + 1 < len(groups) and (named := _alone(groups[index + 1])):
            return named  # Lui, Ugo Conti, ride
        if subject.pronoun and (main := _main(group, groups[index + 1 :], language)) is not None:
            return main
        if subject.pronoun and phrase is not None and _stays(phrase, language):
            return phrase  # "The suspect’s sister, who was there, shook her head as he left"
        if subject.pronoun and phrase is not None and len(group) == 1 and language.is_romance:
            continue  # Le président, lui, se tait
        if subject.pronoun and language.is_romance and len(group) == 1 and index and _is_unknown(groups[index - 1]):
            return None  # Detje, elle, se tait
        if subject.mention and language.is_romance and (later := _behind_phrase(group, groups[index + 1 :], language)):
            return later
        if subject.mention or subject.pronoun:
            return subject
        beside = groups[index + 1] if index + 1 < len(groups) else []
        if 0 < len(beside) <= 6 and beside[-1].kind == "name" and not beside[-1].possessive:
            return Subject.of(beside[-1])
        phrase = phrase or subject
    return phrase


def _named(tokens: Sequence[Token]) -> Subject | None:
    """The person whom a Romance sentence gives a name to: A parteira se chama Ana Reis; Il s'agit de Jean Roy."""
    for at in range(1, len(tokens) - 1):
        name, verb = tokens[at + 1], tokens[at]
        if name.mention is None or name.mention.kind != "PER" or name.possessive:
            continue
        if verb.text.lower() in _IS_NAMED or (verb.lower in _CALLS and tokens[at - 1].lower in _SELF):
            return Subject.of(name)
        if verb.lower == "de" and tokens[at - 1].text.lower() in _IS_ABOUT:
            return Subject.of(name)
    return None


def _main(side: Sequence[Token], rest: Sequence[Sequence[Token]], language: Reporting) -> Subject | None:
    """The person who opens the main clause behind a side clause: "Asked whether he would go, Lee laughed", „Als sie kam, lachte
    Ada Roth“; not: when she saw her brother, Tom Lee, she wept."""
    if language.is_romance or not side or len(rest) == 0:
        return None
    opens = side[0].lower in _SIDE or (not language.inverts and side[0].lower.endswith(("ed", "ing")))
    if not opens:
        return None
    for group in rest:
        at = 0
        if language.verb_second:
            if len(group) > 1 and group[0].mention is None and group[0].text.islower():
                at = 2 if group[1].lower in _SELF_NORTHERN and len(group) > 2 else 1
            else:
                continue
        name = group[at] if group else None
        if name is not None and name.mention is not None:
            alone = len(group) == 1 or name.possessive or name.mention.kind != "PER"
            return None if alone else Subject.of(name)
    return None


def _stays(phrase: Subject, language: Reporting) -> bool:
    """Whether a phrase is the subject, whatever pronoun a later clause has."""
    return language.drops or (not language.inverts and (is_role(phrase.noun) or phrase.noun in FAMILY))


def is_modal(tokens: Sequence[Token], language: Reporting) -> bool:
    """Whether a verb and its infinitive open a Romance sentence, so that its names are objects: Preferisce citare Roa."""
    small = tokens[0].lower in language.small_words or tokens[0].kind not in ("word", "verb")
    return not small and tokens[1].lower.endswith(_INFINITIVES) and tokens[1].kind == "word" and tokens[2].kind != "name"


def _called(group: Sequence[Token]) -> Subject | None:
    """How a clause about the subject says that he is named: La vecina, que pidió ser identificada solo como Rosa, dijo."""
    name = group[-1] if len(group) > _MIN_CALLED and group[0].lower in _ROMANCE_RELATIVES else None
    if name is None or name.mention is None or name.mention.kind != "PER":
        return None
    return Subject.of(name) if any(token.lower.startswith(_GIVEN_NAME) for token in group[1:-1]) else None


def _presented(tokens: Sequence[Token], language: Reporting) -> Subject | None:
    """Whom a verb at the head of a sentence presents: Habla el alcalde, Juan Roa; not: Elogió a Ana Roa, Elogiou a ministra."""
    subject = subject_behind(tokens[1:], language) if tokens[0].lower in _PRESENTS and len(tokens) > 1 else None
    return subject if subject is not None and subject.mention is not None else None


def _felt(group: Sequence[Token]) -> Subject | None:
    """The person whom the head of a sentence names and a pronoun takes up: A Ana Roa el elogio la deja muda."""
    if len(group) < 3 or group[0].lower != "a" or group[1].mention is None or group[1].mention.kind != "PER":
        return None
    return Subject.of(group[1]) if any(token.lower in ("le", "la", "lo", "gli") for token in group[2:-1]) else None


def _is_aside(group: Sequence[Token], at: int, *, led: bool) -> bool:
    """Whether a group of a Romance sentence is a clause about the noun before it, or about the one who speaks: "Preguntado por
    Roa, el alcalde dijo". `led`: a participle opens the sentence."""
    return bool(group) and (group[0].lower in _ROMANCE_RELATIVES if at else led)


def _is_unknown(group: Sequence[Token]) -> bool:
    """Whether a group is one word with a capital that is no name of the text."""
    return len(group) == 1 and group[0].kind == "word" and group[0].text.istitle()


def _behind_phrase(group: Sequence[Token], others: Sequence[Sequence[Token]], language: Reporting) -> Subject | None:
    """The person who opens a later clause where the first one is a phrase with a preposition that a name ends: Sobre o ponta
    de lança Ugo Reis, Ana Roa não quis falar."""
    if group[-1].kind != "name" or group[0].lower not in language.bare_prepositions:
        return None
    for other in others:
        first = other[0] if other else None
        if first is not None and first.mention is not None and first.mention.kind == "PER" and len(other) > 1:
            return None if first.possessive or other[1].lower in language.clause else Subject.of(first)
    return None


def _alone(group: Sequence[Token]) -> Subject | None:
    """The person whom a group between commas names and nothing else."""
    if len(group) == 1 and group[0].mention is not None and group[0].mention.kind == "PER" and not group[0].possessive:
        return Subject.of(group[0])
    return None


def reporter(tokens: Sequence[Token], language: Reporting) -> Subject | None:
    """The subject of the report at the end of a sentence: "It will not work, said Ann Lee.", "..., Lee said."; None where there
    is none."""
    last = len(tokens) - 1
    while last > 0 and tokens[last].kind in ("stop", "comma"):
        last -= 1
    if last > 2 and tokens[last].kind == "verb" and tokens[last - 1].kind in ("name", "pronoun") and not language.verb_second:
        said = tokens[last - 1]
        if tokens[last - 2].kind == "comma" and (said.mention or said.pronoun):
            return Subject.of(said)
    for at in range(len(tokens) - 2, 1, -1):
        if tokens[at].kind == "comma" and tokens[at + 1].kind == "verb":
            subject = subject_behind(tokens[at + 2 :], language)
            if subject is not None and subject.pronoun == "n" and not language.inverts:
                continue  # "Lee, who left early, saw it differently"
            known = subject is not None and (subject.mention or subject.pronoun or (language.verb_second and subject.noun))
            return subject if known else None
    return None
