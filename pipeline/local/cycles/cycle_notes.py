"""Notes of a cycle of the local engine on the rows that it wrote, for the ledger and the log. Pure."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pipeline.local.ledger.status_rows import EndedRow, ended_row
from schemas.events import Event
from schemas.records import Record


@dataclass(slots=True)
class CycleNotes:
    """`failed_enrichments`: by name and error, as the status of a record states it (`error:ValueError`)."""

    ended: list[EndedRow] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    failed_enrichments: Counter[tuple[str, str]] = field(default_factory=Counter)

    def take(self, output: Any, now: datetime) -> None:
        """Note a written row, or an ending."""
        if isinstance(output, Event):
            self.events.append(output)
            return
        row = ended_row(output, now)
        if row is not None:
            self.ended.append(row)
        if isinstance(output, Record):
            failed = [done for done in output.enrichments if done.status.startswith("error:")]
            self.failed_enrichments.update((done.name, done.status.removeprefix("error:")) for done in failed)
