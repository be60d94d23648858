"""From what a user names as FEEDS to the list of feed URLs, and what becomes of it while a job runs."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO
from urllib.parse import urlsplit

from lxml import etree

from pipeline.settings import UsageError

_LOG = logging.getLogger(__name__)

#: A list of 100,000 feeds has 10 MB.
_MOST_BYTES = 64 * 1024 * 1024


def read_local_file(path: str, most_bytes: int) -> bytes:
    """The content of a file on this machine, at most `most_bytes` + 1 bytes of it. Raises OSError."""
    with Path(path).expanduser().open("rb") as stream:
        return stream.read(most_bytes + 1)


def read_feed_list(
    arguments: Sequence[str], stdin: TextIO | None, read_file: Callable[[str, int], bytes] = read_local_file
) -> list[str]:
    """The URLs that `arguments` name, in order, each once.

    An argument is a feed's URL, the path of an OPML file or of a text file with one URL a line (`#` begins a comment), or `-`
    for such text on stdin, where there is one. Raises UsageError naming the argument, the line and the remedy.
    """
    urls = dict.fromkeys(url for argument in arguments for url in _urls_of(argument, stdin, read_file))
    if not urls:
        raise UsageError("no feeds given: name at least one feed URL, OPML file or text file with one URL a line")
    return list(urls)


def without_stdin(arguments: Sequence[str], stdin: TextIO) -> tuple[str, ...]:
    """The arguments with what stdin says in place of `-`: it can be read once only. Raises UsageError as `read_feed_list`."""
    named = tuple(argument for argument in arguments if argument != "-")
    return named if len(named) == len(arguments) else (*named, *read_feed_list(["-"], stdin))


class WatchedFeeds:
    """The feeds that `arguments` name now, and every `refresh_s` seconds again. Raises UsageError where they name none.

    `urls`: in their order. Another mapping takes its place when the list has changed; none is ever changed itself.
    """

    def __init__(self, arguments: Sequence[str], refresh_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._arguments, self._refresh_s, self._clock = arguments, refresh_s, clock
        self.urls: Mapping[str, None] = dict.fromkeys(read_feed_list(arguments, None))
        self._read_at = clock()

    def added(self) -> list[str]:
        """Those that came to the list since the last call. A list that cannot be read stays as it was, with a warning."""
        if self._clock() < self._read_at + self._refresh_s:
            return []
        self._read_at = self._clock()
        try:
            now = dict.fromkeys(read_feed_list(self._arguments, None))
        except UsageError as error:
            _LOG.warning("the list of feeds stays as it was: %s", error)
            return []
        before, self.urls = self.urls, now
        added = [url for url in now if url not in before]
        taken_off = len(before.keys() - now.keys())
        if added or taken_off:
            _LOG.info("the list of feeds has changed: %d added, %d taken off", len(added), taken_off)
        return added


def _urls_of(argument: str, stdin: TextIO | None, read_file: Callable[[str, int], bytes]) -> Iterable[str]:
    if argument == "-" and stdin is not None:
        return list(_from_lines(stdin.read(_MOST_BYTES), "stdin"))
    if argument.lower().startswith(("http:", "https:")) or (read_file is read_local_file and "://" in argument):
        return [_checked(argument, "")]
    try:
        data = read_file(argument, _MOST_BYTES)
    except FileNotFoundError:
        raise UsageError(
            f"{argument!r} is neither a URL nor a file: write http://... or https://..., or the path of a list of feeds"
        ) from None
    except OSError as error:
        raise UsageError(f"cannot read {argument!r}: {error.strerror or error}") from error
    if len(data) > _MOST_BYTES:
        raise UsageError(f"{argument!r} is larger than {_MOST_BYTES:,} bytes; that is no list of feeds")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return list(_from_opml(data, argument))
    try:
        return list(_from_lines(data.decode("utf-8-sig"), argument))
    except UnicodeDecodeError as error:
        raise UsageError(f"{argument!r} is not UTF-8 text (byte {error.start}); save it as UTF-8") from error


def _from_lines(text: str, name: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        # '#' inside a URL begins a fragment; a comment begins a line or follows white space.
        url = line.strip() if not line.lstrip().startswith("#") else ""
        url = url.split(" #", 1)[0].split("\t#", 1)[0].strip()
        if url:
            yield _checked(url, f"{name}, line {number}: ")


def _from_opml(data: bytes, name: str) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UsageError(f"{name!r} is not valid OPML: {error}") from error
    outlines = root.iter("outline") if root is not None else ()
    urls = [url for outline in outlines if (url := (outline.get("xmlUrl") or outline.get("xmlurl") or "").strip())]
    if not urls:
        raise UsageError(f"{name!r} is XML but names no feeds: an OPML file has outline elements with an xmlUrl attribute")
    for url in urls:
        yield _checked(url, f"{name}: ")


def _checked(url: str, where: str) -> str:
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname)
        _ = parts.port
    except ValueError:
        fine = False
    if not fine or any(character.isspace() for character in url):
        raise UsageError(f"{where}{url!r} is not a feed's address: write it in full, for example https://example.com/feed.xml")
    if parts.username or parts.password:
        raise UsageError(
            f"{where}the address at {parts.hostname!r} holds a user name or password; they would end up in records"
        )
    return url
