"""What kind of quotation one is: a sentence somebody said, a fragment, a word held at a distance, the title of a work."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from transforms.enrich.lexicon import rows, words
from transforms.enrich.names.family import FAMILY
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.spans import Span, stands_apart
from transforms.enrich.quotation.words.description_words import POSSESSIVES
from transforms.enrich.quotation.words.elision import behind_apostrophe
from transforms.enrich.quotation.words.separable import dismissing_verb, separable_verb
from transforms.enrich.quotation.words.work_words import MAKES, WORK_ENDS, WORKS
from transforms.enrich.reporting.agreement import agrees
from transforms.enrich.reporting.languages import REPORTING

_MAX_MADE = 8  # words of a title behind the verb by which a work is made
_MAX_NAME = 4  # words of the name of a shop or a boat
_MIN_CAPITALS, _MAX_CAPITALS = 2, 6  # words of the name of a thing
QuoteKind = Literal["full", "partial", "scare", "title"]

ROMANCE = frozenset(("es", "fr", "it", "pt"))
SO_CALLED = words(
    """
    fameux fameuse fameuses famoso famosa famosos famosas famosi famose famigerato famigerata famigerati famigerate
    so-called genannte genannten genannter
    sogenannte sogenannten sogenannter sogenanntes genannt dubbed nicknamed known soi-disant dits dite
    surnomme surnommé surnommée surnomment surnommait surnommaient baptisé baptisée rebaptisé rebaptisée
    surnommés surnommées baptisés baptisées dites
    apelidado apelidada apelidados apelidadas alcunhado alcunhada batizado batizada chamados chamadas denominado denominada
    denominados denominadas llamado llamada llamados llamadas apodado apodada apodados apodadas bautizado bautizada
    cosiddetto cosiddetta cosiddetti cosiddette soprannominato soprannominata ribattezzato ribattezzata
    zogenaamde zogenaamd zogeheten zogenoemde bijgenaamd genaamd
    """
)
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
#: A word right behind, so that a stop inside belongs to what stands in the marks: der Slogan „Groß. Günstig.“ stimme
_GOES_ON = re.compile(r" [a-zß-öø-ÿ]")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
#: Newspapers that some languages set in quotation marks.
_MEDIA = frozenset(name for _, names in rows("newspapers") for name in names.split("|"))
#: Words behind which a title or a name stands in quotation marks even where a stop ends it.
_TITLED = words(
    "titled entitled called named dubbed nicknamed headlined subtitled betitelt intitulé intitulée titulado titulada intitolato"
    " intitolata intitulado intitulada"
)
#: Small words that a title may write small.
_SMALL = words("a an the and or but nor of in on at to for from by with as is it its vs so up be")
_AUTHORS = words("author writer autor autora auteur autrice autore autores autori autrici autoras auteurs")
_AUTHORED = frozenset(("of", "de", "di", "do", "da"))
#: One of several things follows: deux pièces, dont « Le Puits ».
_AMONG = words("dont darunter waaronder incluido incluida incluindo compreso compresa")
#: What the words before the comma are: , eine neue Kampagne; , un'opera
_APPOSED = re.compile(r", (?:an?|een|eine?|una?|une|uma?|un['’]) ?((?:[^\W\d_]+ )?[^\W\d_]+)")
#: Participles of what somebody says of himself, and what stands before them.
_SAID = words("dit dite dits dites detto detta detti dette")
_SAID_SELF, _BEEN = words("s'est s'était"), words("è era sono erano")
_ANSWERS = words("no sí si oui non nein ja nee yes não sì")
_CHARGED = words("vor vorgeworfen vorgehalten attestiert bescheinigt unterstellt versprochen zugesichert")
#: Roth heeft het over een “...”
_HAS = words("heeft had heb hebben")


def quote_kinds(text: str, spans: Sequence[Span], language: str) -> list[QuoteKind]:
    """The kind of each span, in order."""
    return [_kind(text, spans, index, language) for index in range(len(spans))]


def _kind(text: str, spans: Sequence[Span], index: int, language: str) -> QuoteKind:
    span = spans[index]
    inner = text[span.start : span.end]
    if inner in _MEDIA or span.mark == "《" or (span.mark == "『" and len(inner) < 20):
        return "title"
    count = len(_CJK.findall(inner)) // 2 or len(_WORD.findall(inner))
    ahead = lead(text, spans, index)
    tail = text[span.outer_end : span.outer_end + 2]
    stop = inner[-1:] in ".!?…,。！？" or tail[:1] in (",", "，") or inner[-2:] in (".”", "!”", "?”")
    opens = not inner[:1].islower()
    said = _reported(text, span, ahead, language) and not _is_apposed(text, span, ahead, language)
    colon = text[max(0, span.outer_start - 2) : span.outer_start].rstrip().endswith(":")
    if span.open_ended or (index and spans[index - 1].open_ended):
        return "full"
    if opens and count <= _MAX_MADE and inner[-1:] not in ".!?" and _is_made(text, span, ahead, language):
        return "title"
    if opens and not said and not colon and count <= _MAX_MADE and _is_work_behind(text, span, ahead, language):
        return "title"
    if opens and len(ahead) > 1 and ahead[-2] in _AUTHORS and ahead[-1] in _AUTHORED:
        return "title"  # whoever reports behind it: Ana Roa, autora de “La casa de quién”, advierte
    if _is_apposed(text, span, ahead, language) and not _is_work(ahead[-1], language):
        ahead = ahead[:-1]  # o seu romance preferido, «O Cais»
    if opens and ahead and _is_work(ahead[-1], language) and count <= (30 if ahead[-1] in _TITLED else 12):
        mine = len(ahead) > 1 and ahead[-2] in POSSESSIVES  # En su libro «La noche», Ana
        owned = mine and not colon and inner[-1:] not in ".!?"
        named = owned or ahead[-1] in _TITLED or _in_title_case(inner, language)
        romance = not colon and language in ROMANCE
        named = named or (romance and (_is_capitals(inner) or (tail[:1] == "," and stands_apart(text, span))))
        charged = ahead[-2:-1] == ["dem"] and word_behind(text, span) in _CHARGED  # hat dem Verein „Wortbruch“ vorgeworfen
        if named or (not (said or charged) and (inner[-1:] not in ".," or count == 1 or _GOES_ON.match(text, span.outer_end))):
            return "title"
    is_name = opens and not said and not colon and count <= _MAX_MADE and inner[-1:] not in ".!?…"
    if is_name and (_is_among(ahead) or (count <= _MAX_NAME and _is_called_by_owner(ahead, text, span, language))):
        return "title"
    if count <= 12 and not said and _in_title_case(inner, language):
        # American style sets the full stop of the sentence inside: a copy of “Howards End.”, but not: he said “Thank God.”
        within = bool(ahead) and not colon and ahead[-1] not in _verbs(language)
        if inner[-1:] != "." or within:
            return "title"
    if count <= _MAX_CAPITALS and not said and not colon and language in ROMANCE and _is_capitals(inner):
        return "title"
    free = not ahead or colon
    if opens and count >= 2 and (stop or _ends(text, span)) and (free or said or (count >= 4 and stop)):
        return "full"
    if (
        count >= 3
        and (free or said or _continued(text, spans, index))
        and (stop or _ends(text, span))
        and (opens or _continued(text, spans, index))
    ):
        return "full"
    if opens and count >= 8:
        return "full"
    if not opens and free and count >= 3 and stop:
        return "full"
    if of_himself(ahead):
        return "partial"
    if ahead and ahead[-1] in SO_CALLED:
        return "scare"
    if count == 1 and language in REPORTING and inner.lower() in REPORTING[language].small_words - _ANSWERS:
        return "scare"  # il prezzo «da»
    if (
        count <= 2
        and not said
        and not _verb_near(ahead, language, word_behind(text, span))
        and not closes(text, span, language, _verbs(language))
    ):
        return "scare"
    return "partial"


def _is_apposed(text: str, span: Span, ahead: Sequence[str], language: str) -> bool:
    """Whether a Romance title stands behind its noun and a comma, whatever verb the sentence has: o primeiro romance, «...»."""
    comma = text[max(0, span.outer_start - 2) : span.outer_start].strip() == ","
    return comma and language in ROMANCE and any(_is_work(word, language) for word in ahead[-2:])


def _is_made(text: str, span: Span, ahead: Sequence[str], language: str) -> bool:
    """Whether a French or Portuguese verb right before tells that a work was made: il enregistre « ... », gravou “...”."""
    return language in ("fr", "pt") and bool(ahead) and ahead[-1] in MAKES and stands_apart(text, span)


def _is_work_behind(text: str, span: Span, ahead: Sequence[str], language: str) -> bool:
    """Whether the words within a clause are called a work behind a comma: doelt op ‘Kies voor ons’, een campagne die ..."""
    inside = bool(ahead) and text[span.end - 1] not in ".!?…," and stands_apart(text, span)
    behind = _APPOSED.match(text, span.outer_end) if inside and ahead[-1] not in _verbs(language) else None
    return behind is not None and any(_is_work(noun.lower(), language) for noun in behind[1].split())


def _is_among(ahead: Sequence[str]) -> bool:
    """Whether words lead to one of several things they have told of: deux pièces, dont « Le Puits », que ..."""
    return bool(ahead) and (ahead[-1] in _AMONG or (ahead[-1] == "cui" and ahead[-2:][0] in ("tra", "fra")))


def _is_called_by_owner(ahead: Sequence[str], text: str, span: Span, language: str) -> bool:
    """Whether a name stands between commas behind somebody’s thing: su taberna, “Candil”, abre."""
    commas = text[max(0, span.outer_start - 2) : span.outer_start] + text[span.outer_end : span.outer_end + 2]
    mine = len(ahead) > 1 and ahead[-2] in POSSESSIVES and not is_role(ahead[-1]) and ahead[-1] not in FAMILY
    return mine and commas.replace("\u00a0", " ") == ", , " and language in (*ROMANCE, "nl")


def of_himself(ahead: Sequence[str]) -> bool:
    """Whether somebody says what he is: s’est dite « ravie », si è detto «contento»."""
    if len(ahead) < 2 or ahead[-1] not in _SAID:
        return False
    return ahead[-2].replace("’", "'") in _SAID_SELF or (ahead[-2] in _BEEN and ahead[-3:-2] == ["si"])


def _is_work(noun: str, language: str) -> bool:
    """Whether a noun is a work that bears a title; a German or Dutch compound counts by its end: Fernsehserie."""
    return noun in WORKS or noun in _TITLED or noun.endswith(WORK_ENDS.get(language, ()))


def _in_title_case(inner: str, language: str) -> bool:
    """Whether every word but the small ones has a capital, as English writes titles, names of events and slogans."""
    if language != "en" or len(inner) > 120:
        return False
    found = _WORD.findall(inner)
    if len(found) < 2 or inner.isupper() or inner[-1:] == "…" or not found[0][:1].isupper():
        return False
    large = [word for word in found if word.lower() not in _SMALL]
    return len(large) >= 2 and all(word[:1].isupper() or word[:1].isdigit() for word in large)


def _is_capitals(inner: str) -> bool:
    """Whether every word but the small ones has a capital, as only names of things have in Romance languages."""
    large = [word for word in _WORD.findall(inner) if len(word) > 3 or word[:1].isupper()]
    return len(large) >= _MIN_CAPITALS and not inner.isupper() and all(word[:1].isupper() for word in large)


def lead(text: str, spans: Sequence[Span], index: int) -> list[str]:
    """The words of the sentence before a quotation, as far as they stand behind the last stop or quotation."""
    start = max(spans[index - 1].outer_end if index else 0, spans[index].outer_start - 200)
    lead = text[start : spans[index].outer_start]
    cut = max(lead.rfind(mark) for mark in (". ", "\n", "! ", "? "))
    return [word.lower() for word in _WORD.findall(lead[cut + 1 :] if cut >= 0 else lead)]


def _reported(text: str, span: Span, ahead: list[str], language: str) -> bool:
    """Whether a reporting verb stands right before or behind."""
    reporting = REPORTING.get(language)
    if reporting is None:
        return False
    lead = text[max(0, span.outer_start - 2) : span.outer_start].strip()
    if lead[-1:] in (",", ":") and not reporting.verbs.isdisjoint(ahead[-8:]):
        return True
    comma = text[span.end - 1 : span.end] in ",?!" or text[span.outer_end : span.outer_end + 2].strip().startswith(
        (",", "–", "—")
    )
    if not comma:
        return False
    behind = _WORD.findall(text[span.outer_end : span.outer_end + 80].split("\n", maxsplit=1)[0])[:5]
    return any(_base(word.lower()) in reporting.verbs for word in behind)


def _base(word: str) -> str:
    return (
        word.split("-", maxsplit=1)[0]
        if word.rsplit("-", maxsplit=1)[-1] in ("il", "elle", "ils", "elles")
        else word[2:]
        if word[1:2] in "'’"
        else word
    )


def _verbs(language: str) -> frozenset[str]:
    reporting = REPORTING.get(language)
    return reporting.verbs if reporting else frozenset()


def word_behind(text: str, span: Span) -> str:
    """The word behind a quotation; "" where there is none."""
    found = _WORD.match(text, span.outer_end + 1)
    return found[0] if found is not None else ""


def _verb_near(ahead: list[str], language: str, behind: str) -> bool:
    """Whether a verb that reports, or one of several words (se mostró, s'est réjouie), stands within twelve words before."""
    reporting, near = REPORTING.get(language), ahead[-12:]
    if reporting is None:
        return False
    parted = separable_verb(near, behind) if language == "de" else dismissing_verb(near) if language == "nl" else None
    if parted is not None:
        return True
    has_it_over = language == "nl" and "over" in ahead[-3:] and "het" in ahead[-4:] and not _HAS.isdisjoint(ahead)
    if has_it_over or not reporting.verbs.isdisjoint(near):
        return True
    if language in ("fr", "it") and any("’" in word or "'" in word for word in near):
        near = [behind_apostrophe(word) for word in near]  # l'accuse d'« amateurisme »
        if not reporting.verbs.isdisjoint(near):
            return True
    if language == "pt" and not reporting.verbs.isdisjoint([word.partition("-")[0] for word in near]):
        return True  # refere-se
    if language in ("fr", "it") and any(agrees(having, word, reporting) for having, word in pairwise(near)):
        return True  # l'a qualifiée de
    if any(
        near[at + 1 : at + 1 + len(rest)] == rest for at, word in enumerate(near) for rest in reporting.phrases.get(word, ())
    ):
        return True  # met en garde contre
    return any(
        " ".join(near[at + 1 : at + 1 + size]) in reporting.joined.get(word, ())
        for at, word in enumerate(near)
        for size in (1, 2)
    )


def closes(text: str, span: Span, language: str, verbs: frozenset[str]) -> bool:
    """Whether the word behind closes a German or Dutch clause that reports, hat den Plan „Unsinn“ genannt: a participle of the
    language or one of `verbs`."""
    closing = REPORTING[language].closing if language in REPORTING else frozenset()
    behind = _WORD.match(text, span.outer_end + 1) if closing else None
    return behind is not None and (behind[0] in closing or behind[0] in verbs)


def _ends(text: str, span: Span) -> bool:
    """Whether the sentence, or its main part, ends with the quotation."""
    return text[span.outer_end : span.outer_end + 1] in (",", ".", "", "\n", "!", "?")


def _continued(text: str, spans: Sequence[Span], index: int) -> bool:
    """Whether it takes up the quotation before: "“I sleep,” he said, “and well.”"."""
    if not index:
        return False
    between = text[spans[index - 1].outer_end : spans[index].outer_start]
    return (
        len(between) < 120
        and "\n" not in between
        and between.rstrip().endswith((",", "–", "—"))
        and not any(mark in between for mark in ".!?")
    )
