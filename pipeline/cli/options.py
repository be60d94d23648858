"""The command line. Only this module knows flags: it makes settings from them and has the help texts."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from pipeline.cli.flags import beam_arguments
from pipeline.cli.flags.config_file import parser_of, with_fetching, with_files
from pipeline.cli.flags.list_options import add_list_commands
from pipeline.cli.flags.option_groups import (
    RUN,
    STREAM,
    add_config,
    add_fetch,
    add_how,
    add_looks,
    add_outputs,
    add_refresh,
    add_servers,
    add_state,
    add_stream_job,
    add_which,
    feed_defaults,
    websub_options,
)
from pipeline.cli.flags.output_options import add_output_commands
from pipeline.cli.flags.page_options import add_enrich, add_extract, add_key_directory
from pipeline.cli.flags.status_options import add_status_commands
from pipeline.cli.usage import add_command
from pipeline.option_values import beam_options, option_types
from pipeline.option_values.events_place import events_beside
from pipeline.option_values.parser import Parser
from pipeline.settings import FetchSettings, JobOptions, Output, RunOptions, StreamOptions, UsageError
from pipeline.signing_key import read_signer
from schemas.near import did_you_mean
from transforms.web.addresses.proxies import proxies_from

_Job = TypeVar("_Job", bound=JobOptions)

DESCRIPTION = """\
newsbeam turns a list of feeds into clean, structured news records.

It polls RSS, Atom and JSON feeds, fetches the article pages politely, extracts their text and metadata, and writes one
record for each article. It persists its state: the next run fetches and writes new articles only."""

EXAMPLES = """\
examples:
  newsbeam demo                                     an offline demonstration, in a minute
  newsbeam run https://example.com/feed.xml         one feed; records appear in ./news
  newsbeam run feeds.opml more.txt --output data    many feeds, another folder
  newsbeam run feeds.txt --watch                    keep running; stop with Ctrl-C, start again at any time
  newsbeam extract page.html                        the record of a single page
  newsbeam tail news                                print the records

