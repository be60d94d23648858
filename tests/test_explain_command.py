"""`newsbeam explain`: what the ledger knows of an article, and what happens next to it."""

import io
import json
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.cli.commands.explain_command import explain
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_reader import LEDGER
from pipeline.local.ledger.ledger_rows import CommitRows, StateRow
from pipeline.local.ledger.status_rows import ended_row, feed_row
from pipeline.newsroom.server import Newsroom
from pipeline.settings import FetchSettings, UsageError
from schemas.codec import to_json
from schemas.dead_letters import DeadLetter, Ending
from schemas.example import example_record
from schemas.feed_items import FeedItem
from schemas.records import Record
from tests.support.feed_documents import NOW
from tests.support.run_newsbeam import NEWSBEAM, Folders, run
from transforms.feeds.identity.identity import link_marks, split_new_items
from transforms.feeds.parsed import ParsedItem
from transforms.feeds.polling.state import FeedState
from transforms.link.link_record import article_id
from transforms.web.fetching.host_state import HostState, MutableHostState
from transforms.web.pace.tries import Tries
from transforms.web.robots.robots import RobotsEntry

FEED = "https://tide.example/feed.xml"
LISTED = "https://tide.example/listed"
WAITING = FeedItem(feed_url=FEED, url="https://slow.example/w", item_id="w", first_seen_at=NOW)
PUT_OFF = replace(WAITING, url="https://slow.example/there", item_id="there")
DEAD = DeadLetter(
    url="https://tide.example/gone", feed_url=FEED, stage="fetch", reason="http_status", message="The answer has status 404.",
    attempts=1, at=NOW, http_status=404,
)  # fmt: skip


@pytest.fixture
def state(tmp_path: Path) -> Path:
    ledger = Ledger(tmp_path / LEDGER)
    item = ParsedItem(link=LISTED, guid="g", title="t")
    feed = FeedState(polled_at=NOW, seen=split_new_items([item], FeedState().seen).seen, due_at=NOW + timedelta(hours=1))
    notes = MutableHostState(HostState(unreached=2), NOW)
    retry_at = NOW + timedelta(days=3_650)
    notes.try_again(WAITING, Tries(attempts=2, began_at=None, retry_at=retry_at, reason="connect_error", message="Refused."))
    resting = "A redirect leads to b.example, which rests."
    notes.try_again(PUT_OFF, Tries(attempts=0, began_at=None, retry_at=retry_at, reason="rate_limited", message=resting))
    robots = RobotsEntry(
        origin="https://private.example", kind="rules", text="User-agent: *\nDisallow: /secret/", source="read", fetched_at=NOW,
        expires_at=NOW + timedelta(days=3_650),
    )  # fmt: skip
    withdrawn = replace(
        example_record(), url="https://tide.example/withdrawn", url_key="tide.example/withdrawn", final_url="https://tide.example/",
        change="removed", title=None, text="", robots_verdict="allowed", robots_source=None,
    )  # fmt: skip
    endings: tuple[DeadLetter | Ending | Record, ...] = (
        DEAD,
        withdrawn,
        Ending(kind="filtered", url="https://tide.example/f", feed_url=FEED, cause="The record does not match x"),
    )
    endings += (
        Ending(kind="unchanged", url="http://10.0.0.2/known", feed_url=FEED, by_look=True),
        Ending(kind="postponed", url="http://10.0.0.3/later", feed_url=FEED, by_look=True),
        replace(DEAD, url="ftp://tide.example/bad", reason="invalid_item"),
        replace(DEAD, url="https://private.example/secret/y", reason="robots_disallowed"),
    )
    local = replace(WAITING, url="http://10.0.0.4/w")
    rows = [row for output in endings if (row := ended_row(output, NOW)) is not None]
    ledger.commit(
        CommitRows(
            states={
                ("PollFeed", FEED): StateRow(json.dumps(feed.encode())),
                ("FetchPage", "slow.example"): StateRow(json.dumps(notes.state().encode())),
            },
            arrived=[
                (ledger.next_seq(), "FetchPage", "slow.example", to_json(WAITING)),
                (ledger.next_seq() + 1, "FetchPage", "10.0.0.4", to_json(local)),
                (ledger.next_seq() + 2, "FetchPage", "slow.example", to_json(PUT_OFF)),
            ],
            feeds={FEED: feed_row(FEED, feed, None)},
            cache=[("robots", robots.origin, to_json(robots), robots.expires_at.timestamp())],
            ended=rows,
        ),
        [],
        {},
        NOW.timestamp(),
    )
    ledger.close()
    return tmp_path


