"""The command line: the only place that knows flags. It makes plain values and settings, and explains itself."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from pipeline.cli import option_types
from pipeline.cli.list_options import add_list_commands
from pipeline.settings import FetchSettings, Output, RunOptions, StreamOptions, UsageError, cores
from transforms.web.proxies import proxies_from

DESCRIPTION = """\
newsbeam turns a list of feeds into clean, structured news records.

It polls RSS, Atom and JSON feeds, fetches the article pages politely, extracts their text and metadata, and writes one
record for each article. It remembers what it has done: run it again and only what is new is fetched and written."""

EXAMPLES = """\
examples:
  newsbeam demo                                     see it work, offline, in a minute
  newsbeam run https://example.com/feed.xml         one feed; records appear in ./news
  newsbeam run feeds.opml more.txt --output data    many feeds, another folder
  newsbeam run feeds.txt --watch                    keep running; stop with Ctrl-C, start again at will
  newsbeam extract page.html                        the record one page would give
  newsbeam tail news                                read what was written

exit status: 0 all well, 1 the run failed, 2 the command line cannot be used"""

RUN_EXAMPLES = """\
FEEDS are feed URLs, OPML files, text files with one URL a line (# begins a comment), or - for such text on stdin.

examples:
  newsbeam run https://example.com/feed.xml
  newsbeam run feeds.opml --output news --dead-letters problems --contact you@example.com
  newsbeam run feeds.txt --watch --host-delay 2
  newsbeam run feeds.txt -- --job_name=nightly      what follows -- goes to Apache Beam

A feed that is not due yet is not polled (--ignore-schedule polls it anyway). Records go to files under --output, one JSON
object a line; what could not become a record goes to --dead-letters with the reason."""


STREAM_EXAMPLES = """\
FEEDS as of 'newsbeam run', or gs://bucket/feeds.txt. Lists are read again while the job runs. What follows -- goes to Apache
Beam; without a --runner there, the job runs on Prism, on this machine, and remembers nothing when it ends.

examples:
  newsbeam stream feeds.txt --output pubsub://project/news -- --prism_location=/usr/local/bin/prism
  newsbeam stream feeds.txt --output news -- --runner=FlinkRunner --flink_master=localhost:8081 --environment_type=PROCESS \\
      --checkpointing_interval=5000 --finish_bundle_before_checkpointing          (deploy/flink does all of that)
  newsbeam stream gs://bucket/feeds.txt --output pubsub://project/news -- --runner=DataflowRunner --project=project

Delivery is at-least-once; a repeat carries the same record id. Shards cannot be changed for a job that is to be updated."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """As argparse does it, with the way to the list of options."""
        raise UsageError(f"{message}\ntry '{self.prog} --help'")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The parsed command line; `command` names the command. Raises UsageError, and SystemExit(0) after --help."""
    own, beam = _split(arguments)
    namespace = parser().parse_args(own)
    if beam and namespace.command not in ("run", "stream"):
        raise UsageError(f"{' '.join(beam)!r}: only 'newsbeam run' and 'newsbeam stream' pass options on to Apache Beam")
    if beam:
        _check_beam(beam, namespace.command)
    namespace.beam = beam
    return namespace


def _split(arguments: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    if "--" not in arguments:
        return list(arguments), ()
    at = list(arguments).index("--")
    return list(arguments[:at]), tuple(arguments[at + 1 :])


def _check_beam(arguments: Sequence[str], command: str) -> None:
    """Beam only warns about what it does not know; a mistyped option must not pass."""
    from apache_beam.options.pipeline_options import PipelineOptions  # noqa: PLC0415  (takes 1.9 s; only where needed)

    import pipeline.flink_options  # noqa: F401, PLC0415  (declares them to Beam)

    beam = _Parser(prog=f"newsbeam {command} ... --", add_help=False, allow_abbrev=False, conflict_handler="resolve")
    for options in PipelineOptions.__subclasses__():
        add = vars(options).get("_add_argparse_args")  # Beam's own way to say which flags a class of options has
        if add is not None:
            add.__get__(None, options)(beam)
    for action in beam._actions:
        action.required = False
    _, unknown = beam.parse_known_args(list(arguments))
    if unknown:
        raise UsageError(f"Apache Beam does not know {unknown[0]!r} (after --); see its pipeline options for the right name")


def run_options(given: argparse.Namespace) -> RunOptions:
    """The options of `newsbeam run`. Raises UsageError."""
    outputs = tuple(_output(uri, "records", given) for uri in (given.output or ["news"]))
    dead = given.dead_letters or [str(Path(given.state) / "dead-letters")]
    return RunOptions(
        feeds=given.feeds,
        outputs=outputs,
        dead_letters=tuple(Output(uri=uri, what="dead_letters") for uri in dead),
        state=Path(given.state),
        fetch=fetch_settings(given),
        enrich=_names(given.enrich),
        workers=given.workers,
        watch=given.watch,
        refresh_s=given.refresh,
        ignore_schedule=given.ignore_schedule,
        strict=given.strict,
        as_json=given.json,
        beam=given.beam,
    )


def stream_options(given: argparse.Namespace) -> StreamOptions:
    """The options of `newsbeam stream`. Raises UsageError."""
    return StreamOptions(
        feeds=tuple(given.feeds),
        outputs=tuple(_output(uri, "records", given) for uri in (given.output or ["news"])),
        dead_letters=tuple(Output(uri=uri, what="dead_letters") for uri in (given.dead_letters or ["dead-letters"])),
        shards=given.shards,
        refresh_s=given.refresh,
        window_s=given.window,
        fetch=fetch_settings(given),
        enrich=_names(given.enrich),
        workers=given.workers,
        as_json=given.json,
        beam=given.beam,
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


def _output(uri: str, what: Any, given: argparse.Namespace) -> Output:
    return Output(uri=uri, what=what, format=given.format)


def fetch_settings(given: argparse.Namespace) -> FetchSettings:
    """How hosts are asked. Raises UsageError for a proxy of the environment that cannot be used."""
    try:
        proxies_from(os.environ, given.proxy)
    except ValueError as error:
        raise UsageError(str(error)) from None
    return FetchSettings(
        contact=given.contact,
        host_delay_s=given.host_delay,
        timeout_s=given.timeout,
        attempts=given.attempts,
        allowed_networks=tuple(given.allow_network or ()),
        proxy=given.proxy,
    )


def parser() -> argparse.ArgumentParser:
    """The whole command line, for parsing and for the help texts."""
    top = _Parser(
        prog="newsbeam", description=DESCRIPTION, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    top.add_argument("--version", action="store_true", help="print the version and exit")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=_Parser)
    _add_run(commands)
    _add_stream(commands)
    _add_demo(commands)
    _add_extract(commands)
    _add_enrich(commands)
    _add_tail(commands)
    _add_replay(commands)
    _add_schema(commands)
    _add_pubsub(commands)
    add_list_commands(lambda *named: _command(commands, *named), _add_fetch)
    return top


def _command(commands: Any, name: str, help_text: str, epilog: str | None = None) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=help_text,
        description=help_text[0].upper() + help_text[1:] + ".",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _add_run(commands: Any) -> None:
    run = _command(commands, "run", "poll feeds, fetch articles, write records", RUN_EXAMPLES)
    run.add_argument("feeds", nargs="+", metavar="FEEDS", help="feed URLs, OPML files, text files, or - for stdin")
    to = run.add_argument_group("where to")
    to.add_argument("--output", action="append", metavar="URI", help="folder for the records (default: news); may be repeated")
    to.add_argument(
        "--dead-letters", action="append", metavar="URI", help="folder for what failed (default: STATE/dead-letters)"
    )
    to.add_argument("--format", default="jsonl", metavar="NAME", help="format of the records (default: jsonl)")
    to.add_argument("--state", default=".newsbeam", metavar="DIR", help="folder for what is remembered (default: .newsbeam)")
    when = run.add_argument_group("when")
    when.add_argument("--watch", action="store_true", help="keep running; without it: poll what is due, finish, exit")
    _add_refresh(when, "with --watch: ")
    when.add_argument("--ignore-schedule", action="store_true", help="poll also feeds that are not due yet")
    when.add_argument("--strict", action="store_true", help="refuse lists with entries that name no feed")
    _add_fetch(run)
    _add_how(run)


def _add_how(command: argparse.ArgumentParser) -> None:
    how = command.add_argument_group("how")
    how.add_argument("--workers", type=option_types.count, default=cores(), metavar="N",
                     help="extraction processes (default: one for each core)")  # fmt: skip
    how.add_argument("--enrich", default="default", metavar="NAMES", help="enrichments, comma-separated; default, none")
    how.add_argument("--json", action="store_true", help="print the summary as JSON")


def _add_stream(commands: Any) -> None:
    stream = _command(commands, "stream", "the same for ever, on one machine or on a cluster", STREAM_EXAMPLES)
    stream.add_argument("feeds", nargs="+", metavar="FEEDS", help="feed URLs, lists on disk or in an object store, -")
    to = stream.add_argument_group("where to")
    to.add_argument("--output", action="append", metavar="URI", help="folder or topic for the records (default: news)")
    to.add_argument("--dead-letters", action="append", metavar="URI", help="the same for what failed (default: dead-letters)")
    to.add_argument("--format", default="jsonl", metavar="NAME", help="format of the records (default: jsonl)")
    to.add_argument("--window", type=option_types.whole_seconds, default=60, metavar="SECONDS",
                    help="files hold what came within this time (default: 60)")  # fmt: skip
    job = stream.add_argument_group("the job")
    job.add_argument("--shards", type=option_types.shards, default=32, metavar="N",
                     help="parts that hosts are spread over; fixed for the life of a job (default: 32)")  # fmt: skip
    _add_refresh(job)
    _add_fetch(stream)
    _add_how(stream)


def _add_refresh(group: Any, when: str = "") -> None:
    group.add_argument("--refresh", type=option_types.whole_seconds, default=60, metavar="SECONDS",
                       help=f"{when}how often lists of feeds are read again (default: 60)")  # fmt: skip


def _add_fetch(command: argparse.ArgumentParser) -> None:
    web = command.add_argument_group("the web")
    web.add_argument("--host-delay", type=option_types.seconds, default=1.0, metavar="SECONDS",
                     help="least pause between two requests to one host (default: 1)")  # fmt: skip
    web.add_argument("--timeout", type=option_types.positive_seconds, default=30.0, metavar="SECONDS",
                     help="longest time one request may take (default: 30)")  # fmt: skip
    web.add_argument("--attempts", type=option_types.attempts, default=3, metavar="N",
                     help="how often a request that fails in passing is tried, within a minute (default: 3)")  # fmt: skip
    web.add_argument("--allow-network", action="append", type=option_types.network, metavar="CIDR",
                     help="allow addresses that are not public, e.g. 10.1.0.0/16; may be repeated")  # fmt: skip
    web.add_argument("--proxy", type=option_types.proxy, metavar="URL",
                     help="send all requests through this proxy (default: HTTPS_PROXY, HTTP_PROXY, NO_PROXY)")  # fmt: skip
    web.add_argument("--contact", type=option_types.contact, metavar="URL-or-mail",
                     help="how hosts can reach you; sent in the User-Agent")  # fmt: skip


def _add_demo(commands: Any) -> None:
    demo = _command(commands, "demo", "run everything on a small fictional newsroom, offline")
    demo.add_argument("--output", metavar="DIR", help="keep the records in this folder (default: a temporary one)")


def _add_extract(commands: Any) -> None:
    extract = _command(
        commands,
        "extract",
        "print the record that one page would give",
        'with --batch: lines {"id", "url", "html_b64"} on stdin give lines {"id", "title", "authors", "published", "updated",\n'
        '"language", "tags", "text"} or {"id", "error"} on stdout, in any order',
    )
    extract.add_argument("page", nargs="?", metavar="FILE-or-URL", help="an HTML file, or the URL of a page")
    extract.add_argument("--batch", action="store_true", help="read pages as JSON lines from stdin")
    extract.add_argument("--explain", action="store_true", help="show where each field came from and what was dropped")
    extract.add_argument("--url", metavar="URL", help="the URL of the page when it is given as a file")
    extract.add_argument("--workers", type=option_types.count, default=cores(), metavar="N", help="processes for --batch")
    _add_fetch(extract)


def _add_enrich(commands: Any) -> None:
    enrich = _command(
        commands,
        "enrich",
        "enrich texts",
        'lines {"id", "url", "title", "text"[, "language"]} on stdin give lines with the enriched fields on stdout',
    )
    enrich.add_argument("--batch", action="store_true", required=True, help="read texts as JSON lines from stdin")
    enrich.add_argument("--enrich", default="default", metavar="NAMES", help="enrichments, comma-separated")


def _add_tail(commands: Any) -> None:
    tail = _command(
        commands,
        "tail",
        "print what was written",
        "examples:\n  newsbeam tail news\n  newsbeam tail news --follow --json | jq .title\n"
        "  newsbeam tail .newsbeam/dead-letters --dead-letters\n  newsbeam tail pubsub://project/subscription",
    )
    tail.add_argument("uri", metavar="URI", help="a folder of records, or pubsub://PROJECT/SUBSCRIPTION")
    tail.add_argument("--dead-letters", action="store_true", help="the URI holds dead letters")
    tail.add_argument("--json", action="store_true", help="one JSON object a line instead of a table")
    tail.add_argument("--follow", action="store_true", help="go on with what is written from now on")
    tail.add_argument("--limit", type=option_types.positive, metavar="N", help="the last N only; of a subscription, N in all")


def _add_replay(commands: Any) -> None:
    replay = _command(
        commands, "replay", "put dead letters back into the work that waits", "the next 'newsbeam run' fetches them again"
    )
    replay.add_argument("uri", metavar="DEAD-LETTERS", help="the folder of dead letters")
    replay.add_argument("--state", default=".newsbeam", metavar="DIR", help="the state folder of the run (default: .newsbeam)")
    replay.add_argument("--reason", action="append", metavar="REASON", help="only those of this reason; may be repeated")


def _add_schema(commands: Any) -> None:
    schema = _command(commands, "schema", "print the schema of the records")
    schema.add_argument(
        "--format", default="json", choices=("json", "avro", "bigquery", "bigquery-ddl", "arrow"), help="default: json"
    )
    schema.add_argument("--dead-letters", action="store_true", help="the schema of dead letters instead")
    schema.add_argument("--sources", action="store_true", help="the JSON Schema of newsbeam.toml instead")


def _add_pubsub(commands: Any) -> None:
    pubsub = _command(commands, "pubsub", "prepare Google Cloud Pub/Sub for records")
    actions = pubsub.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=_Parser)
    setup = _command(
        actions,
        "setup",
        "create topic, schema and subscriptions; what is there is left alone",
        "examples:\n  newsbeam pubsub setup pubsub://project/news --dry-run\n"
        "  newsbeam pubsub setup 'pubsub://project/news?format=avro' --bigquery-table project.dataset.news",
    )
    setup.add_argument("uri", metavar="URI", help="pubsub://PROJECT/TOPIC, with the options of the --output it is for")
    setup.add_argument("--subscription", action="append", metavar="NAME", help="pull subscription; may be repeated")
    setup.add_argument(
        "--bigquery-table", metavar="PROJECT.DATASET.TABLE", help="adds a subscription that writes to this table"
    )
    setup.add_argument("--dead-letters", action="store_true", help="the topic is for dead letters")
    setup.add_argument("--dry-run", action="store_true", help="print what would be created and connect to nothing")


def main_usage(error: UsageError) -> int:
    """Print a usage error; the exit status that goes with it."""
    print(f"newsbeam: {error}", file=sys.stderr)  # noqa: T201  (the command line speaks here)
    return 2
