"""The limits of the HTTP client."""

from dataclasses import dataclass, field

from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.addresses.proxies import ProxySettings
from transforms.web.client.signing import RequestSigner


@dataclass(frozen=True, slots=True)
class Caps:
    """Maximum bytes of a body, received and decoded."""

    received: int
    decoded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientSettings:
    """Limits of the client. Durations in seconds; a first request's wait for others to its host does not count."""

    user_agent: str
    policy: AddressPolicy = field(default_factory=AddressPolicy)
    connect_s: float = 10.0
    """Limit for the name lookup, and again for the connection with its handshake."""
    total_s: float = 30.0
    """Limit until the last byte, the wait for the first one and all redirects included."""
    guard_s: float = 10.0
    """So much time of a request's guard, which waits for hosts and reads their robots.txt, does not count in `total_s`."""
    max_wait_s: float = 300.0
    """Longest wait for other requests to the same host or address."""
    page: Caps = Caps(10 << 20, 10 << 20)
    feed: Caps = Caps(20 << 20, 20 << 20)
    robots: Caps = Caps(500 << 10, 500 << 10)
    """RFC 9309, 2.5: at least 500 KiB are read. A robots.txt is cut there, other bodies fail."""
    max_redirects: int = 10
    max_robots_redirects: int = 5
    max_connections: int = 128
    """Maximum number of requests at one time."""
    max_idle: int = 128
    """Maximum number of hosts with an idle connection for the next request."""
    keepalive_s: float = 15.0
    proxies: ProxySettings = field(default_factory=ProxySettings)
    signer: RequestSigner | None = None
    """Signs every request; None: requests are not signed."""
    follows_page_refresh: bool = False
    """True: a page that is nothing but a `<meta http-equiv=refresh>` is followed like a redirect; False: its fetch fails with
    `redirect`, naming where it leads. Feeds are followed in either case, and so is the `Refresh` header."""
