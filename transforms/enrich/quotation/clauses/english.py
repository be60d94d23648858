"""Whose verb it is that stands behind another clause in an English sentence: joined to a first verb, inside of what somebody
reports, or about the person of an apposition."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.names.family import FAMILY
from transforms.enrich.names.words import HONORIFICS
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.clauses.clauses_before import clause_subject, subject_before
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.subjects import subject_behind
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.reporting.words import Reporting

#: Verbs that a clause follows, with or without "that".
_CLAUSAL = words(
    """
    said says say claimed claims believed believes thought thinks argued argues noted notes added adds explained explains
    admitted admits acknowledged acknowledges insisted insists conceded concedes alleged alleges recalled recalls denied denies
    suggested suggests reported reports wrote writes hoped hopes feared fears revealed reveals stressed stresses maintained
    maintains remembered remembers testified testifies complained complains confirmed confirms announced announces stated states
    """
)
_JOINS = words("and but then or yet")
_AUXILIARIES = words("had has have having was were is are be been being to not would could should will can might may must did")
_INDEFINITE = words(
    "one someone somebody another nobody everyone everybody most many several some each no none residents police"
)
_OPENERS = words("when as after before while until because although though if since once and but that")
_SUBJECTS = words("he she")
#: Verbs whose object does what the infinitive tells: asked Roe to say.
_MAKES = words(
    "asked asks asking told tells telling urged urges urging wanted wants wanting forced forces ordered orders persuaded begged"
    " allowed invited pressed encouraged advised helped got expected"
)
_WHO = words("who")
_READS = words("read reads reading")
_FROM = words("from out aloud")
_MAX_PHRASE = 4  # words of a noun phrase and of what stands between it and its verb
_MIN_SET_IN = 5  # tokens of one with a name: his wife, Ann,
_CONJUNCTIONS = words("and or but that who which")
_MIN_CONTACT = 2  # tokens: the noun and the name
_SMALL_AHEAD = words("and or but when as after before that while because of to with by from for in on at than mr mrs ms dr sir")
_MAX_APPOSED = 6  # tokens of an apposition up to its "who"


def subject_of_clause(before: Sequence[Token], verb: int, language: Reporting) -> Subject | None:
    """The subject of an English reporting verb where it is not the first noun of the clause; None for all other clauses.

    "Lee admitted that the letter had come but said" is Lee; "Lee said the mayor had called it" the mayor; "Lee, a former banker
    who had called it" Lee; "when he rose and announced" he.
    """
    if language.inverts or not verb:
        return None
    start = max((at + 1 for at in range(verb) if before[at].kind in ("stop", "quote")), default=0)
    return (
        _of_contact(before, start, verb)
        or _joined(before, start, verb, language)
        or _reported(before, start, verb, language)
        or _apposed(before, start, verb)
        or _of_purpose(before, start, verb, language)
        or _of_pronoun(before, start, verb)
    )


def _of_contact(before: Sequence[Token], start: int, verb: int) -> Subject | None:
    """The name between a noun and a verb whose object the noun is, without "that": a scheme Lee described as “mad”."""
    if verb + 1 >= len(before) or before[verb + 1].lower != "as" or verb < start + _MIN_CONTACT:
        return None
    name, noun = before[verb - 1], before[verb - 2]
    person = name.mention is not None and name.mention.kind == "PER" and not name.possessive
    plain = noun.kind == "word" and noun.text.islower() and noun.lower not in _SMALL_AHEAD
    return Subject.of(name) if person and plain and not is_role(noun.lower) else None


def reads_out(before: Sequence[Token], verb: int) -> bool:
    """Whether somebody reads aloud what another one wrote: read from the entry: “...”"""
    return before[verb].lower in _READS and verb + 1 < len(before) and before[verb + 1].lower in _FROM


def _is_joined(before: Sequence[Token], verb: int) -> bool:
    place = verb - 1
    while place > 0 and before[place].lower.endswith("ly"):
        place -= 1
    return before[place].lower in _JOINS


def _first_verb(before: Sequence[Token], start: int, verb: int) -> int | None:
    """The last verb before that takes a clause and has no auxiliary."""
    return next(
        (
            at
            for at in range(verb - 1, start, -1)
            if before[at].lower in _CLAUSAL and before[at].kind == "verb" and before[at - 1].lower not in _AUXILIARIES
        ),
        None,
    )


def _joined(before: Sequence[Token], start: int, verb: int, language: Reporting) -> Subject | None:
    """The subject of a first verb to which this one is joined, in the same tense, behind a clause of something else."""
    first = _first_verb(before, start, verb)
    if first is None or not _is_joined(before, verb) or _is_present(before[first]) != _is_present(before[verb]):
        return None
    that = before[first + 1].lower == "that"
    inner = subject_behind(before[first + 1 + that : verb], language)
    person = inner is not None and (inner.mention is not None or inner.pronoun is not None)
    if person and not that:
        return None
    subject = subject_before(before[start:first], language)
    return subject if subject is not None and subject != Subject() else None


def _is_present(verb: Token) -> bool:
    return verb.lower.endswith("s")


def _reported(before: Sequence[Token], start: int, verb: int, language: Reporting) -> Subject | None:
    """The subject of a clause that a first verb reports, where it is a noun: said the mayor had called it."""
    first = _first_verb(before, start, verb)
    if first is None:
        return None
    inner = before[first + 1 : verb]
    if (set_in := _set_in(inner)) is not None:
        return set_in
    if any(token.kind == "comma" for token in inner):
        return None
    if inner and inner[0].lower == "that":
        inner = inner[1:]
    several = bool(inner) and _is_several(inner[0], language)
    if len(inner) <= (not several) or (_is_joined(before, verb) and _is_present(before[first]) == _is_present(before[verb])):
        return None
    if inner[0].mention is not None and inner[0].possessive and _is_mere_phrase(inner[1:]):
        return Subject()  # said Lee’s lawyer told
    if inner[0].mention is not None or inner[0].kind != "word":
        return None
    if inner[0].lower in HONORIFICS and inner[1].mention is not None and not inner[1].possessive:
        return Subject.of(inner[1]) if _is_mere_phrase(inner[2:]) else None  # said Mrs Lee then told
    if inner[0].lower not in language.articles and inner[0].lower not in _INDEFINITE and not several:
        return None
    if any(token.lower in _JOINS or token.lower in language.clause for token in inner[:-1]) and not _is_joined(before, verb):
        return None
    found = subject_behind(inner, language)
    return found if found is not None and found.mention is not None else Subject()


def _is_several(token: Token, language: Reporting) -> bool:
    """Whether a word is a plural without an article: said doctors told her."""
    plural = token.kind == "word" and token.text.islower() and token.lower.endswith("s") and not token.lower.endswith("ss")
    return plural and token.lower not in language.small_words


def _set_in(inner: Sequence[Token]) -> Subject | None:
    """The person whose name is set beside a noun right before the verb: said his wife, Ann Lee, had called it."""
    if len(inner) < _MIN_SET_IN or inner[-1].kind != "comma" or inner[-3].kind != "comma":
        return None
    noun, name = inner[-4], inner[-2]
    led = all(token.kind in ("word", "name") for token in inner[:-3]) and len(inner) - 3 <= _MAX_PHRASE
    person = name.mention is not None and name.mention.kind == "PER" and not name.possessive
    return Subject.of(name) if led and person and (noun.lower in FAMILY or is_role(noun.lower)) else None


def _is_mere_phrase(tokens: Sequence[Token]) -> bool:
    """Whether a few words hold no second clause."""
    return len(tokens) <= _MAX_PHRASE and all(token.kind == "word" and token.lower not in _CONJUNCTIONS for token in tokens)


def _apposed(before: Sequence[Token], start: int, verb: int) -> Subject | None:
    """The person of whom an apposition with a clause of its own tells: Lee, a former banker who had called it."""
    comma = next((at for at in range(verb - 1, start, -1) if before[at].kind == "comma"), None)
    if comma is None:
        return None
    name, phrase = before[comma - 1], before[comma + 1 : verb]
    who = next((at for at, token in enumerate(phrase[:_MAX_APPOSED]) if token.lower in _WHO), None)
    if not who or phrase[0].lower not in ("a", "an", "the") or not any(is_role(token.lower, "en") for token in phrase[:who]):
        return None
    if any(token.kind != "word" or token.lower in _JOINS for token in phrase):
        return None
    person = name.mention is not None and name.mention.kind == "PER" and not name.possessive
    return Subject.of(name) if person else None


def _of_purpose(before: Sequence[Token], start: int, verb: int, language: Reporting) -> Subject | None:
    """The subject of a sentence for the infinitive at its end, behind whoever is set between commas: Lee wrote to his cousin,
    Tom Roe, to say that it was over."""
    commas = [at for at in range(start, verb) if before[at].kind == "comma"]
    if before[verb - 1].lower != "to" or not commas or before[commas[-1] - 1].mention is None:
        return None
    if any(token.lower in _MAKES or token.lower in _CLAUSAL for token in before[start:verb]):
        return None
    subject = clause_subject(before[start : commas[0]], language)
    return subject if subject is not None and (subject.mention or subject.pronoun) else None


def _of_pronoun(before: Sequence[Token], start: int, verb: int) -> Subject | None:
    """The pronoun of a side clause to whose verb this one is joined: when he rose and announced."""
    if not _is_joined(before, verb):
        return None
    for at in range(verb - 2, start, -1):
        token = before[at]
        if token.kind in ("comma", "verb") or token.mention is not None:
            return None
        if token.lower in _SUBJECTS and token.kind == "pronoun":
            return Subject.of(token) if before[at - 1].lower in _OPENERS else None
    return None
