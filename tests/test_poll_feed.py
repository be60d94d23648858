"""The step that polls feeds, against canned answers and a clock that only the test moves."""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, get_args

import pytest
from msgspec import structs

from schemas.dead_letters import DeadLetter, Ending
from schemas.events import Event
from schemas.feed_items import FeedItem
from tests.support.feed_documents import NOW, rss, rss_item
from transforms.feeds.parse import parse_answer
from transforms.feeds.parsed import NotAFeed, ParsedFeed, ParseStopped
from transforms.feeds.polling.feed_turn import Polled
from transforms.feeds.polling.poll_feed import OwnSettings, PollFeed, PollTiming
from transforms.feeds.polling.push import NoPushes, Pushes
from transforms.feeds.polling.state import FeedState
from transforms.feeds.schedule.schedule import wants_full_fetch
from transforms.feeds.schedule.siblings import SiblingBoard
from transforms.feeds.sources import FeedSource, FullText, SecretHeader
from transforms.steps import Turn
from transforms.web.messages import Failure, Hop, Request, Response
from transforms.web.pace.host_changes import HostRests, NoRests
from transforms.web.pace.pace import refusal_hold_s
from transforms.web.robots.robots import MemoryRobotsStore, RobotsBook

FEED = "http://site.example/feed"


def answer(
    body: str | bytes,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    hops: Sequence[Hop] = (),
    final: str = FEED,
) -> Response:
    data = body if isinstance(body, bytes) else body.encode()
    named = {name: (value,) for name, value in (headers or {}).items()}
    return Response(
        url=FEED,
        final_url=final,
        status=status,
        headers=named,
        body=data,
        charset=None,
        hops=tuple(hops),
        received_at=NOW,
        elapsed_s=0.1,
    )


def failure(
    reason: str = "timeout", *, transient: bool = True, status: int | None = None, retry_after_s: float | None = None
) -> Failure:
    return Failure(
        url=FEED, reason=reason, message="It failed.", transient=transient, http_status=status, retry_after_s=retry_after_s
    )


NOT_MODIFIED = answer(b"", status=304)
#: A canned answer, or a function of the request that gives one.
Canned = Response | Failure | Callable[[Request], Response | Failure]


@dataclass
class World:
    """A feed's life: what answers, what was asked and emitted, the state between the turns, the time."""

    pages: dict[str, Canned]
    now: datetime = NOW
    state: FeedState | None = None
    asked: list[Request] = field(default_factory=list)
    out: list[Polled] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    parses: int = 0
    stopped: ParseStopped | None = None
    ignore_schedule: bool = False
    began_at: datetime | None = None
    robots: RobotsBook | None = None
    source: FeedSource | None = None
    """The feed's own settings."""
    siblings: SiblingBoard = field(default_factory=SiblingBoard)
    pushes: Pushes = field(default_factory=NoPushes)
    hosts: HostRests = field(default_factory=NoRests)
    last: Turn[FeedState] | None = None

    async def fetch(self, request: Request, /) -> Response | Failure:
        self.asked.append(request)
        canned = self.pages.get(request.url, failure("http_status", transient=False, status=404))
        got = canned(request) if callable(canned) else canned
        return replace(got, received_at=self.now, url=request.url) if isinstance(got, Response) else got

    async def parse(self, response: Response, /) -> ParsedFeed | NotAFeed | ParseStopped:
        self.parses += 1
        return self.stopped or parse_answer(response)

    def turn(self, *elements: FeedSource) -> list[Polled]:
        """One turn at the present time; what it emitted. The state goes through its JSON form, as in an engine."""
        step = PollFeed(
            client=self,
            parse=self.parse,
            clock=lambda: self.now,
            robots=self.robots,
            hosts=self.hosts,
            settings=OwnSettings(
                source_of=lambda key: self.source,
                secrets_of=lambda source: {header.name: "hush" for header in source.headers},
            ),
            timing=PollTiming(
                ignore_schedule=self.ignore_schedule, began_at=self.began_at, siblings=self.siblings, pushes=self.pushes
            ),
        )
        emitted: list[Polled] = []

        async def emit(output: Polled, /) -> None:
            if isinstance(output, Event):
                self.events.append(output)
            else:
                emitted.append(output)

        self.last = asyncio.run(step.turn(self.state, elements, self.now, emit, key=FEED))
        assert self.last.state is not None
        self.state = step.decode(json.loads(json.dumps(step.encode(self.last.state))))
        assert self.state == self.last.state
        self.out += emitted
        return emitted

    def wake(self) -> list[Polled]:
        """Let time pass to when the last turn wants to be woken, and take that turn."""
        assert self.last is not None
        assert self.last.wake_at is not None
        self.now = max(self.now, self.last.wake_at)
        return self.turn()

    def poll(self) -> list[Polled]:
        """All turns of the next poll."""
        emitted = self.wake()
        while self.last is not None and self.last.unfinished:
            emitted += self.wake()
        return emitted

    def set(self, canned: Canned, url: str = FEED) -> None:
        self.pages[url] = canned

    @property
    def wait(self) -> timedelta:
        assert self.last is not None
        assert self.last.wake_at is not None
        return self.last.wake_at - self.now


