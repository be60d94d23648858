"""How much disk newsbeam takes a feed and a day: the ledger and the outputs after days of news, by step and by format.

    python3 make.py bench growth [--articles N] [--days N] [--per-day N]

Each day of the measurement N invented articles of 150 to 700 words appear in three feeds of the fictional newsroom, and
`newsbeam run` writes them with its defaults. What a day adds, divided by its articles, is what an article costs. The ledger
forgets: what a step keeps of an article ends after the time that the table names, so the ledger of a feed levels off.
"""

import argparse
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.linking.texts import invented_texts
from pipeline.keyed.packed_entries import unpack_entries
from pipeline.local.ledger.ledger_reader import LEDGER
from pipeline.local.ledger.status_rows import ENDED_FOR_S, POLL_STEP, RECORD_STEP
from pipeline.local.state.state_report import report, vacuum
from pipeline.newsroom.pieces import Piece
from pipeline.newsroom.server import Newsroom
from transforms.link.linked import KEEP_TEXT

#: Site and name of the feeds.
_PLACES = (("courier", "top"), ("nordmark", "alles"), ("fanal", "une"))
_FORMATS = ("jsonl", "avro", "parquet")
_DAY_S = 86_400
_YEAR_DAYS = 365


@dataclass(frozen=True)
class Kept:
    """Bytes that a step or table has, and the days after which it forgets; None: it does not."""

    size: int
    days: float | None


def kept(state: Path, now: float) -> dict[str, Kept]:
    """What the ledger has, by step and table; a feed's own rows are under `feeds`."""
    told = report(state)
    found: dict[str, Kept] = {}
    with sqlite3.connect(state / LEDGER) as db:
        days_of = [db.execute(f"SELECT max(until) FROM {table}").fetchone()[0] for table in ("entry", "fresh_entry")]
        days_of += [
            entry.until for (packed,) in db.execute("SELECT entries FROM entry_log") for _, entry in unpack_entries(packed)
        ]
        texts = "SELECT coalesce(sum(length(json_extract(state, '$.text'))), 0) FROM state WHERE step = ?"
        (text_size,) = db.execute(texts, (RECORD_STEP,)).fetchone()
    db.close()
    until = max((day for day in days_of if day is not None), default=None)
    for size in told.steps:
        days = (size.latest_expiry - now) / _DAY_S if size.latest_expiry is not None else None
        if size.kind is not None and until is not None:
            days = until - now / _DAY_S
        elif size.step == POLL_STEP:
            days = None  # a feed's, not an article's: it remembers three times what the feed lists
        before = found.get(size.step, Kept(0, days))
        found[size.step] = Kept(before.size + size.size, days)
    record = found[RECORD_STEP]
    found[f"{RECORD_STEP}: texts"] = Kept(text_size, KEEP_TEXT.total_seconds() / _DAY_S)
    found[RECORD_STEP] = Kept(record.size - text_size, record.days)
    for table in told.tables:
        if table.name == "endings of entries":
            # Its indexes and names are about as large as its texts.
            found[table.name] = Kept(table.bytes * 2, ENDED_FOR_S / _DAY_S)
        elif table.name == "feeds in short":
            found[table.name] = Kept(table.bytes, None)
    return found


def pieces(day: int, number: int) -> list[Piece]:
    """`number` articles for each feed."""
    texts = iter(invented_texts(number * len(_PLACES), seed=day))
    published = datetime.now(UTC) - timedelta(minutes=5)
    return [
        Piece(
            site=site,
            path=f"/growth/{day}-{index}.html",
            title=" ".join(text.paragraphs[0].split()[:9]),
            body="\n\n".join(text.paragraphs),
            published=published,
            section="News",
            feeds=(feed,),
        )
        for site, feed in _PLACES
        for index, text in zip(range(number), texts, strict=False)
    ]


def run(newsroom: Newsroom, folder: Path) -> int:
    """A run over the three feeds. Returns the number of records."""
    bases = tuple(newsroom.bases[site] for site, _ in _PLACES)
    feeds = [url for url in newsroom.feeds if url.startswith(bases) and "business" not in url]
    outputs = [word for name in _FORMATS for word in ("--output", f"{folder / name}?format={name}")]
    options = ["--allow-network", "127.0.0.0/8", "--host-delay", "0", "--ignore-schedule", "--json"]
    command = [str(Path(sys.executable).parent / "newsbeam"), "run", *feeds, *outputs, "--state", str(folder / "state")]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=True)
    return int(json.loads(done.stdout.splitlines()[-1])["records"])


def _bytes_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=20, help="new articles of each feed on a day of the measurement")
    options.add_argument("--days", type=int, default=3)
    options.add_argument("--per-day", type=float, default=10.0, help="articles a day of the feed that the last lines are about")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary, Newsroom() as newsroom:
        folder = Path(temporary)
        run(newsroom, folder)
        before, outputs = kept(folder / "state", time.time()), {name: _bytes_of(folder / name) for name in _FORMATS}
        records = 0
        for day in range(given.days):
            newsroom.publish(*pieces(day, given.articles))
            records += run(newsroom, folder)
        after = kept(folder / "state", time.time())
        each = {name: (_bytes_of(folder / name) - size) / records for name, size in outputs.items()}
        file = vacuum(folder / "state")[1]
    print(f"{records} records in {given.days} days of {len(_PLACES)} feeds; the ledger has {file:,} bytes\n")
    print(f"{'an article in':<24}{'bytes':>10}{'days':>8}{'a feed after that':>20}")
    level = 0.0
    for name, entry in after.items():
        grown = entry.size - (before[name].size if name in before else 0)
        cost = grown / records
        if entry.days is None:
            kept_of_feed, days = entry.size / len(_PLACES), "-"
        else:
            kept_of_feed, days = cost * given.per_day * entry.days, f"{entry.days:.0f}"
        level += kept_of_feed
        print(f"{name:<24}{cost:>10,.0f}{days:>8}{kept_of_feed / 1e6:>17.2f} MB")
    print(f"{'ledger':<24}{'':>10}{'':>8}{level / 1e6:>17.2f} MB\n")
    for name, cost in each.items():
        grows = cost * given.per_day
        print(f"{name:<24}{cost:>10,.0f} bytes; a feed {grows / 1e3:,.0f} KB a day, {grows * _YEAR_DAYS / 1e6:,.0f} MB a year")


if __name__ == "__main__":
    main()
