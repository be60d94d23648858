"""The target of a URL. Only this module makes a request's target from text.

It reads a URL as browsers do (WHATWG URL Standard: white space, backslashes, dot segments) and refuses other schemes, ports of
other services, and IP literals in disguise. robots.txt, the address check and the request all use the canonical text of a
`Target`, so no two parsers can disagree about it. It resolves no names.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote

import idna

from transforms.web.addresses.addresses import AddressPolicy, parse_address

#: Longer URLs are refused. Browsers and servers agree on about 8,000 (RFC 9110, 4.1 asks for that much).
MAX_URL_CHARS = 8_192
_MAX_HOST_CHARS = 253

# Ports from 1024 on that browsers refuse (WHATWG Fetch, "bad port"); below 1024 only 80 and 443 are for the web.
_BAD_PORTS = frozenset(
    (1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080)
)
_DEFAULT_PORTS = {"http": 80, "https": 443}

_C0_AND_SPACE = "".join(map(chr, range(0x21)))
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
# The last label of a host that browsers take for an IPv4 address (WHATWG URL, "ends in a number").
_NUMERIC_LABEL = re.compile(r"(?:[0-9]+|0[xX][0-9A-Fa-f]*)\Z")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_\-]{0,61}[a-z0-9_])?\Z")
# What stays as it is in a path or query; everything else is percent-encoded. `%` stays: what is encoded is not encoded twice.
_KEPT = "!$&'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~%[]|"
_ALL_KEPT = re.compile(rf"[{re.escape(_KEPT)}]*\Z")
_QUERY_OR_FRAGMENT, _END_OF_AUTHORITY = re.compile("[?#]"), re.compile("[/?#]")
_IDEOGRAPHIC_STOPS = str.maketrans({"。": ".", "．": ".", "｡": "."})


@dataclass(frozen=True, slots=True)
class Target:
    """The parts of a URL that may be requested. `url` is canonical ASCII without credentials and fragment."""

    url: str
    scheme: str
    host: str
    """Lower case, IDNA, no final dot; an IPv6 literal without brackets."""
    port: int
    path: str
    """Path and query."""
    credentials: str | None = None
    """The text before the `@`, as written. Secret: never in messages."""

    @property
    def origin(self) -> str:
        """Scheme, host, and the port if it is not the scheme's default (RFC 6454). Each origin has its own robots.txt."""
        return self.url[: len(self.url) - len(self.path)]

    @property
    def is_literal(self) -> bool:
        """True if the host is an IP address."""
        return parse_address(self.host) is not None


@dataclass(frozen=True, slots=True)
class Refusal:
    """The refusal of a URL: a reason of `schemas.dead_letters.REASONS` and a sentence without control characters."""

    reason: str
    message: str


@lru_cache(maxsize=512)  # a turn reads the URL of its feed or page four times
def parse_target(url: str, policy: AddressPolicy) -> Target | Refusal:
    """The target that `url` names, or its refusal: `blocked_scheme`, `blocked_address` or `invalid_item`.

    Any port is allowed for an address in an allowed network; elsewhere 80, 443 and ports above 1023 without another service.
    Linear in the length of `url`, which is bounded by `MAX_URL_CHARS`. Never raises.
    """
    url = url.strip(_C0_AND_SPACE)
    if not url:
        return Refusal("invalid_item", "The link is empty.")
    if len(url) > MAX_URL_CHARS:
        return Refusal("invalid_item", f"The link is longer than {MAX_URL_CHARS} characters.")
    url = url.replace("\t", "").replace("\n", "").replace("\r", "")
    scheme_match = _SCHEME.match(url)
    if scheme_match is None:
        return Refusal("invalid_item", "The link has no scheme; an absolute http or https URL is needed.")
    scheme = scheme_match[1].lower()
    if scheme not in _DEFAULT_PORTS:
        return Refusal("blocked_scheme", f"{scheme[:20]}: is not http or https.")
    rest, tail = _split_first(url[scheme_match.end() :], _QUERY_OR_FRAGMENT)
    rest = rest.replace("\\", "/")
    if not rest.startswith("//"):
        return Refusal("invalid_item", "The link names no host.")
    authority, slash, path = rest.lstrip("/").partition("/")
    userinfo, at, host_and_port = authority.rpartition("@")
    split = _split_port(host_and_port)
    if split is None:
        return Refusal("invalid_item", "The link's port is not a number between 1 and 65535.")
    raw_host, port_number = split
    host = _host(raw_host, policy)
    if isinstance(host, Refusal):
        return host
    port = port_number or _DEFAULT_PORTS[scheme]
    if not _is_web_port(port) and not policy.allows(host):
        return Refusal("blocked_scheme", f"Port {port} is not for the web.")
    query = tail.partition("#")[0] if tail.startswith("?") else ""
    path = _without_dot_segments(_quoted(slash + path or "/")) + _quoted(query)
    shown_host = f"[{host}]" if ":" in host else host
    shown_port = "" if port == _DEFAULT_PORTS[scheme] else f":{port}"
    return Target(f"{scheme}://{shown_host}{shown_port}{path}", scheme, host, port, path, userinfo if at else None)


