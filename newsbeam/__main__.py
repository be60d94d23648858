"""The console script, and `python -m newsbeam`."""

import sys

from newsbeam.shadow import ShadowedError, check


def main() -> int:
    """Run the command line. Exit status 2 if another package shadows one of newsbeam's."""
    try:
        check()
    except ShadowedError as error:
        sys.stderr.write(f"newsbeam: {error}\n")
        return 2
    from pipeline.cli.main import main as command_line  # noqa: PLC0415  (after the check)

    return command_line()


if __name__ == "__main__":
    sys.exit(main())
