"""The summary of a run, as a table and as JSON."""

import json
from collections.abc import Mapping
from typing import Any, TextIO

from pipeline.endings import ITEMS, LOOKS, REVISION
from pipeline.settings import JobOptions, Output
from pipeline.sinks.what import What
from pipeline.summary import Summary
from schemas.dead_letters import REASONS
from schemas.events import EVENT_TYPES

#: Endings that are no failure. What was removed has a record without text.
_WITHOUT_RECORD = ("duplicate", "unchanged", "postponed", "removed", "filtered")


def print_json(summary: Summary, out: TextIO, more: Mapping[str, Any] | None = None) -> None:
    """Print one JSON object. `pending_before` + `items` + `looks` = records + other endings + dead letters + `pending`.

    The output has `records` + `removed` rows. `more`: other fields.
    """
    endings = summary.endings
    row = {
        "feeds": summary.feeds,
        "feeds_failed": summary.of("feed."),
        "items": endings.get(ITEMS, 0),
        "records": endings.get("record", 0),
        "duplicates": endings.get("duplicate", 0),
        "unchanged": endings.get("unchanged", 0),
        "removed": endings.get("removed", 0),
        "postponed": endings.get("postponed", 0),
        "filtered": endings.get("filtered", 0),
        "looks": endings.get(LOOKS, 0),
        "revisions": summary.of(REVISION),
        "dead_letters": summary.of("dead."),
        "events": summary.of("event."),
        "pending_before": summary.pending_before,
        "pending": summary.pending,
        "commits": summary.cycles,
        "elapsed_s": round(summary.elapsed_s, 3),
        "stopped": summary.stopped,
        **(more or {}),
    }
    out.write(json.dumps(row) + "\n")


def _yield(summary: Summary) -> str:
    """The revisions that the looks have found."""
    changes = ", ".join(f"{n:,} {change}" for change, n in summary.of(REVISION).items())
    return f"gave {changes}" if changes else "gave nothing new"


def uris_of(options: JobOptions) -> dict[What, str]:
    """The places of each kind of row, in words."""
    kinds: dict[What, tuple[Output, ...]] = {
        "records": options.outputs,
        "dead_letters": options.dead_letters,
        "events": options.events,
    }
    return {what: ", ".join(output.uri for output in outputs) for what, outputs in kinds.items()}


def print_table(
    summary: Summary,
    uris: Mapping[What, str],
    out: TextIO,
    feeds: str = "on the list",
    pending: tuple[str, str] = ("still waiting", "kept for the next run"),
) -> None:
    """Print the endings of a run as a table: every item and look is in exactly one row, and so is what an earlier run has left.

    `uris`: as `uris_of` gives them. `feeds`: a note on the feeds. `pending`: name and note of the row of pending items.
    """
    endings, dead = summary.endings, summary.of("dead.")
    letters = f"-> {uris['dead_letters']}"
    rows: list[tuple[str, int, str]] = [("feeds", summary.feeds, feeds), ("new items", endings.get(ITEMS, 0), "")]
    if endings.get(LOOKS):
        rows.append(("looks at known articles", endings[LOOKS], _yield(summary)))
    if summary.pending_before:
        rows.append(("waiting from before", summary.pending_before, ""))
    rows.append(("  records", endings.get("record", 0), f"-> {uris['records']}"))
    rows += [(f"  {name}", endings[name], "") for name in _WITHOUT_RECORD if endings.get(name)]
    if dead:
        rows.append(("  dead letters", sum(dead.values()), letters))
        rows += [(f"    {reason}", n, REASONS.get(reason, "")) for reason, n in dead.items()]
    if summary.pending:
        rows.append((f"  {pending[0]}", summary.pending, pending[1]))
    failed = summary.of("feed.")
    if failed:
        rows.append(("feeds not read", sum(failed.values()), letters))
        rows += [(f"    {reason}", n, REASONS.get(reason, "")) for reason, n in failed.items()]
    events = summary.of("event.")
    if events:
        rows.append(("events", sum(events.values()), f"-> {uris['events']}"))
        rows += [(f"    {name}", n, EVENT_TYPES[name].meaning if name in EVENT_TYPES else "") for name, n in events.items()]
    width = max(len(name) for name, _, _ in rows)
    digits = max(len(f"{n:,}") for _, n, _ in rows)
    for name, n, note in rows:
        out.write(f"{name:<{width}}  {n:>{digits},}  {note}".rstrip() + "\n")
    rate = endings.get("record", 0) / summary.elapsed_s if summary.elapsed_s > 0 else 0.0
    ending = "stopped after" if summary.stopped else "done in"
    out.write(f"{ending} {summary.elapsed_s:.1f} s, {rate:.1f} records/s\n")