def resolve_location(base: Target, location: str, policy: AddressPolicy) -> Target | Refusal:
    """The target of a `Location` header of an answer by `base` (RFC 9110, 10.2.2). Credentials in it are dropped."""
    location = location.strip(_C0_AND_SPACE).replace("\t", "").replace("\n", "").replace("\r", "")
    if not location:
        return Refusal("redirect", "The redirect names no target: its Location is missing or empty.")
    head, tail = _split_first(location[: MAX_URL_CHARS + 1], _QUERY_OR_FRAGMENT)
    scheme = _SCHEME.match(head)
    if scheme is not None and scheme[1].lower() == base.scheme and head[scheme.end() :][:2] not in ("//", "\\\\", "/\\", "\\/"):
        head, scheme = head[scheme.end() :], None  # http:/path is on the same host (WHATWG URL, special relative)
    if scheme is None:
        head = head.replace("\\", "/")
        path = base.path.partition("?")[0]
        if head.startswith("//"):
            head = f"{base.scheme}:{head}"
        elif head.startswith("/"):
            head = base.origin + head
        elif head:
            head = base.origin + path[: path.rindex("/") + 1] + head
        else:
            head = base.origin + (path if tail.startswith("?") else base.path)
    target = parse_target(head + tail, policy)
    if isinstance(target, Refusal):
        reason = "redirect" if target.reason == "invalid_item" else target.reason
        return Refusal(reason, f"The redirect's target cannot be asked: {target.message}")
    return Target(target.url, target.scheme, target.host, target.port, target.path)


def host_of(url: str) -> str:
    """The host of `url` as a key for politeness: lower case, IDNA, no port, no final dot; '' without a host.

    The same for every spelling of the host, and for http and https. It says nothing about permission.
    """
    target = parse_target(url, ANY_ADDRESS)
    if isinstance(target, Target):
        return target.host
    # Refused URLs end as dead letters, but they need a stable key all the same to get there.
    rest = url.strip(_C0_AND_SPACE)[:MAX_URL_CHARS].replace("\\", "/").partition("//")[2]
    authority = _split_first(rest, _END_OF_AUTHORITY)[0].rpartition("@")[2]
    host = (_split_port(authority) or ("", None))[0].lower()[:_MAX_HOST_CHARS]
    return "".join(char for char in host if char.isprintable())


#: Whatever host: for what a URL means, and not for whether it may be asked.
ANY_ADDRESS = AddressPolicy.of("0.0.0.0/0", "::/0")


def _split_first(text: str, separator: re.Pattern[str]) -> tuple[str, str]:
    """`text` before and from the first separator."""
    found = separator.search(text)
    return (text, "") if found is None else (text[: found.start()], text[found.start() :])


def _quoted(text: str) -> str:
    return text if _ALL_KEPT.match(text) else quote(text, safe=_KEPT, errors="replace")


def _split_port(authority: str) -> tuple[str, int | None] | None:
    """Host and port; None where the port is no number in range."""
    host, colon, port = authority.rpartition(":")
    if not colon or authority.endswith("]"):
        return authority, None
    if not port:
        return host, None
    if not (port.isascii() and port.isdigit() and len(port) <= 5 and 0 < int(port) <= 65_535):
        return None
    return host, int(port)


@lru_cache(maxsize=8_192)  # a URL is read some five times on its way, most of the time for its host
def _host(raw: str, policy: AddressPolicy) -> str | Refusal:
    """The canonical host, or why it is refused."""
    if raw.startswith("["):
        return _literal(raw, policy)
    name = unquote(raw, errors="replace") if "%" in raw else raw
    if not name.isascii():
        # NFKC first: full-width digits, circled digits and ideographic stops become what a resolver would make of them.
        name = unicodedata.normalize("NFKC", name.translate(_IDEOGRAPHIC_STOPS)).translate(_IDEOGRAPHIC_STOPS)
    name = name.lower().removesuffix(".")
    if _NUMERIC_LABEL.match(name.rpartition(".")[2]):
        if name == raw:
            return _literal(raw, policy)
        return Refusal("blocked_address", "The host is an IP address in an unusual spelling.")
    if len(name) > _MAX_HOST_CHARS:
        return Refusal("invalid_item", "The link's host is longer than a name can be.")
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True).decode("ascii").lower()
        except (idna.IDNAError, UnicodeError):
            return Refusal("invalid_item", "The link's host is not a valid internationalised name.")
    if not name or len(name) > _MAX_HOST_CHARS or not all(map(_LABEL.match, name.split("."))):
        return Refusal("invalid_item", "The link's host is not a valid name.")
    if _NUMERIC_LABEL.match(name.rpartition(".")[2]):  # the mapping drops invisible characters: 127.0.0.1 with a soft hyphen
        return Refusal("blocked_address", "The host is an IP address in an unusual spelling.")
    return name


def _literal(raw: str, policy: AddressPolicy) -> str | Refusal:
    parsed = parse_address(raw)
    if parsed is None:
        return Refusal("blocked_address", "The host is an IP address in an unusual spelling.")
    if not policy.permits(raw):
        return Refusal("blocked_address", f"{parsed} is not a public address.")
    return str(parsed)


def _is_web_port(port: int) -> bool:
    return port in (80, 443) or (port >= 1024 and port not in _BAD_PORTS)


def _without_dot_segments(path: str) -> str:
    """`path` without `.` and `..` (RFC 3986, 5.2.4), encoded ones too: a server would resolve them behind robots.txt's back."""
    if "/." not in path and "%2" not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")[1:]
    for position, segment in enumerate(segments):
        plain = segment.replace("%2e", ".").replace("%2E", ".") if "%2" in segment else segment
        is_last = position == len(segments) - 1
        if plain == "..":
            if kept:
                kept.pop()
            if is_last:
                kept.append("")
        elif plain == ".":
            if is_last:
                kept.append("")
        else:
            kept.append(segment)
    return "/" + "/".join(kept)
