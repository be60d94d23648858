"""The log of a run: a line for each change of a condition, and a heartbeat. It never writes a line for each article.

A line follows the commit that holds the change, so that a repeated cycle logs no line twice.
Each line is counted once, for the metric `newsbeam_conditions_total`.
"""

import logging
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from pipeline.condition_lines import ConditionLines
from pipeline.local.cycles.cycle_notes import CycleNotes
from pipeline.monitor.tally import Tally
from pipeline.repeated import Repeated

_LOG = logging.getLogger(__name__)
_REST_TOLD_S = 60.0


class ConditionLog:
    """`tally` counts the lines by condition. `clock`: seconds, monotonic."""

    def __init__(self, tally: Tally | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._lines, self._clock = ConditionLines(tally), clock
        self._resting: dict[str, float] = {}
        """The end of the rest of a host that was last logged."""
        self._failing: str | None = None
        """The error that keeps the run from committing."""
        self._failing_since = 0.0
        self._failed_enrichments: Counter[tuple[str, str]] = Counter()
        self._told: set[tuple[str, str]] = set()

    def committed(self, states: Mapping[tuple[str, str], Any], notes: CycleNotes | None) -> None:
        """A commit has made the states of these keys and the notes of its cycle durable. `notes` None: no cycle has run, so no
        output was written."""
        if self._failing is not None and notes is not None:
            self._lines.tell(logging.INFO, "run.writing", "writing again, after %.0f s", self._clock() - self._failing_since)
            self._failing = None
        self._lines.states(states)
        if notes is not None:
            for event in notes.events:
                self._lines.event(event)
            self._failed_enrichments += notes.failed_enrichments
            for name, error in notes.failed_enrichments.keys() - self._told:
                self._told.add((name, error))
                text = "enrichment %s fails with %s; more failures are counted"
                self._lines.tell(logging.WARNING, "enrichment.failing", text, name, error)

    def failed(self, error: Exception, retry_s: float) -> None:
        """An output or the ledger cannot be written. Logs the first failure of a kind; `committed` logs its end."""
        text = str(error)
        if self._failing is None:
            self._failing_since = self._clock()
        if text != self._failing:
            told = "%s; nothing is lost, retrying every %.0f s"
            self._lines.tell(logging.WARNING, "run.not_writing", told, text, retry_s)
        self._failing = text

    def clock_set_back(self, seconds: float) -> None:
        """The clock of the machine was set back by this number of seconds."""
        text = "the clock of this machine was set back by %.0f s; polls and retries keep their intervals"
        self._lines.tell(logging.WARNING, "run.clock_set_back", text, seconds)

    def resting(self, rests: Mapping[str, float]) -> None:
        """The run waits for these hosts, to the ends of their rests in Unix seconds. A host has one line a minute at most."""
        for host, until in rests.items():
            if until > self._resting.get(host, 0.0) + _REST_TOLD_S:
                self._resting[host] = until
                text = "host %s rests until %s UTC; requests to it wait"
                self._lines.tell(
                    logging.INFO, "host.resting", text, host, f"{datetime.fromtimestamp(until, UTC):%H:%M:%S}", host=host
                )

    def ended(self) -> None:
        """The run ends: log the number of failed enrichments."""
        for (name, error), number in sorted(self._failed_enrichments.items()):
            _LOG.warning("enrichment %s has failed on %d articles with %s", name, number, error)


def heartbeat(every_s: float, tell: Callable[[], str]) -> Repeated:
    """While the context lasts, logs `tell()` every `every_s` seconds; never for 0."""

    def beat() -> bool:
        try:
            _LOG.info("%s", tell(), extra={"condition": "run.alive"})
        except sqlite3.Error as error:
            _LOG.info("alive; the ledger cannot be read: %s", error, extra={"condition": "run.alive"})
        return True

    return Repeated("heartbeat", every_s, beat)


class Pulse:
    """The text of heartbeats: endings since the last heartbeat, and the number of feeds by health."""

    def __init__(self, seen: Callable[[], Mapping[str, int]], feeds: Callable[[], Mapping[str, int]]) -> None:
        self._seen, self._feeds = seen, feeds
        self._before: Mapping[str, int] = {}

    def tell(self) -> str:
        """The line of a heartbeat."""
        now, before = self._seen(), self._before
        self._before = dict(now)
        new = {name: number - before.get(name, 0) for name, number in now.items()}
        dead = sum(number for name, number in new.items() if name.startswith("dead."))
        polls = sum(number for name, number in new.items() if name.startswith("feed."))
        feeds = ", ".join(f"{number:,} {health}" for health, number in sorted(self._feeds().items()))
        since = f"{new.get('record', 0):,} records, {dead:,} dead letters, {polls:,} failed polls since the last line"
        return f"alive: {since}; feeds: {feeds or 'none polled yet'}"
