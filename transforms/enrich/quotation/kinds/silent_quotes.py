"""Quotations that nobody says: what somebody or something is called, mottos, words that are spoken of."""

import re
from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.kinds.appositions import is_apposed
from transforms.enrich.quotation.kinds.at_large import MAX_AT_LARGE, is_at_large
from transforms.enrich.quotation.kinds.attributes import is_attribute
from transforms.enrich.quotation.kinds.callers import is_called_by_people
from transforms.enrich.quotation.kinds.forms import MAX_FORM, is_in_form
from transforms.enrich.quotation.kinds.lists import listed
from transforms.enrich.quotation.kinds.mentioned_words import is_mentioned
from transforms.enrich.quotation.kinds.mottos import goes_under_motto, hangs_as_motto
from transforms.enrich.quotation.kinds.names_in_marks import is_name
from transforms.enrich.quotation.kinds.nicknames import is_nickname
from transforms.enrich.quotation.kinds.quote_kinds import ROMANCE, SO_CALLED, QuoteKind, closes, of_himself, word_behind
from transforms.enrich.quotation.kinds.ruled import is_ruled
from transforms.enrich.quotation.kinds.signs import is_said_by_thing, is_written_on, reads_so
from transforms.enrich.quotation.kinds.suffered import is_suffered
from transforms.enrich.quotation.kinds.thing_words import MAX_THING, is_thing
from transforms.enrich.quotation.kinds.told_behind import MAX_TOLD, is_told_behind
from transforms.enrich.quotation.kinds.topics import is_topic
from transforms.enrich.quotation.spans import Span, stands_apart
from transforms.enrich.quotation.words.description_words import DEFINITE
from transforms.enrich.quotation.words.naming_nouns import is_behind_name, is_what_thing_is
from transforms.enrich.quotation.words.separable import separable_verb
from transforms.enrich.reporting.languages import REPORTING

#: Prepositions that open a sentence with a work in which something stands.
_INSIDE = words("in en em no na nos nas dans nel nella im")

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_PASSIVE = words("sometimes often also is are was were be been being what commonly usually")
#: Before examples of words: terms such as “dark”, Begriffe wie „Heimat“.
_LIKE = words("like as wie comme como come als zoals")
_TERM_NOUNS = words(
    "term terms word words phrase phrases expression expressions begriff begriffe begriffen wort wörter wörtern ausdruck"
    " ausdrücke terme termes mot mots término términos palabra palabras expresión expresiones termo termos palavra palavras"
    " expressão expressões parola parole termine termini espressione espressioni woord woorden termen uitdrukking uitdrukkingen"
)
#: Known as “Titan”, conocidos como “...”: an adverb may stand between.
_KNOWN = words(
    """
    conoce conocen connaît conosce conoscono conhece conhecem
    known billed marketed bekendstaat bekendstaan bekendstond
    conocido conocida conocidos conocidas conosciuto conosciuta conosciuti conosciute noto nota noti
    connu connue connus connues conhecido conhecida conhecidos conhecidas bekend
    """
)
_AS = words("as como come comme als")
_MAX_KNOWN = 8  # words from "known" to "as": conocido en el ambiente político como “...”
#: A call, or what is called so: numa chamada “...”, mas: a chamada “paz do mar”.
_CALL_OR_CALLED = words("chamado chamada")
#: An Italian participle that tells a name where it has no auxiliary: un quartiere detto «la Fossa».
_SAID, _HAVING = (
    words("detto detta detti dette"),
    words("ha hanno ho abbiamo aveva avevano avrebbe avrà aver avere si è era sono come"),
)
_MAX_HAVING = 4  # words from the auxiliary to the participle
_DEFINITE_PT = words("o a do da no na ao à pelo pela")
#: Whom farmers call “...”, lo que llaman “...”: people at large, of whom none is named.
_WHOM = words("whom which que che qu qu'on quienes quem")
_CALL = words("call dub nickname llaman llamaban apodan chiamano chiamavano chamam chamavam appelle appellent surnomment")
_ITSELF = words("se si s' s’")
_CALLED_ITSELF = words("llama llamaba llaman denomina conoce chama chamava chamam chiama chiamava chiamano appelle appelait")
_MAX_TERM, _MAX_APPOSED = 6, 10  # words of a name or a term, and of a name between commas
_MAX_CALLED = 6  # words of what somebody is called
_MAX_CALLERS = 4  # words from the pronoun to the verb
#: They write nouns or headlines with capitals, so that one within a sentence tells nothing.
_LARGE = ("de", "en")
#: They lead to what somebody says, whatever its capital.
_LEADS = words("that que che dat as como come comme als if whether si se")
_ARTICLES = ("A", "O", "E", "Y", "À")
_POINTING = words("our this that these those any such")
_MAX_NAME, _MAX_TITLE = 4, 10  # words of a name and of a title beside a German noun
_HAVE = words("hat hatte haben hatten habe")
#: To whom a newspaper stands in the dative: sagte der „Neuen Post“, im Gespräch mit dem „Kurier“.
_TELLS = words(
    """
    sagte sagt sagten gesagt erklärte erklärt erzählte erzählt berichtete berichtet verriet verrät bestätigte bestätigt
    schilderte schrieb mit gegenüber
    """
)
#: By which somebody gives a thing its name: bautizó su taller como “Páginas”, taufte das Boot „Zweiter Wind“.
_CHRISTENS = re.compile(
    r"(?:re)?(?:bautiz|batiz)\w+|(?:re)?baptis(?!t)\w+|(?:ri)?battezz\w+|christened|getauft|tauften?|doopten?|gedoopt|herdoopt"
    r"|(?:in)?titul(?:ó|aron|aba|ou|aram|ava)|intitol(?:ò|ato|ata|a|arono)"
)
_MAX_CHRISTENED = 6  # words from the verb to the name
_IN = words("bei im beim in gegenüber")
#: Romance prepositions of things; somebody answers with “...”, as “...”.
_GOVERN = words("de del di della dello dei du des d' d’ do da dos das en em no na in nel nella nello dans sur sobre sul sulla")
_TELLS_OF = re.compile(r", (?:que|che|qui|dont|qu['’]) ?[^\W\d_]")
_WITH, _MAX_WITH = words("con com avec"), 4  # words before a title in which no verb reports
_ARTICLE = re.compile(r"(?:La|El|Los|Las|Le|Les|Il|Lo|I|Gli|O|A|Os|As|Une?|Una|Uma?|Uno)\b")


