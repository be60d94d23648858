"""Shared by the tests of deploy/: paths of its files and the programs that read them."""

import fnmatch
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from tests.support import go_programs

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"

#: The oldest and the newest version of Kubernetes whose schemas manifests must fit.
KUBERNETES_VERSIONS = ("1.29", "1.37")


def needs(tool: str) -> str:
    """The path of a program. Without the program the test is skipped; on CI it fails."""
    path = shutil.which(tool)
    if path is None:
        assert not os.environ.get("CI"), f"{tool} is missing on CI"
        pytest.skip(f"{tool} is not installed")
    return path


def deploycheck(what: str, path: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """`tests/support/deploycheck`: the file as Compose, BuildKit or Kustomize reads it."""
    program = go_programs.build("deploycheck")
    return subprocess.run(
        [program, what, str(path)], capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )


def instructions(dockerfile: Path) -> list[tuple[str, str]]:
    """The instructions of a Dockerfile: word and rest, on one line each."""
    text = re.sub(r"^#.*\n", "", dockerfile.read_text(), flags=re.MULTILINE).replace("\\\n", " ")
    return [(word, " ".join(rest.split())) for line in text.splitlines() if line for word, _, rest in [line.partition(" ")]]


def base_images() -> dict[str, str]:
    """Name -> image, as deploy/base-images.env lists them."""
    lines = (DEPLOY / "base-images.env").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def defaults(dockerfile: Path) -> dict[str, str]:
    """Name -> value of the ARGs before the first FROM: they stand for images."""
    found = {}
    for word, rest in instructions(dockerfile):
        if word == "FROM":
            break
        if word == "ARG":
            name, _, value = rest.partition("=")
            found[name] = value
    return found


def images(dockerfile: Path) -> set[str]:
    """The images that a Dockerfile builds from, or copies from, without its own stages. An ARG stands for its default."""
    named, stages = set(), set()
    for word, rest in instructions(dockerfile):
        if word == "FROM":
            named.add(rest.split()[0])
            stages |= {rest.split()[2]} if " AS " in rest else set()
        named |= set(re.findall(r"(?:--|[ ,])from=([^ ,]+)", rest))
    values = defaults(dockerfile)
    return {values.get(name.removeprefix("${").removesuffix("}"), name) for name in named - stages}


def copied(dockerfile: Path) -> tuple[list[str], list[str]]:
    """Sources of COPY that are missing or ignored, and files that the builder gets but does not copy."""
    ignore = dockerfile.with_name("Dockerfile.dockerignore").read_text()
    rules = [line for line in ignore.splitlines() if line[:1] not in "#"]
    sources = [
        source
        for word, rest in instructions(dockerfile)
        if word == "COPY" and not rest.startswith("--from")
        for source in rest.split()[:-1]
    ]
    lost = [source for source in sources if not (ROOT / source).exists() or _ignored(source, rules)]
    others = [path.name for path in ROOT.iterdir()] + [f".git/{path.name}" for path in (ROOT / ".git").glob("*")]
    return lost, [name for name in others if not _ignored(name, rules) and name not in sources]


def _ignored(path: str, rules: list[str]) -> bool:
    """The last rule that fits the path, or a folder it is in, decides."""
    parents = [path, *(str(parent) for parent in Path(path).parents if str(parent) != ".")]
    fitting = [rule for rule in rules if any(fnmatch.fnmatch(parent, rule.removeprefix("!")) for parent in parents)]
    return bool(fitting) and not fitting[-1].startswith("!")


def documents(text: str) -> list[dict[str, Any]]:
    """The YAML documents of a manifest."""
    return [document for document in yaml.safe_load_all(text) if document is not None]


def kubernetes_faults(document: dict[str, Any]) -> list[str]:
    """Violations of the published JSON schemas of Kubernetes in a document of a built-in kind, unknown fields included."""
    faults = []
    for version in KUBERNETES_VERSIONS:
        try:
            kubernetes_validate.validate(document, version, strict=True)
        except kubernetes_validate.ValidationError as error:
            faults.append(f"{document['kind']} {version}: {'.'.join(map(str, error.path))}: {error.message}")
    return faults
