"""Rate limits of platforms: many hosts of one registered domain that one system serves and counts together. No clock, no I/O.

A host's 429 is first about a URL, then about the host (`pace.py`). Where three hosts of one registered domain have refused
within a quarter of an hour, the limit is the platform's: all of its hosts rest for as long as it has asked, and for an hour
after that there are two seconds between any two requests to it.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from tld import get_fld

#: Refusals of so many hosts within this many seconds are about the platform.
REFUSING_HOSTS, WITHIN_S = 3, 900.0
#: The longest rest of a whole platform; then requests are this far apart, for so long.
LONGEST_REST_S, APART_S, CAREFUL_S = 3_600.0, 2.0, 3_600.0
_MAX_PLATFORMS = 10_000


@lru_cache(maxsize=20_000)
def platform_of(host: str) -> str | None:
    """The registered domain of a host, by the public part of the Public Suffix List: `blogspot.com`, not `alice.blogspot.com`.

    None for addresses and for names without one.
    """
    try:
        return get_fld(f"http://{host}/", fail_silently=True, search_private=False)
    except ValueError:
        return None


@dataclass(slots=True)
class _Platform:
    refused: dict[str, float] = field(default_factory=dict)
    """When each of its hosts has refused last. Unix seconds, as all instants here."""
    rest_until: float = 0.0
    careful_until: float = 0.0


class Platforms:
    """The recent refusals of the hosts of each platform."""

    def __init__(self) -> None:
        self._platforms: dict[str, _Platform] = {}

    def refused(self, host: str, now: float, until: float) -> None:
        """The host has asked for fewer requests; it rests until `until`."""
        name = platform_of(host)
        if name is None:
            return
        if len(self._platforms) >= _MAX_PLATFORMS and name not in self._platforms:
            self._platforms.pop(next(iter(self._platforms)))
        platform = self._platforms.setdefault(name, _Platform())
        platform.refused = {other: at for other, at in platform.refused.items() if now - at <= WITHIN_S} | {host: now}
        if len(platform.refused) >= REFUSING_HOSTS:
            platform.rest_until = max(platform.rest_until, min(until, now + LONGEST_REST_S))
            platform.careful_until = platform.rest_until + CAREFUL_S

    def rest_until(self, host: str) -> float:
        """The end of the rest of the host's platform; 0 without one."""
        if not self._platforms:
            return 0.0
        platform = self._platforms.get(platform_of(host) or "")
        return platform.rest_until if platform is not None else 0.0

    def asked(self, host: str, now: float) -> None:
        """The host gets a request now: the other hosts of a platform that has refused wait a little."""
        platform = self._platforms.get(platform_of(host) or "") if self._platforms else None
        if platform is not None and platform.careful_until > now:
            platform.rest_until = max(platform.rest_until, now + APART_S)
