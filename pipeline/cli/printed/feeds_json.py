"""Feeds as JSON Lines: the machine's form of `newsbeam feeds`. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.cli.printed.feeds_table import Kept, Ordered, share_of_page_text
from pipeline.local.ledger.feed_status import FeedFacts
from schemas.codec import plain_to_json


def json_lines(feeds: Iterable[FeedFacts], kept: Mapping[str, Kept], ordered: Ordered | None = None) -> Iterator[str]:
    """A line for each feed, with its newline. `kept`: the endings of feeds, as `LedgerReader.text_sources` counts them."""
    for feed in feeds:
        yield plain_to_json(_plain(feed, kept.get(feed.url, {}), (ordered or {}).get(feed.url, ()))) + "\n"


def _plain(feed: FeedFacts, kept: Kept, ordered: Sequence[str]) -> dict[str, Any]:
    # From the row's JSON, in which instants and parts have the form that is printed.
    about = feed.about
    tries, rhythm = about.get("tries"), about.get("rhythm") or {}
    return {
        "url": feed.url,
        "title": feed.title,
        "health": feed.health,
        "listed": feed.listed,
        "due_at": about.get("due_at"),
        "why": about.get("why"),
        "interval_s": feed.interval_s,
        "under_way": about.get("under_way", False),
        "retries": tries["attempts"] if isinstance(tries, dict) else 0,
        "polled_at": about.get("polled_at"),
        "polls": about.get("polls", 0),
        "failures": about.get("failures", 0),
        "trouble": about.get("trouble"),
        "conditions": about.get("conditions") or [],
        "ordered": list(ordered),
        "held_until": about.get("held_until"),
        "polled_url": about.get("feed_url"),
        "moves_to": about.get("moved_to"),
        "items_per_day": feed.items_per_day,
        "window": rhythm.get("window", 0),
        "known": about.get("known", 0),
        "omitted": about.get("omitted", 0),
        "hint_s": feed.hint_s,
        "endings": dict(kept),
        "share_of_page_text": share_of_page_text(kept),
    }