def world(canned: Canned, **named: Any) -> World:
    return World({FEED: canned}, **named)


def told(one: World) -> list[str]:
    return [event.type for event in one.events]


def urls(emitted: Sequence[Polled]) -> list[str]:
    return [output.url for output in emitted]


def reasons(emitted: Sequence[Polled]) -> list[str]:
    return [output.reason for output in emitted if isinstance(output, DeadLetter)]


def three(first: int = 0) -> str:
    """A feed of three items, the newest first."""
    return rss(*(rss_item(n, at=f"Sun, 22 Nov 2026 0{n - first}:00:00 GMT") for n in reversed(range(first, first + 3))))


def test_the_first_poll_gives_all_items_oldest_first() -> None:
    one = world(answer(three()))
    emitted = one.turn(FeedSource(FEED, title="Mine"))
    assert urls(emitted) == [f"http://site.example/{n}" for n in range(3)]
    item = emitted[0]
    assert isinstance(item, FeedItem)
    assert (item.feed_url, item.item_id, item.guid, item.feed_title) == (FEED, "guid-0", "guid-0", "Feed")
    assert (item.first_seen_at, item.prev_poll_at) == (NOW, None)
    assert one.last is not None
    assert not one.last.unfinished
    assert one.last.rest_until == NOW + timedelta(seconds=1)


def test_a_feed_that_is_to_begin_later_is_polled_then() -> None:
    one = world(answer(three()))
    begin_at = NOW + timedelta(seconds=3)
    assert one.turn(FeedSource(FEED, title="Mine", begin_at=begin_at)) == []
    assert one.last is not None
    assert (one.last.wake_at, one.last.rest_until, one.last.unfinished) == (begin_at, None, False)
    # Its element may come again.
    assert one.turn(FeedSource(FEED, begin_at=begin_at + timedelta(hours=1))) == []
    assert len(one.wake()) == 3
    assert one.now == begin_at


def test_later_polls_give_what_is_new_and_the_bracket_it_appeared_in() -> None:
    one = world(answer(three()))
    one.turn(FeedSource(FEED))
    one.set(answer(three(first=1)))
    emitted = one.wake()
    assert urls(emitted) == ["http://site.example/3"]
    assert isinstance(emitted[0], FeedItem)
    assert (emitted[0].prev_poll_at, emitted[0].first_seen_at) == (NOW, one.now)
    assert one.wake() == []


def test_the_users_title_stands_in() -> None:
    one = world(answer("<rss><channel><item><title>T</title><link>http://site.example/1</link></item></channel></rss>"))
    (item,) = one.turn(FeedSource(FEED, title="Mine"))
    assert isinstance(item, FeedItem)
    assert item.feed_title == "Mine"


def test_an_element_never_brings_a_poll_forward() -> None:
    one = world(answer(three()))
    one.turn(FeedSource(FEED))
    due_at = one.last.wake_at if one.last else None
    one.now += timedelta(seconds=30)
    assert one.turn(FeedSource(FEED)) == []
    assert len(one.asked) == 1
    assert one.last is not None
    assert (one.last.wake_at, one.last.rest_until) == (due_at, None)


def test_unless_the_schedule_is_ignored() -> None:
    one = world(answer(three()), ignore_schedule=True)
    one.turn(FeedSource(FEED))
    one.now += timedelta(seconds=30)
    one.turn(FeedSource(FEED))
    assert len(one.asked) == 2
    one.turn()
    assert len(one.asked) == 2


@pytest.mark.parametrize("canned", [answer(three()), failure("not_a_feed", transient=False)])
@pytest.mark.parametrize("overdue", [timedelta(minutes=-1), timedelta(minutes=3)])
def test_a_run_that_ignores_the_schedule_polls_a_feed_once(canned: Canned, overdue: timedelta) -> None:
    """Due feeds are polled while the elements of all feeds are delivered, which come again after a failed write."""
    one = world(canned, ignore_schedule=True)
    one.turn(FeedSource(FEED))
    one.now += one.wait + overdue
    one.began_at = one.now
    if overdue > timedelta(0):
        one.turn()
        assert len(one.asked) == 2, "the feed was due"
    for _ in range(3):
        one.now += timedelta(seconds=2)
        one.turn(FeedSource(FEED))
    assert len(one.asked) == 2
    one.began_at = one.now + timedelta(seconds=1)
    one.now += timedelta(seconds=2)
    one.turn(FeedSource(FEED))
    assert len(one.asked) == 3, "the next run polls it again"
    assert (one.state is not None, len(one.out)) == (True, 3)


