"""Stories: one event is one story, last year's is another, and merges are events."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bench.linking.news import Reported, pair_f1, stories
from bench.linking.phrases import phrase_stories
from bench.linking.stream import LinkedStream, record_of
from bench.linking.texts import Text
from bench.stories import records_of, scores
from schemas.records import Record
from schemas.times import Claim
from transforms.enrich.registry import build_chain
from transforms.link.link_copies import LinkCopies
from transforms.link.stories import StoryRow, pack_story, unpack_story
from transforms.link.story_terms import story_terms

AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
SUMMIT = (
    "Heads of government of the Meridian Council met in Velmora on Monday. Chair Ilse Tarrant wants a treaty on fishing, "
    "and the harbour towns want help for their canneries."
)


def report(name: str, text: str, at: datetime = AT, title: str = "Velmora summit on fishing quotas") -> Record:
    claim = Claim(value=f"{at:%Y-%m-%dT%H:%M:%SZ}", precision="instant", zone="given", source="", raw="")
    return record_of(Text(name, "en", title, (text,)), published=claim)


@pytest.fixture
def stream() -> LinkedStream:
    return LinkedStream(step=LinkCopies(stories=True))


@pytest.mark.parametrize("names", [True, False])
def test_the_labelled_stream(names: bool) -> None:
    precision, recall, f1 = scores(stories(seed=5), names=names)

    assert f1 >= 0.9, (precision, recall)


def test_phrases_that_all_articles_share_make_no_story() -> None:
    """Most words of each article stand in those of other events of the same days too."""
    precision, recall, f1 = scores(phrase_stories(seed=2, events=25, days=8), names=False)

    assert f1 >= 0.9, (precision, recall)


def test_articles_of_an_archive_read_on_one_day() -> None:
    """The same events a year apart; times are the publishers'."""
    reported = stories(seed=6, articles=6)
    with LinkedStream(step=LinkCopies(stories=True)) as stream:
        found = [stream.link(record).story_id for record in records_of(reported, names=False)]
    at: dict[str | None, list[datetime]] = {}
    for article, story in zip(reported, found, strict=True):
        at.setdefault(story, []).append(article.at)

    assert max(max(times) - min(times) for times in at.values()) < timedelta(days=30)
    assert pair_f1([article.event for article in reported], found)[2] >= 0.9


def test_two_summits_a_year_apart_are_two_stories(stream: LinkedStream) -> None:
    first = stream.link(report("a", SUMMIT))
    same = stream.link(report("b", f"{SUMMIT} Talks went on for hours.", AT + timedelta(hours=5)))
    next_year = stream.link(report("c", SUMMIT, AT + timedelta(days=364)))

    assert first.story_id == same.story_id == first.article_id
    assert first.story_score == 1.0
    assert same.story_score is not None
    assert 0.28 <= same.story_score <= 1
    assert next_year.story_id != first.story_id


def test_two_strikes_of_one_week_are_two_stories(stream: LinkedStream) -> None:
    """They share most words, and no place, person or company."""
    words = (
        "Workers at {0} in {1} stopped work on Monday in a dispute about shifts. The union, led by {2}, said members had voted "
        "for the strike. Commuters in {1} waited for hours, and {0} called the demands impossible to meet."
    )
    trams = words.format("Ostrel Tramways", "Ostrel", "Marit Keane")
    first = stream.link(report("a", trams, title="Ostrel Tramways staff walk out over shifts"))
    other = stream.link(
        report(
            "b", words.format("Quillan Airport", "Quillan", "Dario Fenn"), title="Quillan Airport staff walk out over shifts"
        )
    )
    again = stream.link(report("c", f"{trams} Talks failed.", title="Strike halts Ostrel traffic"))

    assert other.story_id != first.story_id
    assert again.story_id == first.story_id


def test_coverage_without_a_pause_ends_a_story_after_three_weeks(stream: LinkedStream) -> None:
    found = []
    for day in range(40):
        stream.now = AT + timedelta(days=day)
        found.append(stream.link(report(f"d{day}", f"{SUMMIT} Day {day}.", stream.now)).story_id)

    assert len(set(found)) == 2


def test_revision_and_copy_stay_in_the_story(stream: LinkedStream) -> None:
    long = Text("long", "en", "Velmora", tuple(f"{SUMMIT} Part {n} of many." for n in range(20)))
    first = stream.link(record_of(long))
    paragraphs = ("Unrelated words open this reprint of a longer piece.", *long.paragraphs[1:])
    copied = stream.link(record_of(replace(long, name="copy", title="Something else", paragraphs=paragraphs)))
    revised = stream.link(replace(record_of(long), revision=2, title="Quite another headline now", text=long.text[:-40]))

    assert copied.copy_of == first.article_id
    assert first.story_id == copied.story_id == revised.story_id


def test_two_stories_that_turn_out_to_be_one_are_an_event(stream: LinkedStream) -> None:
    early = stream.link(report("a", "Fire at the Ostrel cannery. Smoke over the Ostrel docks.", title="Ostrel cannery fire"))
    other = stream.link(
        report("b", "Keane Foods lost a warehouse. Keane Foods will rebuild the warehouse.", title="Keane Foods warehouse lost")
    )
    both = "Fire at the Ostrel cannery of Keane Foods. Keane Foods lost the Ostrel warehouse."
    for number in range(6):
        name = f"c{number}"
        last = stream.link(report(name, f"{both} Report {number}.", title="Ostrel cannery fire: Keane Foods warehouse lost"))

    assert early.story_id != other.story_id
    assert last.story_id == early.story_id
    events = [(event.type, event.before, event.after, event.story_id) for event in stream.events]
    assert events == [("stories.merged", other.story_id, early.story_id, early.story_id)]


def test_stories_are_only_there_when_asked_for() -> None:
    stream = LinkedStream(step=LinkCopies())

    assert stream.link(report("a", SUMMIT)).story_id is None
    assert build_chain(("stories",)).names == ()


def test_terms_of_scripts_without_spaces() -> None:
    record = replace(report("ja", "京都市は新しい路面電車の計画を発表した。", title="京都の路面電車"), language="ja")

    assert len(story_terms(record)) > 5
    assert story_terms(replace(record, title=None, text="")) == {}


def test_entries_of_a_story_are_read_as_they_were_written() -> None:
    row = StoryRow(story_id="ab" * 16, first=1, last=2, count=3, centre={7: 0.6, 9: 0.8}, names=(4, 5), merged="cd" * 16)
    read = unpack_story(pack_story(row))

    assert replace(read, centre=row.centre) == row
    assert read.centre == pytest.approx(row.centre, abs=1e-4)


def test_pairs_are_scored() -> None:
    assert pair_f1(["a", "a", "b"], ["1", "1", "1"]) == pytest.approx((1 / 3, 1.0, 0.5))
    assert isinstance(stories(1)[0], Reported)
