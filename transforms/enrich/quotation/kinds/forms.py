"""What a form asks for, a record holds and a player plays: hay que escribir «leído y conforme», habe in der Akte gestanden,
laat haar ploeg ‘vijf tegen twee’ spelen."""

import re
from collections.abc import Sequence

from transforms.enrich.quotation.spans import Span, stands_apart

MAX_FORM = 7  # words of such a quotation
#: Somebody has to write or to tick it.
_MUST_WRITE = re.compile(
    r"(?:faut|hay que|va(?:nno)?|si deve|se deve|devem?|há que|preciso|deben?|se debe) (?:alors |ensuite )?"
    r"(?:(?:re)?copier|écrire|inscrire|cocher|noter|escribir(?:se)?|anotar|marcar|poner|scritt[oa]|scrivere|barrare|indicat[oa]"
    r"|escrever(?:-se)?|assinalar)$"
)
#: It stood there, or it is played or trained, in German and Dutch.
_BEHIND = re.compile(
    r"[ \u00a0](?:gestanden|gestaan|zu lesen|te lezen|(?:zu |te )?(?:spielen|spielt|gespielt|spelen|speelt|gespeeld|einzutragen"
    r"|eintragen|eingetragen|anzukreuzen|ankreuzen|angekreuzt|aangekruist|ingevuld))\b"
)
_MAX_BACK = 4  # words before the quotation


def is_in_form(text: str, span: Span, before: Sequence[str], language: str) -> bool:
    """Whether a quotation of up to seven words is of that kind. `before`: the words of its sentence before it, small."""
    if not before or text[span.end - 1] in ".!?…," or not stands_apart(text, span):
        return False
    if language in ("de", "nl"):
        return _BEHIND.match(text, span.outer_end) is not None
    return _MUST_WRITE.search(" ".join(before[-_MAX_BACK:])) is not None
