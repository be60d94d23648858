"""Counters, the summary, the progress line, and what logs show."""

import errno
import io
import json
import logging
import os
import re
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli.printed.summary import print_json, print_table
from pipeline.cli.process.logs import configure, visible
from pipeline.endings import endings_of, unaccounted
from pipeline.progress import Progress, progress_line
from pipeline.summary import Summary
from schemas.dead_letters import DeadLetter, Ending
from schemas.feed_items import FeedItem

NOW = datetime(2026, 3, 1, tzinfo=UTC)
SUMMARY = Summary(
    endings={"items": 12, "record": 8, "duplicate": 1, "dead.http_status": 2, "feed.not_a_feed": 1, "event.gap": 1},
    pending=1,
    feeds=3,
    cycles=2,
    elapsed_s=4.0,
    stopped=False,
)


def a_letter(stage: str, url: str) -> DeadLetter:
    return DeadLetter(
        url=url, feed_url="https://f/", stage=stage, reason="invalid_item", message="m", attempts=1, at=NOW  # type: ignore[arg-type]
    )  # fmt: skip


def test_each_output_raises_its_counters() -> None:
    assert endings_of(FeedItem(feed_url="f", url="u", item_id="i", first_seen_at=NOW)) == ("items",)
    assert endings_of(Ending(kind="duplicate", url="u", feed_url="f")) == ("duplicate",)
    assert endings_of(a_letter("fetch", "https://a/")) == ("dead.invalid_item",)
    assert endings_of(a_letter("poll", "https://a/")) == ("items", "dead.invalid_item"), "came in and went out at once"
    assert endings_of(a_letter("poll", "https://f/")) == ("feed.invalid_item",), "a failed poll is no item"
    entry = replace(
        a_letter("poll", "https://f/"), item=FeedItem(feed_url="https://f/", url="", item_id="i", first_seen_at=NOW)
    )
    assert endings_of(entry) == ("items", "dead.invalid_item"), "an entry without a link is an item and no failed feed"


def test_items_that_are_lost_or_doubled_are_found() -> None:
    assert unaccounted(SUMMARY.endings, pending_before=0, pending_after=1) == 0
    assert unaccounted(SUMMARY.endings, pending_before=2, pending_after=1) == 2
    assert unaccounted(SUMMARY.endings, pending_before=0, pending_after=2) == -1


def test_the_json_summary_adds_up() -> None:
    out = io.StringIO()
    print_json(SUMMARY, out)
    row = json.loads(out.getvalue())
    assert row["items"] == row["records"] + row["duplicates"] + sum(row["dead_letters"].values()) + row["pending"]
    assert row["pending_before"] == 0
    later = replace(SUMMARY, endings={"items": 2, "looks": 1, "record": 5, "unchanged": 1}, pending=1)
    print_json(later, out)
    after = json.loads(out.getvalue().splitlines()[1])
    assert after["pending_before"] == 4
    assert 4 + after["items"] + after["looks"] == after["records"] + after["unchanged"] + after["pending"]
    assert row["feeds_failed"] == {"not_a_feed": 1}
    assert row["events"] == {"gap": 1}


def test_the_table_has_a_row_for_each_ending() -> None:
    out = io.StringIO()
    print_table(SUMMARY, {"records": "news", "dead_letters": "dead", "events": "events"}, out)
    assert out.getvalue().splitlines() == [
        "feeds             3  on the list",
        "new items        12",
        "  records         8  -> news",
        "  duplicate       1",
        "  dead letters    2  -> dead",
        "    http_status   2  The host answered with an error status.",
        "  still waiting   1  kept for the next run",
        "feeds not read    1  -> dead",
        "    not_a_feed    1  The feed's URL has no feed and no link to a feed.",
        "events            1  -> events",
        "    gap           1  Two polls of the feed share no entry: entries between them were never listed to newsbeam.",
        "done in 4.0 s, 2.0 records/s",
    ]


def test_what_an_earlier_run_has_left_has_a_row() -> None:
    out = io.StringIO()
    print_table(replace(SUMMARY, pending=0), {"records": "news", "dead_letters": "dead", "events": "events"}, out)
    assert "waiting" not in out.getvalue()
    later = replace(SUMMARY, endings={"items": 2, "looks": 1, "record": 5, "unchanged": 1}, pending=1)
    print_table(later, {"records": "news", "dead_letters": "dead", "events": "events"}, out)
    assert ["waiting", "from", "before", "4"] in [line.split() for line in out.getvalue().splitlines()]


def test_the_progress_line_tells_what_goes_on() -> None:
    line = progress_line(SUMMARY.endings, {"PollFeed": 2, "FetchPage": 5}, 4.0)
    assert line == "    4 s  polling 2, fetching 5 | 12 items: 8 records, 2 dead | 2.0/s"


def test_the_progress_line_fits_80_columns() -> None:
    endings = {"items": 98_765_432, "record": 87_654_321, "dead.timeout": 11_111_111}
    assert len(progress_line(endings, {"PollFeed": 64, "FetchPage": 512}, 99_999_999.0)) <= 79


def test_no_progress_line_without_a_terminal() -> None:
    stream = io.StringIO()
    with Progress(stream, dict, dict):
        pass
    assert stream.getvalue() == ""


def test_the_progress_line_outlives_its_terminal() -> None:
    class Closed(io.StringIO):
        def isatty(self) -> bool:
            return True

        def write(self, text: str) -> int:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    with Progress(Closed(), dict, dict):
        pass


@given(st.text())
def test_logs_hold_no_control_characters(text: str) -> None:
    shown = visible(text)
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in shown.replace("\n", ""))


def test_beams_own_lines_are_not_shown() -> None:
    stream = io.StringIO()
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    try:
        configure(stream)
        beam = {"pathname": "/x/apache_beam/io.py", "lineno": 1, "name": "root", "args": (), "exc_info": None}
        root.handle(logging.LogRecord(level=logging.WARNING, msg="missing package", **beam))  # type: ignore[arg-type]
        root.handle(logging.LogRecord(level=logging.ERROR, msg="raised as well", **beam))  # type: ignore[arg-type]
        logging.getLogger("pipeline").error("broken \x1b[2J")
        logging.getLogger("pipeline").info("hello")
    finally:
        root.handlers[:] = before
        root.setLevel(level)
    lines = stream.getvalue().splitlines()
    assert [line.split(" ", 1)[1] for line in lines] == ["ERROR broken \\x1b[2J", "INFO hello"]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ .*", line) for line in lines)


def test_logs_as_json_have_the_fields_of_the_caller() -> None:
    stream = io.StringIO()
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    try:
        configure(stream, "warning", "json")
        logging.getLogger("pipeline").info("not this")
        logging.getLogger("pipeline").warning(
            "host %s\n refuses", "a.example", extra={"condition": "host.failing", "host": "a"}
        )
    finally:
        root.handlers[:] = before
        root.setLevel(level)
    (row,) = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert row.pop("at").endswith("Z")
    assert row == {
        "level": "warning",
        "logger": "pipeline",
        "message": "host a.example\n refuses",
        "condition": "host.failing",
        "host": "a",
    }
