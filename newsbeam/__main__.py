"""The console script, and `python -m newsbeam`."""

import gc
import signal
import sys

#: The collector looks after so many new objects. What imports make stays; with Python's 700 objects it takes a tenth of their
#: time.
_NEW_OBJECTS = 50_000


def main() -> int:
    """Run the command line. Exit status 2 if another package shadows one of newsbeam's."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # Ctrl-C while modules are imported ends the process, and prints no traceback.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
    from newsbeam.shadow import ShadowedError, check  # noqa: PLC0415

    try:
        check()
    except ShadowedError as error:
        sys.stderr.write(f"newsbeam: {error}\n")
        return 2
    from pipeline.cli.process.process_end import ShortEnd  # noqa: PLC0415  (after the check)

    end = ShortEnd()  # before a library registers an exit handler
    from pipeline.cli.main import main as command_line  # noqa: PLC0415

    return end.with_status(command_line())


if __name__ == "__main__":
    sys.exit(main())
