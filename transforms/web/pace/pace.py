"""Waiting times: between requests to a host, before a retry, and after a host's refusal; and the limit of retries.

Pure arithmetic on seconds. It has no clock and no state, and it never sleeps: steps put its results into their turns.

An item ends, as a record or a dead letter, within `ITEM_S` of its first request. A late retry would break this: before it,
another request to the host may take 30 s and the host rest for 15 s afterwards. So the last retry is planned within
`LAST_RETRY_S`, and a retry that is delayed beyond `ANSWER_S` less `LEAST_TRY_S` is left out. `docs/operations.md` describes
longer outages.
"""

from dataclasses import dataclass, replace
from hashlib import blake2b

#: A fetch is given up after this many failures.
MAX_ATTEMPTS = 3
#: An item has ended so long after its first request.
ITEM_S = 60.0
#: Its answer is there so long after its first request: 20 s are left for its extraction.
ANSWER_S = 40.0
#: A retry is planned no later than this after the first request; who asks to come back later gets a dead letter.
LAST_RETRY_S = 15.0
#: No retry is made with less time than this for its answer.
LEAST_TRY_S = 10.0
#: Pauses before the second and the third attempt, at most.
RETRY_DELAYS_S = (4.0, 8.0)
#: A first `Retry-After` holds the host no longer than this; a host that then still refuses is held for as long as it asks.
PROBE_AFTER_S = 30.0
#: Rest of a host that asks to be asked less often and does not say how long.
_REFUSAL_S = 10.0
#: Rests of a host after the first, second, ... connection in a row that could not be made; the last one for all that follow.
#: The third attempt comes 70 s after the first: an outage of a minute passes.
UNREACHED_S = (10.0, 60.0, 120.0, 240.0, 300.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The pace of requests to one host, in seconds; the longest of the three rules applies."""

    host_delay_s: float = 1.0
    """Minimum pause between two requests. With 0 there is none but a Crawl-delay: who gives 0 knows the host, and requests
    follow one another all the same."""
    answer_share: float = 0.5
    """Pause as a share of the duration of the last answer: a slow host gets fewer requests."""
    max_answer_pause_s: float = 30.0
    max_crawl_delay_s: float = 300.0
    """A longer Crawl-delay is cut to this: at 10^9 it is no pace but a mistake."""
    attempts: int = MAX_ATTEMPTS
    """Maximum number of attempts of a fetch with transient failures."""

    def with_host_delay(self, host_delay_s: float | None) -> "Pace":
        """This pace with a feed's own pause between two requests; the same if the feed has none."""
        return self if host_delay_s is None else replace(self, host_delay_s=host_delay_s)

    def pause_s(self, answer_s: float, crawl_delay_s: float | None) -> float:
        """Seconds from the end of an exchange that took `answer_s` to the start of the next on that host."""
        share_s = min(answer_s * self.answer_share, self.max_answer_pause_s) if self.host_delay_s else 0.0
        return max(self.host_delay_s, share_s, min(crawl_delay_s or 0.0, self.max_crawl_delay_s))

    def retry_in_s(
        self, key: str, attempts: int, age_s: float, retry_after_s: float | None, rest_s: float = 0.0
    ) -> float | None:
        """Seconds to the next attempt after a transient failure of the `attempts`-th, `age_s` after the begin of the first.

        None if no attempt is left, or if it would come too late. `rest_s`: the rest of the host.
        """
        wait_s = max(retry_delay_s(key, attempts, retry_after_s), rest_s)
        return wait_s if attempts < self.attempts and age_s + wait_s <= LAST_RETRY_S else None


DEFAULT_PACE = Pace()


def retry_delay_s(key: str, attempt: int, retry_after_s: float | None) -> float:
    """Seconds before the attempt after the `attempt`-th (from 1): what the host asked for, at least one, else 4 and 8 s.

    The latter up to a fifth shorter, always the same for the same `key` and `attempt`, so that what failed together does not
    come back together and a replay decides alike.
    """
    if retry_after_s is not None:
        return max(retry_after_s, 1.0)
    digest = blake2b(f"{key} {attempt}".encode("utf-8", "replace"), digest_size=8).digest()
    jitter = 0.8 + 0.2 * int.from_bytes(digest, "big") / 2**64
    return RETRY_DELAYS_S[min(attempt, len(RETRY_DELAYS_S)) - 1] * jitter


def time_left_s(age_s: float) -> float | None:
    """Seconds that a retry begun `age_s` after the item's first request may take; None where it is not made any more.

    An item that nobody came back to for more than a minute begins anew: the process was stopped, or the clock was set.
    """
    if not 0.0 <= age_s <= ITEM_S:
        return ANSWER_S
    left_s = ANSWER_S - age_s
    return left_s if left_s >= LEAST_TRY_S else None


def refusal_hold_s(retry_after_s: float | None, refusals: int) -> float:
    """Seconds a whole host rests after its `refusals`-th answer in a row (from 1) that asked to come back later, or less often.

    The first may be about one URL only, so after half a minute another URL may find out; the second is about the host.
    """
    if retry_after_s is None:
        return _REFUSAL_S
    return min(retry_after_s, PROBE_AFTER_S) if refusals <= 1 else retry_after_s


def unreached_hold_s(failures: int) -> float:
    """Seconds a whole host rests after `failures` connections in a row (from 1) that could not be made."""
    return UNREACHED_S[min(failures, len(UNREACHED_S)) - 1]
