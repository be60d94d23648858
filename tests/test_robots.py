"""robots.txt: what it says, what its absence means, and how long it is known."""

import asyncio
import json
import runpy
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.codec import from_json, to_json
from tests.support.yardsticks import yardstick
from transforms.web.messages import Failure, Hop, Request, Response
from transforms.web.pace.pace import retry_delay_s
from transforms.web.robots.robots import MemoryRobotsStore, RobotsBook, RobotsEntry, entry_of, may_fetch, origin_of
from transforms.web.robots.text import MAX_ROBOTS_BYTES, read_rules

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOST = "http://a.example"
DENY = "User-agent: *\nDisallow: /private/\n"

# After RFC 9309; the number of the section in the name. robots.txt, path, may `newsbeam` fetch it?
CASES: dict[str, tuple[str | bytes, str, bool]] = {
    "2.1 two groups for one agent are one": (
        "User-agent: newsbeam\nDisallow: /a\n\nUser-agent: other\nDisallow: /\n\nUser-agent: newsbeam\nDisallow: /b\n",
        "/b",
        False,
    ),
    "2.2.1 the own group, not the general one": ("User-agent: *\nDisallow: /\nUser-agent: newsbeam\nAllow: /\n", "/a", True),
    "2.2.1 an own group without rules allows all": ("User-agent: *\nDisallow: /\nUser-agent: newsbeam\n", "/a", True),
    "2.2.1 the general group": ("User-agent: other\nAllow: /\nUser-agent: *\nDisallow: /\n", "/a", False),
    "2.2.1 the name in any case": ("User-agent: NewsBeam\nDisallow: /\n", "/a", False),
    "2.2.1 the name with a version": ("User-agent: newsbeam/1.0\nDisallow: /\n", "/a", False),
    "2.2.1 a longer name is another": ("User-agent: newsbeamer\nDisallow: /\n", "/a", True),
    "2.2.1 a shorter name is another": ("User-agent: news\nDisallow: /\n", "/a", True),
    "2.2.1 no group at all": ("Disallow: /\n", "/a", True),
    "2.2.1 several agents in one group": ("User-agent: a\nUser-agent: newsbeam\nUser-agent: b\nDisallow: /\n", "/a", False),
    "2.2.2 the longest match": ("User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/b/c", True),
    "2.2.2 the longest match, other order": ("User-agent: *\nAllow: /a/b\nDisallow: /a\n", "/a/c", False),
    "2.2.2 allow wins a tie": ("User-agent: *\nDisallow: /a\nAllow: /a\n", "/a", True),
    "2.2.2 paths have case": ("User-agent: *\nDisallow: /A\n", "/a", True),
    "2.2.2 field names have none": ("USER-AGENT: *\nDISALLOW: /a\n", "/a", False),
    "2.2.2 the query counts": ("User-agent: *\nDisallow: /a?b=\n", "/a?b=1", False),
    "2.2.2 an empty rule says nothing": ("User-agent: *\nDisallow:\n", "/a", True),
    "2.2.2 encoded in the file": ("User-agent: *\nDisallow: /%61%2Fb\n", "/a%2fb", False),
    "2.2.2 encoded in the URL": ("User-agent: *\nDisallow: /abc\n", "/%61%62c", False),
    "2.2.2 an encoded slash is no slash": ("User-agent: *\nDisallow: /a/b\n", "/a%2Fb", True),
    "2.2.2 UTF-8 in the file": ("User-agent: *\nDisallow: /é\n", "/%c3%a9", False),
    "2.2.2 robots.txt itself": ("User-agent: *\nDisallow: /\n", "/robots.txt", True),
    "2.2.2 not what begins like it": ("User-agent: *\nDisallow: /\n", "/robots.txt.bak", False),
    "2.2.3 a star": ("User-agent: *\nDisallow: /*/x\n", "/a/b/x", False),
    "2.2.3 an end": ("User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf", False),
    "2.2.3 not the end": ("User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf?b", True),
    "2.2.3 a star that is meant": ("User-agent: *\nDisallow: /a%2Ab\n", "/a*b", False),
    "2.2.3 a star that is not meant": ("User-agent: *\nDisallow: /a%2Ab\n", "/axb", True),
    "2.2.3 a dollar that is meant": ("User-agent: *\nDisallow: /a$b\n", "/a$bc", False),
    "2.2.3 an encoded dollar": ("User-agent: *\nDisallow: /a%24\n", "/a$b", False),
    "2.2.4 other lines do not end a group": (
        "User-agent: *\nSitemap: http://a.example/s\nCrawl-delay: 1\nDisallow: /a\n",
        "/a",
        False,
    ),
    "2.2.4 nor one agent's group": ("User-agent: newsbeam\nCrawl-delay: 1\nUser-agent: b\nDisallow: /a\n", "/a", False),
    "2.2 comments": ("User-agent: * # all\n#Disallow: /b\nDisallow: /a # no\n", "/a", False),
    "2.2 white space": (" User-agent :  *  \n\tDisallow\t:\t/a\t\n", "/a", False),
    "2.2 CR alone": ("User-agent: *\rDisallow: /a\r", "/a", False),
    "2.2 CRLF": ("User-agent: *\r\nDisallow: /a\r\n", "/a", False),
    "2.2 no last line end": ("User-agent: *\nDisallow: /a", "/a", False),
    "2.3 byte order mark": (b"\xef\xbb\xbfUser-agent: *\nDisallow: /a\n", "/a", False),
    "2.3 UTF-16, little end first": (b"\xff\xfe" + "User-agent: *\nDisallow: /a\n".encode("utf-16-le"), "/a", False),
    "2.3 UTF-16, big end first": (b"\xfe\xff" + "User-agent: *\nDisallow: /a\n".encode("utf-16-be"), "/a", False),
    "2.3 bytes that are no text": (b"\x00\xff\xfe# \x80\nUser-agent: *\nDisallow: /a\n", "/a", False),
    "2.3 a page": ("<!doctype html><html><body>User-agent: * Disallow: /</body></html>", "/a", True),
    "2.5 before 500 KiB": ("#" * (MAX_ROBOTS_BYTES - 50) + "\nUser-agent: *\nDisallow: /a\n", "/a", False),
    "2.5 behind 500 KiB": ("#" * (MAX_ROBOTS_BYTES + 50) + "\nUser-agent: *\nDisallow: /a\n", "/a", True),
    "3 stars that backtrack": ("User-agent: *\nDisallow: /" + "*a" * 100 + "b$\n", "/" + "a" * 2_000, True),
    "nothing": ("", "/a", True),
}


