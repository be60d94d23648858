"""`newsbeam replay`: adds the items of dead letters to the pending work of the next run, or of the process that runs."""

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from pipeline import words
from pipeline.cli.usage import told
from pipeline.local.ledger.ledger import LedgerInUseError
from pipeline.local.ledger.ledger_reader import NoLedgerError
from pipeline.local.state.orders import place_replay
from pipeline.local.state.state_folder import StateFolder, holder_of
from pipeline.settings import UsageError
from pipeline.steps.registry import ITEM_STEP
from schemas.codec import to_json
from schemas.dead_letters import LASTING, REASONS, DeadLetter
from schemas.near import did_you_mean
from schemas.places import WrongPlaceError
from schemas.read import read_dead_letters

#: The ledger remembers replayed dead letters for this time.
_REMEMBER_S = 5 * 365 * 86_400.0


def replay(uri: str, state: str, reasons: frozenset[str], out: TextIO, err: TextIO) -> int:
    """Add the items of the dead letters under `uri` to the pending work, each letter at most once. Print their number.

    A process that runs on the state folder gets them as an order, which it obeys within seconds. `reasons`: if not empty, only
    letters of these reasons. Exit status 1 if the ledger cannot be written or a file cannot be read; no item is added then.
    Letters of `LASTING` reasons are left out. Raises UsageError for an unknown reason, for a place without dead letters and for
    a folder without a ledger.
    """
    unknown = reasons - REASONS.keys()
    if unknown:
        hint = did_you_mean(min(unknown), REASONS) or f"choose one of {', '.join(REASONS)}"
        raise UsageError(f"{min(unknown)!r} is not a reason of a dead letter; {hint}")
    if not (Path(state) / "ledger.sqlite3").exists():
        raise UsageError(f"{state!r} has no ledger; name the --state folder of the run that wrote the dead letters")
    letters = _Letters(uri, reasons)
    holder = holder_of(Path(state))
    try:
        if holder is not None:
            count = place_replay(Path(state), letters.rows(), datetime.now(UTC), _REMEMBER_S)
        else:
            count = _put_back(Path(state), letters, err)
    except (FileNotFoundError, WrongPlaceError) as error:
        raise UsageError(told(error)) from error
    except (LedgerInUseError, NoLedgerError, sqlite3.OperationalError, ValueError, OSError) as error:
        err.write(f"newsbeam replay: {told(error, state)}\n")
        return 1
    whose = f"; the running process {holder} retries them within seconds" if holder is not None and count else ""
    out.write(f"{count:,} of {words.number_of(letters.read, 'dead letter')} added to the pending work{whose}\n")
    known = letters.read - letters.without_item - letters.lasting - count
    if known:
        out.write(
            f"{known:,} were added by an earlier replay: each letter is retried once, and a new failure is a new letter\n"
        )
    if letters.skipped:
        out.write(f"{letters.skipped} have another reason than {', '.join(sorted(reasons))}\n")
    if not letters.read and not letters.skipped:
        out.write(f"there are no dead letters in {uri!r}\n")
    if letters.lasting:
        out.write(f"{letters.lasting} can never succeed and were left out: their links name nothing that may be asked for\n")
    if letters.disallowed:
        out.write(f"{letters.disallowed} were refused by robots.txt: they succeed only where the host has changed it since\n")
    if letters.without_item:
        out.write(f"{letters.without_item} have no item (newsbeam polls a failed feed again anyway)\n")
    return 0


def _put_back(state: Path, letters: "_Letters", err: TextIO) -> int:
    with StateFolder(state) as folder:
        if folder.ledger.healed is not None:
            err.write(f"newsbeam replay: {folder.ledger.healed}\n")
        return folder.ledger.put_back(ITEM_STEP.name, letters.rows(), datetime.now(UTC).timestamp(), _REMEMBER_S)


class _Letters:
    def __init__(self, uri: str, reasons: frozenset[str]) -> None:
        self._uri, self._reasons = uri, reasons
        self.read = self.without_item = self.skipped = self.lasting = self.disallowed = 0

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """Mark, key and JSON of the item of each dead letter that has an item and may end in another way."""
        for letter in read_dead_letters(self._uri):
            if self._reasons and letter.reason not in self._reasons:
                self.skipped += 1
                continue
            self.read += 1
            if letter.item is None:
                self.without_item += 1
            elif letter.reason in LASTING:
                self.lasting += 1
            else:
                self.disallowed += letter.reason == "robots_disallowed"
                yield _mark(letter), ITEM_STEP.key(letter.item), to_json(replace(letter.item, look=None))


def _mark(letter: DeadLetter) -> str:
    return hashlib.sha256(to_json(letter).encode()).hexdigest()[:32]
