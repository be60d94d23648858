"""Works and what bears a title: told by their noun, their author or the verb by which they are made."""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.spans import Span, stands_apart
from transforms.enrich.quotation.words.work_words import MAKES, WORK_ENDS, WORKS

#: Words behind which a title or a name stands in quotation marks even where a stop ends it.
TITLED = words(
    "titled entitled called named dubbed nicknamed headlined subtitled betitelt intitulé intitulée titulado titulada intitolato"
    " intitolata intitulado intitulada"
)
_AUTHORS = words("author writer autor autora auteur autrice autore autores autori autrici autoras auteurs")
_AUTHORED = frozenset(("of", "de", "di", "do", "da"))
#: What the words before the comma are: , eine neue Kampagne; , un'opera
_APPOSED = re.compile(r", (?:an?|een|eine?|una?|une|uma?|un['’]) ?((?:[^\W\d_]+ )?[^\W\d_]+)")
_PREPOSITIONS = {
    "de": words("aus in mit bei von für auf zu nach über durch"),
    "nl": words("uit in met bij van voor op naar over door"),
}
_WITH_ARTICLE = words("im zum zur vom beim ins am")
_ARTICLES = words("dem der den das die de het")
_LEAST_GOVERNED = 2  # words: im Film
_APPOSES = ("es", "fr", "it", "pt")


def is_work(noun: str, language: str) -> bool:
    """Whether a noun is a work that bears a title; a German or Dutch compound counts by its end: Fernsehserie."""
    return noun in WORKS or noun in TITLED or noun.endswith(WORK_ENDS.get(language, ()))


def is_governed_work(ahead: Sequence[str], language: str) -> bool:
    """Whether a German or Dutch preposition leads to a work: aus dem Buch „...“, verriet Roth. Behind a dative alone
    somebody is charged: dem Verein „...“ vorgeworfen."""
    if language not in _PREPOSITIONS or len(ahead) < _LEAST_GOVERNED or not is_work(ahead[-1], language):
        return False
    return ahead[-2] in _WITH_ARTICLE or (ahead[-2] in _ARTICLES and ahead[-3:][0] in _PREPOSITIONS[language])


def is_of_author(ahead: Sequence[str]) -> bool:
    """Whether an author leads to a title, whoever reports behind it: Ana Roa, autora de “La casa de quién”, advierte."""
    return len(ahead) > 1 and ahead[-2] in _AUTHORS and ahead[-1] in _AUTHORED


def is_apposed_work(text: str, span: Span, ahead: Sequence[str], language: str) -> bool:
    """Whether a Romance title stands behind its noun and a comma, whatever verb the sentence has: o primeiro romance, «...»."""
    comma = text[max(0, span.outer_start - 2) : span.outer_start].strip() == ","
    return comma and language in _APPOSES and any(is_work(word, language) for word in ahead[-2:])


def is_made(text: str, span: Span, ahead: Sequence[str], language: str) -> bool:
    """Whether a French or Portuguese verb right before tells that a work was made: il enregistre « ... », gravou “...”."""
    return language in ("fr", "pt") and bool(ahead) and ahead[-1] in MAKES and stands_apart(text, span)


def is_work_behind(text: str, span: Span, ahead: Sequence[str], language: str, verbs: frozenset[str]) -> bool:
    """Whether the words within a clause are called a work behind a comma: doelt op ‘Kies voor ons’, een campagne die ..."""
    inside = bool(ahead) and text[span.end - 1] not in ".!?…," and stands_apart(text, span)
    behind = _APPOSED.match(text, span.outer_end) if inside and ahead[-1] not in verbs else None
    return behind is not None and any(is_work(noun.lower(), language) for noun in behind[1].split())
