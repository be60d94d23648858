"""What a robots.txt says (RFC 9309): may this agent fetch that URL, and how slowly.

Reads the file's text; who fetches it, when, and what its absence means is in `robots.py`. The matching is Google's own
parser (jwm.robotstxt), which is lenient with typing errors; percent-encoding is evened out first on both sides, because
the parser compares letter by letter and RFC 9309, 2.2.2 does not.
"""

import re

from jwm.robotstxt.googlebot import ParseRobotsTxt, RobotsMatcher, RobotsParseHandler

#: RFC 9309, 2.5: at least 500 KiB are parsed; what is behind is not.
MAX_ROBOTS_BYTES = 500 << 10
_ENCODED = re.compile(rb"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# A `$` that is not the last character of a rule means itself; the parser would only find it unencoded.
_INNER_DOLLAR = re.compile(rb"\$(?=[^\s#])")
_SECONDS = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,9})?")


def may_fetch(robots: bytes | str, agent: str, url: str) -> bool:
    """True where `robots`, the content of a robots.txt, lets the product token of `agent` fetch `url` (absolute).

    A user agent like `newsbeam/1.0 (+mail)` counts by its product token. Bytes that are no text are skipped, a byte order mark
    and every kind of line end are understood, only the first 500 KiB count. Linear in the file but for the number of `*` in a
    rule, which the file's size bounds. Never raises for any content.
    """
    raw = robots if isinstance(robots, bytes) else robots[:MAX_ROBOTS_BYTES].encode("utf-8", "replace")
    rules = _INNER_DOLLAR.sub(b"%24", _even_out(raw[:MAX_ROBOTS_BYTES]))
    asked = _even_out(url.encode("utf-8", "replace")).replace(b"*", b"%2A").replace(b"$", b"%24")
    token = RobotsMatcher.ExtractUserAgent(agent)
    return bool(RobotsMatcher().OneAgentAllowedByRobots(rules, token, asked))


def crawl_delay_s(robots: bytes | str, agent: str) -> float | None:
    """Seconds of the `Crawl-delay` for `agent`: of the groups that name it, else of `*`; the longest where there are several.

    None where there is none, or no number. Not part of RFC 9309, but what hosts have used for twenty years.
    """
    text = robots if isinstance(robots, str) else robots[:MAX_ROBOTS_BYTES].decode("utf-8", "replace")
    text = text[:MAX_ROBOTS_BYTES]
    if "delay" not in text.lower():
        return None  # the parse below costs 0.15 s for 500 KiB
    reader = _DelayReader(RobotsMatcher.ExtractUserAgent(agent).lower())
    ParseRobotsTxt(text.encode("utf-8", "replace").decode("utf-8"), reader)
    return reader.own if reader.names_agent else reader.others


def _even_out(text: bytes) -> bytes:
    """Encoded unreserved characters decoded, the others' hexadecimal digits in upper case (RFC 3986, 6.2.2)."""

    def one(match: re.Match[bytes]) -> bytes:
        octet = int(match[1], 16)
        return bytes((octet,)) if octet in _UNRESERVED else match[0].upper()

    return _ENCODED.sub(one, text)


class _DelayReader(RobotsParseHandler):
    """Collects the Crawl-delay of the groups for one agent and for all."""

    def __init__(self, agent: str) -> None:
        super().__init__()
        self._agent = agent
        self._group: set[str] = set()
        self._is_group_open = False
        self.names_agent = False
        self.own: float | None = None
        self.others: float | None = None

    def HandleUserAgent(self, line_num: int, value: str) -> None:  # noqa: N802 (the base class's names)
        if not self._is_group_open:
            self._group = set()
        self._is_group_open = True
        name = "*" if value.strip().startswith("*") else RobotsMatcher.ExtractUserAgent(value.strip()).lower()
        self._group.add(name)
        self.names_agent = self.names_agent or name == self._agent

    def HandleUnknownAction(self, line_num: int, action: str, value: str) -> None:  # noqa: N802
        if action.strip().lower() not in ("crawl-delay", "crawldelay"):
            return
        self._is_group_open = False
        number = _SECONDS.match(value.strip())
        if number is None:
            return
        delay_s = float(number[0])
        if self._agent in self._group:
            self.own = max(self.own or 0.0, delay_s)
        if "*" in self._group:
            self.others = max(self.others or 0.0, delay_s)

    def HandleAllow(self, line_num: int, value: str) -> None:  # noqa: N802
        self._is_group_open = False

    def HandleDisallow(self, line_num: int, value: str) -> None:  # noqa: N802
        self._is_group_open = False

    def HandleSitemap(self, line_num: int, value: str) -> None:  # noqa: N802
        pass

    def HandleRobotsStart(self) -> None:  # noqa: N802
        pass

    def HandleRobotsEnd(self) -> None:  # noqa: N802
        pass

    def ReportLineMetadata(self, line_num: int, metadata: object) -> None:  # noqa: N802
        pass
