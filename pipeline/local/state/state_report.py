"""Sizes of a state folder; its backup, restore, check and compaction."""

import errno
import os
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_reader import LEDGER, NoLedgerError
from pipeline.local.ledger.ledger_schema import SCHEMA, of_a_newer, unreadable
from pipeline.local.state.state_folder import StateFolder
from pipeline.local.state.state_sizes import StepSize, step_sizes
from pipeline.websub.kept import FILE_NAME as SUBSCRIPTIONS
from schemas.whole_file import write_whole

_LOCK_S = 10.0
_OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSize:
    """Rows of a table, or of a part of it. `bytes`: of their long columns, without keys and indexes."""

    name: str
    rows: int
    bytes: int
    oldest_expiry: datetime | None = None
    latest_expiry: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StateReport:
    """Sizes in bytes. `free`: pages of the file that hold nothing, which a compaction gives back."""

    file: int
    log: int
    free: int
    schema: int
    commits: int
    oldest_ending: datetime | None
    tables: tuple[TableSize, ...]
    steps: tuple[StepSize, ...]


def report(state: Path) -> StateReport:
    """The sizes of a state folder's ledger. Raises NoLedgerError."""
    path = state / LEDGER
    with _reading(path) as db:
        tables: list[TableSize] = []
        waiting = "SELECT step, count(*), coalesce(sum(length(element)), 0) FROM pending GROUP BY step"
        tables += [_size(f"waiting for {step}", rows, size) for step, rows, size in db.execute(waiting)]
        kinds = "SELECT kind, count(*), sum(length(value)), min(expires_at), max(expires_at) FROM cache GROUP BY kind"
        tables += [_size(f"cache of {kind}", rows, *rest) for kind, rows, *rest in db.execute(kinds)]
        schema = db.execute("PRAGMA user_version").fetchone()[0]
        oldest_ending = None
        if schema >= SCHEMA:
            first, last, size = db.execute(
                "SELECT min(seq), max(seq),"
                " (SELECT avg(length(url) + length(detail)) FROM (SELECT url, detail FROM ended LIMIT 1000)) FROM ended"
            ).fetchone()
            rows = last - first + 1 if first is not None else 0
            tables.append(_size("endings of entries", rows, int(rows * (size or 0))))
            feeds = db.execute(
                "SELECT count(*), coalesce(sum(length(about) + coalesce(length(links), 0)), 0) FROM feed"
            ).fetchone()
            tables.append(_size("feeds in short", *feeds))
            row = db.execute("SELECT at FROM ended ORDER BY seq LIMIT 1").fetchone()
            oldest_ending = _instant(row[0]) if row is not None else None
        page, free = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_size", "freelist_count"))
        log = path.with_name(path.name + "-wal")
        return StateReport(
            file=path.stat().st_size,
            log=log.stat().st_size if log.exists() else 0,
            free=page * free,
            schema=schema,
            commits=int(db.execute("SELECT value FROM meta WHERE name = 'cycle'").fetchone()[0]),
            oldest_ending=oldest_ending,
            tables=tuple(tables),
            steps=tuple(step_sizes(db)) if schema >= SCHEMA else (),
        )