@pytest.mark.parametrize(("robots", "path", "allowed"), CASES.values(), ids=CASES)
def test_may_fetch(robots: str | bytes, path: str, allowed: bool) -> None:
    assert may_fetch(robots, "newsbeam/1.0 (+mail@example.com)", HOST + path) == allowed


def test_yardstick() -> None:
    cases: dict[str, Any] = runpy.run_path(str(yardstick("chaos/robots_cases.py")))
    assert cases["failures"](may_fetch) == []


@pytest.mark.parametrize(
    ("robots", "delay_s"),
    [
        ("", None),
        ("User-agent: *\nDisallow: /\n", None),
        ("User-agent: *\nCrawl-delay: 5\n", 5.0),
        ("User-agent: *\nCrawl-delay: 2,5\n", 2.5),
        ("User-agent: *\nCrawl-delay: 5, please\n", 5.0),
        ("User-agent: *\ncrawl-delay:2.5 # seconds\n", 2.5),
        ("User-agent: *\nCrawl-delay: 5\n\nUser-agent: newsbeam\nCrawl-delay: 2\n", 2.0),
        ("User-agent: newsbeam\nAllow: /\n\nUser-agent: *\nCrawl-delay: 5\n", None),
        ("User-agent: other\nCrawl-delay: 5\n", None),
        ("User-agent: other\nUser-agent: NEWSBEAM\nAllow: /\nCrawl-delay: 5\n", 5.0),
        ("User-agent: *\nCrawl-delay: 5\nCrawl-delay: 7\n", 7.0),
        ("User-agent: newsbeam\nCrawl-delay: 2\nUser-agent: *\nCrawl-delay: 9\n", 2.0),
        ("User-agent: *\nCrawl-delay: -5\n", None),
        ("User-agent: *\nCrawl-delay: soon\n", None),
        ("User-agent: *\nCrawl-delay: nan\n", None),
        ("User-agent: *\nCrawl-delay: 1000000000\n", 1e9),
        ("User-agent: *\nCrawl-delay: " + "9" * 10_000 + "\n", 999_999_999_999.0),
        ("Crawl-delay: 5\n", None),
        (b"\xef\xbb\xbfUser-agent: *\r\nCrawl-delay: 5\r\n\xff", 5.0),
    ],
)
def test_crawl_delay(robots: str | bytes, delay_s: float | None) -> None:
    assert read_rules(robots, "newsbeam").crawl_delay_s == delay_s


