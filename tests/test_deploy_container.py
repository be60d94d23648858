import importlib.util
import json
import os
import re
import sqlite3
import time
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.cli import options
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_rows import CommitRows, StateRow
from tests.support.deploy_checks import DEPLOY, copied, images, instructions

DOCKERFILE = DEPLOY / "container/Dockerfile"

NOW = 1_760_000_000.0


def last_stage() -> dict[str, str]:
    lines = instructions(DOCKERFILE)
    start = max(index for index, (word, _) in enumerate(lines) if word == "FROM")
    return dict(lines[start:])


def test_the_image_starts_a_command_line_that_exists() -> None:
    stage = last_stage()

    assert json.loads(stage["ENTRYPOINT"]) == ["newsbeam"]
    given = options.run_options(options.parse(json.loads(stage["CMD"])))
    assert given.watch
    assert json.loads(stage["HEALTHCHECK"].partition("CMD ")[2])[-1] == str(given.state)


def test_the_image_is_not_root() -> None:
    assert last_stage()["USER"] == "10001:10001"


def test_the_image_uses_a_python_that_is_supported() -> None:
    (image,) = images(DOCKERFILE)

    assert re.fullmatch(r"python:3\.1[1-3]-slim-\w+", image)  # requires-python of pyproject.toml


def test_what_the_image_copies_is_there_and_nothing_else() -> None:
    assert copied(DOCKERFILE) == ([], [])


# health check


@pytest.fixture
def healthcheck() -> ModuleType:
    spec = importlib.util.spec_from_file_location("healthcheck", DOCKERFILE.parent / "healthcheck.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def state_folder(folder: Path, *, committed: float, due: float) -> Path:
    ledger = Ledger(folder / "ledger.sqlite3")
    ledger.commit(CommitRows(states={("PollFeed", "a"): StateRow("{}", wake_at=due)}), [], {}, committed)
    ledger.close()
    for path in folder.iterdir():
        os.utime(path, (committed, committed))
    return folder


def test_an_engine_that_has_just_committed_is_healthy(healthcheck: ModuleType, tmp_path: Path) -> None:
    assert healthcheck.verdict(state_folder(tmp_path, committed=NOW - 60, due=NOW - 5000), NOW) is None


def test_an_engine_that_has_nothing_to_do_is_healthy(healthcheck: ModuleType, tmp_path: Path) -> None:
    assert healthcheck.verdict(state_folder(tmp_path, committed=NOW - 5000, due=NOW + 600), NOW) is None


def test_a_feed_that_is_not_polled_any_more_does_not_count(healthcheck: ModuleType, tmp_path: Path) -> None:
    assert healthcheck.verdict(state_folder(tmp_path, committed=NOW - 5000, due=NOW - 90_000), NOW) is None


def test_an_engine_that_hangs_is_unhealthy(healthcheck: ModuleType, tmp_path: Path) -> None:
    wrong = healthcheck.verdict(state_folder(tmp_path, committed=NOW - 5000, due=NOW - 2000), NOW)

    assert wrong == "no commit for 5000 s, work has been due for 2000 s"


def test_a_folder_without_a_ledger_is_unhealthy(healthcheck: ModuleType, tmp_path: Path) -> None:
    assert healthcheck.verdict(tmp_path, NOW) == f"no ledger in {tmp_path}"


def test_a_damaged_ledger_is_unhealthy(healthcheck: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite3").write_bytes(b"no database" * 1000)
    os.utime(tmp_path / "ledger.sqlite3", (NOW - 5000, NOW - 5000))

    assert healthcheck.verdict(tmp_path, NOW) == "the ledger cannot be read: file is not a database"


def test_healthcheck_exit_status(healthcheck: ModuleType, tmp_path: Path) -> None:
    assert healthcheck.main([str(tmp_path)]) == 1
    assert healthcheck.main([str(state_folder(tmp_path, committed=time.time(), due=NOW))]) == 0
    assert healthcheck.main([]) == 2


def test_healthcheck_reads_a_ledger_that_is_open(healthcheck: ModuleType, tmp_path: Path) -> None:
    state_folder(tmp_path, committed=NOW - 5000, due=NOW - 2000)
    writer = sqlite3.connect(tmp_path / "ledger.sqlite3")
    for path in tmp_path.iterdir():
        os.utime(path, (NOW - 5000, NOW - 5000))

    assert healthcheck.verdict(tmp_path, NOW) == "no commit for 5000 s, work has been due for 2000 s"
    writer.close()
