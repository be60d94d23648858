#!/usr/bin/env python3
"""Sets up and runs newsbeam in this checkout. Needs Python 3.11 to 3.13 and nothing else.

    python3 make.py demo            the main job, offline, on the bundled fictional newsroom
    python3 make.py test [ARGS]     ruff, mypy and the tests; ARGS go to pytest
    python3 make.py setup           only what the others do first: .venv/ with the locked dependencies
    python3 make.py bench [NAME]    the measurements in bench/, or one of them
    python3 make.py lock            write requirements.lock anew from pyproject.toml (needs the network)
    python3 make.py release X.Y.Z   version, changelog, build, check, commit and tag; --dry-run leaves no trace

The set-up is repeated only when requirements.lock or pyproject.toml has changed.
"""

from __future__ import annotations

import compileall
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from difflib import get_close_matches
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "newsbeam-setup.sha256"
OLDEST, NEWEST = (3, 11), (3, 13)
#: What the distribution has.
PACKAGES = ("newsbeam", "schemas", "transforms", "pipeline")

BAD_USAGE = 2
#: Two processes, each with whole files: a third of the suite's time is waiting for servers, JVMs and jobs that it has started.
_TWO_FILES = ("-n", "2", "--dist", "loadfile", "--durations", "40")


def main(argv: list[str]) -> int:
    """Runs one command and gives its exit code; 2 for bad usage or a machine that cannot be set up."""
    commands = {"demo": demo, "test": test, "setup": setup, "bench": bench, "lock": lock, "release": release}
    if argv[:1] in (["-h"], ["--help"], ["help"]):
        sys.stdout.write(f"{__doc__}")
        return 0
    if not argv or argv[0] not in commands:
        near = get_close_matches(argv[0], commands, n=1) if argv else []
        asked = "no command given" if not argv else f"unknown command {argv[0]!r}"
        hint = f"did you mean {near[0]!r}?" if near else f"commands are {', '.join(commands)}"
        return complain(f"{asked}; {hint}\n'python3 make.py --help' tells what each does")
    python = find_python()
    if python is None:
        supported = f"{version(OLDEST)} to {version(NEWEST)}"
        return complain(
            f"newsbeam needs Python {supported}; this is {version(sys.version_info[:2])} and there is no other on the PATH."
        )
    if python != sys.executable:
        return run(python, str(ROOT / "make.py"), *argv)
    return commands[argv[0]](argv[1:])


def demo(arguments: list[str]) -> int:
    """`newsbeam demo`."""
    return setup([]) or run(tool("newsbeam"), "demo", *arguments)


def test(arguments: list[str]) -> int:
    """Lint, types, tests; the first that fails ends it."""
    return (
        setup([])
        or run(tool("python"), "-m", "ruff", "format", "--check", ".")
        or run(tool("python"), "-m", "ruff", "check", ".")
        or run(tool("python"), "-m", "mypy")
        or run(tool("python"), "-m", "pytest", *_TWO_FILES, *arguments)
    )


def bench(arguments: list[str]) -> int:
    """The modules of bench/, each in a process of its own."""
    found = sorted(path.stem for path in (ROOT / "bench").glob("*.py") if path.stem != "__init__")
    if arguments and arguments[0] not in found:
        return complain(f"no measurement {arguments[0]!r}; there are: {', '.join(found)}")
    code = setup([])
    for name in arguments[:1] or found:
        code = code or run(tool("python"), "-m", "bench." + name, *arguments[1:])
    return code


