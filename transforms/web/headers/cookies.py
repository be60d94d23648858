"""Cookies of one fetch (RFC 6265), so that redirects which set a cookie and send back come to an end.

They live as long as the fetch, in memory only. A cookie goes only to the registered domain that has set it, and a cookie for a
public suffix (`Domain=co.uk`) is ignored.
"""

import re
from dataclasses import dataclass

from tld import get_fld

from transforms.web.addresses.targets import Target

#: Beyond these a cookie is left out. Browsers keep 180 a site and 4,096 bytes each.
MAX_COOKIES, MAX_COOKIE_CHARS, MAX_HEADER_CHARS = 50, 4_096, 8_192
_HAS_ENDED = re.compile(r"-[0-9]+|0+")


@dataclass(frozen=True, slots=True)
class _Cookie:
    name: str
    value: str
    domain: str
    """The host that set it, or the domain it named."""
    is_host_only: bool
    path: str
    is_secure: bool


class FetchCookies:
    """The cookies of one fetch."""

    def __init__(self) -> None:
        self._cookies: dict[tuple[str, str, str], _Cookie] = {}

    def take(self, target: Target, set_cookie: tuple[str, ...]) -> None:
        """Remember the allowed cookies of an answer of `target`."""
        for line in set_cookie[:MAX_COOKIES]:
            pair, _, attributes = line[: 2 * MAX_COOKIE_CHARS].partition(";")
            name, equals, value = (part.strip() for part in pair.partition("="))
            if not equals or not _is_sendable(name + value) or len(name) + len(value) > MAX_COOKIE_CHARS:
                continue
            given = dict(_attribute(part) for part in attributes.split(";"))
            domain = given.get("domain", "").lstrip(".").lower()
            if domain and domain != target.host and not _may_set(target.host, domain):
                continue
            path = given.get("path", "")
            cookie = _Cookie(
                name=name,
                value=value,
                domain=domain or target.host,
                is_host_only=not domain or domain == target.host,
                path=path if path.startswith("/") else _folder(target.path),
                is_secure="secure" in given,
            )
            key = (cookie.domain, cookie.path, name)
            if _HAS_ENDED.fullmatch(given.get("max-age", "")) or "1970" in given.get("expires", ""):
                self._cookies.pop(key, None)  # taken back
            elif len(self._cookies) < MAX_COOKIES or key in self._cookies:
                self._cookies[key] = cookie

    def header_for(self, target: Target) -> str | None:
        """The Cookie header for `target`; None without a matching cookie."""
        fit = [cookie for cookie in self._cookies.values() if _is_for(cookie, target)]
        fit.sort(key=lambda cookie: -len(cookie.path))
        header = "; ".join(f"{cookie.name}={cookie.value}" for cookie in fit)
        return header if 0 < len(header) <= MAX_HEADER_CHARS else None


def _attribute(part: str) -> tuple[str, str]:
    name, _, value = part.partition("=")
    return name.strip().lower(), value.strip()


def _is_sendable(text: str) -> bool:
    return text.isascii() and text.isprintable() and "," not in text.partition("=")[0] and ";" not in text


def _may_set(host: str, domain: str) -> bool:
    """True where `domain` is above `host` and not above their registered domain."""
    if not host.endswith("." + domain):
        return False
    registered = get_fld(f"http://{host}/", fail_silently=True)
    return registered is not None and (domain == registered or domain.endswith("." + registered))


def _folder(path: str) -> str:
    """The default path (RFC 6265, 5.1.4)."""
    return path.partition("?")[0].rpartition("/")[0] or "/"


def _is_for(cookie: _Cookie, target: Target) -> bool:
    if cookie.domain != target.host and (cookie.is_host_only or not target.host.endswith("." + cookie.domain)):
        return False
    if cookie.is_secure and target.scheme != "https":
        return False
    path = target.path.partition("?")[0]
    return path.startswith(cookie.path) and (cookie.path.endswith("/") or path[len(cookie.path) :][:1] in ("", "/"))