def test_a_poll_of_a_time_to_come_is_none_of_the_run_that_ignores_the_schedule() -> None:
    one = world(answer(three()), ignore_schedule=True)
    one.turn(FeedSource(FEED))
    one.now -= timedelta(hours=10)
    one.began_at = one.now
    one.turn(FeedSource(FEED))
    assert len(one.asked) == 2


def test_a_clock_that_was_set_back_does_not_lengthen_the_wait() -> None:
    one = world(answer(three()))
    one.turn(FeedSource(FEED))
    wait = one.wait
    one.now -= timedelta(hours=10)
    one.turn(FeedSource(FEED))
    assert one.wait == wait


def test_validators_are_sent_back_byte_for_byte() -> None:
    one = world(answer(three(), headers={"etag": 'W/"caf\xe9\udc80"', "last-modified": "sometime in spring"}))
    one.turn(FeedSource(FEED))
    assert dict(one.asked[0].headers) == {}
    one.set(NOT_MODIFIED)
    assert one.wake() == []
    assert dict(one.asked[1].headers) == {"If-None-Match": 'W/"caf\xe9\udc80"', "If-Modified-Since": "sometime in spring"}
    assert one.parses == 1


def test_the_same_body_is_not_parsed_again_and_its_new_etag_is_kept() -> None:
    one = world(answer(three(), headers={"etag": '"1"'}))
    one.turn(FeedSource(FEED))
    one.set(answer(three(), headers={"etag": '"2"'}))
    assert one.wake() == []
    assert one.parses == 1
    one.wake()
    assert dict(one.asked[2].headers) == {"If-None-Match": '"2"'}


def test_one_poll_of_a_hundred_sends_no_validators() -> None:
    one = world(answer(three(), headers={"etag": '"1"'}))
    one.turn(FeedSource(FEED))
    full = next(polls for polls in range(2, 1_000) if wants_full_fetch(FEED, polls))
    assert one.state is not None
    one.state = structs.replace(one.state, polls=full)
    one.wake()
    one.wake()
    assert [bool(request.headers) for request in one.asked[1:]] == [False, True]


SAME = {"etag": '"1"', "last-modified": "Tue, 01 Jan 1980 00:00:01 GMT"}


def full_fetched(body: str, headers: Mapping[str, str]) -> World:
    """A feed whose third poll sent no validators and got this answer, after one with three entries."""
    one = world(answer(three(), headers=SAME))
    one.turn(FeedSource(FEED))
    assert one.state is not None
    one.state = structs.replace(one.state, polls=next(n for n in range(2, 1_000) if wants_full_fetch(FEED, n)))
    one.set(answer(body, headers=headers))
    one.wake()
    assert dict(one.asked[1].headers) == {}
    return one


def test_validators_that_stood_for_other_entries_are_not_sent_until_they_change() -> None:
    news = rss(*(rss_item(number) for number in range(4)))
    one = full_fetched(news, SAME)
    for _ in range(2):
        one.wake()
        assert dict(one.asked[-1].headers) == {}
    one.set(answer(news, headers=SAME | {"etag": '"2"'}))
    one.wake()
    one.wake()
    assert dict(one.asked[-1].headers)["If-None-Match"] == '"2"'


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (rss(*(rss_item(number) for number in range(3)), head="<ttl>1</ttl>"), SAME),
        (rss(*(rss_item(number) for number in range(4))), SAME | {"etag": '"2"'}),
    ],
)
def test_validators_of_the_same_entries_or_new_ones_are_sent(body: str, headers: Mapping[str, str]) -> None:
    one = full_fetched(body, headers)
    one.wake()
    assert dict(one.asked[-1].headers)["If-None-Match"] == headers["etag"]


@pytest.mark.parametrize(
    ("modified", "is_sent"),
    [
        ("Sat, 16 Nov 2041 19:11:00 GMT", False),
        ("Sun, 22 Nov 2026 06:00:00 GMT", True),
        ("Sat, 99 Nov 2041 19:11:00 GMT", True),
        ("Sat, 16 Nov 99999 19:11:00 GMT", True),
    ],
)
def test_a_time_of_change_in_the_future_is_none(modified: str, is_sent: bool) -> None:
    one = world(answer(three(), headers={"last-modified": modified}))
    one.turn(FeedSource(FEED))
    one.wake()
    assert dict(one.asked[1].headers) == ({"If-Modified-Since": modified} if is_sent else {})


