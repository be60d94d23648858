"""What somebody is blamed or praised for by nobody whom the clause names: Critiqué pour son « entêtement », le ministre promet
autre chose; Als „Verräter“ beschimpft, zog er sich zurück. With an agent the words are his: accusé par Anne Roy de « vol »."""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.spans import Span
from transforms.enrich.quotation.words.description_words import POSSESSIVES

_JUDGED = re.compile(
    r"(?:critiqu|accus|soupçonn|félicit|salu|lou|tax|trait|raill|moqu|blâm|épingl|attaqu)ée?s?"
    r"|(?:criticad|acusad|tildad|tachad|elogiad|alabad|cuestionad|señalad|questionad|rotulad|louvad)[oa]s?"
    r"|(?:criticat|accusat|tacciat|elogiat|lodat|bollat|contestat|attaccat)[oaie]"
)
_FOR = words("pour de d' d’ par por pelo pela pelos pelas como comme per di come del della dello dell'")
_SMALL = words("le la les l' l’ un une el los las una uno il lo i gli o a os as um uma son sa ses leur leurs") | POSSESSIVES
_HAVE = words("a ont avait avaient ha han había habían hanno aveva avevano tem tinha tinham havia haviam ayant habiendo avendo")
_MAX_BACK = 5  # words from the participle to the quotation
_AGENT_BEHIND = re.compile(r"[ \u00a0](?:(?:[^\W\d_]+[ \u00a0]){0,2})?(?:par|por|pelo|pela|da|dal|dalla|dall['’])[ \u00a0]?")
#: The same at the head of a German or Dutch sentence.
_NORTHERN_FOR = words("als wegen om vanwege")
_NORTHERN_JUDGED = re.compile(
    r"[ \u00a0](?:kritisiert|beschimpft|gescholten|verspottet|gelobt|gefeiert|angegriffen|verunglimpft|verhöhnt|geschmäht"
    r"|bekritiseerd|uitgescholden|geprezen|bespot|weggezet|gehekeld),"
)
_MAX_NORTHERN = 3  # words before such a quotation


def is_suffered(text: str, span: Span, before: Sequence[str]) -> bool:
    """Whether a participle without an agent leads to a quotation. `before`: the words of its sentence before it, in lower
    case."""
    if not before:
        return False
    if len(before) <= _MAX_NORTHERN and before[0] in _NORTHERN_FOR:
        return _NORTHERN_JUDGED.match(text, span.outer_end) is not None
    start = max(0, len(before) - _MAX_BACK)
    at = next((at for at in range(len(before) - 1, start - 1, -1) if _JUDGED.fullmatch(before[at])), None)
    if at is None or at + 1 >= len(before) or before[at + 1] not in _FOR or (at and before[at - 1] in _HAVE):
        return False
    rest = before[at + 2 :]
    return all(word in _SMALL for word in rest) and _AGENT_BEHIND.match(text, span.outer_end) is None
