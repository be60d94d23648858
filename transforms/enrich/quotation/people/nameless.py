"""Whom a text leaves without a name on purpose: `une mère de famille, qui a requis l’anonymat`, `o dono, que não quis
identificar-se`. No name before is meant, however well it fits."""

import re

#: A relative clause right behind a phrase, up to the word for the name that is kept back.
_NAMELESS = re.compile(
    r",? (?:qui|que|quien|che|who) (?:[^\W_]\S* ){0,6}?"
    r"(?:(?:l['’])?anonym|anonimat|identifi|be(?:ing)? named\b"
    r"|(?:son|seu|o|su|il|proprio|her|his) (?:vrai )?(?:nom|nome|nombre|name)\b"
    r"|(?:son|sua|a) identi)"
)
_DENIES = re.compile(
    r"\b(?:pas|n['’]\w+|ne|sans|taire|taira|requis|requiert|réclame|réclamé|gard\w+|préfèr\w+|préfér\w+|souhait\w+|demand\w+"
    r"|não|sem|preferiu|prefere|pediu|pede|omit\w+|no|sin|pidió|pide|prefirió|non|chiede|chiesto|not|asked|declined|anonym\w*"
    r"|anonimat\w*)\b"
)


def is_nameless(text: str, end: int) -> bool:
    """Whether the words behind a phrase that ends at `end` say that its person is not named."""
    found = _NAMELESS.match(text, end)
    return found is not None and _DENIES.search(text, found.start(), found.end() + 8) is not None