@pytest.mark.parametrize(
    ("refusal", "is_blamed"),
    [
        (failure("http_status", transient=False, status=412), True),
        (failure("http_status", transient=False, status=403), True),
        (answer(b""), True),
        (failure("http_status", transient=False, status=503), False),
        (failure("rate_limited", transient=False, status=429), False),
        (failure("reset", transient=False, status=None), False),
    ],
)
def test_after_a_failed_answer_no_validators_are_sent(refusal: Canned, is_blamed: bool) -> None:
    one = world(answer(three(), headers={"etag": '"1"'}))
    one.turn(FeedSource(FEED))
    one.set(refusal)
    one.poll()
    one.set(answer(three(first=3)))
    assert len(urls(one.poll())) == 3
    assert [request.headers for request in one.asked[-2:]] == [
        {"If-None-Match": '"1"'},
        {} if is_blamed else {"If-None-Match": '"1"'},
    ]


def test_hints_hold_across_a_304() -> None:
    one = world(answer(three(), headers={"cache-control": "max-age=40000", "etag": '"1"'}))
    one.turn(FeedSource(FEED))
    one.set(NOT_MODIFIED)
    one.wake()
    assert one.state is not None
    assert one.state.hints.fresh_s == 40_000


def test_transient_failures_are_tried_again_before_they_are_a_failed_poll() -> None:
    one = world(failure("reset"))
    assert one.turn(FeedSource(FEED)) == []
    assert one.last is not None
    assert (one.last.unfinished, one.last.urgent) == (True, True)
    assert timedelta(seconds=3) <= one.wait <= timedelta(seconds=4)
    assert one.wake() == []
    assert timedelta(seconds=6) <= one.wait <= timedelta(seconds=8)
    (letter,) = one.wake()
    assert isinstance(letter, DeadLetter)
    assert (letter.reason, letter.stage, letter.attempts, letter.url, letter.feed_url) == (
        "reset",
        "poll",
        3,
        FEED,
        FEED,
    )
    assert (one.last.unfinished, one.last.urgent) == (False, False)
    assert [request.within_s is None for request in one.asked] == [True, False, False]


@pytest.mark.parametrize("late_s", [40.0, 55.0])
def test_a_retry_that_is_held_up_too_long_is_not_made(late_s: float) -> None:
    one = world(failure("http_status", status=502))
    one.turn(FeedSource(FEED))
    one.now += timedelta(seconds=late_s)
    (letter,) = one.turn()
    assert isinstance(letter, DeadLetter)
    assert (letter.reason, letter.http_status, letter.attempts, letter.at, len(one.asked)) == (
        "http_status",
        502,
        1,
        one.now,
        1,
    )


def test_a_host_that_is_not_reached_rests_and_the_schedule_asks_again() -> None:
    one = world(replace(failure("connect_error"), is_unreached=True))
    one.turn(FeedSource(FEED))
    assert one.wait == timedelta(seconds=10)
    (letter,) = one.wake()
    assert isinstance(letter, DeadLetter)
    assert (letter.reason, letter.attempts) == ("connect_error", 2)
    assert one.last is not None
    assert one.last.rest_until == one.now + timedelta(seconds=60)
    assert one.wait < timedelta(hours=2)


def test_one_retry_that_works_leaves_no_trace() -> None:
    one = world(failure("reset"))
    one.turn(FeedSource(FEED))
    one.set(answer(three()))
    assert len(one.wake()) == 3
    assert one.state is not None
    assert (one.state.tries, one.state.failures, reasons(one.out)) == (None, 0, [])


def test_failures_fade_to_30_days_and_back() -> None:
    one = world(failure("http_status", transient=False, status=404))
    one.turn(FeedSource(FEED))
    waits = []
    for _ in range(20):
        waits.append(one.wait)
        assert reasons(one.wake()) == ["http_status"]
    assert timedelta(minutes=1) <= waits[0] < timedelta(minutes=2), "its back-off and not its normal interval"
    assert timedelta(days=28) < waits[-1] < timedelta(days=32)
    assert all(later > earlier * 0.9 for earlier, later in pairwise(waits))
    one.set(answer(three()))
    assert len(one.wake()) == 3
    assert one.wait < timedelta(days=1.1)


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_honoured(status: int) -> None:
    one = world(failure("rate_limited", status=status, retry_after_s=3_600.0))
    (letter,) = one.turn(FeedSource(FEED))
    assert reasons([letter]) == ["rate_limited"]
    assert one.wait >= timedelta(hours=1)
    assert one.last is not None
    assert one.last.rest_until is not None
    assert one.last.rest_until >= NOW + timedelta(seconds=refusal_hold_s(3_600.0, 1))


