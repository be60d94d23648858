"""Finds the new and the changed entries of a feed. Pure: a function of the present and the earlier listings.

The identity of an entry is its guid, or its link if it has none. Two repairs, because guids are often wrong:

* Churn: a known link under a new guid is the same entry (content systems that make guids anew at each poll).
* Reuse: one guid for several links is no guid; then the link counts. Within one document that is certain. Across two polls
  a known guid with a new link is a new entry only if title and publication time differ too: a corrected slug keeps its time.

Links of one key may differ in what the key drops (`shared_links.py`). If one document lists two such entries with different
titles and guids, they are two. Where the queries differ, the query names the article: new entries have their whole query in
their keys (`ParsedItem.whole_key`). The digest of such a link is of that key, so later polls find it, whatever else they list.
Where only the fragments differ, both are on one page, which is fetched once. An entry under a new guid and query whose
title and time are known is the known one: a feed that makes guids and session ids anew has no new entries. So has one that
puts a random number into its links (`new_links.py`).

An entry has changed if its title, its time of update, its summary or its text differs from the last listing, or its time of
publication, which RSS feeds move at an update. If most known entries have another one, the feed stamps them at each poll, and
it says nothing. An entry that a document lists twice is not compared, because the two may differ.

The state has digests of 8 bytes; two different links share one in 10^13 comparisons.
"""

import base64
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from transforms.feeds.identity.new_links import known_by_words
from transforms.feeds.identity.shared_links import Twin, are_two, names_article, twins_of, whole_key, with_query_of
from transforms.feeds.parsed import ParsedItem
from transforms.urls.urls import url_key

#: Entries kept beyond those that the feed lists now: some feeds let entries come back.
KEPT_WINDOWS = 3
MIN_KEPT, MAX_KEPT = 500, 6_000
_ROW_BYTES = 28
#: Rows of states before version 4: without the digest of the body.
_SHORT_ROW_BYTES = 24
_UNKNOWN_BODY = _UNKNOWN_CONTENT = b"\0" * 4
#: Known entries of a document from which on a common change of their times of publication is the feed's.
_MANY = 4
#: Bytes of a link's digest that make a hint.
_PRINT_BYTES = 3
#: Digest of a guid or link that an entry does not have.
NO_DIGEST = b"\0" * 8


@dataclass(frozen=True, slots=True)
class SeenEntry:
    """Digests of an entry: guid and link (zeros where it has none), title and updates, publication time, summary and text."""

    guid: bytes
    link: bytes
    content: bytes
    published: bytes
    body: bytes


@dataclass(frozen=True, slots=True)
class Seen:
    """Entries seen, the least recently listed first; and whether the feed has ever reused guids.

    They stay packed, 28 bytes each: most polls end with 304 and look at none of them.
    """

    rows: bytes = b""
    reuses_guids: bool = False

    def __post_init__(self) -> None:
        if len(self.rows) % _ROW_BYTES:
            raise ValueError("the list of seen entries is cut")

    @classmethod
    def of(cls, entries: Iterable[SeenEntry], reuses_guids: bool) -> "Seen":
        """These entries."""
        rows = (entry.guid + entry.link + entry.content + entry.published + entry.body for entry in entries)
        return cls(b"".join(rows), reuses_guids)

    def __len__(self) -> int:
        return len(self.rows) // _ROW_BYTES

    @property
    def entries(self) -> tuple[SeenEntry, ...]:
        """The entries, unpacked."""
        rows = (self.rows[i : i + _ROW_BYTES] for i in range(0, len(self.rows), _ROW_BYTES))
        return tuple(SeenEntry(row[:8], row[8:16], row[16:20], row[20:24], row[24:]) for row in rows)

    def link_prints(self) -> bytes:
        """Three bytes of the digest of each entry's link, one behind the other: a hint where to look for a link.

        Of 10,000 feeds with 500 entries each one has those of a foreign link.
        """
        prints = bytearray(_PRINT_BYTES * len(self))
        for at in range(_PRINT_BYTES):
            prints[at::_PRINT_BYTES] = self.rows[8 + at :: _ROW_BYTES]
        return bytes(prints)


def with_unknown_bodies(rows: str) -> str:
    """Rows as base64, as states had them before version 4: now with a digest of the body, which is not known."""
    data = base64.b64decode(rows, validate=True)
    if len(data) % _SHORT_ROW_BYTES:
        raise ValueError("the list of seen entries is cut")
    starts = range(0, len(data), _SHORT_ROW_BYTES)
    return base64.b64encode(b"".join(data[i : i + _SHORT_ROW_BYTES] + _UNKNOWN_BODY for i in starts)).decode("ascii")


