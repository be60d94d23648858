"""The console script `newsbeam`: one function a command, each imported when it is called (Beam takes 2 s to import)."""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import TextIO

from pipeline import options
from pipeline.settings import UsageError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; its exit status: 0 all well, 1 the run failed, 2 the command line cannot be used."""
    try:
        given = options.parse(sys.argv[1:] if arguments is None else arguments)
        if given.version:
            print(f"newsbeam {version('newsbeam')}")  # noqa: T201  (the command line speaks here)
            return 0
        if given.command is None:
            options.parser().print_help()
            return 2
        return COMMANDS[given.command](given)
    except UsageError as error:
        return options.main_usage(error)
    except BrokenPipeError:
        # Whoever read our output has enough (`newsbeam ... | head`). Python would complain once more when it flushes at exit.
        sys.stdout = _Nowhere()
        return 0


def _run(given: argparse.Namespace) -> int:
    from pipeline.run_command import run  # noqa: PLC0415  (see the module's docstring)

    return run(options.run_options(given), sys.stdin, sys.stdout, sys.stderr)


def _demo(given: argparse.Namespace) -> int:
    from pipeline.demo import demo  # noqa: PLC0415

    return demo(run=main, out=sys.stdout, keep=given.output)


def _extract(given: argparse.Namespace) -> int:
    from pipeline.extract_command import extract, extract_lines  # noqa: PLC0415

    if given.batch:
        return extract_lines(sys.stdin.buffer, sys.stdout, given.workers)
    if given.page is None:
        raise UsageError("name a FILE or URL, or use --batch")
    return extract(given.page, given.url, options.fetch_settings(given), sys.stdout, explain=given.explain)


def _enrich(given: argparse.Namespace) -> int:
    from pipeline.enrich_command import enrich_lines  # noqa: PLC0415

    return enrich_lines(sys.stdin, sys.stdout, given.enrich)


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "run": _run,
    "demo": _demo,
    "extract": _extract,
    "enrich": _enrich,
}


class _Nowhere(TextIO):
    """Takes what is still in Python's buffers."""

    def write(self, text: str, /) -> int:
        return len(text)

    def flush(self) -> None:
        """There is nothing to flush."""


if __name__ == "__main__":
    sys.exit(main())
