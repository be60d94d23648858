"""`newsbeam state`: sizes of a state folder, its check, backup, restore and compaction."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from pipeline import words
from pipeline.cli.printed.step_sizes import plain_steps, step_lines
from pipeline.cli.usage import told
from pipeline.local.ledger.ledger import LedgerInUseError
from pipeline.local.ledger.ledger_reader import LEDGER, NoLedgerError
from pipeline.local.state.state_folder import holder_of
from pipeline.local.state.state_report import StateReport, back_up, problems, report, restore, vacuum
from pipeline.settings import UsageError
from schemas.codec import to_json


def state_command(action: str, file: str | None, state: Path, out: TextIO, err: TextIO, *, as_json: bool) -> int:
    """Exit status 0; 1 if the check finds damage, or the folder is in use. Raises UsageError."""
    if (action in ("backup", "restore")) != (file is not None):
        raise UsageError(f"'newsbeam state {action}' takes {'the name of a file' if file is None else 'no file'}")
    path = Path(file).expanduser() if file is not None else None
    try:
        status, answer = _act(action, path, state, as_json=as_json)
    except (NoLedgerError, FileExistsError) as error:
        raise UsageError(str(error)) from error
    except (LedgerInUseError, OSError, sqlite3.Error) as error:
        err.write(f"newsbeam state: {told(error, file or state)}\n")
        return 1
    out.writelines(f"{line}\n" for line in answer)  # a closed pipe is no error of the ledger
    return status


def _act(action: str, file: Path | None, state: Path, *, as_json: bool) -> tuple[int, list[str]]:
    """The exit status and the lines of the answer."""
    if action == "backup" and file is not None:
        return 0, [f"{file}: {words.size(back_up(state, file))}, checked"]
    if action == "restore" and file is not None:
        aside = restore(state, file, datetime.now(UTC))
        kept = f"; the old ledger is kept as {aside}" if aside is not None else ""
        again = "articles written since the backup that feeds still list are written again, under the same ids"
        return 0, [f"{state / LEDGER} is {file} now{kept}", again]
    if action == "vacuum":
        before, after = vacuum(state)
        return 0, [f"{words.size(before)} -> {words.size(after)}"]
    if action == "check":
        found = [words.visible(line) for line in problems(state / LEDGER)]
        remedy = "the next run puts it aside and begins anew; 'newsbeam state restore FILE' puts a backup in its place"
        return int(bool(found)), [*found, remedy] if found else ["the ledger is whole"]
    told = report(state)
    if as_json:
        return 0, [json.dumps(json.loads(to_json(told)) | {"steps": plain_steps(told.steps)})]
    return 0, [*lines(told, state), *step_lines(told.steps)]


def lines(told: StateReport, state: Path) -> Iterator[str]:
    """The report as text."""
    holder = holder_of(state)
    yield f"{state / LEDGER}: {words.size(told.file)}, log {words.size(told.log)}, {words.size(told.free)} unused"
    yield f"schema {told.schema}, {told.commits:,} commits; " + (
        f"process {holder} uses it" if holder else "no process uses it"
    )
    if told.oldest_ending is not None:
        yield f"endings of entries are kept since {words.instant(told.oldest_ending)}"
    width = max((len(table.name) for table in told.tables), default=0)
    for table in told.tables:
        expiry = (
            f"  expire {table.oldest_expiry:%Y-%m-%d} to {table.latest_expiry:%Y-%m-%d}"
            if table.oldest_expiry is not None and table.latest_expiry is not None
            else ""
        )
        yield f"  {table.name:{width}}  {table.rows:>10,} rows  {words.size(table.bytes):>9}{expiry}".rstrip()
