"""`newsbeam explain`: why an article is there or missing, and what happens next."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from pipeline import words
from pipeline.cli.printed.feeds_table import detail
from pipeline.local.ledger.ledger_reader import EndedEntry, LedgerReader, NoLedgerError
from pipeline.local.ledger.status_rows import ENDED_FOR_S, MAX_ENDED
from pipeline.local.state.explanation import Knowledge, explanation
from pipeline.settings import FetchSettings, UsageError
from schemas.codec import to_json
from schemas.dead_letters import LASTING, REASONS
from transforms.urls.user_info import without_user_info
from transforms.web.addresses.addresses import AddressPolicy

#: Endings without a record of their own. An article that was looked at again may have one from before.
_KINDS = {
    "duplicate": "a duplicate: the article has ended under another entry or address",
    "unchanged": "looked at again: unchanged",
    "postponed": "looked at again: no answer that decides anything",
    "filtered": "filtered: it ended without a record",
}
_MOST_ENDED = 10
#: Links of endings that are told together.
_MOST_LINKS = 3


def explain(name: str, state: Path, settings: FetchSettings, out: TextIO, *, as_json: bool, dry_run: bool) -> int:
    """Print what is known of `name`. Exit status 1 if nothing is known and nothing was tried. Raises UsageError."""
    now, name = datetime.now(UTC), without_user_info(name)
    try:
        with LedgerReader(state) as reader:
            known = explanation(reader, name, now, AddressPolicy(settings.allowed_networks))
            endings = reader.ended(limit=_MOST_ENDED, feed_url=known.feed.url) if known.feed is not None else []
            kept = reader.text_sources([known.feed.url]).get(known.feed.url, {}) if known.feed is not None else {}
    except NoLedgerError as error:
        raise UsageError(str(error)) from error
    if as_json:
        out.write(json.dumps(json.loads(to_json(known)) | {"next": next_step(known, now)}, ensure_ascii=False) + "\n")
    else:
        if known.feed is not None:
            out.write("a feed\n")
            out.writelines(f"{line}\n" for line in detail(known.feed, kept, endings, now, plain=False))
        if known.feed is None or known.ended or known.waiting:
            out.writelines(f"{line}\n" for line in lines(known, now))
    if dry_run:
        if known.url is None:
            raise UsageError(f"{name!r} is no URL: --dry-run needs one")
        return _try(known.url, settings, out)
    return 0 if known.is_known else 1


def lines(known: Knowledge, now: datetime) -> Iterator[str]:
    """The facts about an article, in words."""
    yield words.visible(known.url or known.name)
    if not known.is_known:
        days, most = ENDED_FOR_S / 86_400, MAX_ENDED
        yield f"  nothing is known of it (endings are kept for {days:.0f} days, {most:,} at most)"
    if known.article_id is not None:
        yield f"  article      {known.article_id}"
    for url in known.listed_by:
        yield f"  listed by    {words.visible(url)}"
    for alike in _alike(known.ended):
        yield from _ending(alike, known.url or known.name)
    if known.newest_record and not any(entry.kind == "record" for entry in known.ended):
        yield f"  record       {known.newest_record}, written before the endings that are kept"
    for waiting in known.waiting:
        item = waiting.item
        yield f"  waiting      since {words.instant(item.first_seen_at)}, listed by {words.visible(item.feed_url)}"
        if item.url != (known.url or known.name):
            yield f"               its link is {words.visible(item.url)}"
        yield f"               {words.number_of(waiting.place, 'entry', 'entries')} of its host before it"
        if waiting.tries is not None:
            tries = waiting.tries
            failed = f"{words.number_of(tries.attempts, 'failed request')}, the last {tries.reason}: " if tries.attempts else ""
            yield f"               {failed}{words.visible(tries.message)}"
            yield f"               the next request not before {words.instant(tries.retry_at)}"
    yield from _host(known, now)
    yield f"  next         {next_step(known, now)}"


def _alike(ended: Sequence[EndedEntry]) -> Iterator[list[EndedEntry]]:
    """Endings that differ in their links and times only, together: entries on the parts of one page (`#item-1`)."""
    groups: dict[tuple[str, str, str | None, str], list[EndedEntry]] = {}
    for entry in ended:
        fact = (entry.kind, entry.reason, entry.feed_url, json.dumps(entry.detail, sort_keys=True))
        groups.setdefault(fact, []).append(entry)
    yield from groups.values()


def _links(entries: Sequence[EndedEntry], shown: str) -> str | None:
    """The links of entries, if they are not that which is shown above."""
    links = list(dict.fromkeys(entry.url for entry in entries))
    if links == [shown]:
        return None
    more = len(links) - _MOST_LINKS
    return ", ".join(links[:_MOST_LINKS]) + (f" and {words.number_of(more, 'other')}" if more > 0 else "")


def _ending(entries: Sequence[EndedEntry], shown: str) -> Iterator[str]:
    entry = entries[0]
    found = entry.detail
    what = f"dead letter: {entry.reason}" if entry.kind == "dead" else _KINDS.get(entry.kind, entry.kind)
    if entry.kind == "record":
        change = f" ({found['change']}, after {found.get('supersedes')})" if found.get("change") else ""
        text = "without text" if found.get("change") == "removed" else f"text from the {entry.reason}"
        what = f"record {entry.record_id}{change}, {text}"
    times = f" ({len(entries)} times, the first at {words.instant(entries[-1].at)})" if len(entries) > 1 else ""
    yield f"  {words.instant(entry.at)}  {words.visible(what)}{times}"
    robots_source = f" ({found['robots_source']})" if found.get("robots_source") else ""
    told = {
        "link": _links(entries, shown),
        "title": entry.title,
        "feed": entry.feed_url,
        "first seen": found.get("seen"),
        "cause": entry.message,
        "meaning": REASONS.get(entry.reason) if entry.kind == "dead" else None,
        "status": found.get("status"),
        "requests": None if entry.kind == "dead" and entry.reason in LASTING else found.get("attempts"),
        "final URL": found.get("final"),
        "canonical": found.get("canonical"),
        "copy of": found.get("copy_of"),
        "robots.txt": f"{found['robots']}{robots_source}" if found.get("robots") else None,
        "its own text": f"not used: {found['text_reason']}" if found.get("text_reason") else None,
    }
    for name, value in told.items():
        if value is not None:
            yield f"    {name:12} {words.cut(str(value), 300)}"


def _host(known: Knowledge, now: datetime) -> Iterator[str]:
    if known.host is None:
        return
    rests = f", is left alone until {words.instant(known.host_rests_until)}" if known.host_rests_until is not None else ""
    unreached = f", could not be reached {known.host_failures} times in a row" if known.host_failures else ""
    yield f"  host         {known.host}: {words.number_of(known.host_waiting, 'entry', 'entries')} waiting{rests}{unreached}"
    robots = known.robots
    if robots is None:
        yield "  robots.txt   not read yet"
        return
    rule = f" by '{words.cut(robots.rule, 100)}'" if robots.rule is not None else ""
    fresh = "" if robots.is_fresh else "; it is read again before the next request"
    yield f"  robots.txt   {robots.verdict}{rule} ({robots.source}, read {words.ago(robots.fetched_at, now)}{fresh})"


def next_step(known: Knowledge, now: datetime) -> str:
    """A sentence about the next step for the article."""
    if known.refusal is not None and not known.is_known:
        return f"if a feed lists it: never asked for: {known.refusal}"
    if known.waiting:
        at = max((known.host_rests_until or now, *(entry.tries.retry_at for entry in known.waiting if entry.tries is not None)))
        return f"its page is asked for {words.until(at, now)}, when its host's turn comes"
    last = known.ended[0] if known.ended else None
    if last is not None and last.kind == "dead":
        return _after_dead_letter(last.reason)
    if last is not None and last.kind == "postponed":
        return "another look at it"
    if last is not None and last.kind == "filtered":
        return "nothing, unless the filter changes and a feed lists it as a new entry"
    if known.newest_record or last is not None:
        return "nothing, unless a feed lists it anew"
    if known.listed_by:
        return "nothing: its entry was seen, and its ending is no longer kept"
    if known.feed is not None:
        return "its next poll (see above)"
    if known.url is None:
        return "nothing: no entry and no record has this name"
    if known.robots is not None and known.robots.is_fresh and known.robots.verdict != "allowed":
        return f"if a feed lists it: a dead letter, because robots.txt says {known.robots.verdict}"
    return "if a feed lists it, newsbeam asks robots.txt, then the page; --dry-run does this without writing anything"


def _after_dead_letter(reason: str) -> str:
    if reason in LASTING:
        return "nothing: its link names nothing that may be asked for"
    unless = ", which helps only where robots.txt has changed" if reason == "robots_disallowed" else ""
    return f"nothing; 'newsbeam replay' retries its dead letter, in the running process or the next run{unless}"


def _try(url: str, settings: FetchSettings, out: TextIO) -> int:
    """Fetch and extract now, and tell the ending. Nothing is written."""
    from pipeline.cli.commands.extract_command import tried  # noqa: PLC0415  (imports the extraction, which takes 2 s)

    outcome = tried(url, settings)
    out.write(f"  dry run      {words.visible(outcome)}\n")
    return 0
