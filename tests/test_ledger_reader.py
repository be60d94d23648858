"""The ledger read beside its writer: feeds, endings, and what a reader costs the writer."""

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec import structs

from pipeline.local.ledger import status_rows
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_reader import LEDGER, LedgerReader, NoLedgerError
from pipeline.local.ledger.ledger_rows import CommitRows, StateRow
from pipeline.local.ledger.status_rows import ended_row, feed_row
from pipeline.steps.registry import ITEM_STEP, LINK_COPIES, LINK_RECORDS, POLL_FEEDS
from schemas.dead_letters import DeadLetter, Ending
from schemas.feed_items import FeedItem
from schemas.records import Record
from transforms.feeds.identity.identity import Seen, split_new_items
from transforms.feeds.parsed import ParsedItem
from transforms.feeds.polling.state import FeedState, FeedTrouble
from transforms.feeds.schedule.schedule import Rhythm

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
FEED = "https://tide.example/feed.xml"
ITEM = FeedItem(feed_url=FEED, url="https://tide.example/a?utm_source=rss", item_id="tide-1", first_seen_at=NOW, guid="tide-1")
RECORD = Record(
    record_id="5f" * 16 + "-1",
    article_id="5f" * 16,
    url=ITEM.url,
    url_key="tide.example/a",
    canonical_url="https://tide.example/harbour/a",
    final_url="https://www.tide.example/moved/a",
    host="www.tide.example",
    feed_url=FEED,
    item_guid="tide-1",
    first_seen_at=NOW,
    fetched_at=NOW,
    extracted_at=NOW,
    title="The tide is out",
    text="The tide is out.",
    http_status=200,
    robots_verdict="allowed",
    robots_source="none",
    extractor="x",
    extractor_version="1",
)
LETTER = DeadLetter(
    url="https://tide.example/b",
    feed_url=FEED,
    stage="fetch",
    reason="http_status",
    message="The answer is 404.",
    attempts=1,
    at=NOW,
    http_status=404,
    item=replace(ITEM, url="https://tide.example/b", item_id="tide-2", guid="tide-2"),
)


def test_the_names_of_steps_are_those_of_the_graph() -> None:
    assert (POLL_FEEDS.name, ITEM_STEP.name) == (status_rows.POLL_STEP, status_rows.ITEM_STEP_NAME)
    assert (LINK_RECORDS.name, LINK_COPIES.name) == (status_rows.RECORD_STEP, status_rows.COPIES_STEP)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / LEDGER)


def commit(ledger: Ledger, *outputs: object, now: datetime = NOW, **feeds: FeedState) -> None:
    rows = [ended_row(output, now) for output in outputs]
    urls = {f"https://{name}.example/feed.xml": state for name, state in feeds.items()}
    ledger.commit(
        CommitRows(
            states={
                ("PollFeed", url): StateRow("{}", state.due_at.timestamp() if state.due_at else None)
                for url, state in urls.items()
            },
            feeds={url: feed_row(url, state, None) for url, state in urls.items()},
            ended=[row for row in rows if row is not None],
        ),
        [],
        {},
        now.timestamp(),
    )


TROUBLE = FeedTrouble(since=NOW - timedelta(days=2), at=NOW, reason="timeout", message="No answer in 30 s.")
GOOD = FeedState(
    title="Tide", polled_at=NOW, polls=9, due_at=NOW + timedelta(hours=1), planned_at=NOW, why="rhythm",
    rhythm=Rhythm(items=30, days=10, window=25),
)  # fmt: skip


def test_a_feed_is_read_as_its_state_says(ledger: Ledger, tmp_path: Path) -> None:
    commit(ledger, tide=GOOD, quay=structs.replace(GOOD, failures=3, trouble=TROUBLE, due_at=NOW - timedelta(minutes=1)))
    with LedgerReader(tmp_path) as reader:
        tide, quay = reader.feed(FEED), reader.feed("https://quay.example/feed.xml")
        assert tide is not None
        assert (tide.health, tide.title, tide.interval_s, tide.why, tide.window) == ("ok", "Tide", 3_600, "rhythm", 25)
        assert tide.items_per_day == pytest.approx((30 + 5) / (10 + 1))
        assert quay is not None
        assert (quay.health, quay.failures, quay.trouble) == ("failing", 3, TROUBLE)
        assert reader.feed_counts() == {"ok": 1, "failing": 1}
        assert reader.due(NOW) == (1, NOW + timedelta(hours=1))
        assert [feed.url for feed in reader.feeds(health="failing")] == [quay.url]
        assert [feed.url for feed in reader.feeds(after=quay.url)] == [tide.url]
        assert reader.feed("https://nobody.example/") is None


@pytest.mark.parametrize(
    ("state", "health"),
    [
        (FeedState(), "new"),
        (FeedState(polled_at=NOW), "ok"),
        (FeedState(polled_at=NOW, failures=1), "failing"),
        (FeedState(failures=1, retired=True), "gone"),
        (FeedState(failures=1, paused=True), "paused"),
    ],
)
def test_health(state: FeedState, health: str) -> None:
    assert status_rows.health_of(state) == health


def test_listed_feeds_have_rows_before_their_first_poll(ledger: Ledger, tmp_path: Path) -> None:
    commit(ledger, tide=GOOD)
    ledger.set_listed(["https://new.example/feed.xml"])
    with LedgerReader(tmp_path) as reader:
        assert [(feed.url, feed.health, feed.listed) for feed in reader.feeds()] == [
            ("https://new.example/feed.xml", "new", True),
            (FEED, "ok", False),
        ]
        assert reader.feed_counts() == {"new": 1}


