"""Ledgers that earlier versions wrote are read for ever: every state, every waiting item, every robots.txt."""

import ipaddress
import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_reader import LEDGER, LedgerReader, NoLedgerError
from pipeline.local.ledger.ledger_schema import SCHEMA
from pipeline.local.state.explanation import explanation
from pipeline.local.state.state_report import report
from schemas.codec import from_json
from schemas.feed_items import FeedItem
from transforms.feeds.polling.state import FeedState
from transforms.link.link_record import LinkRecord
from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.fetching.host_state import HostState
from transforms.web.looks.state import Watched
from transforms.web.robots.robots import RobotsEntry

RELEASED = sorted((Path(__file__).parent / "released").glob("*/ledger*.sql"))
DECODERS = {
    "PollFeed": FeedState.decode,
    "FetchPage": HostState.decode,
    "LinkRecord": LinkRecord().decode,
    "LookAgain": Watched.decode,
}
NOW = datetime(2026, 3, 4, tzinfo=UTC)
LOOPBACK = (ipaddress.IPv4Network("127.0.0.0/8"),)
#: Steps that every version has.
FIRST_STEPS = {"PollFeed", "FetchPage", "LinkRecord"}


def test_there_are_released_ledgers() -> None:
    assert RELEASED


@pytest.mark.parametrize("dump", RELEASED, ids=lambda path: f"{path.parent.name} {path.stem}")
def test_a_released_ledger_is_read(dump: Path, tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    with sqlite3.connect(path) as db:
        db.executescript(dump.read_text())
        rows = db.execute("SELECT step, key, state FROM state").fetchall()
    db.close()

    ledger = Ledger(path)

    assert ledger.healed is None
    assert {step for step, _, _ in rows} >= FIRST_STEPS
    for step, key, state in rows:
        row = ledger.state(step, key)
        assert row is not None
        assert row.state == state
        assert DECODERS[step](json.loads(state)) is not None
    keys = [key for step, key in ledger.pending_keys() if step == "FetchPage"]
    waiting = [text for key in keys for _, text in ledger.waiting("FetchPage", key, 0, 100)]
    assert waiting
    assert all(from_json(FeedItem, text).url for text in waiting)
    with sqlite3.connect(path) as db:
        origins = [origin for (origin,) in db.execute("SELECT name FROM cache WHERE kind = 'robots'")]
    db.close()
    at = datetime(2026, 1, 1, tzinfo=UTC).timestamp()
    assert origins
    assert [from_json(RobotsEntry, ledger.cached("robots", origin, at) or "").origin for origin in origins] == origins
    assert ledger.endings()["items"] > 0
    ledger.close()


@pytest.mark.parametrize("dump", RELEASED, ids=lambda path: f"{path.parent.name} {path.stem}")
def test_the_commands_read_what_an_upgrade_leaves(dump: Path, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / LEDGER) as db:
        db.executescript(dump.read_text())
        item = json.loads(db.execute("SELECT element FROM pending WHERE step = 'FetchPage' LIMIT 1").fetchone()[0])
        states = dict(db.execute("SELECT step, count(*) FROM state GROUP BY step").fetchall())
    db.close()
    if dump.stem != f"ledger-{SCHEMA}":
        with pytest.raises(NoLedgerError, match="the next 'newsbeam run' upgrades it"):
            LedgerReader(tmp_path)

    Ledger(tmp_path / LEDGER).close()

    with LedgerReader(tmp_path) as reader:
        polled = [feed for feed in reader.feeds() if feed.polls]
        assert len(reader.feeds()) == states["PollFeed"]
        assert item["feed_url"] in reader.feeds_with(item["url"])
        known = explanation(reader, item["url"], polled[0].planned_at or NOW, AddressPolicy(LOOPBACK))
    assert known.waiting[0].item.url == item["url"]
    told = report(tmp_path)
    assert told.schema == SCHEMA
    assert {size.step: size.keys for size in told.steps if size.kind is None} == states
