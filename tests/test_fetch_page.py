"""The step that fetches pages: one request a turn, each item one ending, and when it wants to come back."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.dead_letters import DeadLetter, Ending
from schemas.feed_items import FeedItem
from schemas.pages import Page
from tests.test_host_changes import Hosts
from transforms.steps import Turn
from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.fetching.fetch_page import FetchPage
from transforms.web.fetching.host_state import HostState
from transforms.web.fetching.visit import Fetched
from transforms.web.messages import Failure, Hop, Request, Response
from transforms.web.pace.host_changes import LONGEST_WAIT_S, Entry
from transforms.web.pace.pace import ANSWER_S, ITEM_S, Pace
from transforms.web.robots.host_rules import HostRules
from transforms.web.robots.robots import MemoryRobotsStore, RobotsBook

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOST = "a.example"
HTML = b"<html><p>Hello</p></html>"
DENY = b"User-agent: *\nDisallow: /private/\n"


def item(path: str = "/1", feed: str = "f", number: int = 1, host: str = HOST) -> FeedItem:
    return FeedItem(
        feed_url=f"http://{feed}.example/feed", url=f"http://{host}{path}", item_id=f"{path} {number}", first_seen_at=START
    )


def answer(body: bytes = HTML, **headers: str) -> Response:
    return Response(
        url="",
        final_url="",
        status=200,
        headers={name.replace("_", "-"): (value,) for name, value in headers.items()},
        body=body,
        charset="utf-8",
        hops=(),
        received_at=START,
        elapsed_s=0.2,
    )


def failure(reason: str, status: int | None = None, **more: Any) -> Failure:
    usual = {"url": "", "transient": True, "elapsed_s": 0.2}
    return Failure(reason=reason, message="It failed.", http_status=status, **{**usual, **more})


@dataclass
class World:
    """A web of prepared answers (a list is used up in turn, its last one stays), and a clock that runs while it answers."""

    answers: dict[str, Any]
    now: datetime = START
    took_s: float = 0.2
    asked: list[str] = field(default_factory=list)
    limits: list[float | None] = field(default_factory=list)

    async def fetch(self, request: Request, /) -> Response | Failure:
        self.asked.append(request.url)
        self.limits.append(request.within_s)
        self.now += timedelta(seconds=self.took_s)
        found = self.answers.get(request.url, failure("http_status", 404, transient=False))
        if isinstance(found, list):
            found = found.pop(0) if len(found) > 1 else found[0]
        while isinstance(found, str):  # a redirect
            refused = await request.guard(found) if request.guard else None
            if refused is not None:
                return refused
            self.asked.append(found)
            hops = (Hop(url=request.url, status=302),)
            found = replace(self.answers[found], final_url=found, hops=hops)
        if isinstance(found, Response):
            return replace(found, url=request.url, final_url=found.final_url or request.url, received_at=self.now)
        return replace(found, url=request.url)

    def step(self, **more: Any) -> FetchPage:
        clock = lambda: self.now  # noqa: E731
        robots = RobotsBook(self, MemoryRobotsStore(), clock)
        return FetchPage(**{"client": self, "robots": robots, "clock": clock, "policy": AddressPolicy(), **more})


@dataclass
class Engine:
    """Runs one host's turns as an engine does: durable state, elements left, no turn before its time."""

    world: World
    step: FetchPage
    key: str = HOST
    state: HostState | None = None
    waiting: list[FeedItem] = field(default_factory=list)
    outputs: list[Fetched] = field(default_factory=list)
    turns: list[Turn[HostState]] = field(default_factory=list)

    def turn(self, *items: FeedItem) -> Turn[HostState]:
        """One turn, now."""

        async def emit(output: Fetched, /) -> None:
            self.outputs.append(output)

        elements = (*self.waiting, *items)
        turn = asyncio.run(self.step.turn(self.state, elements, self.world.now, emit, key=self.key))
        assert turn.state is not None
        self.state = self.step.decode(json.loads(json.dumps(self.step.encode(turn.state))))
        self.waiting = [element for element in elements if any(element is left for left in turn.left)]
        self.turns.append(turn)
        return turn

    def run(self, *items: FeedItem) -> list[str]:
        """Turns until nothing waits; how the items ended, in order."""
        turn = self.turn(*items)
        while turn.wake_at is not None:
            assert self.waiting
            assert turn.unfinished
            self.world.now = max(self.world.now, turn.wake_at, turn.rest_until or turn.wake_at)
            turn = self.turn()
        assert self.waiting == []
        return [ending(output) for output in self.outputs]


def ending(output: Fetched) -> str:
    if isinstance(output, Page):
        return "page"
    return output.kind if isinstance(output, Ending) else output.reason


def engine(answers: dict[str, Any], **more: Any) -> Engine:
    world = World({f"http://{HOST}/robots.txt": answer(DENY), **answers})
    return Engine(world, world.step(**more))


def dead(run: Engine) -> DeadLetter:
    (letter,) = (output for output in run.outputs if isinstance(output, DeadLetter))
    return letter


# one page


