"""Words that people at large say, and words that take the place of others: im Dialekt sage man „Grumbeere“, statt „Fräulein“
soll es „Frau“ heißen. Nobody near says them."""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.kinds.phrases_ahead import ends_in, phrases
from transforms.enrich.quotation.spans import Span, stands_apart

MAX_AT_LARGE = 3  # words of such a quotation
_OF = words("de di d a à")
#: "Man sagt", with the pronoun on either side, and impersonal verbs.
_MAN, _SELF = words("man men on l'on l’on"), words("se si")
_SAY = words(
    """
    sagt sage sagen sagte schreibt schreibe zegt zei schrijft dit disait écrit écrira dice decía dicen escribe escribirá diceva
    scrive scriverà diz dizia escreve
    """
)
#: Verbs with a reflexive pronoun: se escribirá; se dice, behind where it is said, for "se dit" tells what somebody is.
_WRITTEN = words("escribe escribirá escribía scrive scriverà escreve écrit écrira")
_SAID_AT = words("dice decía diceva diz dizia")
_PLACES = words("en in em no na nel nella aquí aqui qui allí lì así così assim")
_SAID = words("diz-se dizia-se dicesi dícese escreve-se escrever-se escrever-se-á chama-se chamava-se s'appelle s’appelle")
#: One word takes the place of another, in what is called or written so.
_INSTEAD = phrases(
    """
    statt
    anstatt
    anstelle von
    au lieu
    en vez
    en lugar
    invece
    al posto
    em vez
    ao invés
    in plaats van
    """
)
_CALLED_SO = re.compile(
    r"\b(?:heiß\w+|hieß\w*|steh\w+|stand|geschrieben|schreib\w+|heten|heet|staan|staat|schrijv\w+|écri\w+|appel\w+|nomm\w+|escri[bt]\w+"
    r"|llam\w+|pon[er]\w*|scriv\w+|scritt\w|chiam\w+|escrev\w+|escrit\w|cham\w+)\b"
)
_WRITTEN_BEHIND = re.compile(r"[ \u00a0](?:heißen|heten|te staan|zu stehen|stehen|geschrieben|geschreven)\b")
_MAX_CLAUSE = 90  # characters behind a word that is replaced, in which the verb stands


def is_at_large(text: str, span: Span, before: Sequence[str]) -> bool:
    """Whether a quotation of up to three words is one of them. `before`: the words of its sentence before it, in lower case."""
    return bool(before) and (_is_said_at_large(text, span, before) or _is_replaced(text, span, before))


def _is_replaced(text: str, span: Span, before: Sequence[str]) -> bool:
    """Whether a word takes the place of another, or the place it takes follows: statt „Fräulein“ soll es „Frau“ heißen."""
    if _WRITTEN_BEHIND.match(text, span.outer_end) is not None:
        return True
    plain = before[:-1] if before[-1] in _OF else before
    if not ends_in(plain, _INSTEAD):
        return False
    stop = text.find(". ", span.outer_end)
    end = min(stop if stop >= 0 else len(text), span.outer_end + _MAX_CLAUSE)
    return _CALLED_SO.search(text, span.outer_end, end) is not None


def _is_said_at_large(text: str, span: Span, before: Sequence[str]) -> bool:
    """Whether an impersonal verb of saying stands right before: man sagt „Moin“, en Galicia se dice «morriña»."""
    if not stands_apart(text, span) or text[span.outer_start - 2 : span.outer_start].strip() in (":", ","):
        return False
    if before[-1] in _SAID:
        return True
    pair = before[-2:]
    if len(pair) > 1 and pair[0] in _SELF:
        return pair[1] in _WRITTEN or (pair[1] in _SAID_AT and before[0] in _PLACES)
    return len(pair) > 1 and ((pair[0] in _MAN and pair[1] in _SAY) or (pair[0] in _SAY and pair[1] in ("man", "men")))