def told(state: Path, name: str) -> str:
    out = io.StringIO()
    explain(name, state, FetchSettings(), out, as_json=False, dry_run=False)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (DEAD.url, ["dead letter: http_status", "The answer has status 404.", FEED, "newsbeam replay"]),
        ("https://tide.example/f?utm_source=x", ["filtered", "does not match x"]),
        (WAITING.url, ["waiting", "2 failed requests", "could not be reached 2 times", "when its host's turn comes"]),
        (
            PUT_OFF.url,
            ["1 entry of its host before it\n               A redirect leads to b.example", "the next request not before"],
        ),
        (LISTED, [f"listed by    {FEED}", "its ending is no longer kept"]),
        (FEED, ["a feed", "health       ok", "last endings"]),
        ("https://private.example/secret/x", ["nothing is known", "'Disallow: /secret/'", "robots.txt says disallowed"]),
        ("https://other.example/", ["nothing is known", "asks robots.txt, then the page; --dry-run"]),
        ("http://10.0.0.1/", ["if a feed lists it: never asked for", "--allow-network allows a network"]),
        ("http://10.0.0.2/known", ["looked at again: unchanged", "nothing, unless a feed lists it anew"]),
        ("http://10.0.0.3/later", ["no answer that decides anything", "another look at it"]),
        ("http://10.0.0.4/w", ["waiting", "host         10.0.0.4: 1 entry waiting", "when its host's turn comes"]),
        ("ftp://tide.example/bad", ["dead letter: invalid_item", "nothing: its link names nothing that may be asked for"]),
        ("https://private.example/secret/y", ["robots_disallowed", "only where robots.txt has changed"]),
        ("https://tide.example/withdrawn", ["(removed, after", "), without text\n", "robots.txt   allowed\n"]),
        ("no such record", ["no entry and no record has this name"]),
    ],
)
def test_what_is_known_is_told(state: Path, name: str, words: list[str]) -> None:
    text = told(state, name)
    assert [word for word in words if word not in text] == [], text


@pytest.mark.parametrize(("name", "status"), [("no such record", 1), ("https://other.example/", 1), (DEAD.url, 0), (FEED, 0)])
def test_the_exit_status_is_1_if_nothing_is_known(state: Path, name: str, status: int) -> None:
    """docs/operations.md, "Why is this article missing?": the last sentence."""
    assert explain(name, state, FetchSettings(), io.StringIO(), as_json=False, dry_run=False) == status


def test_a_password_is_not_repeated(state: Path) -> None:
    for as_json in (False, True):
        out = io.StringIO()
        url = DEAD.url.replace("//", "//user:hush@")
        assert explain(url, state, FetchSettings(), out, as_json=as_json, dry_run=False) == 0
        assert DEAD.url in out.getvalue()
        assert "hush" not in out.getvalue()


def test_the_json_form_has_the_same(state: Path) -> None:
    out = io.StringIO()
    assert explain(DEAD.url, state, FetchSettings(), out, as_json=True, dry_run=False) == 0
    row = json.loads(out.getvalue())
    assert row["ended"][0]["reason"] == "http_status"
    assert "replay" in row["next"]


def test_a_link_is_found_in_the_encoded_entries() -> None:
    items = [ParsedItem(link=f"https://tide.example/{number}", guid=str(number)) for number in range(50)]
    encoded = FeedState(seen=split_new_items(items, FeedState().seen).seen).encode()["seen"]
    assert all(sum(mark in encoded for mark in link_marks(item.link or "")) == 1 for item in items)
    assert not any(mark in encoded for mark in link_marks("https://tide.example/50"))


def test_an_article_is_found_that_its_query_tells_apart(tmp_path: Path) -> None:
    urls = [f"https://tide.example/read?sid=0123456789abcde{number}" for number in (1, 2, 3)]
    items = [ParsedItem(link=url, guid=url, title=url) for url in urls[:2]]
    feed = FeedState(polled_at=NOW, seen=split_new_items(items, FeedState().seen).seen)
    ledger = Ledger(tmp_path / LEDGER)
    key = article_id("tide.example/read?sid=0123456789abcde2")
    states: dict[tuple[str, str], StateRow | None] = {
        ("PollFeed", FEED): StateRow(json.dumps(feed.encode())),
        ("LinkRecord", key): StateRow('{"revision": 4}'),
    }
    ledger.commit(CommitRows(states=states, feeds={FEED: feed_row(FEED, feed, None)}), [], {}, NOW.timestamp())
    ledger.close()
    assert f"{key}-4" in told(tmp_path, urls[1])
    assert f"listed by    {FEED}" in told(tmp_path, urls[0])
    assert "nothing is known" in told(tmp_path, urls[2])


