"""Decides from fingerprints whether a text is a copy of an earlier one. It reads and writes nothing.

Two conditions. The resemblance of the sketches is at least .30. And what both share is at least .40 of the larger text: a
copy of which 40 % was cut still shares about .52, an article that quotes 30 % of another one at most .30.

Within one site both share at least .65, and at most a quarter of the sentences are new: weather, lottery, market reports and
letters have their template in common, and a report that was rewritten under a new address is news.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from schemas.copies import Containment, Origin
from schemas.events import Event, make_event
from schemas.records import Record
from transforms.link.fingerprint import Fingerprint, resemblance, shared_shingles, short_sketch
from transforms.link.index_rows import ArticleRow

MIN_RESEMBLANCE = 0.30
MIN_SHARED = 0.40
MIN_SHARED_WITHIN_SITE = 0.65
MAX_NEW_WITHIN_SITE = 0.25
#: An article is not the source of a text that has less than this share of the smaller of both.
_MIN_OF_SOURCE = 0.15

_RANK = {"earliest_seen": 0, "wire_credit": 1, "canonical": 2}
_MAX_URL = 500


@dataclass(frozen=True, slots=True)
class Match:
    """An earlier article of which a text is a copy."""

    row: ArticleRow
    resemblance: float


def is_comparable(record: Record) -> bool:
    """A record with a text of its own: neither a teaser nor the note that an article was removed."""
    return record.change != "removed" and not record.is_stub and bool(record.text)


def best_match(
    text: Fingerprint, candidates: Iterable[ArticleRow], site: int, new_share: float, exact: frozenset[str]
) -> Match | None:
    """The candidate that `text`, of `site`, resembles most, the earliest of equals; None if it is no copy of any.

    `new_share`: of its sentences. `exact`: articles whose words are equal to those of `text`.
    """
    best: Match | None = None
    sketch = short_sketch(text.sketch) if text.sketch is not None else None
    for row in candidates:
        if row.article_id in exact:
            found = Match(row, 1.0)
        elif sketch is None or row.sketch is None or (row.site == site and new_share > MAX_NEW_WITHIN_SITE):
            continue
        else:
            found = Match(row, resemblance(sketch, row.sketch))
            sizes = (text.shingles, row.shingles)
            least = MIN_SHARED_WITHIN_SITE if row.site == site else MIN_SHARED
            if found.resemblance < MIN_RESEMBLANCE or shared_shingles(found.resemblance, sizes) < least * max(sizes):
                continue
        if best is None or (-found.resemblance, row.seen, row.article_id) < (
            -best.resemblance,
            best.row.seen,
            best.row.article_id,
        ):
            best = found
    return best


def is_unlike(text: Fingerprint, other: ArticleRow) -> bool:
    """True if both are long enough to tell that they have next to nothing in common."""
    if text.sketch is None or other.sketch is None:
        return False
    sizes = (text.shingles, other.shingles)
    shared = shared_shingles(resemblance(short_sketch(text.sketch), other.sketch), sizes)
    return shared < _MIN_OF_SOURCE * min(sizes)


def containment(text: Fingerprint, original: ArticleRow) -> Containment:
    """How far a copy and the first article of its group contain each other."""
    if text.sketch is None or original.sketch is None:
        return Containment(in_original=1.0, of_original=1.0)
    similarity = resemblance(short_sketch(text.sketch), original.sketch)
    shared = shared_shingles(similarity, (text.shingles, original.shingles))
    return Containment(
        in_original=round(min(1.0, shared / text.shingles), 3), of_original=round(min(1.0, shared / original.shingles), 3)
    )


# origins: plain values, as an entry of the index has them. `e` evidence, `a` agency, `u` address, `i` its article once seen


def claimed_origin(record: Record, *, by_link: bool = True) -> dict[str, str]:
    """The origin that an article names; empty if it names none. `by_link`: its canonical link counts."""
    if by_link and record.syndicated_from and len(record.syndicated_from) <= _MAX_URL:
        return {"e": "canonical", "u": record.syndicated_from}
    if record.wire_agency:
        return {"e": "wire_credit", "a": record.wire_agency[:100]}
    return {}


def better_origin(known: dict[str, str], other: dict[str, str]) -> dict[str, str]:
    """The origin with the better evidence; the known one of equals."""
    return other if is_better(other, known) else known


def is_better(origin: dict[str, str], known: dict[str, str]) -> bool:
    """`origin` has better evidence than `known`, or its article was seen meanwhile."""
    return _rank(origin) > _rank(known)


def origin_name(origin: dict[str, str], first: str) -> str:
    """The name of an origin in events: the id of its article, else its address or agency."""
    return origin.get("i") or origin.get("u") or origin.get("a") or first


def _rank(origin: dict[str, str]) -> int:
    return 2 * _RANK[origin.get("e", "earliest_seen")] + ("i" in origin)


def origin_of(origin: dict[str, str], first: str) -> Origin:
    """The origin as part of a record. `first`: the first article of the group."""
    values: dict[str, Any] = {"evidence": origin.get("e", "earliest_seen"), "agency": origin.get("a"), "url": origin.get("u")}
    return Origin(article_id=origin.get("i") if origin else first, **values)


def origin_changed(record: Record, group: str, before: dict[str, str], after: dict[str, str], now: datetime) -> Event:
    """The event that an article brings better evidence for the origin of its group."""
    names = [origin_name(origin, group) for origin in (before, after)]
    who = "a copy makes this article" if names[1] == record.article_id else f"this article makes {names[1]}"
    return make_event(
        "copies.origin_changed",
        url=record.url,
        at=now,
        message=f"The evidence ({after['e']}) of {who} the origin of its group of copies.",
        marks=(group, *names),
        feed_url=record.feed_url,
        before=names[0],
        after=names[1],
        article_id=group,
        article_ids=(record.article_id,),
    )
