"""Orders of operators to the process that runs on a ledger, or to the next run: rows of a table of the ledger.

The command line places an order; the process obeys it and deletes it in the commit that holds the effect. After a crash between
the two the order is repeated, with the same effect.
"""

import logging
import sqlite3
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import get_args

from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_reader import LEDGER, LedgerReader
from pipeline.local.ledger.status_tables import remember_put_back
from pipeline.repeated import Repeated
from schemas.codec import from_json
from schemas.feed_items import FeedItem
from transforms.feeds.sources import FeedOrder, FeedSource

_LOG = logging.getLogger(__name__)

STOP = "stop"
#: Its target is the instant from which on articles are wanted, a space, and the feed.
BACKFILL = "backfill"
#: Its target is the JSON of the item to retry.
REPLAY = "replay"
FEED_ORDERS: tuple[FeedOrder, ...] = get_args(FeedOrder)
#: The interval at which a running process looks for an order to stop.
_LOOK_S = 0.5
#: A commit holds the lock of the ledger for less; a checkpoint of a large log takes seconds on a slow disk.
_LOCK_S = 10.0


def place(state: Path, verb: str, targets: Sequence[str], at: datetime) -> None:
    """Place an order for each target. Raises NoLedgerError, and sqlite3.OperationalError where the ledger cannot be written."""
    _check(state)
    with _writing(state) as db:
        _insert(db, verb, targets, at)


def place_backfill(state: Path, urls: Sequence[str], since: datetime, at: datetime) -> None:
    """Order a search for articles since then for each feed. Raises as `place`."""
    place(state, BACKFILL, [f"{since.isoformat()} {url}" for url in urls], at)


def place_replay(state: Path, letters: Iterable[tuple[str, str, str]], at: datetime, remember_s: float) -> int:
    """Order the retry of items (mark, key, JSON), each mark once, all of them or none. Returns the number of new marks.

    As `Ledger.put_back` for a ledger that another process holds. Raises as `place`, and what `letters` raises.
    """
    _check(state)
    rows = list(letters)  # before the transaction, which holds up the commits of the other process
    with _writing(state) as db:
        items = [item for mark, _, item in rows if remember_put_back(db, mark, at.timestamp() + remember_s)]
        _insert(db, REPLAY, items, at)
    return len(items)


def _check(state: Path) -> None:
    """Raises NoLedgerError where there is no ledger of this version."""
    with LedgerReader(state):
        pass


@contextmanager
def _writing(state: Path) -> Iterator[sqlite3.Connection]:
    """One transaction on the ledger, beside the process that holds it."""
    with closing(sqlite3.connect(state / LEDGER, isolation_level=None, timeout=_LOCK_S)) as db, db:
        db.execute("BEGIN IMMEDIATE")
        yield db


def _insert(db: sqlite3.Connection, verb: str, targets: Iterable[str], at: datetime) -> None:
    rows = [(verb, target, at.timestamp()) for target in targets]
    db.executemany("INSERT INTO orders (verb, target, at) VALUES (?, ?, ?)", rows)


def waiting(state: Path) -> dict[str, list[str]]:
    """The orders about feeds that no process has obeyed yet: feed -> verbs, oldest first."""
    found: dict[str, list[str]] = {}
    uri = f"{(state / LEDGER).absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_LOCK_S)) as db:
        rows = db.execute("SELECT verb, target FROM orders WHERE verb NOT IN (?, ?) ORDER BY seq", (STOP, REPLAY))
        for verb, target in rows:
            url = target.partition(" ")[2] if verb == BACKFILL else target
            found.setdefault(url, []).append(verb)
    return found


class FeedOrders:
    """The orders about feeds as elements for the step that polls, and items to retry as elements for the step of items."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._taken: set[int] = set()
        self.items = 0
        """Number of items among the elements taken since the last commit."""

    def take(self, listed: Container[str]) -> list[FeedSource | FeedItem]:
        """An element for each new order about a feed of the list, and for each item to retry. Of orders about other feeds only
        `forget` is obeyed."""
        elements: list[FeedSource | FeedItem] = []
        for order in self._ledger.orders():
            if order.seq in self._taken or order.verb == STOP:
                continue
            self._taken.add(order.seq)
            if order.verb == REPLAY:
                elements.append(from_json(FeedItem, order.target))
                self.items += 1
            elif order.verb == BACKFILL:
                elements += self._backfill(order.target, listed)
            elif order.target in listed and order.verb in FEED_ORDERS:
                elements.append(FeedSource(url=order.target, order=order.verb))
                _LOG.info("%s: %s, as ordered", order.target, order.verb)
            elif order.verb == "forget":
                self._ledger.forget_feed(order.target)
                _LOG.info("%s: forgotten, as ordered", order.target)
            else:
                _LOG.warning("%s: cannot %s: the feed is not on the list", order.target, order.verb)
        return elements

    def _backfill(self, target: str, listed: Container[str]) -> list[FeedSource]:
        since, _, url = target.partition(" ")
        if url not in listed:
            _LOG.warning("%s: cannot backfill: the feed is not on the list", url)
            return []
        _LOG.info("%s: searching for articles since %s, as ordered", url, since)
        return [FeedSource(url=url, backfill_since=datetime.fromisoformat(since))]

    def obeyed(self) -> list[int]:
        """Numbers of the orders that were taken; the next commit deletes them."""
        return sorted(self._taken)

    def settled(self) -> None:
        """A commit has deleted the taken orders; or they were lost with its work, and will be taken again."""
        self._taken.clear()
        self.items = 0


def stop_orders(ledger: Ledger, stop: Callable[[], None]) -> Repeated:
    """While the context lasts, an order to stop calls `stop`. Deletes earlier orders to stop: their process has ended."""
    with suppress(sqlite3.OperationalError):  # a full disk, of which the run tells
        ledger.drop_orders(STOP)

    def is_ordered() -> bool:
        try:
            return any(order.verb == STOP for order in ledger.orders())
        except sqlite3.Error:
            return False  # a full or failing disk: the commits tell of it

    return stop_when(is_ordered, stop)


def stop_when(is_ordered: Callable[[], bool], stop: Callable[[], None]) -> Repeated:
    """While the context lasts, `stop` is called as soon as `is_ordered` is true."""

    def look() -> bool:
        if not is_ordered():
            return True
        _LOG.info("stopping, as 'newsbeam stop' has ordered")
        stop()
        return False

    return Repeated("orders", _LOOK_S, look)
