"""The parts of the pages that need no browser: marked and compared texts, plots, search, links."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.local.ledger.ledger_reader import EndedCount, EndedEntry
from pipeline.ui import plots
from pipeline.ui.plots import bars, endings_over_time
from pipeline.ui.records import MAX_ROWS, RecordFiles
from pipeline.ui.routes import environment
from pipeline.ui.texts import compared, marked, revisions
from schemas.articles import Quote
from schemas.codec import to_json
from schemas.dead_letters import Ending
from schemas.records import Record

NOW = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


def record(number: int = 1, **changed: Any) -> Record:
    values: dict[str, Any] = {
        "record_id": f"article{number}-1",
        "article_id": f"article{number}",
        "url": f"https://a.example/{number}",
        "url_key": f"a.example/{number}",
        "final_url": f"https://a.example/{number}",
        "host": "a.example",
        "feed_url": "https://a.example/feed",
        "first_seen_at": NOW,
        "fetched_at": NOW,
        "extracted_at": NOW + timedelta(seconds=number),
        "text": "She said: “It floats.” Nobody laughed.",
        "title": f"Title {number}",
    }
    return Record(**(values | changed))


def test_a_text_is_cut_at_its_quotations() -> None:
    quote = Quote(
        text="It floats.", start=11, end=21, type="full", speaker="Ada", speaker_start=0, speaker_end=3, method="named"
    )
    assert [(piece.kind, piece.text) for piece in marked(record(quotes=(quote,)))] == [
        ("speaker", "She"),
        ("plain", " said: “"),
        ("quote", "It floats."),
        ("plain", "” Nobody laughed."),
    ]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=8))
def test_no_offset_loses_a_character(text: str, places: list[tuple[int, int]]) -> None:
    quotes = tuple(Quote(text="", start=start, end=end, type="full") for start, end in places)
    assert "".join(piece.text for piece in marked(record(text=text, quotes=quotes))) == text


@given(st.lists(st.text("ab ", max_size=12), max_size=6), st.lists(st.text("ab ", max_size=12), max_size=6))
def test_a_comparison_has_both_texts(old: list[str], new: list[str]) -> None:
    before, after = "\n\n".join(old), "\n\n".join(new)
    changes = compared(before, after)

    def side(leave_out: str) -> list[str]:
        kept = [
            " ".join(text for kind, text in change.parts if kind != leave_out)
            for change in changes
            if change.kind == "changed" or change.kind != leave_out
        ]
        return [word for paragraph in kept for word in paragraph.split()]

    assert side("removed") == after.split()
    assert side("added") == before.split()


def test_a_changed_paragraph_is_compared_word_by_word() -> None:
    (same, changed, added) = compared("one\n\ntwo three four", "one\n\ntwo 3 four\n\nfive")
    assert (same.kind, added.kind) == ("same", "added")
    assert changed.parts == (("same", "two"), ("removed", "three"), ("added", "3"), ("same", "four"))


def test_revisions_are_compared_with_the_one_before() -> None:
    first, second = record(), record(record_id="article1-2", revision=2, title="Other", text="She said nothing.")
    (newest, changes, fields), (oldest, nothing, no_fields) = revisions([first, second])
    assert (newest.revision, oldest.revision) == (2, 1)
    assert changes is not None
    assert fields == [("title", "Title 1", "Other")]
    assert (nothing, no_fields) == (None, [])


def test_bars_fill_the_plot() -> None:
    plot = bars([1.0, 4.0, 2.0], ["a", "b", "c"], "entries", [(0, "a")])
    assert max(bar.height for bar in plot.bars) == plot.height
    assert all(bar.x >= 0 and bar.x + bar.width <= plot.width for bar in plot.bars)
    assert plot.summary == "Highest: b with 4 entries; lowest 1."
    assert bars([], [], "entries", []).summary == "No values."


def test_endings_are_stacked_by_period() -> None:
    since, hour = NOW - timedelta(hours=4), NOW.replace(minute=0)
    counts = [
        EndedCount(hour, "dead", "stub", 1),
        EndedCount(hour, "record", "page", 3),
        EndedCount(hour - timedelta(hours=2), "record", "feed", 2),
        EndedCount(hour - timedelta(hours=9), "record", "page", 99),
    ]
    plot = endings_over_time(counts, since, NOW, 3_600)
    assert plot.top == 4
    assert {(bar.kind, round(bar.height)) for bar in plot.bars} == {("record", 90), ("dead", 30), ("record", 60)}
    assert all(bar.y >= -0.001 and bar.y + bar.height <= plot.height + 0.001 for bar in plot.bars)
    assert plot.summary.endswith("1 dead, 5 record.")


def test_the_legend_of_the_endings_has_each_kind_that_the_ledger_can_have() -> None:
    kinds = {"record", "dead", *get_args(get_type_hints(Ending)["kind"])}
    overview = (Path(plots.__file__).parent / "templates" / "overview.html").read_text()
    legend = re.search(r"for kind in (\[.*?\])", overview)
    assert legend is not None
    assert set(json.loads(legend[1])) == set(plots.STACK) == kinds


@pytest.fixture
def files(tmp_path: Path) -> RecordFiles:
    folder, separated = tmp_path / "date=2026-03-01", "a\u2028b"
    folder.mkdir()
    (folder / "records-a.jsonl").write_text(
        "".join(f"{to_json(record(number, standfirst=separated))}\n" for number in range(1, 8))
    )
    (folder / "records-b.jsonl").write_text("no JSON\n")
    return RecordFiles([f"{tmp_path}?format=jsonl", "pubsub://project/news"])


def test_records_are_found_by_words_the_newest_first(files: RecordFiles) -> None:
    assert [found.record_id for found in files.search("", 3).records] == ["article7-1", "article6-1", "article5-1"]
    assert [found.record_id for found in files.search("", 3, after=6).records] == ["article1-1"]
    assert [found.record_id for found in files.search("FLOATS title 4", 3).records] == ["article4-1"]
    assert files.search("nowhere", 3).records == ()
    assert files.search("nowhere", 3).read == 7 < MAX_ROWS


def test_a_record_is_found_by_its_id(files: RecordFiles) -> None:
    found = files.record("article3-1")
    assert found is not None
    assert [other.record_id for other in files.of_article(found.article_id)] == ["article3-1"]
    assert files.record("article3") is None
    assert RecordFiles(["/no/such/folder"]).search("", 3).records == ()


def test_copies_are_found_by_their_group(tmp_path: Path) -> None:
    copies = [
        record(1, copy_group="article1"),
        record(2, copy_group="article1", copy_of="article1", first_seen_at=NOW - timedelta(hours=1)),
        record(2, copy_group="article1", revision=2, record_id="article2-2", first_seen_at=NOW - timedelta(hours=1)),
        record(3, copy_of="article1"),
    ]
    (tmp_path / "records-a.jsonl").write_text("".join(f"{to_json(copy)}\n" for copy in copies))
    assert [copy.record_id for copy in RecordFiles([str(tmp_path)]).of_group("article1")] == ["article2-2", "article1-1"]


@pytest.mark.parametrize(
    ("url", "is_link"),
    [("https://a.example/", True), ("javascript:alert(1)", False), ("data:text/html,x", False), ("//[", False), (None, False)],
)
def test_only_the_web_is_linked(url: str | None, is_link: bool) -> None:
    assert (environment().filters["web"](url) is not None) is is_link


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(None, "-"), (0, "0 s"), (59.7, "1 min"), (3_700, "1 h 1 min"), (200_000, "2 d 7 h"), (-5, "-5 s")],
)
def test_durations(seconds: float | None, expected: str) -> None:
    assert environment().filters["duration"](seconds) == expected


def test_a_removal_is_named_as_one_in_a_list_of_records() -> None:
    detail = {"id": "article1-2", "change": "removed"}
    removal = EndedEntry(1, NOW, "record", "removed", "https://a.example/feed", "https://a.example/1", detail)
    template = environment().from_string('{% from "parts.html" import endings %}{{ endings(rows, "Records") }}')
    shown = template.render(rows=[removal])
    assert "record: removed" in shown
    assert ">Removed, without title and text</a>" in shown
    assert ">article1-2<" not in shown
