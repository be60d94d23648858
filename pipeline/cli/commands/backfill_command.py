"""`newsbeam backfill`: a run that searches for older articles; beside a running process, an order to that process."""

import json
import sqlite3
from datetime import UTC, datetime
from typing import TextIO

from pipeline import words
from pipeline.feed_list import WatchedFeeds, without_stdin
from pipeline.local.ledger.ledger_reader import LedgerReader, NoLedgerError
from pipeline.local.state.orders import place_backfill
from pipeline.local.state.state_folder import holder_of
from pipeline.settings import RunOptions, UsageError


def backfill(options: RunOptions, stdin: TextIO, out: TextIO, err: TextIO) -> int:
    """Exit status as of `newsbeam run`; 0 if a running process got the order. Raises UsageError.

    The process that holds the state folder can search its own feeds only; its records go where it writes.
    """
    if options.backfill_since is not None and options.backfill_since > datetime.now(UTC):
        raise UsageError(
            f"--since {options.backfill_since:%Y-%m-%d %H:%M} UTC lies in the future; name the first day to search"
        )
    holder = holder_of(options.state)
    if holder is None or options.backfill_since is None:
        from pipeline.cli.commands.run_command import run  # noqa: PLC0415  (imports the client of a run)

        return run(options, stdin, out, err)
    urls = list(WatchedFeeds(without_stdin(options.feeds, stdin), options.refresh_s, defaults=options.defaults).urls)
    try:
        with LedgerReader(options.state) as reader:
            listed = {feed.url for url in urls if (feed := reader.feed(url)) is not None and feed.listed}
        unlisted = [url for url in urls if url not in listed]
        if unlisted:
            raise UsageError(
                f"process {holder} uses the state folder {str(options.state)!r} and does not poll {unlisted[0]!r}: "
                "add the feed to its list first, or name another --state folder"
            )
        place_backfill(options.state, urls, options.backfill_since, datetime.now(UTC))
    except (NoLedgerError, sqlite3.OperationalError) as error:
        cause = f"process {holder} uses the state folder, and its ledger cannot take the order: {error}"
        raise UsageError(cause) from error
    if options.as_json:
        out.write(f"{json.dumps({'ordered': len(urls), 'process': holder, 'since': options.backfill_since.isoformat()})}\n")
        return 0
    out.write(
        f"backfill: {words.number_of(len(urls), 'feed')}; the running process {holder} searches within seconds "
        "and writes to its own outputs\n"
    )
    return 0