# what an answer means


def answer(body: bytes = DENY.encode(), **headers: str) -> Response:
    return Response(
        url=f"{HOST}/robots.txt",
        final_url=f"{HOST}/robots.txt",
        status=200,
        headers={name.replace("_", "-"): (value,) for name, value in headers.items()},
        body=body,
        charset=None,
        hops=(),
        received_at=NOW,
        elapsed_s=0.1,
    )


def refusal(reason: str = "http_status", status: int | None = None, **more: Any) -> Failure:
    transient = more.pop("transient", status is None or status >= 500)
    return Failure(url=f"{HOST}/robots.txt", reason=reason, message="No.", transient=transient, http_status=status, **more)


SOON = timedelta(seconds=retry_delay_s(HOST, 1, None))


@pytest.mark.parametrize(
    ("outcome", "kind", "lives"),
    [
        (answer(), "rules", timedelta(days=1)),
        (answer(b""), "rules", timedelta(days=1)),
        (answer(cache_control="max-age=3600, public"), "rules", timedelta(hours=1)),
        (answer(cache_control="max-age=1"), "rules", timedelta(minutes=10)),
        (answer(cache_control="no-cache"), "rules", timedelta(minutes=10)),
        (answer(cache_control="max-age=999999999999"), "rules", timedelta(days=1)),
        (answer(cache_control="max-age=soon"), "rules", timedelta(days=1)),
        (refusal(status=404), "allow", timedelta(days=1)),
        (refusal(status=401), "allow", timedelta(days=1)),
        (refusal(status=403), "allow", timedelta(days=1)),
        (refusal("rate_limited", 429, transient=True), "allow", timedelta(days=1)),
        (refusal(status=204, transient=False), "allow", timedelta(days=1)),
        (refusal("redirect", 302, transient=False), "allow", timedelta(days=1)),
        (refusal(status=500), "unavailable", SOON),
        (refusal(status=503, retry_after_s=1.0), "unavailable", timedelta(seconds=1)),
        (refusal(status=503, retry_after_s=60.0), "unavailable", timedelta(minutes=1)),
        (refusal(status=503, retry_after_s=86_400.0), "unavailable", timedelta(hours=1)),
        (refusal("timeout"), "unavailable", SOON),
        (refusal("timeout", elapsed_s=10.1), "unavailable", timedelta(minutes=1)),
        (refusal("connect_error"), "unavailable", SOON),
        (refusal("dns_error"), "unavailable", SOON),
        (refusal("tls_error", transient=False), "unavailable", timedelta(minutes=1)),
        (refusal("decompression", 200, transient=False), "unavailable", timedelta(minutes=1)),
        (refusal("truncated", 200, transient=True), "unavailable", SOON),
    ],
)
def test_what_an_answer_means(outcome: Response | Failure, kind: str, lives: timedelta) -> None:
    entry = entry_of(HOST, outcome, None, NOW)
    assert (entry.kind, entry.expires_at - NOW) == (kind, lives)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_text_of_the_file_has_no_mark(codec: str) -> None:
    assert entry_of(HOST, answer(DENY.encode(codec)), None, NOW).text == DENY


def test_failures_in_a_row_are_asked_again_less_and_less() -> None:
    entry: RobotsEntry | None = None
    pauses, now = [], NOW
    for _ in range(7):
        entry = entry_of(HOST, refusal("timeout"), entry, now)
        pauses.append(round((entry.expires_at - now).total_seconds()))
        now = entry.expires_at
    assert pauses == [4, 8, 300, 600, 3600, 3600, 3600]
    assert entry is not None
    assert (entry.failures, entry.failing_since) == (7, NOW)


