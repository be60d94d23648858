"""What the tests of deploy/ share: the programs that read its files, and where the files are."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from tests import go_programs

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"

#: The oldest and the newest version of Kubernetes whose schemas manifests must fit.
KUBERNETES_VERSIONS = ("1.29", "1.37")


def needs(tool: str) -> str:
    """The path of a program; without it the test is skipped, or fails on CI, where everything must be there."""
    path = shutil.which(tool)
    if path is None:
        assert not os.environ.get("CI"), f"{tool} is missing on CI"
        pytest.skip(f"{tool} is not installed")
    return path


def deploycheck(what: str, path: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """`tests/deploycheck`: the file as Compose, BuildKit or Kustomize reads it."""
    program = go_programs.build("deploycheck")
    return subprocess.run(
        [program, what, str(path)], capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )


def documents(text: str) -> list[dict[str, Any]]:
    """The YAML documents of a manifest."""
    return [one for one in yaml.safe_load_all(text) if one is not None]


def kubernetes_faults(document: dict[str, Any]) -> list[str]:
    """What the published JSON schemas of Kubernetes do not allow in a document of a built-in kind; unknown fields count."""
    faults = []
    for version in KUBERNETES_VERSIONS:
        try:
            kubernetes_validate.validate(document, version, strict=True)
        except kubernetes_validate.ValidationError as error:
            faults.append(f"{document['kind']} {version}: {'.'.join(map(str, error.path))}: {error.message}")
    return faults