def ledger_with(folder: Path, *endings: DeadLetter | Ending | Record, **states: str) -> Path:
    ledger = Ledger(folder / LEDGER)
    ended = [row for number, end in enumerate(endings) if (row := ended_row(end, NOW + timedelta(seconds=number))) is not None]
    known: dict[tuple[str, str], StateRow | None] = {("LinkRecord", key): StateRow(state) for key, state in states.items()}
    ledger.commit(
        CommitRows(ended=ended, states=known, feeds={FEED: feed_row(FEED, FeedState(), None)}), [], {}, NOW.timestamp()
    )
    ledger.close()
    return folder


def test_one_ending_is_told_as_one(tmp_path: Path) -> None:
    assert "  last 30 days 1 dead letter\n" in told(ledger_with(tmp_path, DEAD), FEED)


def test_an_entry_without_a_link_was_never_asked_for(tmp_path: Path) -> None:
    letter = replace(DEAD, url="http://", stage="poll", reason="invalid_item", message="No link.", http_status=None)
    text = told(ledger_with(tmp_path, letter), letter.url)
    assert "dead letter: invalid_item" in text
    assert "requests" not in text


def test_entries_on_the_parts_of_one_page_are_told_once(tmp_path: Path) -> None:
    page = "https://tide.example/day"
    cause = "Another entry has brought this article within the last 30 days."
    parts = [Ending(kind="duplicate", url=f"{page}#item-{number}", feed_url=FEED, cause=cause) for number in range(1, 6)]
    brought = replace(example_record(), url=f"{page}#item-0", final_url=page, feed_url=FEED)
    text = told(ledger_with(tmp_path, brought, *parts), f"{page}#item-3")
    assert text.count("a duplicate") == text.count(cause) == 1
    assert "(5 times, the first at " in text
    assert f"{page}#item-5, {page}#item-4, {page}#item-3 and 2 others\n" in text
    assert f"link         {page}#item-0\n" in text


def test_the_article_of_a_link_that_redirects(tmp_path: Path) -> None:
    short, article = "https://short.example/77", "https://tide.example/crane"
    key = article_id("tide.example/crane")
    record = replace(
        example_record(),
        record_id=f"{key}-1-00000000",
        article_id=key,
        url=short,
        url_key="tide.example/crane",
        final_url=article,
    )
    other = Ending(kind="duplicate", url="https://short.example/78", feed_url=FEED, cause=f"A redirect led to {article}.")
    ledger_with(tmp_path, record, other, **{key: json.dumps({"v": 1, "revision": 1})})
    for name in (short, article, record.record_id, key):
        text = told(tmp_path, name)
        assert f"article      {key}\n" in text, name
        assert f"record {record.record_id}" in text, name
    text = told(tmp_path, other.url)
    assert f"A redirect led to {article}." in text
    assert "article      " not in text, "its record is that of the article"


def test_a_dry_run_needs_a_url(state: Path) -> None:
    with pytest.raises(UsageError, match="needs one"):
        explain("no such record", state, FetchSettings(), io.StringIO(), as_json=False, dry_run=True)


def test_the_installed_command_explains_what_a_run_has_done(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    with Newsroom() as newsroom:
        run([next(iter(newsroom.feeds))], folders)
        record = folders.records()[0]
        command = [NEWSBEAM, "explain", "--state", str(tmp_path / "state"), "--allow-network", "127.0.0.0/8"]
        for name in (record.url, record.record_id, record.final_url):
            done = subprocess.run([*command, name], capture_output=True, text=True, timeout=60, check=False)
            assert done.returncode == 0, done.stderr
            assert f"record {record.record_id}" in done.stdout
            assert record.feed_url in done.stdout
        elsewhere = subprocess.run([*command[:-2], record.url], capture_output=True, text=True, timeout=60, check=False)
        assert "nothing, unless a feed lists it anew" in elsewhere.stdout, "a run with other networks has its record"
        tried = subprocess.run([*command, record.url, "--dry-run"], capture_output=True, text=True, timeout=60, check=False)
        assert "dry run      a record" in tried.stdout, tried.stderr
        unknown = subprocess.run([*command, "https://nobody.example/"], capture_output=True, text=True, timeout=60, check=False)
        assert (unknown.returncode, "nothing is known" in unknown.stdout) == (1, True)
