"""The console script `newsbeam`: one function for each command, imported at its call (the import of Beam takes 2 s)."""

import argparse
import os
import sys
import threading
from collections.abc import Callable, Sequence
from importlib.metadata import version

from pipeline.cli import logs, options
from pipeline.cli.output_options import what_of
from pipeline.cli.signals import StopSignals, leaving_early
from pipeline.cli.usage import print_usage_error
from pipeline.settings import UsageError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line. Returns the exit status: 0 success, 1 the run failed, 2 invalid command line."""
    logs.configure()
    try:
        given = options.parse(sys.argv[1:] if arguments is None else arguments)
        if given.version:
            print(f"newsbeam {version('newsbeam')}")  # noqa: T201  (the command line speaks here)
            return 0
        if given.command is None:
            options.parser().print_help()
            return 2
        with leaving_early():
            return COMMANDS[given.command](given)
    except UsageError as error:
        return print_usage_error(error)
    except BrokenPipeError:
        # The reader of the output has closed the pipe (`newsbeam ... | head`). Without this Python reports an error at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(given: argparse.Namespace) -> int:
    from pipeline.cli.run_command import run  # noqa: PLC0415  (see the module's docstring)

    return run(options.run_options(given), sys.stdin, sys.stdout, sys.stderr)


def _stream(given: argparse.Namespace) -> int:
    from pipeline.cli.stream_command import stream  # noqa: PLC0415

    return stream(options.stream_options(given), sys.stdin, sys.stdout, sys.stderr)


def _demo(given: argparse.Namespace) -> int:
    from pipeline.cli.demo import demo  # noqa: PLC0415

    return demo(run=main, out=sys.stdout, keep=given.output)


def _extract(given: argparse.Namespace) -> int:
    from pipeline.cli.extract_command import extract, extract_lines  # noqa: PLC0415

    if given.batch:
        return extract_lines(sys.stdin.buffer, sys.stdout, given.workers)
    if given.page is None:
        raise UsageError("name a FILE or URL, or use --batch")
    return extract(given.page, given.url, options.fetch_settings(given), sys.stdout, sys.stderr, explain=given.explain)


def _enrich(given: argparse.Namespace) -> int:
    from pipeline.cli.enrich_command import enrich_lines  # noqa: PLC0415

    return enrich_lines(sys.stdin, sys.stdout, given.enrich)


def _tail(given: argparse.Namespace) -> int:
    from pipeline.cli.row_lines import keeps_of, lines_of  # noqa: PLC0415
    from pipeline.cli.tail import Tail, tail  # noqa: PLC0415

    stop = threading.Event()
    wanted = Tail(
        uri=given.uri,
        what=what_of(given),
        lines=lines_of(given, what_of(given)),
        keeps=keeps_of(given, what_of(given)),
        cursor=given.cursor,
        follow=given.follow,
        limit=given.limit,
        as_of=given.as_of,
        latest=given.latest,
        stop=stop,
    )
    with StopSignals(stop.set):
        return tail(wanted, out=sys.stdout, err=sys.stderr)


def _replay(given: argparse.Namespace) -> int:
    from pipeline.cli.replay_command import replay  # noqa: PLC0415

    return replay(given.uri, given.state, frozenset(given.reason or ()), sys.stdout, sys.stderr)


def _check(given: argparse.Namespace) -> int:
    from pipeline.cli.check_command import check  # noqa: PLC0415

    fetch = options.fetch_settings(given) if given.fetch else None
    return check(given.lists, sys.stdin, sys.stdout, whole=given.all, strict=given.strict, fetch=fetch)


def _convert(given: argparse.Namespace) -> int:
    from pipeline.cli.check_command import convert  # noqa: PLC0415

    return convert(given.lists, sys.stdin, sys.stdout, to=given.to, as_text=given.format == "text", strict=given.strict)


def _schema(given: argparse.Namespace) -> int:
    from pipeline.cli.schema_command import print_schema, print_sources_schema  # noqa: PLC0415

    if given.sources:
        return print_sources_schema(sys.stdout)
    return print_schema(given.format, what=what_of(given), out=sys.stdout, err=sys.stderr)


def _sink(given: argparse.Namespace) -> int:
    from pipeline.cli.sink_command import setup  # noqa: PLC0415

    return setup(given.uri, what=what_of(given), dry_run=given.dry_run, out=sys.stdout, err=sys.stderr)


def _pubsub(given: argparse.Namespace) -> int:
    from pipeline.cli.pubsub_setup import plan, setup  # noqa: PLC0415

    try:
        resources = plan(
            given.uri,
            subscriptions=given.subscription or (),
            bigquery_table=given.bigquery_table,
            what=what_of(given),
        )
    except ValueError as error:
        raise UsageError(str(error)) from error
    return setup(resources, dry_run=given.dry_run, out=sys.stdout, err=sys.stderr)


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "run": _run,
    "stream": _stream,
    "demo": _demo,
    "extract": _extract,
    "enrich": _enrich,
    "tail": _tail,
    "replay": _replay,
    "check": _check,
    "convert": _convert,
    "schema": _schema,
    "sink": _sink,
    "pubsub": _pubsub,
}


if __name__ == "__main__":
    sys.exit(main())
