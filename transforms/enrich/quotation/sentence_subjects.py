"""Whom a whole sentence is about, out of its clauses: its subject, or the subject of the report at its end."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.names.family import FAMILY
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.clause_tokens import Token
from transforms.enrich.quotation.clauses import subject_behind
from transforms.enrich.quotation.clauses_before import clause_subject, groups_of
from transforms.enrich.quotation.noun_phrases import Subject
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
        if groups[0] and groups[0][0].kind == "verb":
            return _presented([token for token in tokens if token.start >= groups[0][0].start], language)
        led = tokens[0].lower.endswith(_OPENING_PARTICIPLES) and len(groups) > 1 if tokens else False
        groups = [group for at, group in enumerate(groups) if not _is_aside(group, at, led=led)]
        if (of_whom := _felt(groups[0])) is not None:
            return of_whom
    phrase = None
    for index, group in enumerate(groups):
        subject = clause_subject(group, language) if group else None
        if subject is None:
            continue
        if subject.pronoun and language.drops and index + 1 < len(groups) and (named := _alone(groups[index + 1])):
            return named  # Lui, Ugo Conti, ride
        if subject.pronoun and phrase is not None and not language.inverts and (is_role(phrase.noun) or phrase.noun in FAMILY):
            return phrase  # "The suspect’s sister, who was there, shook her head as he left"
        if subject.mention or subject.pronoun:
            return subject
        beside = groups[index + 1] if index + 1 < len(groups) else []
        if 0 < len(beside) <= 6 and beside[-1].kind == "name" and not beside[-1].possessive:
            return Subject.of(beside[-1])
        phrase = phrase or subject
    return phrase


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
