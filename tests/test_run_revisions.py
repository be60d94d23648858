"""Revisions of the local engine as a user gets them: edits, a removal, kill -9, a lost state folder, points in time."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bench.linking.texts import invented_texts
from pipeline.newsroom.pieces import Piece
from pipeline.newsroom.server import Fault, Newsroom, Reply
from schemas.read import emitted_at, read_records
from schemas.records import Record
from tests.support.newsroom import bulletins, times_asked
from tests.support.run_newsbeam import LONG_S, Folders, command, run

SITE, FEED = "nordmark", "alles"  # Atom: with summaries and times of update
DRIVER = str(Path(__file__).parent / "support" / "killed_run.py")
NUMBER = 6
#: Random moments of a test run; NEWSBEAM_REVISION_KILLS=20 takes more.
KILLS = int(os.environ.get("NEWSBEAM_REVISION_KILLS", "2"))
TO_FRONT_PAGE: Fault = lambda reply: Reply(status=301, headers={"Location": "/"})  # noqa: E731  (a value of its type)


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as opened:
        opened.publish(*bulletins(SITE, FEED, NUMBER))
        yield opened


def feeds_of(newsroom: Newsroom) -> list[str]:
    return [url for url in newsroom.feeds if url.startswith(newsroom.bases[SITE])]


def pieces_of(newsroom: Newsroom) -> list[Piece]:
    return [piece for piece in newsroom.articles.values() if piece.path.startswith("/bulletins/") and piece.site == SITE]


def edit(newsroom: Newsroom) -> dict[str, str]:
    """An edit of each kind; the change of each article by the path of its page."""
    later = timedelta(hours=1)
    title, text, note, slip, gone, touched = pieces_of(newsroom)
    newsroom.publish(
        replace(title, title=title.title.replace("Harbour office", "The office"), updated=title.published + later),
        replace(text, body=text.body.replace("centimetres", "metres"), updated=text.published + later),
        replace(
            note,
            body=note.body.replace("mean at noon", "mean at one") + "\n\nCorrection: An earlier version named another hour.",
            updated=note.published + later,
        ),
        replace(slip, body=slip.body.replace("boats", "baots"), updated=slip.published + later),
        replace(gone, updated=gone.published + later),
        replace(touched, updated=touched.published + later),
    )
    newsroom.fault(newsroom.url(gone), TO_FRONT_PAGE)
    return {
        title.path: "headline",
        text.path: "substantive",
        note.path: "correction",
        slip.path: "cosmetic",
        gone.path: "removed",
    }


def revisions(folders: Folders) -> dict[str, list[Record]]:
    """The records of each bulletin, by its path, in the order in which they were emitted."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in sorted(folders.records(), key=emitted_at):
        if "/bulletins/" in record.url:
            found["/bulletins/" + record.url.rpartition("/")[2]].append(record)
    return found


def test_edits_removals_and_points_in_time(newsroom: Newsroom, tmp_path: Path) -> None:
    folders, feeds = Folders(tmp_path), feeds_of(newsroom)
    run(feeds, folders)
    asked = times_asked(newsroom.log)
    run(feeds, folders, "--ignore-schedule")
    assert {key: n for key, n in times_asked(newsroom.log).items() if n != asked.get(key)}.keys() <= {(SITE, "/feed/atom")}

    wanted = edit(newsroom)
    summary = run(feeds, folders, "--ignore-schedule")
    again = run(feeds, folders, "--ignore-schedule")

    assert (summary["looks"], summary["records"], summary["removed"], summary["unchanged"]) == (6, 4, 1, 1)
    assert summary["revisions"] == {"correction": 1, "cosmetic": 1, "headline": 1, "removed": 1, "substantive": 1}
    assert (again["looks"], again["records"]) == (0, 0)
    chains = revisions(folders)
    assert {path: chain[-1].change for path, chain in chains.items() if len(chain) > 1} == wanted
    for chain in chains.values():
        assert [record.revision for record in chain] == list(range(1, len(chain) + 1))
        assert [record.supersedes for record in chain] == [None, *(record.record_id for record in chain[:-1])]
        assert len({record.first_seen_at for record in chain}) == 1
    gone = next(chain[-1] for chain in chains.values() if chain[-1].change == "removed")
    assert (gone.text, gone.title, gone.summary) == ("", None, None)
    note = next(chain[-1] for chain in chains.values() if chain[-1].change == "correction")
    assert note.correction_note == "Correction: An earlier version named another hour."

    everything = folders.records()
    for seed in range(20):
        first, last = (end(map(emitted_at, everything)) for end in (min, max))
        at = first + (last - first) * random.Random(seed).random()
        known = [record for record in everything if emitted_at(record) <= at]
        assert sorted(map(_id, read_records(folders.root / "news", as_of=at))) == sorted(map(_id, known))
        newest = {record.article_id: record.record_id for record in sorted(known, key=emitted_at)}
        assert sorted(map(_id, read_records(folders.root / "news", as_of=at, latest=True))) == sorted(newest.values())


def _id(record: Record) -> str:
    return record.record_id


def lose_state(folders: Folders) -> None:
    shutil.rmtree(folders.root / "state")


