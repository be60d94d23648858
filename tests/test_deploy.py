"""What holds for all of deploy/: Dockerfiles are clean and pinned, every way to deploy is in the table."""

import re
from pathlib import Path

import pytest

from tests.support.deploy_checks import DEPLOY, deploycheck

DOCKERFILES = sorted(DEPLOY.rglob("Dockerfile"))


@pytest.mark.parametrize("dockerfile", DOCKERFILES, ids=lambda path: str(path.relative_to(DEPLOY)))
def test_the_builder_has_no_complaint(dockerfile: Path) -> None:
    done = deploycheck("dockerfile", dockerfile)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("dockerfile", DOCKERFILES, ids=lambda path: str(path.relative_to(DEPLOY)))
def test_its_images_are_of_a_version(dockerfile: Path) -> None:
    text = dockerfile.read_text()
    stages = set(re.findall(r"^FROM .* AS (\S+)$", text, re.MULTILINE))
    images = {image for image in re.findall(r"^FROM (\S+)|--from=(\S+?)[ ,]", text, re.MULTILINE) for image in image if image}

    assert [image for image in sorted(images - stages) if not re.fullmatch(r"[^:@]+:[^:]*[0-9][^:]*", image)] == []


def test_the_builder_does_complain(tmp_path: Path) -> None:
    dockerfile = tmp_path / "Dockerfile"
    dockerfile.write_text("FROM scratch as Build\nENV PATH=$UNKNOWN\n")
    warned = deploycheck("dockerfile", dockerfile).stdout

    assert [line.split(":")[0] for line in warned.splitlines()] == ["StageNameCasing", "FromAsCasing", "UndefinedVar"]
    dockerfile.write_text("FROM scratch\nCOPY --form=x a b\n")
    assert deploycheck("dockerfile", dockerfile).returncode == 1


def test_the_table_names_every_way() -> None:
    folders = {path.parent.name for path in DEPLOY.glob("*/README.md")}
    listed = set(re.findall(r"^\| \[[^\]]*\]\(([a-z]+)/README\.md\)", (DEPLOY / "README.md").read_text(), re.MULTILINE))

    assert listed == folders
