"""The one to whom a sentence refers for what it reports: `according to X`, `in X’s words`."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.names.words import is_role
from transforms.enrich.quotation.clause_tokens import Token
from transforms.enrich.quotation.clauses import Subject, pointed, subject_behind
from transforms.enrich.reporting.words import Pronoun, Reporting

#: Prepositions of any phrase: only a person they name at the head of the sentence has an opinion.
_COMMON = words("pour para per für voor")
#: Somebody's own of these is what he says: "in Lee’s words", "Lee’s description of it as “...”".
_SAYINGS = words("words view opinion description")


#: Somebody's own of these, right before the quotation, is his as well: "Lee’s claim of “fraud”".
_CLAIMS = words(
    "claim claims accusation accusations allegation allegations promise promises warning warnings call calls vow pledge"
)
#: Whose view a sentence tells by a possessive, and the sex it names.
_VIEWS: tuple[tuple[Pronoun, str], ...] = (
    (
        "m",
        "in his view|in his opinion|in his words|in zijn ogen|naar zijn mening|volgens hem|secondo lui|selon lui|a detta sua",
    ),
    ("f", "in her view|in her opinion|in her words|in haar ogen|naar haar mening|volgens haar|secondo lei|selon elle"),
    ("m", "seiner ansicht nach|seiner meinung nach|nach seiner ansicht|nach seiner meinung|nach seinen worten|für ihn"),
    ("f", "ihrer ansicht nach|ihrer meinung nach|nach ihrer ansicht|nach ihrer meinung|nach ihren worten|für sie"),
    ("u", "à ses yeux|a ses yeux|à son avis|a su juicio|en su opinión|a su entender|según él|según ella|em sua opinião"),
    (
        "u",
        "na sua opinião|a seu ver|segundo ele|segundo ela|a suo avviso|a suo dire|a suo giudizio|ai suoi occhi|secondo lei",
    ),
)
_OWN_VIEWS = {tuple(phrase.split()): pronoun for pronoun, phrases in _VIEWS for phrase in phrases.split("|")}
_OPENINGS, _SECONDS = [frozenset(phrase[at] for phrase in _OWN_VIEWS) for at in (0, 1)]
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
            if subject is None and phrase[0] not in _COMMON:
                subject = pointed(tokens[place + size :], language)
            if phrase[0] == "für" and "dass" not in lowers:
                continue  # Für Roth ist klar, dass „...“; but: Für Roth ist er „der Beste“
            person = subject and (
                subject.pronoun or (subject.mention and subject.mention.kind == "PER") or is_role(subject.noun)
            )
            if subject and (size > 1 or phrase[0] not in _COMMON or (_opens(lowers, place, language) and person)):
                return place, subject
    return (
        (_view_of_last(tokens, lowers, language) if language.own else None)
        or _own_view(tokens, lowers)
        or _postposed(tokens, language)
        or _words_of(tokens)
    )


def _opens(lowers: tuple[str, ...], place: int, language: Reporting) -> bool:
    """Whether a place is the head of a sentence, a Romance conjunction left aside: Já para Ana Roa."""
    return place == 0 or (place == 1 and language.drops and lowers[0] in language.skip | language.clause)


def _own_view(tokens: Sequence[Token], lowers: tuple[str, ...]) -> tuple[int, Subject] | None:
    """`In her view`, `à ses yeux`, `a su juicio`, `ihrer Ansicht nach`: the one of whom the text has just spoken."""
    if _SECONDS.isdisjoint(lowers) or _OPENINGS.isdisjoint(lowers):
        return None  # nearly all
    for place, lower in enumerate(lowers):
        if lower not in _OPENINGS:
            continue
        for phrase, pronoun in _OWN_VIEWS.items():
            if lower == phrase[0] and lowers[place : place + len(phrase)] == phrase:
                return place, Subject(pronoun=pronoun, start=tokens[place].start, end=tokens[place + len(phrase) - 1].end)
    return None


def _view_of_last(tokens: Sequence[Token], lowers: Sequence[str], language: Reporting) -> tuple[int, Subject] | None:
    """`A su juicio, “...”`: the view of the one whom the text is about, at the head of a clause."""
    for phrase in language.own_views:
        size = len(phrase)
        for place in range(len(tokens) - size + 1) if phrase[0] in lowers else ():
            if tuple(lowers[place : place + size]) == phrase and (not place or tokens[place - 1].kind in ("comma", "stop")):
                return place, Subject(dropped=True, start=tokens[place].start, end=tokens[place + size - 1].end)
    return None


def _postposed(tokens: Sequence[Token], language: Reporting) -> tuple[int, Subject] | None:
    """`Anna Roth zufolge`: German sets the word behind the name; but "dem Anwalt von Anna Roth zufolge" is the lawyer."""
    for place in range(1, len(tokens)):
        named = tokens[place - 1].mention is not None
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
