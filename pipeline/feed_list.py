"""The list of feeds of a run: the feeds that FEEDS name now, and its changes while a job runs."""

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from hashlib import blake2b
from typing import TextIO

from pipeline.settings import UsageError
from pipeline.sources.listing import Listing, ListProblem
from pipeline.sources.read import MOST_BYTES, ReadFile, read_local_file, read_sources
from transforms.feeds.sources import FeedDefaults, FeedSource

__all__ = ["FeedListReader", "WatchedFeeds", "read_feed_list", "read_feed_sources", "read_local_file", "without_stdin"]

_LOG = logging.getLogger(__name__)
_NO_DEFAULTS = FeedDefaults()

#: Problems that are told one by one; of more only the number.
_MAX_LOGGED = 20
#: Lists are read again every minute: a problem is told once.
_logged: dict[ListProblem, None] = {}


def read_feed_list(arguments: Sequence[str], stdin: TextIO | None) -> list[str]:
    """The URLs that `arguments` name, in order, each once. Disabled feeds are left out.

    An argument is a feed's URL, the path of an OPML file, of a newsbeam.toml or of a text file with one URL a line, or `-` for
    such text on stdin, where there is one. Entries of a list that name no feed are left out, with a warning. Raises
    UsageError naming the argument and the remedy if an argument cannot be read, or none names a feed.
    """
    return list(read_feed_sources(arguments, stdin))


def read_feed_sources(
    arguments: Sequence[str],
    stdin: TextIO | None,
    read_file: ReadFile = read_local_file,
    defaults: FeedDefaults = _NO_DEFAULTS,
    *,
    strict: bool = False,
) -> Mapping[str, FeedSource]:
    """The feeds of `read_feed_list` by URL, with their settings.

    Raises UsageError as `read_feed_list`; with `strict` also where part of a list names no feed.
    """
    return _polled(_warned(read_sources(arguments, stdin, read_file, strict=strict)), defaults)


class FeedListReader:
    """Reads the list that `arguments` name as often as it is asked, and parses it only if one of its files has changed.

    With 10,000 feeds to parse takes half a second, to read and to compare a millisecond. `read` may be called from any thread.
    """

    def __init__(
        self, arguments: Sequence[str], read_file: ReadFile = read_local_file, defaults: FeedDefaults = _NO_DEFAULTS
    ) -> None:
        self._arguments, self._read_file, self._defaults = arguments, read_file, defaults
        self._lock = threading.Lock()
        self._digests: dict[str, bytes] = {}
        """The digest of each file of the list, also of those that a newsbeam.toml names."""
        self._feeds: Mapping[str, FeedSource] | None = None

    def read(self, *, strict: bool = False) -> Mapping[str, FeedSource]:
        """As `read_feed_sources`; the same mapping as the last time if nothing has changed. With `strict` it is parsed."""
        with self._lock:
            if strict or self._feeds is None or self._has_changed():
                digests: dict[str, bytes] = {}

                @wraps(self._read_file)
                def read_file(path: str, most_bytes: int) -> bytes:
                    data = self._read_file(path, most_bytes)
                    digests[path] = _digest(data)
                    return data

                self._feeds = None
                self._feeds = read_feed_sources(self._arguments, None, read_file, self._defaults, strict=strict)
                self._digests = digests
            return self._feeds

    def _has_changed(self) -> bool:
        try:
            return any(_digest(self._read_file(path, MOST_BYTES)) != digest for path, digest in self._digests.items())
        except OSError:
            return True  # to be read again, for its message


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def without_stdin(arguments: Sequence[str], stdin: TextIO) -> tuple[str, ...]:
    """The arguments with the URLs of stdin in place of `-`: stdin can be read only once. Raises UsageError as
    `read_feed_list`."""
    named = tuple(argument for argument in arguments if argument != "-")
    return named if len(named) == len(arguments) else (*named, *read_feed_list(["-"], stdin))


class WatchedFeeds:
    """The feeds that `arguments` name, read again every `refresh_s` seconds. Raises UsageError if they name none.

    `urls`: the feeds in the order of the list, with their settings, else `defaults`. A changed list is a new mapping; a mapping
    never changes. `strict`: raises UsageError also if part of a list names no feed.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        refresh_s: float,
        clock: Callable[[], float] = time.monotonic,
        *,
        strict: bool = False,
        defaults: FeedDefaults = _NO_DEFAULTS,
    ) -> None:
        self._refresh_s, self._clock = refresh_s, clock
        self._list = FeedListReader(arguments, defaults=defaults)
        self.urls = self._list.read(strict=strict)
        self._read_at = clock()
        self._unread: str | None = None
        """Why the list could not be read the last time."""

    def source(self, url: str) -> FeedSource | None:
        """The feed `url` with its current settings; None if it is not on the list."""
        return self.urls.get(url)

    def added(self) -> list[str]:
        """URLs of feeds that were added since the last call. If the list cannot be read, the last one stays in use; the log has
        a line for each new reason, and one when it can be read again."""
        if self._clock() < self._read_at + self._refresh_s:
            return []
        self._read_at = self._clock()
        try:
            now = self._list.read()
        except UsageError as error:
            if self._unread != str(error):
                self._unread = str(error)
                _LOG.warning("the list of feeds stays as it was: %s", error)
            return []
        if self._unread is not None:
            self._unread = None
            _LOG.info("the list of feeds can be read again")
        before, self.urls = self.urls, now
        added = [url for url in now if url not in before]
        taken_off = len(before.keys() - now.keys())
        if added or taken_off:
            _LOG.info("the list of feeds has changed: %d added, %d taken off", len(added), taken_off)
        return added


def _polled(listing: Listing, defaults: FeedDefaults) -> Mapping[str, FeedSource]:
    feeds = {source.url: defaults.fill(source) for source in listing.sources if source.enabled}
    if not feeds:
        raise UsageError("all feeds of the list are disabled (enabled = false)")
    return feeds


def _warned(listing: Listing) -> Listing:
    """`listing`, after its problems were told."""
    new = [problem for problem in listing.problems if problem not in _logged]
    for problem in new[:_MAX_LOGGED]:
        _LOG.warning("%s", problem)
    if len(new) > _MAX_LOGGED:
        _LOG.warning("%d more entries of the lists name no feed; 'newsbeam check' lists them all", len(new) - _MAX_LOGGED)
    if len(_logged) < 10_000:
        _logged.update(dict.fromkeys(new))
    return listing
