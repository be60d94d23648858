"""Chooses the time of publication and of the last update among the claims of page and feed.

It reads no date itself: the claims were parsed where they stood. All of them stay in the record.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from schemas.articles import Article
from schemas.times import Claim
from transforms.enrich.chain import EnrichConfig

#: A feed that is well made says it best (its raw string is read by our own parser); then structured data made for
#: machines, then meta tags, then what was found in the text. Own measurement on 24 kinds of strings and the gold pages.
_ORDER = ("feed", "json-ld", "meta", "microdata", "time", "header", "htmldate", "url")
_PRECISION = {"instant": 0, "minute": 0, "hour": 0, "day": 2, "month": 3, "year": 4, "ambiguous": 5}
_EARLIEST_YEAR = 1990  # nothing was published on the web before; 1970-01-01 is a broken clock
_AHEAD = timedelta(hours=24)  # embargoed items and local times read as UTC; more is a mistake
#: Clocks of publishers are this much ahead. A later instant is after the fetch: the zone is wrong, or the item was embargoed.
_SKEW = timedelta(minutes=10)


def enrich(article: Article, config: EnrichConfig) -> Mapping[str, object]:
    """`published` and `updated`: the best plausible claim of each, None where nobody makes one.

    A claim that names an instant beats one without a zone, which beats a bare day, month, year. An instant before the fetch
    beats one after it (a local time with the zone GMT); among equals the order is feed, JSON-LD, meta, page. Before 1990 or
    more than 24 hours after the fetch is not plausible. An update before the publication is none.
    """
    item, content, now = article.item, article.content, article.evidence.fetched_at
    claims = (*item.time_claims, *content.time_claims)
    published = _best(
        [item.published, *(claim.claim for claim in claims if claim.about == "published"), content.published], now
    )
    updates = [item.updated, *(claim.claim for claim in claims if claim.about == "updated"), content.updated]
    updated = _best((update for update in updates if update and not _before(update, published)), now)
    return {"published": published, "updated": updated}


def published_before(claims: Iterable[Claim], seen_at: datetime) -> Claim | None:
    """The best claim of an instant that is not after `seen_at`, at which the article was seen; None if there is none."""
    best = _best(claims, seen_at)
    return best if best is not None and best.instant is not None and not _is_ahead(best, seen_at) else None


def _best(claims: Iterable[Claim | None], now: datetime) -> Claim | None:
    plausible = [claim for claim in claims if claim is not None and _plausible(claim, now)]
    return min(plausible, key=lambda claim: _rank(claim, now), default=None)


def _rank(claim: Claim, now: datetime) -> tuple[int, bool, int]:
    """Smaller is better; `min` keeps the first of equals, and feed claims come first."""
    exact = _PRECISION[claim.precision]
    if exact == 0 and claim.instant is None:
        exact = 1
    head = claim.source.partition(":")[0].lower()
    return exact, _is_ahead(claim, now), _ORDER.index(head) if head in _ORDER else len(_ORDER) - 2


def _is_ahead(claim: Claim, now: datetime) -> bool:
    return claim.instant is not None and claim.instant > now + _SKEW


def _plausible(claim: Claim, now: datetime) -> bool:
    if not claim.value[:4].isdigit() or int(claim.value[:4]) < _EARLIEST_YEAR:
        return False
    if claim.instant is not None:
        return claim.instant <= now + _AHEAD
    # Without a zone only the day can be compared: as text, in ISO 8601 order.
    latest = (now + _AHEAD).date().isoformat()
    return claim.value[: min(len(claim.value), 10)] <= latest[: min(len(claim.value), 10)]


def _before(one: Claim, other: Claim | None) -> bool:
    """Whether `one` is surely earlier than `other`."""
    if other is None:
        return False
    if one.instant and other.instant:
        return one.instant < other.instant
    length = min(len(one.value), len(other.value), 10)
    return one.value[:length] < other.value[:length]
