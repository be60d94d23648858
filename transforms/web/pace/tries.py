"""Failed requests for one URL, and the decision about a retry: the same for pages and feeds."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from transforms.web.messages import Failure
from transforms.web.pace.pace import ANSWER_S, Pace, time_left_s

#: Pauses before retries last an hour at most (robots.txt); those that hosts ask for are kept by the host's rest.
_FARTHEST = timedelta(hours=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tries:
    """Transient failures of requests for one URL. JSON-able by `schemas.codec`. Instants are aware UTC."""

    attempts: int
    """Number of requests so far; all have failed."""
    began_at: datetime | None
    """The begin of the first request; None if the host was not reached, so that it has got no request yet."""
    retry_at: datetime
    """The instant before which there is no retry."""
    reason: str
    """The reason of the last failure, which ends the item if there is no time for a retry."""
    message: str
    http_status: int | None = None

    def is_due(self, now: datetime) -> bool:
        """True if another request may be made.

        No retry is planned hours ahead: such an instant was planned before the clock was set back.
        """
        return not now < self.retry_at <= now + _FARTHEST

    def left_s(self, now: datetime) -> float | None:
        """Seconds that a retry begun now may take; None where there is no time for one any more."""
        return ANSWER_S if self.began_at is None else time_left_s((now - self.began_at).total_seconds())

    def failure(self, url: str) -> Failure:
        """The last failure, of a request for `url`."""
        return Failure(url=url, reason=self.reason, message=self.message, transient=True, http_status=self.http_status)


def attempts_of(tries: Tries | None) -> int:
    """Requests so far that failed."""
    return tries.attempts if tries is not None else 0


def after_failure(tries: Tries | None, failure: Failure, *, pace: Pace, ended: datetime, rest_until: datetime) -> Tries | None:
    """The tries after another one, which ended at `ended` with `failure`; None where it was the last."""
    attempts = attempts_of(tries) + 1
    began_at = (tries.began_at if tries is not None else None) or ended - timedelta(seconds=failure.elapsed_s)
    if not failure.transient:
        return None
    age_s = (ended - began_at).total_seconds()
    wait_s = pace.retry_in_s(failure.url, attempts, age_s, failure.retry_after_s, (rest_until - ended).total_seconds())
    if wait_s is None:
        return None
    return Tries(
        attempts=attempts,
        began_at=began_at,
        retry_at=ended + timedelta(seconds=wait_s),
        reason=failure.reason,
        message=failure.message,
        http_status=failure.http_status,
    )
