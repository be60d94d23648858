"""Which entries of a feed are new. Pure: a function of what the feed lists now and what it listed before.

An entry is what its guid says, or its link where it has none. Two repairs, because guids are often wrong:

* Churn: a known link under a new guid is the same entry (content systems that make guids anew at each poll).
* Reuse: one guid for several links is no guid; then the link counts. Within one document that is certain. Across two polls
  a known guid with a new link is a new entry only if title and publication time differ too: a corrected slug keeps its time.

What it remembers is digests of 8 bytes; two different links share one in 10^13 comparisons.
"""

import base64
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from transforms.feeds.parsed import ParsedItem
from transforms.urls.urls import url_key

#: Entries kept beyond those that the feed lists now: some feeds let entries come back.
KEPT_WINDOWS = 3
MIN_KEPT, MAX_KEPT = 500, 6_000
_ROW_BYTES = 24
_NONE = b"\0" * 8


@dataclass(frozen=True, slots=True)
class SeenEntry:
    """Digests of an entry: its guid and link (zeros where it has none), title and updates, publication time."""

    guid: bytes
    link: bytes
    content: bytes
    published: bytes


@dataclass(frozen=True, slots=True)
class Seen:
    """Entries seen, the least recently listed first; and whether the feed was ever caught reusing guids.

    They stay packed, 24 bytes each: most polls end with 304 and look at none of them.
    """

    rows: bytes = b""
    reuses_guids: bool = False

    @classmethod
    def of(cls, entries: Iterable[SeenEntry], reuses_guids: bool) -> "Seen":
        """These entries."""
        return cls(b"".join(entry.guid + entry.link + entry.content + entry.published for entry in entries), reuses_guids)

    def __len__(self) -> int:
        return len(self.rows) // _ROW_BYTES

    @property
    def entries(self) -> tuple[SeenEntry, ...]:
        """The entries, unpacked."""
        rows = (self.rows[i : i + _ROW_BYTES] for i in range(0, len(self.rows), _ROW_BYTES))
        return tuple(SeenEntry(row[:8], row[8:16], row[16:20], row[20:]) for row in rows)

    def encode(self) -> str:
        """All entries as one line of base64: 32 characters each."""
        return base64.b64encode(self.rows).decode("ascii")

    @classmethod
    def decode(cls, text: str, reuses_guids: bool) -> "Seen":
        """What `encode` made. ValueError for anything else."""
        data = base64.b64decode(text, validate=True)
        if len(data) % _ROW_BYTES:
            raise ValueError("the list of seen entries is cut")
        return cls(data, reuses_guids)


@dataclass(frozen=True, slots=True)
class SplitItems:
    """The new items with their ids, in the order given; and what is known from now on."""

    new: tuple[tuple[str, ParsedItem], ...]
    seen: Seen


def split_new_items(items: Sequence[ParsedItem], seen: Seen) -> SplitItems:
    """Tell the new items from those seen, among them each only once."""
    entries = [_entry(item) for item in items]
    reuses = seen.reuses_guids or _reuses_guids(entries)
    known = dict.fromkeys(seen.entries)
    by_link = {entry.link: entry for entry in known if entry.link != _NONE}
    by_guid = {entry.guid: entry for entry in known if entry.guid != _NONE}
    listed: dict[SeenEntry, None] = {}
    new: list[tuple[str, ParsedItem]] = []
    for item, entry in zip(items, entries, strict=True):
        before = by_link.get(entry.link) or _same_guid(entry, by_guid, reuses)
        if before is None:
            new.append((_item_id(item, reuses), item))
        # A corrected link or guid is remembered beside the old one: either may be listed next.
        listed.pop(entry, None)
        listed[entry] = None
        if entry.link != _NONE:
            by_link[entry.link] = entry
        if entry.guid != _NONE:
            by_guid[entry.guid] = entry
    for entry in listed:
        known.pop(entry, None)
    room = min(MAX_KEPT, max(MIN_KEPT, KEPT_WINDOWS * len(listed)))
    older = list(known)[-room:] if room else []
    return SplitItems(tuple(new), Seen.of((*older, *listed), reuses))


def _same_guid(entry: SeenEntry, by_guid: dict[bytes, SeenEntry], reuses: bool) -> SeenEntry | None:
    """The entry seen under this guid, unless the guid is known or now shown to be reused for another one."""
    before = by_guid.get(entry.guid)
    if before is None or _NONE in (entry.link, before.link):
        return before
    if reuses or (before.content != entry.content and before.published != entry.published):
        return None
    return before


def _reuses_guids(entries: Iterable[SeenEntry]) -> bool:
    links = {(entry.guid, entry.link) for entry in entries if _NONE not in (entry.guid, entry.link)}
    return any(count > 1 for count in Counter(guid for guid, _ in links).values())


def _entry(item: ParsedItem) -> SeenEntry:
    title = item.title or ""
    guid = item.guid or (None if item.link else f"{title} {item.raw_link}")
    return SeenEntry(
        guid=_digest(guid, 8) if guid else _NONE,
        link=_digest(url_key(item.link), 8) if item.link else _NONE,
        content=_digest(f"{title}\n{item.updated.value if item.updated else ''}", 4),
        published=_digest(item.published.value if item.published else title, 4),
    )


def _item_id(item: ParsedItem, reuses: bool) -> str:
    if item.link and (reuses or not item.guid):
        return item.link
    return item.guid or item.raw_link or item.title or ""


def _digest(text: str, size: int) -> bytes:
    return blake2b(text.encode("utf-8", "replace"), digest_size=size).digest()