def test_retry_after_holds_where_the_schedule_is_ignored() -> None:
    one = world(failure("rate_limited", status=503, retry_after_s=3_600.0), ignore_schedule=True)
    one.turn(FeedSource(FEED))
    one.now += timedelta(minutes=59)
    assert one.turn(FeedSource(FEED)) == []
    assert len(one.asked) == 1
    one.now += timedelta(minutes=2)
    one.turn(FeedSource(FEED))
    assert len(one.asked) == 2
    assert one.last is not None
    assert one.last.rest_until is not None
    # However often this feed refuses, the host's other URLs wait for a minute at most.
    assert one.last.rest_until <= one.now + timedelta(seconds=60)


def test_an_order_to_poll_now_waits_for_retry_after() -> None:
    """docs/operations.md, Orders: `poll-now` does not poll a server that has asked for a later time."""
    one = world(failure("rate_limited", status=503, retry_after_s=3_600.0))
    one.turn(FeedSource(FEED))
    one.now += timedelta(minutes=59)
    one.turn(FeedSource(FEED, order="poll-now"))
    assert len(one.asked) == 1
    one.now += timedelta(minutes=2)
    one.turn(FeedSource(FEED, order="poll-now"))
    assert len(one.asked) == 2


def test_410_retires_the_feed_until_a_probe_finds_it_back() -> None:
    one = world(failure("http_status", transient=False, status=410))
    (letter,) = one.turn(FeedSource(FEED))
    assert isinstance(letter, DeadLetter)
    assert (letter.http_status, "30 days" in letter.message) == (410, True)
    assert timedelta(days=28) < one.wait < timedelta(days=32)
    one.set(answer(three()))
    assert len(one.wake()) == 3
    assert one.state is not None
    assert not one.state.retired
    assert one.wait < timedelta(days=1)


def test_the_trouble_of_a_feed_that_was_forgotten_is_another_event() -> None:
    one = world(failure("http_status", transient=False, status=404))
    for _ in range(2):
        one.turn(FeedSource(FEED))
        while len(one.events) % 2 == 0:
            before = one.state
            one.wake()
        failing = one.events[-1]
        # A turn that is repeated after a crash tells the same event.
        one.state = before
        one.turn()
        assert (one.events.pop().event_id, failing.type, failing.since) == (failing.event_id, "feed.failing", None)
        one.set(answer(three()))
        one.wake()
        one.set(failure("http_status", transient=False, status=404))
        one.state, one.now = None, one.now + timedelta(days=200)
    assert [event.type for event in one.events] == ["feed.failing", "feed.recovered"] * 2
    assert len({event.event_id for event in one.events}) == 4


@pytest.mark.parametrize(
    ("canned", "reason"),
    [
        (answer(""), "not_a_feed"),
        (answer("<html>an article</html>"), "not_a_feed"),
        (answer("<rss><channel><title"), "parse_error"),
        (answer(three(), status=206), "http_status"),
        (answer("", status=204), "http_status"),
        (failure("too_large", transient=False), "too_large"),
        (failure("blocked_address", transient=False), "blocked_address"),
    ],
)
def test_what_cannot_be_read_is_one_dead_letter_a_poll(canned: Canned, reason: str) -> None:
    one = world(canned)
    assert reasons(one.turn(FeedSource(FEED))) == [reason]
    assert reasons(one.poll()) == [reason]


def test_a_304_never_heals_what_could_not_be_read() -> None:
    one = world(answer("<rss><channel><title", headers={"etag": '"1"'}))
    one.turn(FeedSource(FEED))
    one.wake()
    assert [dict(request.headers) for request in one.asked] == [{}, {}]


@pytest.mark.parametrize("reason", ["parse_timeout", "parse_error"])
def test_a_parser_that_was_stopped(reason: Any) -> None:
    one = world(answer(three()), stopped=ParseStopped(reason=reason, message="It was stopped."))
    assert reasons(one.turn(FeedSource(FEED))) == [reason]
    one.stopped = None
    assert len(one.wake()) == 3


def test_items_without_a_link_are_dead_letters_once() -> None:
    odd = "<item><title>Odd</title><link>javascript:alert(1)</link></item><item><title>None</title></item>"
    one = world(answer(rss(rss_item(1), odd)))
    emitted = one.turn(FeedSource(FEED))
    assert sorted(reasons(emitted)) == ["blocked_scheme", "invalid_item"]
    assert [output.url for output in emitted if isinstance(output, FeedItem)] == ["http://site.example/1"]
    one.set(answer(rss(rss_item(1), rss_item(2), odd)))
    assert urls(one.wake()) == ["http://site.example/2"]


def test_too_many_items_are_counted_in_one_dead_letter() -> None:
    one = world(answer(rss(*(rss_item(n) for n in range(2_010)))))
    emitted = one.turn(FeedSource(FEED))
    assert (len(emitted), reasons(emitted)) == (2_001, ["too_many_items"])
    one.set(answer(rss(*(rss_item(n) for n in range(2_010))) + " "))
    assert one.wake() == []


