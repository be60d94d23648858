"""Phrases for the topic of a text: term frequency against the frequency of words in the language."""

import heapq
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple, TypeAlias

from schemas.articles import Article
from transforms.enrich.chain import EnrichConfig, Skipped
from transforms.enrich.lexicon import rows, words
from transforms.enrich.text_language import text_language
from transforms.enrich.tokens import pieces

_WORD = re.compile(r"[^\W_]+(?:[-’'‑&][^\W_]+)*")
#: What ends a clause, between two words.
_CLAUSE_END = re.compile(r"[^\w\s’'‑&-]+|\n|\s[-–]\s")
#: Marks that join the pieces of a text beside them to one word: those of a word of many hyphens, and of AT&T.
_JOINTS = frozenset("-’'‑&")
_CONTRACTION = re.compile(r"[’'](?:ve|m|ll|d|re|t)$")
#: Words without a topic that the tables lack, for they come from an encyclopedia, which says neither I nor you.
_IDLE = words(
    """
    i me my mine we us our ours you your yours he him she her they them it its this that these those who whom what which
    however better best good great many much more most make makes made making get gets getting got use uses using want
    wants need needs like just also really very even still going go goes went come comes came way ways thing things lot lots
    said says say told tell tells think thinks thought know knows knew see sees saw look looks looking take takes taking
    give gives giving keep help helps let put set try trying might may could would should shall must cannot don doesn didn
    behind bring brings brought begin begins began begun start starts started add added adds ask asked asks call called
    calls show shows showed shown include includes included including become becomes became remain remains remained
    happen happens happened seem seems seemed appear appears appeared expect expected expects explain explained explains
    explaining enter entered enters bringing having being doing making saying dr mr mrs ms however otherwise why how yet
    via everything anything something nothing everyone anyone someone everybody somebody nobody continue continues continued
    assist assists assisted turn turns turned provide provides provided offer offers offered allow allows allowed actually
    today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday percent million billion year years
    ich mich mir mein meine du dich dein wir uns unser unsere ihr euch sagt sagte gut gute besser viel viele mehr machen
    macht gibt geht kommt heute gestern morgen montag dienstag mittwoch donnerstag freitag samstag sonntag prozent millionen
    euro uhr schon immer wieder ganz etwa rund
    je me mon ma mes nous notre nos vous votre vos faire fait dit bien très plus lundi mardi mercredi jeudi vendredi samedi
    dimanche hier aujourd'hui demain euros millions
    yo me mi mis nosotros nuestro nuestra usted su sus dijo dice hacer hace muy más lunes martes miércoles jueves viernes
    sábado domingo hoy ayer mañana euros millones dicho dicha dichos dichas
    eu ele ela eles elas você vocês isso isto aquilo disse fazer faz muito mais hoje ontem amanhã
    """
)
#: The share of the table whose words are too frequent to begin or end a phrase, and to be one.
_COMMON, _COMMON_ALONE = 0.35, 0.75
#: Small words within a phrase: head of state, Universität von Oslo.
_CONNECTORS = words("of de du des del della di da do van von der")
#: Ends of English adverbs, past forms and adjectives, which end no noun phrase.
_NO_ENDS = ("ly", "ed", "ous", "ful", "less")
_MIN_ENDING = 5  # letters of a word that has such an end: fly, reed and bed are nouns
_MIN_WORDS = 20  # a shorter text has no terms that come back
#: Words that are read. With all of them the phrases hold no more of what publishers set as keywords
#: (`python -m bench.keyphrases`).
_MOST_WORDS = 1_200
#: More for names: with 1.3 the phrases hold less of those keywords.
_NAME = 1.6
_MAX_PHRASES = 20_000  # distinct phrases counted; the rest of a very long text adds nothing

#: One to three words in lower case.
_Phrase: TypeAlias = tuple[str, ...]


