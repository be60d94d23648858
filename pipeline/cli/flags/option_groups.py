"""Groups of options that several commands share."""

import argparse
from typing import Any, get_args

from pipeline.cli.process import logs
from pipeline.option_values import option_types
from pipeline.settings import WEBSUB_LISTEN, FetchSettings, RunOptions, StreamOptions, UsageError, WebSubOptions
from transforms.feeds.sources import FeedDefaults, FullText

#: The title of the options about requests.
WEB = "the web"
#: Their fields are the defaults of the options.
FETCH = FetchSettings()
RUN = RunOptions(feeds=(), outputs=(), dead_letters=(), events=())
STREAM = StreamOptions(feeds=(), outputs=(), dead_letters=(), events=())


def add_how(command: argparse.ArgumentParser) -> None:
    how = command.add_argument_group("how")
    how.add_argument("--workers", type=option_types.count, default=RUN.workers, metavar="N",
                     help="extraction processes (default: one for each core)")  # fmt: skip
    add_enrichments(how, "enrichments, comma-separated; default, none")
    how.add_argument("--watch-names", metavar="FILE",
                     help="find these names: a line each, name, aliases with |, id, list, tabs between")  # fmt: skip
    how.add_argument("--full-text", choices=get_args(FullText), metavar="SOURCE",
                     help="source of the text: auto (the page, else the feed), page, feed (if it carries the article), "
                          "entry (the feed's text of any length; no page is fetched) (default: auto)")  # fmt: skip
    how.add_argument("--house-lines", choices=("drop", "mark", "off"), default=RUN.house_lines,
                     help="lines that a host repeats: drop at the ends of texts, mark, off (default: %(default)s)")  # fmt: skip
    how.add_argument("--json", action="store_true", help="print the summary as JSON")
    add_log(command)


def add_log(command: argparse.ArgumentParser) -> None:
    log = command.add_argument_group("the log (on stderr)")
    log.add_argument("--log-level", choices=logs.LEVELS, default="info", help="least level (default: %(default)s)")
    log.add_argument("--log-format", choices=logs.FORMATS, default="text", help="default: %(default)s")


def add_outputs(command: argparse.ArgumentParser, dead_letters: str) -> Any:
    to = command.add_argument_group("where to")
    to.add_argument("--output", action="append", metavar="URI", help="folder or URI for records (default: news); repeatable")
    to.add_argument("--dead-letters", action="append", metavar="URI", help=f"the same for failures (default: {dead_letters})")
    to.add_argument("--events", action="append", metavar="URI",
                    help="the same for events of feeds (default: the folder events beside the dead letters)")  # fmt: skip
    to.add_argument("--format", default="jsonl", metavar="NAME",
                    help="format of the records: jsonl, parquet, avro, ninjs or csv (default: jsonl)")  # fmt: skip
    return to


def add_servers(group: Any) -> None:
    group.add_argument("--metrics", type=option_types.address, metavar="HOST:PORT",
                       help="serve /metrics, /healthz and /readyz here; a port alone: on 127.0.0.1")  # fmt: skip
    group.add_argument("--ui", type=option_types.address, metavar="HOST:PORT",
                       help="serve the pages of 'newsbeam ui' here; may be the address of --metrics")  # fmt: skip
    group.add_argument("--websub-callback", type=option_types.callback, metavar="URL",
                       help="with --watch: subscribe to the hubs of feeds (WebSub), which reach this process here")  # fmt: skip
    group.add_argument("--websub-listen", type=option_types.address, metavar="HOST:PORT",
                       help="where the endpoint for hubs listens (default: 127.0.0.1:8089)")  # fmt: skip


def websub_options(given: argparse.Namespace) -> WebSubOptions | None:
    """The options of WebSub; None without them. Raises UsageError for options that contradict each other."""
    if given.websub_callback is None:
        if given.websub_listen is not None:
            raise UsageError("--websub-listen needs --websub-callback, the address that hubs are told")
        return None
    if not given.watch:
        raise UsageError("--websub-callback needs --watch: hubs call while newsbeam runs")
    return WebSubOptions(callback=given.websub_callback, listen=given.websub_listen or WEBSUB_LISTEN)


def add_refresh(group: Any, when: str = "") -> None:
    group.add_argument("--strict", action="store_true", help="refuse lists with entries that name no feed")
    group.add_argument("--refresh", type=option_types.whole_seconds, default=RUN.refresh_s, metavar="SECONDS",
                       help=f"{when}interval at which lists of feeds are read again (default: %(default)s)")  # fmt: skip