def test_an_edited_item_is_not_new() -> None:
    one = world(answer(rss(rss_item(1, title="Before"))))
    one.turn(FeedSource(FEED))
    one.set(answer(rss(rss_item(1, title="After"))))
    assert one.wake() == []


def test_a_permanent_redirect_is_followed_for_good_after_ten_times() -> None:
    moved = "http://site.example/new"
    one = world(answer(three(), hops=[Hop(url=FEED, status=301)], final=moved))
    one.turn(FeedSource(FEED))
    one.set(answer(three(), headers={"etag": '"n"'}), moved)
    for _ in range(9):
        one.wake()
    assert {request.url for request in one.asked} == {FEED}
    one.wake()
    assert one.asked[-1].url == moved
    one.set(failure("http_status", transient=False, status=404), moved)
    one.wake()
    one.wake()
    assert one.asked[-1].url == FEED


def test_a_temporary_redirect_is_not() -> None:
    moved = "http://site.example/new"
    one = world(answer(three(), hops=[Hop(url=FEED, status=302), Hop(url="http://site.example/2", status=301)], final=moved))
    one.turn(FeedSource(FEED))
    for _ in range(15):
        one.wake()
    assert {request.url for request in one.asked} == {FEED}


def test_a_page_leads_to_its_feed_which_is_remembered() -> None:
    page = "<html><link rel=feed href=/gone><link rel=alternate type=application/rss+xml href=/rss></html>"
    one = world(answer(page))
    one.set(answer(three()), "http://site.example/rss")
    assert one.turn(FeedSource(FEED)) == []
    assert one.last is not None
    assert one.last.unfinished
    emitted = one.poll()
    assert [item.feed_url for item in emitted] == [FEED] * 3
    assert [request.url for request in one.asked] == [FEED, "http://site.example/gone", "http://site.example/rss"]
    one.wake()
    assert one.asked[-1].url == "http://site.example/rss"


def test_a_page_in_place_of_a_known_feed_is_an_outage_at_first() -> None:
    one = world(answer(three()))
    one.turn(FeedSource(FEED))
    one.set(answer("<html><link rel=alternate type=application/rss+xml href=/comments></html>"))
    one.set(answer(three(first=6)), "http://site.example/comments")
    assert reasons(one.poll()) == ["not_a_feed"]
    one.set(answer(three(first=3)))
    assert len(urls(one.poll())) == 3
    assert {request.url for request in one.asked} == {FEED}


def test_a_page_that_stays_in_place_of_a_known_feed_leads_to_another() -> None:
    one = world(answer(three()))
    one.turn(FeedSource(FEED))
    one.set(answer("<html><link rel=alternate type=application/rss+xml href=/new></html>"))
    one.set(answer(three(first=3)), "http://site.example/new")
    polls = [one.poll() for _ in range(8)]
    assert [reasons(emitted) for emitted in polls] == [["not_a_feed"]] * 7 + [[]]
    assert [item.feed_url for item in polls[7]] == [FEED] * 3


def test_a_page_that_names_a_feed_on_a_forbidden_address_says_so() -> None:
    one = world(answer("<html><link rel=feed href=http://127.0.0.66/rss></html>"))
    one.robots = RobotsBook(one, MemoryRobotsStore(), lambda: one.now)
    one.set(failure("blocked_address", transient=False, status=None), "http://127.0.0.66/robots.txt")
    one.turn(FeedSource(FEED))
    assert reasons(one.poll()) == ["blocked_address"]
    assert "http://127.0.0.66/rss" not in {request.url for request in one.asked}


def test_a_page_whose_feeds_are_all_gone_is_one_dead_letter() -> None:
    one = world(answer("<html><link rel=alternate type=application/rss+xml href=/a><link rel=feed href=/b></html>"))
    one.turn(FeedSource(FEED))
    emitted = one.poll()
    assert (reasons(emitted), urls(emitted)) == (["http_status"], [FEED])


def test_the_sitemaps_of_an_index_are_polled_one_a_turn() -> None:
    index = "<sitemapindex>" + "".join(
        f"<sitemap><loc>http://site.example/{n}.xml</loc><lastmod>2026-11-{n:02}</lastmod></sitemap>" for n in (1, 20, 21, 22)
    )
    one = world(answer(index + "</sitemapindex>"))
    for n in (20, 21, 22):
        one.set(answer(f"<urlset><url><loc>http://site.example/page-{n}</loc></url></urlset>"), f"http://site.example/{n}.xml")
    one.turn(FeedSource(FEED))
    assert urls(one.poll()) == [f"http://site.example/page-{n}" for n in (20, 21, 22)]
    assert len(one.asked) == 4
    assert one.poll() == []
    assert len(one.asked) == 5  # the index itself has not changed


