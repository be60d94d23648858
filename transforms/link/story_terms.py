"""The terms that decide the story of an article: tf-idf over headline, standfirst and lead.

The weights of words come from the shipped table of frequent words (`transforms.enrich.keyphrases`). Scripts without spaces give
pairs of characters.
"""

import math
import re
from collections.abc import Mapping

from schemas.records import Record
from transforms.enrich.keyphrases import rarity_of
from transforms.link.digests import digest

#: Terms of an article, those of them that count in the end, and terms of a story.
READ_TERMS, TERMS, STORY_TERMS = 32, 24, 32
#: Characters of the text that are its lead.
_LEAD = 900
_HEADLINE, _STANDFIRST, _TEXT = 3.0, 1.5, 1.0
#: Names tell stories apart better than other words, numbers hardly.
_NAME, _NUMBER = 1.6, 0.3
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
#: A word behind another word of its sentence.
_INNER = re.compile(r"(?<=[^\W_][ ,]) ?([^\W\d_][^\W_]*)")
_MAX_CAPITALS = 0.25
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
#: Endings that are cut, so that "ports" is "port" and "strikers" is near "striker": no stemmer, no language.
_ENDING = re.compile(r"(?:[’']s|s|es)$")


def story_terms(record: Record) -> dict[int, float]:
    """The heaviest terms as digests of 32 bits with their weights, which have length 1 together."""
    rarity = rarity_of(record.language)
    names = _names(record)
    counts: dict[str, float] = {}
    parts = ((record.title, _HEADLINE), (record.standfirst, _STANDFIRST), (record.text[:_LEAD], _TEXT))
    for part, weight in parts:
        for word in _words(part or ""):
            counts[word] = counts.get(word, 0.0) + weight
    weights = {
        word: (1 + math.log(1 + count)) * rarity(word) ** 2 * (_NAME if word in names else _NUMBER if word.isdigit() else 1.0)
        for word, count in counts.items()
    }
    heaviest = sorted(weights.items(), key=lambda entry: (-entry[1], entry[0]))[:READ_TERMS]
    return normalised({term_digest(word): weight for word, weight in heaviest if weight > 0})


def name_terms(record: Record, terms: Mapping[int, float]) -> frozenset[int]:
    """Those of the terms that are words of names."""
    return frozenset(map(term_digest, _names(record))).intersection(terms)


def _names(record: Record) -> set[str]:
    return {word for entity in record.entities[:40] for word in _words(entity.name)} | _capitals(record.text[:_LEAD])


def names_of(record: Record) -> frozenset[int]:
    """Digests of the people, organisations and places of an article, those mentioned most first."""
    most = sorted(record.entities, key=lambda entity: (-entity.count, entity.name))[:12]
    return frozenset(term_digest(entity.name.casefold()) for entity in most)


def _capitals(text: str) -> set[str]:
    """Words with a capital within a sentence; none where a quarter of the words have one, as in German."""
    inner = _INNER.findall(text)
    capitals = [word for word in inner if word[0].isupper()]
    return {name for word in capitals for name in _words(word)} if len(capitals) < _MAX_CAPITALS * len(inner) else set()


def term_digest(word: str) -> int:
    return digest(word) >> 32


def _words(text: str) -> list[str]:
    words = [_ENDING.sub("", word) if len(word) > 4 else word for word in _WORD.findall(text.casefold())]
    pairs = [run[at : at + 2] for run in _UNSPACED.findall(text) for at in range(len(run) - 1)]
    return [word for word in words if len(word) > 1 and not _UNSPACED.match(word)] + pairs


def normalised(weights: Mapping[int, float]) -> dict[int, float]:
    """The weights with length 1 together; the order of the terms stays."""
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()} if length else {}


def cosine(terms: Mapping[int, float], other: Mapping[int, float]) -> float:
    """The cosine of two sets of weights of length 1."""
    return sum(weight * other[term] for term, weight in terms.items() if term in other)


def moved(centre: Mapping[int, float], terms: Mapping[int, float], share: float) -> dict[int, float]:
    """The centre of a story after another article, which counts for `share` of it."""
    weights = {term: weight * (1 - share) for term, weight in centre.items()}
    for term, weight in terms.items():
        weights[term] = weights.get(term, 0.0) + weight * share
    heaviest = sorted(weights.items(), key=lambda entry: (-entry[1], entry[0]))[:STORY_TERMS]
    return normalised(dict(heaviest))
