import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pipeline.cli.commands.demo import dead_table, demo, records_table, unexpected, whole_record
from pipeline.cli.main import main
from pipeline.newsroom.pieces import Piece, load_pieces
from pipeline.newsroom.sites import load_sites
from pipeline.settings import UsageError
from schemas.dead_letters import DeadLetter
from schemas.read import read_dead_letters, read_records
from schemas.records import Record
from schemas.times import Claim

ROOT = Path(__file__).parent.parent
NOW = datetime(2025, 10, 8, 9, 0, tzinfo=UTC)
BASES = {piece.site: f"http://127.0.0.{number}:8000" for number, piece in enumerate(load_pieces(), start=1)}
ARTICLES = {BASES[piece.site] + piece.path: piece for piece in load_pieces()}


def record(url: str, piece: Piece, query: str = "") -> Record:
    return Record(
        record_id=f"{url}-1",
        article_id=url,
        url=url + query,
        url_key=url,
        final_url=url,
        host=str(urlsplit(url).hostname),
        feed_url="http://127.0.0.1/feed",
        first_seen_at=NOW,
        fetched_at=NOW,
        extracted_at=NOW,
        title=piece.title,
        text="\n\n".join(piece.paragraphs),
        published=Claim(value="2025-10-06T06:30:00Z", precision="instant", zone="given", source="feed:pubDate", raw="x"),
        language="en",
        word_count=120,
    )


def letter(url: str, reason: str) -> DeadLetter:
    return DeadLetter(url=url, feed_url="http://127.0.0.1/feed", stage="fetch", reason=reason, message="no", attempts=1, at=NOW)


def right_endings() -> tuple[list[Record], list[DeadLetter]]:
    records = [record(url, piece) for url, piece in ARTICLES.items() if piece.ending == "record"]
    return records, [letter(url, piece.ending) for url, piece in ARTICLES.items() if piece.ending != "record"]


def chrome(site: str) -> list[str]:
    """What stands on every page of a site and in none of its articles. Not of a page laid out in tables: there the whole page
    may come as the table it is."""
    (found,) = [paper for paper in load_sites() if paper.name == site]
    names = ("share", "newsletter", "subscribe", "comments", "comment", "footer", "cookies")
    return [found.words[name] for name in names] if found.layout != "tables" else []


def test_nothing_is_unexpected_where_all_ended_right() -> None:
    assert unexpected(ARTICLES, *right_endings()) == []


def test_what_a_feed_adds_to_a_link_does_not_matter() -> None:
    records, letters = right_endings()
    records[0] = replace(records[0], url=f"{records[0].url}?utm_source=rss")

    assert unexpected(ARTICLES, records, letters) == []


def test_missing_doubled_and_wrong_endings_are_named() -> None:
    records, letters = right_endings()
    lost, doubled, unknown = records[0].url, records[1], letter("http://127.0.0.1/elsewhere", "timeout")

    assert unexpected(ARTICLES, [*records[1:], doubled], [*letters, unknown]) == [
        f"{lost} ended as nothing, not as record",
        f"{doubled.url} ended as record, record, not as record",
        "http://127.0.0.1/elsewhere ended as timeout, not as nothing",
    ]


def test_records_table_lines_up_wide_characters() -> None:
    pieces = {piece.site: piece for piece in load_pieces()}
    table = records_table([record("http://a/1", pieces["minato"]), record("http://a/2", pieces["courier"])])

    assert table.splitlines()[0].split() == ["published", "words", "title", "from"]
    assert len(table.splitlines()) == 3
    assert table.splitlines()[1].startswith("en  2025-10-06T06:30  120    ")


def test_dead_table_shows_reason_and_path() -> None:
    lines = dead_table([letter("http://127.0.0.1:8000/a/b.html", "timeout")]).splitlines()

    assert lines[1].startswith("fetch  timeout  /a/b.html  The host did not complete its answer")


def test_dead_table_shows_what_failed_twice_once() -> None:
    one = letter("http://127.0.0.1:8000/feed", "not_a_feed")

    assert len(dead_table([one, one]).splitlines()) == 2


def test_whole_record_leaves_out_what_is_empty_and_cuts_what_is_long() -> None:
    url, piece = next(iter(ARTICLES.items()))
    text = whole_record([replace(record(url, piece), text="word\n\n" * 1000)])

    lines = {line.split()[0]: line.split(maxsplit=1)[1] for line in text.splitlines()}
    assert lines["title"] == piece.title
    assert lines["published"].startswith('{"value": "2025-10-06T06:30:00Z"')
    assert lines["text"].endswith("…")
    assert max(map(len, text.splitlines())) < 140
    assert "canonical_url" not in lines


def test_a_folder_in_use_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(UsageError, match="not an empty folder"):
        demo(run=lambda _: 0, out=io.StringIO(), keep=tmp_path)


def test_a_run_that_failed_ends_the_demo(tmp_path: Path) -> None:
    assert demo(run=lambda _: 1, out=io.StringIO(), keep=tmp_path / "new") == 1


def test_a_run_that_was_stopped_ends_the_demo(tmp_path: Path) -> None:
    out = io.StringIO()

    assert demo(run=lambda _: 0, out=out, keep=tmp_path / "new") == 1
    assert out.getvalue().endswith("articles are still pending.\n")


def _summary(text: str) -> list[str]:
    """The rows of the first summary in `text`, without times and events: a copy's origin depends on the order of arrival."""
    summary = text[text.index("\nfeeds ") + 1 :].partition("\ndone in")[0]
    rows = re.sub(r"(failing since|next at) .*$", r"\1", summary, flags=re.MULTILINE).splitlines()
    return [" ".join(row.split()) for row in rows if not row.lstrip().startswith(("events ", "copies."))]


def test_the_demo_as_a_user_sees_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "demo"
    assert main(["demo", "--output", str(folder)]) == 0
    shown = capfd.readouterr().out

    assert _summary(shown.replace(str(folder), "news")) == _summary((ROOT / "README.md").read_text())

    records = list(read_records(folder / "records"))
    gold = {piece.path: piece for piece in load_pieces()}
    assert len(records) == len([piece for piece in load_pieces() if piece.ending == "record"])
    assert {record.language for record in records} >= {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "ja"}
    assert {letter.reason for letter in read_dead_letters(folder / "dead-letters")} >= {
        "robots_disallowed",
        "http_status",
        "not_a_feed",
    }
    for record in records:
        piece = gold[urlsplit(record.url).path]
        assert record.title == piece.title
        assert [part for part in piece.paragraphs if part not in record.text] == [], record.url
        assert piece.title[:20] in shown
        assert [word for word in chrome(piece.site) if word in record.text] == [], record.url