@pytest.mark.parametrize(
    "name",
    [
        "https://tide.example/a",
        "http://www.tide.example/a?utm_medium=mail",
        RECORD.final_url,
        RECORD.canonical_url,
        RECORD.article_id,
        RECORD.record_id,
        "tide-1",
    ],
)
def test_an_article_is_found_by_each_of_its_names(ledger: Ledger, tmp_path: Path, name: str) -> None:
    commit(ledger, RECORD, LETTER, tide=GOOD)
    with LedgerReader(tmp_path) as reader:
        (entry,) = reader.find(name)
    assert (entry.kind, entry.reason, entry.feed_url, entry.record_id) == ("record", "page", FEED, RECORD.record_id)
    assert (entry.title, entry.at) == ("The tide is out", NOW)


def test_endings_come_in_pages_newest_first(ledger: Ledger, tmp_path: Path) -> None:
    ending = Ending(kind="duplicate", url="https://tide.example/c", feed_url=FEED)
    commit(ledger, RECORD, LETTER, ending, tide=GOOD)
    with LedgerReader(tmp_path) as reader:
        first = reader.ended(limit=2)
        rest = reader.ended(before=first[-1].seq)
        assert [entry.kind for entry in (*first, *rest)] == ["duplicate", "dead", "record"]
        (dead,) = reader.ended(kind="dead", reason="http_status", feed_url=FEED)
        assert dead.message == "The answer is 404."
        assert dead.detail["status"] == 404
        assert reader.text_sources() == {FEED: {"record:page": 1, "dead": 1, "duplicate": 1}}
        assert reader.text_sources([FEED, "https://nobody.example/"]) == reader.text_sources()
        assert {(count.kind, count.count) for count in reader.ended_counts(NOW - timedelta(hours=1))} == {
            ("record", 1), ("dead", 1), ("duplicate", 1),
        }  # fmt: skip


def test_a_removal_is_no_record_with_text(ledger: Ledger, tmp_path: Path) -> None:
    removal = replace(RECORD, record_id="5f" * 16 + "-2", revision=2, change="removed", title=None, text="")
    commit(ledger, RECORD, removal, tide=GOOD)
    with LedgerReader(tmp_path) as reader:
        kept = reader.text_sources([FEED])[FEED]
        (newest, _) = reader.ended(kind="record")
    assert kept == {"record:page": 1, "record:removed": 1}
    assert (newest.reason, newest.title) == ("removed", None)


def test_the_feeds_that_list_a_link_are_found_without_reading_all_states(ledger: Ledger, tmp_path: Path) -> None:
    def listing(*links: str) -> FeedState:
        return structs.replace(GOOD, seen=split_new_items([ParsedItem(link=link, guid=link) for link in links], Seen()).seen)

    shared = "https://tide.example/shared"
    states = {
        "tide": listing(shared, "https://tide.example/a"),
        "quay": listing(shared),
        "pier": listing("https://pier.example/"),
    }
    commit(ledger, now=NOW, **states)
    with sqlite3.connect(tmp_path / LEDGER) as db:  # states as the engine writes them
        for name, state in states.items():
            db.execute(
                "UPDATE state SET state = ? WHERE key = ?", (json.dumps(state.encode()), f"https://{name}.example/feed.xml")
            )
    with LedgerReader(tmp_path) as reader:
        assert sorted(reader.feeds_with(f"{shared}?utm_source=rss")) == ["https://quay.example/feed.xml", FEED]
        assert reader.feeds_with("https://tide.example/a") == [FEED]
        assert reader.feeds_with("https://tide.example/never") == []
        with sqlite3.connect(tmp_path / LEDGER) as db:
            db.execute("UPDATE feed SET links = x'' WHERE url = ?", (FEED,))
        assert reader.feeds_with("https://tide.example/a") == [], "the hint decides which states are read"
        with sqlite3.connect(tmp_path / LEDGER) as db:
            db.execute("UPDATE feed SET links = NULL")  # as an upgrade leaves them
        assert reader.feeds_with("https://tide.example/a") == [FEED]


def test_a_failed_poll_ends_no_entry() -> None:
    assert ended_row(replace(LETTER, url=FEED, stage="poll", item=None), NOW) is None


def test_endings_are_bounded_by_age_and_number(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(ledger, RECORD, tide=GOOD)
    commit(ledger, LETTER, now=NOW + timedelta(seconds=1))
    monkeypatch.setattr("pipeline.local.ledger.status_tables.MAX_ENDED", 1)
    commit(ledger, now=NOW + timedelta(seconds=2))
    with LedgerReader(tmp_path) as reader:
        assert [entry.kind for entry in reader.ended()] == ["dead"]
    commit(ledger, now=NOW + timedelta(days=31))
    with LedgerReader(tmp_path) as reader:
        assert reader.ended() == []


def test_a_reader_does_not_hold_up_the_writer(ledger: Ledger, tmp_path: Path) -> None:
    commit(ledger, RECORD, tide=GOOD)
    with LedgerReader(tmp_path) as reader, sqlite3.connect(tmp_path / LEDGER, timeout=0) as other:
        other.execute("BEGIN IMMEDIATE")  # a commit under way
        assert len(reader.feeds()) == 1
        other.rollback()
        commit(ledger, LETTER)
        assert len(reader.ended()) == 2


def test_what_cannot_be_read_is_told_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(NoLedgerError, match="name the --state folder"):
        LedgerReader(tmp_path)
    Ledger(tmp_path / LEDGER).close()
    with sqlite3.connect(tmp_path / LEDGER) as db:
        db.execute("PRAGMA user_version = 2")
    with pytest.raises(NoLedgerError, match="upgrades it"):
        LedgerReader(tmp_path)


def test_a_reader_changes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    with LedgerReader(tmp_path) as reader, pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader._db.execute("DELETE FROM feed")
