"""Resolves names to addresses, and returns only allowed addresses.

The client gets the addresses of a host, picks one and pins it; aiohttp connects to the pinned address and to no other.
So the address that was checked is the address that is used, whatever the name service answers a moment later (DNS
rebinding), and the client knows the address before it connects, which it needs to go easy on machines with many names.
"""

import asyncio
import socket
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from aiohttp.abc import AbstractResolver, ResolveResult

from transforms.web.addresses.addresses import AddressPolicy

#: Addresses of a host name, in the order of preference. Raises OSError (socket.gaierror) like `socket.getaddrinfo`.
Lookup = Callable[[str], Awaitable[list[str]]]

# Longer than a pooled connection lives, so that one is hardly ever used for a name that has moved; short beside real TTLs.
_CACHE_S = 60.0
_CACHED_HOSTS = 10_000
# A name service that does not answer keeps a thread for the resolver's own time-out (10 to 40 s with glibc).
_THREADS = 32
_PERMANENT = frozenset(
    code
    for name in ("EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY", "EAI_SERVICE")
    if (code := getattr(socket, name, None)) is not None
)


@dataclass(frozen=True, slots=True)
class NoAddress:
    """The reason why a host has no allowed address: `dns_error` or `blocked_address`."""

    reason: str
    message: str
    transient: bool


class PinningResolver(AbstractResolver):
    """Resolves, filters by policy, remembers for a minute. One event loop owns it."""

    def __init__(self, policy: AddressPolicy, *, timeout_s: float, lookup: Lookup | None = None) -> None:
        self._policy = policy
        self._timeout_s = timeout_s
        self._lookup = lookup or self._getaddrinfo
        self._threads: ThreadPoolExecutor | None = None
        self._cache: OrderedDict[str, tuple[float, tuple[str, ...]]] = OrderedDict()
        self._pinned: dict[str, str] = {}
        self._proxies: set[str] = set()

    def trust_proxy(self, host: str) -> None:
        """Allow connections to any address of `host`, a proxy that the user has named."""
        self._proxies.add(host)

    async def addresses(self, host: str) -> tuple[str, ...] | NoAddress:
        """The addresses of `host` (ASCII) that may be connected to, best first, at least one. Never raises for an answer."""
        now = asyncio.get_running_loop().time()
        expires, known = self._cache.get(host, (0.0, ()))
        if expires > now:
            return known
        try:
            async with asyncio.timeout(self._timeout_s):
                found = await self._lookup(host)
        except TimeoutError:
            return NoAddress("dns_error", f"The name service did not answer for {host} within {self._timeout_s:g} s.", True)
        except UnicodeError:
            return NoAddress("dns_error", f"{host} is no name that can be looked up.", False)
        except socket.gaierror as error:
            return NoAddress("dns_error", f"{host} could not be resolved: {error.strerror}.", error.errno not in _PERMANENT)
        except OSError as error:
            return NoAddress("dns_error", f"{host} could not be resolved: {error.strerror or type(error).__name__}.", True)
        if not found:
            return NoAddress("dns_error", f"{host} has no address.", False)
        permitted = tuple(dict.fromkeys(address for address in found if self._policy.permits(address)))
        if not permitted:
            return NoAddress("blocked_address", f"{host} leads to no public address.", False)
        if known and known[0] in permitted:
            # Rotating answers: stay with the address that pooled connections go to.
            permitted = (known[0], *(address for address in permitted if address != known[0]))
        self._cache[host] = (now + _CACHE_S, permitted)
        self._cache.move_to_end(host)
        if len(self._cache) > _CACHED_HOSTS:
            self._cache.popitem(last=False)
        return permitted

    def prefer(self, host: str, address: str) -> None:
        """`address` answered: try it first while the answer of the name service is remembered."""
        expires, known = self._cache.get(host, (0.0, ()))
        if address in known[1:]:
            self._cache[host] = (expires, (address, *(other for other in known if other != address)))

    def pin(self, host: str, address: str) -> None:
        """Have the next connections to `host` made to `address`."""
        self._pinned[host] = address

    def unpin(self, host: str) -> None:
        """Make connections to `host` impossible until it is pinned again."""
        self._pinned.pop(host, None)

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC) -> list[ResolveResult]:
        """The pinned address; OSError if none is pinned or policy forbids it. aiohttp calls this when it connects."""
        address = self._pinned.get(host)
        if address is None and host in self._proxies:
            # A socket.gaierror is an OSError: aiohttp makes it an error of the connection to the proxy.
            found = await self._lookup(host)
            return [_result(host, address, port) for address in found]
        if address is None or not self._policy.permits(address):
            raise OSError(f"{host} was not checked")
        return [_result(host, address, port)]

    async def close(self) -> None:
        """Release the threads; a thread that still waits for the name service ends by itself."""
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
            self._threads = None

    async def _getaddrinfo(self, host: str) -> list[str]:
        if self._threads is None:
            self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="dns")
        loop = asyncio.get_running_loop()
        # RFC 6724 order: addresses of a family without a route come last.
        infos = await loop.run_in_executor(self._threads, socket.getaddrinfo, host, None, 0, socket.SOCK_STREAM)
        return [str(info[4][0]) for info in infos[:64]]


def _result(host: str, address: str, port: int) -> ResolveResult:
    kind = socket.AF_INET6 if ":" in address else socket.AF_INET
    flags = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
    return ResolveResult(hostname=host, host=address, port=port, family=kind, proto=0, flags=flags)
