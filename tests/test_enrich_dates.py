"""Choosing among claims of time."""

import dataclasses
from datetime import UTC, datetime

import pytest

from schemas.articles import Article
from schemas.times import Claim, Precision, TimeClaim, ZoneRule
from transforms.enrich import dates
from transforms.enrich.batch import article_of
from transforms.enrich.chain import EnrichConfig

NOW = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)


def claim(value: str, source: str) -> Claim:
    zone: ZoneRule = "given" if value.endswith("Z") else "unknown"
    precision: Precision = "instant" if "T" in value else "day"
    return Claim(value=value, precision=precision, zone=zone, source=source, raw=value)


def with_claims(feed: list[Claim], page: list[Claim], page_updated: list[Claim] | None = None) -> Article:
    one = article_of({"id": "1", "text": ""}, NOW)
    return dataclasses.replace(
        one,
        item=dataclasses.replace(one.item, time_claims=tuple(TimeClaim(about="published", claim=c) for c in feed)),
        content=dataclasses.replace(
            one.content,
            time_claims=(
                *(TimeClaim(about="published", claim=c) for c in page),
                *(TimeClaim(about="updated", claim=c) for c in page_updated or []),
            ),
        ),
    )


FEED = claim("2025-03-01T08:00:00Z", "feed:pubDate")
JSON_LD = claim("2025-03-01T07:58:00Z", "json-ld:datePublished")
META = claim("2025-03-01T07:59:00Z", "meta:article:published_time")
FOUND = claim("2025-03-01", "htmldate")
LOCAL = claim("2025-03-01T09:00:00", "feed:pubDate")


@pytest.mark.parametrize(
    ("feed", "page", "chosen"),
    [
        ([FEED], [JSON_LD, META, FOUND], FEED),
        ([], [FOUND, META, JSON_LD], JSON_LD),
        ([], [FOUND, META], META),
        ([], [FOUND], FOUND),
        ([claim("2025-03-01", "feed:pubDate")], [META], META),
        ([LOCAL], [META], META),
        ([LOCAL], [FOUND], LOCAL),
        ([claim("1970-01-01T00:00:00Z", "feed:pubDate")], [FOUND], FOUND),
        ([claim("1989-12-31", "feed:pubDate")], [], None),
        ([claim("2025-03-04T08:59:00Z", "feed:pubDate")], [FOUND], claim("2025-03-04T08:59:00Z", "feed:pubDate")),
        ([claim("2025-03-04T09:01:00Z", "feed:pubDate")], [FOUND], FOUND),
        ([claim("2025-03-03T11:00:00Z", "feed:pubDate")], [JSON_LD, FOUND], JSON_LD),
        ([claim("2025-03-03T09:05:00Z", "feed:pubDate")], [JSON_LD], claim("2025-03-03T09:05:00Z", "feed:pubDate")),
        ([claim("2025-03-05", "feed:pubDate")], [], None),
        ([], [], None),
    ],
)
def test_published(feed: list[Claim], page: list[Claim], chosen: Claim | None) -> None:
    assert dates.enrich(with_claims(feed, page), EnrichConfig())["published"] == chosen


@pytest.mark.parametrize(
    ("update", "chosen"),
    [
        (claim("2025-03-02T10:00:00Z", "json-ld:dateModified"), True),
        (claim("2025-02-28T10:00:00Z", "json-ld:dateModified"), False),
        (claim("2025-02-28", "meta:last-modified"), False),
        (claim("2025-03-01", "meta:last-modified"), True),
    ],
)
def test_an_update_before_the_publication_is_none(update: Claim, chosen: bool) -> None:
    assert dates.enrich(with_claims([FEED], [], [update]), EnrichConfig())["updated"] == (update if chosen else None)