def test_a_slow_failure_is_not_repeated_at_once() -> None:
    first = entry_of(HOST, refusal("timeout", elapsed_s=20.0), None, NOW)
    assert (first.failing_since, first.expires_at) == (NOW - timedelta(seconds=20), NOW + timedelta(minutes=1))


@pytest.mark.parametrize(("days", "kind"), [(1, "rules"), (30, "rules"), (31, "unavailable")])
def test_an_old_copy_stands_in_for_a_month(days: int, kind: str) -> None:
    entry = entry_of(HOST, answer(), None, NOW)
    later = entry_of(HOST, refusal(status=500), entry, NOW + timedelta(days=days))
    assert (later.kind, later.failures) == (kind, 1)


def test_what_is_behind_a_redirect_is_not_the_host() -> None:
    hop = Hop(url=f"{HOST}/robots.txt", status=302)
    entry = entry_of(HOST, refusal("blocked_address", transient=False, hops=(hop,)), None, NOW)
    assert (entry.kind, entry.reason, entry.is_final) == ("unavailable", "robots_unavailable", True)


def test_a_host_that_asks_for_a_rest() -> None:
    entry = entry_of(HOST, refusal("rate_limited", 429, retry_after_s=30.0), None, NOW)
    assert entry.rest_until == NOW + timedelta(seconds=30)


@pytest.mark.parametrize(
    "outcome", [answer(), refusal(status=404), refusal("timeout"), refusal("rate_limited", 429, retry_after_s=1.5)]
)
def test_an_entry_survives_its_json(outcome: Response | Failure) -> None:
    entry = entry_of(HOST, outcome, None, NOW)
    assert from_json(RobotsEntry, to_json(entry)) == entry
    assert json.loads(to_json(entry))["origin"] == HOST


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("http://a.example/b?c", HOST),
        ("https://a.example:8443/", "https://a.example:8443"),
        ("http://[::1]:80/x", "http://[::1]:80"),
    ],
)
def test_origin(url: str, origin: str) -> None:
    assert origin_of(url) == origin


# the book


class Hosts:
    """A client that gives prepared answers, in turn, and keeps what it was asked."""

    def __init__(self, *outcomes: Response | Failure) -> None:
        self.outcomes = list(outcomes)
        self.asked: list[Request] = []
        self.at_once = self.most_at_once = 0

    async def fetch(self, request: Request, /) -> Response | Failure:
        self.asked.append(request)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(0)
        self.at_once -= 1
        return self.outcomes.pop(0)


def verdicts(book: RobotsBook, urls: Sequence[str]) -> list[str]:
    async def scenario() -> list[str]:
        return [rules.verdict(url) for url, rules in zip(urls, await asyncio.gather(*map(book.rules, urls)), strict=True)]

    return asyncio.run(scenario())


def test_one_request_for_each_origin() -> None:
    hosts = Hosts(answer(), refusal(status=404))
    book = RobotsBook(hosts, MemoryRobotsStore(), lambda: NOW)
    urls = [f"{HOST}/a", f"{HOST}/private/a", "https://a.example/private/a", f"{HOST}/private/b"]
    assert verdicts(book, urls) == ["allowed", "disallowed", "allowed", "disallowed"]
    assert [(request.url, request.kind) for request in hosts.asked] == [
        ("http://a.example/robots.txt", "robots"),
        ("https://a.example/robots.txt", "robots"),
    ]


def test_a_day_later_it_is_asked_again() -> None:
    times = [NOW]
    hosts = Hosts(answer(), answer(b""))
    book = RobotsBook(hosts, MemoryRobotsStore(), lambda: times[0])
    first = verdicts(book, [f"{HOST}/private/a"])
    times[0] = NOW + timedelta(hours=23, minutes=59)
    second = verdicts(book, [f"{HOST}/private/a"])
    times[0] = NOW + timedelta(hours=24)
    assert book.known(f"{HOST}/private/a", times[0]) is None
    assert first + second + verdicts(book, [f"{HOST}/private/a"]) == ["disallowed", "disallowed", "allowed"]


