"""Phrases that say what a text is about: term frequency against the frequency of words in the language."""

import heapq
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from schemas.articles import Article
from transforms.enrich.chain import EnrichConfig, Skipped
from transforms.enrich.lexicon import rows, words

TOOL = "newsbeam"
VERSION = "1"

_WORD = re.compile(r"[^\W_]+(?:[-’'‑&][^\W_]+)*")
_BREAK = re.compile(r"[^\w\s’'‑&-]+|\n|\s[-–]\s")
_POSSESSIVE = re.compile(r"[’']s?$")
_CONTRACTION = re.compile(r"[’'](?:ve|m|ll|d|re|t)$")
#: Words without a topic that the tables lack, for they come from an encyclopedia, which says neither I nor you.
_IDLE = words(
    """
    i me my mine we us our ours you your yours he him she her they them it its this that these those who whom what which
    however better best good great many much more most make makes made making get gets getting got use uses using want
    wants need needs like just also really very even still going go goes went come comes came way ways thing things lot lots
    said says say told tell tells think thinks thought know knows knew see sees saw look looks looking take takes taking
    give gives giving keep help helps let put set try trying might may could would should shall must cannot don doesn didn
    today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday percent million billion year years
    ich mich mir mein meine du dich dein wir uns unser unsere ihr euch sagt sagte gut gute besser viel viele mehr machen
    macht gibt geht kommt heute gestern morgen montag dienstag mittwoch donnerstag freitag samstag sonntag prozent millionen
    euro uhr schon immer wieder ganz etwa rund
    je me mon ma mes nous notre nos vous votre vos faire fait dit bien très plus lundi mardi mercredi jeudi vendredi samedi
    dimanche hier aujourd'hui demain euros millions
    yo me mi mis nosotros nuestro nuestra usted su sus dijo dice hacer hace muy más lunes martes miércoles jueves viernes
    sábado domingo hoy ayer mañana euros millones
    """
)
#: The share of the table whose words are too frequent to begin or end a phrase, and to be one.
_COMMON, _COMMON_ALONE = 0.35, 0.75
_MIN_WORDS = 20  # a shorter text has no terms that come back
_MAX_PHRASES = 20_000  # distinct phrases counted; the rest of a very long text adds nothing


def enrich(article: Article, config: EnrichConfig) -> Mapping[str, object] | Skipped:
    """`keyphrases`: the best one- to three-word phrases as they are written most, the best first.

    Skipped: `too_short` under 20 words; `unsupported_language` where there is no frequency table (data/frequent_words.tsv),
    which is so for languages that write no spaces.
    """
    ranks = _ranks(article.enrichment.language)
    if not ranks:
        return Skipped("unsupported_language")
    text = article.content.text[: config.max_chars]
    clauses = _clauses(text)
    if sum(map(len, clauses)) < _MIN_WORDS:
        return Skipped("too_short")
    headline = {word.lower() for word in _WORD.findall(article.content.title or article.item.title or "")}
    forms = Counter(word for clause in clauses for word in clause)
    found = _count(clauses, ranks)
    length = sum(one.count for one in found.values()) or 1
    scores = {
        phrase: one.score(phrase, ranks, headline, forms, length)
        for phrase, one in found.items()
        if one.count > 1 or headline.issuperset(phrase) or (len(phrase) > 1 and one.written[-1][:1].isupper())
    }
    _absorb(scores, found)
    best = _best(scores, config.max_keyphrases)
    return {"keyphrases": tuple(" ".join(_usual(found[phrase].written, forms)) for phrase in best)}


@dataclass(slots=True)
class _Found:
    """A phrase in the text: how it is written first, how many phrases stand before it, how often it comes."""

    written: tuple[str, ...]
    place: int
    count: int = 1

    def score(
        self, phrase: tuple[str, ...], ranks: dict[str, int], headline: set[str], forms: Counter[str], length: int
    ) -> float:
        """tf times the mean rarity of the words; more for longer and early phrases, names, and those of the headline."""
        size = len(phrase)
        rarity = sum(_rarity(word, ranks) for word in phrase) / size
        shared = sum(word in headline for word in phrase) / size
        name = 1.3 if _usual(self.written, forms)[0][:1].isupper() else 1.0
        early = 1.25 - 0.5 * self.place / length
        return (1 + math.log(self.count)) * rarity * name * early * (1 + 0.8 * shared) * (0.65 + 0.35 * size)


