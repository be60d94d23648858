"""The hosts of one fetch: which of them are kept, when each is free again, and when the fetch is put off."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from transforms.web.messages import Failure, Request, Response
from transforms.web.pace.host_changes import LONGEST_WAIT_S, Entry, HostChanges, NoRests, waits_until
from transforms.web.pace.pace import ANSWER_S, LEAST_TRY_S, Pace

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
URL = "http://a.example/1"


def later(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


@dataclass
class Hosts:
    """`HostRests` that notes what it is asked. `entries`: how each host is entered; at once where nothing is said."""

    entries: dict[str, Entry] = field(default_factory=dict)
    now: datetime = START
    calls: list[tuple[Any, ...]] = field(default_factory=list)

    async def enter(self, host: str, pause_s: float, longest_s: float, /) -> Entry:
        self.calls.append(("enter", host, pause_s, longest_s))
        entry = self.entries.get(host, Entry())
        self.now += timedelta(seconds=entry.waited_s)
        return entry

    def join(self, host: str, /) -> None:
        self.calls.append(("join", host))

    def leave(self, host: str, rest_until: datetime, refusal: Failure | None, /) -> datetime:
        self.calls.append(("leave", host, (rest_until - self.now).total_seconds(), refusal))
        return rest_until

    def step_out(self, own: str, rest_until: datetime, /) -> None:
        self.calls.append(("step out", own, (rest_until - self.now).total_seconds()))

    def changes(self, **other: Any) -> HostChanges:
        return HostChanges(self, "a.example", Pace(), lambda: self.now, **other)


@dataclass
class Redirects:
    """A client whose answer comes after these changes of the host, each exchange after `took_s`."""

    hosts: Hosts
    changes: HostChanges
    path: tuple[str, ...]
    outcome: Failure | Response | None = None
    took_s: float = 0.2
    crawl_delay_s: float | None = None

    async def fetch(self, request: Request, /) -> Response | Failure:
        for host in self.path:
            self.hosts.now += timedelta(seconds=self.took_s)
            resting = await self.changes.enter(host, self.crawl_delay_s)
            if resting is not None:
                return resting
        self.hosts.now += timedelta(seconds=self.took_s)
        return self.outcome or response(elapsed_s=(self.hosts.now - START).total_seconds())


def response(elapsed_s: float = 0.2) -> Response:
    return Response(
        url=URL,
        final_url=URL,
        status=200,
        headers={},
        body=b"",
        charset=None,
        hops=(),
        received_at=START,
        elapsed_s=elapsed_s,
    )


def refusal(status: int = 429, retry_after_s: float | None = None) -> Failure:
    return Failure(
        url=URL, reason="rate_limited", message="No.", transient=True, http_status=status, retry_after_s=retry_after_s
    )


def fetched(hosts: Hosts, *path: str, changes: HostChanges | None = None, **other: Any) -> tuple[HostChanges, Any]:
    changes = changes or hosts.changes()
    outcome = asyncio.run(changes.fetch(Redirects(hosts, changes, path, **other), Request(url=URL, kind="page")))
    return changes, outcome


def test_a_fetch_that_stays_at_its_host_asks_nobody() -> None:
    hosts = Hosts()
    changes, _ = fetched(hosts, "a.example", "a.example")
    assert hosts.calls == []
    assert (changes.is_elsewhere, changes.rests, changes.waited_s) == (False, {}, 0.0)


def test_each_host_is_left_with_its_pause_before_the_next_is_entered() -> None:
    hosts = Hosts()
    changes, _ = fetched(hosts, "b.example", "c.example", took_s=4.0, crawl_delay_s=7.0, changes=hosts.changes(crawl_delay_s=3))
    assert hosts.calls == [
        ("step out", "a.example", 3.0),
        ("enter", "b.example", 7.0, LONGEST_WAIT_S),
        ("leave", "b.example", 7.0, None),
        ("enter", "c.example", 7.0, LONGEST_WAIT_S),
        ("leave", "c.example", 7.0, None),
    ]
    assert changes.is_elsewhere
    assert changes.rests == {"b.example": later(8.0 + 7.0), "c.example": later(12.0 + 7.0)}


def test_a_slow_host_rests_for_a_share_of_its_own_answer() -> None:
    hosts = Hosts({"b.example": Entry(6.0)})
    _, outcome = fetched(hosts, "b.example", took_s=5.0)
    assert hosts.calls[-1] == ("leave", "b.example", 2.5, None), "neither of the first answer nor of the wait"
    assert outcome.elapsed_s == 10.0, "the wait is no part of an answer"


def test_a_gate_that_sends_back_is_passed_without_a_pause() -> None:
    hosts = Hosts()
    changes, _ = fetched(hosts, "b.example", "a.example")
    assert [call[:2] for call in hosts.calls] == [
        ("step out", "a.example"),
        ("enter", "b.example"),
        ("leave", "b.example"),
        ("join", "a.example"),
        ("leave", "a.example"),
    ]
    assert not changes.is_elsewhere
    assert list(changes.rests) == ["b.example"], "the rest of the own host is the turn's"


@pytest.mark.parametrize(
    ("answer", "is_refusal"),
    [
        pytest.param(refusal(429), True, id="429"),
        pytest.param(refusal(503, 60.0), True, id="503 with a time"),
        pytest.param(refusal(503), False, id="503"),
        pytest.param(refusal(404), False, id="404"),
    ],
)
def test_a_refusal_is_one_of_the_host_that_has_answered(answer: Failure, is_refusal: bool) -> None:
    hosts = Hosts()
    fetched(hosts, "b.example", "c.example", outcome=answer)
    assert [call[3] for call in hosts.calls if call[0] == "leave"] == [None, answer if is_refusal else None]


def test_a_refusal_of_the_own_host_is_the_turns() -> None:
    hosts = Hosts()
    fetched(hosts, "b.example", "a.example", outcome=refusal())
    assert [call[3] for call in hosts.calls if call[0] == "leave"] == [None, None]


def test_a_host_at_rest_puts_the_fetch_off() -> None:
    hosts = Hosts({"b.example": Entry(2.5, later(90))})
    changes, outcome = fetched(hosts, "b.example")
    assert (outcome.rests_until, outcome.transient, outcome.http_status) == (later(90), True, None)
    assert [call[0] for call in hosts.calls] == ["step out", "enter"], "no host is kept"
    assert (changes.is_elsewhere, changes.rests, changes.waited_s) == (False, {}, 2.5)


@pytest.mark.parametrize(("until_s", "waits_s"), [(90, 90), (3_600, 3_600), (86_400, 3_600)])
def test_nothing_is_put_off_for_more_than_an_hour(until_s: float, waits_s: float) -> None:
    hosts = Hosts({"b.example": Entry(0.0, later(until_s))})
    _, outcome = fetched(hosts, "b.example")
    assert waits_until(outcome, START) == later(waits_s)
    assert waits_until(refusal(), START) is None


@pytest.mark.parametrize(
    ("within_s", "longest_s"),
    [(None, LONGEST_WAIT_S), (ANSWER_S, LONGEST_WAIT_S), (LEAST_TRY_S + 4, 4.0), (LEAST_TRY_S, 0.0), (2.0, 0.0)],
)
def test_a_retry_waits_no_longer_than_it_has_time(within_s: float | None, longest_s: float) -> None:
    hosts = Hosts()
    fetched(hosts, "b.example", changes=hosts.changes(within_s=within_s))
    assert hosts.calls[1] == ("enter", "b.example", 1.0, longest_s)


def test_the_waits_of_a_fetch_have_one_limit() -> None:
    hosts = Hosts({"b.example": Entry(6.0), "c.example": Entry(3.0)})
    fetched(hosts, "b.example", "c.example", "d.example")
    assert [call[3] for call in hosts.calls if call[0] == "enter"] == [LONGEST_WAIT_S, 4.0, 1.0]


@pytest.mark.parametrize("wishes", [False, True])
def test_robots_txt_is_a_request_of_its_own(wishes: bool) -> None:
    hosts = Hosts()
    changes = hosts.changes()

    async def scenario() -> None:
        await changes.enter("b.example")
        hosts.now += timedelta(seconds=1)
        changes.robots_asked("b.example", hosts.now + timedelta(seconds=5) if wishes else None)
        assert not changes.is_elsewhere
        await changes.enter("b.example", 20.0)

    asyncio.run(scenario())
    assert hosts.calls[1:] == [
        ("enter", "b.example", 1.0, LONGEST_WAIT_S),
        ("leave", "b.example", 5.0 if wishes else 1.0, None),
        ("enter", "b.example", 20.0, LONGEST_WAIT_S),
    ]


def test_the_host_is_left_if_the_fetch_is_cancelled() -> None:
    hosts = Hosts()
    changes = hosts.changes()

    class Endless:
        async def fetch(self, request: Request, /) -> Response | Failure:
            await changes.enter("b.example")
            raise asyncio.CancelledError

    async def scenario() -> None:
        with pytest.raises(asyncio.CancelledError):
            await changes.fetch(Endless(), Request(url=URL, kind="page"))

    asyncio.run(scenario())
    assert hosts.calls[-1] == ("leave", "b.example", 1.0, None)


def test_without_an_engine_every_host_is_free() -> None:
    changes = HostChanges(NoRests(), "a.example", Pace(), lambda: START)

    async def scenario() -> None:
        for host in ("b.example", "a.example", "b.example"):
            assert await changes.enter(host) is None

    asyncio.run(scenario())
