"""Feeds as text: a table that fits the terminal, and one feed in detail with a picture of its rhythm. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from pipeline import words
from pipeline.local.ledger.feed_status import FeedFacts, FeedStatus
from pipeline.local.ledger.ledger_reader import EndedEntry
from pipeline.local.ledger.status_rows import HEALTH_WORDS, Health
from schemas.dead_letters import REASONS
from schemas.events import EVENT_TYPES
from transforms.feeds.schedule.schedule import WHY_WORDS

#: Kept endings of a feed by kind, as `LedgerReader.text_sources` counts them.
Kept = Mapping[str, int]
#: Feed -> the orders about it that no process has obeyed yet.
Ordered = Mapping[str, Sequence[str]]
#: Width of a table in a file, but for the reasons.
_FILE_WIDTH = 160
_BARS = "▁▂▃▄▅▆▇█"
_PLAIN_BARS = "_.:-=+*#"
_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
#: What needs a look comes first.
BY_TROUBLE: tuple[Health, ...] = ("failing", "gone", "new", "paused", "ok")
FAILING = BY_TROUBLE[:2]


def sorted_feeds(feeds: Iterable[FeedFacts]) -> list[FeedFacts]:
    """Feeds with trouble first, the longest trouble before the others; then feeds by their next poll."""

    def place(feed: FeedFacts) -> tuple[int, str, str]:
        trouble = feed.about.get("trouble")
        at = trouble["since"] if trouble else feed.about.get("due_at")
        # Instants of the same zone are in the order of their texts, but for the Z behind a fraction of a second.
        return BY_TROUBLE.index(feed.health), (at or "").rstrip("Z"), feed.url

    return sorted(feeds, key=place)


def headline(counts: Mapping[Health, int], due: int, next_at: datetime | None, now: datetime) -> str:
    """One line for all feeds of the list."""
    total = sum(counts.values())
    told = ", ".join(f"{counts[health]:,} {health}" for health in BY_TROUBLE[::-1] if counts.get(health))
    next_one = f", the next {words.until(next_at, now)}" if next_at is not None else ""
    return f"{words.number_of(total, 'feed')}: {told or 'none'}; {due:,} due now{next_one}"


def table(
    feeds: Sequence[FeedStatus], kept: Mapping[str, Kept], now: datetime, width: int | None, ordered: Ordered | None = None
) -> Iterator[str]:
    """Lines of at most `width` columns. On a narrow terminal the columns on the right are left out.

    `width`: None for a file, which has the whole reason in each line.
    """
    whole, width = width is None, width or _FILE_WIDTH
    cells = [_cells(feed, kept.get(feed.url, {}), now) for feed in feeds]
    heads = ("HEALTH", "LAST", "NEXT", "EVERY", "NEW/DAY", "LIST", "TEXT")
    # The fixed columns and their widths; the feed's name takes half of the rest at most, the note what is left.
    widths = [7, 10, 9, 7, 7, 5, 4]
    shown = 7 if width >= 110 else 5 if width >= 84 else 3
    rest = max(20, width - sum(widths[:shown]) - shown)
    name = rest if rest < 40 else rest // 2
    names = [_name(feed, name) for feed in feeds]
    if rest >= 40:
        name = min(name, max(map(words.columns, ("FEED", *names))))
    note = rest - name - 1 if rest >= 40 else 0

    def line(row: Sequence[str], feed: str, why: str) -> str:
        left = " ".join(words.padded(cell, cell_width) for cell, cell_width in zip(row[:shown], widths, strict=False))
        reason = words.visible(why) if whole else words.cut(why, note) if note else ""
        return f"{left} {words.padded(feed, name)} {reason}".rstrip()

    yield line(heads, "FEED", "WHY")
    for feed, row, shown_name in zip(feeds, cells, names, strict=True):
        yield line(row, shown_name, _note(feed, (ordered or {}).get(feed.url, ())))


def _name(feed: FeedStatus, width: int) -> str:
    url = feed.url.removeprefix("https://")
    return words.visible(f"{words.cut(feed.title, width // 2)}  {url}" if feed.title else url)


def detail(
    feed: FeedStatus, kept: Kept, ended: Sequence[EndedEntry], now: datetime, ordered: Sequence[str] = (), *, plain: bool
) -> Iterator[str]:
    """All facts about one feed. `ordered`: orders not obeyed yet. `plain`: the terminal shows ASCII only."""
    yield words.visible(feed.url)
    if feed.title:
        yield f"  title        {words.cut(feed.title, 200)}"
    off = "" if feed.listed else "; not on the list of the last run"
    yield f"  health       {feed.health}: {HEALTH_WORDS[feed.health]}{off}"
    if ordered:
        yield f"  ordered      {', '.join(ordered)}; not obeyed yet"
    if feed.trouble is not None:
        trouble = feed.trouble
        yield f"  failing      since {words.instant(trouble.since)}, {words.number_of(feed.failures, 'poll')} in a row"
        yield f"  last failure {words.instant(trouble.at)}: {trouble.reason}: {words.visible(trouble.message)}"
        yield f"               {REASONS.get(trouble.reason, '')}".rstrip()
    for condition in feed.conditions:
        since = f" since {words.instant(condition.since)}" if condition.since is not None else ""
        yield f"  condition    {condition.type}{since}"
        yield f"               {EVENT_TYPES[condition.type].meaning if condition.type in EVENT_TYPES else ''}".rstrip()
    polled = f"{words.instant(feed.polled_at)}, {words.ago(feed.polled_at, now)}" if feed.polled_at else "never with success"
    yield f"  last poll    {polled}; {words.number_of(feed.polls, 'poll')} so far"
    yield f"  next poll    {_next(feed, now)}"
    if feed.held_until is not None and feed.held_until > now:
        yield f"  held         its server asked to be left alone until {words.instant(feed.held_until)}"
    if feed.retries:
        yield f"  retries      {feed.retries} failed requests in the poll under way"
    if feed.feed_url:
        yield f"  polled URL   {words.visible(feed.feed_url)}"
    if feed.moved_to:
        yield f"  moves to     {words.visible(feed.moved_to)} (taken over when it repeats)"
    yield from _learned(feed, plain=plain)
    yield from _kept(kept, ended)


def _next(feed: FeedStatus, now: datetime) -> str:
    if not feed.listed:
        return "none, while it is not on the list"
    if feed.health == "paused":
        return "none: paused ('newsbeam feeds resume' ends it)"
    if feed.under_way:
        return f"{words.until(feed.due_at, now)}; a poll is under way"
    if feed.due_at is None:
        return "when a run begins"
    why = WHY_WORDS[feed.why] if feed.why is not None else "decided by an earlier version"
    every = f"; {words.duration(feed.interval_s)} after the last decision" if feed.interval_s is not None else ""
    return f"{words.instant(feed.due_at)}, {words.until(feed.due_at, now)}{every}: {why}"


def _learned(feed: FeedStatus, *, plain: bool) -> Iterator[str]:
    if feed.items_per_day is None:
        return
    hourly, weekday = feed.rhythm.rates()
    yield f"  new entries  {feed.items_per_day:.1f} a day, learned from {feed.rhythm.days:.1f} days of polls"
    yield f"  by hour      {bars(hourly, plain=plain)}  00 to 23 UTC, at most {max(hourly):.2f} an hour"
    days = " ".join(f"{day} {bars(weekday, plain=plain)[number]}" for number, day in enumerate(_DAYS))
    yield f"  by weekday   {days}"
    omitted = f", {feed.omitted:,} left out" if feed.omitted else ""
    yield f"  list         {words.number_of(feed.window, 'entry', 'entries')} listed{omitted}; {feed.known:,} remembered"
    document, hints = feed.hints.document, []
    if feed.hints.fresh_s:
        hints.append(f"fresh for {words.duration(feed.hints.fresh_s)} (HTTP)")
    if document.ttl_min:
        hints.append(f"ttl {words.duration(document.ttl_min * 60)}")
    if document.update_interval_s:
        hints.append(f"updates every {words.duration(document.update_interval_s)}")
    if document.skip_hours or document.skip_days:
        hints.append("names hours or days without news")
    yield f"  hints        {', '.join(hints) or 'none'}"


def _kept(kept: Kept, ended: Sequence[EndedEntry]) -> Iterator[str]:
    if not kept:
        return
    most_first = sorted(kept.items(), key=lambda pair: -pair[1])
    told = ", ".join(words.number_of(number, *_KINDS.get(kind, (kind, kind))) for kind, number in most_first)
    yield f"  last 30 days {told}"
    yield "  last endings"
    for entry in ended:
        what = entry.reason if entry.kind == "dead" else entry.kind
        yield f"    {entry.at:%Y-%m-%d %H:%M}  {what:18}  {words.cut(entry.title or entry.url, 90)}"


_KINDS = {
    "record:page": ("record with the page's text", "records with the page's text"),
    "record:feed": ("record with the feed's text", "records with the feed's text"),
    "record:removed": ("removal", "removals"),
    "dead": ("dead letter", "dead letters"),
    "duplicate": ("duplicate", "duplicates"),
}


def bars(values: Sequence[float], *, plain: bool) -> str:
    """A bar for each value, as high as its share of the largest."""
    steps = _PLAIN_BARS if plain else _BARS
    top = max(values, default=0.0) or 1.0
    return "".join(steps[min(len(steps) - 1, int(value / top * len(steps)))] for value in values)


def share_of_page_text(kept: Kept) -> float | None:
    """Share of the kept records with text whose text is from the page; None without such records."""
    page, feed = kept.get("record:page", 0), kept.get("record:feed", 0)
    return page / (page + feed) if page + feed else None


def _cells(feed: FeedStatus, kept: Kept, now: datetime) -> tuple[str, ...]:
    share = share_of_page_text(kept)
    return (
        feed.health,
        words.ago(feed.polled_at, now),
        "-" if feed.health == "paused" or not feed.listed else words.until(feed.due_at, now),
        "-" if feed.interval_s is None else words.duration(feed.interval_s),
        "-" if feed.items_per_day is None else f"{feed.items_per_day:.1f}",
        f"{feed.window:,}" if feed.window else "-",
        "-" if share is None else f"{share:.0%}",
    )


def _note(feed: FeedStatus, ordered: Sequence[str]) -> str:
    if ordered:
        return f"not obeyed yet: {', '.join(ordered)}"
    if not feed.listed:
        return "not on the list of the last run"
    if feed.health in ("failing", "gone") and feed.trouble is not None:
        since = f"{feed.trouble.since:%Y-%m-%d %H:%M}"
        return f"{feed.trouble.reason} since {since}: {feed.trouble.message}"
    if feed.health == "paused":
        return "paused by an operator"
    if feed.conditions:
        return ", ".join(condition.type.removeprefix("feed.") for condition in feed.conditions)
    if feed.retries:
        return f"{words.number_of(feed.retries, 'failed request')} in the poll under way"
    return WHY_WORDS[feed.why] if feed.why is not None else ""
