"""Builds the class path of a Flink cluster for Beam's Python jobs from published artifacts.

Beam's runner comes from Maven Central (pom.xml), Flink from the PyPI package apache-flink-libraries (flink-libraries.txt).
Both are fetched once, by mvn and pip, as these are configured on the machine, and kept in a folder (280 MB).

For an image that has Flink already: `python jars.py BEAM LIB FOLDER`, see `install`.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_POM, _LIBRARIES = _HERE / "pom.xml", _HERE / "flink-libraries.txt"

#: Beam's runner depends on parts of Flink 1.19.0, which the distribution has newer; on the Java worker, whose older classes
#: hide the runner's (NoSuchMethodError); and the cluster logs by the distribution's log4j.
_NOT_IN_THE_CLUSTER = ("flink-", "beam-sdks-java-harness-", "slf4j-")


@dataclass(frozen=True)
class Jars:
    """Paths of the jars. `job_server`: executable, for `--flink_job_server_jar`. `classpath`: of the cluster, in order."""

    job_server: Path
    classpath: tuple[Path, ...]


def fetch(cache: Path) -> Jars:
    """The jars in `cache`, downloaded if they are missing. Raises RuntimeError with the output of mvn or pip that failed."""
    wanted = hashlib.sha256(b"".join(path.read_bytes() for path in (_POM, _LIBRARIES, Path(__file__)))).hexdigest()[:16]
    folder = cache / wanted
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix="unfinished-") as name:
            made = Path(name) / "jars"
            (made / "lib").mkdir(parents=True)
            _beam(Path(name) / "beam")
            _flink(made / "lib", Path(name))
            install(Path(name) / "beam", made / "lib", made)
            made.rename(folder)
    jars = sorted((folder / "lib").glob("*.jar"), key=lambda jar: jar.name)
    core = [jar for jar in jars if jar.name.startswith("flink-dist-")]
    # In the order of Flink's own start scripts: by name, its core last.
    return Jars(job_server=folder / "job-server.jar", classpath=(*(jar for jar in jars if jar not in core), *core))


def install(beam: Path, lib: Path, folder: Path) -> None:
    """Copies the jars of Beam's runner: jars for the cluster into `lib`, beside Flink's own, others into `folder`/more.
    Writes `folder`/job-server.jar, which lists all of them.

    There are two folders because a jar loads the jars it needs from its own folder.
    """
    more = folder / "more"
    more.mkdir(parents=True)
    parts = []
    for jar in sorted(beam.glob("*.jar")):
        parts.append((more if jar.name.startswith(_NOT_IN_THE_CLUSTER) else lib) / jar.name)
        shutil.copyfile(jar, parts[-1])
    _job_server(folder / "job-server.jar", parts)


def _beam(into: Path) -> None:
    _run(
        "mvn",
        "--batch-mode",
        "--quiet",
        f"--file={_POM}",
        "dependency:copy-dependencies",
        "-DincludeScope=runtime",
        f"-DoutputDirectory={into}",
    )


def _flink(into: Path, scratch: Path) -> None:
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "download")
    # The package has no wheels: pip must build its metadata, for which setuptools has to be there.
    options = ("--no-deps", "--no-build-isolation", "--no-binary=:all:", "--require-hashes", f"--requirement={_LIBRARIES}")
    _run(*pip, *options, f"--dest={scratch}")
    (archive,) = scratch.glob("apache-flink-libraries-*.tar.gz")
    with tarfile.open(archive) as packed:
        for member in packed:
            folder, _, name = member.name.rpartition("/")
            # Of the distribution only its core and its logging: the rest is SQL.
            if folder.endswith("/deps/lib") and name.startswith(("flink-dist-", "log4j-")):
                content = packed.extractfile(member)
                if content is not None:
                    with content, (into / name).open("wb") as jar:
                        shutil.copyfileobj(content, jar)


def _job_server(jar: Path, parts: Iterable[Path]) -> None:
    """A jar that holds nothing but the list of the others. A manifest's lines have at most 72 bytes (JAR specification)."""
    listed = "Class-Path: " + " ".join(os.path.relpath(part, jar.parent) for part in parts)
    folded = "\r\n ".join(listed[at : at + 70] for at in range(0, len(listed), 70))
    manifest = f"Manifest-Version: 1.0\r\nMain-Class: org.apache.beam.runners.flink.FlinkJobServerDriver\r\n{folded}\r\n"
    with zipfile.ZipFile(jar, "w") as packed:
        packed.writestr("META-INF/MANIFEST.MF", manifest)


def _run(*command: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - commands of this file, no shell
    except FileNotFoundError:
        raise RuntimeError(f"{command[0]} is not installed") from None
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    install(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