def assert_no_id_has_two_texts(folders: Folders) -> None:
    texts: dict[str, set[tuple[str | None, str]]] = defaultdict(set)
    for record in folders.records():
        texts[record.record_id].add((record.title, record.text))
    assert {record_id: len(found) for record_id, found in texts.items() if len(found) > 1} == {}


def test_off_looks_at_nothing(newsroom: Newsroom, tmp_path: Path) -> None:
    folders, feeds = Folders(tmp_path), feeds_of(newsroom)
    run(feeds, folders, "--revisions", "off")
    edit(newsroom)
    asked = len(newsroom.log)
    summary = run(feeds, folders, "--ignore-schedule", "--revisions", "off")
    assert (summary["looks"], summary["records"], summary["items"]) == (0, 0, 0)
    assert {request.path for request in newsroom.log[asked:]} <= {"/feed/atom", "/robots.txt"}


def test_killed_between_two_revisions(newsroom: Newsroom, tmp_path: Path) -> None:
    """Whatever step of the commit dies: the same ids as without, each once. Then the state is lost: no id has two texts."""
    feeds = feeds_of(newsroom)
    undisturbed, killed = Folders(tmp_path / "undisturbed"), Folders(tmp_path / "killed")
    run(feeds, undisturbed)
    shutil.copytree(undisturbed.root, killed.root)
    wanted = edit(newsroom)
    run(feeds, undisturbed, "--ignore-schedule")
    for step in ("graph done", "before commit", "committed"):
        done = subprocess.run(
            [sys.executable, DRIVER, step, "1", *command(feeds, killed, "--ignore-schedule")[1:]],
            capture_output=True, text=True, timeout=LONG_S, check=False,
        )  # fmt: skip
        assert done.returncode < 0 or step == "committed", done.stderr
    run(feeds, killed, "--ignore-schedule")
    ids = sorted(record.record_id for record in killed.records())
    assert ids == sorted(record.record_id for record in undisturbed.records())
    assert len(ids) == len(set(ids))
    assert {path: chain[-1].change for path, chain in revisions(killed).items() if len(chain) > 1} == wanted

    lose_state(killed)
    run(feeds, killed)
    assert_no_id_has_two_texts(killed)


def test_killed_at_random_moments_while_articles_change(newsroom: Newsroom, tmp_path: Path) -> None:
    """None lost, none twice, none under another id than without kills."""
    seed = random.SystemRandom().randrange(2**32)
    chance, feeds, kills, rounds = random.Random(seed), feeds_of(newsroom), 0, 0
    print(f"seed {seed}")  # shown when the test fails
    undisturbed, killed = Folders(tmp_path / "undisturbed"), Folders(tmp_path / "killed")
    run(feeds, undisturbed)
    shutil.copytree(undisturbed.root, killed.root)
    while kills < KILLS:
        rounds += 1
        for number, piece in enumerate(pieces_of(newsroom)):
            words = f"{rounds} boats {number} came" if number % 2 else f"{rounds} more"
            newsroom.publish(
                replace(
                    piece,
                    title=f"{piece.title}, {words}" if number % 3 else piece.title,
                    body=f"{piece.body}\n\nIn the {words} hours after that the harbour office counted every boat again.",
                    updated=piece.published + timedelta(hours=rounds),
                )
            )
        run(feeds, undisturbed, "--ignore-schedule")
        for _ in range(4):
            asked = len(newsroom.log)
            process = subprocess.Popen(
                command(feeds, killed, "--ignore-schedule"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
            )
            while len(newsroom.log) == asked and process.poll() is None:
                time.sleep(0.01)  # until there is something to lose
            time.sleep(chance.uniform(0, 4))
            process.kill()
            _, said = process.communicate()
            assert process.returncode in (0, -signal.SIGKILL), said
            if process.returncode == 0 or kills == KILLS:
                break
            kills += 1
        run(feeds, killed, "--ignore-schedule")
    assert sorted(map(_content, killed.records())) == sorted(map(_content, undisturbed.records()))
    chains = revisions(killed)
    assert {len(chain) for path, chain in chains.items()} == {1 + rounds}
    assert len({record.record_id for record in killed.records()}) == len(killed.records())


def _content(record: Record) -> tuple[str, str | None, str, str, str]:
    return record.record_id, record.supersedes, record.change, record.title or "", record.text


def test_a_lost_state_and_a_line_of_the_host(newsroom: Newsroom, tmp_path: Path) -> None:
    """The third article and those after it lose a line that all have. After the state was lost, others do: ids follow."""
    folders, feeds = Folders(tmp_path), feeds_of(newsroom)
    line = "The harbour office lies at the end of the northern quay."
    for step in (10, -60):  # minutes between articles: the second time in the reverse order
        newsroom.publish(
            *(
                replace(
                    piece,
                    body="\n\n".join((*text.paragraphs, line)),
                    published=piece.published + timedelta(days=9, minutes=step * number),
                )
                for number, (piece, text) in enumerate(zip(pieces_of(newsroom), invented_texts(NUMBER, seed=5), strict=True))
            )
        )
        run(feeds, folders)
        lose_state(folders)

    texts = [{record.text for record in chain} for chain in revisions(folders).values()]
    assert sorted(len(found) for found in texts)[-1] == 2, "with and without the line"
    assert_no_id_has_two_texts(folders)
