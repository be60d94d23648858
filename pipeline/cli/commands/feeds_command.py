"""`newsbeam feeds`: the feeds in the ledger, and orders about them. It reads the ledger beside a running process."""

import shutil
import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from pipeline import words
from pipeline.cli.printed.feeds_json import json_lines
from pipeline.cli.printed.feeds_table import BY_TROUBLE, FAILING, detail, headline, sorted_feeds, table
from pipeline.local.ledger.feed_status import FeedFacts
from pipeline.local.ledger.ledger_reader import LedgerReader, NoLedgerError
from pipeline.local.ledger.status_rows import Health
from pipeline.local.state.orders import FEED_ORDERS, place, waiting
from pipeline.local.state.state_folder import holder_of
from pipeline.settings import UsageError

_PAGE = 1_000
_LAST_ENDINGS = 10
#: Rows of a table without --limit.
_MOST_ROWS = 1_000


def feeds(given: Sequence[str], state: Path, out: TextIO, *, failing: bool, as_json: bool, limit: int | None) -> int:
    """Print a table of feeds, or one feed in detail; or place an order, if `given` begins with one.

    `given`: a feed's URL, or a part of URLs and titles. Raises UsageError if no feed is found, or there is no ledger.
    """
    if given and given[0] in FEED_ORDERS:
        return _order(given[0], given[1:], state, out)
    now = datetime.now(UTC)
    with _reader(state) as reader, ThreadPoolExecutor(1) as beside:
        most = limit if limit is not None or as_json else _MOST_ROWS
        # Where all feeds are printed, their endings are counted while the rows are read: SQLite releases the interpreter.
        counting = beside.submit(_all_kept, state) if most is None and not given and not failing else None
        found = _found(reader, given, FAILING if failing else BY_TROUBLE, most)
        exact = len(given) == 1 and len(found) == 1
        shown = sorted_feeds(found)[:most]
        kept = counting.result() if counting is not None else reader.text_sources([feed.url for feed in shown])
        ordered = waiting(state)
        if as_json:
            out.writelines(json_lines(shown, kept, ordered))
        elif exact:
            feed = shown[0].status()
            endings = reader.ended(limit=_LAST_ENDINGS, feed_url=feed.url)
            plain = not (out.encoding or "").lower().replace("-", "").startswith("utf")
            facts = detail(feed, kept.get(feed.url, {}), endings, now, ordered.get(feed.url, ()), plain=plain)
            out.writelines(f"{line}\n" for line in facts)
        else:
            number = sum(map(len, ordered.values()))
            orders = f"; {words.number_of(number, 'order')} not obeyed yet" if number else ""
            out.write(headline(reader.feed_counts(), *reader.due(now), now) + orders + _running(reader, state) + "\n")
            if shown:
                statuses = [feed.status() for feed in shown]
                out.writelines(f"{line}\n" for line in table(statuses, kept, now, _width(out), ordered))
            if len(shown) < len(found):
                out.write("and more: --limit N prints N, --json all\n")
    return 0


def _reader(state: Path) -> LedgerReader:
    try:
        return LedgerReader(state)
    except NoLedgerError as error:
        raise UsageError(str(error)) from error


def _all_kept(state: Path) -> dict[str, dict[str, int]]:
    with _reader(state) as reader:
        return reader.text_sources()


def _found(reader: LedgerReader, given: Sequence[str], healths: Sequence[Health], most: int | None) -> list[FeedFacts]:
    """The feeds that `given` names, or all; without names one more than `most` at most, those with trouble first."""
    exact = [feed for url in given if (feed := reader.facts_of(url)) is not None]
    if given and len(exact) == len(given):
        return exact
    # Pages of a health read the rows of all feeds, so they are read where they may end early.
    wholly = bool(given) or most is None
    every: list[FeedFacts] = []
    for health in [None] if wholly else healths:
        after = ""
        while (wholly or len(every) <= (most or 0)) and (page := reader.feed_facts(after, _PAGE, health=health)):
            every += [feed for feed in page if feed.health in healths]
            after = page[-1].url
    found = [feed for feed in every if not given or any(_matches(feed, text) for text in given)]
    unmatched = [text for text in given if not any(_matches(feed, text) for feed in found)]
    if unmatched:
        orders = "" if "://" in unmatched[0] else f"; orders are {', '.join(FEED_ORDERS)}"
        raise UsageError(f"no feed of this state is or has in its URL or title {' or '.join(map(repr, unmatched))}{orders}")
    return found


def _matches(feed: FeedFacts, text: str) -> bool:
    return text.casefold() in feed.url.casefold() or text.casefold() in (feed.title or "").casefold()


def _order(verb: str, targets: Sequence[str], state: Path, out: TextIO) -> int:
    if not targets:
        raise UsageError(f"name the feeds to {verb}: their URLs as 'newsbeam feeds' prints them")
    holder = holder_of(state)
    with _reader(state) as reader:
        found = {url: reader.facts_of(url) for url in targets}
    for url, feed in found.items():
        if feed is None:
            raise UsageError(f"{url!r} is no feed of this state; 'newsbeam feeds' lists them")
        if holder is not None and not feed.listed and verb != "forget":
            raise UsageError(f"the running process {holder} does not poll {url!r}: add the feed to its list first")
    try:
        place(state, verb, targets, datetime.now(UTC))
    except (NoLedgerError, sqlite3.OperationalError) as error:
        raise UsageError(f"the ledger in {str(state)!r} cannot take the order: {error}") from error
    who = f"the running process {holder} obeys within seconds" if holder is not None else "the next 'newsbeam run' obeys"
    unlisted = [feed for feed in found.values() if feed is not None and not feed.listed]
    if unlisted and verb != "forget":
        who += f", if its list has {'the feed' if len(targets) == 1 else 'the feeds'} again"
    out.write(f"{verb}: {words.number_of(len(targets), 'feed')}; {who}\n")
    return 0


def _running(reader: LedgerReader, state: Path) -> str:
    run = reader.run()
    if run is None or run.ended_at is not None:
        return ""
    holder = holder_of(state)
    return f"; process {holder} runs since {words.instant(run.began_at)}" if holder is not None else "; the last run was killed"


def _width(out: TextIO) -> int | None:
    return shutil.get_terminal_size().columns if out.isatty() else None
