"""What tells when, between a Romance verb and its subject: `dijo este martes en el pleno la alcaldesa`, `a déclaré mardi soir
la maire`, `disse na terça-feira a presidente`."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.words.description_words import TIMES
from transforms.enrich.reporting.words import Reporting

#: Words that stand before a time, and are articles or prepositions before anything else.
_BEFORE = words(
    """
    este esta ese esa el la los las lo il i gli le l' l’ un una uno une questo questa quel quella quell' quell’ ce cet cette ces
    o a os as no na nos nas neste nesta nesse nessa num numa nel nella nell' nell’ al alla au à del della por de di da du em en
    nello per pela pelo durante
    """
)
#: And behind one.
_BEHIND = words(
    """
    pasado pasada próximo próxima passado passada passato passata scorso scorsa prossimo prossima dernier dernière prochain
    prochaine mismo misma mesmo mesma stesso stessa même
    """
)
#: They tell when all alone.
_ADVERBS = words(
    """
    ayer hoy anoche anteayer ahora mañana ontem hoje anteontem agora ieri oggi stamani stamattina stasera stanotte adesso hier
    aujourd'hui aujourd’hui avant-hier maintenant
    """
)
_TIMES = TIMES | _ADVERBS
_TIMES_ON = _TIMES | _BEHIND  # and what goes on with them
_MAX_BEFORE = 3  # words before a time: en la mañana
_MAX_TIMES = 4  # words of times in a row: mardi soir dernier


def behind_time(tokens: Sequence[Token], index: int, language: Reporting) -> int:
    """The index behind a phrase that begins at `index` and tells when; `index` where none does."""
    if not language.is_romance:
        return index
    end = min(len(tokens), index + _MAX_BEFORE)
    at = next((at for at in range(index, end) if tokens[at].lower not in _BEFORE), end)
    if at >= len(tokens) or tokens[at].lower not in _TIMES:
        return index
    last = min(len(tokens), at + _MAX_TIMES)
    return next((behind for behind in range(at, last) if tokens[behind].lower not in _TIMES_ON), last)
