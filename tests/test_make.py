import ast
import gc
import os
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def make(tmp_path: Path) -> dict[str, Any]:
    """The globals of a make.py in a checkout of its own, with every program that it runs written down instead."""
    for name in ("make.py", "requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "bench").mkdir()
    (tmp_path / "bench" / "polling.py").write_text("")
    names = runpy.run_path(str(tmp_path / "make.py"), run_name="make")
    ran: list[tuple[str, ...]] = []

    def run(*command: str, cwd: Path = tmp_path) -> int:
        if command[1:] == ("-c", "import pip"):
            return 1
        ran.append(command)
        if "venv" in command:
            Path(command[-1]).mkdir(exist_ok=True)
        return names["codes"].get(command[-1], 0)

    space = names["main"].__globals__
    space.update(run=run, ran=ran, codes={})
    names.update(ran=ran, codes=space["codes"])
    return names


def tools(make: dict[str, Any]) -> list[str]:
    return [Path(command[0]).name for command in make["ran"]]


def test_first_demo_sets_up_and_runs(make: dict[str, Any], tmp_path: Path) -> None:
    assert make["main"](["demo"]) == 0
    venv, pip, editable, newsbeam = make["ran"]

    assert venv[1:] == ("-m", "venv", "--clear", str(tmp_path / ".venv"))
    assert pip[-3:] == ("--require-hashes", "-r", str(tmp_path / "requirements.lock"))
    assert editable[-4:] == ("--no-deps", "--no-build-isolation", "--editable", str(tmp_path))
    assert newsbeam == (str(tmp_path / ".venv/bin/newsbeam"), "demo")


def test_set_up_is_not_repeated(make: dict[str, Any]) -> None:
    make["main"](["setup"])
    make["ran"].clear()
    make["main"](["demo"])

    assert tools(make) == ["newsbeam"]


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_set_up_is_repeated_when_its_sources_change(make: dict[str, Any], tmp_path: Path, name: str) -> None:
    make["main"](["setup"])
    make["ran"].clear()
    with (tmp_path / name).open("a") as file:
        file.write("# changed\n")
    make["main"](["setup"])

    assert len(make["ran"]) == 3


def test_a_set_up_that_failed_is_repeated(make: dict[str, Any], tmp_path: Path) -> None:
    make["codes"][str(tmp_path / "requirements.lock")] = 1

    assert make["main"](["demo"]) == 1
    assert tools(make)[-1] == "python"
    make["codes"].clear()
    assert make["main"](["demo"]) == 0
    assert tools(make)[-1] == "newsbeam"


def test_test_passes_arguments_on_and_stops_at_the_first_failure(make: dict[str, Any]) -> None:
    make["main"](["setup"])
    make["ran"].clear()
    assert make["main"](["test", "-k", "feeds"]) == 0
    assert [command[2] for command in make["ran"]] == ["ruff", "ruff", "mypy", "pytest"]
    assert make["ran"][-1][-2:] == ("-k", "feeds")

    make["ran"].clear()
    make["codes"]["."] = 1
    assert make["main"](["test"]) == 1
    assert [command[2] for command in make["ran"]] == ["ruff"]


def test_bench_runs_one_measurement_or_all(make: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    make["main"](["setup"])
    make["ran"].clear()

    assert make["main"](["bench"]) == 0
    assert make["ran"][0][1:] == ("-m", "bench.polling")
    assert make["main"](["bench", "nonsense"]) == 2
    assert "polling" in capsys.readouterr().err


def test_lock_keeps_its_form(make: dict[str, Any]) -> None:
    assert make["main"](["lock"]) == 0

    compile_ = make["ran"][-1]
    assert {"--universal", "--generate-hashes", "--no-header"} <= set(compile_)


@pytest.mark.parametrize("arguments", [[], ["nonsense"]])
def test_bad_usage(make: dict[str, Any], arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert make["main"](arguments) == 2
    assert "python3 make.py --help" in capsys.readouterr().err


def test_too_old_a_python_looks_for_another(make: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18, "final", 0))
    monkeypatch.setattr("shutil.which", {"python3.12": "/opt/python3.12"}.get)

    assert make["main"](["demo"]) == 0
    assert make["ran"][0][0] == "/opt/python3.12"
    assert make["ran"][0][2:] == ("demo",)


def test_too_old_a_python_says_so(
    make: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18, "final", 0))
    monkeypatch.setattr("shutil.which", {}.get)

    assert make["main"](["demo"]) == 2
    assert "needs Python 3.11 to 3.13; this is 3.9 and" in capsys.readouterr().err


def test_a_python_without_venv_says_so(
    make: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)

    assert make["main"](["demo"]) == 2
    assert "python3-venv" in capsys.readouterr().err


def test_it_can_be_read_by_old_pythons() -> None:
    # Python 3.11 raises SystemError where garbage is collected within ast.parse and a finalizer of it raises.
    gc.disable()
    try:
        ast.parse((ROOT / "make.py").read_text(), feature_version=(3, 7))
    finally:
        gc.enable()


def test_versions_agree_with_the_project_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = runpy.run_path(str(ROOT / "make.py"), run_name="make")
    (_, oldest), (_, newest) = names["OLDEST"], names["NEWEST"]

    assert project["requires-python"] == f">=3.{oldest},<3.{newest + 1}"


def test_ci_runs_the_commands_of_the_readme() -> None:
    lines = (ROOT / ".ci/run").read_text().splitlines()
    commands = [line.removeprefix("step ") for line in lines if line.startswith("step ")]

    assert commands == ["python3 make.py demo", "python3 make.py test"]
    readme = (ROOT / "README.md").read_text().splitlines()
    assert [command for command in commands if command not in readme] == []
    assert os.access(ROOT / ".ci/run", os.X_OK)
    subprocess.run(["bash", "-n", str(ROOT / ".ci/run")], check=True)


@pytest.fixture
def checkout(tmp_path: Path) -> dict[str, Any]:
    """The globals of a make.py in a small repository of its own, with the programs of this environment."""
    folder = tmp_path / "checkout"
    for name in ("newsbeam/__init__.py", "tests/test_package.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("def test_it() -> None: ...\n")
    for name in ("make.py", "requirements.lock", "pyproject.toml", "README.md", "LICENSE"):
        (folder / name).write_bytes((ROOT / name).read_bytes())
    (folder / "CHANGELOG.md").write_text("# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Everything.\n")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "config", "user.name", "Test")
    git(folder, "config", "user.email", "test@news.example")
    git(folder, "commit", "--quiet", "--message", "First")
    names = runpy.run_path(str(folder / "make.py"), run_name="make")
    names["main"].__globals__.update(
        setup=lambda arguments: 0, tool=lambda name: str(Path(sys.executable).parent / name), today=lambda: "2026-03-05"
    )
    return names


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def test_a_release_is_built_checked_committed_and_tagged(checkout: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    root: Path = checkout["ROOT"]
    assert checkout["main"](["release", "0.2.0", "--dry-run"]) == 0
    files = ["newsbeam-0.2.0-py3-none-any.whl", "newsbeam-0.2.0.tar.gz"]
    assert capsys.readouterr().out == f"would release 0.2.0: {', '.join(files)}\n"
    assert git(root, "status", "--porcelain") == git(root, "tag") == ""
    assert not (root / "dist").exists()

    assert checkout["main"](["release", "0.2.0"]) == 0
    assert capsys.readouterr().out.endswith("push it: git push --follow-tags\n")
    assert sorted(path.name for path in (root / "dist").iterdir()) == files
    assert git(root, "log", "-1", "--format=%s%n%D").splitlines()[0] == "Release 0.2.0"
    assert git(root, "tag", "--points-at", "HEAD") == "v0.2.0\n"
    assert tomllib.loads((root / "pyproject.toml").read_text())["project"]["version"] == "0.2.0"
    assert (root / "CHANGELOG.md").read_text() == (
        "# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-03-05\n\n### Added\n\n- Everything.\n"
    )
    assert checkout["main"](["release", "0.3.0"]) == 2
    assert "nothing under ## [Unreleased]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "arguments", "message"),
    [
        ("", [], "write python3 make.py release X.Y.Z"),
        ("", ["1.0"], "'1.0' is no version X.Y.Z"),
        ("", ["0.0.9"], "0.0.9 is lower than the version"),
        ("notes.txt", ["0.2.0"], "the checkout has changes; commit them first"),
    ],
)
def test_a_release_that_cannot_be_is_told(
    checkout: dict[str, Any], capsys: pytest.CaptureFixture[str], change: str, arguments: list[str], message: str
) -> None:
    if change:
        (checkout["ROOT"] / change).write_text("mine")
    assert checkout["main"](["release", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_a_release_that_fails_its_checks_leaves_no_trace(checkout: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    root: Path = checkout["ROOT"]
    (root / "tests" / "test_package.py").write_text("def test_it() -> None:\n    assert False\n")
    git(root, "commit", "--quiet", "--all", "--message", "Broken")
    assert checkout["main"](["release", "0.2.0"]) == 2
    assert "nothing was released" in capsys.readouterr().err
    assert git(root, "status", "--porcelain") == git(root, "tag") == ""


def test_help_is_no_mistake_and_a_misspelt_command_is(make: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    for asked in ("--help", "-h", "help"):
        assert make["main"]([asked]) == 0
        told = capsys.readouterr()
        assert "python3 make.py demo" in told.out
        assert told.err == ""
    assert make["main"](["tset"]) == 2
    assert "unknown command 'tset'; did you mean 'test'?" in capsys.readouterr().err
    assert make["main"]([]) == 2
    assert "no command given; commands are demo, test" in capsys.readouterr().err
