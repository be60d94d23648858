"""The ledger: what one commit holds, what a reopened file still knows, and what becomes of a damaged one."""

import sqlite3
from pathlib import Path

import pytest

from pipeline.local.ledger.ledger import Ledger, LedgerInUseError
from pipeline.local.ledger.ledger_rows import CommitRows, Outgoing, StateRow
from pipeline.local.state.state_folder import StateFolder
from pipeline.sinks.sink import Staged

NOW = 1_000_000.0


def a_commit(ledger: Ledger) -> None:
    ledger.commit(
        CommitRows(
            states={("Poll", "a"): StateRow('{"v":1}', NOW + 10, True, None), ("Poll", "b"): StateRow('{"v":2}')},
            arrived=[(ledger.next_seq(), "Fetch", "host", '"x"'), (ledger.next_seq(), "Fetch", "host", '"y"')],
            rests={"host": NOW + 5},
            cache=[("robots", "https://host", "{}", NOW + 100)],
        ),
        [Outgoing(Staged(temporary="/t", final="/f", rows=2), "{}")],
        {"items": 2, "record": 1},
        NOW,
    )


def test_a_commit_is_there_after_reopening(tmp_path: Path) -> None:
    first = Ledger(tmp_path / "ledger.sqlite3")
    identity = first.ledger_id
    a_commit(first)
    first.close()

    again = Ledger(tmp_path / "ledger.sqlite3")

    assert (again.ledger_id, again.cycle, again.healed) == (identity, 1, None)
    assert again.state("Poll", "a") == StateRow('{"v":1}', NOW + 10, True, None)
    assert again.wakes(NOW, NOW + 10) == [("Poll", "a", NOW + 10, 1)]
    assert again.wakes(NOW + 10, NOW + 20) == again.wakes(NOW, NOW + 9) == []
    assert [text for _, text in again.waiting("Fetch", "host", 0, 10)] == ['"x"', '"y"']
    assert again.pending_keys() == [("Fetch", "host")]
    assert again.rests(NOW) == {"host": NOW + 5}
    assert again.cached("robots", "https://host", NOW) == "{}"
    assert again.outbox() == [Outgoing(Staged(temporary="/t", final="/f", rows=2), "{}")]
    assert again.endings() == {"items": 2, "record": 1}


def test_a_second_commit_adds_counts_replaces_states_and_forgets(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    a_commit(ledger)
    seq = ledger.waiting("Fetch", "host", 0, 1)[0][0]

    ledger.commit(CommitRows(states={("Poll", "b"): None}, consumed=[seq]), [], {"record": 1}, NOW + 50)

    assert ledger.state("Poll", "b") is None
    assert [text for _, text in ledger.waiting("Fetch", "host", 0, 10)] == ['"y"']
    assert ledger.endings() == {"items": 2, "record": 2}
    assert ledger.rests(NOW) == {}, "a rest that is over is dropped"
    assert ledger.cached("robots", "https://host", NOW + 50) == "{}"


def test_a_failed_commit_leaves_nothing_behind(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    a_commit(ledger)
    taken = ledger.waiting("Fetch", "host", 0, 1)[0][0]

    with pytest.raises(sqlite3.IntegrityError):
        ledger.commit(
            CommitRows(states={("Poll", "c"): StateRow("{}")}, arrived=[(taken, "Fetch", "host", "1")]), [], {"record": 9}, NOW
        )

    assert ledger.state("Poll", "c") is None
    assert ledger.endings()["record"] == 1
    assert ledger.cycle == 1


def test_what_is_published_leaves_the_outbox(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    a_commit(ledger)
    ledger.published(ledger.outbox())
    assert ledger.outbox() == []


def test_expired_states_are_forgotten(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    ledger.commit(CommitRows(states={("Link", "a"): StateRow("{}", None, False, NOW + 1)}), [], {}, NOW)
    assert "a" in ledger.keys("Link")
    ledger.commit(CommitRows(states={("Link", "b"): StateRow("{}")}), [], {}, NOW + 2)
    assert "a" not in ledger.keys("Link")


@pytest.mark.parametrize("damage", ["cut in half", "garbage"])
def test_a_damaged_ledger_is_put_aside_and_begun_anew(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "ledger.sqlite3"
    ledger = Ledger(path)
    for number in range(200):
        ledger.commit(CommitRows(states={("Poll", str(number)): StateRow("x" * 500)}), [], {}, NOW)
    ledger.close()
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] if damage == "cut in half" else b"no database" * 1000)

    again = Ledger(path)

    assert again.healed is not None
    assert "same record ids" in again.healed
    assert again.cycle == 0
    assert len([file for file in tmp_path.glob("ledger.sqlite3.damaged-*") if not file.name.endswith(("-wal", "-shm"))]) == 1


def test_a_ledger_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    Ledger(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(LedgerInUseError, match="newer newsbeam"):
        Ledger(path)


def test_a_state_folder_has_one_user_at_a_time(tmp_path: Path) -> None:
    with (
        StateFolder(tmp_path / "state"),
        pytest.raises(LedgerInUseError, match="in use by process"),
        StateFolder(tmp_path / "state"),
    ):
        pass
    with StateFolder(tmp_path / "state") as again:
        assert again.ledger.cycle == 0


def test_wakes_and_rests_come_as_soon_when_the_clock_is_set_back(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    states = {
        ("PollFeed", key): StateRow("{}", wake_at) for key, wake_at in (("due", 90.0), ("soon", 7_300.0), ("never", None))
    }
    ledger.commit(CommitRows(states={**states}, rests={"a.example": 7_260.0}), [], {}, 60.0)
    ledger.set_back(7_200.0, 95.0)
    assert sorted((key, at) for _, key, at, _ in ledger.wakes(0.0, 9e9)) == [("due", 90.0), ("soon", 100.0)]
    assert ledger.rests(0.0) == {"a.example": 95.0}
    ledger.close()


def test_what_is_put_back_is_pending_and_counted_once(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    letters = [("mark 1", "host", '"x"'), ("mark 2", "other", '"y"')]
    assert ledger.put_back("Fetch", letters, NOW, 100.0) == 2
    assert ledger.put_back("Fetch", [*letters, ("mark 3", "host", '"z"')], NOW, 100.0) == 1
    assert ledger.pending_count("Fetch") == 3
    assert ledger.endings() == {"items": 3}
