"""The noun phrase that is the subject of a clause, out of the clause's tokens.

It knows nothing of articles or discourse: given the tokens before or behind a verb it says whose sentence this is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.enrich.lexicon import words
from transforms.enrich.names.names import Mention
from transforms.enrich.names.words import is_role
from transforms.enrich.quotation.clause_tokens import Token
from transforms.enrich.quotation.speaking_nouns import can_speak
from transforms.enrich.reporting.words import Pronoun, Reporting

#: Groups of people that speak without an article.
_BARE = words(
    """
    police officials authorities residents witnesses prosecutors critics analysts experts scientists
    researchers activists campaigners lawyers investigators officers organisers organizers doctors
    neighbours neighbors supporters opponents economists lawmakers firefighters rescuers diplomats sources
    relatives parents teachers students protesters regulators executives
    """
)


#: Pronouns that are no subject.
_OBJECTS = words("him her them ihm")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a clause is about: a name, a pronoun, or a noun phrase without a name (`start:end` of the text)."""

    mention: Mention | None = None
    pronoun: Pronoun | None = None
    start: int = 0
    end: int = 0
    noun: str = ""
    """The head noun of a phrase without a name, lower case."""
    dropped: bool = False
    """A verb that carries its subject in its ending; `start:end` is the verb."""


def subject_behind(tokens: Sequence[Token], language: Reporting) -> Subject | None:
    """The subject that begins at the first of `tokens`: what stands behind a verb, or at the head of a clause.

    "said the minister, Ann Lee, in Rome" is Ann Lee; "said a spokesman for Lee" is the spokesman; a phrase that begins
    with a preposition is none.
    """
    index = 0
    while index < len(tokens) and tokens[index].lower in language.skip:
        index += 1
    if index < len(tokens) and language.inverts and tokens[index].lower in language.prepositions:
        index = _behind_adverbial(tokens, index, language)
    if index == len(tokens):
        return None
    first = tokens[index]
    if first.kind == "pronoun":
        return Subject(pronoun=first.pronoun, start=first.start, end=first.end)
    phrase: list[Token] = []
    for place in range(index, min(index + 14, len(tokens))):
        token = tokens[place]
        if token.kind in ("stop", "quote", "verb", "pronoun") or token.lower in language.openers:
            break
        if token.kind == "comma":
            named = _apposition(tokens, place + 1, language) if phrase else None
            if named:
                return named
            break
        joins = token.lower in language.of
        if len(phrase) > 1 and not joins and token.lower in language.articles and phrase[-1].lower not in language.of:
            break  # another phrase begins
        if token.lower in language.prepositions and not token.possessive:
            if not phrase:
                return None
            if not joins:
                break
        modifies = token.mention is not None and token.mention.kind != "PER" and _noun_follows(tokens, place + 1, language)
        if token.kind == "name" and not token.possessive and not modifies and not _behind_preposition(phrase, language):
            return Subject(mention=token.mention, start=token.start, end=token.end)
        phrase.append(token)
    return _phrase(phrase, language)


def _behind_adverbial(tokens: Sequence[Token], index: int, language: Reporting) -> int:
    """The index of the subject behind one or two adverbial phrases: "dijo a la prensa el alcalde", "afirmó de entrada Ana"."""
    place = index
    for _ in range(2):
        if place >= len(tokens) or tokens[place].lower not in language.prepositions:
            break
        place = _behind_phrase(tokens, place + 1, language)
    if place < len(tokens) and (tokens[place].kind == "name" or tokens[place].lower in language.articles):
        return place
    return index


def _noun_follows(tokens: Sequence[Token], place: int, language: Reporting) -> bool:
    """Whether a name only describes the noun behind it: "a Reuters reporter"."""
    if place >= len(tokens) or tokens[place].kind not in ("word", "name"):
        return False
    return tokens[place].lower not in language.small_words


def _apposition(tokens: Sequence[Token], place: int, language: Reporting) -> Subject | None:
    """The name that follows a phrase behind a comma and is followed by one."""
    for index in range(place, min(place + 4, len(tokens))):
        token = tokens[index]
        if token.kind == "name":
            after = tokens[index + 1] if index + 1 < len(tokens) else None
            if token.possessive or (
                after is not None
                and after.kind in ("word", "name")
                and after.lower not in language.prepositions
                and after.lower not in language.of
            ):
                return None
            return (
                Subject(mention=token.mention, start=token.start, end=token.end)
                if token.mention and token.mention.kind == "PER"
                else None
            )
        if token.kind != "word" or token.lower in language.prepositions:
            return None
    return None