def enrich(article: Article, config: EnrichConfig) -> Mapping[str, object] | Skipped:
    """`keyphrases`: the best one- to three-word phrases of the first 1,200 words as they are written most, the best first.

    Skipped: `too_short` under 20 words; `unsupported_language` where there is no frequency table (data/frequent_words.tsv),
    which is so for languages that write no spaces.
    """
    language = text_language(article)
    frequent = _frequent_terms(language)
    if not frequent:
        return Skipped("unsupported_language")
    words = _words(article.content.text[: config.max_chars])
    forms = Counter(words)
    if forms.total() - forms[""] < _MIN_WORDS:
        return Skipped("too_short")
    headline = {word.lower() for word in _WORD.findall(article.content.title or article.item.title or "")}
    found = _phrases(words, forms, frequent, headline)
    length = len(words)
    english = language == "en"
    scores: dict[_Phrase, float] = {}
    written: dict[_Phrase, list[str]] = {}
    counts: dict[_Phrase, int] = {}
    for phrase, (count, first) in found.items():
        size = len(phrase)
        form = words[first : first + size]
        if english and _is_fragment(phrase, form):
            continue
        small = phrase[0]
        if small != form[0] and forms.get(small, 0) >= forms[form[0]]:
            form[0] = small  # the capital is only that of the beginning of a sentence
        written[phrase] = form
        counts[phrase] = count
        # tf times the mean rarity of the words; more for names, early and long phrases, and those of the headline
        rarity, shared = 0.0, 0
        for word in phrase:
            term = frequent.get(word)
            rarity += term.rarity if term is not None else _rarity(word)
            shared += word in headline
        weight = (1 + math.log(count)) * rarity / size * (_NAME if form[0][0].isupper() else 1.0)
        scores[phrase] = weight * (1.25 - 0.5 * first / length) * (1 + 0.8 * shared / size) * (0.65 + 0.35 * size)
    _absorb(scores, counts)
    return {"keyphrases": tuple(" ".join(written[phrase]) for phrase in _best(scores, config.max_keyphrases))}


def _is_fragment(phrase: _Phrase, written: list[str]) -> bool:
    """Whether English words are a piece of a clause: an adverb or a past form alone or at an end, a small word before a name.

    "donated", "watt Installed", "begin tackling thorny": adjectives and gerunds end a noun phrase only as part of a name.
    """
    last = written[-1]
    if last[0].isupper():
        return len(written) > 1 and not written[0][0].isupper()
    return (phrase[-1].endswith(_NO_ENDS) and len(last) > _MIN_ENDING) or (len(phrase) > 1 and phrase[0].endswith("ly"))


class _Term(NamedTuple):
    """What there is to know of a word wherever it stands."""

    edge: bool
    """A phrase may begin or end with it."""
    alone: bool
    """It is a phrase by itself: rarer than one that may begin or end a phrase, and no number."""
    rarity: float
    """Inverse document frequency after Zipf: 0 for the most frequent word, 1 for long ones that the table lacks."""


#: No word but the end of a clause.
_BREAK = _Term(edge=False, alone=False, rarity=0.0)


def _rarity(word: str) -> float:
    """Inverse document frequency of a word in lower case that the table lacks."""
    return 0.6 if word.isdigit() else min(1.0, 0.7 + 0.05 * len(word))


def rarity_of(language: str) -> Callable[[str], float]:
    """The inverse document frequency of words in lower case, 0 to 1, for a language; by their length alone without a table."""
    frequent = _frequent_terms(language)
    return lambda word: term.rarity if (term := frequent.get(word)) is not None else _rarity(word)


def _is_alone(word: str, frequent: Mapping[str, _Term]) -> bool:
    """Whether a word in lower case is a phrase by itself."""
    term = frequent.get(word)
    return term.alone if term is not None else not word.isdigit()


def _may_edge(word: str) -> bool:
    return len(word) > 1 and (word.isalnum() or not _CONTRACTION.search(word))


def _phrases(
    words: list[str], forms: Mapping[str, int], frequent: Mapping[str, _Term], headline: set[str]
) -> dict[_Phrase, tuple[int, int]]:
    """The phrases that can stand alone, with how often they come and where first, in the order of the text.

    Those that come back, names, and what the headline says too: a phrase has no chance else, so most word pairs are not built.
    No frequent word at the ends; no piece of a longer chain of such words unless it comes back.
    """
    lowers: dict[str, str] = {}
    total: dict[str, int] = {}
    for word, count in forms.items():
        lower = lowers[word] = word.lower()
        total[lower] = total.get(lower, 0) + count
    # 2: begins or ends a phrase that can be wanted; 1: another word that may begin or end one; 0: none
    mark: dict[str, int] = {}
    for word, lower in lowers.items():
        term = frequent.get(lower)
        # the letters come first: nearly every word has nothing else
        if (len(lower) > 1 and (lower.isalpha() or _may_edge(lower))) if term is None else term.edge:
            mark[word] = 2 if total[lower] > 1 or lower != word or lower in headline else 1
        else:
            mark[word] = 0
    marks = [mark[word] for word in words]
    lows = [lowers[word] for word in words]
    starts = [at for at, value in enumerate(marks) if value == 2][:_MAX_PHRASES]
    marks += [0, 0]
    pairs = [at for at in starts if marks[at + 1] == 2]
    triples = [at for at in starts if marks[at + 2] == 2 and (marks[at + 1] or words[at + 1] in _CONNECTORS)]
    found: dict[_Phrase, tuple[int, int]] = {}
    first: dict[str, int] = {}
    for at in starts:
        first.setdefault(lows[at], at)
    for low, at in first.items():
        if (total[low] > 1 or low in headline) and _is_alone(low, frequent):
            found[(low,)] = (total[low], at)
    for size, places in ((2, pairs), (3, triples)):
        phrases = [tuple(lows[at : at + size]) for at in places]
        counts = Counter(phrases)
        for phrase, at in zip(phrases, places, strict=True):
            if phrase in found:
                continue
            count = counts[phrase]
            # a phrase that comes once has to begin as a name or with a word of the headline: most do not
            named = words[at][0].isupper() or words[at] in _CONNECTORS
            if count > 1 or ((named or phrase[0] in headline) and _stands_alone(phrase, at, words, marks, headline)):
                found[phrase] = (count, at)
    return found


