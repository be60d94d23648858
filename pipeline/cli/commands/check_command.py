"""`newsbeam check` describes lists of feeds in words; `newsbeam convert` writes them as OPML or text."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from pipeline import words
from pipeline.cli.commands.job_check import check_run_tables
from pipeline.settings import FetchSettings, UsageError
from pipeline.sources.listing import Listing
from pipeline.sources.opml import write_opml
from pipeline.sources.read import read_sources
from schemas.whole_file import write_whole
from transforms.feeds.sources import FeedSource

#: Lists of more feeds are told folder by folder, on one page, unless all are asked for.
_ONE_BY_ONE = 40
_MOST_FOLDERS, _MOST_PROBLEMS = 30, 10
_KINDS = {"listing": "a page that lists articles", "sitemap": "a sitemap"}


def check(lists: Sequence[str], stdin: TextIO, out: TextIO, *, whole: bool, strict: bool, fetch: FetchSettings | None) -> int:
    """Print the feeds and problems of the lists; with `fetch` also the answer of each feed. Raises UsageError if nothing can be
    read, and for an option under [run] that no run would take."""
    listing = read_sources(lists, stdin)
    check_run_tables(lists, {source.url: source for source in listing.sources})
    out.writelines(f"{line}\n" for line in report(listing, whole=whole))
    failed = 0
    if fetch is not None:
        # The command line starts without client and parser.
        from pipeline.cli.commands.feed_answers import CheckedFeed, ask_feeds  # noqa: PLC0415

        def tell(answer: CheckedFeed) -> None:
            out.write(f"  {'ok ' if answer.is_fine else 'NOT'} {answer.url}: {answer.told}\n")
            out.flush()  # a long list takes minutes, with the pauses of its hosts

        out.write("\n")
        answers = asyncio.run(ask_feeds([source for source in listing.sources if source.enabled], fetch, tell))
        failed = sum(not answer.is_fine for answer in answers)
        out.write(f"{len(answers) - failed} of {len(answers)} feeds answer with entries\n")
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
        f"text from the {source.full_text}" if source.full_text not in (None, "auto") else "",
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
