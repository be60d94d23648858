"""What each step keeps: a part of `newsbeam state`."""

import io
import json
from pathlib import Path

import pytest

from bench.linking.stream import LinkedStream, record_of
from bench.linking.texts import invented_texts
from pipeline.cli.main import main
from pipeline.cli.step_sizes import print_step_sizes
from pipeline.local.ledger import Ledger
from pipeline.local.ledger_rows import CommitRows, StateRow
from pipeline.local.state_sizes import _KINDS
from pipeline.settings import UsageError
from transforms.link.index_rows import Kind


def test_bytes_of_each_step(tmp_path: Path) -> None:
    with LinkedStream(tmp_path / "ledger.sqlite3") as stream:
        for text in invented_texts(20, seed=5):
            stream.link(record_of(text))
        stream.commit()
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    ledger.commit(CommitRows(states={("LinkRecord", "a"): StateRow('{"v":1}'), ("PollFeed", "b"): StateRow("ü")}), [], {}, 0)
    ledger.close()
    out, table = io.StringIO(), io.StringIO()

    assert print_step_sizes(tmp_path, out, as_json=True) == 0
    assert print_step_sizes(tmp_path, table, as_json=False) == 0
    steps = {row["step"]: row for row in json.loads(out.getvalue())["steps"]}
    assert (steps["LinkRecord"]["keys"], steps["LinkRecord"]["bytes"]) == (1, 10 + 1 + 7 + 16 + 14)
    assert steps["PollFeed"]["bytes"] == 8 + 1 + 2 + 16 + 14
    assert steps["LinkCopies: article"]["keys"] == 20
    assert steps["LinkCopies: band"]["keys"] == 20 * 21
    each = sum(row["bytes_an_article"] for name, row in steps.items() if name.startswith("LinkCopies"))
    assert 500 < each < 2_048
    assert "LinkCopies: sentence" in table.getvalue()


def test_kinds_have_names() -> None:
    assert len(_KINDS) == len(Kind)


def test_a_folder_without_a_ledger(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="has no ledger"):
        print_step_sizes(tmp_path, io.StringIO(), as_json=False)
    assert main(["state", "--state", str(tmp_path)]) == 2
