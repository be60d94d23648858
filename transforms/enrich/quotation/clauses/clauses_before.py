"""The subject that stands before a verb, or anywhere in a sentence, out of the clauses between commas."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.names.title_words import ENGLISH_OF
from transforms.enrich.names.words import HONORIFICS
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.clauses.courts import heard
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.phrases import behind_phrase
from transforms.enrich.quotation.clauses.subjects import is_leading_article, subject_behind
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.words.description_words import TIMES
from transforms.enrich.quotation.words.speaking_nouns import can_speak
from transforms.enrich.reporting.words import Reporting

#: Pronouns that are no subject.
_OBJECTS = words("him her them ihm ihr hem haar")
_DATIVES = words("lui it this")  # or what somebody speaks of
_NO_SUBJECTS = _OBJECTS | _DATIVES
#: They open a clause about the noun before it.
_RELATIVES = words("who which whose whom qui dont cuyo cuya quien dessen deren wiens")
_RELATIVE_OBJECTS = words("que che")
_WHICH = words("que quien quienes quem che cui cual cuales qual quais quale quali")
_THAT = words("that que qu' qu’ che")
#: People without a name, to whom nobody writes: past protesters chanting “...”.
_CROWDS = words(
    "protesters demonstrators fans supporters activists hecklers campaigners marchers spectators onlookers crowd crowds"
)
_MAX_OF = 3  # tokens at the end of a phrase that tell whose it is: de la ministre


def subject_before(tokens: Sequence[Token], language: Reporting, *, participle: bool = False) -> Subject | None:
    """The subject of the verb that stands right behind `tokens`.

    "Lee, who met Roe on Monday," gives Lee; "In Paris, the minister, Ann Lee," gives Ann Lee. A `participle` belongs to the
    noun right before it, and so does a verb behind "that": "she carried a sign reading" and "a sign that read" are no
    words of hers.
    """
    beside = _pronoun_beside(tokens, language) or _beside(tokens, language, participle=participle)
    if beside is not None:
        return beside
    if participle and tokens and tokens[-1].kind == "name" and not tokens[-1].possessive:
        return Subject.of(tokens[-1])  # with Lee calling it “slow”
    groups = groups_of(tokens, language)
    groups = [group for at, group in enumerate(groups) if not (at and _is_holder(groups[at - 1], group, language))]
    if groups and (inner := _reported_subject(groups[-1], language) or heard(groups[-1], language)) is not None:
        return inner
    if groups and not groups[-1]:
        # A comma right before the verb: an insertion came, what stands before it is the subject
        groups.pop()
        inserted = groups.pop() if groups else []
        if not groups:
            return clause_subject(inserted, language)
        if (
            len(inserted) <= 6
            and inserted
            and inserted[-1].kind == "name"
            and not inserted[-1].possessive
            and not any(token.lower in language.prepositions or token.lower in language.clause for token in inserted)
        ):
            subject = clause_subject(_last_clause(groups[-1], language), language)
            if subject is None or subject.mention is None or subject.mention.kind != "PER":
                return Subject.of(inserted[-1])
            return subject
        if groups[-1] and groups[-1][0].lower in language.clause and inserted and _has_clause(inserted, language):
            return clause_subject(inserted, language)  # "If Roe had read it, Lee would have been surprised, telling"
        for group in reversed(groups):
            subject = clause_subject(group, language)
            if subject is not None and not (group and group[0].lower in language.clause and len(groups) > 1):
                return subject
        if language.drops and any(token.lower in _WHICH for token in inserted[:3]):
            return None  # En una carta, a la que tuvo acceso este diario, agradeció
        return _last_name(groups[-1]) or clause_subject(inserted, language)
    french = language.elides and not language.drops
    if french and len(groups) > 1 and [token.lower for token in groups[-1]] in (["lui"], ["leur"]):
        groups.pop()  # La maire, Anne Roy, lui reproche
    for place in range(len(groups) - 1, -1, -1):
        if place and place < len(groups) - 1 and groups[place] and groups[place][0].lower in _RELATIVES:
            continue  # "Lee, who had carried Roe off the pitch, said"
        if place and language.drops and _is_predicate(groups[place]):
            continue  # Ana Roa, que llegó tarde, dijo que respeta la ley, pero considera
        subject = clause_subject(groups[place], language)
        unnamed = subject is None or subject.mention is None or subject.mention.kind == "ORG"
        if place and unnamed and 0 < len(groups[place]) <= 8:
            closed = place < len(groups) - 1  # a comma stands behind the phrase, so that it is an insertion
            named = _beside_office(groups[place - 1], groups[place], subject is None, language, closed=closed)
            if named is not None:
                return named
        if subject is not None:
            return subject
        relative = language.drops and tokens[-1].lower in _RELATIVE_OBJECTS  # un plazo que tachó de “...”
        if place == len(groups) - 1 and not language.verb_second and not relative and _has_own(groups, language):
            return Subject()  # "According to Lee, a forklift driver would have spoken of"
    return None


def _is_predicate(group: Sequence[Token]) -> bool:
    """Whether a verb and what it reports make up a Romance group, so that its names are no subjects of what follows."""
    return len(group) > 1 and group[0].kind == "verb" and group[1].lower in _THAT


def _last_clause(group: Sequence[Token], language: Reporting) -> Sequence[Token]:
    """What stands behind the last Romance conjunction of a group: se fue después de que *su presidente*, Ugo Gil, dijera."""
    at = next((at for at in range(len(group) - 1, 0, -1) if group[at].lower in _THAT), 0) if language.drops else 0
    return group[at + 1 :] if at and at + 1 < len(group) else group


def _pronoun_beside(tokens: Sequence[Token], language: Reporting) -> Subject | None:
    """The pronoun right before the verb, whatever name stands before it: asked about the Roe affair she said."""
    place = len(tokens) - 1
    while place > 0 and (tokens[place].lower in language.skip or tokens[place].lower.endswith("ly")):
        place -= 1
    if language.verb_second or place < 0 or tokens[place].pronoun is None or tokens[place].lower in _NO_SUBJECTS:
        return None
    return Subject.of(tokens[place])


def _has_own(groups: Sequence[Sequence[Token]], language: Reporting) -> bool:
    """Whether the last clause begins with a noun phrase of its own, which is not understood and tells nothing of a name
    before it."""
    group, ahead = groups[-1], groups[-2] if len(groups) > 1 else ()
    apposed = bool(ahead) and ahead[-1].kind == "name" and ahead[0].lower not in language.prepositions
    if language.drops and (group[-1].lower in _THAT or any(token.lower in TIMES for token in group[:3])):
        return False  # un plazo que tachó de; la notte della firma aveva promesso
    return len(group) > 1 and group[0].lower in language.articles and group[1].kind == "word" and not apposed


def _reported_subject(group: Sequence[Token], language: Reporting) -> Subject | None:
    """The subject of a report that is itself reported: "Lee said Roe had told"."""
    last = max((at for at, token in enumerate(group) if token.kind == "verb"), default=None)
    if last is None or language.verb_second:
        return None
    inner = [token for token in group[last + 1 :] if token.lower not in _THAT]
    if not inner or (inner[0].kind != "name" and inner[0].kind != "pronoun") or inner[0].possessive:
        return None
    if inner[0].lower in _OBJECTS or not all(_is_auxiliary(token, language) for token in inner[1:]):
        return None
    return Subject.of(inner[0])


def _is_auxiliary(token: Token, language: Reporting) -> bool:
    return token.kind == "word" and (token.lower in language.skip or token.lower.endswith("ly"))


def _beside_office(
    group: Sequence[Token], office: Sequence[Token], alone: bool, language: Reporting, *, closed: bool
) -> Subject | None:
    """The person before an office that no comma closes: "Jan Berg, Vorstand der JBN erklärt"; "Ana Roa, la alcaldesa,"."""
    if (
        closed
        and _is_mere_name(group, language)
        and not alone
        and office[0].lower in language.articles
        and can_speak(_first_noun(office, language))
    ):
        return _last_name(group)
    if not language.verb_second or not (alone or any(token.kind == "word" and is_role(token.lower) for token in office)):
        return None
    return _last_name(group)


def _is_mere_name(group: Sequence[Token], language: Reporting) -> bool:
    """Whether a group holds a name and at most a title or an office before it: Me Anne Roy; le maire Jean Roy."""
    ahead = group[:-1]
    if not group or group[-1].kind != "name" or group[-1].possessive:
        return False
    if not ahead:
        return True
    titles = all(
        token.kind == "word" and (token.lower in HONORIFICS or token.lower in language.articles) for token in ahead[:-1]
    )
    last = ahead[-1]
    return language.is_romance and titles and last.kind == "word" and (last.lower in HONORIFICS or is_role(last.lower))


def _is_holder(group: Sequence[Token], name: Sequence[Token], language: Reporting) -> bool:
    """Whether a name only tells who holds the office of whose body the clause is: Le cabinet de la ministre, Ada Roy, a nié."""
    if len(name) != 1 or name[0].kind != "name" or not language.inverts or language.verb_second or not group:
        return False
    of = any(token.lower in language.of for token in group[max(2, len(group) - _MAX_OF) : -1])
    return of and is_role(group[-1].lower) and not is_role(_first_noun(group, language))


def _first_noun(group: Sequence[Token], language: Reporting) -> str:
    """The first word behind the articles of a phrase, in lower case."""
    return next((token.lower for token in group if token.lower not in language.articles), "")


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
    return Subject() if noun in _CROWDS or not can_speak(noun) else None


def _has_clause(group: Sequence[Token], language: Reporting) -> bool:
    """Whether a group begins with a subject that more than its own name follows."""
    return group[0].kind in ("name", "pronoun") and len(group) > 2 and any(token.lower in language.skip for token in group[1:])


def _last_name(group: Sequence[Token]) -> Subject | None:
    """The person right before an insertion: "a day after Ann Lee, the sister of John Roe, warned"."""
    last = group[-1] if group else None
    if last is None or last.mention is None or last.mention.kind != "PER" or last.possessive:
        return None
    return Subject.of(last)


def is_object(token: Token) -> bool:
    """Whether a pronoun is never a subject."""
    return token.kind == "pronoun" and token.lower in _OBJECTS


def groups_of(tokens: Sequence[Token], language: Reporting) -> list[list[Token]]:
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


def clause_subject(group: Sequence[Token], language: Reporting) -> Subject | None:
    """The first noun phrase of a clause that no preposition governs."""
    index = 0
    while index < len(group):
        token = group[index]
        governed = token.lower in language.prepositions and not (
            is_leading_article(group, index, language)
            and all(before.lower in language.skip or before.lower in language.clause for before in group[:index])
        )
        if governed and not language.inverts and (holder := _holder_of_field(group, index)) is not None:
            return holder
        if governed or (language.verb_second and _is_genitive(group, index)):
            index = behind_phrase(group, index + 1, language, with_name=governed)
            continue
        if is_object(token):
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


def _holder_of_field(group: Sequence[Token], index: int) -> Subject | None:
    """The person behind what an English office is of: Minister for Transport Ann Lee."""
    if not index or not is_role(group[index - 1].lower):
        return None
    name = next((at for at in range(index + 1, len(group)) if group[at].kind != "word"), None)
    field = group[index + 1 : name]
    if name is None or not any(token.text[:1].isupper() for token in field) or group[name].possessive:
        return None
    known = all(token.text[:1].isupper() or token.lower in ENGLISH_OF for token in field)
    mention = group[name].mention
    return Subject.of(group[name]) if known and mention is not None and mention.kind == "PER" else None


def _is_genitive(group: Sequence[Token], index: int) -> bool:
    """Whether a German article behind a noun makes what follows a part of its phrase: die Sprecherin der ÖTZ."""
    if not index or group[index].lower not in ("der", "des"):
        return False
    return group[index - 1].kind == "word" and group[index - 1].text[:1].isupper()