def _usual(written: tuple[str, ...], forms: Counter[str]) -> tuple[str, ...]:
    """A phrase without the capital that its first word only has at the beginning of a sentence."""
    first = written[0]
    return (first.lower(), *written[1:]) if forms[first.lower()] >= forms[first] else written


def _rarity(word: str, ranks: dict[str, int]) -> float:
    """Inverse document frequency after Zipf: 0 for the most frequent word, 1 for long ones that the table lacks."""
    rank = ranks.get(word)
    if rank is None:
        return 0.6 if word.isdigit() else min(1.0, 0.7 + 0.05 * len(word))
    return 0.5 * math.log(1 + rank) / math.log(2 + len(ranks))


def _count(clauses: list[list[str]], ranks: dict[str, int]) -> dict[tuple[str, ...], _Found]:
    """Every phrase that can stand alone: no frequent word at its ends, no bare number, nothing of one letter."""
    found: dict[tuple[str, ...], _Found] = {}
    known_edges: dict[str, bool] = {}
    for clause in clauses:
        lower = [word.lower() for word in clause]
        edge = [
            known_edges[word] if word in known_edges else known_edges.setdefault(word, _is_edge(word, ranks)) for word in lower
        ]
        for start, opens in enumerate(edge):
            if not opens:
                continue
            for stop in range(start + 1, min(start + 3, len(clause)) + 1):
                if not edge[stop - 1] or (stop == start + 1 and not _alone(lower[start], ranks)):
                    continue
                phrase = tuple(lower[start:stop])
                known = found.get(phrase)
                if known is not None:
                    known.count += 1
                elif len(found) < _MAX_PHRASES:
                    found[phrase] = _Found(tuple(clause[start:stop]), len(found))
    return found


def _is_edge(word: str, ranks: dict[str, int]) -> bool:
    """Whether a phrase may begin or end with a word."""
    return (
        ranks.get(word, len(ranks)) >= _COMMON * len(ranks)
        and len(word) > 1
        and word not in _IDLE
        and not _CONTRACTION.search(word)
    )


def _alone(word: str, ranks: dict[str, int]) -> bool:
    """Whether a word is a phrase by itself: rarer than one that may begin or end a phrase, and no number."""
    return ranks.get(word, len(ranks)) >= _COMMON_ALONE * len(ranks) and not word.isdigit()


def _clauses(text: str) -> list[list[str]]:
    """Runs of words with no punctuation between, possessive endings taken off."""
    return [
        [_POSSESSIVE.sub("", word) if word[-1] in "s’'" else word for word in _WORD.findall(part)]
        for part in _BREAK.split(text)
    ]


def _absorb(scores: dict[tuple[str, ...], float], found: dict[tuple[str, ...], _Found]) -> None:
    """A phrase that comes back takes the place of a word of it that mostly stands in it: ferry line for ferry."""
    for phrase in [one for one in scores if len(one) > 1 and found[one].count > 1]:
        for word in phrase:
            single = (word,)
            if single in scores and 2 * found[phrase].count >= found[single].count:
                scores[phrase] = max(scores[phrase], scores.pop(single))


def _best(scores: dict[tuple[str, ...], float], limit: int) -> Iterator[tuple[str, ...]]:
    """The best phrases; none that shares its words with a better one."""
    taken: list[frozenset[str]] = []
    # some of the first are told apart from better ones only by an ending; a bound keeps this short
    for phrase in heapq.nsmallest(limit * 10, scores, key=lambda one: (-scores[one], one)):
        stems = frozenset(word.rstrip("s") for word in phrase)
        if len(taken) < limit and not any(stems <= one or one <= stems or len(stems & one) >= 2 for one in taken):
            taken.append(stems)
            yield phrase


@cache
def _ranks(language: str) -> dict[str, int]:
    """Word -> rank by frequency in the language; empty for a language without a table."""
    found = next((listed for code, listed in rows("frequent_words") if code == language), "")
    return {word.lower(): rank for rank, word in reversed(list(enumerate(found.split())))}
