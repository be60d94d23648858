"""Words with a colon that lead to a quotation and only say what it is about: "Prices fall: “...”"."""

from collections.abc import Sequence
from itertools import pairwise

from transforms.enrich.lexicon import words as words_of
from transforms.enrich.names.family import FAMILY
from transforms.enrich.names.words import DEMONYMS
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.story import Story
from transforms.enrich.quotation.words.description_words import is_definite
from transforms.enrich.quotation.words.speaking_nouns import can_speak

_ANSWERS = words_of("réponse risposta respuesta resposta réplique replica réplica")
_REPLIES = words_of("answer reply response reaction verdict retort rejoinder comment statement explanation")
_BULLETS = "•▪●■‣◦"
_MAX_LABEL = 10  # words of a label
_SELF = frozenset(("próprio", "própria", "propio", "propia", "aludido", "aludida", "interesado", "interesada"))
_MIN_PLACE = 3  # words of a phrase that tells where something is written
_HEAD = 4  # words at the head of a label in which a person would stand


def is_label(story: Story, start: int, end: int) -> bool:
    """Whether `start:end` is a mere label of the quotation behind it, so that whoever spoke before goes on. An item of a list
    has a label of its own."""
    if story.text[start] in _BULLETS:
        return False  # • Quote of the day: “...”
    tokens = story.tokens(start, end)
    words = [token for token in tokens if token.kind not in ("comma", "stop")]
    return (
        bool(tokens)
        and tokens[-1].text == ":"
        and 1 < len(words) <= _MAX_LABEL
        and all(word.kind == "word" for word in words)
        and not _tells_another(story, words)
    )


def introduces_another(story: Story, start: int, end: int) -> bool:
    """Whether `start:end`, between two quotations, leads to somebody else in a way that is not understood."""
    tokens = story.tokens(start, end)
    words = [token for token in tokens if token.kind == "word"]
    if story.language.drops and words and words[0].lower in ("y", "e") and tokens[-1].text == "?":
        return words[-1].lower in _SELF or can_speak(words[-1].lower)  # ¿Y el portero?
    if _is_answer_of_body(story, tokens):
        return True
    if tokens and tokens[-1].text == ":" and len(words) == 1 and words[0].lower in _ANSWERS:
        return True  # Réponse : the one who was asked
    if len(words) > 1 and tokens[-1].text == ":" and _tells_another(story, words):
        return True
    romance = story.language.is_romance
    subject = story.discourse.subject_at(end - 1) if romance and tokens and tokens[-1].text == ":" else None
    return subject is not None and subject.start >= start and bool(subject.noun) and can_speak(subject.noun)


def _is_answer_of_body(story: Story, tokens: Sequence[Token]) -> bool:
    """Whether an English lead tells whose answer follows, and names no person: The bank’s reply, in a letter:"""
    if story.language.inverts or not tokens or tokens[-1].text != ":":
        return False
    if any(token.kind in ("verb", "pronoun") or (token.mention and token.mention.kind == "PER") for token in tokens):
        return False
    return any(
        noun.lower in _REPLIES and (owner.possessive or owner.lower.endswith(("’s", "'s"))) for owner, noun in pairwise(tokens)
    )


def _tells_another(story: Story, words: Sequence[Token]) -> bool:
    """Whether a label tells who or what speaks, in a way that the rules do not understand: "His daughter Ada nods:", "A
    neighbour at the fence:", "On a board by the road:"."""
    first, language = words[0].lower, story.language
    if first in language.prepositions and len(words) > _MIN_PLACE:
        return True
    if language.is_romance and can_speak(first):
        return True  # Fonti di maggioranza:
    if first in language.articles and not is_definite(first, language):
        return any(can_speak(word.lower) or word.lower in FAMILY for word in words[1:_HEAD])
    # every German noun has a capital
    return not language.reported and any(word.text.istitle() and word.lower not in DEMONYMS for word in words[1:])
