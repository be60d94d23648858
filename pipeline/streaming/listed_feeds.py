"""The list of feeds of a job: URLs and lists on disk or in an object store, and the current settings of its feeds."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from pipeline.feed_list import FeedListReader
from pipeline.settings import UsageError
from schemas.file_systems import file_systems
from schemas.store_access import missing_credentials, missing_package
from transforms.feeds.sources import FeedDefaults, FeedSource

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ListedFeeds:
    """The sources of the list: URLs, and paths of lists on disk or in an object store (`gs://...`).

    `defaults`: settings of the job for feeds without their own.
    """

    arguments: tuple[str, ...]
    defaults: FeedDefaults = field(default_factory=FeedDefaults)

    def read(self) -> list[str]:
        """The URLs on the list. Raises UsageError that names the error."""
        return list(self.sources())

    def sources(self, *, strict: bool = False) -> Mapping[str, FeedSource]:
        """The feeds on the list by URL, with their settings. Raises UsageError as `read`; with `strict` also where part of a
        list names no feed. A list that has not changed is not parsed again."""
        return _reader_of(self).read(strict=strict)


@cache
def _reader_of(feeds: ListedFeeds) -> FeedListReader:
    """One for a process: the timer of the job and the worker's settings read the same list."""
    return FeedListReader(feeds.arguments, read_file, feeds.defaults)


def read_file(path: str, most_bytes: int) -> bytes:
    """The content of a file on one of Beam's file systems, at most `most_bytes` + 1 bytes of it. Raises OSError."""
    scheme = path.partition("://")[0].lower()
    if (remedy := missing_package(scheme) or missing_credentials(scheme)) is not None:
        raise OSError(remedy)
    systems = file_systems()
    try:
        systems.get_filesystem(path)
    except ValueError:  # Beam's words name packages of its own
        raise OSError("a list is a file, or an object of gs://, s3://, azfs:// or hdfs://") from None
    with systems.open(path) as stream:
        return stream.read(most_bytes + 1)


class FeedSettings:
    """The settings of the feeds on the list, for a worker process. `of` may be called from any thread and never waits.

    If the list cannot be read, the last settings stay in use.
    """

    def __init__(self, feeds: ListedFeeds) -> None:
        self._feeds = feeds
        self._sources: Mapping[str, FeedSource] = {}
        self.read_again()

    def of(self, url: str) -> FeedSource | None:
        """The settings of a feed; None for a feed that is not on the list."""
        return self._sources.get(url)

    def read_again(self) -> bool:
        """Read the list now. Always True: the next reading comes."""
        try:
            self._sources = self._feeds.sources()
        except (UsageError, OSError) as error:
            _LOG.warning("the settings of feeds stay as they were: %s", error)
        return True
