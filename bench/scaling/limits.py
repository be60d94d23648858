"""The limits that bench/scale.py checks. Pure: rows in, verdicts out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.scaling.rows import Row

#: CPU a request with many feeds, relative to the same with few.
MOST_GROWTH = 1.3
MOST_ABOVE_BARE_MS, MOST_FIRST_POLL_MS = 0.8, 6.0
MOST_IDLE_SHARE, MOST_MAIN_MB, MOST_READY_S = 0.01, 400.0, 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A limit and the figure it is about. `figure` None: not measured, or by a phase that did not finish."""

    engine: str
    what: str
    unit: str
    limit: float
    figure: float | None

    @property
    def outcome(self) -> str:
        """`ok`, `missed` or `not measured`."""
        if self.figure is None:
            return "not measured"
        return "ok" if self.figure <= self.limit else "missed"

    def line(self) -> str:
        """The verdict for people."""
        figure = "-" if self.figure is None else f"{self.figure:.3g}"
        return f"{self.outcome:<12}  {self.engine:<6}  {self.what}: {figure}{self.unit}, limit {self.limit:g}{self.unit}"


def verdicts(rows: Sequence[Row]) -> list[Verdict]:
    """All limits for each engine, at its largest number of feeds."""
    return [verdict for engine in dict.fromkeys(row.engine for row in rows) for verdict in _verdicts_of(engine, rows)]


def _verdicts_of(engine: str, rows: Sequence[Row]) -> list[Verdict]:
    rows = [row for row in rows if row.engine == engine]
    few, many = min(row.feeds for row in rows), max(row.feeds for row in rows)
    at_most = {row.phase: row for row in rows if row.feeds == many}
    at_least = {row.phase: row for row in rows if row.feeds == few}

    def figure(phase: str, of: Callable[[Row], float | None]) -> float | None:
        row = at_most.get(phase)
        return of(row) if row is not None and row.is_whole else None

    def growth(phase: str) -> float | None:
        before, after = at_least.get(phase), at_most.get(phase)
        if before is None or after is None or few == many or not (before.is_whole and after.is_whole):
            return None
        return _ratio(after.request_ms, before.request_ms)

    found = [
        Verdict(engine=engine, what=f"CPU a request, {phase}, {many:,} feeds against {few:,}", unit=" times",
                limit=MOST_GROWTH, figure=growth(phase))
        for phase in ("first", "304")
    ]  # fmt: skip
    main_mb = max((row.main_mb for row in at_most.values()), default=0.0)
    found += [
        Verdict(engine=engine, what=f"a round of 304 above the bare loop, {many:,} feeds", unit=" ms a feed",
                limit=MOST_ABOVE_BARE_MS, figure=figure("304", _above_bare)),
        Verdict(engine=engine, what=f"first poll with entries in the backlog, {many:,} feeds", unit=" ms a feed",
                limit=MOST_FIRST_POLL_MS, figure=figure("backlog", lambda row: row.feed_ms)),
        Verdict(engine=engine, what=f"nothing due, {many:,} feeds", unit=" of a core",
                limit=MOST_IDLE_SHARE, figure=figure("idle", lambda row: row.core_share)),
        Verdict(engine=engine, what=f"memory of the main process, {many:,} feeds", unit=" MB",
                limit=MOST_MAIN_MB, figure=main_mb or None),
    ]  # fmt: skip
    if engine == "run":  # a job on Prism has no memory of its feeds
        found.append(
            Verdict(engine=engine, what=f"ready to poll, {many:,} feeds in the ledger", unit=" s after the import of Beam",
                    limit=MOST_READY_S, figure=figure("ready", lambda row: row.ready_s))
        )  # fmt: skip
    return found


def _above_bare(row: Row) -> float | None:
    return None if row.feed_ms is None or row.bare_ms is None else row.feed_ms - row.bare_ms


def _ratio(after: float | None, before: float | None) -> float | None:
    return after / before if after is not None and before else None
