"""Copies, novelty and house lines: verdicts come with the record, and depend on the order of records only."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import apache_beam as beam
import pytest
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.testing.test_pipeline import TestPipeline
from apache_beam.testing.util import assert_that, equal_to

from bench.linking.stream import LinkedStream, record_of
from bench.linking.texts import Text, copies_of, invented_texts
from pipeline.settings import FetchSettings
from pipeline.steps.registry import LINK_COPIES
from pipeline.streaming.indexed import IndexedByPartition
from pipeline.streaming.worker import WorkerSettings
from schemas.articles import Entity, Quote
from schemas.changes import TextChange
from schemas.copies import BoilerplateLine, Containment, Origin
from schemas.records import Record
from transforms import coders
from transforms.link.link_copies import LinkCopies
from transforms.link.link_record import record_id
from transforms.urls.registered_domain import registered_domain

TEXTS = invented_texts(30, seed=11)
FIRST, SECOND, THIRD = TEXTS[:3]
SHORT = Text("short", "en", "Ferry", ("The night ferry sails again from Friday, the harbour office says.",))
LINE = "Sign up for our letter from the harbour, every morning at seven."


@pytest.fixture
def stream() -> Iterator[LinkedStream]:
    with LinkedStream() as stream:
        yield stream


def copy_of(text: Text, seed: int = 1, name: str = "") -> Text:
    (copied,) = copies_of([text], seed)
    return replace(copied, name=name or copied.name)


def test_a_copy_names_the_first_article_of_its_group(stream: LinkedStream) -> None:
    first = stream.link(record_of(FIRST))
    other = stream.link(record_of(SECOND))
    copied = stream.link(record_of(copy_of(FIRST)))
    again = stream.link(record_of(copy_of(FIRST, seed=2, name="third")))

    assert (first.copy_of, first.copy_group, first.containment, first.independent_outlets) == (None, first.article_id, None, 1)
    assert other.copy_group == other.article_id
    assert [record.copy_of for record in (copied, again)] == [first.article_id] * 2
    assert [record.copy_group for record in (copied, again)] == [first.article_id] * 2
    assert [record.independent_outlets for record in (copied, again)] == [2, 3]
    assert copied.containment is not None
    assert 0.4 <= copied.containment.of_original <= copied.containment.in_original <= 1
    assert copied.copied_share is not None
    assert copied.copied_share >= copied.containment.in_original


def test_an_unchanged_reprint_contains_all_of_the_original(stream: LinkedStream) -> None:
    stream.link(record_of(FIRST))
    copied = stream.link(record_of(replace(FIRST, name="reprint")))

    assert copied.containment == Containment(in_original=1.0, of_original=1.0)
    assert (copied.copied_share, copied.novel_share) == (1.0, 0.0)


def test_short_texts_are_copies_only_if_their_words_are_equal(stream: LinkedStream) -> None:
    first = stream.link(record_of(SHORT))
    same = stream.link(record_of(replace(SHORT, name="b", paragraphs=(SHORT.text.upper(),))))
    other = stream.link(record_of(replace(SHORT, name="c", paragraphs=(SHORT.text.replace("Friday", "Monday"),))))

    assert same.copy_of == first.article_id
    assert other.copy_of is None


def test_a_copy_may_have_another_detected_language(stream: LinkedStream) -> None:
    """A few words more decide it where a text is short."""
    records = [record_of(replace(text, language="und")) for text in (FIRST, SHORT)]
    originals = [stream.link(record) for record in records]
    copied = [stream.link(record_of(text)) for text in (copy_of(FIRST), replace(SHORT, name="other"))]

    assert [record.copy_of for record in copied] == [record.article_id for record in originals]


def test_teasers_removals_and_a_few_words_are_compared_with_nothing(stream: LinkedStream) -> None:
    stream.link(record_of(FIRST))
    stub = stream.link(record_of(replace(FIRST, name="stub"), is_stub=True))
    removed = stream.link(record_of(replace(FIRST, name="gone"), change="removed"))
    words = [stream.link(record_of(Text(name, "en", "", ("Watch the video.",)))) for name in ("v1", "v2")]

    assert [record.copy_group for record in (stub, removed, *words)] == [None] * 4


def test_a_revision_is_no_copy_and_keeps_its_group(stream: LinkedStream) -> None:
    first = record_of(FIRST)
    stream.link(first)
    copied = stream.link(record_of(copy_of(FIRST)))
    shorter = "\n\n".join(FIRST.paragraphs[:-2])
    revised = stream.link(replace(first, revision=2, change="substantive", text=shorter))
    copied_again = stream.link(replace(record_of(copy_of(FIRST)), revision=2, text=f"{shorter}\n\nNew words."))

    assert (revised.copy_of, revised.copy_group, revised.independent_outlets) == (None, first.article_id, 2)
    assert revised.novel_share == 1.0
    assert (copied_again.copy_of, copied_again.independent_outlets) == (copied.copy_of, 2)


def test_a_later_article_is_no_original_of_a_revision(stream: LinkedStream) -> None:
    first = record_of(FIRST)
    stream.link(first)
    stream.link(record_of(SECOND))
    revised = stream.link(replace(first, revision=2, text=SECOND.text))

    assert revised.copy_of is None


def test_editions_of_one_domain_are_one_outlet(stream: LinkedStream) -> None:
    hosts = ("north.courier.co.uk", "south.courier.co.uk", "www.tolver.se", "tolver.se")
    counts = [
        stream.link(record_of(replace(FIRST, name=f"n{number}"), host=host)).independent_outlets
        for number, host in enumerate(hosts)
    ]

    assert counts == [1, 1, 2, 2]
    assert registered_domain("https://a.b.example.co.jp/x") == "example.co.jp"
    assert registered_domain("http://127.0.0.1:8000/x") == "127.0.0.1:8000"


def test_the_origin_has_its_evidence(stream: LinkedStream) -> None:
    wire = record_of(replace(FIRST, name="wire"), host="agency.example")
    first = stream.link(record_of(FIRST))
    credited = stream.link(record_of(copy_of(FIRST, name="b"), wire_agency="Baltvia"))
    linked = stream.link(record_of(copy_of(FIRST, name="c"), syndicated_from=wire.url))
    arrived = stream.link(wire)

    assert first.origin == Origin(evidence="earliest_seen", article_id=first.article_id)
    assert credited.origin == Origin(evidence="wire_credit", agency="Baltvia")
    assert linked.origin == Origin(evidence="canonical", url=wire.url)
    assert arrived.origin == Origin(evidence="canonical", url=wire.url, article_id=wire.article_id)
    assert arrived.copy_of == first.article_id
    assert [(event.before, event.after) for event in stream.events] == [
        (first.article_id, "Baltvia"),
        ("Baltvia", wire.url),
        (wire.url, wire.article_id),
    ]
    assert {(event.type, event.article_id) for event in stream.events} == {("copies.origin_changed", first.article_id)}
    assert [event.message.removesuffix(" the origin of its group of copies.") for event in stream.events] == [
        "The evidence (wire_credit) of this article makes Baltvia",
        f"The evidence (canonical) of this article makes {wire.url}",
        "The evidence (canonical) of a copy makes this article",
    ]


def test_the_canonical_link_to_an_article_that_was_seen_names_it(stream: LinkedStream) -> None:
    first = stream.link(record_of(FIRST))
    copied = stream.link(record_of(copy_of(FIRST), syndicated_from=first.url))

    assert copied.origin == Origin(evidence="canonical", url=first.url, article_id=first.article_id)


def test_a_canonical_link_to_a_known_article_with_another_text_is_no_evidence(stream: LinkedStream) -> None:
    first = stream.link(record_of(FIRST))
    other = stream.link(record_of(SECOND, syndicated_from=first.url, wire_agency="Baltvia"))

    assert (other.copy_of, other.origin) == (None, Origin(evidence="wire_credit", agency="Baltvia"))


def weather(day: str, high: int, wind: str, sky: str) -> Text:
    """A daily forecast: most of its words are those of the day before."""
    return Text(
        f"weather-{day}",
        "en",
        f"Weather for {day}",
        (
            f"Here is the forecast of the harbour office for {day} and the night that follows it.",
            f"{sky} is expected over most of the islands, with a high of {high} degrees in the inner bay.",
            f"The wind comes from the {wind} at {high + 7} kilometres an hour, with gusts of up to {3 * high}.",
            "Small boats should stay in the lee of the northern mole when the signal is up. The next forecast will be "
            "published at six in the evening.",
        ),
    )


def test_a_daily_template_of_a_site_is_no_copy_and_a_reprint_of_the_site_is_one(stream: LinkedStream) -> None:
    texts = [weather("Monday", 12, "west", "Light cloud"), weather("Tuesday", 9, "north", "Heavy rain")]
    monday, tuesday = [stream.link(record_of(text, host="gull.example")) for text in texts]
    elsewhere = stream.link(record_of(replace(texts[0], name="kite"), host="kite.example"))
    again = stream.link(record_of(replace(FIRST, name="first"), host="gull.example"))
    paragraphs = (*FIRST.paragraphs, "More news from the harbour every morning at seven.")
    variant = stream.link(record_of(replace(FIRST, name="print", paragraphs=paragraphs), host="www.gull.example"))

    assert (monday.copy_of, tuesday.copy_of) == (None, None)
    assert elsewhere.copy_of == monday.article_id
    assert variant.copy_of == again.article_id


def test_groups_end_after_thirty_days(stream: LinkedStream) -> None:
    stream.link(record_of(FIRST))
    stream.now += timedelta(days=31)

    assert stream.link(record_of(copy_of(FIRST))).copy_of is None


def test_novelty_counts_sentences_of_the_last_seven_days(stream: LinkedStream) -> None:
    first = stream.link(record_of(FIRST))
    half = replace(SECOND, paragraphs=(*SECOND.paragraphs[:6], *FIRST.paragraphs[:2]))
    mixed = stream.link(record_of(half))
    stream.now += timedelta(days=8)
    later = stream.link(record_of(replace(half, name="later", paragraphs=FIRST.paragraphs[:2] + THIRD.paragraphs[:8])))

    assert first.novel_share == 1.0
    assert first.first_seen_in is None
    assert mixed.copy_of is None
    assert mixed.first_seen_in == first.article_id
    assert mixed.novel_share is not None
    assert mixed.copied_share is not None
    assert 0 < mixed.copied_share < 0.5
    assert mixed.copied_share == pytest.approx(1 - mixed.novel_share, abs=0.002)
    assert (later.novel_share, later.first_seen_in) == (1.0, None)


def test_an_excerpt_of_a_long_article_has_nothing_new(stream: LinkedStream) -> None:
    long = replace(FIRST, name="long", paragraphs=tuple(paragraph for text in TEXTS[:5] for paragraph in text.paragraphs))
    whole = stream.link(record_of(long))
    part = stream.link(record_of(replace(long, name="part", paragraphs=TEXTS[2].paragraphs)))

    assert whole.novel_share == 1.0
    assert part.novel_share == 0.0
    assert part.first_seen_in == whole.article_id


# house lines


def with_line(text: Text, line: str = LINE, host: str = "courier.example") -> Record:
    return record_of(replace(text, paragraphs=(*text.paragraphs, line)), host=host)


def test_the_third_article_of_a_host_loses_a_line_that_all_have(stream: LinkedStream) -> None:
    records = [stream.link(with_line(text)) for text in TEXTS[:4]]

    assert [LINE in record.text for record in records] == [True, True, False, False]
    assert [len(record.boilerplate_lines) for record in records] == [0, 0, 1, 1]
    assert records[2].boilerplate_lines == (BoilerplateLine(text=LINE),)
    assert records[2].text == TEXTS[2].text


def test_digits_of_a_line_are_folded(stream: LinkedStream) -> None:
    records = [
        stream.link(with_line(text, f"Read all {number * 7} comments")) for number, text in enumerate(TEXTS[:3], start=1)
    ]

    assert [len(record.boilerplate_lines) for record in records] == [0, 0, 1]


def test_copies_of_one_text_are_one_article_for_house_lines(stream: LinkedStream) -> None:
    records = [stream.link(replace(with_line(FIRST), article_id=f"{number:032x}")) for number in range(5)]

    assert [record.boilerplate_lines for record in records] == [()] * 5


def test_lines_of_other_hosts_do_not_count(stream: LinkedStream) -> None:
    records = [
        stream.link(record_of(replace(text, paragraphs=(*text.paragraphs, LINE)), host=f"h{number}.example"))
        for number, text in enumerate(TEXTS[:4])
    ]

    assert [record.boilerplate_lines for record in records] == [()] * 4


def test_headline_standfirst_and_first_paragraph_are_never_house_lines(stream: LinkedStream) -> None:
    paragraph = "The ferry to the islands sails every day except on days when the wind does not let it sail at all."
    for text in TEXTS[:6]:
        record = replace(
            record_of(replace(text, paragraphs=(paragraph, *text.paragraphs, "Weather", "Ferries")), host="courier.example"),
            title="Weather",
            standfirst="Ferries",
        )
        assert stream.link(record).boilerplate_lines == ()


def test_a_short_line_of_the_article_may_stand_between_house_lines(stream: LinkedStream) -> None:
    for number, text in enumerate(TEXTS[:3]):
        paragraphs = (*text.paragraphs, LINE, f"By desk {'abc'[number]}", "Share this story")
        record = stream.link(record_of(replace(text, paragraphs=paragraphs), host="courier.example"))

    assert record.text == f"{TEXTS[2].text}\n\nBy desk c"


def test_a_line_in_the_middle_is_only_marked(stream: LinkedStream) -> None:
    for text in TEXTS[:3]:
        paragraphs = (*text.paragraphs[:3], "Read more here", *text.paragraphs[3:])
        record = stream.link(record_of(replace(text, paragraphs=paragraphs), host="courier.example"))

    (line,) = record.boilerplate_lines
    assert line.offset is not None
    assert record.text[line.offset : line.offset + len(line.text)] == line.text == "Read more here"


@pytest.mark.parametrize("choice", ["mark", "off"])
def test_house_lines_stay_where_they_are_not_dropped(choice: Any) -> None:
    stream = LinkedStream(step=LinkCopies(choice))
    records = [stream.link(with_line(text)) for text in TEXTS[:3]]

    assert all(LINE in record.text for record in records)
    assert len(records[2].boilerplate_lines) == (choice == "mark")


def test_offsets_point_to_the_same_words_after_a_line_was_dropped(stream: LinkedStream) -> None:
    for text in TEXTS[:3]:
        lead = f"“We sail,” Ada Quill said of {text.title}"
        paragraphs = ("Harbour news", lead, *text.paragraphs, LINE)
        record = record_of(replace(text, paragraphs=paragraphs), host="courier.example")
        at, name = record.text.index("We sail"), record.text.index("Ada Quill")
        quote = Quote(text="We sail", start=at, end=at + 7, type="full", speaker_start=name, speaker_end=name + 9)
        gone = Quote(text="Harbour", start=0, end=7, type="scare")
        person = Entity(name="Ada Quill", type="PER", count=1, offsets=(name,))
        linked = stream.link(replace(record, quotes=(gone, quote), entities=(person,), word_count=len(record.text.split())))

    assert linked.text.startswith("“We sail,”")
    (kept,) = linked.quotes
    assert linked.text[kept.start : kept.end] == "We sail"
    assert kept.speaker_start is not None
    assert linked.text[kept.speaker_start : kept.speaker_end] == "Ada Quill"
    assert linked.text[linked.entities[0].offsets[0] :].startswith("Ada Quill")
    assert linked.word_count == len(linked.text.split())


def test_changes_of_a_revision_count_in_the_texts_as_they_were_written(stream: LinkedStream) -> None:
    for text in TEXTS[:3]:
        first = record_of(replace(text, paragraphs=("Harbour news", *text.paragraphs, LINE)), host="courier.example")
        written = stream.link(first)
    words = TEXTS[2].paragraphs[4]
    newest = first.text.replace(words, "A new paragraph stands here.")
    changed = TextChange(
        kind="changed",
        old=words,
        new="A new paragraph stands here.",
        old_start=first.text.index(words),
        old_end=first.text.index(words) + len(words),
        start=newest.index("A new"),
        end=newest.index("A new") + 28,
    )
    gone = TextChange(kind="removed", old="Harbour", old_start=0, old_end=7)
    revised = stream.link(replace(first, revision=2, change="substantive", text=newest, changes=(gone, changed)))

    removed, change = revised.changes
    assert written.text.startswith(TEXTS[2].paragraphs[0])
    assert written.text[change.old_start : change.old_end] == change.old == words
    assert revised.text[change.start : change.end] == change.new
    assert (removed.old, removed.old_start, removed.old_end) == ("Harbour", None, None)


# ids of shortened texts


def linked_record(text: str, revision: int = 1, **fields: Any) -> Record:
    """A record of the article of `TEXTS[2]` as `LinkRecord` names it."""
    record = record_of(replace(TEXTS[2], paragraphs=(text,)), host="courier.example", revision=revision, **fields)
    return replace(record, record_id=record_id(record.article_id, revision, record.title, text))


def shortened_first(stream: LinkedStream) -> tuple[Record, Record]:
    """The first record of an article as it was extracted and as it was written, without the line of its host."""
    for text in TEXTS[:2]:
        stream.link(with_line(text))
    whole = linked_record(f"{TEXTS[2].text}\n\n{LINE}")
    return whole, stream.link(whole)


def test_an_id_names_the_text_that_is_written(stream: LinkedStream) -> None:
    whole, written = shortened_first(stream)
    with LinkedStream() as lost:
        again = lost.link(whole)

    assert (again.text, again.record_id) == (whole.text, whole.record_id)
    assert written.text == TEXTS[2].text
    assert written.record_id == record_id(written.article_id, 1, written.title, written.text)
    assert written.record_id != whole.record_id


@pytest.mark.parametrize("step", [LinkCopies(), LinkCopies("off")])
def test_a_revision_supersedes_the_id_that_was_written(stream: LinkedStream, step: LinkCopies) -> None:
    whole, written = shortened_first(stream)
    stream.step = step
    second = stream.link(linked_record(f"{whole.text} More.", 2, change="substantive", supersedes=whole.record_id))
    third = stream.link(linked_record(f"{whole.text} Yet more.", 3, change="substantive", supersedes=second.record_id))

    assert second.supersedes == written.record_id
    assert second.record_id == record_id(second.article_id, 2, second.title, second.text)
    assert third.supersedes == second.record_id


def test_a_removal_supersedes_the_id_that_was_written(stream: LinkedStream) -> None:
    whole, written = shortened_first(stream)
    removed = stream.link(replace(whole, revision=2, change="removed", text="", title=None, supersedes=whole.record_id))
    returned = stream.link(replace(whole, revision=3, change="substantive", supersedes="the removal"))

    assert (removed.supersedes, removed.text) == (written.record_id, "")
    assert returned.supersedes == "the removal"


def test_an_id_that_was_not_named_is_not_made_up(stream: LinkedStream) -> None:
    whole, _ = shortened_first(stream)
    assert stream.link(replace(whole, revision=2, supersedes=None)).supersedes is None


# engines


def mixed_stream() -> list[Record]:
    texts = [text for pair in zip(TEXTS, copies_of(TEXTS, seed=3), strict=True) for text in pair]
    hosts = ("courier.example", "gull.example")  # an original and its copy are on two sites
    return [with_line(text, host=hosts[number % 2]) if number % 3 else record_of(text) for number, text in enumerate(texts)]


def test_a_restart_after_any_commit_changes_no_verdict(tmp_path: Path) -> None:
    with LinkedStream() as stream:
        expected = [stream.link(record) for record in mixed_stream()]
    found = []
    for start in range(0, len(expected), 7):
        with LinkedStream(tmp_path / "ledger.sqlite3", every=7) as stream:
            found += [stream.link(record) for record in mixed_stream()[start : start + 7]]

    assert found == expected
    assert sum(record.copy_of is not None for record in found) >= 28


def test_work_that_was_not_committed_leaves_nothing(tmp_path: Path) -> None:
    with LinkedStream(tmp_path / "ledger.sqlite3") as stream:
        before = [stream.link(record) for record in mixed_stream()]
    with LinkedStream(tmp_path / "ledger.sqlite3") as stream:
        assert [stream.link(record) for record in mixed_stream()] == before


@pytest.mark.parametrize("stories", [False, True])
def test_both_engines_give_equal_verdicts(stories: bool) -> None:
    records = [replace(record, language=("en", "und")[number % 2]) for number, record in enumerate(mixed_stream())]
    with LinkedStream(step=LinkCopies(stories=stories)) as stream:
        expected = [stream.link(record) for record in records]
    coders.register((Record,))
    settings = WorkerSettings(job=f"copies {stories}", shards=1, fetch=FetchSettings(), workers=1, stories=stories)
    with TestPipeline(runner=FnApiRunner()) as pipeline:
        linked = pipeline | beam.Create(records) | IndexedByPartition(settings, LINK_COPIES)
        assert_that(linked.main, equal_to(expected))
    assert all((record.story_id is not None) == stories for record in expected)
    assert any(record.copy_of is not None for record in expected)
