"""What holds for all of deploy/: Dockerfiles are clean and pinned, every way to deploy is in the table."""

import re
from pathlib import Path

import pytest

from tests.support.deploy_checks import DEPLOY, base_images, defaults, deploycheck, images

DOCKERFILES = sorted(DEPLOY.rglob("Dockerfile"))


@pytest.mark.parametrize("dockerfile", DOCKERFILES, ids=lambda path: str(path.relative_to(DEPLOY)))
def test_the_builder_has_no_complaint(dockerfile: Path) -> None:
    done = deploycheck("dockerfile", dockerfile)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("dockerfile", DOCKERFILES, ids=lambda path: str(path.relative_to(DEPLOY)))
def test_its_images_are_those_of_the_list(dockerfile: Path) -> None:
    listed, own = base_images(), defaults(dockerfile)

    assert {name: listed.get(name) for name in own} == own
    assert images(dockerfile) == set(own.values())


def test_every_image_of_the_list_has_a_version_and_a_use() -> None:
    listed = base_images()

    assert [image for image in listed.values() if not re.fullmatch(r"[^:@]+:[^:]*[0-9][^:]*", image)] == []
    assert set(listed) == {name for dockerfile in DOCKERFILES for name in defaults(dockerfile)}


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