def quote_silent(
    text: str, spans: Sequence[Span], language: str, kinds: Sequence[QuoteKind], leads: Sequence[list[str]]
) -> list[bool]:
    """Which of the spans nobody says: titles, and what somebody or something is called (dubbed “Agent Smith”). `leads` are
    those of the spans."""
    alone = [
        kind == "title" or _is_silent(text, spans, index, ahead, language=language, kind=kind)
        for index, (kind, ahead) in enumerate(zip(kinds, leads, strict=True))
    ]
    return listed(text, spans, alone, leads)


def _is_silent(text: str, spans: Sequence[Span], index: int, ahead: list[str], *, language: str, kind: QuoteKind) -> bool:
    """Whether nobody says a quotation that is no title by its kind. `ahead`: the words of its sentence before it."""
    span = spans[index]
    inner = text[span.start : span.end]
    size = len(inner.split())
    if size <= MAX_THING and is_thing(text, spans, index, ahead, language):
        return True
    if size <= _MAX_TERM and inner[-1] not in ".!?…,":
        last = spans[index - 1] if index else None
        if is_name(text, span, ahead, language, last) or is_mentioned(text, spans, index, ahead, language):
            return True
        if is_attribute(text, spans, index, ahead, language) or is_topic(text, span, ahead, language):
            return True
        if size <= MAX_AT_LARGE and is_at_large(text, span, ahead):
            return True
    if _opens_as_work(ahead, inner) or (size <= MAX_FORM and is_in_form(text, span, ahead, language)):
        return True
    if hangs_as_motto(text, span, ahead):
        return True
    if language != "en" and size <= MAX_TOLD and is_told_behind(text, span, language):
        return True
    if size <= _MAX_APPOSED and is_apposed(text, span, ahead, language):
        return True
    if ahead and (
        _is_called_so(ahead, inner, size)
        or is_called_by_people(text, span, ahead, language)
        or is_said_by_thing(text, span, ahead)
        or is_what_thing_is(ahead)
    ):
        return True
    if kind not in ("scare", "partial"):
        return size <= _MAX_CALLED and language not in _LARGE and _is_governed(text, span, ahead, language)
    if (language in ROMANCE and is_ruled(ahead)) or (language != "en" and is_suffered(text, span, ahead)):
        return True
    if _is_term(text, span, ahead, kind, language) or is_nickname(text, span, language):
        return True
    if language == "de":
        return _is_paper(text, span, ahead) or (_is_apposed(text, span) and not _is_called(text, span, ahead, language))
    return language not in _LARGE and _is_headed(text, span, ahead, language)


