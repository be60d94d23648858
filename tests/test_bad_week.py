"""A scripted bad week on fake time: each change is one line of the log and one step of a metric, and the right alerts fire.

The series that Prometheus is given are those that the week has produced."""

import logging
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.bad_week import SCRAPE, Trouble, Web, Week, at, live
from tests.support.deploy_checks import DEPLOY, needs

pytestmark = pytest.mark.slow

SITES = ("calm", "dying", "feeds.cut", "feeds.strict", "moving", "silent", "ended")
FEEDS = [f"http://{site}.example/feed" for site in SITES]
SCRIPT = [
    Trouble("dying.example", "unreachable", at(1, 6.1), at(1, 18)),
    Trouble("silent.example", "silent", at(0, 12), at(4, 20)),
    Trouble("strict.example", "refuses", at(2, 0), at(2, 12)),
    Trouble("cut.example", "unreachable", at(2, 18), at(3, 2)),
    Trouble("moving.example", "moved", at(3, 1), new_url="http://new.moving.example/feed"),
    Trouble("ended.example", "gone", at(4, 8)),
]
DISK_FULL = (at(5, 2), at(5, 4))
CLOCK_AHEAD = (at(5, 12), at(5, 18))
DOWN = (at(6, 4), at(6, 4.75))
#: What the log has to say, in this order, and by when: a feed is polled about every hour, one that fails more seldom.
CHANGES = [
    ("feed.failing", "http://dying.example/feed", at(1, 6), at(1, 9)),
    ("feed.recovered", "http://dying.example/feed", at(1, 18), at(2, 0)),
    ("host.failing", "strict.example", at(2, 0), at(2, 3)),
    ("host.recovered", "strict.example", at(2, 12), at(2, 16)),
    ("host.failing", "cut.example", at(2, 18), at(2, 21)),
    ("host.recovered", "cut.example", at(3, 2), at(3, 5)),
    ("feed.moved", "http://moving.example/feed", at(3, 1), at(3, 11)),
    ("feed.silent", "http://silent.example/feed", at(3, 11), at(3, 18)),
    ("feed.gone", "http://ended.example/feed", at(4, 8), at(4, 11)),
    ("feed.recovered", "http://silent.example/feed", at(4, 20), at(5, 0)),
    ("run.not_writing", None, at(5, 2), at(5, 3)),
    ("run.writing", None, at(5, 4), at(5, 4.1)),
    # By a clock that is half a day ahead, it is the times of a feed with enough entries that are off.
    ("feed.clock_skew", "http://silent.example/feed", at(5, 12), at(5, 18)),
    ("run.clock_set_back", None, at(5, 18), at(5, 18.1)),
    ("feed.recovered", "http://silent.example/feed", at(5, 18), at(6, 4)),
]
TICKET, PAGE = "ticket", "page"
#: When an alert has to fire, by its name; it may be firing for a quarter of an hour more at both ends.
ALERTS = {
    "NewsbeamNotReady": (at(5, 2.75), at(5, 4), {"severity": PAGE}),
    "NewsbeamFeedsOverdue": (at(5, 3.75), at(5, 4), {"severity": TICKET, "group": "untagged"}),
    "NewsbeamDown": (at(6, 4.25), at(6, 4.75), {"severity": PAGE, "job": "newsbeam"}),
}


@dataclass(frozen=True)
class Told:
    """A line of the log that tells of a condition."""

    at: timedelta
    condition: str
    subject: str | None


class _Lines(logging.Handler):
    def __init__(self, web: Web) -> None:
        super().__init__()
        self._web = web
        self.told: list[Told] = []
        self.others: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.startswith("pipeline.streaming"):
            return  # of a thread that a test of streams has left in this process
        fields = record.__dict__
        if "condition" in fields:
            self.told.append(Told(self._web.elapsed, fields["condition"], fields.get("url") or fields.get("host")))
        else:
            self.others.append(record.getMessage())


def within(span: tuple[timedelta, timedelta], elapsed: timedelta) -> bool:
    return span[0] <= elapsed < span[1]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Week, _Lines]:
    web = Web(script=SCRIPT)
    lines, logger = _Lines(web), logging.getLogger("pipeline")
    logger.addHandler(lines)
    level = logger.level
    logger.setLevel(logging.INFO)
    week = live(
        tmp_path_factory.mktemp("week"),
        FEEDS,
        web,
        days=7,
        is_disk_full=lambda elapsed: within(DISK_FULL, elapsed),
        down=lambda elapsed: within(DOWN, elapsed),
        skew=lambda elapsed: timedelta(hours=12 * within(CLOCK_AHEAD, elapsed)),
    )
    logger.removeHandler(lines)
    logger.setLevel(level)
    return week, lines


