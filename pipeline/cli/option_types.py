"""Types of option values: text to a checked value, or an error with the remedy."""

import argparse
import ipaddress
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from pipeline import signing_key
from pipeline.fail_on import FailOn, read_fail_on
from pipeline.monitor.address import Address, parse_address
from pipeline.page_url import check_page_url
from pipeline.settings import Network, UsageError
from pipeline.sources.toml_keys import KeyValueError, duration_s, instant
from schemas.where import Where, WhereError
from transforms.web.addresses.proxies import proxy_of

T = TypeVar("T")


def seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 86_400:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds from 0 to 86400")
    return value


def positive_seconds(text: str) -> float:
    value = seconds(text)
    if not value:
        raise argparse.ArgumentTypeError("0 seconds leave no time for an answer; give 1 or more")
    return value


def minutes(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not (value == 0 or 0.01 <= value <= 10_080):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of minutes from 0.01 to 10080, or 0")
    return value


def address(text: str) -> Address:
    try:
        return parse_address(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def callback(text: str) -> str:
    """The URL at which hubs reach the endpoint."""
    parts = urlsplit(text)
    is_plain = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    is_plain = is_plain and not (parts.query or parts.fragment)
    if not is_plain or not text.isascii() or not text.isprintable() or len(text) > 500:
        raise argparse.ArgumentTypeError(f"{text[:200]!r} is no address for hubs: write https://news.example.com/websub")
    return text


def count(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text) or not 1 <= int(text) <= 1024:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes from 1 to 1024")
    return int(text)


def looks(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of requests from 1 to 99999")
    return int(text)


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


def page_url(text: str) -> str:
    try:
        check_page_url(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def signature_agent(text: str) -> str:
    try:
        return signing_key.signature_agent(text)
    except UsageError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def contact(text: str) -> str:
    # Every host gets this in a header: an address or a URL, one line of visible ASCII.
    if not re.fullmatch(r"(https?://[!-'*-~]{3,200}|[!-'*-?A-~]{1,64}@[A-Za-z0-9.-]{3,190})", text):
        raise argparse.ArgumentTypeError(f"{text!r} is neither a URL nor a mail address; write e.g. you@example.com")
    return text


def proxy(text: str) -> str:
    try:
        proxy_of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def attempts(text: str) -> int:
    if not re.fullmatch(r"[1-9]", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of attempts from 1 to 9")
    return int(text)


def positive(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text) or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")
    return int(text)


def whole_seconds(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 1 <= int(text) <= 86_400:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of seconds from 1 to 86400")
    return int(text)


def _key_value(read: Callable[[Any], T]) -> Callable[[str], T]:
    """The type of an option whose value is that of a key of newsbeam.toml."""

    def typed(text: str) -> T:
        try:
            return read(text)
        except KeyValueError as error:
            raise argparse.ArgumentTypeError(f"{text!r}: {error}") from None

    return typed


duration = _key_value(duration_s)
since = _key_value(instant)


def age(text: str) -> float:
    """An age in seconds."""
    value = duration(text)
    if not value:
        raise argparse.ArgumentTypeError(f"{text!r} lets nothing in; write 2d, 12h or 30m")
    return value


def where(text: str) -> str:
    try:
        return Where(text.strip()).text
    except WhereError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def fail_on(text: str) -> FailOn:
    try:
        return read_fail_on(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def shards(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 1 <= int(text) <= 10_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of shards from 1 to 10000; 32 suit thousands of feeds")
    return int(text)
