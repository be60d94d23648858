"""Events: changes of condition of feeds, gaps, and changes of what links articles. Each is emitted once, when it is noticed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlsplit

from schemas.records import SCHEMA_VERSION
from schemas.times import rfc3339


class EventType(NamedTuple):
    """Severity and meaning of a type of events. `warning`: news may be lost or late; `error`: it is."""

    severity: str
    meaning: str


#: Every type of events. `docs/records.md` prints this table.
EVENT_TYPES: Mapping[str, EventType] = MappingProxyType(
    {
        "feed.moved": EventType("info", "The feed has moved for good; newsbeam polls the new URL from now on."),
        "feed.gone": EventType("error", "The feed answered 410 Gone; newsbeam asks it once in 30 days."),
        "feed.failing": EventType("error", "Several polls in a row have failed."),
        "feed.silent": EventType("warning", "The feed has had no new entry for much longer than its rhythm explains."),
        "feed.truncated": EventType("warning", "The feed carried whole articles and now carries teasers."),
        "feed.clock_skew": EventType("warning", "The times that the feed states are ahead or behind by a constant amount."),
        "feed.churns_ids": EventType("warning", "The feed gives known entries new ids; newsbeam knows them by their links."),
        "feed.recovered": EventType("info", "A condition of the feed has ended: the type in `ended`."),
        "gap": EventType("error", "Two polls of the feed share no entry: entries between them were never listed to newsbeam."),
        "gap.repaired": EventType("info", "The repair of a gap has ended; `items` counts the entries that it found."),
        "backfill.ended": EventType("info", "The search of `newsbeam backfill` has ended; `items` counts what it found."),
        "copies.origin_changed": EventType("info", "Another article than before counts as the origin of a group of copies."),
        "stories.merged": EventType("info", "Two stories turned out to be one."),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A change of condition, noticed at one instant. Instants are aware UTC.

    A field is null where its type of events does not have it. `make_event` makes one.
    """

    schema_version: Annotated[str, "Version of this schema, MAJOR.MINOR"] = SCHEMA_VERSION
    event_id: Annotated[str, "Identifies the event; a repeat has the same id"]
    type: Annotated[str, "Type of the event; later versions may add types"]
    severity: Annotated[str, "info, warning or error"]
    at: Annotated[datetime, "Instant at which newsbeam noticed it"]
    url: Annotated[str, "Subject: URL of the feed or of the article"]
    feed_url: Annotated[str | None, "Feed, as the user named it"] = None
    host: Annotated[str, "Host of `url`"] = ""
    message: Annotated[str, "The event in a sentence; no control characters"]
    # when
    since: Annotated[datetime | None, "Begin of the gap or condition: the last instant at which newsbeam saw it otherwise"] = (
        None
    )
    until: Annotated[datetime | None, "End of the gap"] = None
    # details
    ended: Annotated[str | None, "feed.recovered: type of the condition that has ended"] = None
    before: Annotated[str | None, "Value before the change: a URL, a record_id, a story id"] = None
    after: Annotated[str | None, "Value after the change"] = None
    reason: Annotated[str | None, "Reason of a dead letter (feed.failing, feed.gone)"] = None
    http_status: Annotated[int | None, "Status code, if the host sent one"] = None
    failures: Annotated[int | None, "Failed polls in a row"] = None
    items: Annotated[int | None, "Entries that the event rests on (gap: listed now; ends of searches: found)"] = None
    lost_items: Annotated[float | None, "Estimated number of entries that the gap has swallowed"] = None
    p_value: Annotated[float | None, "Probability of such a silence under the feed's learned rhythm"] = None
    skew_s: Annotated[float | None, "Seconds by which stated times are ahead; negative: behind"] = None
    share: Annotated[float | None, "Share of entries concerned, 0 to 1"] = None
    chars_before: Annotated[int | None, "Typical length of an entry's text before, in characters"] = None
    chars_after: Annotated[int | None, "Typical length of an entry's text now, in characters"] = None
    via: Annotated[tuple[str, ...], "Where the entries of a search were found"] = ()
    article_id: Annotated[str | None, "Article that the event is about"] = None
    article_ids: Annotated[tuple[str, ...], "Other articles that the event is about"] = ()
    story_id: Annotated[str | None, "Story that the event is about"] = None


def make_event(event_type: str, *, url: str, at: datetime, message: str, marks: tuple[str, ...] = (), **details: Any) -> Event:
    """An event with its id, severity and host. ValueError for a type that is not in `EVENT_TYPES`.

    The id is a digest of type, `url`, `since` and `marks`. Derive these from what was known before the turn or from the data,
    never from the present time: a turn that is repeated after a crash must make the same id. `details`: fields of `Event`.
    """
    if event_type not in EVENT_TYPES:
        raise ValueError(f"{event_type!r} is not a type of events; add it to schemas.events.EVENT_TYPES with its meaning")
    since = details.get("since")
    parts = (event_type, url, rfc3339(since) if since is not None else "", *marks)
    return Event(
        event_id=hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:32],
        type=event_type,
        severity=EVENT_TYPES[event_type].severity,
        at=at,
        url=url,
        host=_host(url),
        message=message,
        **details,
    )


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
