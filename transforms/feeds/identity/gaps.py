"""Detects that entries left a feed between two polls before newsbeam saw them. Pure.

A feed is a moving window: entries of the last listing that are missing now have left at the old end. If two polls share no
entry, the window has moved by its whole length, and the entries between the two listings were never seen. Other causes of
different listings are excluded: new ids (entries are compared by link, id, and title with time), a window that was emptied or
shortened, another document (a move), an order that is not by time ("most read"). Pinned entries are shared and prove nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from transforms.feeds.identity.identity import NO_DIGEST, Seen, SeenEntry, seen_entry
from transforms.feeds.parsed import ParsedItem
from transforms.feeds.schedule.schedule import Rhythm, expected_items

#: A listing with fewer entries has not reached the length at which entries fall out.
FULL_SHARE = 0.8
#: Listings this short move on by their length with each entry.
SHORT_LISTING = 3
#: Estimated losses that tell a gap of a listing that is not full, or is this short.
LEAST_LOST_NOT_FULL, LEAST_LOST_SHORT = 3.0, 1.0
#: Entries that come back, or are older than the last listing: the feed is not in the order of time.
RETURNED_SHARE, OLDER_SHARE = 0.2, 0.2
#: Shared entries that may be pinned: a share of the last listing, of at least so many entries; the share of others that have
#: passed them.
PINNED_SHARE, LEAST_BESIDE_PINNED, PASSED_SHARE = 0.5, 5, 0.5
#: The weight of the learned rhythm against what the listing shows, in entries.
_RHYTHM_WEIGHT = 2.0
#: Missing entries that stand in for what a rhythm was not shown, and terms of a series.
_MOST_IMPUTED, _MOST_TERMS = 2_000, 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LastListing:
    """The last listing of a feed: its entries are the last so many of `Seen`."""

    entries: int = 0
    capacity: float = 0.0
    """The length at which entries fall out, as far as is known."""
    newest_at: datetime | None = None
    """The latest time that an entry stated."""
    document: str | None = None
    """Host and path of the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A gap between two polls. `lost_items`: the estimated number of lost entries. `entries`: entries listed now.

    `stated_since`: the latest time that an entry of the poll before stated, by the publisher's clock. `listed_from`: the
    earliest time within the gap that an entry states; from then on nothing is missing. None if no entry states one.
    """

    since: datetime
    until: datetime
    entries: int
    lost_items: float
    stated_since: datetime | None = None
    listed_from: datetime | None = None
    expected: float = 0.0
    """Entries that the rhythm expected between the two polls."""


def listing_of(items: Sequence[ParsedItem], listed: int, last: LastListing, url: str) -> LastListing:
    """What is kept of a listing of `listed` distinct entries that came from `url`."""
    capacity = max(float(listed), last.capacity + 0.1 * (listed - last.capacity))
    return LastListing(
        entries=listed, capacity=round(capacity, 3), newest_at=max(_times(items), default=None), document=document_of(url)
    )


def document_of(url: str) -> str:
    """Host and path: a query may hold a session."""
    parts = urlsplit(url)
    return f"{parts.netloc.removeprefix('www.')}{parts.path}"[:500]


def find_gap(
    items: Sequence[ParsedItem], seen: Seen, last: LastListing, *, url: str, since: datetime, until: datetime, rhythm: Rhythm
) -> Gap | None:
    """The gap before a listing of `items` (oldest first) from `url` at `until`, where the poll before was at `since`.

    `seen`, `last`, `rhythm`: as of the poll before.
    """
    if not last.entries or not items or (last.document is not None and last.document != document_of(url)):
        return None
    known = seen.entries
    before = known[-last.entries :]
    by_entry = {seen_entry(item): item for item in items}
    entries = list(by_entry)
    shared = _shared(entries, before, seen.reuses_guids)
    if any(shared) and not _only_pinned(shared, entries, before, seen.reuses_guids):
        return None
    passed = [entry for entry, is_shared in zip(entries, shared, strict=True) if not is_shared]
    returned = sum(_shared(passed, known[: -last.entries], seen.reuses_guids))
    stated = _times([by_entry[entry] for entry in passed])
    older = sum(at < last.newest_at for at in stated) if last.newest_at is not None else 0
    if returned >= RETURNED_SHARE * len(passed) or older > OLDER_SHARE * len(stated):
        return None
    listed_from = min((at for at in stated if since < at <= until), default=None)
    expected = expected_items(rhythm, since, until)
    if listed_from is None:
        lost = round(max(1.0, beyond(expected, len(entries))), 1)
    else:
        lost = _lost_before(listed_from, len(entries), since, until, rhythm)
    if len(entries) < FULL_SHARE * last.capacity and lost < LEAST_LOST_NOT_FULL:
        return None
    if len(entries) < SHORT_LISTING and lost < LEAST_LOST_SHORT:
        return None
    return Gap(
        since=since,
        until=until,
        entries=len(entries),
        lost_items=lost,
        stated_since=last.newest_at,
        listed_from=listed_from,
        expected=expected,
    )


def shown_to_rhythm(
    gap: Gap | None, since: datetime | None, appeared: Sequence[datetime]
) -> tuple[datetime | None, Sequence[datetime]]:
    """From when on a listing tells all that appeared, and when: what a rhythm may learn from it.

    The time in which entries were lost is no time of silence. Where entries state times, it is left out. Else the listing says
    only that at least so many appeared: nothing new if that many were expected, or that there are more than was thought; then
    the entries that are likely to be missing count, too, spread over the gap with the others.
    """
    if gap is None:
        return since, appeared
    if gap.listed_from is not None:
        return gap.listed_from, [at for at in appeared if at >= gap.listed_from]
    if gap.expected >= gap.entries:
        return gap.until, ()
    number = gap.entries + min(round(gap.lost_items), _MOST_IMPUTED)
    step = (gap.until - gap.since) / max(1, number)
    return since, [gap.since + step * (place + 0.5) for place in range(number)]


def _times(items: Sequence[ParsedItem]) -> list[datetime]:
    claims = [item.published or item.updated for item in items]
    return [claim.instant for claim in claims if claim is not None and claim.instant is not None]


def _shared(entries: Sequence[SeenEntry], others: Sequence[SeenEntry], reuses_guids: bool) -> list[bool]:
    """Which entries are among the others: by link, id (unless the feed reuses ids), or title and time."""
    links = {other.link for other in others} - {NO_DIGEST}
    guids = set() if reuses_guids else {other.guid for other in others} - {NO_DIGEST}
    words = {(other.content, other.published) for other in others}
    return [entry.link in links or entry.guid in guids or (entry.content, entry.published) in words for entry in entries]


def _only_pinned(shared: list[bool], entries: Sequence[SeenEntry], before: Sequence[SeenEntry], reuses_guids: bool) -> bool:
    """True where all shared entries stayed while most others have passed them, which a window that moves on never shows.

    In such a window what is shared is the newest of the last listing and the oldest of this one.
    """
    stayed = _shared(before, entries, reuses_guids)
    if len(before) < LEAST_BESIDE_PINNED or sum(stayed) > max(1.0, PINNED_SHARE * len(before)):
        return False
    gone, new = stayed.count(False), shared.count(False)
    gone_later = [stayed[at + 1 :].count(False) >= PASSED_SHARE * gone for at, stays in enumerate(stayed) if stays]
    new_earlier = [shared[:at].count(False) >= PASSED_SHARE * new for at, is_shared in enumerate(shared) if is_shared]
    return all(gone_later) or all(new_earlier)


def _lost_before(listed_from: datetime, entries: int, since: datetime, until: datetime, rhythm: Rhythm) -> float:
    """Items between the last poll and the oldest entry now, by the rhythm's hours and the pace of the listing itself."""
    pace = (_RHYTHM_WEIGHT + entries) / (_RHYTHM_WEIGHT + expected_items(rhythm, listed_from, until))
    return round(pace * expected_items(rhythm, since, listed_from), 1)


def beyond(expected: float, entries: int) -> float:
    """How many more than `entries` there were on average, where a Poisson number with this mean was at least `entries`."""
    term = total = 1.0  # P(N >= k) / P(N = k) as a series: the mean of N >= k is the mean of N plus k times its inverse
    for number in range(entries + 1, entries + _MOST_TERMS):
        term *= expected / number
        total += term
        if term < 1e-6 * total:
            break
    return expected + entries / total - entries
