"""What pip installs: the wheel and the sdist have everything, and other packages of the same names are told apart."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from email.parser import Parser
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel and the sdist, built by the declared backend in a copy of what git has."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if name.split("/")[0] in ("newsbeam", "schemas", "transforms", "pipeline") or "/" not in name:
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    program = (
        "import sys; from setuptools import build_meta as b; out = sys.argv[1];"
        "print(b.build_sdist(out)); print(b.build_wheel(out))"
    )
    subprocess.run([sys.executable, "-c", program, str(out)], cwd=source, check=True, capture_output=True)
    (wheel,), (sdist,) = out.glob("*.whl"), out.glob("*.tar.gz")
    return wheel, sdist


@pytest.fixture(scope="module")
def installed(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an empty environment with the wheel. Dependencies come from this environment, newsbeam does not."""
    folder = tmp_path_factory.mktemp("env")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "--quiet", "install"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(built[0])], check=True, capture_output=True)
    (site,) = folder.glob("lib/python*/site-packages")
    # A plain path: the .pth files of that folder, and so an editable newsbeam, do not count.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def run(command: list[str], cwd: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(command, cwd=cwd, env=clean | environment, capture_output=True, text=True, check=False, timeout=300)


def test_wheel_and_sdist_have_every_file(built: tuple[Path, Path]) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "newsbeam", "schemas", "transforms", "pipeline"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    listed = [name for name in listed if not name.endswith(".md")]
    with zipfile.ZipFile(built[0]) as wheel:
        assert [name for name in listed if name not in wheel.namelist()] == []
        assert {name.split("/")[0] for name in wheel.namelist() if "dist-info" not in name} == {
            *("newsbeam", "schemas", "transforms", "pipeline"),
        }
    with tarfile.open(built[1]) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
        assert [name for name in [*listed, "pyproject.toml", "README.md", "LICENSE"] if name not in names] == []


def test_every_extra_resolves(built: tuple[Path, Path]) -> None:
    """The lock file has all extras together, and this environment is the lock file's: each requirement is met here.

    But for spacy, which no test needs and which has many packages of its own.
    """
    with zipfile.ZipFile(built[0]) as wheel:
        (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
        told = Parser().parsestr(wheel.read(name).decode())
    extras = set(told.get_all("Provides-Extra", []))
    assert extras == {"azure", "dataflow", "dev", "kafka", "postgres", "s3", "signing", "spacy"}
    required = [Requirement(text) for text in told.get_all("Requires-Dist", [])]
    for extra in extras - {"spacy"}:
        own = [line for line in required if line.marker is not None and f'extra == "{extra}"' in str(line.marker)]
        assert own
        for requirement in own:
            if requirement.marker is not None and requirement.marker.evaluate({"extra": extra}):
                assert requirement.specifier.contains(version(requirement.name), prereleases=True), str(requirement)


def test_the_console_script_of_the_wheel_runs_the_demo(installed: Path, tmp_path: Path) -> None:
    done = run([str(installed.parent / "newsbeam"), "demo"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "records" in done.stdout
    module = run([str(installed), "-m", "newsbeam", "--version"], tmp_path)
    assert module.stdout.startswith("newsbeam ")
    where = run([str(installed), "-c", "import newsbeam, schemas; print(newsbeam.Record, schemas.__file__)"], tmp_path)
    assert str(installed.parent.parent) in where.stdout


@pytest.mark.parametrize("name", ["schemas", "transforms", "pipeline"])
def test_a_foreign_package_of_the_same_name_is_told(installed: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").write_text("raise SystemExit('foreign code ran')\n")
    script = run([str(installed.parent / "newsbeam"), "--version"], tmp_path, PYTHONPATH=str(tmp_path))
    told = f"the package '{name}' of newsbeam is shadowed by {tmp_path.resolve() / name}"
    assert (script.returncode, told in script.stderr, "Traceback" in script.stderr) == (2, True, False)
    module = run([str(installed), "-c", "import newsbeam; newsbeam.Record"], tmp_path, PYTHONPATH=str(tmp_path))
    assert f"newsbeam.shadow.ShadowedError: {told}" in module.stderr
