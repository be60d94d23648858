"""The phrases that tell a view and mean its owner by a possessive or a pronoun: `in her view`, `a su juicio`. A table of the
languages; forms are in lower case. `Reporting.according` with a pronoun behind it does as much: `según ella`."""

from transforms.enrich.reporting.words import Pronoun

Views = dict[tuple[str, ...], Pronoun]


def _views(*, m: str = "", f: str = "", u: str = "") -> Views:
    """The phrases of men, of women and of anybody, each list parted by bars."""
    lists: tuple[tuple[Pronoun, str], ...] = (("m", m), ("f", f), ("u", u))
    return {tuple(phrase.split()): sex for sex, phrases in lists for phrase in phrases.split("|") if phrase}


ENGLISH_VIEWS = _views(m="in his view|in his opinion|in his words", f="in her view|in her opinion|in her words")
GERMAN_VIEWS = _views(
    m="seiner ansicht nach|seiner meinung nach|nach seiner ansicht|nach seiner meinung|nach seinen worten|für ihn"
    "|seinen worten zufolge",
    f="ihrer ansicht nach|ihrer meinung nach|nach ihrer ansicht|nach ihrer meinung|nach ihren worten|für sie"
    "|ihren worten zufolge",
)
DUTCH_VIEWS = _views(
    m="in zijn eigen woorden|in zijn ogen|naar zijn mening|in zijn woorden",
    f="in haar eigen woorden|in haar ogen|naar haar mening|volgens haar",
    u="naar eigen zeggen",
)
FRENCH_VIEWS = _views(
    u="à ses yeux|a ses yeux|à son avis|à son sens|de son propre aveu|de son aveu|selon ses dires|selon ses mots"
    "|selon ses termes|selon ses propres mots|selon ses propres termes|selon ses calculs"
)
SPANISH_VIEWS = _views(
    u="a su juicio|a su entender|a su modo de ver|a su parecer|en su opinión|en sus palabras|según su criterio|según su relato"
    "|según su testimonio|según su versión|según sus palabras"
)
ITALIAN_VIEWS = _views(
    u="a suo avviso|a suo dire|a suo giudizio|a suo modo di vedere|a suo parere"
    "|per sua stessa ammissione|per sua ammissione|a detta sua|ai suoi occhi|nelle sue parole"
)
PORTUGUESE_VIEWS = _views(
    u="a seu ver|em sua avaliação|em sua opinião|em suas palavras|em seu entender|na sua avaliação|na sua opinião|na sua visão"
    "|na avaliação dela|na avaliação dele|na opinião dela|na opinião dele|nas suas palavras|no seu entender"
    "|no seu entendimento|segundo a própria|segundo o próprio"
)