def test_an_index_that_names_only_itself_or_another_is_no_feed() -> None:
    one = world(answer(f"<sitemapindex><sitemap><loc>{FEED}</loc></sitemap></sitemapindex>"))
    assert reasons(one.turn(FeedSource(FEED))) == ["not_a_feed"]
    inner = "http://site.example/2.xml"
    one.set(answer(f"<sitemapindex><sitemap><loc>{inner}</loc></sitemap></sitemapindex>"))
    one.set(answer("<sitemapindex><sitemap><loc>http://site.example/3.xml</loc></sitemap></sitemapindex>"), inner)
    emitted = one.poll()
    assert (reasons(emitted), urls(emitted)) == (["not_a_feed"], [FEED])
    assert [request.url for request in one.asked[-2:]] == [FEED, inner]


def test_the_sitemaps_of_an_index_without_dates_are_asked_each_time() -> None:
    child = "http://site.example/news.xml"
    one = world(answer(f"<sitemapindex><sitemap><loc>{child}</loc></sitemap></sitemapindex>"))
    one.set(answer("<urlset><url><loc>http://site.example/page-1</loc></url></urlset>"), child)
    one.turn(FeedSource(FEED))
    assert urls(one.poll()) == ["http://site.example/page-1"]
    one.set(answer("<urlset><url><loc>http://site.example/page-2</loc></url></urlset>"), child)
    assert urls(one.poll()) == ["http://site.example/page-2"]


def test_robots_txt_is_read_first_for_its_crawl_delay_and_forbids_no_feed() -> None:
    one = world(answer(three()))
    one.set(
        answer("User-agent: *\nDisallow: /\nCrawl-delay: 20\n"),
        "http://site.example/robots.txt",
    )
    one.robots = RobotsBook(one, MemoryRobotsStore(), lambda: one.now)
    assert one.turn(FeedSource(FEED)) == []
    assert one.last is not None
    assert one.last.unfinished
    assert one.last.rest_until == NOW + timedelta(seconds=20)
    assert len(one.wake()) == 3
    assert [request.kind for request in one.asked] == ["robots", "feed"]
    assert one.last.rest_until == one.now + timedelta(seconds=20)


def test_robots_txt_out_of_reach_does_not_stop_a_feed() -> None:
    one = world(answer(three()))
    one.set(failure("timeout"), "http://site.example/robots.txt")
    one.robots = RobotsBook(one, MemoryRobotsStore(), lambda: one.now)
    one.turn(FeedSource(FEED))
    assert len(one.wake()) == 3


def test_key_and_resource() -> None:
    step = PollFeed(client=world(NOT_MODIFIED), parse=world(NOT_MODIFIED).parse, clock=lambda: NOW)
    assert step.key(FeedSource("HTTP://BÜCHER.example:8080/x")) == "HTTP://BÜCHER.example:8080/x"
    assert step.resource("HTTP://BÜCHER.example:8080/x") == "xn--bcher-kva.example"


def test_a_state_of_a_later_version_is_refused() -> None:
    data = FeedState().encode() | {"v": 99}
    with pytest.raises(ValueError, match="version 99"):
        FeedState.decode(data)


def test_the_settings_of_a_feed_are_in_its_items() -> None:
    untitled = three().replace("<title>Feed</title>", "")
    one = world(answer(untitled), source=FeedSource(FEED, title="Mine", tags=("Sea", "Boats"), language="de"))
    first = one.turn(FeedSource(FEED))[0]
    assert isinstance(first, FeedItem)
    assert (first.feed_title, first.feed_tags, first.feed_language) == ("Mine", ("Sea", "Boats"), "de")
    assert one.state is not None
    assert one.state.title == "Mine", "for 'newsbeam feeds'"


@pytest.mark.parametrize(
    ("source", "numbers"),
    [
        (FeedSource(FEED, max_items=2), [1, 2]),
        (FeedSource(FEED, since=datetime(2026, 11, 22, 0, 30, tzinfo=UTC)), [1, 2]),
        (FeedSource(FEED, since=datetime(2026, 11, 23, tzinfo=UTC)), []),
        (FeedSource(FEED, max_age_s=3_600.0), []),
        (FeedSource(FEED, max_age_s=10 * 366 * 86_400.0, max_items=1), [2]),
        (FeedSource(FEED, since=datetime(2026, 11, 22, 0, 30, tzinfo=UTC), max_items=1), [2]),
        (FeedSource(FEED), [0, 1, 2]),
    ],
)
def test_which_entries_are_taken(source: FeedSource, numbers: list[int]) -> None:
    one = world(answer(three()), source=source)
    emitted = one.turn(FeedSource(FEED))
    assert urls([output for output in emitted if isinstance(output, FeedItem)]) == [
        f"http://site.example/{number}" for number in numbers
    ]
    filtered = [output for output in emitted if isinstance(output, Ending)]
    assert len(filtered) == 3 - len(numbers)
    assert all(ending.kind == "filtered" and ending.in_poll for ending in filtered)
    # What was left out was seen, and does not come back with the next poll.
    one.set(answer(three() + " "))
    assert one.poll() == []