def link_print(link: str, *, whole: bool) -> bytes:
    """What `Seen.link_prints` has for an entry with this link. `whole`: one whose key has the whole query."""
    return _digest(url_key(link, whole=whole), 8)[:_PRINT_BYTES]


def link_marks(link: str, *, whole: bool = False) -> tuple[str, str, str]:
    """Texts of which `Seen.rows`, as base64, contains one if an entry with this link was seen: 54 bits or more of its digest.

    A row is 28 bytes, and base64 encodes three bytes in four characters: the digest begins at the first, second or third.
    """
    digest = _digest(url_key(link, whole=whole), 8)
    first, second, third = (base64.b64encode(b"\0" * at + digest + b"\0" * 3).decode("ascii") for at in range(3))
    # Characters that hold bits of the digest only.
    return first[:10], second[2:12], third[3:13]


@dataclass(frozen=True, slots=True)
class SplitItems:
    """The new and the changed items with their ids, in the order given; and what is known from now on."""

    new: tuple[tuple[str, ParsedItem], ...]
    seen: Seen
    changed: tuple[tuple[str, ParsedItem], ...] = ()
    listed: int = 0
    """Number of distinct entries that the feed lists now; they are the last entries of `seen`."""
    known: int = 0
    """Those that were seen before, and `renamed` those of them with an id that was not."""
    renamed: int = 0


def split_new_items(items: Sequence[ParsedItem], seen: Seen) -> SplitItems:
    """Split the new and the changed items from the known ones; each item occurs only once."""
    entries = [seen_entry(item) for item in items]
    reuses = seen.reuses_guids or _reuses_guids(entries)
    known = dict.fromkeys(seen.entries)
    by_link = {entry.link: entry for entry in known if entry.link != NO_DIGEST}
    by_guid = {entry.guid: entry for entry in known if entry.guid != NO_DIGEST}
    twins = twins_of(items, [entry.link for entry in entries], NO_DIGEST)
    returned = known_by_words(items, entries, known, by_link, by_guid)
    by_words = {_words_of(entry, titled=titled): entry for entry in known for titled in (True, False)} if twins else {}
    listed: dict[SeenEntry, None] = {}
    new: list[tuple[str, ParsedItem]] = []
    met: list[tuple[SeenEntry, SeenEntry, ParsedItem]] = []
    times: Counter[bytes] = Counter()
    renamed = 0
    for parsed, plain in zip(items, entries, strict=True):
        item, entry, others = parsed, plain, twins.get(plain.link, ())
        words = _words_of(plain, titled=bool(parsed.title))
        by_text = by_words.get(words) if others else None
        same = by_text if reuses else by_guid.get(plain.guid) or by_text
        twin = Twin.of(parsed) if others and same is None else None
        whole = _whole_link(parsed, plain, same)
        if whole is not None and (whole in by_link or (twin is not None and names_article(twin, others))):
            item, entry = replace(parsed, whole_key=True), replace(plain, link=whole)
            others = with_query_of(twin, others) if twin is not None else ()
        before = by_link.get(entry.link) or _same_guid(entry, by_guid, reuses) or by_text or returned.get(plain)
        if before is None or (twin is not None and are_two(twin, others)):
            new.append((_item_id(item, reuses), item))
        else:
            met.append((before, entry, item))
            if NO_DIGEST not in (before.guid, entry.guid) and entry.guid not in by_guid:
                renamed += 1
        times[entry.link] += 1
        by_words[words] = entry
        # A corrected link or guid is remembered beside the old one: either may be listed next.
        listed.pop(entry, None)
        listed[entry] = None
        if entry.link != NO_DIGEST:
            by_link[entry.link] = entry
        if entry.guid != NO_DIGEST:
            by_guid[entry.guid] = entry
    # A link that is made anew at each poll never comes again.
    for entry in (*listed, *returned.values()):
        known.pop(entry, None)
    room = min(MAX_KEPT, max(MIN_KEPT, KEPT_WINDOWS * len(listed)))
    older = list(known)[-room:] if room else []
    return SplitItems(
        new=tuple(new),
        seen=Seen.of((*older, *listed), reuses),
        changed=_changed(met, times, reuses),
        listed=len(listed),
        known=len(met),
        renamed=renamed,
    )


