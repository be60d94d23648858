"""Romance reports by an infinitive that another verb leads: `“...”, a laissé tomber Roy`, `“...”, costumava dizer`."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.reporting.words import Reporting

_FRENCH, _OTHERS = ("er", "ir", "re", "oir"), ("ar", "er", "ir", "or", "are", "ere", "ire", "rre")
#: They stand between the two verbs: a fini par lâcher, chegou a dizer, acabou por admitir.
_LINKS = words("à de par a por em di en d' d’")
#: Ends of finite verbs and participles that lead an infinitive. A word in -e may be a noun: histoire de rire.
_FRENCH_LEADS, _LEADS = ("é", "t", "u", "i", "is"), ("ou", "eu", "iu", "ó", "ò", "ava", "aba", "ia", "ía", "ato", "uto", "ito")
_PRESENTS = words(
    """
    laisse ose aime préfère tente souhaite espère pense
    costuma gosta tenta quer pode sabe prefere ousa chega suele quiere puede prefiere vuole ama tiene usa osa preferisce
    """
)


def to_infinitive(tokens: Sequence[Token], place: int, language: Reporting) -> int:
    """The place of the infinitive that the verb at `place` leads; `place` itself where it leads none."""
    if place >= len(tokens) or tokens[place].kind not in ("word", "verb") or not tokens[place].text.islower():
        return place
    lead = tokens[place].lower
    ends = _LEADS if language.drops else _FRENCH_LEADS
    if lead in language.small_words or not (lead in _PRESENTS or lead.endswith(ends)):
        return place
    at = place + 1
    if at < len(tokens) and tokens[at].lower in _LINKS:
        at += 1
    return at if is_infinitive(tokens, at, language) else place


def is_infinitive(tokens: Sequence[Token], place: int, language: Reporting) -> bool:
    """Whether a Romance infinitive has its subject right behind it, or nothing at all where the subject may be left out."""
    if not language.is_romance or place >= len(tokens):
        return False
    token, behind = tokens[place], tokens[place + 1] if place + 1 < len(tokens) else None
    ends = _OTHERS if language.drops else _FRENCH
    if not token.text.islower() or not token.lower.endswith(ends) or token.lower in language.small_words:
        return False
    if behind is None or behind.kind == "stop":
        return language.drops
    return behind.kind == "name" or (behind.lower in language.articles and behind.lower not in language.prepositions)