def test_the_bounds_of_a_feed_hold_from_its_next_turn_on() -> None:
    one = world(answer(three()))
    one.turn(FeedSource(FEED))
    assert timedelta(minutes=10) < one.wait < timedelta(hours=6)
    one.source = FeedSource(FEED, poll_max_s=120.0)
    one.poll()
    assert timedelta(minutes=1) <= one.wait <= timedelta(minutes=2, seconds=10)
    one.source = FeedSource(FEED, poll_min_s=7 * 86_400.0)
    one.poll()
    assert one.wait >= timedelta(days=7)


def test_secret_headers_go_to_the_feed_and_not_into_its_state() -> None:
    one = world(answer(three()), source=FeedSource(FEED, headers=(SecretHeader("X-Key", "env:KEY"),)))
    emitted = one.turn(FeedSource(FEED))
    assert [request.secret_headers for request in one.asked] == [{"X-Key": "hush"}]
    assert "hush" not in repr(one.asked)
    assert one.state is not None
    assert "hush" not in json.dumps(one.state.encode()) + repr(emitted)


def test_secret_headers_do_not_go_to_the_feed_that_a_page_names_elsewhere() -> None:
    elsewhere = "http://other.example/rss"
    page = answer(f"<html><link rel=alternate type='application/rss+xml' href='{elsewhere}'></html>")
    one = world(page, source=FeedSource(FEED, headers=(SecretHeader("X-Key", "env:KEY"),)))
    one.set(answer(three()), elsewhere)
    one.turn(FeedSource(FEED))
    one.wake()
    assert [(request.url, dict(request.secret_headers)) for request in one.asked] == [
        (FEED, {"X-Key": "hush"}),
        (elsewhere, {}),
    ]


def test_the_feeds_own_text_is_carried_as_its_settings_say() -> None:
    paragraph = "The keeper of the light counted the seals on the slipway again, and there were eleven of them. " * 3
    long = three().replace("About 1.", "&lt;p&gt;" + paragraph + "&lt;/p&gt;&lt;p&gt;" + paragraph + "&lt;/p&gt;")
    carried = {}
    for full_text in get_args(FullText):
        one = world(answer(long), source=FeedSource(FEED, full_text=full_text))
        items = [item for item in one.turn(FeedSource(FEED)) if isinstance(item, FeedItem)]
        carried[full_text] = [(item.content is not None, item.takes_feed_text) for item in items]
    assert carried == {
        "auto": [(False, False), (True, False), (False, False)],
        "page": [(False, False)] * 3,
        "feed": [(False, False), (True, True), (False, False)],
        "entry": [(True, True)] * 3,
    }


def test_failures_a_move_and_a_gap_are_events_once() -> None:
    one = world(answer(rss(*(rss_item(n) for n in range(9)))))
    one.turn(FeedSource(FEED))
    one.set(failure("http_status", transient=False, status=500))
    for _ in range(5):
        one.poll()
    assert told(one) == ["feed.failing"]
    one.set(answer(rss(*(rss_item(n, at="Sun, 22 Nov 2026 07:20:00 GMT") for n in range(100, 110)))))
    one.poll()
    assert told(one) == ["feed.failing", "feed.recovered", "gap", "gap.repaired"]
    assert [event.feed_url for event in one.events] == [FEED] * 4
    hops = (Hop(url=FEED, status=301),)
    target = "http://site.example/new-feed"
    one.set(answer(rss(rss_item(100)), hops=hops, final=target))
    for _ in range(12):
        one.poll()
    moved = one.events[4:]
    assert [(event.type, event.before, event.after) for event in moved] == [("feed.moved", FEED, target)]
    one.set(failure("http_status", transient=False, status=410), target)
    one.set(failure("http_status", transient=False, status=410))
    for _ in range(3):
        one.poll()
    assert told(one)[5:] == ["feed.gone"]


def test_after_the_clock_was_set_back_the_feed_is_polled_on_in_its_rhythm() -> None:
    one = world(answer(three()))
    one.turn(FeedSource(FEED))
    waits = []
    one.now -= timedelta(days=10)
    for _ in range(4):
        one.turn(FeedSource(FEED))
        waits.append(one.wait)
        one.now += one.wait
        one.turn()
    assert len(one.asked) == 5
    assert max(waits) <= timedelta(hours=2)
