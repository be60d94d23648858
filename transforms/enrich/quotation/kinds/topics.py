"""Things that a sentence is about: mit Blick auf das „Haus am See“, interrogé sur l'« affaire Lambert ».

Whoever speaks in the sentence is asked about the thing or refers to it by its name.
"""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.names.gazetteer import given_names
from transforms.enrich.quotation.kinds.phrases_ahead import ends_in, phrases
from transforms.enrich.quotation.kinds.quote_kinds import ROMANCE
from transforms.enrich.quotation.spans import Span, stands_apart
from transforms.enrich.quotation.words.elision import behind_apostrophe
from transforms.enrich.reporting.languages import REPORTING

_MIN_GERMAN = 2  # words of a German name: one noun may be somebody's judgement
_MAX_ARTICLES = 2  # de la
#: Articles, and prepositions that end a phrase: a propósito del, au sujet de la.
_ARTICLES = words(
    """
    der die das den dem des zum zur de het
    el la los las del al lo le les l du des au aux
    il i gli della dell dello del dei degli delle al alla all allo ai agli alle sul sulla sull sullo sui sugli sulle
    o a os as do da dos das ao à aos às
    """
)
_OF = words("de di d a à")


#: Somebody is asked about it.
_ASKED = phrases(
    """
    angesprochen auf
    gefragt nach
    befragt nach
    befragt zu
    gevraagd naar
    gevraagd over
    interrogé sur
    interrogée sur
    questionné sur
    questionnée sur
    preguntado por
    preguntada por
    preguntado sobre
    preguntada sobre
    interrogado sobre
    interrogada sobre
    questionado sobre
    questionada sobre
    perguntado sobre
    perguntada sobre
    interpellato
    interpellata
    interpellato su
    interpellata su
    interrogato su
    interrogata su
    """
)
#: Somebody refers to it.
_REFERS = phrases(
    """
    mit blick auf
    in bezug auf
    in anspielung auf
    unter verweis auf
    unter hinweis auf
    met het oog op
    met betrekking tot
    verwijzend naar
    doelend op
    à propos
    au sujet
    en référence
    en allusion
    concernant
    a propósito
    acerca
    en alusión
    en referencia
    en relación con
    a proposito
    riguardo
    in merito
    in riferimento
    em alusão
    em referência
    a respeito
    em relação
    """
)
#: Prepositions with which a sentence begins that tells what it is about.
_ABOUT = words("zu zum zur sur sobre su sul sulla sull sui sugli sulle over")
#: It appears on a display.
_APPEARS = words(
    "s'affiche s’affiche s'affichait s’affichait apparaît apparaissait aparece aparecía aparecia compare compariva erschien"
)
#: A charge that somebody rejects.
_CHARGES = words("accusation accusations acusación acusaciones accusa accuse acusação acusações beschuldiging")
_REJECTS = tuple(words("reje rechaz respin recus refus neg nieg nie wijst wees ontken contest réfut desment smenti"))
_MAX_REJECTED = 8  # words from the verb to the charge
#: Colours and levels, and what leads to them where a display or a rating changes.
_LEVELS = words(
    """
    rot gelb grün orange hoch niedrig rouge jaune vert orange élevé rojo amarillo verde naranja alto bajo rosso giallo
    arancione basso vermelho amarelo laranja baixo rood geel groen oranje hoog laag
    """
)
_TO = words("auf op à au a al em no de von van da do du di")
#: A court finds it proven.
_PROVEN_BEHIND = re.compile(r"[ \u00a0](?:niet |nicht |als )?(?:bewezen|erwiesen|erfüllt)\b")
#: Several things, of which an example follows; words and sentences are somebody's.
_EXAMPLES = {
    "de": re.compile(r"\b(?!Worte|Sätze|Aussag|Äußerung|Begriff|Ausdr)[A-ZÄÖÜ][a-zäöüß]+(?:e|en|er|s|n) wie $"),
    "nl": re.compile(r"\b(?!woorden|zinnen|uitspraken|termen|kreten)[a-z]{3,}(?:en|s) zoals $"),
}
_MAX_EXAMPLES = 40  # characters
#: What all hold something to be, in German and Dutch.
_HELD = words("gilt galt gelten galten geldt gold gelden golden boek")
_MAX_HELD = 6  # words from the verb to the preposition
#: First words of a German or Dutch title; what somebody says within a clause begins with a small one.
_TITLE_WORDS = {
    "de": words("Der Die Das Den Dem Des Ein Eine Im In Am An Auf Aus Bei Zum Zur Vom Von Mit Für Unter Über Nach Zwischen"),
    "nl": words("De Het Een In Op Van Met Voor Bij Naar Onder Over"),
}
_MAX_VERB = 3  # words before a title in which no verb reports
_PRONOUNS = words("er sie es ich wir man hij zij ze we wij ik men dass dat als wie so")


