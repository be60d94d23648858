"""robots.txt files in the ledger, between runs."""

from datetime import timedelta
from pathlib import Path

from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_reader import LEDGER
from pipeline.local.ledger.ledger_rows import CommitRows
from pipeline.local.ledger.robots_store import LedgerRobotsStore
from tests.support.feed_documents import NOW
from transforms.web.messages import Failure
from transforms.web.robots.robots import RobotsEntry, entry_of


def entry(origin: str, reason: str) -> RobotsEntry:
    failure = Failure(url=f"{origin}/robots.txt", reason=reason, message="m", transient=False)
    return entry_of(origin, failure, None, NOW)


def test_a_blocked_address_is_not_known_to_the_next_run(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / LEDGER)
    store = LedgerRobotsStore(ledger, lambda: NOW)
    store.put("http://10.0.0.1", entry("http://10.0.0.1", "blocked_address"))
    store.put("https://gone.example", entry("https://gone.example", "dns_error"))
    assert store.get("http://10.0.0.1") is not None, "known in this run"
    ledger.commit(CommitRows(cache=store.changes()), [], {}, (NOW - timedelta(seconds=1)).timestamp())

    later = LedgerRobotsStore(ledger, lambda: NOW)
    assert later.get("http://10.0.0.1") is None, "its options may allow the network"
    assert later.get("https://gone.example") is not None
