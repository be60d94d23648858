"""Open files of a process, in processes of their own."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

_PROGRAM = """
import resource, sys
soft, hard = int(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
from pipeline.open_files import allow_open_files, most_idle_connections
print(most_idle_connections())
allow_open_files()
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0], most_idle_connections())
"""


@pytest.mark.parametrize(
    ("soft", "hard", "before", "allowed", "idle"),
    [
        pytest.param(1_024, 12_000, 256, 8_192, 2_000, id="usual limits"),
        pytest.param(256, 2_048, 128, 2_048, 512, id="few files"),
        pytest.param(10_000, 12_000, 2_000, 10_000, 2_000, id="more than enough is left alone"),
    ],
)
def test_a_process_raises_its_soft_limit(soft: int, hard: int, before: int, allowed: int, idle: int) -> None:
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if most != resource.RLIM_INFINITY and most < hard:
        pytest.skip(f"this machine allows {most} open files")
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(soft), str(hard)], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == [str(before), str(allowed), str(idle)]


def test_too_few_open_files_are_said_with_the_remedy(tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.txt"
    feeds.write_text("http://127.0.0.1:9/feed.xml\n")
    program = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (300, 300))\n"
        "from pipeline.cli.main import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    command = [
        sys.executable,
        "-c",
        program,
        "run",
        str(feeds),
        "--output",
        str(tmp_path / "news"),
        "--state",
        str(tmp_path / "state"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        2,
        "newsbeam: 300 open files are allowed, and 1024 are needed: raise the limit (ulimit -n 1024)",
    )
    assert not (tmp_path / "news").exists()
