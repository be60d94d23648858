"""What kind of quotation one is: a sentence somebody said, a fragment, a word held at a distance, the title of a work."""

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import Literal

from transforms.enrich.lexicon import rows, words
from transforms.enrich.names.family import FAMILY
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.kinds.works import (
    TITLED,
    is_apposed_work,
    is_governed_work,
    is_made,
    is_of_author,
    is_work,
    is_work_behind,
)
from transforms.enrich.quotation.spans import Span, stands_apart
from transforms.enrich.quotation.words.description_words import POSSESSIVES
from transforms.enrich.quotation.words.elision import behind_apostrophe
from transforms.enrich.quotation.words.separable import dismissing_verb, separable_verb
from transforms.enrich.reporting.agreement import agrees
from transforms.enrich.reporting.languages import REPORTING

_MAX_PLAIN, _MAX_TITLED = 12, 30  # words of a title, and of one that is called so
_MAX_MADE = 8  # words of a title behind the verb by which a work is made
_MAX_BEHIND, _WORDS_BEHIND = 80, 5  # characters and words behind a quotation in which a verb reports it
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
#: More words than a title has.
_LONG = re.compile(rf"(?:[\W_]*+[^\W_]++(?:[-’'][^\W_]++)*+){{{_MAX_PLAIN + 1}}}")
#: A word right behind, so that a stop inside belongs to what stands in the marks: der Slogan „Groß. Günstig.“ stimme
_GOES_ON = re.compile(r" [a-zß-öø-ÿ]")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
#: Newspapers that some languages set in quotation marks.
_MEDIA = frozenset(name for _, names in rows("newspapers") for name in names.split("|"))
#: Small words that a title may write small.
_SMALL = words("a an the and or but nor of in on at to for from by with as is it its vs so up be")
#: One of several things follows: deux pièces, dont « Le Puits ».
_AMONG = words("dont darunter waaronder incluido incluida incluindo compreso compresa")
#: Participles of what somebody says of himself, and what stands before them.
_SAID = words("dit dite dits dites detto detta detti dette")
_SAID_SELF, _BEEN = words("s'est s'était"), words("è era sono erano")
_ANSWERS = words("no sí si oui non nein ja nee yes não sì")
_CHARGED = words("vor vorgeworfen vorgehalten attestiert bescheinigt unterstellt versprochen zugesichert")
#: A relative clause about the thing that is named: das Projekt „Grüne Stadt“, von dem sie viel erwartet.
_OF_WHICH = re.compile(
    r", (?:waar(?:van|mee|in|op|over|voor|door)|dessen|deren|(?:von|mit|in|auf|für|aus|zu) (?:dem|der|denen|die|den)|dont"
    r"|(?:de|con|en) (?:el|la) que|del que|cuy[oa]s?|d[ao] cui|con cui|in cui|d[ao] qual|n[ao] qual) "
)
#: Roth heeft het over een “...”
_HAS = words("heeft had heb hebben")


def quote_kinds(text: str, spans: Sequence[Span], language: str, leads: Sequence[list[str]]) -> list[QuoteKind]:
    """The kind of each span, in order; `leads` are those of the spans."""
    return [_kind(text, spans, index, language, ahead) for index, ahead in enumerate(leads)]


