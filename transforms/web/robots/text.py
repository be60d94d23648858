"""The rules of a robots.txt (RFC 9309) for an agent: allowed URLs, and the pause between requests.

Reads the text of the file; `robots.py` fetches it and decides about a missing file. Lines are read as Google's parser
reads them, which forgives what webmasters mistype; tests hold them to it (jwm.robotstxt wraps that parser, but comes built
for few versions of Python). Its matcher is no model: it compares percent-encoding letter by letter, which RFC 9309, 2.2.2
does not, and 500 KiB of rules full of `*` keep it busy for two minutes; this one for 0.1 s.
"""

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from urllib.parse import quote

#: RFC 9309, 2.5: at least 500 KiB are parsed; what is behind is not.
MAX_ROBOTS_BYTES = 500 << 10
_ENCODED = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ALL_ASCII = "".join(map(chr, range(0x21, 0x7F)))
#: Sitemaps that are read of a file: large sites name some dozens.
MAX_SITEMAPS = 50
LINE_ENDS = re.compile(r"[\r\n]+")
_SECONDS = re.compile(r"([0-9]{1,12})(?:[.,]([0-9]{1,9}))?")
_TOKEN = re.compile(r"[A-Za-z_-]*")
#: What is behind this many characters of a line is not read; Google's parser cuts at as many bytes.
MAX_LINE = 16_664
# How keys begin, misspelt as webmasters do.
_USER_AGENT = ("user-agent", "useragent", "user agent")
_ALLOW = ("allow",)
_DISALLOW = ("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw")
_CRAWL_DELAY = ("crawl-delay", "crawldelay")


@dataclass(frozen=True, slots=True)
class AgentRules:
    """The rules of one robots.txt for one agent: (path pattern, may fetch), and the pause it asks for in seconds."""

    rules: tuple[tuple[str, bool], ...]
    crawl_delay_s: float | None

    def allow(self, url: str) -> bool:
        """True if `url` (absolute) may be fetched."""
        decides = self.deciding(url)
        return decides is None or decides[1]

    def deciding(self, url: str) -> tuple[str, bool] | None:
        """The rule that decides about `url` (absolute): the longest that matches, allow wins a tie (2.2.2); None without.

        No rule is about /robots.txt itself, which is always allowed.
        """
        path = _even_out(_path(url)).replace("*", "%2A").replace("$", "%24")
        if path == "/robots.txt":
            return None
        best, decides = (-1, True), None
        for pattern, allows in self.rules:
            if (len(pattern), allows) > best and _matches(pattern, path):
                best, decides = (len(pattern), allows), (pattern, allows)
        return decides


def may_fetch(robots: bytes | str, agent: str, url: str) -> bool:
    """True if `robots`, the content of a robots.txt, lets the product token of `agent` fetch `url` (absolute).

    A user agent like `newsbeam/1.0 (+mail)` counts by its product token. Bytes that are no text are skipped, a byte order mark
    and every kind of line end are understood, only the first 500 KiB count. Never raises for any content.
    """
    return read_rules(robots, agent).allow(url)


def text_of(body: bytes) -> str:
    """The text of a robots.txt: UTF-8 (RFC 9309, 2.3), or the UTF-16 that Windows calls Unicode, if its mark says so."""
    codec = "utf-16" if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    return body.decode(codec, "replace")


def read_rules(robots: bytes | str, agent: str) -> AgentRules:
    """The rules of `robots` for the product token of `agent`: of the groups that name it, all taken together, else of `*`."""
    text = robots if isinstance(robots, str) else text_of(robots[:MAX_ROBOTS_BYTES])
    return _read_rules(text[:MAX_ROBOTS_BYTES], product_token(agent))


@lru_cache(maxsize=64)  # a file is asked about for page after page; 500 KiB take 0.2 s to read
def _read_rules(text: str, token: str) -> AgentRules:
    reader = _Reader(token)
    for line in LINE_ENDS.split(text.lstrip("\ufeff\ufffd")):
        key, value = key_and_value(line[:MAX_LINE])
        if key.startswith(_USER_AGENT):
            reader.user_agent(value)
        elif key.startswith(_ALLOW):
            reader.rule(value, allows=True)
        elif key.startswith(_DISALLOW):
            reader.rule(value, allows=False)
        elif key in _CRAWL_DELAY:
            reader.crawl_delay(value)
    group = reader.own if reader.names_agent else reader.others
    return AgentRules(tuple(dict.fromkeys(group.rules)), group.crawl_delay_s)