def add_looks(group: Any) -> None:
    group.add_argument("--revisions", choices=("off", "feed", "watch"), default=FETCH.revisions, metavar="MODE",
                       help="look at articles again: off, feed (their entry has changed), watch (also on a schedule; "
                       "default: %(default)s)")  # fmt: skip
    group.add_argument("--look-budget", type=option_types.looks, default=FETCH.look_budget, metavar="N",
                       help="with --revisions watch: scheduled looks at a host in an hour (default: %(default)s)")  # fmt: skip


def add_state(group: Any, text: str) -> None:
    group.add_argument("--state", type=option_types.state_folder, default=str(RUN.state), metavar="DIR",
                       help=f"{text} (default: %(default)s)")  # fmt: skip


def add_config(command: argparse.ArgumentParser) -> None:
    command.add_argument("--config", metavar="FILE", help="a newsbeam.toml: its feeds, and options under [run]")


def add_which(command: argparse.ArgumentParser) -> None:
    which = command.add_argument_group("which articles (what is dropped is counted as 'filtered')")
    which.add_argument("--where", type=option_types.where, metavar="EXPR",
                       help="keep records that match, e.g. 'language == \"en\" and word_count > 100'")  # fmt: skip
    which.add_argument("--since", type=option_types.since, metavar="TIME",
                       help="no entries that say that they are older, e.g. 2026-01-31")  # fmt: skip
    which.add_argument("--max-age", type=option_types.age, metavar="TIME",
                       help="no entries that say that they are older than this, e.g. 12h or 7d")  # fmt: skip
    which.add_argument("--max-items", type=option_types.positive, metavar="N",
                       help="at most this many new entries of a poll, the newest")  # fmt: skip


def feed_defaults(given: argparse.Namespace) -> FeedDefaults:
    """The settings of the run for feeds without their own."""
    return FeedDefaults(
        since=given.since, max_age_s=given.max_age, max_items=given.max_items, where=given.where, full_text=given.full_text
    )


def add_enrichments(group: Any, text: str) -> None:
    group.add_argument("--enrich", default=",".join(RUN.enrich), metavar="NAMES", help=text)


def add_fetch(command: argparse.ArgumentParser) -> None:
    web = command.add_argument_group(WEB)
    web.add_argument("--host-delay", type=option_types.seconds, default=FETCH.host_delay_s, metavar="SECONDS",
                     help="minimum delay between requests to one host; 0: none but its Crawl-delay "
                          "(default: %(default)g)")  # fmt: skip
    web.add_argument("--timeout", type=option_types.positive_seconds, default=FETCH.timeout_s, metavar="SECONDS",
                     help="maximum duration of one request, until the last byte of its answer "
                          "(default: %(default)g)")  # fmt: skip
    web.add_argument("--attempts", type=option_types.attempts, default=FETCH.attempts, metavar="N",
                     help="maximum attempts for transient failures, all within a minute (default: %(default)s)")  # fmt: skip
    web.add_argument("--allow-network", action="append", type=option_types.network, metavar="CIDR",
                     help="allow this non-public network, e.g. 10.1.0.0/16; may be repeated")  # fmt: skip
    web.add_argument("--proxy", type=option_types.proxy, metavar="URL",
                     help="send all requests through this proxy (default: HTTPS_PROXY, HTTP_PROXY, NO_PROXY)")  # fmt: skip
    web.add_argument("--tdmrep", action="store_true",
                     help="read /.well-known/tdmrep.json of each host once a day, for the signals of rights")  # fmt: skip
    web.add_argument("--signing-key", metavar="FILE",
                     help="sign requests with this Ed25519 key (PEM), as Web Bot Auth asks")  # fmt: skip
    web.add_argument("--signature-agent", type=option_types.signature_agent, metavar="URL",
                     help="the https origin where hosts find the public key")  # fmt: skip
    web.add_argument("--contact", type=option_types.contact, metavar="URL-or-mail",
                     help="your address for hosts; sent in the User-Agent")  # fmt: skip


def add_stream_job(command: argparse.ArgumentParser) -> Any:
    job = command.add_argument_group("the job")
    job.add_argument("--shards", type=option_types.shards, default=STREAM.shards, metavar="N",
                     help="number of shards of hosts; fixed for the life of a job (default: 32, on Prism 4)")  # fmt: skip
    job.add_argument("--drain", type=option_types.seconds, default=STREAM.drain_s, metavar="SECONDS",
                     help="on Prism: a stop writes what was polled, for at most this long (default: %(default)g)")  # fmt: skip
    job.add_argument(
        "--state",
        type=option_types.state_folder,
        metavar="DIR",
        help="on Prism: a folder by which 'newsbeam stop' finds this job",
    )
    job.add_argument("--metrics", type=option_types.address, metavar="HOST:PORT",
                     help="on Prism: serve /metrics, /healthz and /readyz here; a port alone: on 127.0.0.1")  # fmt: skip
    return job