def _kind(text: str, spans: Sequence[Span], index: int, language: str, ahead: list[str]) -> QuoteKind:
    span = spans[index]
    inner = text[span.start : span.end]
    if inner in _MEDIA or span.mark == "《" or (span.mark == "『" and len(inner) < 20):
        return "title"
    if span.open_ended or (index and spans[index - 1].open_ended):
        return "full"
    opens = not inner[:1].islower()
    japanese = 0 if inner.isascii() else len(_CJK.findall(inner)) // 2
    if opens and is_of_author(ahead):
        return "title"
    if is_apposed_work(text, span, ahead, language) and not is_work(ahead[-1], language):
        ahead = ahead[:-1]  # o seu romance preferido, «O Cais»
    titled = bool(ahead) and ahead[-1] in TITLED
    if opens and not titled and not japanese and _LONG.match(inner) is not None:
        return "full"  # most: whatever else is counted
    count = japanese or len(_WORD.findall(inner))
    if opens and count > _MAX_PLAIN:
        return "title" if titled and count <= _MAX_TITLED else "full"
    tail = text[span.outer_end : span.outer_end + 2]
    stop = inner[-1:] in ".!?…,。！？" or tail[:1] in (",", "，") or inner[-2:] in (".”", "!”", "?”")
    colon = text[max(0, span.outer_start - 2) : span.outer_start].rstrip().endswith(":")

    def said() -> bool:
        """Whether a verb beside the quotation reports it. Most kinds are known without."""
        return _reported(text, span, ahead, language) and not is_apposed_work(text, span, ahead, language)

    if opens and count <= _MAX_MADE and inner[-1:] not in ".!?" and is_made(text, span, ahead, language):
        return "title"
    if (
        opens
        and not colon
        and count <= _MAX_MADE
        and is_work_behind(text, span, ahead, language, _verbs(language))
        and not said()
    ):
        return "title"
    if opens and ahead and is_work(ahead[-1], language):
        mine = len(ahead) > 1 and ahead[-2] in POSSESSIVES  # En su libro «La noche», Ana
        named = titled or (mine and not colon and inner[-1:] not in ".!?") or _in_title_case(inner, language)
        romance = not colon and language in ROMANCE
        named = named or (not colon and inner[-1:] not in ".!?," and is_governed_work(ahead, language))
        named = named or (romance and (_is_capitals(inner) or (tail[:1] == "," and stands_apart(text, span))))
        charged = ahead[-2:-1] == ["dem"] and word_behind(text, span) in _CHARGED  # hat dem Verein „Wortbruch“ vorgeworfen
        is_word = inner[-1:] not in ".," or count == 1 or _GOES_ON.match(text, span.outer_end) is not None
        if named or (is_word and not charged and not said()):
            return "title"
    is_name = opens and not colon and count <= _MAX_MADE and inner[-1:] not in ".!?…"
    owned = count <= _MAX_NAME and _is_called_by_owner(ahead, text, span, language)
    if is_name and (owned or _is_among(ahead)) and not said():
        return "title"
    if count <= _MAX_PLAIN and _in_title_case(inner, language) and not said():
        # American style sets the full stop of the sentence inside: a copy of “Howards End.”, but not: he said “Thank God.”
        within = bool(ahead) and not colon and ahead[-1] not in _verbs(language)
        if inner[-1:] != "." or within:
            return "title"
    if count <= _MAX_CAPITALS and not colon and language in ROMANCE and _is_capitals(inner) and not said():
        return "title"
    free = not ahead or colon
    if opens and count >= 2 and (stop or _ends(text, span)) and (free or (count >= 4 and stop) or said()):
        return "full"
    if (
        count >= 3
        and (free or _continued(text, spans, index) or said())
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
        and not said()
        and not _verb_near(ahead, language, word_behind(text, span))
        and not closes(text, span, language, _verbs(language))
    ):
        return "scare"
    return "partial"


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


def _in_title_case(inner: str, language: str) -> bool:
    """Whether every word but the small ones has a capital, as English writes titles, names of events and slogans."""
    if language != "en" or len(inner) > 120:
        return False
    if inner.isupper() or inner[-1:] == "…":
        return False
    large = 0
    for at, word in enumerate(_WORD.finditer(inner)):
        first, small = word[0][0], word[0].lower() in _SMALL
        if not (first.isupper() or (at and (small or first.isdigit()))):
            return False  # most at the second word
        large += not small
    return large >= _MIN_CAPITALS


def _is_capitals(inner: str) -> bool:
    """Whether every word but the small ones has a capital, as only names of things have in Romance languages."""
    large = [word for word in _WORD.findall(inner) if len(word) > 3 or word[:1].isupper()]
    return len(large) >= _MIN_CAPITALS and not inner.isupper() and all(word[:1].isupper() for word in large)


def _reported(text: str, span: Span, ahead: list[str], language: str) -> bool:
    """Whether a reporting verb stands right before or behind."""
    reporting = REPORTING.get(language)
    if reporting is None:
        return False
    beside = text[max(0, span.outer_start - 2) : span.outer_start].strip()
    if beside[-1:] in (",", ":") and not reporting.verbs.isdisjoint(ahead[-8:]):
        return True
    comma = text[span.end - 1 : span.end] in ",?!" or text[span.outer_end : span.outer_end + 2].strip().startswith(
        (",", "–", "—")
    )
    if not comma or _OF_WHICH.match(text, span.outer_end):
        return False
    line = text.find("\n", span.outer_end, span.outer_end + _MAX_BEHIND)
    behind = _WORD.finditer(text, span.outer_end, line if line >= 0 else span.outer_end + _MAX_BEHIND)
    return any(_base(word[0].lower()) in reporting.verbs for word in islice(behind, _WORDS_BEHIND))


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
