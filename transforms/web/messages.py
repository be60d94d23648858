"""Requests and answers: the small Protocol between the steps and the HTTP client.

A fetch does not raise for anything that a host or the network can do: it returns a `Failure` with one of the reasons of
`schemas.dead_letters.REASONS`. An exception is a bug.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Literal, Protocol, TypeAlias

RequestKind: TypeAlias = Literal["feed", "page", "robots", "hub"]
#: Judges the URL a redirect leads to before it is asked: None lets it pass, a `Failure` ends the fetch.
Guard: TypeAlias = Callable[[str], Awaitable["Failure | None"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One GET, or one POST of a form. Headers are the caller's own (validators of a conditional GET); User-Agent and encodings
    are the client's.
    """

    url: str
    kind: RequestKind
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    secret_headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    """Credentials: sent to the origin of `url` only, and to its https form."""
    form: Mapping[str, str] | None = field(default=None, repr=False)
    """Sent as a POST, to a hub; its answer has no body, and redirects are not followed."""
    guard: Guard | None = None
    """Called before a redirect is followed; None follows all redirects."""
    within_s: float | None = None
    """The whole fetch ends within this time, waits for other requests included; None: only the client's own limits apply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """A redirect that was followed: the URL that answered with it, and its status."""

    url: str
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A complete answer below 400 (304 included), decoded. `elapsed_s`: from the first byte sent to the last received."""

    url: str
    final_url: str
    status: int
    headers: Mapping[str, tuple[str, ...]]
    """Names in lower case; every value of a repeated header in order."""
    body: bytes
    charset: str | None
    """The charset by BOM, then Content-Type; None if neither states one."""
    hops: tuple[Hop, ...]
    received_at: datetime
    elapsed_s: float

    def header(self, name: str) -> str | None:
        """The last value sent of the header `name` (lower case), or None."""
        values = self.headers.get(name)
        return values[-1] if values else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A fetch that gave no usable answer."""

    url: str
    reason: str
    message: str
    """A sentence a user can act on; no control characters, no secrets."""
    transient: bool
    """True if a retry makes sense: connect errors, resets, timeouts, 408, 429, 5xx."""
    http_status: int | None = None
    retry_after_s: float | None = None
    """The wait that the host asks for, from either form of Retry-After."""
    final_url: str | None = None
    hops: tuple[Hop, ...] = ()
    elapsed_s: float = 0.0
    usage_headers: tuple[str, ...] = ()
    """Headers of the refusal about the use of the content, as `name: value`: the price of a 402."""
    is_unreached: bool = False
    """True if the host got no request: no connection was made, or its name was not found for now."""
    rests_until: datetime | None = None
    """The fetch was no attempt: a redirect leads to a host that may be asked then, and got no request."""


class Client(Protocol):
    """Fetches over HTTP. Safe by construction: addresses, sizes, times, redirects and decoding are checked inside."""

    async def fetch(self, request: Request, /) -> Response | Failure: ...