exit status: 0 success, 1 the run failed, 2 invalid command line, 3 a --fail-on condition holds"""

RUN_EXAMPLES = """\
FEEDS are feed URLs, OPML files, text files with one URL a line (# begins a comment), or - for OPML or text on stdin.

examples:
  newsbeam run https://example.com/feed.xml
  newsbeam run feeds.opml --output news --dead-letters problems --contact you@example.com
  newsbeam run feeds.txt --watch --host-delay 2
  newsbeam run feeds.txt -- --job_name=nightly      options after -- go to Apache Beam

newsbeam polls feeds that are due (with --ignore-schedule all feeds). Records go to files under --output, one JSON object a
line; dead letters go to --dead-letters, with the reason, and what happens to feeds to --events."""


BACKFILL_EXAMPLES = """\
examples:
  newsbeam backfill https://example.com/feed.xml --since 2026-01-31
  newsbeam backfill feeds.txt --since 2026-11-01T06:00Z --output news

newsbeam polls the feeds now and reads back: older documents of the feed (RFC 5005), then the news sitemap of its site, at
most 200 documents a feed. Records have 'via'. Articles that are known are not written again. A process that runs on the
state folder searches itself, and writes to its own outputs."""


STREAM_EXAMPLES = """\
FEEDS are those of 'newsbeam run', or gs://bucket/feeds.txt. The job reads lists again while it runs. Options after -- go to
Apache Beam; without a --runner there, the job runs on Prism, on this machine, and its state ends with it.

examples:
  newsbeam stream feeds.txt --output pubsub://project/news -- --prism_location=/usr/local/bin/prism
  newsbeam stream feeds.txt --output news -- --runner=FlinkRunner --flink_master=localhost:8081 --environment_type=PROCESS \\
      --checkpointing_interval=5000 --finish_bundle_before_checkpointing          (deploy/flink sets all of these)
  newsbeam stream gs://bucket/feeds.txt --output pubsub://project/news -- --runner=DataflowRunner --project=project

Delivery is at-least-once; a repeat has the same record id. Do not change --shards when you update a job."""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The parsed command line; `command` names the command. Raises UsageError, and SystemExit(0) after --help."""
    own, beam = beam_arguments.split(arguments)
    top = parser()
    namespace, unknown = top.parse_known_args(own)
    if unknown:
        raise UsageError(_unrecognized(parser_of(top, namespace.command) if namespace.command else top, unknown))
    if namespace.command in ("run", "stream"):
        namespace = top.parse_args([namespace.command, *with_files(parser_of(top, namespace.command), own[1:], namespace)])
        namespace.feeds += [namespace.config] if namespace.config is not None else []
        if not namespace.feeds:
            raise UsageError(f"the following arguments are required: FEEDS\ntry 'newsbeam {namespace.command} --help'")
    if namespace.command == "check" and namespace.fetch:
        namespace = top.parse_args(["check", *with_fetching(parser_of(top, "check"), own[1:], namespace)])
    if beam and namespace.command not in ("run", "stream"):
        raise UsageError(f"{' '.join(beam)!r}: only 'newsbeam run' and 'newsbeam stream' pass options on to Apache Beam")
    if beam:
        beam_options.check(beam, namespace.command)
    namespace.beam = beam
    return namespace


def run_options(given: argparse.Namespace) -> RunOptions:
    """The options of `newsbeam run`. Raises UsageError."""
    own = {
        "state": Path(given.state),
        "watch": given.watch,
        "ignore_schedule": given.ignore_schedule,
        "metrics": given.metrics,
        "heartbeat_min": given.heartbeat,
        "ui": given.ui,
        "websub": websub_options(given),
        "keep_days": given.keep_days,
        "fail_on": tuple(given.fail_on or ()),
    }
    return _job_options(RunOptions, given, Path(given.state), **own)


def backfill_options(given: argparse.Namespace) -> RunOptions:
    """The options of `newsbeam backfill`: a run of these feeds only, with the defaults of `newsbeam run`. Raises UsageError."""
    defaults = vars(parser().parse_args(["run", *given.feeds]))
    return replace(run_options(argparse.Namespace(**defaults | vars(given))), backfill_since=given.backfill_since)


def stream_options(given: argparse.Namespace) -> StreamOptions:
    """The options of `newsbeam stream`. Raises UsageError."""
    own = {"shards": given.shards, "window_s": given.window, "drain_s": given.drain}
    return _job_options(
        StreamOptions, given, Path(), state=Path(given.state) if given.state else None, metrics=given.metrics, **own
    )


def _job_options(
    kind: type[_Job],
    given: argparse.Namespace,
    folder: Path,
    **own: Any,  # fields of this class only
) -> _Job:
    """`folder`: the place of the default folders for dead letters and events."""
    dead_letters = given.dead_letters or [str(folder / "dead-letters")]
    events = given.events or [events_beside(dead_letters[0], str(folder / "events"))]
    return kind(
        feeds=tuple(given.feeds),
        outputs=tuple(Output(uri=uri, what="records", format=given.format) for uri in given.output or ["news"]),
        dead_letters=tuple(Output(uri=uri, what="dead_letters") for uri in dead_letters),
        events=tuple(Output(uri=uri, what="events") for uri in events),
        fetch=replace(fetch_settings(given), revisions=given.revisions, look_budget=given.look_budget),
        defaults=feed_defaults(given),
        enrich=_enrichments(given),
        house_lines=given.house_lines,
        workers=given.workers,
        refresh_s=given.refresh,
        strict=given.strict,
        as_json=given.json,
        beam=given.beam,
        **own,
    )


def _enrichments(given: argparse.Namespace) -> tuple[str, ...]:
    """The names of `--enrich`, and the file of `--watch-names` as one of them."""
    names = tuple(name.strip() for name in given.enrich.split(","))
    if not given.watch_names:
        return names
    watched = f"watch={Path(given.watch_names).absolute()}"
    return (watched,) if names == ("none",) else (*names, watched)


def fetch_settings(given: argparse.Namespace) -> FetchSettings:
    """The settings of requests. Raises UsageError for a proxy of the environment that cannot be used."""
    try:
        proxies_from(os.environ, given.proxy)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if given.signature_agent is not None and given.signing_key is None:
        raise UsageError("--signature-agent names where the key of --signing-key is found; give both")
    if given.signing_key is not None:
        read_signer(given.signing_key, given.signature_agent)  # a mistake shows before anything runs
    return FetchSettings(
        contact=given.contact,
        host_delay_s=given.host_delay,
        timeout_s=given.timeout,
        attempts=given.attempts,
        allowed_networks=tuple(given.allow_network or ()),
        proxy=given.proxy,
        tdmrep=given.tdmrep,
        signing_key=str(Path(given.signing_key).absolute()) if given.signing_key else None,
        signature_agent=given.signature_agent,
    )


def parser() -> argparse.ArgumentParser:
    """The whole command line, for parsing and for the help texts."""
    top = Parser(
        prog="newsbeam", description=DESCRIPTION, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    top.add_argument("--version", action="store_true", help="print the version and exit")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=Parser)
    _add_run(commands)
    _add_stream(commands)
    _add_backfill(commands)
    _add_demo(commands)
    add_extract(commands)
    add_enrich(commands)
    add_key_directory(commands)
    _add_replay(commands)
    add_status_commands(commands)
    add_output_commands(commands)
    add_list_commands(commands)
    return top


def _unrecognized(command: argparse.ArgumentParser, unknown: Sequence[str]) -> str:
    """The message for arguments that a command does not know, with what may have been meant."""
    name = unknown[0].partition("=")[0]
    message = f"unrecognized arguments: {' '.join(unknown)}"
    known = [flag for action in command._actions for flag in action.option_strings]
    if name in beam_arguments.FREQUENT and command.prog.endswith((" run", " stream")):
        return f"{message}; options of Apache Beam stand behind --, as in 'newsbeam stream FEEDS -- {unknown[0]}'"
    hint = did_you_mean(name, known) if name.startswith("-") else None
    return f"{message}{'; ' + hint if hint else ''}\ntry '{command.prog} --help'"


def _add_run(commands: Any) -> None:
    run = add_command(commands, "run", "poll feeds, fetch articles, write records", RUN_EXAMPLES)
    run.add_argument("feeds", nargs="*", metavar="FEEDS", help="feed URLs, OPML files, text files, or - for stdin")
    add_config(run)
    to = add_outputs(run, "STATE/dead-letters")
    add_state(to, "folder for the persisted state")
    when = run.add_argument_group("when")
    when.add_argument("--watch", action="store_true", help="keep running; without it: poll feeds that are due, finish, exit")
    add_refresh(when, "with --watch: ")
    add_looks(when)
    add_servers(when)
    when.add_argument("--ignore-schedule", action="store_true", help="also poll feeds that are not due yet")
    to.add_argument("--keep-days", type=option_types.positive, metavar="N",
                    help="delete published files of local folders after N days (default: never)")  # fmt: skip
    when.add_argument("--heartbeat", type=option_types.minutes, default=RUN.heartbeat_min, metavar="MINUTES",
                      help="with --watch: interval of a line that tells it works; 0: none (default: %(default)g)")  # fmt: skip
    when.add_argument("--fail-on", action="append", type=option_types.fail_on, metavar="WHAT=N",
                      help="exit status 3 if there are so many failing-feeds, failed-polls, dead-letters or pending; "
                      "N or a share, e.g. failing-feeds=10%%; may be repeated")  # fmt: skip
    add_which(run)
    add_fetch(run)
    add_how(run)


def _add_backfill(commands: Any) -> None:
    backfill = add_command(commands, "backfill", "search for older articles than feeds list", BACKFILL_EXAMPLES)
    backfill.add_argument("feeds", nargs="+", metavar="FEED", help="feed URLs, or lists of feeds")
    backfill.add_argument("--since", dest="backfill_since", required=True, type=option_types.since, metavar="DATE",
                          help="search for articles from then on, e.g. 2026-01-31")  # fmt: skip
    add_state(add_outputs(backfill, "STATE/dead-letters"), "the state folder of the runs")
    add_fetch(backfill)
    add_how(backfill)


def _add_stream(commands: Any) -> None:
    stream = add_command(commands, "stream", "run as one unbounded job, on one machine or on a cluster", STREAM_EXAMPLES)
    stream.add_argument("feeds", nargs="*", metavar="FEEDS", help="feed URLs, lists on disk or in an object store, -")
    add_config(stream)
    to = add_outputs(stream, "dead-letters")
    to.add_argument("--window", type=option_types.whole_seconds, default=STREAM.window_s, metavar="SECONDS",
                    help="period of the rows in one file (default: %(default)s)")  # fmt: skip
    job = add_stream_job(stream)
    add_refresh(job)
    add_looks(job)
    add_which(stream)
    add_fetch(stream)
    add_how(stream)


def _add_demo(commands: Any) -> None:
    demo = add_command(commands, "demo", "run everything on a small fictional newsroom, offline")
    demo.add_argument("--output", metavar="DIR", help="keep the records in this folder (default: a temporary one)")


def _add_replay(commands: Any) -> None:
    who = "The process that runs on the state folder fetches their articles again, or else the next 'newsbeam run'."
    replay = add_command(commands, "replay", "retry dead letters", who)
    replay.add_argument("uri", metavar="DEAD-LETTERS", help="the folder of dead letters")
    add_state(replay, "the state folder of the run")
    replay.add_argument("--reason", action="append", metavar="REASON", help="only dead letters of this reason; may be repeated")
