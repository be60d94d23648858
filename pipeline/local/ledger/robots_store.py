"""robots.txt files in the ledger, so that a restart does not read them again before they expire."""

import threading
from collections.abc import Callable
from datetime import datetime

from pipeline.local.ledger.ledger import Ledger
from schemas.codec import from_json, to_json
from transforms.web.robots.robots import RobotsEntry

_KIND = "robots"


class LedgerRobotsStore:
    """`transforms.web.robots.robots.RobotsStore` on the ledger; `changes` gives new entries to the next commit."""

    def __init__(self, ledger: Ledger, clock: Callable[[], datetime]) -> None:
        self._ledger, self._clock = ledger, clock
        self._lock = threading.Lock()
        self._entries: dict[str, RobotsEntry] = {}
        self._new: dict[str, RobotsEntry] = {}

    def get(self, origin: str) -> RobotsEntry | None:
        with self._lock:
            if origin not in self._entries:
                text = self._ledger.cached(_KIND, origin, self._clock().timestamp())
                if text is None:
                    return None
                self._entries[origin] = from_json(RobotsEntry, text)
            return self._entries[origin]

    def put(self, origin: str, entry: RobotsEntry) -> None:
        with self._lock:
            self._entries[origin] = self._new[origin] = entry

    def changes(self) -> list[tuple[str, str, str, float]]:
        """Rows for the ledger's cache: the new entries since the last call.

        A blocked address stays out: the options of this run decide about it, and the next run may have `--allow-network`.
        """
        with self._lock:
            new, self._new = self._new, {}
        kept = {origin: entry for origin, entry in new.items() if entry.reason != "blocked_address"}
        return [(_KIND, origin, to_json(entry), entry.expires_at.timestamp()) for origin, entry in kept.items()]
