"""`newsbeam run`: runs the local engine and prints the summary."""

import logging
import shlex
import sqlite3
from typing import TextIO

from pipeline.cli.commands.job_check import check_enrichments
from pipeline.cli.usage import told
from pipeline.feed_list import WatchedFeeds, without_stdin
from pipeline.open_files import allow_open_files
from pipeline.settings import RunOptions, check_outputs
from pipeline.sinks.files.disk_errors import remedy_of
from pipeline.sinks.place import STDOUT
from pipeline.words import number_of
from transforms.pool.page_pool import page_pool
from transforms.pool.shared import shared_pool

_LOG = logging.getLogger(__name__)


def run(options: RunOptions, stdin: TextIO, out: TextIO, err: TextIO) -> int:
    """Exit status 0 if the work is done or the run was stopped; 1 if it failed, or if no feed of a run that was not stopped
    works; 3 if a condition of `fail_on` holds. Raises UsageError."""
    feeds = WatchedFeeds(
        without_stdin(options.feeds, stdin), options.refresh_s, strict=options.strict, defaults=options.defaults
    )
    check_outputs(options.places)
    shared_pool(page_pool(options.workers)).warm_up()  # a process that imports what workers need, beside the imports below

    from pipeline.local.assembly import run_engine  # noqa: PLC0415  (imports Beam, which takes 2 s)
    from pipeline.local.beam_import import without_connectors  # noqa: PLC0415
    from pipeline.local.ledger.ledger import LedgerInUseError  # noqa: PLC0415
    from pipeline.monitor.address import ServerError  # noqa: PLC0415
    from pipeline.sinks.sink import SinkError  # noqa: PLC0415
    from transforms.clock import utc_now  # noqa: PLC0415

    check_enrichments(options.enrich, feeds.urls)
    allow_open_files()
    began_at = utc_now()
    try:
        # The process is newsbeam's own: a program that calls `newsbeam.run` may want the whole of Beam.
        summary = run_engine(options, feeds, err, importing=without_connectors())
    except (LedgerInUseError, ServerError, SinkError) as error:
        _LOG.error("%s", error)
        return 1
    except sqlite3.OperationalError as error:
        full = ": free space on its disk" if "full" in str(error) else ""
        _LOG.error("the ledger in %s cannot be used: %s%s; nothing is lost", options.state, error, full)
        return 1
    except OSError as error:
        _LOG.error("%s", "; ".join(filter(None, (told(error), remedy_of(error)))))
        return 1
    # Not before the start.
    from pipeline.cli.printed.feed_summary import as_json, failed_conditions, feed_summary, in_words  # noqa: PLC0415
    from pipeline.cli.printed.summary import print_json, print_table, uris_of  # noqa: PLC0415

    now = utc_now()
    polls = feed_summary(options.state, began_at, now)
    out = err if any(output.uri == STDOUT for output in options.places) else out  # rows only
    if options.as_json:
        print_json(summary, out, as_json(polls))
    else:
        print_table(summary, uris_of(options), out, in_words(polls, now))
    held = failed_conditions(options.fail_on, polls, summary.endings, summary.pending)
    for condition in held:
        _LOG.error("%s", condition)
    if polls.none_works and not summary.stopped:
        _LOG.error(
            "no feed works: every poll has failed (%s); '%s' tells why",
            number_of(polls.polled, "feed"),
            shlex.join(["newsbeam", "feeds", "--failing", "--state", str(options.state)]),
        )
        return 1
    return 3 if held else 0
