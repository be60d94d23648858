"""The robots.txt files of the hosts: fetched when needed and kept for a day (RFC 9309, 2.3 and 2.4). `text.py` reads
them.

It answers which URLs may be fetched, and when to request a file again. It does not wait, and its callers decide about an item
whose host's robots.txt is unreachable.
"""

import hashlib
import re
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Literal, Protocol

from schemas.pages import RobotsVerdict
from transforms.web.messages import Client, Failure, Guard, Request, Response
from transforms.web.pace.lanes import Lanes
from transforms.web.pace.pace import DEFAULT_PACE
from transforms.web.robots.signals import robots_signals
from transforms.web.robots.tdmrep import MAX_TDMREP_CHARS, TDMREP_PATH, tdm_statements
from transforms.web.robots.text import may_fetch, read_rules, sitemaps_of, text_of

__all__ = ["MemoryRobotsStore", "RobotsBook", "RobotsEntry", "RobotsRules", "RobotsStore", "entry_of", "may_fetch", "origin_of"]

#: RFC 9309, 2.4: a copy is used for a day at most while its host can be reached.
MAX_AGE = timedelta(hours=24)
#: A host that forbids caching is asked again after this; without a floor each page would cost a second request.
MIN_AGE = timedelta(minutes=10)
#: RFC 9309, 2.3.1.4 calls 30 days a reasonably long time: so long an old copy stands in for one that is out of reach.
MAX_STALE = timedelta(days=30)
#: Where it is not tried again at once: pauses after the first, second, ... failure in a row; the last for all that follow.
_LATER_S = (60.0, 60.0, 300.0, 600.0, 3600.0)
_AGENT = "newsbeam"  # product token
_MAX_WAIT_S = 1_800.0
#: What was read later than now was read before the clock was set back; clocks of machines differ by less.
_AHEAD = timedelta(minutes=5)
_END_OF_AUTHORITY = re.compile("[/?#]")
_MAX_AGE_DIRECTIVE = re.compile(r"max-age\s{0,9}=\s{0,9}\"?([0-9]{1,12})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsEntry:
    """The state of one origin's robots.txt. JSON-able by `schemas.codec`. Instants are aware UTC."""

    origin: str
    kind: Literal["rules", "allow", "unavailable"]
    """The file's rules hold; there is no file, all is allowed; it is out of reach, nothing is allowed."""
    text: str = ""
    source: str
    """The source of the verdict: URL and status or failure, for the evidence of a record."""
    fetched_at: datetime
    """The instant at which the file was last read or found missing."""
    expires_at: datetime
    """The instant of the next request."""
    failures: int = 0
    """Failed attempts in a row."""
    failing_since: datetime | None = None
    """The begin of the first of them."""
    reason: str | None = None
    """Reason and message of the failure; for `unavailable` only."""
    message: str | None = None
    rest_until: datetime | None = None
    """The instant before which the host wants no request (429 with Retry-After)."""
    tdmrep: str = ""
    """The text of the origin's tdmrep.json; "" where there is none or it was not asked for."""
    tdmrep_asked_at: datetime | None = None
    """The instant of its last request; None if never."""
    is_final: bool = False
    """True if a retry soon makes no sense: a blocked address, a bad certificate, an unknown name, broken HTTP."""


class RobotsStore(Protocol):
    """Keeps entries between runs, so that a second run within a day sends no further request."""

    def get(self, origin: str, /) -> RobotsEntry | None: ...

    def put(self, origin: str, entry: RobotsEntry, /) -> None: ...


class MemoryRobotsStore:
    """A store that lives as long as the process."""

    def __init__(self, entries: MutableMapping[str, RobotsEntry] | None = None) -> None:
        self._entries: MutableMapping[str, RobotsEntry] = {} if entries is None else entries

    def get(self, origin: str, /) -> RobotsEntry | None:
        """The entry of `origin`, expired or not."""
        return self._entries.get(origin)

    def put(self, origin: str, entry: RobotsEntry, /) -> None:
        """Replace the entry of `origin`."""
        self._entries[origin] = entry


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """The rules of one origin for one agent, from an entry."""

    entry: RobotsEntry
    agent: str

    @property
    def is_unavailable(self) -> bool:
        """True if robots.txt is unreachable, which forbids everything (RFC 9309, 2.3.1.4)."""
        return self.entry.kind == "unavailable"

    @property
    def crawl_delay_s(self) -> float | None:
        """Seconds that the host wants between two requests, without a limit; None if it states none."""
        return read_rules(self.entry.text, self.agent).crawl_delay_s if self.entry.kind == "rules" else None

    @property
    def source(self) -> str:
        """URL of the robots.txt, with its status or failure."""
        return self.entry.source

    @property
    def sha256(self) -> str | None:
        """Digest of the file's text; None where there is no file."""
        return _sha256(self.entry.text) if self.entry.kind == "rules" else None

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that the file names, at most 50 (sitemaps.org; a line of no group)."""
        return sitemaps_of(self.entry.text) if self.entry.kind == "rules" else ()

    def signals(self, url: str) -> tuple[str, ...]:
        """Statements of the file about the use of `url`, as in `robots_signals`."""
        return robots_signals(self.entry.text, self.agent, url) if self.entry.kind == "rules" else ()

    def tdm_statements(self, url: str) -> tuple[str, ...]:
        """Statements of the origin's tdmrep.json about mining `url`, as in `tdm_statements`."""
        return tdm_statements(self.entry.tdmrep, url)

    @property
    def tdmrep_sha256(self) -> str | None:
        """Digest of the tdmrep.json; None where there is none."""
        return _sha256(self.entry.tdmrep) if self.entry.tdmrep else None

    def verdict(self, url: str) -> RobotsVerdict:
        """The verdict of robots.txt on `url`, which belongs to this origin."""
        if self.entry.kind == "unavailable":
            return "unavailable"
        if self.entry.kind == "allow" or may_fetch(self.entry.text, self.agent, url):
            return "allowed"
        return "disallowed"

    def deciding_rule(self, url: str) -> str | None:
        """The line of the file that decides about `url`, e.g. `Disallow: /private/`; None where no line does."""
        decides = read_rules(self.entry.text, self.agent).deciding(url) if self.entry.kind == "rules" else None
        return None if decides is None else f"{'Allow' if decides[1] else 'Disallow'}: {decides[0]}"

    def allowed(self, url: str) -> bool:
        """True where `url` may be fetched."""
        return self.verdict(url) == "allowed"


class RobotsBook:
    """Looks rules up, one request in flight for each origin."""

    def __init__(self, client: Client, store: RobotsStore, clock: Callable[[], datetime]) -> None:
        self._client = client
        self._store = store
        self._clock = clock
        self._lanes = Lanes()

    def known(self, url: str, now: datetime) -> RobotsRules | None:
        """The rules for `url` if they are known and fresh at `now`; sends no request."""
        entry = self._store.get(origin_of(url))
        if entry is None or entry.expires_at <= now or entry.fetched_at - now > _AHEAD:
            return None
        return RobotsRules(entry, _AGENT)

    async def rules(self, url: str, guard: Guard | None = None) -> RobotsRules:
        """The rules for `url`, fetched where they are not known; `guard`: of redirects. Does not raise for what a host does."""
        origin = origin_of(url)
        async with self._lanes.enter(origin, _MAX_WAIT_S):
            known = self.known(url, self._clock())
            if known is not None:
                return known
            outcome = await self._client.fetch(Request(url=f"{origin}/robots.txt", kind="robots", guard=guard))
            previous = self._store.get(origin)
            entry = entry_of(origin, outcome, previous, self._clock())
            if previous is not None:
                entry = replace(entry, tdmrep=previous.tdmrep, tdmrep_asked_at=previous.tdmrep_asked_at)
            self._store.put(origin, entry)
            return RobotsRules(entry, _AGENT)

    def lacks_tdmrep(self, rules: RobotsRules, now: datetime) -> bool:
        """True if the origin's tdmrep.json may be requested: robots.txt allows it, and the last request is a day ago."""
        asked_at = rules.entry.tdmrep_asked_at
        if asked_at is not None and now - asked_at < MAX_AGE:
            return False
        return self._store.get(rules.entry.origin) is rules.entry and rules.allowed(f"{rules.entry.origin}{TDMREP_PATH}")

    async def ask_tdmrep(self, rules: RobotsRules, guard: Guard | None = None) -> float:
        """Request the tdmrep.json of an origin and keep it; returns the seconds that it took. A failure only loses the
        signal. `guard`: of its redirects."""
        origin = rules.entry.origin
        async with self._lanes.enter(origin, _MAX_WAIT_S):
            outcome = await self._client.fetch(Request(url=f"{origin}{TDMREP_PATH}", kind="robots", guard=guard))
            text = ""
            if isinstance(outcome, Response) and len(outcome.body) <= MAX_TDMREP_CHARS:
                text = outcome.body.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
            text = text if text.lstrip()[:1] in ("[", "{") else ""  # many hosts answer anything with a page of theirs
            entry = self._store.get(origin) or rules.entry
            self._store.put(origin, replace(entry, tdmrep=text, tdmrep_asked_at=self._clock()))
        return outcome.elapsed_s


@lru_cache(maxsize=64)
def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def origin_of(url: str) -> str:
    """Scheme, host and port of a canonical URL (`targets.py`): one robots.txt holds for each (RFC 9309, 2.3)."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{_END_OF_AUTHORITY.split(rest, maxsplit=1)[0]}"


def entry_of(origin: str, outcome: Response | Failure, previous: RobotsEntry | None, now: datetime) -> RobotsEntry:
    """The entry after `outcome` of asking for `origin`'s robots.txt at `now`.

    2xx: its rules. 4xx, 429 among them, and too many redirects: none, all is allowed (RFC 9309, 2.3.1.2 and 2.3.1.3). Anything
    else: out of reach, nothing is allowed, unless a copy of the last 30 days can stand in (2.4).
    """
    url = f"{origin}/robots.txt"
    if isinstance(outcome, Response):
        expires_at = now + _lifetime(outcome.header("cache-control"))
        where = url if outcome.final_url == url else f"{url} -> {outcome.final_url}"
        return RobotsEntry(
            origin=origin,
            kind="rules",
            text=text_of(outcome.body),
            source=f"{where}: {outcome.status}",
            fetched_at=now,
            expires_at=expires_at,
        )
    status = outcome.http_status
    is_missing = (
        status is not None and (400 <= status <= 499 or status == 204) and outcome.reason in ("http_status", "rate_limited")
    )
    if is_missing or outcome.reason == "redirect":
        return RobotsEntry(
            origin=origin,
            kind="allow",
            source=f"{url}: {status if is_missing else outcome.reason}",
            fetched_at=now,
            expires_at=now + MAX_AGE,
            rest_until=None if outcome.retry_after_s is None else now + timedelta(seconds=outcome.retry_after_s),
        )
    failures = (previous.failures if previous else 0) + 1
    failing_since = previous.failing_since if previous else None
    failing_since = failing_since or now - timedelta(seconds=outcome.elapsed_s)
    age_s = (now - failing_since).total_seconds()
    rest_s = DEFAULT_PACE.pause_s(outcome.elapsed_s, None)
    retry_in_s = DEFAULT_PACE.retry_in_s(origin, failures, age_s, outcome.retry_after_s, rest_s)
    if retry_in_s is None or not outcome.transient:
        later_s = _LATER_S[min(failures, len(_LATER_S)) - 1]
        retry_in_s = max(later_s, min(outcome.retry_after_s or 0.0, _LATER_S[-1]))
    retry_at = now + timedelta(seconds=retry_in_s)
    if previous is not None and previous.kind != "unavailable" and now - previous.fetched_at <= MAX_STALE:
        return RobotsEntry(
            origin=origin,
            kind=previous.kind,
            text=previous.text,
            source=previous.source,
            fetched_at=previous.fetched_at,
            expires_at=retry_at,
            failures=failures,
            failing_since=failing_since,
        )
    return RobotsEntry(
        origin=origin,
        kind="unavailable",
        source=f"{url}: {status or outcome.reason}",
        fetched_at=now,
        expires_at=retry_at,
        failures=failures,
        failing_since=failing_since,
        # Behind a redirect it is not the host itself that is blocked or unknown.
        reason="robots_unavailable" if outcome.hops else outcome.reason,
        message=outcome.message,
        is_final=not outcome.transient,
    )


def _lifetime(cache_control: str | None) -> timedelta:
    """How long a file may be used: what it says of itself, between 10 minutes and a day; a day where it says nothing."""
    text = (cache_control or "")[:500].lower()
    if "no-store" in text or "no-cache" in text:
        return MIN_AGE
    match = _MAX_AGE_DIRECTIVE.search(text)
    if match is None:
        return MAX_AGE
    return max(MIN_AGE, min(timedelta(seconds=min(int(match[1]), 86_400)), MAX_AGE))
