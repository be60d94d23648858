"""What each step keeps, and how many bytes that is for an article: a part of `newsbeam state`."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

from pipeline.local.ledger_reader import LEDGER, LedgerReader, NoLedgerError
from pipeline.local.state_sizes import StateSize, state_sizes
from pipeline.settings import UsageError


def print_step_sizes(state: Path, out: TextIO, *, as_json: bool, more: Mapping[str, Any] | None = None) -> int:
    """Print a row for each step, and for each kind of entries of an indexed map. Raises UsageError without a ledger.

    `more`: other fields of the JSON object.
    """
    try:
        with LedgerReader(state) as ledger:
            sizes = state_sizes(ledger)
    except NoLedgerError as error:
        raise UsageError(str(error)) from error
    rows = [(_name(size), size.keys, size.size, size.size / max(1, _articles(size, sizes))) for size in sizes]
    file_size = (state / LEDGER).stat().st_size
    if as_json:
        steps = [
            {"step": name, "keys": keys, "bytes": count, "bytes_an_article": round(each, 1)} for name, keys, count, each in rows
        ]
        out.write(json.dumps({"file_bytes": file_size, "steps": steps, **(more or {})}) + "\n")
        return 0
    out.write(f"{'step':<24}{'keys':>12}{'bytes':>16}{'bytes an article':>18}\n")
    for name, keys, count, each in rows:
        out.write(f"{name:<24}{keys:>12,}{count:>16,}{each:>18,.0f}\n")
    out.write(f"{'ledger file':<24}{'':>12}{file_size:>16,}\n")
    return 0


def _name(size: StateSize) -> str:
    return size.step if size.kind is None else f"{size.step}: {size.kind}"


def _articles(size: StateSize, sizes: list[StateSize]) -> int:
    """The articles that the step remembers: those with an entry, or those with a record."""
    if size.kind is not None:
        return next((other.keys for other in sizes if other.kind == "article"), 0)
    return next((other.keys for other in sizes if other.step == "LinkRecord"), 0)
