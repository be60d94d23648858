"""Is `newsbeam run --watch` at work? Reads its ledger; needs Python's standard library only.

    python healthcheck.py STATE_FOLDER      exit status 0: yes, 1: no, with the reason on stdout

Unhealthy: no commit for 15 minutes although something has become due meanwhile. A quiet engine whose feeds are due in an
hour is healthy; one that hangs, or cannot write, is not.
"""

import sqlite3
import sys
import time
from pathlib import Path

LIMIT_S = 900.0


def verdict(folder: Path, now: float) -> str | None:
    """The fault of the engine whose state is in `folder`; None if there is none. `now`: Unix seconds."""
    ledger = folder / "ledger.sqlite3"
    files = [path for path in (ledger, folder / "ledger.sqlite3-wal") if path.exists()]
    if not files:
        return f"no ledger in {folder}"
    last_commit = max(path.stat().st_mtime for path in files)
    if now - last_commit < LIMIT_S:
        return None
    try:
        database = sqlite3.connect(f"{ledger.resolve().as_uri()}?mode=ro", uri=True, timeout=5.0)
        try:
            # What was due before the last commit and is still there belongs to feeds that are not polled any more.
            query = "SELECT min(wake_at) FROM state WHERE wake_at > ? AND wake_at < ?"
            (overdue,) = database.execute(query, (last_commit, now - LIMIT_S)).fetchone()
        finally:
            database.close()
    except sqlite3.Error as error:
        return f"the ledger cannot be read: {error}"
    if overdue is None:
        return None
    return f"no commit for {now - last_commit:.0f} s, work has been due for {now - overdue:.0f} s"


def main(arguments: list[str]) -> int:
    """The exit status; see the module."""
    if len(arguments) != 1:
        sys.stdout.write("usage: healthcheck.py STATE_FOLDER\n")
        return 2
    wrong = verdict(Path(arguments[0]), time.time())
    sys.stdout.write(f"{wrong or 'healthy'}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
