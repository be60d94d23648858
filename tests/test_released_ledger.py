"""Ledgers that earlier versions wrote are read for ever: every state, every waiting item, every robots.txt."""

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.local.ledger import Ledger
from schemas.codec import from_json
from schemas.feed_items import FeedItem
from transforms.feeds.feed_state import FeedState
from transforms.link.link_record import LinkRecord
from transforms.web.host_state import HostState
from transforms.web.robots import RobotsEntry

RELEASED = sorted((Path(__file__).parent / "released").glob("*/ledger*.sql"))
DECODERS = {"PollFeed": FeedState.decode, "FetchPage": HostState.decode, "LinkRecord": LinkRecord().decode}


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
    assert {step for step, _, _ in rows} == set(DECODERS)
    for step, key, state in rows:
        row = ledger.state(step, key)
        assert row is not None
        assert row.state == state
        assert DECODERS[step](json.loads(state)) is not None
    waiting = [text for step, key in ledger.pending_keys() for _, text in ledger.waiting(step, key, 0, 100)]
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
