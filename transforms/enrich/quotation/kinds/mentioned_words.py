"""Words that a text speaks of and nobody says: what they mean, what is called so, what a form asks, what a chapter is about."""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.spans import Span

_MAX_MENTIONED = 4  # words
_MAX_BACK = 5  # words before the quotation that are looked at
#: They give a nickname to whom or what stands between them and it.
_NICKNAMES = re.compile(r"nicknam\w+|apod[aóo]\w*|surnomm\w+|soprannomin\w+|apelid\w+|alcunh\w+|getauft|bijnaam")
#: Participles right behind what has the name.
_NAMED = words("named titled entitled labelled labeled headlined stamped marked captioned betitelt überschrieben getiteld")
#: Behind them stands a thing with its name, where no name stands before: a scheme called “Warm homes”.
_CALLED = words("called")
_YES_OR_NO = words("yes no ja nein nee oui non sí si sì não sim")
_OR = re.compile(r"[ \u00a0](?:or|oder|o|ou|of|e|y|and|und|en|et)[ \u00a0]")
_PARTS = words(
    """
    chapter chapters section article paper lecture debate question kapitel abschnitt artikel vortrag capítulo apartado artículo
    debate chapitre article débat exposé capitolo sezione articolo dibattito hoofdstuk paragraaf lezing
    """
)
_ON = words("on about über zu zum zur sobre sur su sul sulla acerca over")
_SENSES = words(
    """
    definition meaning sense concept notion definición significado sentido définition signification sens definizione significato
    senso definição bedeutung definitie betekenis
    """
)
_OF = words("of de di von van du del do da des")
_MEANS = re.compile(
    r"[ \u00a0](?:means?|meant|stands? for|bedeutet|bedeute|heiße|significa|signifie|veut dire|vuol dire|betekent)\b"
)
_MEMBERS = words("member members mitglied mitglieder miembro miembros membre membres membro membri membros lid leden")
_THE = words("the der des del de los la du des della do da dos das")
_LISTS = re.compile(
    r"list(?:s|ed)?|record(?:s|ed)?|register(?:s|ed)?|log(?:s|ged)|catalogu\w+|classified|geführt|registriert|eingestuft"
    r"|figura[nb]?\w*|registrad[oa]|consta[mn]?|classée?s?|enregistrée?s?|registrat[oa]|geregistreerd"
)
_AS = words("as als como comme come")


def is_mentioned(text: str, span: Span, before: Sequence[str], last: Span | None, following: Span | None) -> bool:
    """Whether a quotation of up to four words is a word of the language, a nickname or an entry. `before`: the words of its
    sentence before it, in lower case; `last` and `following`: the quotations beside it."""
    inner = text[span.start : span.end]
    if len(inner.split()) > _MAX_MENTIONED or inner[-1:] in ".!?…,":
        return False
    if _is_choice(text, span, last, following) or _MEANS.match(text, span.outer_end) is not None:
        return True
    if len(before) < 2 or text[span.outer_start - 1] not in " \u00a0":
        return False
    ahead, near = before[-1], before[-_MAX_BACK:]
    return (
        ahead in _NAMED
        or (ahead in _CALLED and before[-2].islower() and any(word in ("a", "an", "the", "his", "her", "its") for word in near))
        or any(map(_NICKNAMES.fullmatch, near))
        or (ahead in _ON and before[-2] in _PARTS)
        or (ahead in _OF and before[-2] in _SENSES)
        or (ahead in _THE and len(before) > 2 and not _MEMBERS.isdisjoint(near[-3:-1]))
        or (ahead in _AS and any(map(_LISTS.fullmatch, near)))
    )


def _is_choice(text: str, span: Span, last: Span | None, following: Span | None) -> bool:
    """Whether a quotation is one of two answers: “yes” or “no”."""
    for one, other in ((last, span), (span, following)):
        if one is None or other is None or _OR.fullmatch(text, one.outer_end, other.outer_start) is None:
            continue
        if all(text[answer.start : answer.end].lower() in _YES_OR_NO for answer in (one, other)):
            return True
    return False