def problems(file: Path) -> list[str]:
    """The problems that SQLite's full check finds in a ledger file; empty if it is whole. Reads the whole file.

    Raises NoLedgerError where there is no file, or it may not be read.
    """
    try:
        with _reading(file) as db:
            found = [text for (text,) in db.execute("PRAGMA integrity_check(20)")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    except NoLedgerError as error:
        cause = error.__cause__
        if not isinstance(cause, sqlite3.DatabaseError) or isinstance(cause, sqlite3.OperationalError):
            raise
        return [str(cause)]
    return [] if found == ["ok"] else found


def back_up(state: Path, to: Path) -> int:
    """Copy the ledger as of its last commit, beside a running process. Returns the bytes of the copy.

    The copy holds the subscriptions to hubs in a table of their own. They are secrets: only the owner can read the copy then.
    Raises NoLedgerError, and FileExistsError if `to` exists: a backup is never overwritten. The copy is complete or missing.
    """
    if to.exists():
        raise FileExistsError(f"{to} exists; a backup is never written over")
    if not to.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder for a backup", str(to.parent))
    if not os.access(to.parent, os.W_OK):
        raise PermissionError(errno.EACCES, "a backup cannot be written to this folder", str(to.parent))
    partial = to.with_name(f".{to.name}.{uuid.uuid4().hex[:8]}.tmp")
    try:
        with _reading(state / LEDGER) as db, closing(sqlite3.connect(partial)) as copy:
            # A copy in steps begins anew when the writer commits between two; in one step it cannot. Readers hold up nobody.
            db.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            if (state / SUBSCRIPTIONS).is_file():
                partial.chmod(_OWNER_ONLY)
                content = (state / SUBSCRIPTIONS).read_text()
                with copy:
                    copy.execute("CREATE TABLE beside (name TEXT PRIMARY KEY, content TEXT NOT NULL)")
                    copy.execute("INSERT INTO beside VALUES (?, ?)", (SUBSCRIPTIONS, content))
        found = problems(partial)
        if found:
            raise NoLedgerError(f"the copy is damaged: {found[0]}; check the ledger with 'newsbeam state check'")
        partial.rename(to)
    finally:
        partial.unlink(missing_ok=True)
    return to.stat().st_size


def restore(state: Path, file: Path, now: datetime) -> Path | None:
    """Put a backup in the place of the ledger. Returns the name under which the old one is kept; None if there was none.

    If the backup has subscriptions to hubs, they replace the present ones, whose file is kept beside the old ledger.
    Raises NoLedgerError for a file that is no whole ledger, and LedgerInUseError while a process uses the folder.
    """
    if not file.is_file():
        raise NoLedgerError(f"there is no file {str(file)!r}")
    found = problems(file)
    if found:
        raise NoLedgerError(f"{file} is damaged: {found[0]}; use another backup")
    with _reading(file) as db:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not 0 < version <= SCHEMA or not {"state", "pending", "meta"} <= tables:
        raise NoLedgerError(f"{file} is no ledger that this newsbeam reads (schema {version})")
    fresh = state / f".restore-{uuid.uuid4().hex[:8]}.tmp"
    with StateFolder(state, ledger=False):
        subscriptions = _copied(file, fresh)
        ledger = state / LEDGER
        aside = None
        mark = f"before-{now:%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:4]}"
        if subscriptions is not None:
            if (state / SUBSCRIPTIONS).exists():
                (state / SUBSCRIPTIONS).rename(state / f"{SUBSCRIPTIONS}.{mark}")
            write_whole(state / SUBSCRIPTIONS, subscriptions, mode=_OWNER_ONLY)
        if ledger.exists():
            aside = ledger.with_name(f"{ledger.name}.{mark}")
            for suffix in ("", "-wal", "-shm"):
                part = ledger.with_name(ledger.name + suffix)
                if part.exists():
                    part.rename(aside.with_name(aside.name + suffix))
        fresh.rename(ledger)
        Ledger(ledger).close()  # brings an older one up to date
    return aside


def _copied(file: Path, to: Path) -> str | None:
    """Copy a backup without its table of subscriptions. Returns their file's content; None where the backup has none."""
    to.touch()
    mode = to.stat().st_mode
    to.chmod(_OWNER_ONLY)  # as long as it holds the key of the subscriptions
    shutil.copyfile(file, to)
    with closing(sqlite3.connect(to, isolation_level=None)) as db:
        if not db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'beside'").fetchone():
            content = None
        else:
            found = db.execute("SELECT content FROM beside WHERE name = ?", (SUBSCRIPTIONS,)).fetchone()
            content = str(found[0]) if found is not None else None
            db.execute("PRAGMA secure_delete = ON")
            db.execute("DROP TABLE beside")
    to.chmod(mode)
    return content


def vacuum(state: Path) -> tuple[int, int]:
    """Give unused pages back. Returns the bytes of the file before and after.

    Raises NoLedgerError, also for a ledger of a newer version, and LedgerInUseError while a process uses it.
    """
    path = state / LEDGER
    with _reading(path) as db:
        version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA:
        raise NoLedgerError(of_a_newer(path, version))
    with StateFolder(state, ledger=False):
        before = path.stat().st_size
        with closing(sqlite3.connect(path, isolation_level=None, timeout=_LOCK_S)) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            db.execute("VACUUM")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return before, path.stat().st_size


@contextmanager
def _reading(file: Path) -> Iterator[sqlite3.Connection]:
    if not file.is_file():
        raise NoLedgerError(f"{str(file.parent)!r} has no ledger; name the --state folder of a run")
    try:
        opened = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=_LOCK_S)
    except sqlite3.OperationalError as error:
        raise NoLedgerError(unreadable(file, error)) from error
    with closing(opened) as db:
        try:
            db.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.DatabaseError as error:
            raise NoLedgerError(unreadable(file, error)) from error
        yield db


def _size(name: str, rows: int, size: int, oldest: float | None = None, latest: float | None = None) -> TableSize:
    return TableSize(name=name, rows=rows, bytes=size, oldest_expiry=_instant(oldest), latest_expiry=_instant(latest))


def _instant(at: float | None) -> datetime | None:
    return datetime.fromtimestamp(at, UTC) if at is not None else None
