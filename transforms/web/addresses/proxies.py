"""The proxy of a request: `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY` as curl and Python read them. Pure.

A target that is an IP address is checked as without a proxy. Names are resolved here too, and a name with addresses that are
not public is refused. A name that this machine cannot resolve is left to the proxy, which resolves it itself and whose rules
then decide. The proxy's own address is the user's choice and is not checked.
"""

import base64
import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from transforms.web.addresses.targets import Target


@dataclass(frozen=True, slots=True)
class Proxy:
    """One proxy. `user` and `password` are secrets."""

    url: str
    """Scheme, host and port, without credentials."""
    host: str
    user: str | None = None
    password: str = ""

    def headers(self) -> dict[str, str]:
        """Headers for the proxy only: its credentials (RFC 7617)."""
        if self.user is None:
            return {}
        token = base64.b64encode(f"{self.user}:{self.password}".encode()).decode("ascii")
        return {"Proxy-Authorization": f"Basic {token}"}

    def __repr__(self) -> str:
        """Without the credentials."""
        return f"Proxy({self.url!r})"


@dataclass(frozen=True, slots=True)
class ProxySettings:
    """The proxies for http and https URLs, and the hosts without a proxy."""

    http: Proxy | None = None
    https: Proxy | None = None
    direct: tuple[str, ...] = ()
    """Names (with all below them), addresses and networks, each also with a port; `*` for all."""

    def for_target(self, target: Target) -> Proxy | None:
        """The proxy for `target`; None for a direct connection."""
        proxy = self.https if target.scheme == "https" else self.http
        return None if proxy is None or any(_covers(pattern, target) for pattern in self.direct) else proxy


def proxy_of(url: str) -> Proxy:
    """The proxy that `url` names (`http://user:password@host:port`). ValueError, without secrets, for anything else."""
    text = url if "://" in url else f"http://{url}"
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    # A bare word is more often a slip than a host whose proxy listens on port 80.
    is_word = "://" not in url and port is None
    if not host or is_word or parts.scheme not in ("http", "https") or any(char.isspace() for char in host):
        shown = "" if "@" in url else f"{url[:100]!r} is no proxy: "  # a part of it may be a password
        raise ValueError(f"{shown}a proxy is written http://host:port; SOCKS proxies are not supported")
    port = port or (443 if parts.scheme == "https" else 80)
    shown = f"[{host}]" if ":" in host else host
    user = unquote(parts.username) if parts.username else None
    return Proxy(f"{parts.scheme}://{shown}:{port}", host, user, unquote(parts.password or ""))


def proxies_from(environment: Mapping[str, str], proxy: str | None = None) -> ProxySettings:
    """The proxy `proxy` for both schemes, else the proxies of the environment. ValueError naming an unusable variable.

    Lower-case names go before upper-case ones, as in curl. `HTTP_PROXY` in capitals is not read inside a CGI program, where a
    client's `Proxy` header sets it (httpoxy).
    """
    found = {}
    for scheme in ("http", "https"):
        names = [f"{scheme}_proxy", f"{scheme.upper()}_PROXY"]
        if scheme == "http" and "REQUEST_METHOD" in environment:
            names.pop()
        name = next((name for name in names if environment.get(name, "").strip()), None)
        if proxy is not None:
            found[scheme] = proxy_of(proxy)
        elif name is not None:
            try:
                found[scheme] = proxy_of(environment[name])
            except ValueError as error:
                raise ValueError(f"{name} cannot be used: {error}") from None
    direct = environment.get("no_proxy") or environment.get("NO_PROXY") or ""
    patterns = tuple(part.strip().lower() for part in direct[:10_000].replace(" ", ",").split(",") if part.strip())
    return ProxySettings(found.get("http"), found.get("https"), patterns)


def _covers(pattern: str, target: Target) -> bool:
    if pattern == "*":
        return True
    name, colon, port = pattern.rpartition(":")
    if colon and port.isdigit() and "[" not in name and ":" not in name:
        if int(port) != target.port:
            return False
        pattern = name
    try:
        network = ipaddress.ip_network(pattern.strip("[]"), strict=False)
        address = ipaddress.ip_address(target.host)
    except ValueError:
        bare = pattern.lstrip("*").lstrip(".")
        return bool(bare) and (target.host == bare or target.host.endswith("." + bare))
    return address in network
