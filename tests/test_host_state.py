"""What is remembered of a host."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from schemas.feed_items import FeedItem
from transforms.web.fetching.host_state import MAX_SEEN, MAX_TRIED, SEEN_DAYS, HostState, Mark, MutableHostState
from transforms.web.pace.tries import Tries

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TRIES = Tries(attempts=2, began_at=NOW, retry_at=NOW + timedelta(seconds=1.5), reason="reset", message="It broke.")


def item(feed: str = "f", number: int = 1) -> FeedItem:
    return FeedItem(feed_url=f"http://{feed}.example/", url="http://a.example/1", item_id=f"id{number}", first_seen_at=NOW)


def test_the_first_entry_brings_the_article() -> None:
    notes = MutableHostState(None, NOW)
    brought = [
        notes.admit(item("f"), "a/1"),
        notes.admit(item("g"), "a/1"),
        notes.admit(item("f"), "a/1"),
        notes.admit(item("g"), "a/2"),
    ]
    assert brought == [True, False, True, True]


def test_another_entry_may_bring_what_could_not_be_fetched() -> None:
    notes = MutableHostState(None, NOW)
    notes.admit(item("f"), "a/1")
    notes.forget("a/1")
    assert notes.admit(item("g"), "a/1")


def test_a_url_that_redirects_lead_to() -> None:
    notes = MutableHostState(None, NOW)
    led = [notes.admit_landing(item("f"), "a/1", is_waiting=False), notes.admit_landing(item("f"), "a/1", is_waiting=False)]
    once = MutableHostState(HostState.decode(json.loads(json.dumps(notes.state().encode()))), NOW)
    assert (led, once.admit(item("g"), "a/1")) == ([True, True], False)
    assert not once.admit_landing(item("h"), "a/1", is_waiting=False)  # an entry has named it
    led = [notes.admit_landing(item("g"), "a/1", is_waiting=False), notes.admit(item("h"), "a/1")]
    assert led == [True, True]  # it may stand in for many articles
    assert not notes.admit_landing(item("f"), "a/1", is_waiting=False)
    assert notes.admit_landing(item("f"), "a/1", is_waiting=True)
    assert not notes.admit(item("h"), "a/1")
    late = MutableHostState(notes.state(), NOW + timedelta(days=SEEN_DAYS + 1))
    assert late.admit_landing(item("g"), "a/1", is_waiting=False)


@pytest.mark.parametrize("text", ["20513a1b2c3d4e5f6", "20513a1b2c3d4e5f6r", "00001000000000000m"])
def test_marks_have_the_form_of_the_last_release(text: str) -> None:
    mark = Mark.read(text)
    assert mark.text == text
    assert (f"{mark.day:05d}", mark.entry, mark.known_by) == (text[:5], text[5:17], text[17:])


@pytest.mark.parametrize(("days", "brings"), [(SEEN_DAYS, False), (SEEN_DAYS + 1, True)])
def test_articles_are_forgotten_in_the_end(days: int, brings: bool) -> None:
    notes = MutableHostState(None, NOW)
    notes.admit(item("f"), "a/1")
    later = MutableHostState(notes.state(), NOW + timedelta(days=days))
    assert later.admit(item("g"), "a/1") == brings


def test_what_is_forgotten_takes_no_room() -> None:
    notes = MutableHostState(None, NOW)
    for number in range(10):
        notes.admit(item(), f"a/{number}")
    later = MutableHostState(notes.state(), NOW + timedelta(days=SEEN_DAYS + 1))
    later.admit(item(), "a/10")
    assert len(later.state().seen) == 1


def test_the_memory_is_bounded() -> None:
    notes = MutableHostState(None, NOW)
    for number in range(MAX_SEEN + 10):
        notes.admit(item("f", number), f"a/{number}")
        notes.try_again(item("f", number), TRIES)
    state = notes.state()
    assert (len(state.seen), len(state.tried)) == (MAX_SEEN, MAX_TRIED)
    assert MutableHostState(state, NOW).admit(item("g"), f"a/{MAX_SEEN + 9}") is False


def test_tries() -> None:
    notes = MutableHostState(None, NOW)
    notes.try_again(item(), TRIES)
    before = notes.tries(item()), notes.has_tries()
    notes.ended(item())
    assert (before, notes.tries(item()), notes.has_tries()) == ((TRIES, True), None, False)


def test_a_turn_does_not_change_the_state_it_was_given() -> None:
    first = MutableHostState(None, NOW)
    first.admit(item(), "a/1")
    state = first.state()
    before = json.dumps(state.encode())
    notes = MutableHostState(state, NOW)
    notes.admit(item("g"), "a/2")
    notes.forget("a/1")
    notes.try_again(item(), TRIES)
    assert json.dumps(state.encode()) == before


def test_the_state_survives_its_json() -> None:
    notes = MutableHostState(None, NOW)
    notes.admit(item(), "a/1")
    notes.try_again(item(), TRIES)
    notes.refusals, notes.unreached = 2, 3
    state = notes.state()
    assert HostState.decode(json.loads(json.dumps(state.encode()))) == state


def test_a_state_of_version_1_is_read() -> None:
    old = {
        "v": 1,
        "seen": {"aaaaaaaaaaaa": "20513bbbbbbbbbbbb"},
        "tried": {"bbbbbbbbbbbb": [1, 1772366400.0]},
        "refusals": 1,
        "unreached": 0,
    }
    state = HostState.decode(old)
    assert state == HostState(seen={"aaaaaaaaaaaa": "20513bbbbbbbbbbbb"}, tried={}, refusals=1, unreached=0)


def test_a_state_of_the_future_is_refused() -> None:
    with pytest.raises(ValueError, match="version 3"):
        HostState.decode({"v": 3})
