"""`LookAgain` on both adapters: a scripted web, a clock that only the test moves, a restart whenever there is nothing to do."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.keyed.bound_step import BoundStep
from schemas.dead_letters import DeadLetter, Ending
from schemas.feed_items import FeedItem
from schemas.pages import Evidence, Page
from tests.support.both_engines import Adapter, Clock, OnLedger, OnShards
from tests.test_host_changes import Hosts
from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.looks.budget import LookBudget
from transforms.web.looks.look_again import LookAgain, sightings_of
from transforms.web.looks.state import MAX_LOOKS_A_DAY, SCHEDULE, Sighting, Watched
from transforms.web.messages import Failure, Hop, Request, Response
from transforms.web.pace.host_changes import Entry
from transforms.web.pace.pace import Pace
from transforms.web.robots.robots import MemoryRobotsStore, RobotsBook

START = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
URL = "http://site.example/2026/11/pier-agreed-by-council"
FEED = "http://site.example/feed"


@dataclass
class Answer:
    """A page with an ETag; or a status; or where a redirect leads."""

    body: bytes = b"<html><p>one</p></html>"
    status: int = 200
    final_url: str | None = None
    transient: bool = False
    redirects: tuple[int, ...] = ()


@dataclass
class Web:
    """Answers at once, with 304 where the ETag fits. `asked`: seconds since the start, URL, whether it was conditional."""

    clock: Clock
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[float, str, bool]] = field(default_factory=list)

    async def fetch(self, request: Request, /) -> Response | Failure:
        if request.url.endswith("/robots.txt"):
            return Failure(url=request.url, reason="http_status", message="No.", transient=False, http_status=404)
        self.asked.append((self.clock.seconds() - START.timestamp(), request.url, bool(request.headers)))
        answer = self.answers[request.url]
        if answer.final_url is not None and request.guard is not None:
            refused = await request.guard(answer.final_url)
            if refused is not None:
                return replace(refused, url=request.url)
        if answer.status >= 400:
            return Failure(
                url=request.url, reason="http_status", message="No.", transient=answer.transient, http_status=answer.status
            )
        etag = f'"{len(answer.body)}-{answer.body[-20:].hex()}"'
        same = request.headers.get("If-None-Match") == etag
        return Response(
            url=request.url,
            final_url=answer.final_url or request.url,
            status=304 if same else 200,
            headers={"etag": (etag,), "content-type": ("text/html",)},
            body=b"" if same else answer.body,
            charset=None,
            hops=tuple(Hop(url=request.url, status=status) for status in answer.redirects),
            received_at=self.clock.now,
            elapsed_s=0.0,
        )


@dataclass
class Run:
    """An adapter with what it has put out."""

    web: Web
    adapter: Adapter
    out: list[Any] = field(default_factory=list)

    def fetched(self, url: str = URL, body: bytes = b"<html><p>one</p></html>", **item: Any) -> None:
        """The page was fetched for the first time, and is as it was."""
        self.web.answers.setdefault(url, Answer(body))
        etag = f'"{len(body)}-{body[-20:].hex()}"'
        evidence = Evidence(fetched_at=self.web.clock.now, final_url=url, etag=etag)
        page = Page(item=entry(url, self.web.clock.now, **item), evidence=evidence, body=body, charset=None)
        for sighting in sightings_of(page):
            self.adapter.deliver("LookAgain", sighting)

    def changed(self, url: str = URL, **item: Any) -> None:
        """The feed lists the article with a change."""
        self.adapter.deliver("LookAgain", Sighting(item=entry(url, self.web.clock.now, look="feed", **item)))

    def go_on(self, seconds: float = 3.0, step_s: float = 1.0) -> None:
        """Let turns run now, and after every step."""
        end = self.web.clock.now + timedelta(seconds=seconds)
        while True:
            while outputs := self.adapter.settle():
                self.out += outputs
            if self.web.clock.now >= end:
                return
            self.web.clock.now = min(end, self.web.clock.now + timedelta(seconds=step_s))

    def ends(self) -> list[str]:
        """How the looks since the last call ended."""
        found, self.out = self.out, []
        return [_end(output) for output in found]


def _end(output: Any) -> str:
    if isinstance(output, Page):
        assert output.item.look is not None
        return "gone" if output.gone else f"page {output.item.look}"
    assert isinstance(output, Ending | DeadLetter)
    assert output.by_look
    return output.kind if isinstance(output, Ending) else output.reason


def entry(url: str, now: datetime, **more: Any) -> FeedItem:
    return FeedItem(**{"feed_url": FEED, "url": url, "item_id": url, "first_seen_at": now, **more})


def step(web: Web, **options: Any) -> LookAgain:
    return LookAgain(
        client=web,
        robots=RobotsBook(web, MemoryRobotsStore(), web.clock),
        clock=web.clock,
        policy=AddressPolicy(),
        pace=Pace(host_delay_s=1.0),
        **options,
    )


@pytest.fixture(params=["ledger", "shards"])
def make(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Any]:
    made: list[Run] = []

    def one(**options: Any) -> Run:
        web = Web(Clock(START))
        bound = [BoundStep(step(web, **options), Sighting, 16)]
        adapter: Adapter = OnLedger(bound, web.clock, tmp_path) if request.param == "ledger" else OnShards(bound, web.clock, 4)
        made.append(Run(web, adapter))
        return made[-1]

    yield one
    for run in made:
        run.adapter.close()


def test_unchanged_feeds_cost_no_request(make: Any) -> None:
    run = make()
    run.fetched()
    run.go_on(5 * 86_400, step_s=40_000)
    assert (run.ends(), run.web.asked) == ([], [])


def test_a_changed_entry_is_looked_at_at_once(make: Any) -> None:
    run = make()
    run.fetched()
    run.go_on(100, step_s=50)
    run.changed(title="Another title")
    run.go_on()
    assert run.ends() == ["unchanged"]  # 304
    run.web.answers[URL] = Answer(b"<html><p>two</p></html>")
    run.changed(title="A third title")
    run.go_on(2, step_s=1)
    (page,) = run.out
    assert (page.item.title, page.body) == ("A third title", b"<html><p>two</p></html>")
    assert [conditional for _, _, conditional in run.web.asked] == [True, True]


def test_changes_of_a_busy_host_share_a_look(make: Any) -> None:
    run = make()
    run.fetched()
    run.go_on()
    for number in range(5):
        run.changed(title=f"Title {number}")
    run.go_on(5, step_s=1)
    assert len(run.web.asked) == 1


def test_a_feed_that_changes_its_entries_at_every_poll_is_bounded(make: Any) -> None:
    run = make()
    run.fetched()
    run.go_on(61_201, step_s=61_201)  # midnight
    run.ends()
    for number in range(MAX_LOOKS_A_DAY + 6):
        run.changed(title=f"Title {number}")
        run.go_on(900, step_s=450)
    assert len(run.web.asked) == MAX_LOOKS_A_DAY
    run.go_on(86_400, step_s=3_600)
    assert len(run.web.asked) == MAX_LOOKS_A_DAY + 1


@pytest.mark.parametrize(
    ("modified", "conditional"), [("Fri, 01 Jan 2100 00:00:00 GMT", False), ("Mon, 02 Nov 2026 00:00:00 GMT", True)]
)
def test_a_version_of_the_future_is_no_validator(make: Any, modified: str, *, conditional: bool) -> None:
    run = make()
    run.web.answers[URL] = Answer()
    evidence = Evidence(fetched_at=run.web.clock.now, final_url=URL, last_modified=modified)
    page = Page(item=entry(URL, run.web.clock.now), evidence=evidence, body=Answer().body, charset=None)
    for sighting in sightings_of(page):
        run.adapter.deliver("LookAgain", sighting)
    run.go_on(100, step_s=50)
    run.changed(title="Another title")
    run.go_on()
    assert [asked[2] for asked in run.web.asked] == [conditional]


def test_the_schedule_decays(make: Any) -> None:
    run = make(scheduled=True)
    run.fetched()
    run.go_on(18_000, step_s=450)
    run.go_on(5 * 86_400, step_s=7_200)
    assert run.ends() == ["unchanged"] * 5
    late = [at - due.total_seconds() for (at, _, _), due in zip(run.web.asked, SCHEDULE, strict=True)]
    assert min(late) >= 0
    assert max(late) <= 2 * 7_200, "a step, and one more where robots.txt is read again"


def test_the_schedule_finds_what_the_feed_does_not_tell(make: Any) -> None:
    run = make(scheduled=True)
    run.fetched()
    run.go_on(1_000, step_s=60)
    run.web.answers[URL] = Answer(b"<html><p>two</p></html>")
    run.go_on(5_000, step_s=60)
    assert run.ends() == ["unchanged", "page schedule"]


def test_the_budget_of_a_host_holds_in_every_hour(make: Any) -> None:
    run = make(scheduled=True, budget=LookBudget(12))
    for number in range(40):
        run.fetched(f"http://site.example/{number}")
    run.go_on(4 * 3_600, step_s=200)
    asked = [at for at, _, _ in run.web.asked]
    assert max(sum(begin <= at < begin + 3_600 for at in asked) for begin in asked) <= 12
    assert 24 <= len(asked) <= 48
    assert len({url for _, url, _ in run.web.asked}) > 20, "no article is starved by others"


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_missing_for_a_day_is_a_removal(make: Any, status: int) -> None:
    run = make()
    run.fetched()
    run.go_on(100, step_s=50)
    run.web.answers[URL] = Answer(status=status)
    run.changed()
    run.go_on(80_000, step_s=1_000)
    assert run.ends() == ["postponed"]
    run.go_on(20_000, step_s=1_000)
    (page,) = run.out
    assert page.gone == f"The host answered {status} for a day or longer."
    assert (page.body, page.evidence.http_status) == (b"", status)
    run.ends()
    run.go_on(5 * 86_400, step_s=10_000)
    assert run.ends() == []
    run.web.answers[URL] = Answer(b"<html><p>one</p></html>")
    run.changed()
    run.go_on()
    assert run.ends() == ["page feed"], "back, although its bytes are those of the first time"


def test_a_page_that_is_back_the_next_day_was_never_removed(make: Any) -> None:
    run = make()
    run.fetched()
    run.web.answers[URL] = Answer(status=404)
    run.changed()
    run.go_on(3_600, step_s=60)
    run.web.answers[URL] = Answer()
    run.go_on(2 * 86_400, step_s=3_600)
    assert run.ends() == ["postponed", "unchanged"]


def test_a_day_without_an_answer_does_not_decide(make: Any) -> None:
    run = make()
    run.fetched()
    run.web.answers[URL] = Answer(status=404)
    run.changed()
    run.go_on(3_600, step_s=60)
    run.web.answers[URL] = Answer(status=503, transient=True)
    run.go_on(86_400, step_s=2_000)
    assert set(run.ends()) == {"postponed"}
    run.web.answers[URL] = Answer(status=404)
    run.go_on(86_400, step_s=2_000)
    assert run.ends() == ["gone"]
    assert len(run.web.asked) < 12


def test_a_permanent_redirect_to_the_front_page_is_a_removal_at_once(make: Any) -> None:
    run = make()
    run.fetched()
    run.web.answers[URL] = Answer(b"<html>home</html>", final_url="http://site.example/", redirects=(301,))
    run.changed()
    run.go_on()
    assert run.ends() == ["gone"]


def test_a_temporary_redirect_to_the_front_page_is_a_removal_if_it_lasts(make: Any) -> None:
    run = make()
    run.fetched()
    run.web.answers[URL] = Answer(b"<html>home</html>", final_url="http://site.example/", redirects=(301, 302))
    run.changed()
    run.go_on(3_600, step_s=600)
    assert run.ends() == ["postponed"]
    run.go_on(90_000, step_s=3_600)
    (page,) = run.out
    assert page.gone == "A redirect led to http://site.example/ for a day or longer."


# Links that redirect: a short link of another host, and the article to which it has led.
SHORT, OTHER = "http://short.example/77", "http://site.example/2026/11/storm-hits-the-coast"


def leading(to: str, body: bytes = b"<html><p>one</p></html>") -> Answer:
    return Answer(body, final_url=to, redirects=(302,))


def test_an_article_behind_a_link_is_looked_at_itself(make: Any) -> None:
    """At its own host, once for all links to it; the link is not asked, and nothing that happens to it removes the article."""
    run = make(scheduled=True)
    run.fetched(SHORT, redirected_to=URL)
    run.fetched(URL)
    run.web.answers = {URL: Answer(b"<html><p>two</p></html>"), SHORT: Answer(status=404)}
    run.go_on(SCHEDULE[0].total_seconds() + 5, step_s=100)
    (page,) = run.out
    assert (page.item.look, page.item.url, page.item.article_url) == ("schedule", SHORT, URL)
    run.out = []
    run.web.answers[URL] = Answer(status=404)
    run.go_on(3 * 86_400, step_s=3_600)
    assert set(run.ends()) == {"postponed", "gone"}
    assert {url for _, url, _ in run.web.asked} == {URL}


def test_a_look_is_put_off_while_the_host_of_a_redirect_rests(make: Any) -> None:
    """This is no attempt: the look has all of them when it is made."""
    hosts = Hosts({"there.example": Entry(0.0, START + timedelta(minutes=5))})
    run = make(hosts=hosts)
    run.web.answers[SHORT] = leading("http://there.example/x")
    run.changed(SHORT)
    run.go_on(60)
    assert (len(run.web.asked), run.ends()) == (1, [])
    hosts.entries.clear()
    run.web.answers[SHORT] = replace(run.web.answers[SHORT], status=503, transient=True)
    run.go_on(400)
    assert run.ends() == ["http_status"]
    assert len(run.web.asked) == 1 + 3


@pytest.mark.parametrize("scheduled", [False, True])
def test_a_changed_entry_whose_link_redirects(make: Any, scheduled: bool) -> None:
    """Its look asks for the link, with validators; the article keeps its URL when the target gets another headline."""
    run = make(scheduled=scheduled)
    run.fetched(SHORT, redirected_to=URL)
    moved = URL.replace("pier-agreed", "new-pier-agreed") + "?click=9"
    for target, body in ((URL, b"one"), (moved, b"2"), (SHORT, b"3"), (OTHER, b"4"), (OTHER + "?click=8", b"5")):
        run.web.answers[SHORT] = leading(target, b"<html><p>" + body + b"</p></html>")
        run.changed(SHORT)
        run.go_on()
    assert [output.item.redirected_to for output in run.out if isinstance(output, Page)] == [URL, URL, OTHER, OTHER]
    assert run.ends() == ["unchanged", *["page feed"] * 4]
    assert [conditional for _, _, conditional in run.web.asked] == [True] * 5
    run.web.answers[URL] = Answer()
    run.go_on(SCHEDULE[1].total_seconds() + 5, step_s=100)
    assert [url for _, url, _ in run.web.asked[5:]] == ([URL] * 2 if scheduled else [])


def test_a_changed_entry_whose_link_was_not_fetched_before(make: Any) -> None:
    """Its first fetch failed, or a redirect had led it to the article of another entry."""
    run = make(scheduled=True)
    run.web.answers[SHORT] = leading(URL)
    run.changed(SHORT)
    run.go_on()
    (page,) = run.out
    assert page.item.redirected_to == URL
    run.go_on(SCHEDULE[0].total_seconds() + 5, step_s=100)
    assert run.ends() == ["page feed", "unchanged"]


def test_a_link_that_led_to_an_article_and_ends_removes_nothing(make: Any) -> None:
    run = make()
    run.fetched(SHORT, redirected_to=URL)
    for answer in (
        Answer(status=404),
        Answer(status=410),
        Answer(b"home", final_url="http://short.example/", redirects=(301,)),
    ):
        run.web.answers[SHORT] = answer
        run.changed(SHORT)
        run.go_on(90_000, step_s=3_600)
    (letter, *_) = run.out
    assert letter.message == "The host answered 404. The link of the entry has ended; the article itself was not asked for."
    assert run.ends() == ["http_status", "http_status", "soft_404"]
    run.web.answers[SHORT] = Answer(b"<html>home</html>", final_url="http://site.example/", redirects=(302, 301))
    run.changed(SHORT)
    run.go_on(3 * 86_400, step_s=3_600)
    (page,) = run.out[-1:]
    assert (page.gone is not None, page.item.article_url) == (True, URL)


def test_a_record_keeps_the_key_that_it_had_before_redirects_counted(make: Any) -> None:
    """The version of an article of an earlier release, and of one that has moved since: neither names a redirect."""
    run = make(scheduled=True)
    run.fetched(SHORT)
    run.web.answers[SHORT] = leading(URL, b"<html><p>two</p></html>")
    run.changed(SHORT)
    run.go_on(SCHEDULE[0].total_seconds() + 5, step_s=100)
    run.web.answers[SHORT] = leading(URL, b"<html><p>three</p></html>")
    run.go_on(SCHEDULE[1].total_seconds() + 5, step_s=100)
    pages = [output.item for output in run.out if isinstance(output, Page)]
    assert [(item.look, item.article_url) for item in pages] == [("feed", SHORT), ("schedule", SHORT)]


def test_a_missing_page_keeps_its_schedule(make: Any) -> None:
    run = make(scheduled=True)
    run.fetched()
    run.web.answers[URL] = Answer(status=404)
    run.go_on(SCHEDULE[0].total_seconds() + 5, step_s=100)
    assert run.ends() == ["postponed"]
    run.web.answers[URL] = Answer(b"<html><p>two</p></html>")
    run.go_on(SCHEDULE[1].total_seconds(), step_s=100)
    assert run.ends() == ["page schedule"]


def test_one_refusal_does_not_end_the_schedule_and_two_do(make: Any) -> None:
    run = make(scheduled=True)
    run.fetched()
    run.web.answers[URL] = Answer(status=403)
    run.go_on(SCHEDULE[0].total_seconds() + 5, step_s=100)
    run.web.answers[URL] = Answer(b"<html><p>two</p></html>")
    run.go_on(SCHEDULE[1].total_seconds(), step_s=100)
    assert run.ends() == ["http_status", "page schedule"]
    run.web.answers[URL] = Answer(status=403)
    run.go_on(SCHEDULE[-1].total_seconds(), step_s=3_600)
    assert run.ends() == ["http_status", "http_status"]


def test_failures_are_tried_again_and_then_said(make: Any) -> None:
    run = make()
    run.fetched()
    run.web.answers[URL] = Answer(status=500, transient=True)
    run.changed()
    run.go_on(120, step_s=4)
    assert (run.ends(), len(run.web.asked)) == (["http_status"], 3)
    run.web.answers[URL] = Answer(b"<html><p>two</p></html>")
    run.changed()
    run.go_on(5, step_s=1)
    assert run.ends() == ["page feed"]


def test_a_scheduled_look_that_fails_ends_once_and_the_next_one_is_by_the_schedule(make: Any) -> None:
    run = make(scheduled=True)
    run.fetched()
    run.web.answers[URL] = Answer(status=500, transient=True)
    run.go_on(SCHEDULE[0].total_seconds() + 120, step_s=4)
    assert (run.ends(), len(run.web.asked)) == (["postponed"], 3)
    run.go_on(SCHEDULE[1].total_seconds() - SCHEDULE[0].total_seconds(), step_s=20)
    assert (run.ends(), len(run.web.asked)) == (["postponed"], 6)
    run.web.answers[URL] = Answer(b"<html><p>two</p></html>")
    run.go_on(SCHEDULE[2].total_seconds() - SCHEDULE[1].total_seconds(), step_s=100)
    assert run.ends() == ["page schedule"]


def test_an_article_that_was_never_fetched_is_fetched(make: Any) -> None:
    run = make()
    run.web.answers[URL] = Answer()
    run.changed()
    run.go_on()
    assert run.ends() == ["page feed"]
    assert run.web.asked[0][2] is False


def test_articles_that_their_query_tells_apart_are_watched_apart(make: Any) -> None:
    run = make()
    urls = [f"{URL}?sid={number}123456789abcdef" for number in (1, 2)]
    for url in urls:
        run.fetched(url, url.encode(), whole_key=True)
    run.changed(urls[0], whole_key=True)
    run.go_on()
    assert run.ends() == ["unchanged"]


def test_the_feeds_own_text_needs_no_request(make: Any) -> None:
    run = make()
    text = "The council has agreed on a new pier.\n\nWork begins in May."
    run.fetched(content=text, takes_feed_text=True)
    run.changed(content=text + "\n\nIt ends in June.", takes_feed_text=True)
    run.go_on()
    (page,) = run.out
    assert (page.evidence.text_source, b"It ends in June" in page.body, run.web.asked) == ("feed", True, [])


def test_the_state_is_small_and_of_a_known_version() -> None:
    state = Watched(day=3, looks=2, item=replace(entry(URL, START), summary="x" * 100), began_at=START, stage=1)
    encoded = state.encode()
    assert Watched.decode(encoded) == state
    assert Watched().encode() == {"v": 1}
    with pytest.raises(ValueError, match="version 2"):
        Watched.decode({"v": 2})