def sitemaps_of(text: str) -> tuple[str, ...]:
    """The values of the `Sitemap` lines of a robots.txt, as they stand, at most 50."""
    lines = (key_and_value(line[:MAX_LINE]) for line in LINE_ENDS.split(text[:MAX_ROBOTS_BYTES].lstrip("\ufeff\ufffd")))
    found = (value for key, value in lines if key in ("sitemap", "site-map") and value)
    return tuple(dict.fromkeys(islice(found, MAX_SITEMAPS)))


def product_token(agent: str) -> str:
    """The part of a user agent that robots.txt names (2.2.1), in lower case: `newsbeam` of `newsbeam/1.0 (+mail)`."""
    found = _TOKEN.match(agent)
    return found[0].lower() if found else ""


def key_and_value(line: str) -> tuple[str, str]:
    """Key in lower case and value of a line, without its comment; two empty strings for one that is no rule.

    White space may stand for a forgotten colon, where the line holds two words.
    """
    line = line.partition("#")[0].strip()
    key, colon, value = line.partition(":")
    if colon:
        return key.strip().lower(), value.strip()
    words = line.split()
    return (words[0].lower(), words[1]) if len(words) == 2 else ("", "")


def _path(url: str) -> str:
    """Path and query of an absolute URL, beginning with a slash."""
    rest = url.partition("#")[0].partition("://")[2] or url
    start = min((at for at in (rest.find("/"), rest.find("?")) if at >= 0), default=len(rest))
    path = rest[start:]
    return path if path.startswith("/") else f"/{path}"


def _even_out(text: str) -> str:
    """Encoded unreserved characters decoded, all beyond ASCII encoded, hexadecimal digits in upper case (RFC 3986, 6.2.2)."""

    def one(match: re.Match[str]) -> str:
        char = chr(int(match[1], 16))
        return char if char in _UNRESERVED else match[0].upper()

    if not text.isascii():
        text = quote(text, safe=_ALL_ASCII, errors="replace")
    return _ENCODED.sub(one, text) if "%" in text else text


def pattern_of(value: str) -> str:
    """The value of a rule, evened out; a `$` that is not its last character means itself (2.2.3)."""
    value = _even_out(value)
    return value[:-1].replace("$", "%24") + value[-1:]


def _matches(pattern: str, path: str) -> bool:
    """True where `pattern` matches the beginning of `path`, or all of it with a final `$`; `*` is anything.

    Each part between two stars is taken where it first occurs, so the position only moves forward.
    """
    is_whole = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$").split("*")
    if not parts:
        return path == first if is_whole else path.startswith(first)
    if not path.startswith(first):
        return False
    position = len(first)
    last = parts.pop() if is_whole else ""
    for part in parts:
        found = path.find(part, position)
        if found < 0:
            return False
        position = found + len(part)
    return len(path) - len(last) >= position and path.endswith(last)


class _Group:
    """What all groups for one agent say."""

    def __init__(self) -> None:
        self.rules: list[tuple[str, bool]] = []
        self.crawl_delay_s: float | None = None


class _Reader:
    """Collects the rules of one agent and of all agents (RFC 9309, 2.2.1).

    A `User-agent` line behind a rule begins a group. Behind another line, like a Crawl-delay, it does not as far as rules go
    (2.2.4), but that delay is not for the agents named after it.
    """

    def __init__(self, agent: str) -> None:
        self._agent = agent
        self._for_rules: list[_Group] = []
        self._for_delay: list[_Group] = []
        self._has_rules = self._has_delay = False
        self.names_agent = False
        self.own = _Group()
        self.others = _Group()

    def user_agent(self, value: str) -> None:
        if self._has_rules:
            self._for_rules = []
        if self._has_rules or self._has_delay:
            self._for_delay = []
        self._has_rules = self._has_delay = False
        if value == "*" or value[:2] in ("* ", "*\t"):
            named = self.others
        elif product_token(value) == self._agent:
            named, self.names_agent = self.own, True
        else:
            return
        for groups in (self._for_rules, self._for_delay):
            if named not in groups:
                groups.append(named)

    def rule(self, value: str, *, allows: bool) -> None:
        self._has_rules = True
        if value:
            for group in self._for_rules:
                group.rules.append((pattern_of(value), allows))

    def crawl_delay(self, value: str) -> None:
        """Not part of RFC 9309, but what hosts have used for twenty years. The longest counts."""
        self._has_delay = True
        number = _SECONDS.match(value)
        if number is not None:
            for group in self._for_delay:
                group.crawl_delay_s = max(group.crawl_delay_s or 0.0, float(f"{number[1]}.{number[2] or 0}"))