def test_a_page_with_its_evidence() -> None:
    sent = answer(
        content_type="text/html",
        etag='"1"',
        last_modified="then",
        x_robots_tag="noarchive",
        tdm_reservation="1",
        link='<http://cc.example/by>; rel="license"',
    )
    run = engine({"http://a.example/1": sent})
    assert run.run(item()) == ["page"]
    (page,) = run.outputs
    assert isinstance(page, Page)
    assert (page.item, page.body, page.charset) == (item(), HTML, "utf-8")
    evidence = page.evidence
    assert (evidence.final_url, evidence.redirects) == ("http://a.example/1", ())
    assert (evidence.content_type, evidence.etag, evidence.last_modified) == ("text/html", '"1"', "then")
    assert (evidence.robots_verdict, evidence.robots_source) == ("allowed", "http://a.example/robots.txt: 200")
    assert (evidence.x_robots_tag, evidence.tdm_reservation) == (("noarchive",), "1")
    assert evidence.licence_links == ("http://cc.example/by",)
    assert evidence.fetched_at == run.world.now


def test_one_request_a_turn_and_a_pause_after_each() -> None:
    run = engine({"http://a.example/1": answer(), "http://a.example/2": answer()}, pace=Pace(host_delay_s=3.0))
    moments = []
    turn = run.turn(item("/1"), item("/2"))
    while turn.wake_at is not None:
        moments.append((len(run.world.asked), (turn.wake_at - run.world.now).total_seconds(), turn.wake_at == turn.rest_until))
        run.world.now = turn.wake_at
        turn = run.turn()
    assert moments == [(1, 3.0, True), (2, 3.0, True)]
    assert run.world.asked == ["http://a.example/robots.txt", "http://a.example/1", "http://a.example/2"]
    assert turn.rest_until == run.world.now + timedelta(seconds=3)


@pytest.mark.parametrize(
    ("robots", "took_s", "pause_s"), [(DENY, 0.2, 1.0), (DENY + b"Crawl-delay: 7\n", 0.2, 7.0), (DENY, 8.0, 4.0)]
)
def test_the_pause_after_a_page(robots: bytes, took_s: float, pause_s: float) -> None:
    page = replace(answer(), elapsed_s=took_s)
    run = engine({"http://a.example/robots.txt": answer(robots), "http://a.example/1": page})
    run.run(item())
    rest_until = run.turns[-1].rest_until
    assert rest_until is not None
    assert (rest_until - run.world.now).total_seconds() == pause_s


def test_the_order_is_that_of_the_elements() -> None:
    run = engine({f"http://a.example/{number}": answer() for number in range(5)})
    run.run(*(item(f"/{number}") for number in (3, 1, 4, 0, 2)))
    assert run.world.asked[1:] == [f"http://a.example/{number}" for number in (3, 1, 4, 0, 2)]


def test_what_is_no_page() -> None:
    run = engine({"http://a.example/1": answer(b"%PDF-1.7", content_type="application/pdf")})
    assert run.run(item()) == ["not_html"]
    assert (dead(run).attempts, dead(run).http_status, dead(run).stage) == (1, 200, "fetch")


DOWN = failure("connect_error", is_unreached=True)

# duplicates


def test_an_article_of_several_feeds_is_fetched_once() -> None:
    run = engine({"http://a.example/1?utm_source=f": answer(), "http://a.example/2": answer()})
    first = run.run(item("/1?utm_source=f", "f"), item("/1?utm_source=g", "g"), item("/2", "g"))
    again = run.run(item("/1?utm_source=h", "h"))
    assert sorted(first) == ["duplicate", "page", "page"]
    assert again[3:] == ["duplicate"]
    assert run.world.asked.count("http://a.example/1?utm_source=f") == 1


def test_a_feed_may_bring_its_article_again() -> None:
    run = engine({"http://a.example/1": answer()})
    assert run.run(item()) == ["page"]
    assert run.run(item()) == ["page", "page"]


def test_what_could_not_be_had_may_come_from_another_feed() -> None:
    run = engine({"http://a.example/1": [failure("http_status", 500)] * 3 + [answer()]})
    assert run.run(item()) == ["http_status"]
    assert run.run(item(feed="g")) == ["http_status", "page"]


@pytest.mark.parametrize(
    ("path", "answers", "fates", "requests"),
    [
        pytest.param("/1", [answer()], ["page", "duplicate", "duplicate"], 1, id="a page"),
        pytest.param("/1", [failure("reset"), answer()], ["page", "duplicate", "duplicate"], 2, id="a retry"),
        pytest.param("/1", [DOWN, answer()], ["page", "duplicate", "duplicate"], 2, id="a host that was down"),
        pytest.param("/1", [failure("http_status", 500)], ["http_status"] * 3, 3, id="no page"),
        pytest.param("/1", [failure("http_status", 404, transient=False)], ["http_status"] * 3, 1, id="not there"),
        pytest.param("/1", [failure("rate_limited", 429, retry_after_s=600.0)], ["rate_limited"] * 3, 1, id="a long rest"),
        pytest.param("/private/1", [], ["robots_disallowed"] * 3, 0, id="forbidden"),
    ],
)
def test_items_of_one_page_end_as_the_first(path: str, answers: list[Any], fates: list[str], requests: int) -> None:
    url = f"http://a.example{path}"
    run = engine({url: answers})
    parts = [item(f"{path}#{part}") for part in "abc"]
    assert run.run(*parts) == fates
    assert run.world.asked[1:] == [url] * requests
    letters = [output for output in run.outputs if isinstance(output, DeadLetter)]
    assert [letter.item for letter in letters] == [replace(part, attempts=requests) for part in parts[: len(letters)]]


@pytest.mark.parametrize("failed", [failure("http_status", 500), failure("http_status", 404, transient=False)])
def test_a_later_item_asks_again_for_a_page_that_failed(failed: Failure) -> None:
    run = engine({"http://a.example/1": [failed] * (3 if failed.transient else 1) + [answer()]})
    run.run(item("/1#a"), item("/1#b"))
    assert run.run(item("/1#c"), item("/1#d"))[2:] == ["page", "duplicate"]


