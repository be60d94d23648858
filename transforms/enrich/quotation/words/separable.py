"""Verbs of two parts: a German particle closes the clause behind the words that are reported, wies das als „haltlos“ zurück; a
Dutch one stands before them, deed dat af als ‘onzin’."""

from collections.abc import Sequence

_PARTICLES = {
    **dict.fromkeys(("wies", "weist", "wiesen", "weisen"), ("zurück",)),
    **dict.fromkeys(("tat", "tut", "taten", "tun", "lehnte", "lehnt", "lehnten"), ("ab",)),
    **dict.fromkeys(("macht", "machte", "machten", "machen"), ("verantwortlich", "dafür", "geltend")),
    **dict.fromkeys(("räumt", "räumte", "räumten", "gesteht", "gestand", "fordert", "forderte"), ("ein",)),
    **dict.fromkeys(("mahnt", "mahnte", "mahnten", "prangert", "prangerte", "führt", "führte", "kündigt", "kündigte"), ("an",)),
    **dict.fromkeys(("gibt", "gab", "gaben", "sichert", "sicherte"), ("zu",)),
    **dict.fromkeys(("stellt", "stellte", "stellten"), ("fest",)),
    **dict.fromkeys(("warf", "wirft", "warfen", "werfen", "hielt", "hält"), ("vor",)),
}
_DISMISSES = ("deed", "doet", "deden", "doen")


def separable_verb(lowers: Sequence[str], particle: str) -> int | None:
    """The place of the verb whose particle this is, among the words (lower case) of a clause."""
    return next((at for at in range(len(lowers) - 1, -1, -1) if particle in _PARTICLES.get(lowers[at], ())), None)


def dismissing_verb(lowers: Sequence[str]) -> int | None:
    """The place of the Dutch verb by which something is dismissed at the end of `lowers` as what follows."""
    tail = lowers[:-1] if lowers[-1:] == ["een"] else lowers
    if list(tail[-2:]) != ["af", "als"]:
        return None
    return next((at for at in range(len(tail) - 3, -1, -1) if tail[at] in _DISMISSES), None)