def test_each_change_is_one_line(lived: tuple[Week, _Lines]) -> None:
    _, lines = lived
    assert [(told.condition, told.subject) for told in lines.told] == [change[:2] for change in CHANGES]
    late = [(told, change) for told, change in zip(lines.told, CHANGES, strict=True) if not change[2] <= told.at <= change[3]]
    assert late == []
    assert lines.others == []


def steps(values: Sequence[float | None]) -> Iterator[tuple[int, float]]:
    """The scrapes at which a counter has grown, and by how much. A process that begins again begins at 0."""
    before: float = 0
    for number, value in enumerate(values):
        if value is None:
            before = 0
        elif value != before:
            yield number, value - before
            before = value


def test_each_change_is_one_step_of_a_metric_at_the_next_scrape(lived: tuple[Week, _Lines]) -> None:
    week, lines = lived
    expected: Counter[tuple[str, int]] = Counter((told.condition, -(-told.at // SCRAPE)) for told in lines.told)
    for condition in {told.condition for told in lines.told}:
        found = {
            (condition, number): by
            for number, by in steps(week.values(f'newsbeam_conditions_total{{condition="{condition}",instance="a"}}'))
        }
        assert found == {name: count for name, count in expected.items() if name[0] == condition}


def test_the_gauges_show_what_holds(lived: tuple[Week, _Lines]) -> None:
    week, _ = lived
    failing = week.values('newsbeam_feeds{health="failing",instance="a"}')
    assert {failing[at(day, 12) // SCRAPE] for day in (0, 2, 3, 4, 5, 6)} == {0}
    assert failing[at(1, 12) // SCRAPE] == 1
    gone = week.values('newsbeam_feeds{health="gone",instance="a"}')
    assert (gone[at(4, 8) // SCRAPE], gone[at(6, 0) // SCRAPE]) == (0, 1)
    assert week.values('newsbeam_ready{instance="a"}')[at(5, 3) // SCRAPE] == 0


def test_jumps_of_the_clock_stop_no_polls(lived: tuple[Week, _Lines]) -> None:
    week, _ = lived
    polls = week.values('newsbeam_polls_total{instance="a",outcome="news"}')
    grown = [number for number, _ in steps(polls)]
    pauses = {(before * SCRAPE, after * SCRAPE) for before, after in pairwise(grown) if after - before > at(0, 4) // SCRAPE}
    assert pauses == set()


def played(week: Week, folder: Path, expected: dict[timedelta, list[dict[str, Any]]]) -> subprocess.CompletedProcess[str]:
    used = (DEPLOY / "monitoring/rules.yaml").read_text()
    rows = [{"series": name, "values": _values(week.values(name))} for name in week.series() if name.partition("{")[0] in used]
    up = " ".join("0" if scrape is None else "1" for scrape in week.scrapes)
    rows.append({"series": 'up{instance="a",job="newsbeam"}', "values": up})
    firing = [
        {"expr": 'ALERTS{alertstate="firing"}', "eval_time": f"{int(elapsed.total_seconds())}s", "exp_samples": samples}
        for elapsed, samples in expected.items()
    ]
    tests = [{"interval": f"{int(SCRAPE.total_seconds())}s", "input_series": rows, "promql_expr_test": firing}]
    (folder / "rules.yaml").write_text(used)
    (folder / "week.yaml").write_text(
        yaml.safe_dump({"rule_files": ["rules.yaml"], "evaluation_interval": "5m", "tests": tests}, width=1_000_000)
    )
    command = [needs("promtool"), "test", "rules", "week.yaml"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def _values(values: Sequence[float | None]) -> str:
    return " ".join("_" if value is None else f"{value:g}" if value < 1e5 else f"{value:.0f}" for value in values)


def test_the_alerts_that_should_fire_do_and_no_others(lived: tuple[Week, _Lines], tmp_path: Path) -> None:
    week, _ = lived
    expected: dict[timedelta, list[dict[str, Any]]] = {}
    for number in range(7 * 72):
        elapsed = timedelta(minutes=20 * number)
        near = any(abs(elapsed - end) < timedelta(minutes=30) for begin, end, _ in ALERTS.values() for end in (begin, end))
        if not near:
            firing = {name: labels for name, (begin, end, labels) in ALERTS.items() if begin <= elapsed < end}
            expected[elapsed] = [_alert(name, labels) for name, labels in firing.items()]
    for name, (begin, _end, labels) in ALERTS.items():
        both = [other for other, (since, until, _) in ALERTS.items() if since <= begin + SCRAPE < until and other != name]
        expected[begin + SCRAPE] = [_alert(name, labels), *(_alert(other, ALERTS[other][2]) for other in both)]
    done = played(week, tmp_path, expected)
    assert done.returncode == 0, done.stdout + done.stderr


def _alert(name: str, labels: dict[str, str]) -> dict[str, Any]:
    named = {"alertname": name, "alertstate": "firing", "instance": "a", **labels}
    return {"labels": "ALERTS{" + ",".join(f'{label}="{value}"' for label, value in named.items()) + "}", "value": 1}
