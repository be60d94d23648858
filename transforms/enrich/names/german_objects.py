"""German nouns that stand behind a name as the object of a verb and are no part of it: gab Ada Roth Entwarnung."""

import re

from transforms.enrich.lexicon import words

_OBJECTS = words(
    """
    abschied abstand alarm anerkennung angst anklage anlauf anspruch anstoß anteil antwort antworten anwohner anzeige
    applaus auskunft ausschau bedauern bedenken beifall bericht berufung bescheid beschwerde bezug bier bilanz brot dank
    druck durchsage einblick einblicke einfluss einsicht einspruch einwände entwarnung erfolg erfolge ernst fahrt farbe
    fehler fleisch forderungen fotos fragen freude frieden gas gebrauch geduld gehör geld gespräche gespür glück grund
    gründe halt hand hilfe hoffnung interesse kaffee karten kenntnis klage klarheit klartext konsequenzen kontakt kopf kraft
    kritik kuchen lob lust maß maßnahmen mut nachholbedarf notiz obst optimismus partei pech platz pläne post probleme
    profit punkte rat recht rede respekt reue revision ruhe rücksicht schach schluss schuld schulden schutz schwierigkeiten
    sorgen spaß stellung stimmung streit suppe tee tempo toleranz tribut trost ursachen verantwortung verdacht verhandlungen
    verständnis vertrauen verzicht vorrang vorwürfe wasser wein wert widerspruch widerstand wind wirkung wort worte wut zeit
    zeugnis zorn zugang zugeständnisse zustimmung zuversicht zweifel ärger
    """
)
_ABSTRACT = re.compile(r"[a-zäöüß]{3,}(?:ungen|ung|heit|keit|schaft|tion|tionen|tät|ismus)$")
_NEWSPAPERS = ("zeitung", "stiftung", "gesellschaft", "gewerkschaft", "genossenschaft")


def is_object(noun: str, *, named: bool) -> bool:
    """Whether a noun (lower case) behind a name is the object of a verb; `named`: a first name and a surname stand before
    it."""
    abstract = named and _ABSTRACT.search(noun) is not None and not noun.endswith(_NEWSPAPERS)
    return noun in _OBJECTS or abstract
