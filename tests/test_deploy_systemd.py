import shlex
import subprocess
from pathlib import Path

from pipeline.cli import options
from tests.support.deploy_checks import DEPLOY, needs

UNIT = DEPLOY / "systemd/newsbeam.service"


def unit_lines(key: str) -> list[str]:
    text = UNIT.read_text().replace("\\\n", " ")
    return [line.partition("=")[2] for line in text.splitlines() if line.startswith(f"{key}=")]


def test_the_unit_starts_a_command_line_that_exists() -> None:
    (command,) = unit_lines("ExecStart")
    program, *arguments = shlex.split(command.replace("$NEWSBEAM_OPTIONS", "--contact you@example.com --host-delay 2"))

    assert program == "/opt/newsbeam/.venv/bin/newsbeam"
    given = options.run_options(options.parse(arguments))
    assert given.watch
    assert [str(given.state), *(output.uri for output in (*given.outputs, *given.dead_letters))] == [
        "/var/lib/newsbeam/state",
        "/var/lib/newsbeam/news",
        "/var/lib/newsbeam/dead-letters",
    ]


def test_the_health_check_asks_the_address_of_the_unit(tmp_path: Path) -> None:
    health = (UNIT.parent / "newsbeam-health.service").read_text()
    (command,) = unit_lines("ExecStart")
    address = shlex.split(command)[shlex.split(command).index("--metrics") + 1]
    assert f"http://{address}/healthz" in health
    analyze = needs("systemd-analyze")
    for name in ("newsbeam-health.service", "newsbeam-health.timer"):
        (tmp_path / name).write_text((UNIT.parent / name).read_text())
    (tmp_path / "newsbeam.service").write_text("[Service]\nExecStart=/bin/true\n")
    done = subprocess.run(
        [analyze, "verify", "--man=no", str(tmp_path / "newsbeam-health.timer")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, [line for line in done.stderr.splitlines() if "newsbeam" in line]) == (0, [])


def test_the_unit_gives_time_to_stop() -> None:
    (timeout,) = unit_lines("TimeoutStopSec")

    assert int(timeout) > 30


def test_systemd_accepts_the_unit(tmp_path: Path) -> None:
    analyze = needs("systemd-analyze")
    program = tmp_path / "newsbeam"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    unit = tmp_path / "newsbeam.service"
    unit.write_text(UNIT.read_text().replace("/opt/newsbeam/.venv/bin/newsbeam", str(program)))
    done = subprocess.run([analyze, "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False)

    assert (done.returncode, [line for line in done.stderr.splitlines() if "newsbeam" in line]) == (0, [])


def test_the_unit_is_hardened() -> None:
    analyze = needs("systemd-analyze")
    done = subprocess.run(
        [analyze, "security", "--offline=true", "--threshold=20", "--no-pager", str(UNIT)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
