"""The look of common nouns and adjectives in other languages than English, by their ends: Associação Brasileira, Plan Nacional.

Two capitals in a row are a person less for each of them.
"""

from transforms.enrich.lexicon import words
from transforms.enrich.names.gazetteer import given_names
from transforms.enrich.names.tokens import Word

_SPANISH = words(
    """
    ción ciones sión público pública públicos públicas ministerio idez dad miento mientos ario aria ivo ivos iva ivas ística
    ísticas ales ismo logía ado ados ada adas
    """
)
_PORTUGUESE = words("ministério urança dade dades ência ância ção ções agem logia")
_ITALIAN = words("ministero zione zioni tà")
_FRENCH = words("ministère ité ités tion tions ment ments aux ique isme logie eurs")
_GERMANIC = words("ismus heid ing schap")
#: Portuguese words in -eiro one by one: many surnames have that end, as Ribeiro, Carneiro, Monteiro, Pinheiro.
_EIRO = words(
    "brasileiro financeiro primeiro terceiro janeiro fevereiro estrangeiro hoteleiro dinheiro companheiro cruzeiro",
)
_ENDS = tuple(_SPANISH | _PORTUGUESE | _ITALIAN | _FRENCH | _GERMANIC | _EIRO)
#: Spanish and Portuguese names of feasts, which people bear.
_FEASTS = words(
    """
    anunciação conceição assunção encarnação ressurreição ascensão purificação anunciación concepción asunción encarnación
    ascensión purificación consolación trinidad caridad piedad soledad navidad trindade piedade soledade natividade
    """
)


def is_ordinary_noun(word: Word) -> bool:
    """Whether a word has the look of a common noun, and is neither a given name nor one of a feast."""
    return word.lower.endswith(_ENDS) and word.text not in given_names() and word.lower not in _FEASTS
