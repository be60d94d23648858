"""The pages without HTTP: each is a function that reads the state and returns the name of a template with its values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.local.ledger.feed_status import FeedStatus
from pipeline.local.ledger.ledger_reader import LedgerReader
from pipeline.local.ledger.status_rows import HEALTH_WORDS, HEALTHS
from pipeline.ui.plots import bars, endings_over_time
from pipeline.ui.records import RecordFiles
from pipeline.ui.texts import MAX_TEXT, marked, revisions
from schemas.dead_letters import REASONS

#: Rows of a page.
FEEDS, ROWS = 200, 50
_MAX_QUERY = 500
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Rendered(NamedTuple):
    """A template with its values, and the HTTP status."""

    template: str
    values: Mapping[str, Any]
    status: int = 200


@dataclass(frozen=True, slots=True)
class Views:
    """`state`: the folder of the ledger. `clock`: aware UTC."""

    state: Path
    records: RecordFiles
    clock: Callable[[], datetime]

    def overview(self, asked: Mapping[str, str]) -> Rendered:
        """Counts, the endings of the last two days, hosts with the most waiting entries."""
        now = self.clock()
        since = now - timedelta(hours=48)
        with LedgerReader(self.state) as reader:
            due, next_at = reader.due(now)
            values = {
                "run": reader.run(),
                "healths": [(health, reader.feed_counts().get(health, 0), HEALTH_WORDS[health]) for health in HEALTHS],
                "due": due,
                "next_at": next_at,
                "counters": reader.counters(),
                "waiting": reader.waiting(),
                "plot": endings_over_time(reader.ended_counts(since), since, now, 3_600),
                "hosts": reader.backlog(10),
                "latest": reader.ended(limit=10, kind="record"),
                "bytes": reader.bytes(),
            }
        return Rendered("overview.html", values)

    def feeds(self, asked: Mapping[str, str]) -> Rendered:
        """Feeds by health, page by page."""
        health = next((health for health in HEALTHS if health == asked.get("health")), None)
        after = asked.get("after", "")[:2_000]
        with LedgerReader(self.state) as reader:
            found = reader.feeds(after, FEEDS + 1, health=health)
            counts = reader.feed_counts()
        more = found[FEEDS - 1].url if len(found) > FEEDS else None
        values = {"feeds": found[:FEEDS], "more": more, "after": after, "health": health, "counts": counts, "healths": HEALTHS}
        return Rendered("feeds.html", values | {"words": HEALTH_WORDS})

    def feed(self, asked: Mapping[str, str]) -> Rendered:
        """One feed: its schedule and why, its rhythm, its last endings."""
        url = asked.get("url", "")[:2_000]
        with LedgerReader(self.state) as reader:
            status = reader.feed(url)
            if status is None:
                return missing("The ledger has no such feed.")
            ended = reader.ended(_number(asked.get("before")), ROWS + 1, feed_url=url)
            texts = reader.text_sources([url]).get(url, {})
        values = {"feed": status, "ended": ended[:ROWS], "more": _more(ended), "texts": texts, "words": HEALTH_WORDS}
        return Rendered("feed.html", values | _rhythm(status))

    def list_records(self, asked: Mapping[str, str]) -> Rendered:
        """Records with all words of a query, the newest first."""
        query, page = asked.get("q", "")[:_MAX_QUERY], _number(asked.get("page")) or 0
        page = min(page, 1_000)
        found = self.records.search(query, ROWS, after=page * ROWS)
        return Rendered("records.html", {"found": found, "query": query, "page": page, "rows": ROWS, "uris": self.records.uris})

    def record(self, asked: Mapping[str, str]) -> Rendered:
        """One article: its revisions with their changes, its text with marks, and its evidence."""
        name = asked.get("id", "")[:200]
        record = self.records.record(name) if name else None
        if record is None:
            return missing("The newest files of the outputs have no such record.")
        known = self.records.of_article(record.article_id)
        with LedgerReader(self.state) as reader:
            ended = reader.find(record.article_id, 20)
        copies = self.records.of_group(record.copy_group) if record.copy_group else []
        values = {"record": record, "pieces": marked(record), "revisions": revisions(known), "ended": ended, "copies": copies}
        lines = record.boilerplate_lines
        dropped = [line for line in lines if line.offset is None]
        repeated = [line for line in lines if line.offset is not None]
        more = {"is_cut": len(record.text) > MAX_TEXT, "dropped": dropped, "repeated": repeated}
        return Rendered("record.html", values | more)

    def dead_letters(self, asked: Mapping[str, str]) -> Rendered:
        """The number of dead letters by reason, and the dead letters of one reason."""
        reason = asked.get("reason") if asked.get("reason") in REASONS else None
        with LedgerReader(self.state) as reader:
            counters = reader.counters()
            ended = reader.ended(_number(asked.get("before")), ROWS + 1, kind="dead", reason=reason)
        counts = {name.removeprefix("dead."): n for name, n in counters.items() if name.startswith("dead.")}
        ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
        values = {"counts": ordered, "reasons": REASONS, "reason": reason, "ended": ended[:ROWS], "more": _more(ended)}
        return Rendered("dead_letters.html", values)


def missing(sentence: str) -> Rendered:
    """The page for an address that does not exist."""
    return Rendered("message.html", {"title": "Not found", "sentence": sentence}, 404)


def unreadable(sentence: str) -> Rendered:
    """The page while the ledger cannot be read."""
    return Rendered("message.html", {"title": "Not now", "sentence": sentence}, 503)


def _rhythm(feed: FeedStatus) -> dict[str, Any]:
    hourly, weekdays = feed.rhythm.rates()
    hours = [f"{hour:02}:00" for hour in range(24)]
    mean = sum(hourly)
    return {
        "hours": bars(hourly, hours, "entries an hour", [(hour, f"{hour}") for hour in range(0, 24, 6)]),
        "weekdays": bars(
            [mean * factor for factor in weekdays],
            _WEEKDAYS,
            "entries a day",
            [(number, name[:2]) for number, name in enumerate(_WEEKDAYS)],
        ),
    }


def _more(ended: Sequence[Any]) -> int | None:
    return ended[ROWS - 1].seq if len(ended) > ROWS else None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None
