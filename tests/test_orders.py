"""Orders of operators: placed in the ledger, obeyed by the process that runs on it, once."""

import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.local.ledger.feed_status import FeedStatus
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_reader import LEDGER, LedgerReader, NoLedgerError
from pipeline.local.ledger.ledger_rows import CommitRows
from pipeline.local.state.orders import STOP, FeedOrders, place, place_backfill, place_replay, stop_orders, waiting
from pipeline.newsroom.server import Newsroom
from schemas.codec import to_json
from schemas.feed_items import FeedItem
from tests.support.run_newsbeam import NEWSBEAM, Folders, watching
from transforms.feeds.polling.state import FeedState
from transforms.feeds.sources import FeedOrder, FeedSource

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
TIDE, QUAY = "https://tide.example/feed.xml", "https://quay.example/feed.xml"


def newsbeam(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([NEWSBEAM, *arguments], capture_output=True, text=True, timeout=60, check=False)


def test_an_order_is_given_once_and_deleted_by_the_commit(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / LEDGER)
    orders = FeedOrders(ledger)
    place(tmp_path, "pause", [TIDE, QUAY], NOW)

    assert orders.take([TIDE]) == [FeedSource(url=TIDE, order="pause")], "the other feed is not on the list"
    assert orders.take([TIDE]) == []
    ledger.commit(CommitRows(obeyed=orders.obeyed()), [], {}, NOW.timestamp())
    orders.settled()
    assert orders.take([TIDE]) == []


def test_an_order_whose_work_was_lost_is_given_again(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / LEDGER)
    orders = FeedOrders(ledger)
    place(tmp_path, "poll-now", [TIDE], NOW)
    assert len(orders.take([TIDE])) == 1
    orders.settled()
    assert len(orders.take([TIDE])) == 1


def test_an_order_to_backfill_goes_to_feeds_of_the_list(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / LEDGER)
    place_backfill(tmp_path, [TIDE, QUAY], NOW, NOW)
    assert FeedOrders(ledger).take([TIDE]) == [FeedSource(url=TIDE, backfill_since=NOW)]


def test_an_item_is_retried_by_order_once(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / LEDGER)
    item = FeedItem(feed_url=QUAY, url="https://quay.example/crane", item_id="crane", first_seen_at=NOW)
    letters = [("a mark", "quay.example", to_json(item))]
    assert [place_replay(tmp_path, iter(letters), NOW, 60.0) for _ in range(2)] == [1, 0]
    orders = FeedOrders(ledger)
    assert (orders.take([TIDE]), orders.items) == ([item], 1), "whatever the list has, as with put_back"
    assert ledger.put_back("FetchPage", letters, NOW.timestamp(), 60.0) == 0, "one memory for both ways"
    assert waiting(tmp_path) == {}, "it is no order about a feed"
    ledger.commit(CommitRows(obeyed=orders.obeyed()), [], {}, NOW.timestamp())
    orders.settled()
    assert (orders.take([TIDE]), orders.items) == ([], 0)


def test_letters_that_cannot_be_read_place_no_order(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / LEDGER)

    def letters() -> Iterator[tuple[str, str, str]]:
        yield "a mark", "quay.example", "{}"
        raise ValueError("damaged")

    with pytest.raises(ValueError, match="damaged"):
        place_replay(tmp_path, letters(), NOW, 60.0)
    assert ledger.orders() == []


def test_a_feed_off_the_list_is_forgotten_by_order(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / LEDGER)
    ledger.set_listed([TIDE])
    place(tmp_path, "forget", [TIDE], NOW)
    assert FeedOrders(ledger).take([]) == []
    with LedgerReader(tmp_path) as reader:
        assert reader.feeds() == []


def test_an_order_to_stop_calls_stop_and_an_old_one_does_not(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / LEDGER)
    place(tmp_path, STOP, [""], NOW)
    stopped: list[int] = []
    with stop_orders(ledger, lambda: stopped.append(1)):
        assert ledger.orders() == []
        place(tmp_path, STOP, [""], NOW)
        until = time.monotonic() + 30
        while not stopped and time.monotonic() < until:
            time.sleep(0.01)
    assert stopped == [1]


def test_no_order_without_a_ledger(tmp_path: Path) -> None:
    with pytest.raises(NoLedgerError):
        place(tmp_path, "pause", [TIDE], NOW)


@pytest.mark.parametrize(
    ("orders", "paused"),
    [(["pause"], True), (["pause", "resume"], False), (["resume", "pause"], True), (["pause", "forget"], False), ([], False)],
)
def test_orders_follow_each_other(orders: list[FeedOrder], paused: bool) -> None:
    state = FeedState(polls=3, failures=1).after_orders(orders, NOW)
    assert state.paused is paused
    assert state.polls == (0 if "forget" in orders else 3)


def test_a_running_instance_obeys_orders_and_stops(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    state = tmp_path / "state"
    with Newsroom() as newsroom:
        feed, other = list(newsroom.feeds)[:2]

        def status() -> FeedStatus:
            with LedgerReader(state) as reader:
                found = reader.feed(feed)
            assert found is not None
            return found

        with watching([feed, other], folders, is_stopped_within=True) as until:
            until(lambda: (state / LEDGER).exists() and len(folders.records()) > 0 and status().health == "ok")
            # It runs: nobody else may, and the reader sees it.
            listed = newsbeam("feeds", "--state", str(state))
            assert "process" in listed.stdout
            assert "2 feeds: 2 ok" in listed.stdout

            paused = newsbeam("feeds", "pause", feed, "--state", str(state))
            assert "obeys within seconds" in paused.stdout
            until(lambda: status().health == "paused")
            assert "paused by an operator" in newsbeam("feeds", "--state", str(state)).stdout
            newsbeam("feeds", "resume", feed, "--state", str(state))
            until(lambda: status().health == "ok")

            polls = status().polls
            newsbeam("feeds", "poll-now", feed, "--state", str(state))
            until(lambda: status().polls == polls + 1)
            newsbeam("feeds", "forget", feed, "--state", str(state))
            until(lambda: status().polls == 1)

            stopped = newsbeam("stop", "--state", str(state))
            assert stopped.returncode == 0
            assert "stopped process" in stopped.stdout
    assert "no newsbeam runs" in newsbeam("stop", "--state", str(state)).stdout
