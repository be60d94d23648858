"""A process that ends without taking its interpreter down."""

import subprocess
import sys

PROGRAM = """
import atexit, logging, sys
from pipeline.cli.process.process_end import ShortEnd

class Late:
    def __del__(self):
        print("taken down", flush=True)

logging.basicConfig(stream=sys.stdout, format="%(message)s")
end = ShortEnd()
atexit.register(print, "handler")
late = Late()
print("written")
if sys.argv[1:]:
    end.with_status(int(sys.argv[1]))
sys.exit(0)
"""


def ended(status: int | None) -> tuple[int, list[str]]:
    command = [sys.executable, "-c", PROGRAM, *([] if status is None else [str(status)])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def test_exit_handlers_run_and_the_interpreter_stays() -> None:
    assert ended(3) == (3, ["written", "handler"])


def test_without_a_status_the_process_ends_as_usual() -> None:
    assert ended(None) == (0, ["written", "handler", "taken down"])


def test_no_command_takes_the_interpreter_down() -> None:
    program = (
        "import sys\n"
        "class Late:\n"
        "    def __del__(self):\n"
        "        print('taken down', flush=True)\n"
        "late = Late()\n"
        "from newsbeam.__main__ import main\n"
        "sys.argv = ['newsbeam', 'tail', 'nowhere']\n"
        "sys.exit(main())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "newsbeam tail: there is no file or folder 'nowhere'\n"
