"""`newsbeam check` describes lists of feeds in words; `newsbeam convert` writes them as OPML or text."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from pipeline.cli import words
from pipeline.cli.job_check import check_run_tables
from pipeline.settings import FetchSettings, UsageError
from pipeline.sources.listing import Listing
from pipeline.sources.opml import write_opml
from pipeline.sources.read import read_sources
from schemas.whole_file import write_whole
from transforms.feeds.sources import FeedSource

if TYPE_CHECKING:
    from transforms.feeds.parsed import ParsedFeed

#: Lists of more feeds are told folder by folder, on one page, unless all are asked for.
_ONE_BY_ONE = 40
_MOST_FOLDERS, _MOST_PROBLEMS = 30, 10
_AT_ONCE = 32
_KINDS = {"listing": "a page that lists articles", "sitemap": "a sitemap"}


def check(lists: Sequence[str], stdin: TextIO, out: TextIO, *, whole: bool, strict: bool, fetch: FetchSettings | None) -> int:
    """Print the feeds and problems of the lists; with `fetch` also the answer of each feed. Raises UsageError if nothing can be
    read, and for an option under [run] that no run would take."""
    listing = read_sources(lists, stdin)
    check_run_tables(lists, {source.url: source for source in listing.sources})
    out.writelines(f"{line}\n" for line in report(listing, whole=whole))
    failed = 0
    if fetch is not None:
        answers = asyncio.run(_answers([source for source in listing.sources if source.enabled], fetch))
        failed = sum(not fine for fine, _, _ in answers)
        out.write(f"\n{len(answers) - failed} of {len(answers)} feeds answer with entries\n")
        out.writelines(f"  {'ok ' if fine else 'NOT'} {url}: {answer}\n" for fine, url, answer in answers)
    return int(bool(failed or (strict and listing.problems)))


def convert(lists: Sequence[str], stdin: TextIO, out: TextIO, *, to: str | None, as_text: bool, strict: bool) -> int:
    """Write the feeds of the lists as OPML or as text; neither has listing pages. Raises UsageError if nothing can be read
    or `to` not be written."""
    listing = read_sources(lists, stdin, strict=strict)
    sources = [source for source in listing.sources if source.kind != "listing"]
    text = "".join(f"{source.url}\n" for source in sources) if as_text else write_opml(sources)
    if to is None:
        out.write(text)
        return 0
    try:
        path = Path(to).expanduser()
        if path.exists() and not path.is_file():  # a device, a pipe
            path.write_text(text, encoding="utf-8")
        else:
            write_whole(path, text)
    except OSError as error:
        raise UsageError(f"cannot write {to!r}: {error.strerror or error}") from error
    return 0


def report(listing: Listing, *, whole: bool) -> Iterator[str]:
    """The lines that explain a listing; at most a page unless `whole`."""
    sources = listing.sources
    folders = Counter(source.tags[0] if source.tags else "" for source in sources)
    named = [folder for folder in folders if folder]
    inside = f" in {words.number_of(len(named), 'folder')}" if named else ""
    out = f"{listing.kind}: {words.number_of(len(sources), 'feed')}{inside}"
    resting = sum(not source.enabled for source in sources)
    yield out + (f", {resting} of them disabled" if resting else "")
    if whole or len(sources) <= _ONE_BY_ONE:
        for folder in folders:
            if named:
                yield f"  {folder or 'in no folder'} ({folders[folder]})"
            for source in sources:
                if (source.tags[0] if source.tags else "") == folder:
                    yield f"{'    ' if named else '  '}{_feed_line(source)}"
    else:
        for folder, number in folders.most_common(_MOST_FOLDERS):
            yield f"  {folder or 'in no folder'}: {words.number_of(number, 'feed')}"
        if len(folders) > _MOST_FOLDERS:
            yield f"  and {len(folders) - _MOST_FOLDERS} more folders"
        yield "  (--all lists every feed)"
    if listing.problems:
        yield f"{words.number_of(len(listing.problems), 'entry', 'entries')} left out"
        told = listing.problems if whole else listing.problems[:_MOST_PROBLEMS]
        yield from (f"  {problem}" for problem in told)
        if len(told) < len(listing.problems):
            yield f"  and {len(listing.problems) - len(told)} more (--all)"


def _feed_line(source: FeedSource) -> str:
    notes = [
        "" if source.kind == "feed" else _KINDS[source.kind],
        "" if source.enabled else "disabled",
        f"tags {', '.join(source.tags[1:])}" if source.tags[1:] else "",
        f"in {source.language}" if source.language else "",
        f"polled at least every {_time(source.poll_max_s)}" if source.poll_max_s else "",
        f"at most every {_time(source.poll_min_s)}" if source.poll_min_s else "",
        f"at most {words.number_of(source.max_items, 'entry', 'entries')} a poll" if source.max_items else "",
        f"nothing before {source.since:%Y-%m-%d}" if source.since else "",
        f"text from the {source.full_text}" if source.full_text != "auto" else "",
        "robots.txt not obeyed: " + (source.robots_reason or "") if source.robots != "obey" else "",
        f"{source.headers[0].name} from {source.headers[0].reference.partition(':')[0]}" if source.headers else "",
    ]
    told = "; ".join(note for note in notes if note)
    return f"{source.title + '  ' if source.title else ''}{source.url}{'  (' + told + ')' if told else ''}"


def _time(seconds: float) -> str:
    for unit, length in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= length:
            return f"{seconds / length:g} {unit}"
    return f"{seconds:g} s"


async def _answers(sources: Sequence[FeedSource], settings: FetchSettings) -> list[tuple[bool, str, str]]:
    """(it is a feed with entries, its URL, in words what it answers), in the order of the list."""
    # The parser runs where it can be killed: answers are as hostile here as in a run.
    from pipeline.web_client import make_client  # noqa: PLC0415  (the command line starts without them)
    from transforms.clock import utc_now  # noqa: PLC0415
    from transforms.feeds.parse import parse_feed  # noqa: PLC0415
    from transforms.feeds.parsed import NotAFeed, ParsedFeed  # noqa: PLC0415
    from transforms.feeds.search.source_kinds import of_kind  # noqa: PLC0415
    from transforms.pool.pool import PoolSettings, ProcessPool  # noqa: PLC0415
    from transforms.pool.stopped import RemoteError, Stopped  # noqa: PLC0415
    from transforms.web.messages import Failure, Request  # noqa: PLC0415

    slots = asyncio.Semaphore(_AT_ONCE)

    async def answer(source: FeedSource) -> tuple[bool, str, str]:
        async with slots:
            got = await client.fetch(Request(url=source.url, kind="page" if source.kind == "listing" else "feed"))
        if isinstance(got, Failure):
            return False, source.url, f"{got.reason}: {got.message}"
        kind = got.header("content-type")
        parse = partial(parse_feed, got.body, url=got.final_url, charset=got.charset, content_type=kind, now=utc_now())
        try:
            found = await asyncio.wrap_future(pool.submit(parse))
        except RemoteError as error:
            return False, source.url, f"parse_error: {str(error).strip().splitlines()[-1][:200]}"
        if not isinstance(found, Stopped):
            found = of_kind(found, source.kind, got.final_url)
        if isinstance(found, ParsedFeed):
            return bool(found.items or found.children), source.url, described(found, utc_now())
        if isinstance(found, NotAFeed) and found.feed_links:
            return (
                True,
                source.url,
                f"a page that names {words.number_of(len(found.feed_links), 'feed')}; polled: {found.feed_links[0]}",
            )
        if isinstance(found, Stopped):
            return False, source.url, f"parse_{found.cause}: {found.message}"
        return False, source.url, f"{found.reason}: {found.message}"

    with ProcessPool(PoolSettings(1)) as pool:
        async with make_client(settings) as client:
            return await asyncio.gather(*(answer(source) for source in sources))


def described(feed: "ParsedFeed", now: datetime) -> str:
    """A feed in words: its format, its title, how many entries, and how old the newest is."""
    if feed.children:
        return f"a sitemap index with {words.number_of(len(feed.children), 'sitemap')}"
    times = [claim.instant for item in feed.items if (claim := item.published or item.updated) and claim.instant]
    age = f", the newest {words.duration((now - max(times)).total_seconds())} old" if times else ", without times"
    linkless = sum(item.link is None for item in feed.items)
    lacking = f", {linkless} without a link" if linkless else ""
    title = f" {feed.title!r}" if feed.title else ""
    return f"{feed.format}{title}, {words.number_of(len(feed.items), 'entry', 'entries')}{age if feed.items else ''}{lacking}"
