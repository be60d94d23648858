"""What a list of feeds gives: its feeds, and what in it gives none."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.sources.feed_address import address_key
from transforms.feeds.sources import FeedSource


@dataclass(frozen=True, slots=True)
class ListProblem:
    """A part of a list that names no feed. It costs itself, not the list."""

    where: str
    """The list and the line, e.g. `feeds.opml, line 12`."""
    message: str
    """What is wrong, with the text, and what to write instead; without secrets."""

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Listing:
    """The feeds of a list in its order, each address once, and its problems."""

    sources: tuple[FeedSource, ...] = ()
    problems: tuple[ListProblem, ...] = ()
    kind: str = "text"
    """What the list is: `URL`, `text`, `OPML`, `newsbeam.toml`."""
    lists: tuple[str, ...] = ()
    """Other lists that it names, relative to itself."""


def joined(listings: Iterable[Listing]) -> Listing:
    """All of them as one. A feed that is named again adds its tags, and a title where there was none."""
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
    """`known` with what a second mention of the same feed adds."""
    return replace(known, title=known.title or again.title, tags=tuple(dict.fromkeys((*known.tags, *again.tags))))
