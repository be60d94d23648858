"""Words in marks that are one name with the noun beside them, or that the text explains: a “no fishing” sign, el principio
“quien contamina paga”, a “runner” is somebody who, the “ladder”, a system of loans."""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.kinds.beside import joined_pairs
from transforms.enrich.quotation.spans import Span, stands_apart
from transforms.enrich.quotation.words.description_words import DEFINITE
from transforms.enrich.quotation.words.elision import behind_apostrophe
from transforms.enrich.reporting.languages import REPORTING

_MAX_WORDS = 5
#: English nouns whose attribute in marks is a name whatever its words are.
_HEADS = words(
    """
    sign signs principle rule rules button category clause label labels badge badges placard placards petition order powers
    affair effect syndrome option march award theory
    """
)
#: Those whose attribute may be a judgement: a “failed” policy, but: a “zero tolerance” policy.
_WIDE_HEADS = words("policy system scheme model campaign law strategy movement list status mode approach rating")
_LEAST_WORDS = 2
_DEGREES = words("very so too more most really quite rather totally")
_WORD_BEHIND = re.compile(r" ([a-z]+)\b")
#: The same before the words, with a preposition or not.
_HEADS_AHEAD = words(
    """
    principle effect rule category principio efecto regla categoría principe effet règle catégorie effetto regola categoria
    princípio efeito regra botón bouton pulsante botão knop prinzip regel effekt kategorie categorie
    """
)
#: Romance nouns of what bears such a name behind "of", unless somebody judges it: defendió la política de “tolerancia cero”.
_SCHEMES = words(
    """
    sistema política modelo método estrategia técnica táctica régimen mecanismo fórmula figura criterio cláusula concepto
    política modelo estratégia técnica tática regime mecanismo critério cláusula conceito
    politica modello metodo strategia tecnica tattica regime meccanismo formula criterio clausola concetto
    système politique modèle méthode stratégie technique tactique régime mécanisme formule critère clause concept
    """
)
#: Those whose name stands right behind them: la ley “mordaza”, il settore «platino».
_BEARERS = words(
    """
    ley zona sector tarifa paquete caso lei zona setor sector tarifa pacote caso legge zona settore tariffa pacchetto caso loi
    zone secteur tarif paquet affaire
    nota note voto cijfer beoordeling durchsage anuncio aviso annonce annuncio avviso omroep omroepbericht melding
    alerte alerta allerta
    """
)
_JUDGES = tuple(
    words(
        """
        critic critiq denunci dénonc rechaz rejeit respin reject rejett lament deplor déplor acus accus tach tild calific qualif
        conden condam censur fustig cuestion question attac atac attaqu bol ironiz ironis habl fal parl evoc évoqu
        """
    )
)
_THE = words(
    "de het die der das la el il lo l' l’ o a le las los les os as della dell dello del della du des do da no na nel nella"
)
#: What somebody takes the case or the law for stands behind it.
_TAKES = tuple(words("consid défin defin jug juzg julg giudic ritien riten descri décri trov trouv"))
_MAX_TAKEN = 3  # words before the article
_MAX_JUDGED = 14  # words before the quotation in which somebody judges
_MAX_SCHEME = 3  # words
_OF = words("of de del della dell' dell’ dello du d' d’ do da van der des")
_INDEFINITE = {
    "en": words("a an"),
    "es": words("un una"),
    "fr": words("un une"),
    "it": words("un una uno"),
    "pt": words("um uma"),
    "de": words("ein eine einen"),
    "nl": words("een"),
}
_COPULA = re.compile(r"[ \u00a0](?:is|was|es|era|est|était|è|é|ist|war|sei|jemand|wer|iemand)\b")
#: What it is follows in an apposition.
_EXPLAINED = re.compile(r", (?:an?|un|una|uno|une|um|uma|eine?|een) [^\W\d_]")
_CALLS = tuple(words("call dub brand label describ llam tach tild calific qualif appel trait defin nenn"))
_MAX_BACK = 5  # words before the quotation in which such a verb stands
#: Two groups into which something is divided.
_DIVIDES = re.compile(
    r"(?:sort|divid|classif|clasific|separ|categori|teil|unterscheid|indel|indeel|verdeel|deel|class)\w*|divise|partage"
)
_INTO = words("into in en em")


def is_attribute(text: str, spans: Sequence[Span], index: int, before: Sequence[str], language: str) -> bool:
    """Whether a quotation of up to five words is part of a name, explained, or one of two groups. `before`: the words of its
    sentence before it, in lower case."""
    span = spans[index]
    inner = text[span.start : span.end]
    found = inner.lower().split()
    if not found or len(found) > _MAX_WORDS or inner[-1] in ".!?…,":
        return False
    if language == "en" and _has_head(text, span, found):
        return True
    if any(_divides(text, first, before if first is span else ()) for first, _ in joined_pairs(text, spans, index)):
        return True
    if before[-1:] == ["l"] and before[-2:][0] in _OF and before[-3:][0] in _HEADS_AHEAD:
        return True  # la règle de l'« avantage »
    if not before or not stands_apart(text, span):
        return False
    ahead = behind_apostrophe(before[-1])  # l'effet
    if ahead in _HEADS_AHEAD or (len(before) > 1 and before[-1] in _OF and before[-2] in _HEADS_AHEAD):
        return True
    if language != "en" and len(found) <= _MAX_SCHEME and _is_scheme(before) and not _opens_phrase(found[0], language):
        return True
    if before[-1] in _INDEFINITE.get(language, ()) and _COPULA.match(text, span.outer_end) is not None:
        return True
    called = any(word.startswith(_CALLS) for word in before[-_MAX_BACK:])
    return before[-1] in DEFINITE and not called and _EXPLAINED.match(text, span.outer_end) is not None


def _has_head(text: str, span: Span, found: Sequence[str]) -> bool:
    """Whether an English noun behind the words makes a name of them."""
    behind = _WORD_BEHIND.match(text, span.outer_end)
    if behind is None or found[0] in _DEGREES or any(word.endswith("ly") for word in found):
        return False
    return behind[1] in _HEADS or (behind[1] in _WIDE_HEADS and len(found) >= _LEAST_WORDS)


def _is_scheme(before: Sequence[str]) -> bool:
    """Whether Romance words end in a scheme "of" which a name tells, or in the law or the zone that bears one, and judge
    nothing."""
    bears = len(before) > 1 and before[-1] in _BEARERS and before[-2] in _THE
    scheme = len(before) > 1 and before[-1] in _OF and before[-2] in _SCHEMES
    if bears and any(word.startswith(_TAKES) for word in before[:-2][-_MAX_TAKEN:]):
        return False  # ha definito il caso «molto grave»
    return (bears or scheme) and not any(word.startswith(_JUDGES) for word in before[-_MAX_JUDGED:])


def _opens_phrase(first: str, language: str) -> bool:
    """Whether no name begins with a word: “um aviso sério”, “ao minuto”; but: a lei “da rolha”."""
    if first in _INDEFINITE.get(language, ()):
        return True
    reporting = REPORTING.get(language)
    return reporting is not None and first in reporting.prepositions - reporting.of


def _divides(text: str, first: Span, before: Sequence[str]) -> bool:
    """Whether two quotations are the groups into which something is divided: sorts people into “green” and “red”. `before`:
    the words before the first of them, where they are known."""
    ahead = before or text[max(0, first.outer_start - 60) : first.outer_start].lower().split()
    return bool(ahead) and ahead[-1] in _INTO and any(map(_DIVIDES.fullmatch, ahead[-_MAX_BACK - 1 : -1]))