def test_the_feed_s_text_of_the_first_item_of_a_page_is_its_article() -> None:
    run = engine({"http://a.example/1": failure("http_status", 500)})
    assert (
        run.run(*(replace(item(f"/1#{part}"), content="The bridge is open.") for part in "abc")) == ["page"] + ["duplicate"] * 2
    )
    assert run.world.asked.count("http://a.example/1") == 3


def test_all_items_of_a_page_end_in_the_turn_in_which_it_fails() -> None:
    run = engine({"http://a.example/1": failure("http_status", 404, transient=False), "http://a.example/2": answer()})
    assert run.run(*(item(f"/1#{part}") for part in range(150)), item("/2")) == ["http_status"] * 150 + ["page"]
    assert run.world.asked[1:] == ["http://a.example/1", "http://a.example/2"]


#: Redirects: short links to articles, of which one is of another host, a headline to another one, and many to one page.
REDIRECTS: dict[str, Any] = {
    "http://a.example/crane": answer(),
    "http://a.example/short/77": "http://a.example/crane",
    "http://a.example/short/78": "http://www.a.example/crane",
    "http://www.a.example/crane": answer(),
    "http://www.a.example/robots.txt": answer(),
    "http://a.example/storm-hits-the-coast": "http://a.example/crane",
    "http://a.example/crane-lifts-the-bridge": "http://a.example/crane-lifts-bridge-again",
    "http://a.example/crane-lifts-bridge-again": answer(),
    **{f"http://a.example/{number}": "http://a.example/offer" for number in range(3)},
    "http://a.example/offer": answer(),
}


