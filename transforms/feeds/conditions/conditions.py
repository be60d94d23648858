"""The conditions of a feed: its present problems, and the event of each change. Pure.

Each watch (`silence`, `teasers`, `clock_skew`, `id_churn`, and the count of failures) says whether its condition holds, has
ended, or cannot be told. A condition that holds and is not open gives one event; an open one that has ended gives
`feed.recovered`. The open conditions are part of the feed's state, and operators see them. This module sends no requests.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from schemas.events import Event, make_event
from schemas.times import rfc3339
from transforms.feeds.conditions.clock_skew import Offsets, is_skewed
from transforms.feeds.conditions.id_churn import Churn, is_churning
from transforms.feeds.conditions.silence import LEAST_P, Quiet, silence_p
from transforms.feeds.conditions.teasers import Lengths, is_truncated
from transforms.feeds.identity.gaps import Gap, LastListing, find_gap, listing_of
from transforms.feeds.identity.identity import Seen, SplitItems
from transforms.feeds.parsed import ParsedItem
from transforms.feeds.schedule.schedule import Rhythm
from transforms.feeds.search.backfill import Backfill
from transforms.web.messages import Failure

#: Failed polls in a row that make a feed failing; each has tried for up to a minute, and pauses of 1 and 2 minutes lie between.
FAILING_AFTER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCondition:
    """A condition that holds. `type`: that of its event. `since`: the last instant at which it was seen otherwise.

    `began_at`: the first failure of a feed that was never polled well; it tells two such troubles apart.
    """

    type: str
    since: datetime | None
    began_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """The open conditions of a feed, and the memory of its watches."""

    open: tuple[OpenCondition, ...] = ()
    quiet: Quiet = field(default_factory=Quiet)
    lengths: Lengths = field(default_factory=Lengths)
    offsets: Offsets = field(default_factory=Offsets)
    churn: Churn = field(default_factory=Churn)
    listing: LastListing = field(default_factory=LastListing)

    def is_open(self, event_type: str) -> bool:
        """True while the condition holds."""
        return any(condition.type == event_type for condition in self.open)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A document from a good poll: its entries, oldest first, the new ones among them, and the times of their appearance.

    `url`: where it came from. `since`: the good poll before; None for the first. `seen`, `rhythm`: as of before. `is_part`: it
    is one of several documents of the feed.
    """

    feed_url: str
    url: str
    since: datetime | None
    until: datetime
    items: Sequence[ParsedItem]
    split: SplitItems
    appeared: Sequence[datetime]
    seen: Seen
    rhythm: Rhythm
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class PollFindings:
    """The conditions after a poll, the events of what has changed, and the gap that was found."""

    conditions: Conditions
    events: tuple[Event, ...] = ()
    gap: Gap | None = None


def after_look(before: Conditions, look: Look) -> PollFindings:
    """After a document that had changed."""
    new = [item for _, item in look.split.new]
    kept = replace(before, quiet=before.quiet.after(look.appeared, look.until))
    kept = replace(kept, lengths=kept.lengths.after(len(item.content or item.summary or "") for item in new))
    if look.since is not None and not look.is_part:
        stated = [claim.instant for item in new if (claim := item.published or item.updated) is not None and claim.instant]
        kept = replace(
            kept,
            offsets=kept.offsets.after(stated, look.since, look.until),
            churn=kept.churn.after(look.split.known, look.split.renamed),
        )
    gap = None
    if not look.is_part:
        if look.since is not None:
            gap = find_gap(
                look.items,
                look.seen,
                before.listing,
                url=look.url,
                since=look.since,
                until=look.until,
                rhythm=look.rhythm,
            )
        kept = replace(kept, listing=listing_of(look.items, look.split.listed, before.listing, look.url))
    turns = _Turns(kept, look.feed_url, look.until)
    turns.answered()
    if new:
        turns.turn("feed.silent", False, look.since, "")
    else:
        turns.silence(look.rhythm)
    turns.turn("feed.truncated", is_truncated(kept.lengths), look.since, *_truncated(kept.lengths))
    turns.turn("feed.clock_skew", is_skewed(kept.offsets), look.since, *_skewed(kept.offsets))
    turns.turn("feed.churns_ids", is_churning(kept.churn), look.since, *_churning(kept.churn))
    if gap is not None:
        turns.events.append(gap_event(look.feed_url, gap))
    return PollFindings(turns.conditions, tuple(turns.events), gap)


def after_no_change(before: Conditions, feed_url: str, rhythm: Rhythm, now: datetime) -> PollFindings:
    """After a 304 or an unchanged body."""
    turns = _Turns(before, feed_url, now)
    turns.answered()
    turns.silence(rhythm)
    return PollFindings(turns.conditions, tuple(turns.events))


def after_failed_poll(
    before: Conditions,
    feed_url: str,
    failure: Failure,
    *,
    failures: int,
    since: datetime | None,
    now: datetime,
    began: datetime | None = None,
) -> PollFindings:
    """After a poll that failed, the `failures`-th in a row; `since`: the last good one. `began`: the first failed poll before
    this one, which names the trouble of a feed that was never polled well, also after its state was forgotten."""
    turns = _Turns(before, feed_url, now, began if since is None else None)
    details = {"reason": failure.reason, "http_status": failure.http_status, "failures": failures}
    if failure.http_status == 410:
        turns.drop("feed.failing")
        turns.turn("feed.gone", True, since, "The feed answered 410 Gone: newsbeam asks it once in 30 days.", details)
    elif failures >= FAILING_AFTER and not before.is_open("feed.gone"):
        message = f"{failures} polls in a row have failed, the last: {failure.message}"
        turns.turn("feed.failing", True, since, message, details)
    return PollFindings(turns.conditions, tuple(turns.events))