def _stands_alone(phrase: _Phrase, start: int, words: list[str], marks: list[int], headline: set[str]) -> bool:
    """Whether a phrase that comes once is a whole name, or a whole chain of words that the headline has too."""
    end = start + len(phrase)
    before, behind = (words[start - 1] if start else ""), (words[end] if end < len(words) else "")
    written = words[start:end]
    if all(word[0].isupper() or word in _CONNECTORS for word in written):
        return not before[:1].isupper() and not behind[:1].isupper() and written[-1][0].isupper()
    chain = (start and marks[start - 1]) or marks[end]
    return not chain and headline.issuperset(phrase)


def _words(text: str) -> list[str]:
    """The words in order, possessive endings taken off; "" where a clause ends."""
    found = pieces(text)[: 2 * _MOST_WORDS + 1]
    breaks = {gap: [""] * len(_CLAUSE_END.findall(gap)) for gap in set(found[::2])}
    if not _JOINTS.isdisjoint(breaks):
        found = _joined(found)
    written, gaps = found[1::2], found[::2]
    # each word once, not wherever it stands
    owners = {word: word[:-2] for word in set(written) if word[-2:] in ("’s", "'s")}
    if owners:
        written = list(map(owners.get, written, written))
    listed: list[str] = []
    done = 0
    # nearly all gaps are a single space
    for place in [place for place, gap in enumerate(gaps) if gap != " "]:
        listed += written[done:place]
        listed += breaks[gaps[place]]
        done = place
    return listed + written[done:]


def _joined(found: list[str]) -> list[str]:
    """The pieces of a text (`pieces`) with words as one where nothing but a joint stands between them."""
    joined: list[str] = []
    done = 0
    for gap in [2 * place for place, gap in enumerate(found[::2]) if gap in _JOINTS]:
        if 0 < gap < len(found) - 1:
            joined += found[done:gap]
            joined[-1] += found[gap] + found[gap + 1]
            done = gap + 2
    return joined + found[done:]


def _absorb(scores: dict[_Phrase, float], counts: Mapping[_Phrase, int]) -> None:
    """A phrase that comes back takes the place of a word of it that mostly stands in it: ferry line for ferry."""
    for phrase in [score for score in scores if len(score) > 1 and counts[score] > 1]:
        for word in phrase:
            single = (word,)
            if single in scores and 2 * counts[phrase] >= counts[single]:
                scores[phrase] = max(scores[phrase], scores.pop(single))


def _best(scores: dict[_Phrase, float], limit: int) -> Iterator[_Phrase]:
    """The best phrases; none that shares its words with a better one."""
    taken: list[frozenset[str]] = []
    # some of the first are told apart from better ones only by an ending; a bound keeps this short
    for phrase in heapq.nsmallest(limit * 10, scores, key=lambda phrase: (-scores[phrase], phrase)):
        stems = frozenset(word.rstrip("s") for word in phrase)
        if len(taken) < limit and not any(stems <= other or other <= stems or len(stems & other) >= 2 for other in taken):
            taken.append(stems)
            yield phrase


@cache
def _frequent_terms(language: str) -> dict[str, _Term]:
    """The words that are no topic by themselves, "" for the end of a clause; empty for a language without a table."""
    listed = next((words for code, words in rows("frequent_words") if code == language), "").split()
    if not listed:
        return {}
    ranks = {word.lower(): rank for rank, word in reversed(list(enumerate(listed)))}
    size = len(ranks)
    terms = {word: _Term(edge=False, alone=True, rarity=_rarity(word)) for word in _IDLE}
    for word, rank in ranks.items():
        edge = rank >= _COMMON * size and _may_edge(word) and word not in _IDLE
        alone = rank >= _COMMON_ALONE * size and not word.isdigit()
        terms[word] = _Term(edge, alone, 0.5 * math.log(1 + rank) / math.log(2 + size))
    return terms | {"": _BREAK}
