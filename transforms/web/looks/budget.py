"""The budget of scheduled looks at one host: a token bucket for each. Pure arithmetic; the clock is the caller's.

In any hour a host gets at most `per_hour` of these requests: the bucket holds a quarter of them and fills with the rest.
Buckets begin full, or empty at the instant up to which an earlier process may have used them. Looks because of a changed entry
are never refused, but use up tokens, too.
"""

from dataclasses import dataclass, field

DEFAULT_PER_HOUR = 120
#: A token, less what is lost in rounding.
_ONE = 1 - 1e-6


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float
    reserved_until: float = 0.0
    """The last instant that a postponed look has got."""


@dataclass(slots=True)
class LookBudget:
    """Requests an hour for each host. Memory: one entry for each host that was looked at."""

    per_hour: int = DEFAULT_PER_HOUR
    used_until: float | None = None
    """The last look of an earlier process; None if there was none."""
    _buckets: dict[str, _Bucket] = field(default_factory=dict)

    @property
    def _size(self) -> int:
        return max(1, self.per_hour // 4)

    @property
    def _per_s(self) -> float:
        return max(1, self.per_hour - self._size) / 3600

    def put_off_until(self, host: str, now: float, before: float) -> float | None:
        """None if a look may be made now, which takes a token; else the instant to which it is put off.

        Postponed looks get instants one after the other, in their order. An instant that is not earlier than `before` is not
        reserved: the look is left out.
        """
        bucket = self._filled(host, now)
        if bucket.tokens >= _ONE:
            bucket.tokens -= 1
            return None
        # A second at least: what comes back a rounding error too early would come back at once for ever.
        at = max(now + max(1.0, (1 - bucket.tokens) / self._per_s), bucket.reserved_until + 1 / self._per_s)
        if at < before:
            bucket.reserved_until = at
        return at

    def spend(self, host: str, now: float) -> None:
        """A look that cannot wait was made."""
        bucket = self._filled(host, now)
        bucket.tokens = max(bucket.tokens - 1, -float(self._size))

    def _filled(self, host: str, now: float) -> _Bucket:
        bucket = self._buckets.get(host)
        if bucket is None:
            used_until = self.used_until
            bucket = _Bucket(float(self._size), now) if used_until is None else _Bucket(0.0, min(used_until, now))
            self._buckets[host] = bucket
        bucket.tokens = min(float(self._size), bucket.tokens + max(0.0, now - bucket.at) * self._per_s)
        bucket.at = now
        return bucket