def moved_event(feed_url: str, before: str, after: str, *, since: datetime | None, now: datetime) -> Event:
    """The event of a feed that is polled at another URL from now on."""
    message = f"The feed has moved for good: newsbeam polls {after} from now on."
    return make_event(
        "feed.moved",
        url=feed_url,
        at=now,
        message=message,
        marks=(after,),
        feed_url=feed_url,
        since=since,
        before=before,
        after=after,
    )


def gap_event(feed_url: str, gap: Gap) -> Event:
    """The event of a gap."""
    lost = f"about {gap.lost_items:.0f}" if gap.lost_items >= 0.5 else "some"
    message = f"None of the {gap.entries} entries of the feed was listed at the poll before: {lost} entries may be missing."
    return make_event(
        "gap",
        url=feed_url,
        at=gap.until,
        message=message,
        feed_url=feed_url,
        since=gap.since,
        until=gap.until,
        items=gap.entries,
        lost_items=gap.lost_items,
    )


def searched_event(feed_url: str, search: Backfill, now: datetime) -> Event:
    """The event of a search that has ended: of a gap, or of a user."""
    where = f" ({', '.join(search.via)})" if search.via else ""
    what = "the entries of the gap" if search.until is not None else f"entries since {search.since:%Y-%m-%d %H:%M} UTC"
    return make_event(
        "gap.repaired" if search.until is not None else "backfill.ended",
        url=feed_url,
        at=now,
        message=f"The search for {what} has ended: {search.found} were found{where}.",
        marks=() if search.until is not None else (str(search.found),),  # users may ask twice
        feed_url=feed_url,
        since=search.since,
        until=search.until,
        items=search.found,
        via=search.via,
    )


def _truncated(lengths: Lengths) -> tuple[str, Mapping[str, Any]]:
    message = f"The feed carried articles of about {lengths.chars:.0f} characters; its last {lengths.run} entries have about "
    details = {"items": lengths.run, "chars_before": round(lengths.chars), "chars_after": round(lengths.run_chars)}
    return f"{message}{lengths.run_chars:.0f}.", details


def _skewed(offsets: Offsets) -> tuple[str, Mapping[str, Any]]:
    skew_s = offsets.middle_s
    side = "ahead" if skew_s > 0 else "behind"
    message = f"The times of the last {offsets.entries} entries are about {abs(skew_s) / 60:.0f} minutes {side}."
    return message, {"skew_s": round(skew_s, 1), "items": offsets.entries}


def _churning(churn: Churn) -> tuple[str, Mapping[str, Any]]:
    return f"{churn.share:.0%} of the known entries of the feed have new ids; their links count.", {"share": churn.share}


class _Turns:
    """The changes of one poll."""

    def __init__(self, conditions: Conditions, feed_url: str, now: datetime, began_at: datetime | None = None) -> None:
        self.conditions, self.feed_url, self.now, self.began_at = conditions, feed_url, now, began_at
        self.events: list[Event] = []

    def turn(
        self,
        event_type: str,
        holds: bool | None,
        since: datetime | None,
        message: str,
        details: Mapping[str, Any] | None = None,
    ) -> None:
        """Open or end a condition; nothing where it already is so, or cannot be told."""
        found = next((condition for condition in self.conditions.open if condition.type == event_type), None)
        if holds and found is None:
            opened = OpenCondition(type=event_type, since=since, began_at=self.began_at)
            self.conditions = replace(self.conditions, open=(*self.conditions.open, opened))
            self._tell(event_type, since, message, details or {}, marks=_marks(opened))
        elif holds is False and found is not None:
            self.drop(event_type)
            ended = f"The feed is no longer {_WORDS[event_type]}."
            self._tell("feed.recovered", found.since, ended, {"ended": event_type}, marks=(event_type, *_marks(found)))

    def drop(self, event_type: str) -> None:
        """End a condition without an event: another one has taken its place."""
        kept = tuple(condition for condition in self.conditions.open if condition.type != event_type)
        self.conditions = replace(self.conditions, open=kept)

    def answered(self) -> None:
        """The feed has answered well."""
        self.turn("feed.failing", False, None, "")
        self.turn("feed.gone", False, None, "")

    def silence(self, rhythm: Rhythm) -> None:
        """Nothing new has come."""
        if self.conditions.is_open("feed.silent"):
            return
        quiet = self.conditions.quiet
        p_value = silence_p(quiet, rhythm, self.now)
        if p_value is not None and p_value < LEAST_P and quiet.newest_at is not None:
            hours = (self.now - quiet.newest_at).total_seconds() / 3_600
            message = f"The feed has had nothing new for {hours:.0f} hours, which its rhythm explains with p = {p_value:.2g}."
            self.turn("feed.silent", True, quiet.newest_at, message, {"p_value": p_value})

    def _tell(
        self, event_type: str, since: datetime | None, message: str, details: Mapping[str, Any], marks: tuple[str, ...] = ()
    ) -> None:
        event = make_event(
            event_type,
            url=self.feed_url,
            at=self.now,
            message=message,
            marks=marks,
            feed_url=self.feed_url,
            since=since,
            **details,
        )
        self.events.append(event)


def _marks(condition: OpenCondition) -> tuple[str, ...]:
    """What tells the events of a condition from those of an earlier one, beside `since`."""
    return (rfc3339(condition.began_at),) if condition.began_at is not None else ()


_WORDS = {
    "feed.failing": "failing",
    "feed.gone": "gone",
    "feed.silent": "silent",
    "feed.truncated": "truncated",
    "feed.clock_skew": "off in its times",
    "feed.churns_ids": "changing the ids of known entries",
}