def _opens_as_work(ahead: Sequence[str], inner: str) -> bool:
    """Whether a sentence begins with a preposition and what has the capital of a title: En «La larga marea», Ada Roa habla de
    ello. What somebody says goes on in small letters there: In “a moment of madness”, Lee said."""
    return len(ahead) == 1 and ahead[0] in _INSIDE and inner[:1].isupper() and inner[-1:] not in ".!?"


def _is_apposed(text: str, span: Span) -> bool:
    """Whether a German quotation of few words is the name of the noun right before it: auf dem Kanal „Finanzfluss“."""
    inner = text[span.start : span.end]
    ahead = text[max(0, span.outer_start - 40) : span.outer_start]
    before = ahead.split()
    if not before or ahead[-1:] not in " \u00a0":
        return False
    if before[-1] == "Worten":
        return False  # Mit den Worten „Jetzt los“ eröffnete Ada Roth
    if before[-1] == "gegenüber" and inner.isalpha():
        return True  # to a paper that writes itself small
    if not inner[:1].isupper():
        return False
    if text[span.outer_end : span.outer_end + 2] == ", " and before[-1][-1:] == "," and len(inner.split()) <= _MAX_NAME:
        return True  # das zweite Gerät, „Komet 7“, laufe
    if len(before) > 1 and before[-1] in ("der", "des") and before[-2][:1].isupper() and before[-2].isalpha():
        return len(inner.split()) <= _MAX_NAME and inner[-1:] not in ".!?"  # eine Anfrage der „Neuen Zeitung“
    apposed = before[-1][:1].isupper() and before[-1][-1:].isalpha() and len(before[-1]) > 3
    return (
        (apposed or before[-1] in _IN)
        and len(inner.split()) <= (_MAX_TITLE if apposed else _MAX_NAME)
        and inner[-1:] not in ".!?"
    )


def _is_paper(text: str, span: Span, ahead: Sequence[str]) -> bool:
    """Whether a German name in marks is the paper to which somebody says something: sagte dem „Kurier“ (Samstag): „...“."""
    inner = text[span.start : span.end].split()
    dative = len(ahead) > 1 and ahead[-1] in ("der", "dem") and ahead[-2] in _TELLS
    return dative and len(inner) <= _MAX_NAME + 1 and inner[0][:1].isupper() and inner[-1][:1].isupper()


def _is_term(text: str, span: Span, ahead: Sequence[str], kind: QuoteKind, language: str) -> bool:
    """Whether a word is what something is called: dubbed “Agent Smith”, those “eureka” moments."""
    if not ahead:
        return False
    behind = text[span.outer_end : span.outer_end + 2]
    passive = ahead[-1] in ("called", "named", "termed") and len(ahead) > 1 and ahead[-2] in _PASSIVE
    listed = len(ahead) > 1 and ahead[-1] in _LIKE and not _TERM_NOUNS.isdisjoint(ahead[-3:-1])
    return (
        passive
        or listed
        or (is_behind_name(ahead) and stands_apart(text, span))
        or (ahead[-1].endswith(("’s", "'s")) and _shown(text, span))
        or (ahead[-1] in SO_CALLED and not of_himself(ahead))
        or (language == "it" and len(ahead) > 1 and ahead[-1] in _SAID and _HAVING.isdisjoint(ahead[-_MAX_HAVING:-1]))
        or list(ahead[-2:]) == ["dubbed", "the"]
        or (ahead[-1] in _CALL_OR_CALLED and ahead[-2:][0] in _DEFINITE_PT)
        or _is_sigil(text, span, ahead, language)
        or (kind == "scare" and ahead[-1] in _POINTING and behind[:1] == " " and behind[1:].isalpha())
    )


