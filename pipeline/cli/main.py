"""The console script `newsbeam`: one function for each command, imported at its call (the import of Beam takes 2 s)."""

import argparse
import errno
import os
import sqlite3
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path

from pipeline.cli import options
from pipeline.cli.flags.output_options import what_of
from pipeline.cli.printed.versions import version_lines
from pipeline.cli.process import logs
from pipeline.cli.process.encodings import utf8_name, write_any_text
from pipeline.cli.usage import lacks_temporary_folder, print_usage_error, terminal_was_closed, told
from pipeline.collector import collecting_never
from pipeline.settings import UsageError
from pipeline.signals import StopSignals, leave, leaving_early


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line. Returns the exit status: 0 success, 1 the run failed, 2 invalid command line."""
    if "_ARGCOMPLETE" in os.environ:
        import argcomplete  # noqa: PLC0415  (a shell asks for completions)

        argcomplete.autocomplete(options.parser())
    logs.configure()
    write_any_text(sys.stdout)
    try:
        given = options.parse(sys.argv[1:] if arguments is None else arguments)
        if given.version:
            print("\n".join(version_lines()), flush=True)  # noqa: T201  (the command line speaks here)
            return 0
        if given.command is None:
            options.parser().print_help()
            return 2
        if given.command in ("run", "stream"):
            logs.configure(level=given.log_level, form=given.log_format)
        with (
            leaving_early(goes_on=given.command in _GOES_ON, nothing_done=_NOTHING_DONE.get(given.command, "")),
            collecting_never() if given.command in _WITHOUT_COLLECTOR else nullcontext(),
        ):
            status = COMMANDS[given.command](given)
            sys.stdout.flush()
            return status
    except UsageError as error:
        return print_usage_error(error)
    except BrokenPipeError:
        # The reader of the output has closed the pipe (`newsbeam ... | head`).
        _drop_stdout()
        return 0
    except OSError as error:
        is_written = error.filename is None and not lacks_temporary_folder(error)
        if is_written and error.errno not in _FULL:
            raise
        is_closed = terminal_was_closed(error)
        if is_written:
            _drop_stdout()
        if is_closed:
            return 0  # as in `newsbeam ... | head`
        sys.stderr.write(f"newsbeam: {told(error, 'cannot write to standard output')}\n")
        return 1
    except sqlite3.OperationalError as error:
        if not hasattr(given, "state"):
            raise
        sys.stderr.write(f"newsbeam: the ledger in {given.state} cannot be used: {error}\n")
        return 1


#: Errors of a stream whose disk is full or gone.
_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EIO))


def _drop_stdout() -> None:
    """Standard output goes nowhere from now on; otherwise Python would report an error at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(given: argparse.Namespace) -> int:
    # Reads the trust store, for 0.08 s, while the interpreter imports the rest.
    threading.Thread(target=import_module, args=("aiohttp",), name="client", daemon=True).start()
    from pipeline.cli.commands.run_command import run  # noqa: PLC0415  (see the module's docstring)

    return run(options.run_options(given), sys.stdin, sys.stdout, sys.stderr)


def _stream(given: argparse.Namespace) -> int:
    from pipeline.cli.commands.stream_command import stream  # noqa: PLC0415

    return stream(options.stream_options(given), sys.stdin, sys.stdout, sys.stderr)


def _backfill(given: argparse.Namespace) -> int:
    from pipeline.cli.commands.backfill_command import backfill  # noqa: PLC0415

    return backfill(options.backfill_options(given), sys.stdin, sys.stdout, sys.stderr)


def _demo(given: argparse.Namespace) -> int:
    from pipeline.cli.commands.demo import demo  # noqa: PLC0415

    return demo(run=main, out=sys.stdout, keep=given.output)


def _extract(given: argparse.Namespace) -> int:
    if not given.batch and not given.explain and given.page is not None:
        from transforms.enrich.language import load_beside  # noqa: PLC0415

        load_beside()  # the rest of the imports take as long
    from pipeline.cli.commands.extract_command import extract, extract_lines  # noqa: PLC0415

    if given.batch:
        if given.page is not None or given.url is not None or given.explain:
            raise UsageError("--batch reads pages and their URLs from stdin; leave out the FILE, --url and --explain")
        return extract_lines(sys.stdin.buffer, sys.stdout, given.workers)
    if given.page is None:
        raise UsageError("name a FILE or URL, - for a page on stdin, or use --batch")
    return extract(given.page, given.url, options.fetch_settings(given), sys.stdout, sys.stderr, explain=given.explain)


def _enrich(given: argparse.Namespace) -> int:
    from pipeline.cli.commands.enrich_command import enrich_lines  # noqa: PLC0415

    return enrich_lines(sys.stdin.buffer, sys.stdout, sys.stderr, given.enrich)


def _key_directory(given: argparse.Namespace) -> int:
    from pipeline.signing_key import read_signer  # noqa: PLC0415
    from transforms.web.client.signing import key_directory  # noqa: PLC0415

    sys.stdout.write(key_directory(read_signer(given.key, None).public))
    return 0


