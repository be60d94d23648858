"""What the ledger remembers of robots.txt files, so that a restart does not read them again before their time."""

import threading
from collections.abc import Callable
from datetime import datetime

from pipeline.local.ledger import Ledger
from schemas.codec import from_json, to_json
from transforms.web.robots import RobotsEntry

_KIND = "robots"


class LedgerRobotsStore:
    """`transforms.web.robots.RobotsStore` in memory, filled from the ledger; `changes` gives the next commit what is new."""

    def __init__(self, ledger: Ledger, clock: Callable[[], datetime]) -> None:
        self._lock = threading.Lock()
        self._entries = {
            origin: from_json(RobotsEntry, text) for origin, text in ledger.cached(_KIND, clock().timestamp()).items()
        }
        self._new: dict[str, RobotsEntry] = {}

    def get(self, origin: str) -> RobotsEntry | None:
        with self._lock:
            return self._entries.get(origin)

    def put(self, origin: str, entry: RobotsEntry) -> None:
        with self._lock:
            self._entries[origin] = self._new[origin] = entry

    def changes(self) -> list[tuple[str, str, str, float]]:
        """Rows for the ledger's cache: what was put since the last call."""
        with self._lock:
            new, self._new = self._new, {}
        return [(_KIND, origin, to_json(entry), entry.expires_at.timestamp()) for origin, entry in new.items()]
