"""`newsbeam feeds`: tables that fit, one feed in detail, and what the installed command says."""

import io
import json
import subprocess
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec import structs

from pipeline import words
from pipeline.cli.commands.feeds_command import feeds
from pipeline.cli.printed.feeds_json import json_lines
from pipeline.cli.printed.feeds_table import bars, detail, share_of_page_text, sorted_feeds, table
from pipeline.local.ledger.feed_status import FeedFacts, FeedStatus, feed_facts
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_reader import LEDGER
from pipeline.local.ledger.ledger_rows import CommitRows
from pipeline.local.ledger.status_rows import feed_row
from pipeline.local.state.orders import place_backfill
from pipeline.local.state.state_folder import StateFolder
from pipeline.settings import UsageError
from schemas.codec import to_plain
from tests.support.run_newsbeam import NEWSBEAM
from transforms.feeds.conditions.conditions import Conditions, OpenCondition
from transforms.feeds.parsed import FeedHints
from transforms.feeds.polling.state import FeedState, FeedTrouble
from transforms.feeds.schedule.hints import Hints
from transforms.feeds.schedule.schedule import Rhythm

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
OK = FeedStatus(
    url="https://tide.example/feed.xml", health="ok", listed=True, title="潮の新聞 \x1b[31mTide",
    due_at=NOW + timedelta(hours=2), planned_at=NOW - timedelta(hours=1), polled_at=NOW - timedelta(hours=1),
    polls=5, why="rhythm",
    rhythm=Rhythm(items=20, days=4, window=30, hours=(0.0,) * 8 + (9.0,) * 4 + (0.0,) * 12),
)  # fmt: skip
TROUBLE = FeedTrouble(since=NOW - timedelta(days=3), at=NOW, reason="timeout", message="No answer within 30 s. " * 5)
BAD = replace(OK, url="https://quay.example/feed.xml", health="failing", title=None, failures=4, trouble=TROUBLE, why="failing")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160, 400])
def test_a_table_fits(width: int) -> None:
    for line in table([OK, BAD], {OK.url: {"record:page": 3, "record:feed": 1}}, NOW, width):
        assert words.columns(line) <= max(width, 50)
        assert line.isprintable()


def test_trouble_comes_first_and_tells_why() -> None:
    _, bad, ok = table([BAD, OK], {OK.url: {"record:page": 3, "record:feed": 1}}, NOW, 160)
    assert "timeout since 2026-03-01 12:00: No ans" in bad
    assert "in 2 h" in ok
    assert "75%" in ok
    assert "how often it has news" in ok


def test_removals_are_no_records_with_a_text() -> None:
    kept = {"record:page": 3, "record:feed": 1, "record:removed": 4}
    _, ok = table([OK], {OK.url: kept}, NOW, 160)
    assert "75%" in ok
    lines = "\n".join(detail(OK, kept, [], NOW, plain=True))
    assert "4 removals, 3 records with the page's text, 1 record with the feed's text" in lines
    assert share_of_page_text({"record:removed": 4}) is None


def test_the_reason_has_all_columns_that_names_leave_and_in_a_file_it_is_whole() -> None:
    assert TROUBLE.message is not None
    reason = f"timeout since 2026-03-01 12:00: {TROUBLE.message}".rstrip()
    for line in table([BAD], {}, NOW, 160):
        assert words.columns(line) == 160 or line.startswith("HEALTH")
    _, bad = table([BAD], {}, NOW, 240)
    assert bad.endswith(f" quay.example/feed.xml {reason}")
    _, long = table([replace(BAD, url="https://quay.example/" + "x" * 500)], {}, NOW, None)
    assert long.endswith(f"… {reason}")


def test_a_feed_has_its_name_and_the_url_that_orders_take() -> None:
    _, bad, ok = table([BAD, replace(OK, title="Tide")], {}, NOW, 160)
    assert "Tide  tide.example/feed.xml" in ok
    assert " quay.example/feed.xml" in bad


def test_a_feed_off_the_list_has_no_next_poll() -> None:
    off = replace(OK, listed=False)
    _, line = table([off], {}, NOW, 160)
    assert line.endswith("not on the list of the last run")
    assert "in 2 h" not in line
    assert "  next poll    none, while it is not on the list" in detail(off, {}, [], NOW, plain=True)