def _feeds(given: argparse.Namespace) -> int:
    from pipeline.cli.commands.feeds_command import feeds  # noqa: PLC0415

    names = [utf8_name(name) for name in given.given]
    return feeds(names, Path(given.state), sys.stdout, failing=given.failing, as_json=given.json, limit=given.limit)


def _explain(given: argparse.Namespace) -> int:
    from pipeline.cli.commands.explain_command import explain  # noqa: PLC0415

    settings = options.fetch_settings(given)
    return explain(utf8_name(given.name), Path(given.state), settings, sys.stdout, as_json=given.json, dry_run=given.dry_run)


def _state(given: argparse.Namespace) -> int:
    from pipeline.cli.commands.state_command import state_command  # noqa: PLC0415

    return state_command(given.action, given.file, Path(given.state), sys.stdout, sys.stderr, as_json=given.json)


def _stop(given: argparse.Namespace) -> int:
    from pipeline.cli.commands.stop_command import stop  # noqa: PLC0415

    return stop(Path(given.state), given.timeout, sys.stdout, sys.stderr)


def _tail(given: argparse.Namespace) -> int:
    from pipeline.cli.commands.tail import Tail, tail  # noqa: PLC0415
    from pipeline.cli.printed.row_lines import keeps_of, lines_of  # noqa: PLC0415

    stop = threading.Event()
    what = what_of(given) if given.dead_letters or given.events else None
    wanted = Tail(
        uri=given.uri,
        what=what,
        lines=lines_of(given, what),
        keeps=keeps_of(given, what),
        cursor=given.cursor,
        follow=given.follow,
        limit=given.limit,
        as_of=given.as_of,
        latest=given.latest,
        stop=stop,
    )
    # No row is lost where it leaves: a cursor names rows that were printed.
    with StopSignals(stop.set, lambda: leave("stopped before the end"), _LEAVE_AFTER_S):
        return tail(wanted, out=sys.stdout, err=sys.stderr)


def _replay(given: argparse.Namespace) -> int:
    from pipeline.cli.commands.replay_command import replay  # noqa: PLC0415

    return replay(given.uri, given.state, frozenset(given.reason or ()), sys.stdout, sys.stderr)


def _check(given: argparse.Namespace) -> int:
    from pipeline.cli.commands.check_command import check  # noqa: PLC0415

    fetch = options.fetch_settings(given) if given.fetch else None
    return check(given.lists, sys.stdin, sys.stdout, whole=given.all, strict=given.strict, fetch=fetch)


def _convert(given: argparse.Namespace) -> int:
    from pipeline.cli.commands.check_command import convert  # noqa: PLC0415

    return convert(given.lists, sys.stdin, sys.stdout, to=given.to, as_text=given.format == "text", strict=given.strict)


def _completion(given: argparse.Namespace) -> int:
    import argcomplete.shell_integration  # noqa: PLC0415

    print(argcomplete.shell_integration.shellcode(["newsbeam"], shell=given.shell))  # noqa: T201
    return 0


def _schema(given: argparse.Namespace) -> int:
    from pipeline.cli.commands.schema_command import print_schema, print_sources_schema  # noqa: PLC0415

    if given.sources:
        return print_sources_schema(given.format, out=sys.stdout)
    return print_schema(given.format, what=what_of(given), out=sys.stdout, err=sys.stderr)


def _sink(given: argparse.Namespace) -> int:
    from pipeline.cli.commands.sink_command import setup  # noqa: PLC0415

    return setup(given.uri, what=what_of(given), dry_run=given.dry_run, out=sys.stdout, err=sys.stderr)


def _pubsub(given: argparse.Namespace) -> int:
    from pipeline.cli.commands.pubsub_setup import plan, setup  # noqa: PLC0415

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


def _ui(given: argparse.Namespace) -> int:
    from pipeline.cli.commands.ui_command import ui  # noqa: PLC0415

    return ui(Path(given.state), given.output or ["news"], given.address)


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "run": _run,
    "stream": _stream,
    "backfill": _backfill,
    "demo": _demo,
    "extract": _extract,
    "enrich": _enrich,
    "key-directory": _key_directory,
    "feeds": _feeds,
    "explain": _explain,
    "state": _state,
    "stop": _stop,
    "tail": _tail,
    "replay": _replay,
    "check": _check,
    "convert": _convert,
    "completion": _completion,
    "schema": _schema,
    "sink": _sink,
    "pubsub": _pubsub,
    "ui": _ui,
}

#: `tail` prints on for this time after Ctrl-C: a row, and its cursor.
_LEAVE_AFTER_S = 1.0
#: Commands that a signal ends as their users want it.
_GOES_ON = frozenset({"run", "stream", "tail", "ui"})
#: Their sentence if a signal comes before they have begun, and so before there is a summary to print.
_NOTHING_DONE = dict.fromkeys(("run", "stream"), "stopped before the start: nothing was polled, nothing was written")
#: Commands that read a state and end; and `run`, whose engine turns the collector on.
_WITHOUT_COLLECTOR = frozenset({"feeds", "explain", "state", "run"})


if __name__ == "__main__":
    sys.exit(main())
