"""The one to whom a sentence refers for what it reports: `according to X`, `in X’s words`."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.subjects import pointed, subject_behind
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.reporting.words import Reporting

#: Prepositions of any phrase: only a person they name at the head of the sentence has an opinion.
_COMMON = words("pour para per für voor")
#: Somebody's own of these is what he says: "in Lee’s words", "Lee’s description of it as “...”".
_SAYINGS = words("words view opinion description")
#: Somebody's own of these, right before the quotation, is his as well: "Lee’s claim of “fraud”".
_CLAIMS = words(
    "claim claims accusation accusations allegation allegations promise promises warning warnings call calls vow pledge"
)
_NOT, _INFINITIVES = words("não no non se lo la"), ("ar", "er", "ir", "or", "are", "ere", "ire")
_IS = words("è sono era erano est sont était étaient es son era eran é são eram")
_SOURCES = _SAYINGS | {"zufolge"}
_MAX_CLAIM = 4  # tokens between such a noun and the quotation


def claimed(before: Sequence[Token]) -> Subject | None:
    """The one whose claim the words right before a quotation name: `Lee’s claim of “fraud”`."""
    for at in range(max(1, len(before) - _MAX_CLAIM), len(before)):
        owner = before[at - 1]
        if before[at].lower in _CLAIMS and owner.mention is not None and owner.possessive:
            following = before[at + 1].lower if at + 1 < len(before) else ""
            return Subject.of(owner) if following in ("of", "that", "to", "for", "about") else None
    return None


def according(language: Reporting, tokens: Sequence[Token]) -> tuple[int, Subject] | None:
    """The one a text refers to, with the place where the phrase begins among the tokens."""
    lowers = tuple([token.lower for token in tokens])
    if language.source_words.isdisjoint(lowers) and _SOURCES.isdisjoint(lowers):
        return None  # nearly all
    for phrase in language.said_by:
        if phrase[0] not in lowers:
            continue
        size = len(phrase)
        for place in range(len(tokens) - size):
            if lowers[place : place + size] != phrase:
                continue
            subject = subject_behind(tokens[place + size :], language)
            told = tokens[place + size]
            if subject is None and language.drops and told.kind == "verb":  # según dijo; según dijo Roa
                dropped = Subject(dropped=True, start=told.start, end=told.end)
                return place, subject_behind(tokens[place + size + 1 :], language) or dropped
            if subject is None and (article := _contracted(tokens[place + size - 1], language)) is not None:
                subject = subject_behind([article, *tokens[place + size :]], language)
            if subject is None and phrase[0] not in _COMMON:
                subject = pointed(tokens[place + size :], language)
            if language.is_romance and subject is not None and _is_purpose(tokens, subject):
                continue
            if phrase[0] == "für" and "dass" not in lowers and lowers[-1] != ":":
                continue  # Für Roth ist klar, dass „...“; Für Roth ist klar: „...“; but: Für Roth ist er „der Beste“
            person = subject and (
                subject.pronoun or (subject.mention and subject.mention.kind == "PER") or is_role(subject.noun)
            )
            judges = language.is_romance and subject is not None and bool(subject.pronoun) and _judges(tokens, place, size)
            if subject and (size > 1 or phrase[0] not in _COMMON or judges or (_opens(lowers, place, language) and person)):
                return place, subject
    return _own_view(tokens, lowers, language) or _postposed(tokens, language) or _words_of(tokens)


def _judges(tokens: Sequence[Token], place: int, size: int) -> bool:
    """Whether a pronoun behind a preposition stands beside the verb "be" before a quotation: il contratto per lui è “...”, est
    pour elle « ... »."""
    ahead = next((token.lower for token in reversed(tokens[:place]) if token.kind != "comma"), "")
    rest = [token.lower for token in tokens[place + size + 1 :] if token.kind != "comma"]
    return (len(rest) == 1 and rest[0] in _IS) or (not rest and ahead in _IS)


def _is_purpose(tokens: Sequence[Token], subject: Subject) -> bool:
    """Whether an infinitive follows a person, who is to do something and has no view: para ela não ficar nervosa."""
    behind = [token for token in tokens if token.start >= subject.end and token.lower not in _NOT][:1]
    return bool(subject.pronoun) and bool(behind) and behind[0].kind == "word" and behind[0].lower.endswith(_INFINITIVES)


def _contracted(token: Token, language: Reporting) -> Token | None:
    """The article in a Romance preposition: el in del, la in della, o in do; None in Italian del, which does not show it."""
    cut = 3 if token.lower.startswith("dell") else 1
    article = token.lower[cut:]
    if article not in language.articles or not language.drops or not token.lower.startswith("d"):
        return None
    return token._replace(start=token.start + cut, text=token.text[cut:], lower=article)


def _opens(lowers: tuple[str, ...], place: int, language: Reporting) -> bool:
    """Whether a place is the head of a sentence, a Romance conjunction left aside: Já para Ana Roa."""
    if place > 1 and language.drops and lowers[place - 1] == "," and lowers[place - 2] in ("que", "che"):
        return True  # lo que, para Ana Roa, es “...”
    return place == 0 or (place == 1 and language.drops and (lowers[0] in language.skip or lowers[0] in language.clause))


def _own_view(tokens: Sequence[Token], lowers: tuple[str, ...], language: Reporting) -> tuple[int, Subject] | None:
    """`In her view`, `ihrer Ansicht nach`: whom the pronoun means. `A su juicio, “...”`, which tells no sex: at the head of a
    clause the one whom the text is about."""
    for phrase, pronoun in language.own_views.items():
        if phrase[0] not in lowers or phrase[1] not in lowers:
            continue
        size = len(phrase)
        for place in range(len(tokens) - size + 1):
            if lowers[place : place + size] == phrase:
                start, end = tokens[place].start, tokens[place + size - 1].end
                if pronoun == "u" and (not place or tokens[place - 1].kind in ("comma", "stop")):
                    return place, Subject(dropped=True, start=start, end=end)
                return place, Subject(pronoun=pronoun, start=start, end=end)
    return None


def _postposed(tokens: Sequence[Token], language: Reporting) -> tuple[int, Subject] | None:
    """`Anna Roth zufolge`, `ihm zufolge`: German sets the word behind; but "dem Anwalt von Anna Roth zufolge" is the lawyer."""
    for place in range(1, len(tokens)):
        named = tokens[place - 1].mention is not None or tokens[place - 1].pronoun is not None
        if named and tokens[place].lower == "zufolge":
            governed = place > 1 and tokens[place - 2].lower in language.of
            return place - 1, Subject() if governed else Subject.of(tokens[place - 1])
    return None


def _words_of(tokens: Sequence[Token]) -> tuple[int, Subject] | None:
    """`In Lee’s words, “...”`; `Lee’s description of it as “...”`."""
    for place in range(len(tokens) - 1):
        name = tokens[place]
        if name.mention is None or not name.possessive or tokens[place + 1].lower not in _SAYINGS:
            continue
        describes = tokens[place + 1].lower == "description" and any(token.lower == "as" for token in tokens[place + 2 :])
        if describes or any(token.lower == "in" for token in tokens[max(0, place - 3) : place]):
            return max(0, place - 3), Subject.of(name)
    return None