def _behind_preposition(phrase: Sequence[Token], language: Reporting) -> bool:
    """Whether what comes next belongs to a preposition that stands in the phrase."""
    return any(token.lower in language.of or token.lower in language.prepositions for token in phrase[1:])


def _phrase(phrase: list[Token], language: Reporting) -> Subject | None:
    """A noun phrase without a name of its own: "a spokesman for the ministry", "police", "the minister"."""
    while phrase and _opens_phrase(phrase[-1].lower, language):
        phrase.pop()
    if not phrase or len(phrase) > 10:
        return None
    first = phrase[0]
    opens = first.lower in language.articles or first.possessive
    if not opens and not _bare_plural(phrase):
        return None
    head = [token for token in phrase if token.kind == "word"]
    for index, token in enumerate(phrase):
        if index and token.lower in language.of:
            head = [one for one in phrase[:index] if one.kind == "word"]
            break
    head = [one for one in head if one.lower not in language.articles]
    if not head or not can_speak(head[-1].lower):
        return None
    return Subject(start=first.start, end=phrase[-1].end, noun=head[-1].lower)


def _opens_phrase(lower: str, language: Reporting) -> bool:
    """Whether a word stands before nouns only, so that no phrase ends with it."""
    return lower in language.prepositions or lower in language.skip or lower in language.articles


def _bare_plural(phrase: Sequence[Token]) -> bool:
    """Whether an English phrase without an article can speak: police, local residents, health officials."""
    last = phrase[-1].lower
    return len(phrase) <= 3 and all(token.kind == "word" for token in phrase) and (last == "police" or last in _BARE)


def subject_before(tokens: Sequence[Token], language: Reporting, *, participle: bool = False) -> Subject | None:
    """The subject of the verb that stands right behind `tokens`.

    "Lee, who met Roe on Monday," gives Lee; "In Paris, the minister, Ann Lee," gives Ann Lee. A `participle` belongs to the
    noun right before it, and so does a verb behind "that": "she carried a sign reading" and "a sign that read" are no
    words of hers.
    """
    beside = _beside(tokens, language, participle=participle)
    if beside is not None:
        return beside
    groups = _groups(tokens, language)
    if groups and not groups[-1]:
        # A comma right before the verb: an insertion came, what stands before it is the subject
        groups.pop()
        inserted = groups.pop() if groups else []
        if not groups:
            return _clause_subject(inserted, language)
        if (
            len(inserted) <= 6
            and inserted
            and inserted[-1].kind == "name"
            and not inserted[-1].possessive
            and not any(token.lower in language.prepositions or token.lower in language.clause for token in inserted)
        ):
            subject = _clause_subject(groups[-1], language)
            if subject is None or subject.mention is None or subject.mention.kind != "PER":
                return Subject(mention=inserted[-1].mention, start=inserted[-1].start, end=inserted[-1].end)
            return subject
        if groups[-1] and groups[-1][0].lower in language.clause and inserted and _has_clause(inserted, language):
            return _clause_subject(inserted, language)  # "If Roe had read it, Lee would have been surprised, telling"
        for group in reversed(groups):
            subject = _clause_subject(group, language)
            if subject is not None and not (group and group[0].lower in language.clause and len(groups) > 1):
                return subject
        return _last_name(groups[-1]) or _clause_subject(inserted, language)
    for place in range(len(groups) - 1, -1, -1):
        subject = _clause_subject(groups[place], language)
        unnamed = subject is None or subject.mention is None or subject.mention.kind == "ORG"
        if place and unnamed and 0 < len(groups[place]) <= 8:
            named = _beside_office(groups[place - 1], groups[place], subject is None, language)
            if named is not None:
                return named
        if subject is not None:
            return subject
    return None


def _beside_office(group: Sequence[Token], office: Sequence[Token], alone: bool, language: Reporting) -> Subject | None:
    """The person before an office that no comma closes: "Jan Berg, Vorstand der JBN erklärt"."""
    if not language.verb_second or not (alone or any(token.kind == "word" and is_role(token.lower) for token in office)):
        return None
    return _last_name(group)