def setup(arguments: list[str]) -> int:
    """`.venv/` with exactly what the lock file names, and newsbeam itself, editable."""
    if arguments:
        return complain(f"setup takes no arguments, got {arguments[0]!r}")
    compile_packages()
    if wanted_stamp() == read_stamp():
        return 0
    try:
        import ensurepip  # noqa: F401, PLC0415 - Debian ships Python without it
        import venv  # noqa: F401, PLC0415
    except ImportError:
        return complain("this Python cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv")
    sys.stderr.write(f"Setting up {VENV}: the locked dependencies, a minute or two, once.\n")
    pip = (tool("python"), "-m", "pip", "--disable-pip-version-check", "--quiet", "install")
    code = (
        make_venv()
        or run(*pip, "--require-hashes", "-r", str(LOCK))
        or run(*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    )
    if code == 0:
        STAMP.write_text(wanted_stamp())
    return code


def compile_packages() -> None:
    """Compiles the modules that have changed, as pip does for an installed package: where PYTHONDONTWRITEBYTECODE is set, each
    process would compile all of them anew, in half a second. The Python of `.venv` is this one."""
    for name in PACKAGES:
        compileall.compile_dir(ROOT / name, quiet=2)


def lock(arguments: list[str]) -> int:
    """requirements.lock: every dependency of every supported Python, with hashes. uv resolves; it is fetched for this only."""
    if arguments:
        return complain(f"lock takes no arguments, got {arguments[0]!r}")
    with tempfile.TemporaryDirectory() as folder:
        python = str(Path(folder) / "bin" / "python")
        options = ["--universal", "--python-version", version(OLDEST), "--generate-hashes", "--no-header", "--extra", "dev"]
        return (
            run(sys.executable, "-m", "venv", folder)
            or run(python, "-m", "pip", "--disable-pip-version-check", "--quiet", "install", "uv")
            or run(
                python,
                "-m",
                "uv",
                "pip",
                "compile",
                "--quiet",
                *options,
                "--output-file",
                str(LOCK),
                str(ROOT / "pyproject.toml"),
            )
        )


def release(arguments: list[str]) -> int:
    """Builds and checks the release in a clone. Only if all is well it writes `dist/`, commits and tags; it pushes nothing.

    It does not run all tests: release a commit that CI has passed.
    """
    dry = "--dry-run" in arguments
    wanted = [argument for argument in arguments if argument != "--dry-run"]
    if len(wanted) != 1:
        return complain("write python3 make.py release X.Y.Z [--dry-run]")
    (new,) = wanted
    try:
        changed = {
            "pyproject.toml": released_project((ROOT / "pyproject.toml").read_text(encoding="utf-8"), new),
            "CHANGELOG.md": released_changelog((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), new, today()),
        }
    except ValueError as error:
        return complain(str(error))
    if said("git", "status", "--porcelain"):
        return complain("the checkout has changes; commit them first")
    if said("git", "tag", "--list", f"v{new}"):
        return complain(f"there is a tag v{new} already")
    code = setup([])
    with tempfile.TemporaryDirectory() as folder:
        clone, dist = Path(folder) / "newsbeam", Path(folder) / "dist"
        code = code or run("git", "clone", "--quiet", str(ROOT), str(clone))
        if code == 0:
            write(clone, changed)
        code = (
            code
            or run(tool("python"), "-c", BUILD, str(dist), cwd=clone)
            or run(tool("python"), "-m", "pytest", "-q", "tests/test_package.py", cwd=clone)
        )
        if code:
            return complain("nothing was released; mend the failure above")
        built = sorted(path.name for path in dist.iterdir())
        if dry:
            sys.stdout.write(f"would release {new}: {', '.join(built)}\n")
            return 0
        shutil.copytree(dist, ROOT / "dist", dirs_exist_ok=True)
    write(ROOT, changed)
    code = (
        run("git", "commit", "--quiet", "--message", f"Release {new}", "--", *changed)
        or run("git", "tag", "--annotate", f"v{new}", "--message", f"newsbeam {new}")
    )  # fmt: skip
    if code == 0:
        sys.stdout.write(f"released {new}: dist/{', dist/'.join(built)}\npush it: git push --follow-tags\n")
    return code


#: Builds sdist and wheel with the backend that pyproject.toml names, in the current folder.
BUILD = """import sys
from setuptools import build_meta
out = sys.argv[1]  # the backend replaces sys.argv
build_meta.build_sdist(out)
build_meta.build_wheel(out)"""


def released_project(text: str, new: str) -> str:
    """pyproject.toml with the version `new`. Raises ValueError unless that is X.Y.Z and higher, or equal and unreleased."""
    found = re.search(r'^version = "(\d+)\.(\d+)\.(\d+)"$', text, re.MULTILINE)
    asked = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)", new)
    if found is None or asked is None:
        raise ValueError(f"{new!r} is no version X.Y.Z" if found else 'pyproject.toml has no line version = "X.Y.Z"')
    if tuple(map(int, asked.groups())) < tuple(map(int, found.groups())):
        raise ValueError(f"{new} is lower than the version of pyproject.toml")
    return text[: found.start()] + f'version = "{new}"' + text[found.end() :]


def released_changelog(text: str, new: str, date: str) -> str:
    """CHANGELOG.md, its unreleased changes under `new`. Raises ValueError if there are none."""
    head, heading, rest = text.partition("\n## [Unreleased]\n")
    if not heading or not rest.partition("\n## [")[0].strip():
        raise ValueError("CHANGELOG.md has nothing under ## [Unreleased]")
    if f"\n## [{new}]" in text:
        raise ValueError(f"CHANGELOG.md has a section [{new}] already")
    return f"{head}{heading}\n## [{new}] - {date}\n{rest}"


def today() -> str:
    """The day in UTC."""
    return time.strftime("%Y-%m-%d", time.gmtime())


def write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def find_python() -> str | None:
    """This interpreter where its version is supported, else the newest supported one on the PATH, else None."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return sys.executable
    names = [f"python{version((OLDEST[0], minor))}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    return next(filter(None, map(shutil.which, names)), None)


def version(pair: tuple[int, ...]) -> str:
    """`3.11`, as Python's versions are written."""
    return ".".join(map(str, pair))


def make_venv() -> int:
    """An environment that runs: a whole one is kept, a broken or half-made one is replaced."""
    try:
        whole = run(tool("python"), "-c", "import pip") == 0
    except OSError:
        whole = False
    return 0 if whole else run(sys.executable, "-m", "venv", "--clear", str(VENV))


def wanted_stamp() -> str:
    """Changes whenever the set-up has to be repeated."""
    digest = hashlib.sha256(repr((sys.version_info[:2], str(ROOT))).encode())  # scripts hold the path of their interpreter
    for path in (LOCK, ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def read_stamp() -> str:
    """What the last complete set-up left; empty where there was none."""
    try:
        return STAMP.read_text()
    except OSError:
        return ""


def tool(name: str) -> str:
    """A program of the environment."""
    return str(VENV / "bin" / name)


def run(*command: str, cwd: Path = ROOT) -> int:
    """Runs a program in the checkout, or in `cwd`, and gives its exit code."""
    return subprocess.run(command, cwd=cwd, check=False).returncode  # noqa: S603 - commands of this file, no shell


def said(*command: str) -> str:
    """What a program prints. Raises CalledProcessError if it fails."""
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout  # noqa: S603 - as above


def complain(message: str) -> int:
    """Says what is wrong; the exit code for it."""
    sys.stderr.write(f"make.py: {message}\n")
    return BAD_USAGE


if __name__ == "__main__":
    os.environ.pop("PYTHONPATH", None)  # a foreign path would shadow the locked packages
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
