"""bench/scale.py: its limits as functions, and one small run, so that it cannot rot."""

import json
import time
from dataclasses import replace

import pytest

from bench import scale
from bench.scaling.bare import bare_ms
from bench.scaling.limits import verdicts
from bench.scaling.rows import Row, head, shown
from bench.scaling.web import MOST_HOSTS, hosts_of, serving


def _row(phase: str, feeds: int = 100, **more: object) -> Row:
    values: dict[str, object] = {"engine": "run", "feeds": feeds, "phase": phase, **more}
    return Row(**values)  # type: ignore[arg-type]  # the tests name the fields


def _outcomes(*rows: Row) -> dict[str, str]:
    return {verdict.what.partition(",")[0]: verdict.outcome for verdict in verdicts(rows)}


def test_limits_are_checked_at_the_largest_number_of_feeds() -> None:
    few = _row("304", polls=100, requests=100, all_cpu_s=0.1, bare_ms=0.3)
    many = _row("304", feeds=10_000, polls=10_000, requests=10_000, all_cpu_s=20.0, bare_ms=0.3, main_mb=500.0)

    found = {verdict.what: verdict for verdict in verdicts([few, many])}

    growth = found["CPU a request, 304, 10,000 feeds against 100"]
    assert growth.figure == pytest.approx(2.0)
    assert growth.outcome == "missed"
    assert found["a round of 304 above the bare loop, 10,000 feeds"].figure == pytest.approx(1.7)
    assert found["memory of the main process, 10,000 feeds"].line().startswith("missed")


def test_a_phase_that_did_not_finish_meets_no_limit() -> None:
    assert _outcomes(_row("idle", core_share=0.002))["nothing due"] == "ok"
    assert _outcomes(_row("idle", core_share=0.002, is_whole=False))["nothing due"] == "not measured"
    assert _outcomes(_row("first"))["ready to poll"] == "not measured"


def test_a_stream_has_no_ledger_to_be_ready_from() -> None:
    assert "ready to poll" not in _outcomes(_row("first", engine="stream"))


def test_rows_stand_under_their_heads() -> None:
    row = _row("304", polls=100, requests=110, all_cpu_s=0.11, bare_ms=0.25)
    assert shown(row).index("1.00") + len("1.00") == head().index("ms/request") + len("ms/request")
    assert shown(row).endswith("bare loop 0.25 ms/feed")
    assert shown(replace(row, paced_bare_ms=0.6)).endswith("bare loop 0.25 ms/feed, 0.60 at this pace")


def test_a_bare_loop_with_a_pace_sleeps_between_its_polls() -> None:
    with serving(2) as web:
        web.reset(live_s=600)
        began = time.monotonic()
        assert bare_ms(web.urls("live", 20), a_second=20.0) > 0
        assert time.monotonic() - began >= 19 / 20
        assert web.counts().unchanged == 20


@pytest.mark.parametrize(("feeds", "hosts"), [(1, 1), (100, 10), (10_000, 1_000), (100_000, MOST_HOSTS)])
def test_ten_feeds_a_host(feeds: int, hosts: int) -> None:
    assert hosts_of(feeds) == hosts


@pytest.mark.parametrize("wrong", [["--feeds", "1"], ["--phases", "second"], ["--engine", "spark"]])
def test_wrong_options_are_refused(wrong: list[str]) -> None:
    with pytest.raises(SystemExit):
        scale.main(wrong)


def test_twenty_feeds(capsys: pytest.CaptureFixture[str]) -> None:
    scale.main(["--feeds", "20", "--engine", "run", "--phases", "304", "--runs", "1", "--json", "--here"])

    answer = json.loads(capsys.readouterr().out)
    (row,) = answer["rows"]
    assert row["is_whole"]
    assert row["polls"] == row["requests"] == 19  # twenty less the one of the floor
    assert row["bare_ms"] > 0
    assert {limit["outcome"] for limit in answer["limits"]} <= {"ok", "missed", "not measured"}
