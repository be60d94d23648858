"""The commands that ask a state, on a state of 10,000 feeds and 500,000 endings: the time of each, from start to exit.

    python3 make.py bench operations [--feeds N] [--endings N] [--copies N]

The state is made up: feeds with 500 known entries each, 6 % of them failing, endings as a month of news leaves them, a state
for each record, and the entries of an index of copies for N articles. A command starts as an installed one does: from byte
code.
"""

import argparse
import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_reader import LEDGER
from pipeline.local.ledger.ledger_rows import CommitRows, StateRow
from pipeline.local.ledger.status_rows import POLL_STEP, EndedRow, ended_row, feed_row
from schemas.dead_letters import DeadLetter, Ending
from schemas.example import example_record
from schemas.feed_items import FeedItem
from transforms.feeds.identity.identity import Seen, SeenEntry
from transforms.feeds.polling.state import FeedState, FeedTrouble
from transforms.feeds.schedule.schedule import Rhythm
from transforms.link.index_rows import Kind, key

_AT_ONCE = 20_000
#: Entries of an article in the index of copies by kind, and their bytes, as bench/copies.py finds them.
_ENTRIES = ((Kind.ARTICLE, 1, 60), (Kind.BAND, 21, 6), (Kind.SENTENCE, 20, 6), (Kind.LINE, 5, 8), (Kind.TERM, 12, 6))