def _is_headed(text: str, span: Span, ahead: Sequence[str], language: str) -> bool:
    """Whether words within a sentence have the capital of a title, a name or a slogan, and no stop: lo vimos en “Los otros”.

    What somebody says goes on in small letters there, or stands behind a comma, a colon or a verb that reports.
    """
    inner = text[span.start : span.end]
    first = _WORD.match(inner)
    if not ahead or first is None or inner[-1:] in ".!?…,":
        return False
    word = first[0][2:] if first[0][1:2] in ("'", "’") else first[0]  # L'Ancre
    if not word[:1].isupper() or not (word[1:].islower() or word in _ARTICLES):
        return False
    beside = text[max(0, span.outer_start - 2) : span.outer_start].rstrip()
    verbs = REPORTING[language].verbs if language in REPORTING else frozenset()
    return beside[-1:].isalpha() and ahead[-1] not in verbs and ahead[-1] not in _LEADS


def _is_governed(text: str, span: Span, ahead: Sequence[str], language: str) -> bool:
    """Whether an article or a Romance preposition governs a short name: Tras leer un trozo de «El patio», Ana Roa dijo."""
    governs = bool(ahead) and (ahead[-1] in DEFINITE or (language in ROMANCE and ahead[-1] in _GOVERN))
    if language in ROMANCE and ahead and ahead[-1] in _WITH and _ARTICLE.match(text, span.start):
        tells = _TELLS_OF.match(text, span.outer_end) is not None
        governs = tells and REPORTING[language].verbs.isdisjoint(
            ahead[-_MAX_WITH:]
        )  # ganó con «La noche», que la censura prohibió
    return governs and _is_headed(text, span, ahead, language)


def _is_sigil(text: str, span: Span, ahead: Sequence[str], language: str) -> bool:
    """Whether one word in capitals stands in a clause as a thing: the red “X” on the walls, del temido «TCA»."""
    inner, verbs = text[span.start : span.end], REPORTING[language].verbs if language in REPORTING else frozenset()
    beside = text[max(0, span.outer_start - 2) : span.outer_start].rstrip()
    return (
        inner.isalnum()
        and inner.isupper()
        and inner != "I"
        and beside[-1:].isalpha()
        and not (ahead[-1] in verbs or ahead[-1] in _LEADS)
    )


def _is_called_so(ahead: Sequence[str], inner: str, size: int) -> bool:
    """Whether words before a quotation of `size` words tell that people call somebody so, or that it is written: known locally
    as “...”."""
    if _is_inscribed(ahead):
        return True
    if size > _MAX_CALLED:
        return False
    if len(ahead) > 1 and ahead[-1] in ("de", "di") and ahead[-2] in SO_CALLED:
        return True  # des phénomènes dits de « ... »
    if list(ahead[-2:]) == ["dit", "de"] and ahead[-4:-3] and ahead[-4] in DEFINITE:
        return True  # le phénomène dit de « ... »
    if inner[:1].isupper() and any(map(_CHRISTENS.fullmatch, ahead[-_MAX_CHRISTENED:])):
        return True
    plain = ahead[:-1] if ahead[-1] in DEFINITE else ahead  # known as the “...”
    if len(plain) > 1 and plain[-2] in _ITSELF and plain[-1] in _CALLED_ITSELF:
        return True  # en la jerga se llama “...”
    known = bool(plain) and plain[-1] in _AS and not _KNOWN.isdisjoint(plain[-_MAX_KNOWN:-1])
    if ahead[-1] == "call" and len(ahead) > 1 and ahead[-2].endswith("s") and not ahead[-2].endswith("ss"):
        return True  # the man teammates call “Tower”
    return known or (ahead[-1] in _CALL and not _WHOM.isdisjoint(ahead[-_MAX_CALLERS:-1]))


def _is_inscribed(ahead: Sequence[str]) -> bool:
    """Whether words stand on something or are its motto: una lona con la leyenda “...”, sob o lema “...”, with the subject line
    “...”."""
    return list(ahead[-2:]) == ["subject", "line"] or reads_so(ahead) or is_written_on(ahead) or goes_under_motto(ahead)


def _shown(text: str, span: Span) -> bool:
    """Whether every word of a quotation of up to four has a capital, as in the name of a show: on NBC’s “Today”."""
    found = _WORD.findall(text[span.start : span.end])
    return 0 < len(found) <= 4 and all(word[:1].isupper() for word in found)


def _is_called(text: str, span: Span, ahead: Sequence[str], language: str) -> bool:
    """Whether somebody has called the noun before so: hat den Umbau „Unfug“ genannt, warf Roth „Unfug“ vor."""
    if separable_verb(ahead, word_behind(text, span)) is not None:
        return True
    return not _HAVE.isdisjoint(ahead) and closes(text, span, language, frozenset())
