"""A noun phrase without a name as the subject of a clause: "a spokesman for the ministry", "police"."""

from collections.abc import Sequence
from typing import NamedTuple, Self

from transforms.enrich.lexicon import words
from transforms.enrich.names.body_words import is_dutch_citizen
from transforms.enrich.names.names import Mention
from transforms.enrich.quotation.clauses.phrases import without_manner, without_place
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.words.demonyms import DEMONYMS
from transforms.enrich.quotation.words.speaking_nouns import AGES, can_speak
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
#: They speak without an article in Portuguese, Spanish and Italian.
_SOURCES = words("fonte fontes fuente fuentes fonti")


class Subject(NamedTuple):
    """Who a clause is about: a name, a pronoun, or a noun phrase without a name (`start:end` of the text)."""

    mention: Mention | None = None
    pronoun: Pronoun | None = None
    start: int = 0
    end: int = 0
    noun: str = ""
    """The head noun of a phrase without a name, lower case."""
    dropped: bool = False
    """A verb that carries its subject in its ending; `start:end` is the verb."""

    @classmethod
    def of(cls, token: Token) -> Self:
        """The name or the pronoun that a token is."""
        return cls(mention=token.mention, pronoun=token.pronoun, start=token.start, end=token.end)


def noun_phrase(phrase: list[Token], language: Reporting) -> Subject | None:
    """A noun phrase without a name of its own: "a spokesman for the ministry", "police", "the minister"."""
    while phrase and _opens_phrase(phrase[-1].lower, language):
        phrase.pop()
    if not phrase or len(phrase) > 10:
        return None
    first = phrase[0]
    if language.verb_second:
        phrase = without_manner(without_place(phrase, language), language)
    opens = first.lower in language.articles or first.possessive
    source = language.drops and first.lower in _SOURCES  # refere fonte da marinha
    if not (opens or source) and (language.verb_second or not _bare_plural(phrase)):
        return None
    head = [token for token in phrase if token.kind == "word"]
    for index, token in enumerate(phrase):
        if index and token.lower in language.of:
            head = [token for token in phrase[:index] if token.kind == "word"]
            break
    head = [token for token in head if token.lower not in language.articles]
    if not head:
        return None
    noun = head[-1].lower
    if language.is_romance and not can_speak(noun):
        # adjectives stand on either side of a Romance noun: una fuente cercana, le jeune ailier fidjien
        noun = next((token.lower for token in head if can_speak(token.lower)), noun)
    if language.verb_second and not can_speak(noun):
        noun = _by_age(head) or noun
    citizen = bool(language.resounds) and is_dutch_citizen(head[-1].text)
    jury = language.verb_second and noun == "jury"  # in Romance languages a jury is mostly spoken to
    speaks = can_speak(noun) or jury or citizen or (language.drops and len(head) == 1 and opens and noun in DEMONYMS)
    return Subject(start=first.start, end=phrase[-1].end, noun=noun) if speaks else None


def _by_age(head: Sequence[Token]) -> str:
    """The age by which a German or Dutch phrase calls one person whose noun no table has: der 31-jährige Allgäuer, de 31-jarige
    Fries; "" where it tells none."""
    first = head[0].lower
    return first if len(head) > 1 and first[0].isdigit() and first.endswith(AGES) else ""


def _opens_phrase(lower: str, language: Reporting) -> bool:
    """Whether a word stands before nouns only, so that no phrase ends with it."""
    return lower in language.prepositions or lower in language.skip or lower in language.articles


def _bare_plural(phrase: Sequence[Token]) -> bool:
    """Whether an English phrase without an article can speak: police, local residents, health officials."""
    last = phrase[-1].lower
    return len(phrase) <= 3 and all(token.kind == "word" for token in phrase) and (last == "police" or last in _BARE)