def make_state(folder: Path, feeds: int, endings: int, copies: int, now: datetime) -> list[str]:
    """Make a ledger in `folder`. Returns the URLs of its feeds."""
    folder.mkdir(parents=True, exist_ok=True)
    ledger = Ledger(folder / LEDGER)
    chance = random.Random(1)
    urls = [f"https://paper-{number:05}.example/news/feed.xml" for number in range(feeds)]
    for at in range(0, feeds, 500):
        states = {url: _feed(url, chance, now) for url in urls[at : at + 500]}
        rows = CommitRows(feeds={url: feed_row(url, state, None) for url, state in states.items()})
        for url, state in states.items():
            wake_at = state.due_at.timestamp() if state.due_at is not None else None
            rows.states[POLL_STEP, url] = StateRow(json.dumps(state.encode()), wake_at)
        ledger.commit(rows, [], {}, now.timestamp())
    ledger.set_listed(urls)
    made: list[EndedRow] = []
    for row in _endings(urls, endings, chance, now):
        made.append(row)
        if len(made) == _AT_ONCE:
            ledger.commit(CommitRows(ended=made), [], {"items": len(made)}, now.timestamp())
            made = []
    ledger.commit(CommitRows(ended=made), [], {"items": len(made)}, now.timestamp())
    ledger.close()
    _add_articles(folder / LEDGER, endings * 3 // 4, copies, chance, now)
    return urls


def _add_articles(ledger: Path, records: int, copies: int, chance: random.Random, now: datetime) -> None:
    """The states of records, and the entries of the index of copies. Their contents do not matter here, but their sizes do."""
    expires_at = (now + timedelta(days=30)).timestamp()
    article = json.dumps({"v": 3, "text": "x" * 1_200})
    with sqlite3.connect(ledger) as db:
        states = ((f"{chance.getrandbits(128):032x}", article, expires_at) for _ in range(records))
        db.executemany("INSERT INTO state (step, key, state, expires_at) VALUES ('LinkRecord', ?, ?, ?)", states)
        for kind, number, size in _ENTRIES:
            keys = sorted({key(kind, chance.getrandbits(64)) for _ in range(number * copies)})
            db.executemany("INSERT INTO entry VALUES (?, 0, zeroblob(?))", ((of, size) for of in keys))
    db.close()


def _feed(url: str, chance: random.Random, now: datetime) -> FeedState:
    entries = [SeenEntry(*(chance.randbytes(size) for size in (8, 8, 4, 4, 4))) for _ in range(500)]
    state = FeedState(
        title=f"The Paper of {url[14:19]}",
        due_at=now + timedelta(seconds=chance.randrange(-60, 7_200)),
        planned_at=now - timedelta(minutes=20),
        polled_at=now - timedelta(minutes=20),
        why="rhythm",
        polls=900,
        seen=Seen.of(entries, reuses_guids=False),
        rhythm=Rhythm(items=chance.random() * 400, days=28, window=30),
    )
    if chance.random() < 0.06:
        trouble = FeedTrouble(since=now - timedelta(days=2), at=now, reason="timeout", message="No answer within 30 s.")
        return replace(state, failures=7, trouble=trouble, why="failing")
    return state


def _endings(urls: list[str], number: int, chance: random.Random, now: datetime) -> Iterator[EndedRow]:
    example = example_record()
    for index in range(number):
        at = now - timedelta(seconds=(number - index) * 5)
        feed = chance.choice(urls)
        url = f"{feed[:-8]}{index:06}/a-headline-of-some-length-{index % 977}.html"
        kind = index % 20
        output: object
        if kind < 15:
            record = f"{index:032x}"
            output = replace(
                example, record_id=f"{record}-1", article_id=record, url=url, final_url=url, canonical_url=None, feed_url=feed
            )
        elif kind < 18:
            output = Ending(kind="duplicate", url=url, feed_url=feed)
        else:
            item = FeedItem(feed_url=feed, url=url, item_id=url, first_seen_at=at, title="A headline of some length")
            message = "The answer has status 404."
            output = DeadLetter(
                url=url, feed_url=feed, stage="fetch", reason="http_status", message=message, attempts=1, at=at, item=item
            )
        row = ended_row(output, at)
        if row is not None:
            yield row


def commands(urls: list[str], article: str) -> dict[str, list[str]]:
    """The commands that are timed, by what they do. `article`: the URL of one with an ending."""
    return {
        "feeds": ["feeds"],
        "feeds --failing": ["feeds", "--failing"],
        "feeds --json": ["feeds", "--json"],
        "feeds URL": ["feeds", urls[len(urls) // 2]],
        "explain URL": ["explain", article],
        "explain RECORD": ["explain", f"{40_000:032x}-1"],
        "explain UNKNOWN URL": ["explain", f"{urls[-1][:-8]}never-listed.html"],
        "state": ["state"],
        "state --json": ["state", "--json"],
        "feeds pause URL": ["feeds", "pause", urls[0]],
    }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--feeds", type=int, default=10_000)
    options.add_argument("--endings", type=int, default=500_000)
    options.add_argument("--copies", type=int, default=100_000)
    options.add_argument("--keep", type=Path, help="make or use the state in this folder")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        state = given.keep or Path(temporary) / "state"
        if (state / LEDGER).exists():
            with sqlite3.connect(state / LEDGER) as db:
                urls = [url for (url,) in db.execute("SELECT url FROM feed ORDER BY url")]
        else:
            began = time.monotonic()
            urls = make_state(state, given.feeds, given.endings, given.copies, datetime.now(UTC))
            print(f"made the state in {time.monotonic() - began:.0f} s")
        print(f"{len(urls):,} feeds; the ledger has {(state / LEDGER).stat().st_size / 1e6:.0f} MB")
        with sqlite3.connect(state / LEDGER) as db:
            (article,) = db.execute("SELECT url FROM ended ORDER BY seq LIMIT 1 OFFSET 7").fetchone()
        newsbeam = str(Path(sys.executable).parent / "newsbeam")
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        for name in ("feeds", "explain", "state"):  # writes the byte code of its modules
            subprocess.run([newsbeam, name, "x", "--state", "x"], capture_output=True, env=environment, check=False)
        for name, arguments in commands(urls, article).items():
            began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
            command = [newsbeam, *arguments, "--state", str(state)]
            done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
            seconds, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(
                f"{name:24} {seconds:6.2f} s, {cpu_s:5.2f} CPU s  "
                f"status {done.returncode}, {len(done.stdout.splitlines()):,} lines"
            )
            if done.returncode and done.stderr:
                print(done.stderr)


if __name__ == "__main__":
    main()
