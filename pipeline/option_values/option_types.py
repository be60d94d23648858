"""Types of option values: text to a checked value, or an error with the remedy."""

import argparse
import ipaddress
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from pipeline import signing_key
from pipeline.fail_on import read_fail_on
from pipeline.monitor.address import parse_address
from pipeline.page_url import check_page_url
from pipeline.settings import Network
from pipeline.sources.toml_keys import duration_s, instant
from schemas.where import Where
from transforms.web.addresses.proxies import proxy_of

T = TypeVar("T")


def _typed(read: Callable[[Any], T], *, shows_value: bool = False) -> Callable[[str], T]:
    """The type of an option that `read` reads; its ValueError says what is wrong."""

    def typed(text: str) -> T:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(f"{text!r}: {error}" if shows_value else str(error)) from None

    return typed


def _checked(check: Callable[[str], object]) -> Callable[[str], str]:
    """The type of an option whose text is its value, if `check` raises no ValueError."""

    def read(text: str) -> str:
        check(text)
        return text

    return _typed(read)


def _whole(most: int, what: str) -> Callable[[str], int]:
    """A whole number from 1 to `most`."""

    def whole(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not 1 <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is not {what}")
        return int(text)

    return whole


def _number(least: float, most: float, what: str) -> Callable[[str], float]:
    """0, or a number from `least` to `most`."""

    def number(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = -1.0
        if not (value == 0 or least <= value <= most):
            raise argparse.ArgumentTypeError(f"{text!r} is not {what}")
        return value

    return number


count = _whole(1_024, "a number of processes from 1 to 1024")
looks = _whole(99_999, "a number of requests from 1 to 99999")
attempts = _whole(9, "a number of attempts from 1 to 9")
positive = _whole(999_999_999, "a whole number from 1")
whole_seconds = _whole(86_400, "a whole number of seconds from 1 to 86400")
shards = _whole(10_000, "a number of shards from 1 to 10000; 32 suit thousands of feeds")
seconds = _number(0, 86_400, "a number of seconds from 0 to 86400")
minutes = _number(0.01, 10_080, "a number of minutes from 0.01 to 10080, or 0")
address = _typed(parse_address)
page_url = _checked(check_page_url)
proxy = _checked(proxy_of)
signature_agent = _typed(signing_key.signature_agent)
where = _typed(lambda text: Where(text.strip()).text)
fail_on = _typed(read_fail_on)
duration = _typed(duration_s, shows_value=True)
since = _typed(instant, shows_value=True)


def positive_seconds(text: str) -> float:
    value = seconds(text)
    if not value:
        raise argparse.ArgumentTypeError("0 seconds leave no time for an answer; give 1 or more")
    return value


def age(text: str) -> float:
    """An age in seconds."""
    value = duration(text)
    if not value:
        raise argparse.ArgumentTypeError(f"{text!r} lets nothing in; write 2d, 12h or 30m")
    return value


def callback(text: str) -> str:
    """The URL at which hubs reach the endpoint."""
    parts = urlsplit(text)
    is_plain = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    is_plain = is_plain and not (parts.query or parts.fragment)
    if not is_plain or not text.isascii() or not text.isprintable() or len(text) > 500:
        raise argparse.ArgumentTypeError(f"{text[:200]!r} is no address for hubs: write https://news.example.com/websub")
    return text


def network(text: str) -> Network:
    try:
        return ipaddress.ip_network(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a network: {error}; write e.g. 127.0.0.0/8 or 10.1.2.3/32") from None


def state_folder(text: str) -> str:
    """The path of a folder, which may not exist yet."""
    if not text.strip():
        raise argparse.ArgumentTypeError(f"{text!r} names no folder; give one, for example .newsbeam")
    if Path(text).is_file():
        raise argparse.ArgumentTypeError(f"{text} is a file; --state names a folder, for example {text}-state")
    return text


def contact(text: str) -> str:
    # Every host gets this in a header: an address or a URL, one line of visible ASCII.
    if not re.fullmatch(r"(https?://[!-'*-~]{3,200}|[!-'*-?A-~]{1,64}@[A-Za-z0-9.-]{3,190})", text):
        raise argparse.ArgumentTypeError(f"{text!r} is neither a URL nor a mail address; write e.g. you@example.com")
    return text
