"""The content of a list of feeds: its feeds and its problems."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.sources.feed_address import address_key
from transforms.feeds.sources import FeedSource


@dataclass(frozen=True, slots=True)
class ListProblem:
    """A part of a list that names no feed. The rest of the list is read."""

    where: str
    """The list and the line, e.g. `feeds.opml, line 12`."""
    message: str
    """The problem with its text and the remedy; without secrets."""

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Listing:
    """The feeds of a list in its order, each address once, and its problems."""

    sources: tuple[FeedSource, ...] = ()
    problems: tuple[ListProblem, ...] = ()
    kind: str = "text"
    """The kind of list: `URL`, `text`, `OPML`, `newsbeam.toml`."""
    lists: tuple[str, ...] = ()
    """Other lists that it names, relative to itself."""


def joined(listings: Iterable[Listing]) -> Listing:
    """All listings as one. A repeated feed adds its tags, and its title if there was none."""
    sources: dict[str, FeedSource] = {}
    problems: list[ListProblem] = []
    kinds: dict[str, None] = {}
    for listing in listings:
        kinds[listing.kind] = None
        problems += listing.problems
        for source in listing.sources:
            known = sources.get(key := address_key(source.url))
            sources[key] = source if known is None else merged(known, source)
    return Listing(tuple(sources.values()), tuple(problems), " and ".join(kinds) or "text")


def merged(known: FeedSource, again: FeedSource) -> FeedSource:
    """`known` with the tags and the title of a second mention of the same feed."""
    return replace(known, title=known.title or again.title, tags=tuple(dict.fromkeys((*known.tags, *again.tags))))
