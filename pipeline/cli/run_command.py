"""`newsbeam run`: runs the local engine and prints the summary."""

import logging
import sqlite3
from collections.abc import Mapping
from typing import TextIO

from pipeline.cli.summary import print_json, print_table, uris_of
from pipeline.feed_list import WatchedFeeds, without_stdin
from pipeline.settings import RunOptions, UsageError, check_outputs
from pipeline.sinks.place import STDOUT
from transforms.feeds.sources import FeedSource

_LOG = logging.getLogger(__name__)


def run(options: RunOptions, stdin: TextIO, out: TextIO, err: TextIO) -> int:
    """Exit status 0 if the work is done or the run was stopped; 1 if it failed, or if every poll of a run that was not stopped
    has failed; 3 if a condition of `fail_on` holds. Raises UsageError."""
    feeds = WatchedFeeds(
        without_stdin(options.feeds, stdin), options.refresh_s, strict=options.strict, defaults=options.defaults
    )
    check_outputs(options.places)

    from pipeline.local.assembly import run_engine  # noqa: PLC0415  (imports Beam, which takes 2 s)
    from pipeline.local.ledger import LedgerInUseError  # noqa: PLC0415
    from pipeline.monitor.server import ServerError  # noqa: PLC0415
    from pipeline.sinks.sink import SinkError  # noqa: PLC0415
    from transforms.clock import utc_now  # noqa: PLC0415

    _check_enrichments(options.enrich, feeds.urls)
    began_at = utc_now()
    try:
        summary = run_engine(options, feeds, err)
    except (LedgerInUseError, ServerError, SinkError) as error:
        _LOG.error("%s", error)
        return 1
    except sqlite3.OperationalError as error:
        _LOG.error("the ledger in %s cannot be used: %s; nothing is lost", options.state, error)
        return 1
    except OSError as error:
        _LOG.error("%s", f"{error.filename}: {error.strerror}" if error.filename else error)
        return 1
    from pipeline.cli.feed_summary import as_json, failed_conditions, feed_summary, in_words  # noqa: PLC0415  (not to the start)

    now = utc_now()
    told = feed_summary(options.state, began_at, now)
    out = err if any(output.uri == STDOUT for output in options.places) else out  # rows only
    if options.as_json:
        print_json(summary, out, as_json(told))
    else:
        print_table(summary, uris_of(options), out, in_words(told, now))
    held = failed_conditions(options.fail_on, told, summary.endings, summary.pending)
    for condition in held:
        _LOG.error("%s", condition)
    if told.every_poll_failed and not summary.stopped:
        _LOG.error("every poll has failed: %d feeds; 'newsbeam feeds --failing' tells why", told.polled)
        return 1
    return 3 if held else 0


def _check_enrichments(names: tuple[str, ...], feeds: Mapping[str, FeedSource]) -> None:
    """Raises UsageError for what names no enrichment, and for feeds that choose one which the run does not have."""
    if names == ("default",) and not any(feed.enrich for feed in feeds.values()):
        return  # their modules take 0.3 s, and the first polls need none of them
    from pipeline.feed_enrichments import check_choices  # noqa: PLC0415
    from transforms.enrich.registry import build_chain  # noqa: PLC0415

    try:
        check_choices(feeds, build_chain(names))
    except ValueError as error:
        raise UsageError(str(error)) from error