def _whole_link(item: ParsedItem, entry: SeenEntry, same: SeenEntry | None) -> bytes | None:
    """The digest of the key with the whole query; None where that is the entry's key, or it is known under its key."""
    if same is not None and same.link == entry.link:
        return None
    key = whole_key(item)
    digest = _digest(key, 8) if key is not None else entry.link
    return digest if digest != entry.link else None


def _words_of(entry: SeenEntry, *, titled: bool) -> bytes:
    return entry.content + entry.published + (b"" if titled else entry.body)


def _changed(
    met: Sequence[tuple[SeenEntry, SeenEntry, ParsedItem]], times: Counter[bytes], reuses: bool
) -> tuple[tuple[str, ParsedItem], ...]:
    """The known entries, each with its last listing, that differ from it in words, or in the time of publication where the feed
    does not move that of most."""
    compared = [(before, entry, item) for before, entry, item in met if times[entry.link] == 1]
    moved = [_has_moved(before, entry, item) for before, entry, item in compared]
    is_stamped = len(compared) >= _MANY and 2 * sum(moved) > len(compared)
    return tuple(
        (_item_id(item, reuses), item)
        for (before, entry, item), has_moved in zip(compared, moved, strict=True)
        if _has_changed(before, entry) or (has_moved and not is_stamped)
    )


def _has_moved(before: SeenEntry, entry: SeenEntry, item: ParsedItem) -> bool:
    """The time of publication is another one. Without a time, `published` is of the title."""
    return before.published != entry.published and before.content != _UNKNOWN_CONTENT and item.published is not None


def _has_changed(before: SeenEntry, entry: SeenEntry) -> bool:
    return before.content not in (entry.content, _UNKNOWN_CONTENT) or before.body not in (entry.body, _UNKNOWN_BODY)


def split_older_items(items: Sequence[ParsedItem], seen: Seen, listed: int) -> SplitItems:
    """As `split_new_items`, for items that the feed does not list: the last `listed` entries of `seen` stay the last.

    A sitemap gives no titles: if such an entry comes into the feed later, nothing of it has changed.
    """
    split = split_new_items(items, seen)
    entries = seen.entries
    at = len(entries) - min(listed, len(entries))
    added = [
        entry if item.title else replace(entry, content=_UNKNOWN_CONTENT, body=_UNKNOWN_BODY)
        for entry, item in ((seen_entry(item), item) for _, item in split.new)
    ]
    kept = (*entries[:at], *added, *entries[at:])[-(MAX_KEPT + listed) :]
    return SplitItems(new=split.new, seen=Seen.of(kept, seen.reuses_guids), listed=listed)


def _same_guid(entry: SeenEntry, by_guid: dict[bytes, SeenEntry], reuses: bool) -> SeenEntry | None:
    """The entry seen under this guid, unless the guid is known or now shown to be reused for another one."""
    before = by_guid.get(entry.guid)
    if before is None or NO_DIGEST in (entry.link, before.link):
        return before
    if reuses or (before.content != entry.content and before.published != entry.published):
        return None
    return before


def _reuses_guids(entries: Iterable[SeenEntry]) -> bool:
    links = {(entry.guid, entry.link) for entry in entries if NO_DIGEST not in (entry.guid, entry.link)}
    return any(count > 1 for count in Counter(guid for guid, _ in links).values())


def seen_entry(item: ParsedItem) -> SeenEntry:
    """The digests of an item."""
    title = item.title or ""
    guid = item.guid or (None if item.link else f"{title} {item.raw_link}")
    return SeenEntry(
        guid=_digest(guid, 8) if guid else NO_DIGEST,
        link=_digest(url_key(item.link, whole=item.whole_key), 8) if item.link else NO_DIGEST,
        content=_digest(f"{title}\n{item.updated.value if item.updated else ''}", 4),
        published=_digest(item.published.value if item.published else title, 4),
        body=_digest(" ".join(f"{item.summary or ''}\n{item.content or ''}".split()), 4),
    )


def _item_id(item: ParsedItem, reuses: bool) -> str:
    if item.link and (reuses or not item.guid):
        return item.link
    return item.guid or item.raw_link or item.title or ""


def _digest(text: str, size: int) -> bytes:
    return blake2b(text.encode("utf-8", "replace"), digest_size=size).digest()
