"""Entries of one document whose links have one key, and what tells two of them apart. Pure.

`url_key` drops tracking and session parameters and fragments. On a few sites a parameter names the article (`?sid=`,
`?at_id=`), or several entries are parts of one page (`#item-1`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transforms.feeds.parsed import ParsedItem
from transforms.urls.urls import url_key

#: Entries of one link that another is compared with: a hostile document has 2,000 of them.
_MOST_COMPARED = 20
_NAME_CHARS = 300


@dataclass(frozen=True, slots=True)
class Twin:
    """An entry whose link shares its key with others. `whole`: the key with the whole query."""

    name: str
    guid: str | None
    whole: str

    @classmethod
    def of(cls, item: ParsedItem) -> "Twin":
        """What tells `item` from others at its link."""
        name = item.title or item.summary or item.content or ""
        return cls(" ".join(name[:_NAME_CHARS].casefold().split()), item.guid, whole_key(item) or "")


def twins_of(items: Sequence[ParsedItem], links: Sequence[bytes], no_link: bytes) -> dict[bytes, list[Twin]]:
    """The first entries of each link that several of `items` have. `links`: the digests of their keys."""
    times = Counter(links)
    found: dict[bytes, list[Twin]] = {link: [] for link, count in times.items() if count > 1 and link != no_link}
    for item, link in zip(items, links, strict=True) if found else ():
        if link in found and len(found[link]) < _MOST_COMPARED:
            found[link].append(Twin.of(item))
    return found


def are_two(item: Twin, others: Iterable[Twin]) -> bool:
    """True if one of the others is another entry: title and guid differ, or the title where there is no guid."""
    return any(_differ(item, other) for other in others)


def names_article(item: Twin, others: Iterable[Twin]) -> bool:
    """True if one of the others is another entry, and the query of its link another one too."""
    return any(_differ(item, other) and item.whole != other.whole for other in others)


def with_query_of(item: Twin, others: Iterable[Twin]) -> list[Twin]:
    """Those of the others whose link has the same query."""
    return [other for other in others if other.whole == item.whole]


def whole_key(item: ParsedItem) -> str | None:
    """The key of an entry's link with the whole query; None where its key has all parameters of the link."""
    link = item.link
    if link is None or "?" not in link or (link.count("&") == url_key(link).count("&") and "?" in url_key(link)):
        return None
    return url_key(link, whole=True)


def _differ(one: Twin, other: Twin) -> bool:
    return one.name != other.name and (one.guid is None or one.guid != other.guid)