@pytest.mark.parametrize(
    ("first", "then", "fates"),
    [
        pytest.param("/crane", "/short/77", ["page", "duplicate"], id="to a known article"),
        pytest.param("/short/77", "/crane", ["page", "duplicate"], id="the redirect is first"),
        pytest.param("/crane#a", "/short/77#b", ["page", "duplicate"], id="fragments"),
        pytest.param("/crane", "/short/78", ["page", "page"], id="on another host"),
        pytest.param("/crane", "/storm-hits-the-coast", ["page", "page"], id="a headline to another page"),
        pytest.param("/storm-hits-the-coast", "/crane", ["page", "page"], id="a headline to another page, first"),
        pytest.param("/crane-lifts-bridge-again", "/crane-lifts-the-bridge", ["page", "duplicate"], id="a new headline"),
        pytest.param("/0 /1", "/2", ["page"] * 3, id="many to one page"),
        pytest.param("/0 /1", "/offer", ["page"] * 3, id="many to one page that is an entry, too"),
        pytest.param("/offer /0", "/1", ["page", "duplicate", "duplicate"], id="many to one entry"),
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
def test_a_redirect_to_an_article_of_another_entry(first: str, then: str, fates: list[str], at_once: bool) -> None:
    run = engine(REDIRECTS)
    items = [item(path) for path in (*first.split(), then)]
    for some in [items] if at_once else [items[:-1], items[-1:]]:
        run.run(*some)
    assert [ending(output) for output in run.outputs] == fates
    pages = [output for output in run.outputs if isinstance(output, Page)]
    brought = [one for one, fate in zip(items, fates, strict=True) if fate == "page"]
    assert [replace(page.item, redirected_to=None) for page in pages] == brought
    led_to = [REDIRECTS.get(one.url.partition("#")[0]) for one in brought]
    assert [page.item.redirected_to for page in pages] == [
        url if isinstance(url, str) and "storm" not in one.url else None for one, url in zip(brought, led_to, strict=True)
    ]


def test_an_entry_may_bring_its_article_by_redirect_again() -> None:
    run = engine(REDIRECTS)
    assert run.run(item("/short/77")) == ["page"]
    assert run.run(item("/short/77")) == ["page"] * 2


def test_a_redirect_brings_the_page_that_another_entry_waits_for() -> None:
    run = engine({**REDIRECTS, "http://a.example/crane": [failure("reset"), answer()], "http://a.example/short/77": answer()})
    run.world.answers["http://a.example/short/77"] = replace(answer(), final_url="http://a.example/crane")
    assert run.run(item("/crane"), item("/short/77")) == ["page", "duplicate"]
    assert [output.item.url for output in run.outputs if isinstance(output, Page)] == ["http://a.example/short/77"]
    assert run.state is not None
    assert run.state.tried == {}


# failures


@pytest.mark.parametrize(
    ("reason", "transient", "attempts"),
    [
        ("http_status", True, 3),
        ("reset", True, 3),
        ("truncated", True, 3),
        ("timeout", True, 3),
        ("http_status", False, 1),
        ("blocked_address", False, 1),
        ("redirect", False, 1),
        ("too_large", False, 1),
        ("tls_error", False, 1),
    ],
)
def test_attempts(reason: str, transient: bool, attempts: int) -> None:
    run = engine({"http://a.example/1": failure(reason, transient=transient)})
    assert run.run(item()) == [reason]
    assert (dead(run).attempts, run.world.asked.count("http://a.example/1")) == (attempts, attempts)
    assert dead(run).item == replace(item(), attempts=attempts)
    assert dead(run).message == "It failed."


def test_a_retry_waits_and_lets_others_go_first() -> None:
    run = engine(
        {"http://a.example/1": [failure("reset"), answer()], "http://a.example/2": answer(), "http://a.example/3": answer()}
    )
    assert run.run(item("/1"), item("/2"), item("/3")) == ["page", "page", "page"]
    assert run.world.asked[1:] == [f"http://a.example/{number}" for number in (1, 2, 3, 1)]
    assert run.world.now - START >= timedelta(seconds=3)
    pages = [output for output in run.outputs if isinstance(output, Page)]
    assert [(page.item.url[-1], page.item.attempts) for page in pages] == [("2", 0), ("3", 0), ("1", 1)]


def test_a_host_that_is_down_is_asked_less_and_less_and_costs_one_item_at_a_time() -> None:
    run = engine({f"http://a.example/{number}": DOWN for number in range(3)})
    assert run.run(*(item(f"/{number}") for number in range(3))) == ["connect_error"] * 3
    rests = [(turn.rest_until - START).total_seconds() for turn in run.turns if turn.rest_until]
    gaps = [round(later - sooner) for sooner, later in pairwise(rests[1:])]
    assert gaps == [60, 120, 240, 300]
    assert [url[-1] for url in run.world.asked[1:]] == list("00012")
    letters = [output for output in run.outputs if isinstance(output, DeadLetter)]
    assert [letter.attempts for letter in letters] == [3, 1, 1]


def test_an_outage_of_a_minute_costs_nothing() -> None:
    web = {
        "http://a.example/1": [failure("reset"), DOWN, DOWN, answer()],
        "http://a.example/2": answer(),
        "http://a.example/3": answer(),
    }
    run = engine(web)
    assert run.run(item("/1"), item("/2")) == ["page", "page"]
    assert run.world.now - START > timedelta(seconds=70)
    assert run.turns[-1].state == HostState(seen=run.turns[-1].state.seen)  # type: ignore[union-attr]  # run() checks it


def test_a_host_that_is_down_is_tried_once_where_that_is_asked_for() -> None:
    run = engine({"http://a.example/1": DOWN}, pace=Pace(attempts=1))
    assert run.run(item()) == ["connect_error"]
    assert run.world.asked.count("http://a.example/1") == 1


@pytest.mark.parametrize(("took_s", "attempts"), [(1.0, 3), (8.0, 2), (20.0, 1)])
def test_slow_failures_are_tried_less_often(took_s: float, attempts: int) -> None:
    run = engine({"http://a.example/1": failure("timeout", elapsed_s=took_s)})
    run.world.took_s = took_s
    assert run.run(item()) == ["timeout"]
    assert dead(run).attempts == attempts
    assert run.world.limits[:2] == [None, None]  # robots.txt, and the first try
    assert all(limit is not None and 20 < limit < 40 for limit in run.world.limits[2:])


def test_a_retry_is_urgent() -> None:
    run = engine({"http://a.example/1": [failure("reset"), answer()], "http://a.example/2": answer()})
    run.run(item("/1"), item("/2"))
    assert [turn.urgent for turn in run.turns] == [False, True, True, False]


@pytest.mark.parametrize(("late_s", "ended"), [(20.0, "page"), (40.0, "http_status"), (55.0, "http_status"), (120.0, "page")])
def test_a_retry_that_is_held_up(late_s: float, ended: str) -> None:
    """It is made if there is time, and where nobody came back for more than a minute: the process was stopped."""
    run = engine({"http://a.example/1": [failure("http_status", 500), answer()]})
    run.turn(item())
    run.world.now += timedelta(seconds=2)
    run.turn()
    run.world.now += timedelta(seconds=late_s)
    assert run.run() == [ended]
    if ended != "page":
        assert (dead(run).attempts, dead(run).http_status, dead(run).message) == (1, 500, "It failed.")
        assert dead(run).at == run.world.now
        assert run.world.asked.count("http://a.example/1") == 1


_TOOK = st.floats(0.01, 30.0)
_OUTCOMES = st.one_of(
    st.just("page"),
    st.sampled_from(["reset", "timeout", "http_status"]),
    st.integers(0, 100).map(lambda wait_s: f"503 {wait_s}"),
)


@settings(deadline=None)
@given(st.lists(st.tuples(_OUTCOMES, _TOOK, st.floats(0, 45)), min_size=4, max_size=12), st.sampled_from([0, 1, 2]))
def test_an_item_ends_within_a_minute(fates: list[tuple[str, float, float]], bad_robots: int) -> None:
    """Whatever the host answers, however slowly, and with others' requests of 30 s and the pause after them in between."""
    run = engine({})
    begun: list[datetime] = []
    left = iter([*fates, *fates])

    async def fetch(request: Request, /) -> Response | Failure:
        outcome, took_s, _ = next(left, ("page", 0.1, 0.0))
        is_page = request.kind == "page"
        if not is_page and len(run.world.asked) >= bad_robots:
            outcome = "page"
        begun.append(run.world.now)
        if not is_page and outcome == "page":
            begun.clear()  # robots.txt was read; the page is asked for now
        run.world.asked.append(request.url)
        if request.within_s is not None and took_s > request.within_s:
            outcome, took_s = "timeout", request.within_s
        run.world.now += timedelta(seconds=took_s)
        if outcome == "page":
            return replace(answer(), url=request.url, final_url=request.url, received_at=run.world.now, elapsed_s=took_s)
        if outcome.startswith("503"):
            wait_s = float(outcome[4:])
            return failure("http_status", 503, url=request.url, elapsed_s=took_s, retry_after_s=wait_s)
        return failure(outcome, url=request.url, elapsed_s=took_s)

    run.world.fetch = fetch  # type: ignore[method-assign]  # another web for the same engine
    turn = run.turn(item())
    held_up = iter([held_s for _, _, held_s in fates])
    while turn.wake_at is not None:
        run.world.now = max(run.world.now, turn.wake_at, turn.rest_until or turn.wake_at)
        if begun:
            run.world.now += timedelta(seconds=next(held_up, 0.0) if turn.urgent else 0.0)
        turn = run.turn()
    (output,) = run.outputs
    took = (output.at if isinstance(output, DeadLetter) else run.world.now) - begun[0]
    assert took <= timedelta(seconds=(ANSWER_S if isinstance(output, Page) else ITEM_S) + 0.001)


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_kept(status: int) -> None:
    busy = failure("http_status", status, retry_after_s=12.0)
    run = engine({"http://a.example/1": [busy, answer()], "http://a.example/2": answer()})
    assert run.run(item("/1"), item("/2")) == ["page", "page"]
    turn = run.turns[1]
    assert turn.rest_until is not None
    assert turn.rest_until - START >= timedelta(seconds=12)
    assert [turn.is_refused for turn in run.turns[1:]] == [status == 429, *[False] * (len(run.turns) - 2)]


def test_a_long_retry_after_ends_the_item_and_holds_the_host_until_another_url_tells() -> None:
    busy = failure("rate_limited", 429, retry_after_s=3600.0)
    run = engine({"http://a.example/1": busy, "http://a.example/2": busy, "http://a.example/3": answer()})
    assert run.run(item("/1"), item("/2"), item("/3")) == ["rate_limited", "rate_limited", "page"]
    rests = [(turn.rest_until - START).total_seconds() for turn in run.turns if turn.rest_until]
    assert [round(rest / 10) for rest in rests[1:3]] == [3, 363]


def test_a_negative_retry_after_is_no_busy_loop() -> None:
    run = engine({"http://a.example/1": failure("http_status", 503, retry_after_s=None)})
    run.run(item())
    assert run.world.now - START >= timedelta(seconds=11)


# robots.txt


def test_what_robots_forbids_is_not_asked_for() -> None:
    run = engine({"http://a.example/1": answer()})
    assert run.run(item("/private/1"), item("/1"), item("/%70rivate/2")) == ["robots_disallowed", "page", "robots_disallowed"]
    assert run.world.asked == ["http://a.example/robots.txt", "http://a.example/1"]


OWN = HostRules(host_delay_s=5.0, own_site="We run it.")


@pytest.mark.parametrize(
    ("feed", "fates"),
    [("a", ["page", "page"]), ("b", ["robots_disallowed", "page"])],
)
def test_the_user_s_own_site_need_not_be_asked_for_its_rules(feed: str, fates: list[str]) -> None:
    run = engine({"http://a.example/private/1": answer(), "http://a.example/1": answer()}, rules_of=lambda feed_url: OWN)
    assert run.run(item("/private/1", feed), item("/1", feed)) == fates
    assert ("http://a.example/robots.txt" in run.world.asked) == (feed == "b")
    page = run.outputs[-1]
    assert isinstance(page, Page)
    assert page.evidence.robots_verdict == "allowed"
    assert (page.evidence.robots_source == "own-site: We run it.") == (feed != "b")


def test_a_feed_s_own_delay_holds_after_its_articles() -> None:
    run = engine({"http://a.example/1": answer()}, rules_of=lambda feed_url: OWN)
    run.run(item())
    rest_until = run.turns[-1].rest_until
    assert rest_until is not None
    assert rest_until - run.world.now == timedelta(seconds=5)


def test_a_host_whose_links_lead_to_another_keeps_the_crawl_delay_of_both() -> None:
    run = engine({"http://a.example/1": "http://b.example/x", "http://b.example/x": answer(), "http://a.example/2": answer()})
    run.world.answers["http://b.example/robots.txt"] = answer(b"User-agent: *\nCrawl-delay: 20\n")
    run.world.answers["http://a.example/robots.txt"] = answer(b"User-agent: *\nCrawl-delay: 3\n")
    rests = []
    for number in (1, 2):
        run.run(item(f"/{number}"))
        assert run.turns[-1].rest_until is not None
        rests.append((run.turns[-1].rest_until - run.world.now).total_seconds())
    assert rests == [20.0, 3.0]


def redirected(landing: Any, **more: Any) -> Engine:
    """A page of the host that leads to one of another."""
    pages = {"http://a.example/1": "http://b.example/x", "http://b.example/x": landing, "http://a.example/2": answer()}
    return engine({**pages, "http://b.example/robots.txt": answer(DENY)}, **more)


def test_a_host_of_redirects_that_rests_puts_the_item_off_and_is_no_attempt() -> None:
    hosts = Hosts({"b.example": Entry(0.0, START + timedelta(minutes=5))})
    run = redirected(answer(), hosts=hosts)
    run.turn(item("/1"), item("/2"))
    run.world.now += timedelta(seconds=1)
    run.turn()
    assert run.outputs == []
    run.world.now += timedelta(seconds=1)
    turn = run.turn()
    assert [ending(output) for output in run.outputs] == ["page"], "the other item does not wait"
    assert (turn.wake_at, turn.unfinished, turn.urgent) == (START + timedelta(minutes=5), True, False)
    hosts.entries.clear()
    assert run.run() == ["page"] * 2
    page = run.outputs[1]
    assert isinstance(page, Page)
    assert page.item.attempts == 0
    assert run.world.now >= START + timedelta(minutes=5)
    assert run.world.asked.count("http://a.example/1") == 2


def test_an_item_that_is_put_off_between_its_attempts_keeps_their_number() -> None:
    hosts = Hosts()
    run = redirected([failure("http_status", 503)], hosts=hosts, pace=Pace(attempts=2))
    run.world.answers["http://b.example/x"] = failure("http_status", 503)
    run.turn(item("/1"))
    run.world.now += timedelta(seconds=1)
    run.turn()
    hosts.entries["b.example"] = Entry(0.0, START + timedelta(minutes=5))
    run.world.now += timedelta(seconds=8)
    run.turn()
    hosts.entries.clear()
    assert run.run() == ["http_status"]
    assert dead(run).attempts == 2
    assert run.world.limits[-1] == ANSWER_S, "its time has begun anew"


@pytest.mark.parametrize("answered", [failure("rate_limited", 429, retry_after_s=60.0), answer()])
def test_a_host_rests_after_the_answer_of_another_one_as_after_its_own_page(answered: Response | Failure) -> None:
    hosts = Hosts(now=START)
    run = redirected(answered, hosts=hosts)
    run.turn(item("/1"))
    run.world.now += timedelta(seconds=1)
    turn = run.turn()
    assert turn.rest_until is not None
    assert (turn.rest_until - run.world.now).total_seconds() == 1.0
    assert (turn.is_refused, run.state.refusals if run.state else None) == (False, 0)
    assert list(turn.other_rests) == ["b.example"]
    assert hosts.calls[-1][:2] == ("leave", "b.example")
    refusal = hosts.calls[-1][3]
    assert (refusal.http_status if refusal is not None else None) == (429 if isinstance(answered, Failure) else None)


def test_the_own_delay_of_a_feed_holds_at_hosts_of_redirects() -> None:
    hosts = Hosts()
    run = redirected(answer(), hosts=hosts, rules_of=lambda feed_url: OWN)
    run.run(item("/1"))
    assert ("enter", "b.example", 5.0, LONGEST_WAIT_S) in hosts.calls


#: A feed that obeys robots.txt, the feed of the user's own site, and a feed whose own text is its article.
_OBEYS, _OWNS = item("/private/1", feed="b"), item("/private/1", feed="a")
_FEED_TEXT = replace(item("/1", feed="b"), takes_feed_text=True, content="The bridge is open.")


@pytest.mark.parametrize(
    ("items", "fates"),
    [
        pytest.param([_OBEYS, _OWNS], ["robots_disallowed", "page"], id="forbidden to the first"),
        pytest.param([_OWNS, _OBEYS], ["page", "duplicate"], id="forbidden to the second"),
        pytest.param([_OBEYS, item("/private/1", feed="c")], ["robots_disallowed"] * 2, id="forbidden to both"),
        pytest.param(
            [_OBEYS, item("/private/1", feed="c"), _OWNS],
            ["robots_disallowed", "robots_disallowed", "page"],
            id="forbidden to some",
        ),
        pytest.param([_FEED_TEXT, item("/1", feed="c")], ["page", "duplicate"], id="the text of the first feed"),
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
def test_settings_of_one_feed_do_not_end_the_items_of_another(items: list[FeedItem], fates: list[str], at_once: bool) -> None:
    rules = {"http://a.example/feed": OWN}
    answers = {"http://a.example/private/1": answer(), "http://a.example/1": answer()}
    run = engine(answers, rules_of=lambda feed_url: rules.get(feed_url, HostRules()))
    for some in [items] if at_once else [[one] for one in items]:
        run.run(*some)
    assert [ending(output) for output in run.outputs] == fates
    pages = [url for url in run.world.asked if not url.endswith("/robots.txt")]
    assert len(pages) == len(
        [one for one, fate in zip(items, fates, strict=True) if fate == "page" and not one.takes_feed_text]
    )


def test_a_robots_txt_that_cannot_be_read_keeps_no_page_from_the_user_s_own_feed() -> None:
    rules = {"http://a.example/feed": OWN}
    run = engine({"http://a.example/1": answer()}, rules_of=lambda feed_url: rules.get(feed_url, HostRules()))
    run.world.answers["http://a.example/robots.txt"] = failure("http_status", 500)
    assert run.run(item("/1", feed="b"), item("/1", feed="a")) == ["robots_unavailable", "page"]


def test_own_site_ends_where_a_redirect_leaves_it() -> None:
    answers = {"http://a.example/1": "http://c.example/private/x", "http://c.example/robots.txt": answer(DENY)}
    run = engine(answers, rules_of=lambda feed_url: OWN)
    assert run.run(item("/1", "a")) == ["robots_disallowed"]


@pytest.mark.parametrize(
    ("feed_url", "url", "is_own"),
    [
        ("https://feeds.paper.com/rss", "https://www.paper.com/a", True),
        ("https://alice.github.io/rss", "https://alice.github.io/a", True),
        ("https://alice.github.io/rss", "https://bob.github.io/a", False),
        ("https://paper.co.uk/rss", "https://other.co.uk/a", False),
        ("http://127.0.0.1/rss", "http://127.0.0.1:8080/a", True),
        ("http://127.0.0.1/rss", "http://127.0.0.2/a", False),
    ],
)
def test_a_site_is_a_registered_domain(feed_url: str, url: str, is_own: bool) -> None:
    assert (OWN.own_robots(feed_url, url, START) is not None) is is_own
    assert HostRules().own_robots(feed_url, url, START) is None


def test_a_backlog_that_robots_forbids_ends_in_steps() -> None:
    run = engine({})
    assert run.run(*(item(f"/private/{number}") for number in range(250))) == ["robots_disallowed"] * 250
    assert [len(turn.left) for turn in run.turns] == [250, 150, 50, 0]


def test_forbidden_items_do_not_wait_for_a_long_pause() -> None:
    run = engine({"http://a.example/robots.txt": answer(DENY + b"Crawl-delay: 200\n"), "http://a.example/1": answer()})
    assert run.run(item("/1"), item("/private/1")) == ["page", "robots_disallowed"]
    assert run.world.now - START < timedelta(seconds=5)


@pytest.mark.parametrize("path", ["/private/1", "/1"])
def test_robots_out_of_reach(path: str) -> None:
    run = engine({"http://a.example/robots.txt": failure("http_status", 500), "http://a.example/1": answer()})
    assert run.run(item(path), item("/2")) == ["robots_unavailable"] * 2
    assert run.world.asked == ["http://a.example/robots.txt"] * 3
    letters = [output for output in run.outputs if isinstance(output, DeadLetter)]
    assert {(letter.attempts, letter.reason) for letter in letters} == {(3, "robots_unavailable")}


def test_robots_that_comes_back() -> None:
    robots = [failure("http_status", 503), answer(DENY)]
    run = engine({"http://a.example/robots.txt": robots, "http://a.example/1": answer()})
    assert run.run(item("/1"), item("/private/1")) == ["page", "robots_disallowed"]


@pytest.mark.parametrize(
    ("reason", "transient", "asked"),
    [
        ("dns_error", False, 1),
        ("dns_error", True, 3),
        ("tls_error", False, 1),
        ("blocked_address", False, 1),
        ("connect_error", True, 3),
    ],
)
def test_a_host_that_cannot_be_reached_at_all(reason: str, transient: bool, asked: int) -> None:
    run = engine({"http://a.example/robots.txt": failure(reason, transient=transient)})
    assert run.run(item()) == [reason]
    assert run.world.asked == ["http://a.example/robots.txt"] * asked


def test_robots_of_the_host_that_a_redirect_leads_to() -> None:
    run = engine(
        {
            "http://a.example/1": "http://b.example/private/1",
            "http://a.example/2": "http://b.example/2",
            "http://a.example/3": "http://a.example/private/3",
            "http://a.example/4": "http://c.example/4",
            "http://b.example/robots.txt": answer(DENY),
            "http://b.example/2": answer(),
            "http://c.example/robots.txt": failure("tls_error", transient=False),
        }
    )
    assert run.run(*(item(f"/{number}") for number in (1, 2, 3, 4))) == [
        "robots_disallowed",
        "page",
        "robots_disallowed",
        "tls_error",
    ]
    assert [url for url in run.world.asked if "private" in url or "c.example/4" in url] == []
    page = next(output for output in run.outputs if isinstance(output, Page))
    assert (page.evidence.final_url, page.evidence.redirects) == ("http://b.example/2", ("http://a.example/2",))
    assert page.evidence.robots_source == "http://b.example/robots.txt: 200"


# URLs


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "invalid_item"),
        ("not a link", "invalid_item"),
        ("mailto:a@b.example", "blocked_scheme"),
        ("http://a.example:22/", "blocked_scheme"),
        ("http://169.254.169.254/", "blocked_address"),
        ("http://2130706433/", "blocked_address"),
    ],
)
def test_links_that_are_not_asked(url: str, reason: str) -> None:
    run = engine({})
    bad = replace(item(), url=url)
    assert run.run(bad) == [reason]
    assert (dead(run).url, dead(run).attempts, run.world.asked) == (url, 0, [])


def test_key_and_resource() -> None:
    step = engine({}).step
    urls = ["http://A.example./x", "https://a.example:8443/y", "http://user@a.example/", "nonsense"]
    assert [step.key(replace(item(), url=url)) for url in urls] == ["a.example", "a.example", "a.example", ""]
    assert [step.resource(key) for key in ("a.example", "")] == ["a.example", None]


# the step as a whole


def random_web(number: int) -> dict[str, Any]:
    kinds: Sequence[Any] = (
        answer(),
        answer(b"%PDF-1.7"),
        [failure("reset"), answer()],
        failure("timeout"),
        failure("http_status", 404, transient=False),
        [failure("rate_limited", 429, retry_after_s=2.0), answer()],
        failure("http_status", 503, retry_after_s=7200.0),
    )
    web: dict[str, Any] = {}
    for position in range(30):
        kind = kinds[(number * 7 + position * position) % len(kinds)]
        web[f"http://a.example/{position}"] = list(kind) if isinstance(kind, list) else kind
    return web


@pytest.mark.parametrize("number", range(7))
def test_each_item_ends_once(number: int) -> None:
    run = engine(random_web(number))
    items = [item(f"/{position}", feed) for position in range(30) for feed in ("f", "g")]
    run.run(*items)
    ended = [
        output.item.url + output.item.feed_url if isinstance(output, Page) else f"{output.url}{output.feed_url}"
        for output in run.outputs
    ]
    assert sorted(ended) == sorted(feed_item.url + feed_item.feed_url for feed_item in items)


def test_the_same_answers_give_the_same_turns() -> None:
    runs = [engine(random_web(3)) for _ in range(2)]
    for run in runs:
        run.run(*(item(f"/{position}") for position in range(30)))
    assert runs[0].turns == runs[1].turns
    assert runs[0].outputs == runs[1].outputs


ARTICLE = "\n\n".join(["The seals were counted once more on the slipway, and nobody could say why there were eleven."] * 8)


@pytest.mark.parametrize(
    ("path", "canned", "reason"),
    [
        ("/1", failure("http_status", 403, transient=False), "http_status"),
        ("/1", failure("bot_challenge", 403, transient=False), "bot_challenge"),
        ("/1", answer(b"%PDF-1.7", content_type="application/pdf"), "not_html"),
        ("/2026/11/one-1", f"http://{HOST}/", "soft_404"),
        ("/private/1", answer(), "robots_disallowed"),
    ],
)
def test_where_the_page_cannot_be_had_the_feeds_text_stands_in(path: str, canned: Any, reason: str) -> None:
    answers = {f"http://{HOST}{path}": canned, f"http://{HOST}/": answer()}
    run = engine(answers)
    assert run.run(item(path)) == [reason]
    run = engine(answers)
    assert run.run(replace(item(path), content=ARTICLE)) == ["page"]
    (page,) = run.outputs
    assert isinstance(page, Page)
    assert page.evidence.text_source == "feed"
    assert (page.evidence.text_reason or "").startswith(f"{reason}: ")
    assert b"eleven" in page.body


def test_entries_that_their_query_tells_apart_are_two_articles() -> None:
    paths = [f"/read?sid={number}123456789abcdef" for number in (1, 2)]
    answers = {f"http://{HOST}{path}": answer() for path in paths}
    assert engine(answers).run(*(replace(item(path), whole_key=True) for path in paths)) == ["page", "page"]
    assert engine(answers).run(*(item(path) for path in paths)) == ["page", "duplicate"]
    # What failed for a time may be brought by another feed.
    run = engine({f"http://{HOST}{paths[0]}": failure("http_status", 503)})
    ends = [run.run(replace(item(paths[0], feed=feed), whole_key=True)) for feed in "fg"]
    assert ends == [["http_status"], ["http_status", "http_status"]]


def test_a_feed_that_is_read_for_its_text_costs_no_request() -> None:
    run = engine({})
    assert run.run(replace(item(), content=ARTICLE, takes_feed_text=True), item("/1", feed="g")) == ["page", "duplicate"]
    assert run.world.asked == []


def test_an_article_that_has_moved_to_the_front_page_is_not_there() -> None:
    run = engine({f"http://{HOST}/2026/11/seals-11": f"http://{HOST}/", f"http://{HOST}/": answer()})
    assert run.run(item("/2026/11/seals-11")) == ["soft_404"]
    assert "front page" in dead(run).message


# tdmrep.json

TDMREP = f"http://{HOST}/.well-known/tdmrep.json"
RESERVED = b'[{"location": "/news/", "tdm-reservation": 1}]'


def test_tdmrep_is_a_request_of_its_own_and_once_a_day() -> None:
    pages = {f"http://{HOST}/news/{number}": answer() for number in range(4)}
    run = engine({TDMREP: answer(RESERVED), **pages}, reads_tdmrep=True)
    assert run.run(item("/news/0"), item("/news/1")) == ["page", "page"]
    run.world.now += timedelta(hours=23)
    assert run.run(item("/news/2"))[2:] == ["page"]
    run.world.now += timedelta(hours=2)
    assert run.run(item("/news/3"))[3:] == ["page"]
    assert [url.rpartition("/")[2] for url in run.world.asked] == [
        *("robots.txt", "tdmrep.json", "0", "1", "2", "robots.txt", "tdmrep.json", "3"),
    ]
    for page in run.outputs:
        assert isinstance(page, Page)
        assert page.evidence.tdmrep == ("tdm-reservation: 1",)
        assert page.evidence.tdmrep_fetched_at is not None
        assert page.evidence.tdmrep_sha256 is not None
    rests = [turn.rest_until for turn in run.turns[:2]]
    assert all(rest is not None for rest in rests)  # the host has its pause behind each of them


@pytest.mark.parametrize(
    ("robots", "tdmrep", "asked"),
    [
        (answer(b"User-agent: *\nDisallow: /.well-known/"), answer(RESERVED), False),
        (answer(DENY), failure("http_status", 404, transient=False), True),
        (answer(DENY), failure("timeout"), True),
        (answer(DENY), answer(HTML), True),
    ],
)
def test_no_tdmrep_costs_no_page(robots: Response, tdmrep: Response | Failure, asked: bool) -> None:
    run = engine({f"http://{HOST}/robots.txt": robots, TDMREP: tdmrep, f"http://{HOST}/1": answer()}, reads_tdmrep=True)
    assert run.run(item()) == ["page"]
    assert (TDMREP in run.world.asked) == asked
    (page,) = run.outputs
    assert isinstance(page, Page)
    assert (page.evidence.tdmrep, page.evidence.tdmrep_fetched_at, page.evidence.tdmrep_sha256) == ((), None, None)


def test_tdmrep_is_not_asked_for_unless_it_is_wanted() -> None:
    run = engine({TDMREP: answer(RESERVED), f"http://{HOST}/1": answer()})
    assert run.run(item()) == ["page"]
    assert TDMREP not in run.world.asked


def test_the_price_of_a_page_goes_with_the_text_of_the_feed() -> None:
    refused = failure("payment_required", 402, transient=False, usage_headers=("crawler-price: USD 0.02",))
    run = engine({f"http://{HOST}/1": refused})
    assert run.run(replace(item(), content="A whole article of the feed.")) == ["page"]
    (page,) = run.outputs
    assert isinstance(page, Page)
    assert (page.evidence.http_status, page.evidence.usage_headers) == (402, ("crawler-price: USD 0.02",))
