"""Words by which a noun phrase tells whom it describes: articles, sexes, relations, and what says nothing of an office."""

from transforms.enrich.lexicon import words as words_of
from transforms.enrich.names.words import is_role
from transforms.enrich.reporting.words import Pronoun

SEXES: dict[str, Pronoun] = {
    **dict.fromkeys(("man", "mann", "homme", "hombre", "uomo", "homem"), "m"),
    **dict.fromkeys(("woman", "frau", "femme", "mujer", "donna", "mulher", "vrouw"), "f"),
}
ARTICLES: dict[str, Pronoun] = {"le": "m", "el": "m", "il": "m", "o": "m", "der": "m", "la": "f", "a": "f", "die": "f"}
OBLIQUE = frozenset(("dem", "den", "des", "einem", "einen", "eines"))
#: They tell of an office how long somebody holds it, not which one it is.
PASSING = words_of(
    """
    new former old current outgoing incoming long-time longtime neue neuer neuen frühere früherer ehemalige ehemaliger
    nouveau nouvelle ancien ancienne actuel actuelle nuevo nueva actual nuovo nuova attuale novo nova atual nieuwe
    """
)
#: Somebody's somebody: another person than the one named before.
RELATIONS = tuple(
    words_of(
        """
        spokesman spokeswoman spokesperson lawyer attorney mother father wife husband son daughter sister brother
        friend colleague sprecher sprecherin anwalt anwältin mutter vater richter porte-parole avocat avocate portavoz
        abogado abogada portavoce avvocato judge juge juez pope president präsident président presidente
        king queen papst kanzler chancellor
        """
    )
)
DEFINITE = frozenset(("the", "der", "die", "das", "le", "la", "l'", "l’", "el", "il", "lo", "o", "a", "de", "het", "den"))


def same_role(noun: str, role: str) -> bool:
    """Equal but for the ending of a compound: "minister" refers to the "umweltminister"."""
    return noun == role or (len(noun) > 4 and is_role(noun) and role.endswith(noun))