def facts(name: str, state: FeedState) -> FeedFacts:
    row = feed_row(f"https://{name}.example/", state, None)
    return feed_facts(row.url, row.health, 1, row.about)


def test_feeds_are_sorted_by_trouble_then_by_the_instants_of_their_trouble_or_their_next_poll() -> None:
    half = timedelta(microseconds=500_000)
    states = {
        "later": FeedState(polled_at=NOW, due_at=NOW + half),
        "sooner": FeedState(polled_at=NOW, due_at=NOW),
        "young": FeedState(failures=1, trouble=replace(TROUBLE, since=NOW)),
        "old": FeedState(failures=1, trouble=TROUBLE),
    }
    in_order = sorted_feeds([*(facts(name, state) for name, state in states.items()), feed_facts("u", "new", 1, "{}")])
    assert [feed.url[8:-9] for feed in in_order] == ["old", "young", "", "sooner", "later"]


def test_the_json_form_says_the_same_as_the_decoded_feed() -> None:
    hints = Hints(fresh_s=600, document=FeedHints(ttl_min=30))
    opened = Conditions(open=(OpenCondition(type="feed.silent", since=NOW),))
    polled = FeedState(
        title="Tide", polled_at=NOW, due_at=NOW + timedelta(hours=1), planned_at=NOW, why="rhythm", polls=3, omitted=2,
        rhythm=Rhythm(items=20, days=4, window=30), hints=hints, conditions=opened, moved_to="https://new.example/",
    )  # fmt: skip
    states = [polled, structs.replace(polled, failures=2, trouble=TROUBLE, under_way=True), FeedState(), FeedState(paused=True)]
    for state in states:
        row = facts("tide", state)
        (line,) = json_lines([row], {})
        plain, feed = json.loads(line), row.status()
        same = {
            "url", "title", "health", "listed", "why", "interval_s", "under_way", "retries", "polls", "failures",
            "items_per_day", "window", "known", "omitted",
        }  # fmt: skip
        assert {name: plain[name] for name in same} == {name: getattr(feed, name) for name in same}
        decoded = {"due_at": feed.due_at, "polled_at": feed.polled_at, "trouble": feed.trouble, "held_until": feed.held_until}
        assert {name: plain[name] for name in decoded} == {name: to_plain(value) for name, value in decoded.items()}
        assert plain["conditions"] == [to_plain(condition) for condition in feed.conditions]
        assert (plain["hint_s"], plain["moves_to"]) == (feed.hints.floor_s(), feed.moved_to)
    never = feed_facts("https://tide.example/", "new", 1, "{}")
    assert json.loads(next(json_lines([never], {}))) | {"title": None} == json.loads(
        next(json_lines([facts("tide", FeedState())], {}))
    ) | {"items_per_day": None}


def test_open_conditions_are_told() -> None:
    silent = replace(
        OK, conditions=(OpenCondition(type="feed.silent", since=NOW), OpenCondition(type="feed.churns_ids", since=None))
    )
    _, line = table([silent], {}, NOW, 160)
    assert line.endswith("silent, churns_ids")
    text = "\n".join(detail(silent, {}, [], NOW, plain=True))
    assert "condition    feed.silent since 2026-03-04 12:00:00 UTC\n" in text
    assert "The feed has had no new entry for much longer than its rhythm explains." in text


def test_one_feed_in_detail() -> None:
    text = "\n".join(detail(BAD, {"record:page": 2, "dead": 1}, [], NOW, plain=False))
    assert "since 2026-03-01 12:00:00 UTC, 4 polls in a row" in text
    assert "the back-off of a feed that fails" in text
    assert "█" in text
    assert "2 records with the page's text" in text
    assert all(line.isascii() for line in detail(BAD, {}, [], NOW, plain=True))