def test_a_store_keeps_it_for_the_next_run() -> None:
    store = MemoryRobotsStore()
    verdicts(RobotsBook(Hosts(answer()), store, lambda: NOW), [f"{HOST}/a"])
    nobody = Hosts()
    assert verdicts(RobotsBook(nobody, store, lambda: NOW), [f"{HOST}/private/a"]) == ["disallowed"]
    assert nobody.asked == []


def test_while_out_of_reach_nothing_is_allowed() -> None:
    book = RobotsBook(Hosts(refusal("timeout")), MemoryRobotsStore(), lambda: NOW)
    assert verdicts(book, [f"{HOST}/a", f"{HOST}/b"]) == ["unavailable", "unavailable"]


def test_the_source_names_where_the_rules_came_from() -> None:
    moved = Response(
        url=f"{HOST}/robots.txt",
        final_url="http://b.example/r",
        status=200,
        headers={},
        body=b"",
        charset=None,
        hops=(Hop(url=f"{HOST}/robots.txt", status=301),),
        received_at=NOW,
        elapsed_s=0.1,
    )
    sources = [
        entry_of(HOST, outcome, None, NOW).source for outcome in (answer(), refusal(status=404), refusal("timeout"), moved)
    ]
    assert sources == [
        "http://a.example/robots.txt: 200",
        "http://a.example/robots.txt: 404",
        "http://a.example/robots.txt: timeout",
        "http://a.example/robots.txt -> http://b.example/r: 200",
    ]


_PATHS = st.text("ab/*", max_size=6).map(lambda text: f"/{text}") | st.sampled_from(
    ["", "/", "*", "/a$", "/*b$", "/b*$", "/$", "a"]
)
_LINES = st.one_of(
    st.sampled_from(["*", "newsbeam", "NewsBeam/2", "other", "news"]).map(lambda name: f"User-agent: {name}"),
    st.tuples(st.sampled_from(["Allow", "Disallow", "disalow"]), _PATHS).map(lambda rule: f"{rule[0]}: {rule[1]}"),
    st.sampled_from(["", "# comment", "Sitemap: http://a.example/s", "Crawl-delay: 3", "nonsense"]),
)


@given(st.lists(_LINES, max_size=12).map("\n".join), st.text("ab/", max_size=8))
@settings(max_examples=300)
def test_rules_are_read_as_google_reads_them(robots: str, path: str) -> None:
    """Without percent-encoding and `$` within a rule, where RFC 9309 and Google's matcher part."""
    url = f"{HOST}/{path}"
    google = pytest.importorskip("jwm.robotstxt.googlebot", reason="Google's parser comes built for Python 3.11 only")
    assert may_fetch(robots, "newsbeam", url) == google.RobotsMatcher().OneAgentAllowedByRobots(robots, "newsbeam", url)


# Worth a CPU minute and more each to a matcher that backtracks, or that follows every `*` at once.
HEAVY = {
    "stars": "User-agent: *\n" + "".join(f"Disallow: /{'*a' * 7_990}b{number}$\n" for number in range(32)),
    "many rules with stars": "User-agent: *\n" + "".join(f"Disallow: /{'*a' * 50}b{number}$\n" for number in range(4_000)),
    "line ends": "\n" * MAX_ROBOTS_BYTES,
}


@pytest.mark.parametrize("robots", HEAVY.values(), ids=HEAVY)
def test_heavy_files_are_read_all_the_same(robots: str) -> None:
    assert may_fetch(robots, "newsbeam", HOST + "/" + "a" * 8_000)


def test_rules_that_were_read_before_the_clock_was_set_back_are_read_again() -> None:
    store = MemoryRobotsStore()
    entry = RobotsEntry(
        origin=HOST, kind="rules", text=DENY, source="read", fetched_at=NOW, expires_at=NOW + timedelta(hours=24)
    )
    store.put(HOST, entry)
    book = RobotsBook(Hosts(), store, lambda: NOW)
    assert book.known(f"{HOST}/a", NOW) is not None
    assert book.known(f"{HOST}/a", NOW - timedelta(minutes=1)) is not None, "clocks of machines differ"
    assert book.known(f"{HOST}/a", NOW - timedelta(days=3)) is None
