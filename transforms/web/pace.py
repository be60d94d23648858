"""How long to wait: between requests to a host, before a retry, and when a host asks for a pause.

Pure arithmetic on seconds. It keeps no clock and no state, and it never sleeps: steps put its answers into their turns.
"""

from dataclasses import dataclass
from hashlib import blake2b

#: A fetch is given up after this many failures.
MAX_ATTEMPTS = 3
#: A host that lets requests time out is asked once more, not twice: each try holds it and us for half a minute.
MAX_TIMEOUTS = 2
#: Pauses before the second and the third attempt; an outage of a minute and a half is survived.
RETRY_DELAYS_S = (10.0, 90.0)
#: Who asks to come back later than this gets a dead letter instead of a place in the queue: news does not keep.
PATIENCE_S = 900.0
#: A first `Retry-After` holds the host no longer than this; a host that then still refuses is held for as long as it asks.
PROBE_AFTER_S = 30.0
#: Longest pause after connections that could not be made.
_MAX_UNREACHED_S = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast one host is asked. Seconds; the longest of the three rules counts."""

    host_delay_s: float = 1.0
    """Pause between two requests, at least."""
    answer_share: float = 0.5
    """Pause as a share of the time the last answer took: a struggling host is asked less."""
    max_answer_pause_s: float = 30.0
    max_crawl_delay_s: float = 300.0
    """A longer Crawl-delay is cut to this: at 10^9 it is no pace but a mistake."""
    attempts: int = MAX_ATTEMPTS
    """How often a fetch that fails in passing is tried in all."""

    def pause_s(self, answer_s: float, crawl_delay_s: float | None) -> float:
        """Seconds from the end of an exchange that took `answer_s` to the start of the next on that host."""
        share_s = min(answer_s * self.answer_share, self.max_answer_pause_s)
        return max(self.host_delay_s, share_s, min(crawl_delay_s or 0.0, self.max_crawl_delay_s))

    def most_attempts(self, reason: str) -> int:
        """How often a fetch that failed for `reason` is tried in all."""
        return min(MAX_TIMEOUTS, self.attempts) if reason == "timeout" else self.attempts


DEFAULT_PACE = Pace()


def retry_delay_s(key: str, attempt: int, retry_after_s: float | None) -> float:
    """Seconds before the attempt after the `attempt`-th (from 1): what the host asked for, at least one, else 10 and 90 s.

    The latter up to a fifth longer or shorter, always the same for the same `key` and `attempt`, so that what failed together
    does not come back together and a replay decides alike.
    """
    if retry_after_s is not None:
        return max(retry_after_s, 1.0)
    digest = blake2b(f"{key} {attempt}".encode("utf-8", "replace"), digest_size=8).digest()
    jitter = 0.8 + 0.4 * int.from_bytes(digest, "big") / 2**64
    return RETRY_DELAYS_S[min(attempt, len(RETRY_DELAYS_S)) - 1] * jitter


def refusal_hold_s(retry_after_s: float | None, refusals: int) -> float:
    """Seconds a whole host rests after its `refusals`-th answer in a row (from 1) that asked to come back later, or less often.

    The first may be about one URL only, so after half a minute another URL may find out; the second is about the host.
    """
    if retry_after_s is None:
        return RETRY_DELAYS_S[0]
    return min(retry_after_s, PROBE_AFTER_S) if refusals <= 1 else retry_after_s


def unreached_hold_s(failures: int) -> float:
    """Seconds a whole host rests after `failures` connections in a row (from 1) that could not be made."""
    return min(5.0 * 2.0 ** (min(failures, 10) - 1), _MAX_UNREACHED_S)