def test_bars() -> None:
    assert bars([0, 1, 2, 4], plain=False) == "▁▃▅█"
    assert bars([0, 0], plain=True) == "__"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    ledger = Ledger(tmp_path / LEDGER)
    good = FeedState(title="Tide", polled_at=NOW, polls=1, due_at=NOW, planned_at=NOW, why="rhythm")
    opened = Conditions(open=(OpenCondition(type="feed.failing", since=NOW),))
    bad = structs.replace(good, title="Quay", failures=2, trouble=TROUBLE, conditions=opened)
    rows = {OK.url: feed_row(OK.url, good, None), BAD.url: feed_row(BAD.url, bad, None)}
    ledger.commit(CommitRows(feeds={**rows}), [], {}, NOW.timestamp())
    ledger.close()
    return tmp_path


def told(state: Path, *given: str, failing: bool = False, as_json: bool = False, limit: int | None = None) -> str:
    out = io.StringIO()
    assert feeds(given, state, out, failing=failing, as_json=as_json, limit=limit) == 0
    return out.getvalue()


def test_feeds_are_found_by_parts_of_their_names(state: Path) -> None:
    assert told(state).startswith("2 feeds: 1 ok, 1 failing")
    assert told(state, "tid").startswith(OK.url)
    assert "last failure" in told(state, BAD.url)
    assert [json.loads(line)["url"] for line in told(state, as_json=True).splitlines()] == [BAD.url, OK.url]
    assert [json.loads(line)["trouble"]["reason"] for line in told(state, failing=True, as_json=True).splitlines()] == [
        "timeout"
    ]
    (row,) = map(json.loads, told(state, failing=True, as_json=True).splitlines())
    assert [condition["type"] for condition in row["conditions"]] == ["feed.failing"]
    assert "and more" in told(state, limit=1)
    with pytest.raises(UsageError, match="no feed of this state"):
        told(state, "nobody")
    with pytest.raises(UsageError, match=r"'pausee'; orders are .*pause"):
        told(state, "pausee", BAD.url)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["feeds"], "has no ledger; name the --state folder of a run"),
        (["feeds", "pause"], "name the feeds to pause"),
        (["stop", "--state", "nowhere"], "'nowhere' is no folder"),
    ],
)
def test_the_installed_command_names_the_remedy(tmp_path: Path, arguments: list[str], message: str) -> None:
    done = subprocess.run([NEWSBEAM, *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert message in done.stderr


def test_an_order_for_an_unknown_feed_is_refused(state: Path) -> None:
    command = [NEWSBEAM, "feeds", "pause", "https://other.example/", "--state", str(state)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "is no feed of this state" in done.stderr
    command[3] = OK.url
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "pause: 1 feed; the next 'newsbeam run' obeys\n"


def test_an_order_is_shown_until_it_is_obeyed(state: Path) -> None:
    with closing(Ledger(state / LEDGER)) as ledger:
        ledger.set_listed([BAD.url])
    assert told(state, "pause", OK.url) == "pause: 1 feed; the next 'newsbeam run' obeys, if its list has the feed again\n"
    place_backfill(state, [OK.url], NOW, NOW)
    head, _, bad, ok = told(state).splitlines()
    assert "2 orders not obeyed yet" in head
    assert ok.endswith("not obeyed yet: pause, backfill")
    assert "timeout" in bad
    assert "  ordered      pause, backfill; not obeyed yet\n" in told(state, OK.url)
    assert [json.loads(line)["ordered"] for line in told(state, as_json=True).splitlines()] == [[], ["pause", "backfill"]]
    with closing(Ledger(state / LEDGER)) as ledger:
        ledger.commit(CommitRows(obeyed=[order.seq for order in ledger.orders()]), [], {}, NOW.timestamp())
    assert "obeyed" not in told(state) + told(state, OK.url)


def test_a_running_process_takes_orders_about_feeds_of_its_list(state: Path) -> None:
    with StateFolder(state) as folder:
        folder.ledger.set_listed([OK.url])
        with pytest.raises(UsageError, match=f"does not poll '{BAD.url}': add the feed to its list first"):
            told(state, "poll-now", OK.url, BAD.url)
        assert folder.ledger.orders() == []
        assert "obeys within seconds" in told(state, "poll-now", OK.url)
        assert "obeys within seconds" in told(state, "forget", BAD.url)
