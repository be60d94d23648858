"""The summary of a run tells the truth about its feeds, and so does its exit status."""

import shlex
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.cli.printed.feed_summary import FeedSummary, failed_conditions, in_words, summed
from pipeline.fail_on import FailOn, read_fail_on
from pipeline.local.ledger.feed_status import FeedStatus
from pipeline.newsroom.server import Newsroom
from tests.support.run_newsbeam import NEWSBEAM, Folders, command
from transforms.feeds.polling.state import FeedTrouble

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
BEGAN = NOW - timedelta(minutes=1)
OLD = NOW - timedelta(days=1)
POLLED = FeedStatus(url="https://a.example/", health="ok", listed=True, polled_at=NOW, due_at=NOW + timedelta(hours=1))
NOT_DUE = replace(POLLED, url="https://b.example/", polled_at=OLD, due_at=NOW + timedelta(minutes=5))
FAILED = replace(
    NOT_DUE,
    url="https://c.example/",
    health="failing",
    trouble=FeedTrouble(since=OLD, at=NOW, reason="timeout", message="m"),
    due_at=NOW + timedelta(minutes=9),
)
PAUSED = replace(POLLED, url="https://d.example/", health="paused", polled_at=None, due_at=NOW)
GONE_FROM_LIST = replace(FAILED, url="https://e.example/", listed=False)


def test_each_feed_is_polled_or_not_due_or_paused() -> None:
    feeds = summed([POLLED, NOT_DUE, FAILED, PAUSED, GONE_FROM_LIST], BEGAN, NOW)
    assert feeds == FeedSummary(
        listed=4,
        polled=2,
        polled_well=1,
        not_due=1,
        next_at=NOW + timedelta(minutes=5),
        failing=1,
        failing_since=OLD,
        paused=1,
        well=2,
    )
    assert in_words(feeds, NOW) == (
        "2 polled, 1 not due, 1 paused, 1 failing since 2026-03-03 12:00:00 UTC; next at 2026-03-04 12:05:00 UTC, in 5 min"
    )
    assert in_words(summed([NOT_DUE], BEGAN, NOW), NOW) == (
        "0 polled, 1 not due; next at 2026-03-04 12:05:00 UTC, in 5 min; --ignore-schedule polls them now"
    )
    assert not feeds.none_works
    assert summed([FAILED, PAUSED], BEGAN, NOW).none_works
    assert summed([FAILED, replace(FAILED, url="https://f.example/", due_at=NOW)], BEGAN, NOW).none_works
    assert not summed([FAILED, NOT_DUE], BEGAN, NOW).none_works, "only the feed that fails was due"
    assert not summed([NOT_DUE], BEGAN, NOW).none_works, "nothing was polled"


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("failing-feeds=1", FailOn("failing-feeds", 1, False)),
        ("dead-letters=2.5%", FailOn("dead-letters", 0.025, True)),
    ],
)
def test_conditions_are_read(text: str, condition: FailOn) -> None:
    assert read_fail_on(text) == condition
    assert str(condition) == text


@pytest.mark.parametrize("text", ["", "feeds=1", "pending", "pending=", "pending=0", "pending=-1", "pending=1.5", "pending=x%"])
def test_other_conditions_name_the_remedy(text: str) -> None:
    with pytest.raises(ValueError, match=r"choose one of|write a whole number from 1 or a share above 0 %"):
        read_fail_on(text)


@pytest.mark.parametrize("what", ["failing-feeds", "failed-polls", "dead-letters", "pending"])
def test_a_share_that_can_never_hold_is_refused(what: str) -> None:
    assert read_fail_on(f"{what}=100%").at_least == 1
    with pytest.raises(ValueError, match=rf"'{what}=150%' can never hold: write a share up to 100 %, e.g. {what}=10%"):
        read_fail_on(f"{what}=150%")


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("failing-feeds=1", True),
        ("failing-feeds=2", False),
        ("failing-feeds=25%", True),
        ("failing-feeds=26%", False),
        ("failed-polls=50%", True),
        ("dead-letters=3", True),
        ("dead-letters=31%", False),
        ("pending=1", False),
    ],
)
def test_a_condition_holds_from_its_number_on(text: str, holds: bool) -> None:
    feeds = summed([POLLED, NOT_DUE, FAILED, PAUSED], BEGAN, NOW)
    endings = {"items": 10, "record": 7, "dead.timeout": 3}
    assert bool(failed_conditions([read_fail_on(text)], feeds, endings, 0)) is holds


@pytest.mark.parametrize(
    ("endings", "pending", "holds"),
    [
        ({"dead.timeout": 9, "record": 1}, 0, True),  # left by an earlier run
        ({"dead.timeout": 8, "record": 2}, 0, False),
        ({"items": 10, "looks": 90, "record": 10, "unchanged": 81, "dead.stub": 9}, 0, False),
        ({"items": 100, "dead.timeout": 9, "record": 1}, 90, True),
    ],
)
def test_a_share_of_dead_letters_is_one_of_what_has_ended(endings: dict[str, int], pending: int, holds: bool) -> None:
    """docs/operations.md, `--fail-on`: "of the articles that ended in this run"."""
    feeds = summed([POLLED], BEGAN, NOW)
    assert bool(failed_conditions([read_fail_on("dead-letters=90%")], feeds, endings, pending)) is holds


def run(feeds: list[str], tmp_path: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    arguments = [argument for argument in command(feeds, Folders(tmp_path), *more) if argument != "--json"]
    return subprocess.run(arguments, capture_output=True, text=True, timeout=120, check=False)


def test_a_run_in_which_no_feed_works_has_failed(tmp_path: Path) -> None:
    dead = "http://127.0.0.9:9/feed.xml"
    done = run([dead], tmp_path, "--attempts", "1")
    assert (done.returncode, "1 polled, 1 failing since" in done.stdout) == (1, True), done.stdout
    assert "no feed works: every poll has failed (1 feed)" in done.stderr
    advice = shlex.split(done.stderr.partition("(1 feed); '")[2].partition("' tells why")[0])
    told = subprocess.run([NEWSBEAM, *advice[1:]], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (told.returncode, dead in told.stdout) == (0, True), told.stderr
    with Newsroom() as newsroom:
        feeds = [next(iter(newsroom.feeds)), dead]
        again = run(feeds, tmp_path, "--fail-on", "failing-feeds=50%")
        third = run(feeds[:1], tmp_path)
        folder = tmp_path / "state"
        assert subprocess.run([NEWSBEAM, "feeds", "poll-now", dead, "--state", folder], check=False).returncode == 0
        fourth = run(feeds, tmp_path)
    assert again.returncode == 3
    assert "--fail-on failing-feeds=50%: 1 of 2" in again.stderr
    assert "1 polled, 1 not due, 1 failing since" in fourth.stdout
    assert fourth.returncode == 0, "the other feed is well"
    assert third.returncode == 0, "nothing was polled"
    assert "0 polled, 1 not due" in third.stdout
    assert "next at 2" in third.stdout