def is_topic(text: str, span: Span, before: Sequence[str], language: str) -> bool:
    """Whether a quotation of up to six words, without a stop, is named as what the sentence is about. `before`: the words of
    its sentence before it, in lower case."""
    inner = text[span.start : span.end]
    found = inner.split()
    if not before:
        return False
    if language != "en" and (before[-1] in _APPEARS or _is_rejected(before)):
        return True
    if language in _TITLE_WORDS and _is_northern(text, span, before, found, language):
        return True
    if len(found) == 1 and inner.lower() in _LEVELS and before[-1] in _TO:
        return True  # springt auf „rot“
    rest = list(before)
    for _ in range(_MAX_ARTICLES):
        if len(rest) > 1 and (rest[-1] in _ARTICLES or rest[-1] in _OF):
            rest.pop()
    if ends_in(rest, _ASKED):
        return True
    referred = ends_in(rest, _REFERS) or (len(rest) == 1 and rest[0] in _ABOUT)
    return referred and _is_named(found, language)


def _is_named(found: Sequence[str], language: str) -> bool:
    """Whether words have the capital of a name: the first of several German ones, any of those of other languages."""
    if language == "de":
        return len(found) >= _MIN_GERMAN and found[0][:1].isupper()
    return language in (*ROMANCE, "nl") and any(any(part[:1].isupper() for part in word.split("-")) for word in found)


def _is_northern(text: str, span: Span, before: Sequence[str], found: Sequence[str], language: str) -> bool:
    """Whether German or Dutch words are a title by the capital of a small word, a charge that is proven, or what something is
    held to be: dass „Der Nebel“ fehlt, achtte ‘medeplegen’ bewezen, gilt als „gefährdet“."""
    if _EXAMPLES[language].search(text, max(0, span.outer_start - _MAX_EXAMPLES), span.outer_start) and found[0][:1].isalnum():
        return language == "nl" or found[0][:1].isupper()
    if _PROVEN_BEHIND.match(text, span.outer_end) is not None:
        return True
    if before[-1] == "als" and not _HELD.isdisjoint(before[-_MAX_HELD:]):
        return True
    if len(found) == 1:
        return language == "de" and found[0] in given_names()
    if found[0] not in _TITLE_WORDS[language] or not stands_apart(text, span) or before[-1] in _PRONOUNS:
        return False
    reports = not REPORTING[language].verbs.isdisjoint(before[-_MAX_VERB:])
    return text[span.outer_start - 2].isalpha() and not reports


def _is_rejected(before: Sequence[str]) -> bool:
    """Whether the words are a charge that somebody rejects: rejette l'accusation de « vol »."""
    charged = len(before) > 1 and (before[-1] in _OF or before[-1] == "van") and behind_apostrophe(before[-2]) in _CHARGES
    return charged and any(word.startswith(_REJECTS) for word in before[-_MAX_REJECTED:-2])
