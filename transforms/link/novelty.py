"""The novelty of a text: the share of its sentences that no other article had in the last seven days.

An article keeps entries for at most 32 of its sentences, those with the smallest digests, so that a long text costs no more
state than a short one. Where the source of a text kept only a part of its sentences, the share is counted among those that
the source would have kept; a full reprint of any length has nothing new.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: Days after which a sentence counts as new again.
DAYS = 7
#: Sentences of an article that have entries.
KEPT = 32
#: Sentences of a text that are looked up.
LOOKED_UP = 160
_ALL = 0xFFFF


@dataclass(frozen=True, slots=True)
class Novelty:
    """`novel_share`: None for a text without sentences. `source`: the reference of the article that had the largest part of
    the rest first, and `source_share`, the part."""

    novel_share: float | None
    source: int | None = None
    source_share: float = 0.0


def kept_until(sentences: Sequence[int]) -> int:
    """The upper 16 bits of the largest digest that has an entry."""
    return _ALL if len(sentences) <= KEPT else sentences[KEPT - 1] >> 48


def novelty(sentences: Sequence[int], seen_in: Mapping[int, int], kept: Mapping[int, int]) -> Novelty:
    """`sentences`: digests, ascending. `seen_in`: the article that had a sentence first. `kept`: `kept_until` of articles."""
    if not sentences:
        return Novelty(None)
    looked_up = sentences[:LOOKED_UP]
    sources = Counter(seen_in[sentence] for sentence in looked_up if sentence in seen_in)
    if not sources:
        return Novelty(1.0)
    # The smallest reference of equals: a Counter keeps the order of digests, which says nothing.
    source, most = min(sources.items(), key=lambda entry: (-entry[1], entry[0]))
    limit = kept.get(source, _ALL) if most > 1 else _ALL
    counted = [sentence for sentence in looked_up if sentence >> 48 <= limit] or looked_up
    seen = sum(sentence in seen_in for sentence in counted)
    of_source = sum(seen_in.get(sentence) == source for sentence in counted)
    return Novelty(round(1 - seen / len(counted), 3), source, round(of_source / len(counted), 3))
