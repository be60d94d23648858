"""kill -9 of `newsbeam stream` on Prism: verdicts on copies are those of the local engine, before the kill and after a restart.

The originals are written before the list names the feed of the copies, and their stories are five days apart. The line of a
host counts in the comparison until three articles have it, so no article that has it has a copy. So each verdict has one right
value, though records of one wave may come in any order.
"""

import signal
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psutil
import pytest

from bench.linking.stream import LinkedStream
from bench.linking.texts import invented_texts
from pipeline.newsroom.pieces import Piece
from pipeline.newsroom.server import Newsroom
from schemas.records import Record
from tests.support.run_newsbeam import Folders
from tests.support.streaming import Stream
from transforms.link.house_lines import KNOWN_AT
from transforms.link.link_copies import LinkCopies

pytestmark = pytest.mark.slow

#: Originals that have a copy.
ARTICLES = 6
#: Too short to count as a sentence.
_HOUSE_LINE = "Write to the harbour desk"
_OPTIONS = ("--enrich", "url,counts,stories", "--house-lines", "mark", "--shards", "1")


def waves() -> tuple[list[Piece], list[Piece]]:
    """Articles of one site, some of them with a line of their host; copies of the others with another lead on another site, and
    one more article with the line."""
    texts = invented_texts(2 * ARTICLES + KNOWN_AT + 1, seed=31)
    own, leads = texts[: ARTICLES + KNOWN_AT + 1], texts[ARTICLES + KNOWN_AT + 1 :]
    originals = [
        piece(number, text.title, (*text.paragraphs, *([_HOUSE_LINE] if number >= ARTICLES else [])), "courier", "top")
        for number, text in enumerate(own)
    ]
    copied = [
        piece(number, lead.title, (lead.paragraphs[0], *text.paragraphs[2:]), "fanal", "une")
        for number, (text, lead) in enumerate(zip(own, leads, strict=False))
    ]
    return originals[:-1], [*copied, replace(originals[-1], feeds=("business",))]


def piece(number: int, title: str, paragraphs: Sequence[str], site: str, feed: str) -> Piece:
    return Piece(
        site=site,
        path=f"/linked/{number:03}.html",
        title=title,
        body="\n\n".join(paragraphs),
        published=datetime(2025, 8, 8, 6, tzinfo=UTC) + timedelta(days=5 * number),
        section="Harbour",
        feeds=(feed,),
    )


def verdict(record: Record) -> tuple[Any, ...]:
    """All that depends on what was linked before, whatever the order within a wave."""
    return (
        *(record.copy_of, record.copy_group, record.containment, record.copied_share, record.independent_outlets),
        *(record.origin, record.novel_share, record.first_seen_in, record.story_id, record.story_score),
    )


def linked(folder: Path) -> list[Record]:
    """The records of the articles above, those of the first wave first."""
    records = [record for record in Folders(folder).records() if "/linked/" in record.url]
    return sorted(records, key=lambda record: record.extracted_at)


def has(folder: Path, records: int) -> Callable[[], bool]:
    return lambda: len(linked(folder)) >= records


def kill(job: Stream) -> None:
    """The job's process and Prism, which has the state."""
    process = psutil.Process(job.process.pid)
    processes = [process, *process.children(recursive=True)]
    for each in processes:
        each.send_signal(signal.SIGKILL)
    psutil.wait_procs(processes)


def test_kill_and_restart_change_no_verdict(tmp_path: Path) -> None:
    first, second = waves()
    originals = len(first)
    with Newsroom() as newsroom:
        newsroom.publish(*first, *second)
        feeds = [next(url for url in newsroom.feeds if url.endswith(name)) for name in ("top.xml", "business.xml", "une.xml")]
        found = []
        for life, until in enumerate((originals + 1, originals + len(second))):  # killed in the second wave, and whole
            folder = tmp_path / str(life)  # a file's name is that of its records: a repeat would be no new file
            folder.mkdir()
            listed = folder / "feeds.txt"
            listed.write_text(f"{feeds[0]}\n")
            with Stream(folder, [str(listed)], *_OPTIONS) as job:
                job.until(has(folder, originals))
                listed.write_text("\n".join(feeds))
                job.until(has(folder, until))
                kill(job)
            found.append(linked(folder))

    extra = f"/linked/{originals:03}.html"
    for records in found:
        with LinkedStream(tmp_path / f"{len(records)}.sqlite3", step=LinkCopies("mark", stories=True)) as local:
            expected = [local.link(record) for record in records]
        assert [verdict(record) for record in records] == [verdict(record) for record in expected]
        lines = [[line.text for line in record.boilerplate_lines] for record in records if record.url.endswith(extra)]
        assert lines in ([], [[_HOUSE_LINE]])
    assert len(found[1]) == originals + len(second)
    assert sum(record.copy_of is not None for record in found[1]) == ARTICLES
    assert len({record.story_id for record in found[1]}) == originals + 1
    once = {record.record_id: verdict(record) for record in found[0]}
    assert once == {record.record_id: verdict(record) for record in found[1] if record.record_id in once}
