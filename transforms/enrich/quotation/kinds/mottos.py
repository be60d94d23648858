"""Mottos and inscriptions, which nobody says: "Over the door hangs the motto: ..."; "unter dem Motto ..."."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.spans import Span

_MOTTOS = words(
    """
    motto slogan inscription aufschrift lema eslogan leyenda inscripción inscrição dizeres scritta opschrift
    """
)
#: They may hang or stand somewhere as well.
_HANGING = _MOTTOS | words(
    """
    maxim devise wahlspruch leitspruch leitsatz sinnspruch inschrift divisa massima iscrizione lijfspreuk spreuk
    """
)
#: Somebody or something may go under them as well.
_BORNE = _MOTTOS | words(
    """
    consigna bordão heading legend caption headline unterschrift bildunterschrift onderschrift name namen naam
    pseudonym pseudoniem alias
    """
)
_UNDER = words("con bajo com sob sotto os under with bearing beneath met onder unter mit")
_PLACED = words(
    """
    hangs hung stands stood carved engraved painted inscribed emblazoned displayed printed
    hängt hing steht stand prangt prangte leuchtet eingraviert geschrieben
    cuelga colgaba figura luce colgado grabado inscrito pintado escrito
    accrochée accroché affichée affiché gravée gravé peinte peint inscrite inscrit figure trône
    appeso appesa inciso incisa dipinto dipinta scritto scritta campeggia
    pendurado pendurada gravado gravada pintado pintada inscrito inscrita
    hangt hing staat stond prijkt gebeiteld geschilderd
    """
)
_MAX_PLACED = 8  # words from the motto to the quotation


def hangs_as_motto(text: str, span: Span, ahead: Sequence[str]) -> bool:
    """Whether a motto is told to hang or to stand somewhere, and a colon leads to it."""
    if not ahead or not text[max(0, span.outer_start - 2) : span.outer_start].rstrip().endswith(":"):
        return False
    near = [word.rpartition("'")[2].rpartition("’")[2] for word in ahead[-_MAX_PLACED:]]
    at = next((at for at, word in enumerate(near) if word in _HANGING), None)
    return at is not None and not _PLACED.isdisjoint(near[at + 1 :])


def goes_under_motto(ahead: Sequence[str]) -> bool:
    """Whether a motto or a name ends what stands before a quotation, behind a preposition: sob o lema “...”."""
    return len(ahead) > 2 and ahead[-1] in _BORNE and not _UNDER.isdisjoint(ahead[-3:-1])
