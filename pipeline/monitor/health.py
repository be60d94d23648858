"""Liveness and readiness of this process, from the condition of its engine. No request is sent.

Liveness (`/healthz`) fails only if a restart may help: the engine makes no progress. Readiness (`/readyz`) fails while a
problem that needs a person stops the work: an output that cannot be written, a network that is gone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

#: An engine that works comes back every 15 s (`CycleLimits`); a commit on a slow disk, or a full outbox, takes longer.
_STANDS_STILL_S = 900.0
#: As many polls failed in a row, of all feeds: the network, the proxy or the name service is gone.
_ALL_FAIL = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """The condition of an engine. Seconds on one monotonic clock. `trouble`: the reason why rows cannot be written now."""

    phase: Literal["starting", "running", "stopping"]
    advanced_at: float
    trouble: str | None = None
    trouble_since: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeAnswer:
    """The answer to a probe."""

    ok: bool
    reasons: tuple[str, ...]

    @property
    def status(self) -> int:
        """The HTTP status."""
        return 200 if self.ok else 503

    def plain(self) -> Mapping[str, object]:
        """The answer as JSON values."""
        return {"status": "ok" if self.ok else "failing", "reasons": [*self.reasons]}


def health(condition: Condition, now: float) -> ProbeAnswer:
    """Liveness: the engine makes progress."""
    still_s = now - condition.advanced_at
    if still_s > _STANDS_STILL_S:
        return ProbeAnswer(ok=False, reasons=(f"the engine has not come back from its work for {still_s:.0f} s",))
    return ProbeAnswer(ok=True, reasons=())


def readiness(condition: Condition, now: float, failed_polls_in_a_row: int) -> ProbeAnswer:
    """Readiness: the engine has begun, rows can be written, and not every poll fails."""
    reasons = [*health(condition, now).reasons]
    if condition.phase != "running":
        reasons.append(f"newsbeam is {condition.phase}")
    if condition.trouble is not None:
        since_s = now - condition.trouble_since if condition.trouble_since is not None else 0.0
        reasons.append(f"rows cannot be written for {since_s:.0f} s: {condition.trouble}")
    if failed_polls_in_a_row >= _ALL_FAIL:
        reasons.append(f"the last {failed_polls_in_a_row} polls failed, of all feeds")
    return ProbeAnswer(ok=not reasons, reasons=tuple(reasons))
