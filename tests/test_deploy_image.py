"""The image of deploy/container, built without docker and run: buildah, on a base that mmdebstrap makes of Debian's packages.

Only with NEWSBEAM_IMAGE=build: it fetches half of Debian's Python and every locked wheel, two to three minutes. It needs root.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.deploy_checks import DEPLOY

pytestmark = pytest.mark.skipif(os.environ.get("NEWSBEAM_IMAGE") != "build", reason="NEWSBEAM_IMAGE=build builds the image")

#: As the image python:3.x-slim-bookworm, but Debian's own Python 3.11.
_PACKAGES = "python3,python3-venv,python3-pip,python-is-python3,ca-certificates"
_LONG_S = 1800


class Images:
    """buildah with a folder of its own."""

    def __init__(self, folder: Path) -> None:
        places = ["--root", str(folder / "root"), "--runroot", str(folder / "run"), "--storage-driver", "vfs"]
        self._buildah = ["buildah", *places]

    def __call__(self, *words: str) -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(
            [*self._buildah, *words], cwd=DEPLOY.parent, capture_output=True, text=True, check=False, timeout=_LONG_S
        )
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        return done


@pytest.fixture(scope="module")
def container(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Images, str]]:
    """A container of the image that the Dockerfile makes."""
    for tool in ("buildah", "mmdebstrap"):
        assert shutil.which(tool), f"apt-get install {tool}"
    folder = tmp_path_factory.mktemp("image")
    base, buildah = folder / "base.tar", Images(folder)
    subprocess.run(
        ["mmdebstrap", "--quiet", "--variant=minbase", f"--include={_PACKAGES}", "bookworm", str(base)],
        check=True,
        timeout=_LONG_S,
    )
    scratch = buildah("from", "scratch").stdout.strip()
    buildah("add", "--quiet", scratch, str(base), "/")
    buildah("commit", "--quiet", "--format", "docker", scratch, "localhost/python")
    # The machine's own certificates: what fetches packages here may not be known to a fresh Debian.
    certificates = ["--volume", "/etc/ssl/certs:/etc/ssl/certs:ro"] if Path("/etc/ssl/certs").is_dir() else []
    buildah(
        *("bud", "--isolation", "chroot", "--pull-never", "--format", "docker", *certificates),
        *("--build-arg", "PYTHON_IMAGE=localhost/python", "--file", "deploy/container/Dockerfile", "--tag", "newsbeam", "."),
    )
    yield buildah, buildah("from", "--pull-never", "localhost/newsbeam").stdout.strip()
    shutil.rmtree(folder, ignore_errors=True)


def run(container: tuple[Images, str], *command: str) -> str:
    buildah, name = container
    return buildah("run", "--isolation", "chroot", name, "--", *command).stdout


def test_the_image_runs_the_demo_as_a_user_without_rights(container: tuple[Any, str]) -> None:
    assert run(container, "newsbeam", "--version").startswith("newsbeam ")
    assert "newsbeam run https://" in run(container, "newsbeam", "demo")
    assert run(container, "id", "-u").strip() == "10001"
    assert run(container, "sh", "-c", "touch /opt/newsbeam/x 2>/dev/null || echo refused").strip() == "refused"