def _beside(tokens: Sequence[Token], language: Reporting, *, participle: bool) -> Subject | None:
    """The noun right before a participle or before "that", as a subject that is not understood where it is no person."""
    place = len(tokens) - 1
    while place >= 0 and tokens[place].lower in language.skip:
        place -= 1
    if place < 0 or (participle and place < len(tokens) - 1):
        return None
    relative = tokens[place].lower in ("that", "which")
    if relative:
        place -= 1
    if place < 0 or not (relative or participle) or tokens[place].kind != "word" or tokens[place].lower in language.small_words:
        return None
    noun = tokens[place].lower
    if place and (tokens[place - 1].kind == "pronoun" or noun.endswith("ly")):
        return None
    return None if can_speak(noun) else Subject()


def _has_clause(group: Sequence[Token], language: Reporting) -> bool:
    """Whether a group begins with a subject that more than its own name follows."""
    return group[0].kind in ("name", "pronoun") and len(group) > 2 and any(token.lower in language.skip for token in group[1:])


def _last_name(group: Sequence[Token]) -> Subject | None:
    """The person right before an insertion: "a day after Ann Lee, the sister of John Roe, warned"."""
    last = group[-1] if group else None
    if last is None or last.mention is None or last.mention.kind != "PER" or last.possessive:
        return None
    return Subject(mention=last.mention, start=last.start, end=last.end)


def _groups(tokens: Sequence[Token], language: Reporting) -> list[list[Token]]:
    """Tokens between commas; what stands before a full stop or a quotation is another clause."""
    groups: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind in ("stop", "quote"):
            groups = [[]]
        elif token.kind == "comma":
            groups.append([])
        else:
            groups[-1].append(token)
    return groups


def _clause_subject(group: Sequence[Token], language: Reporting) -> Subject | None:
    """The first noun phrase of a clause that no preposition governs."""
    index = 0
    while index < len(group):
        token = group[index]
        if token.lower in language.prepositions or _is_genitive(group, index, language):
            index = _behind_phrase(group, index + 1, language)
            continue
        if token.kind == "pronoun" and token.lower in _OBJECTS:
            index += 1
            continue
        if token.kind in ("name", "pronoun") or token.lower in language.articles:
            found = subject_behind(group[index:], language)
            if found is not None and (found.pronoun != "n" or token.lower != "this"):
                return found
        elif (
            token.kind == "word"
            and token.lower not in language.clause
            and token.lower not in language.skip
            and not token.lower.endswith("ly")
        ):
            found = subject_behind(group[index:], language)
            if found is not None:
                return found
        index += 1
    return None


def _is_genitive(group: Sequence[Token], index: int, language: Reporting) -> bool:
    """Whether a German article behind a noun makes what follows a part of its phrase: die Sprecherin der ÖTZ."""
    if not language.verb_second or not index or group[index].lower not in ("der", "des"):
        return False
    return group[index - 1].kind == "word" and group[index - 1].text[:1].isupper()


def _behind_phrase(group: Sequence[Token], index: int, language: Reporting) -> int:
    """The index behind the noun phrase that a preposition governs: an article, adjectives, one noun or name."""
    while index < len(group) and group[index].lower in language.articles:
        index += 1
    while index < len(group) and group[index].possessive:
        index += 1
    if index < len(group) and group[index].kind == "name":
        return index + 1
    # up to the next name or article: "in the middle of a long night Ann Lee"
    return index + 1


def first_subject(tokens: Sequence[Token], language: Reporting) -> Subject | None:
    """The subject of a whole sentence: the first name or pronoun that no preposition governs, or the name set beside it.

    A phrase without a name only where no part of the sentence has one.
    """
    groups = _groups([token for token in tokens if token.text != ":"], language)
    phrase = None
    for index, group in enumerate(groups):
        subject = _clause_subject(group, language) if group else None
        if subject is None:
            continue
        if subject.mention or subject.pronoun:
            return subject
        beside = groups[index + 1] if index + 1 < len(groups) else []
        if 0 < len(beside) <= 6 and beside[-1].kind == "name" and not beside[-1].possessive:
            return Subject(mention=beside[-1].mention, start=beside[-1].start, end=beside[-1].end)
        phrase = phrase or subject
    return phrase
