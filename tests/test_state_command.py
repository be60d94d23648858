"""`newsbeam state`: sizes, check, backup beside a writer, restore, compaction."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.local.ledger.ledger import Ledger, LedgerInUseError
from pipeline.local.ledger.ledger_reader import LEDGER, NoLedgerError
from pipeline.local.ledger.ledger_rows import CommitRows, StateRow
from pipeline.local.ledger.ledger_schema import SCHEMA
from pipeline.local.state.state_folder import StateFolder
from pipeline.local.state.state_report import back_up, problems, report, restore, vacuum
from pipeline.websub.kept import FILE_NAME, KeptSubscription, read_kept, write_kept
from tests.support.feed_documents import NOW
from tests.support.run_newsbeam import NEWSBEAM
from transforms.feeds.polling.push import Hub


def filled(folder: Path, number: int = 200) -> None:
    with StateFolder(folder) as opened:
        states = {("PollFeed", str(key)): StateRow("x" * 500, expires_at=NOW.timestamp() + key) for key in range(number)}
        opened.ledger.commit(CommitRows(states={**states}), [], {"items": number}, NOW.timestamp() - 1)


def keys(folder: Path) -> set[str]:
    with StateFolder(folder) as opened:
        return opened.ledger.keys("PollFeed")


def test_sizes_are_told_by_step(tmp_path: Path) -> None:
    filled(tmp_path)
    told = report(tmp_path)
    (step,) = told.steps
    assert (step.step, step.keys, step.oldest_expiry) == ("PollFeed", 200, NOW.timestamp())
    assert told.commits == 1


def test_a_backup_beside_a_writer_can_be_restored(tmp_path: Path) -> None:
    state, copy = tmp_path / "state", tmp_path / "copy.sqlite3"
    filled(state, 3)
    with StateFolder(state) as running:
        assert back_up(state, copy) > 0
        running.ledger.commit(CommitRows(states={("PollFeed", "later"): StateRow("{}")}), [], {}, NOW.timestamp() - 1)
        with pytest.raises(LedgerInUseError):
            restore(state, copy, NOW)
    assert problems(copy) == []
    with pytest.raises(FileExistsError):
        back_up(state, copy)

    aside = restore(state, copy, NOW)

    assert aside is not None
    assert aside.exists()
    assert keys(state) == {"0", "1", "2"}
    assert restore(tmp_path / "new", copy, NOW) is None
    assert keys(tmp_path / "new") == {"0", "1", "2"}


def test_subscriptions_go_with_the_backup(tmp_path: Path) -> None:
    state, copy, callback = tmp_path / "state", tmp_path / "copy.sqlite3", "https://news.example/websub/"
    filled(state, 3)
    first = KeptSubscription("https://gull.example/feed", Hub(url="https://hub.example/", topic="https://gull.example/t"), 9e9)
    write_kept(state, b"k" * 32, callback, [first])
    back_up(state, copy)
    write_kept(state, b"x" * 32, callback, [])
    for place in (state, tmp_path / "new"):
        restore(place, copy, NOW)
        kept = read_kept(place, callback)
        assert (kept.key, kept.subscriptions) == (b"k" * 32, (first,))
        assert b"6b" * 32 not in (place / LEDGER).read_bytes(), "the key stays in its file"
        assert keys(place) == {"0", "1", "2"}
    (aside,) = state.glob(f"{FILE_NAME}.before-*")
    assert (b"x" * 32).hex() in aside.read_text()
    assert {path.stat().st_mode & 0o777 for path in (copy, aside, state / FILE_NAME)} == {0o600}


def test_a_backup_without_subscriptions_leaves_those_of_the_folder(tmp_path: Path) -> None:
    state, copy, callback = tmp_path / "state", tmp_path / "copy.sqlite3", "https://news.example/websub/"
    filled(state, 3)
    back_up(state, copy)
    write_kept(state, b"k" * 32, callback, [])
    restore(state, copy, NOW)
    assert read_kept(state, callback).key == b"k" * 32


def test_an_old_backup_is_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "old.sqlite3"
    with sqlite3.connect(file) as db:
        db.executescript((Path(__file__).parent / "released" / "1.0" / "ledger-2.sql").read_text())
    db.close()
    restore(tmp_path / "state", file, NOW)
    assert report(tmp_path / "state").schema == SCHEMA


def test_what_is_no_ledger_is_not_restored(tmp_path: Path) -> None:
    filled(tmp_path / "state", 3)
    for name, content in (("text", b"no database" * 100), ("cut", (tmp_path / "state" / LEDGER).read_bytes()[:5_000])):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(NoLedgerError):
            restore(tmp_path / "state", tmp_path / name, NOW)
    sqlite3.connect(tmp_path / "empty").close()
    with pytest.raises(NoLedgerError, match="no ledger"):
        restore(tmp_path / "state", tmp_path / "empty", NOW)
    assert keys(tmp_path / "state") == {"0", "1", "2"}


def test_damage_is_found(tmp_path: Path) -> None:
    filled(tmp_path)
    assert problems(tmp_path / LEDGER) == []
    data = bytearray((tmp_path / LEDGER).read_bytes())
    data[len(data) // 2 : len(data) // 2 + 8_192] = b"\xff" * 8_192
    (tmp_path / LEDGER).write_bytes(data)
    assert problems(tmp_path / LEDGER)


def test_a_ledger_that_is_no_database_is_damage(tmp_path: Path) -> None:
    (tmp_path / ".newsbeam").mkdir()
    (tmp_path / ".newsbeam" / LEDGER).write_bytes(b"no database" * 100)
    done = subprocess.run([NEWSBEAM, "state", "check"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.startswith("file is not a database\nthe next run puts it aside")
    assert done.returncode == 1


def test_a_compaction_gives_space_back(tmp_path: Path) -> None:
    filled(tmp_path, 2_000)
    with StateFolder(tmp_path) as opened:
        opened.ledger.commit(CommitRows(states={("PollFeed", str(key)): None for key in range(2_000)}), [], {}, NOW.timestamp())
        with pytest.raises(LedgerInUseError):
            vacuum(tmp_path)
    with closing(sqlite3.connect(tmp_path / LEDGER)) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(NoLedgerError, match=r"newer newsbeam \(ledger schema 99,"):
        vacuum(tmp_path)
    with closing(sqlite3.connect(tmp_path / LEDGER)) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA}")
    before, after = vacuum(tmp_path)
    assert after < before
    assert Ledger(tmp_path / LEDGER).cycle == 2


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["state"], 0, "PollFeed                           3"),
        (["state", "--json"], 0, '"commits": 1'),
        (["state", "check"], 0, "the ledger is whole"),
        (["state", "backup", "copy"], 0, "checked"),
        (["state", "backup"], 2, "takes the name of a file"),
        (["state", "vacuum", "copy"], 2, "takes no file"),
        (["state", "restore", "nothing"], 2, "there is no file 'nothing'"),
        (["state", "bakcup"], 2, "did you mean 'backup'?"),
        (["state", "--state", "nowhere"], 2, "has no ledger; name the --state folder"),
    ],
)
def test_the_installed_command(tmp_path: Path, arguments: list[str], status: int, message: str) -> None:
    filled(tmp_path / ".newsbeam", 3)
    done = subprocess.run([NEWSBEAM, *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert message in done.stdout + done.stderr
    assert done.returncode == status


@pytest.mark.parametrize("arguments", [[], ["--json"], ["check"]])
def test_a_reader_that_has_gone_is_no_error_of_the_ledger(tmp_path: Path, arguments: list[str]) -> None:
    filled(tmp_path, 3)
    reader, writer = os.pipe()
    os.close(reader)
    command = [NEWSBEAM, "state", *arguments, "--state", str(tmp_path)]
    ended = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (0, "")
