"""`newsbeam run`: runs the local engine and prints the summary."""

import logging
import sqlite3
from typing import TextIO

from pipeline.cli.summary import print_json, print_table, uris_of
from pipeline.feed_list import WatchedFeeds, without_stdin
from pipeline.settings import RunOptions, UsageError, check_outputs

_LOG = logging.getLogger(__name__)


def run(options: RunOptions, stdin: TextIO, out: TextIO, err: TextIO) -> int:
    """Exit status 0 if the work is done or the run was stopped, 1 if it failed. Raises UsageError."""
    feeds = WatchedFeeds(
        without_stdin(options.feeds, stdin), options.refresh_s, strict=options.strict, defaults=options.defaults
    )
    check_outputs(options.places)

    from pipeline.local.assembly import run_engine  # noqa: PLC0415  (imports Beam, which takes 2 s)
    from pipeline.local.ledger import LedgerInUseError  # noqa: PLC0415
    from pipeline.sinks.sink import SinkError  # noqa: PLC0415
    from transforms.enrich.registry import build_chain  # noqa: PLC0415

    try:
        build_chain(options.enrich)
    except ValueError as error:
        raise UsageError(str(error)) from error
    try:
        summary = run_engine(options, feeds, err)
    except (LedgerInUseError, SinkError) as error:
        _LOG.error("%s", error)
        return 1
    except sqlite3.OperationalError as error:
        _LOG.error("the ledger in %s cannot be used: %s; nothing is lost", options.state, error)
        return 1
    except OSError as error:
        _LOG.error("%s: %s", error.filename or "the state folder", error.strerror or error)
        return 1
    if options.as_json:
        print_json(summary, out)
    else:
        print_table(summary, uris_of(options), out)
    return 0
