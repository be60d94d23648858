"""`newsbeam replay`: dead letters back into the pending work."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from pipeline.local.ledger import LedgerInUseError
from pipeline.local.state_folder import StateFolder
from pipeline.settings import UsageError
from pipeline.steps import ITEM_STEP
from schemas.codec import to_json
from schemas.dead_letters import REASONS, DeadLetter
from schemas.read import read_dead_letters

#: How long it is remembered that a dead letter was put back.
_REMEMBER_S = 5 * 365 * 86_400.0


def replay(uri: str, state: str, reasons: frozenset[str], out: TextIO, err: TextIO) -> int:
    """Put the items of the dead letters under `uri` back, each letter at most once, for the next run to fetch; say how many.

    `reasons`: only those, where given. Exit status 1 where the state folder is in use or a file cannot be read: nothing was
    put back then. Raises UsageError for an unknown reason or a folder without a ledger.
    """
    unknown = reasons - REASONS.keys()
    if unknown:
        raise UsageError(f"{min(unknown)!r} is no reason of a dead letter; choose among {', '.join(REASONS)}")
    if not (Path(state) / "ledger.sqlite3").exists():
        raise UsageError(f"{state!r} holds no ledger; name the --state folder of the run that wrote the dead letters")
    letters = _Letters(uri, reasons)
    try:
        with StateFolder(Path(state)) as folder:
            count = folder.ledger.put_back(ITEM_STEP.name, letters.rows(), datetime.now(UTC).timestamp(), _REMEMBER_S)
    except (LedgerInUseError, ValueError, OSError) as error:
        err.write(f"newsbeam replay: {error}\n")
        return 1
    out.write(f"{count} of {letters.read} dead letters put back\n")
    if letters.without_item:
        out.write(f"{letters.without_item} name no item (a feed that failed is polled again by itself)\n")
    return 0


class _Letters:
    def __init__(self, uri: str, reasons: frozenset[str]) -> None:
        self._uri, self._reasons = uri, reasons
        self.read = self.without_item = 0

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """Mark, key and JSON of the item of each dead letter that has one."""
        for letter in read_dead_letters(self._uri):
            if self._reasons and letter.reason not in self._reasons:
                continue
            self.read += 1
            if letter.item is None:
                self.without_item += 1
            else:
                yield _mark(letter), ITEM_STEP.key(letter.item), to_json(letter.item)


def _mark(letter: DeadLetter) -> str:
    return hashlib.sha256(to_json(letter).encode()).hexdigest()[:32]
