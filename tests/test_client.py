"""The HTTP client against a server that misbehaves: every failure has its name, and nothing raises."""

import asyncio
import contextlib
import gzip
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import brotli
import pytest
import zstandard

from tests.support.misbehaving_server import Asked, Behaviour, MisbehavingServer, Out, redirects, says, sends
from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.client.client import Caps, ClientSettings, HttpClient
from transforms.web.client.connector import _BoundedResponseHandler
from transforms.web.messages import Failure, Hop, Request, Response

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HTML = b"<html><p>Hello</p></html>"
HALF_GZIP = gzip.compress(HTML)[:-4]
OK = b"HTTP/1.1 200 OK\r\n"
LOOPBACK = AddressPolicy.of("127.0.0.1/32", "127.0.0.2/32")


def settings(**other: Any) -> ClientSettings:
    short: dict[str, Any] = {
        "user_agent": "newsbeam/1 (+test@example.com)",
        "policy": LOOPBACK,
        "connect_s": 2.0,
        "total_s": 10.0,
        "page": Caps(100_000, 200_000),
    }
    return ClientSettings(**{**short, **other})


def fetch(
    behaviour: Behaviour | dict[str, Behaviour],
    path: str = "/",
    kind: Any = "page",
    headers: Mapping[str, str] | None = None,
    **limits: Any,
) -> tuple[Response | Failure, MisbehavingServer]:
    """One fetch of `path` from a server that behaves so, and the server."""

    async def scenario() -> tuple[Response | Failure, MisbehavingServer]:
        pages = behaviour if isinstance(behaviour, dict) else {"/": behaviour}
        async with MisbehavingServer(pages) as server, HttpClient(settings(**limits), clock=lambda: NOW) as client:
            return await client.fetch(Request(url=server.url(path), kind=kind, headers=headers or {})), server

    return asyncio.run(scenario())


def response(outcome: Response | Failure) -> Response:
    assert isinstance(outcome, Response), outcome
    return outcome


def failure(outcome: Response | Failure) -> Failure:
    assert isinstance(outcome, Failure), outcome
    assert outcome.message.isprintable()
    return outcome


# whole answers


def test_a_page() -> None:
    outcome, server = fetch(says(HTML, 200, "Content-Type: text/html; charset=utf-8", "X-Two: a", "x-two: b"), "/?q=ä")
    page = response(outcome)
    assert page == Response(
        url=server.url("/?q=ä"),
        final_url=server.url("/?q=%C3%A4"),
        status=200,
        headers={"content-length": ("25",), "content-type": ("text/html; charset=utf-8",), "x-two": ("a", "b")},
        body=HTML,
        charset="utf-8",
        hops=(),
        received_at=NOW,
        elapsed_s=page.elapsed_s,
    )
    (asked,) = server.requests
    assert asked.path == "/?q=%C3%A4"
    assert sorted(asked.headers) == ["accept", "accept-encoding", "host", "user-agent"]
    assert asked.headers["user-agent"] == "newsbeam/1 (+test@example.com)"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(OK + b"\r\n" + HTML, id="until the end of the connection"),
        pytest.param(
            OK + b"Transfer-Encoding: chunked\r\n\r\n5;ext=1\r\n<html\r\n14\r\n><p>Hello</p></html>\r\n0\r\n\r\n", id="chunked"
        ),
        pytest.param(b"HTTP/1.0 200 OK\r\n\r\n" + HTML, id="HTTP/1.0"),
        pytest.param(b"HTTP/1.1 200\r\nContent-Length: 25\r\n\r\n" + HTML, id="no words in the status line"),
        pytest.param(
            b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + OK + b"Content-Length: 25\r\n\r\n" + HTML, id="early hints"
        ),
        pytest.param(OK + b"Content-Length: 25\r\nX-Odd: caf\xe9\xff\r\n\r\n" + HTML, id="bytes in a header"),
        pytest.param(OK + b"Content-Length: 25\r\nX-Long: " + b"a" * 50_000 + b"\r\n\r\n" + HTML, id="a long header"),
        pytest.param(OK + b"X-N: 1\r\n" * 500 + b"Content-Length: 25\r\n\r\n" + HTML, id="many headers"),
        pytest.param(OK + b"PHP Warning\r\nA b: c\r\nContent-Length : 25\r\n\r\n" + HTML, id="lines that are no headers"),
        pytest.param(OK + b"Content-Length: 25\r\n" * 2 + b"\r\n" + HTML, id="two equal lengths"),
        pytest.param(b"HTTP/1.1 200 OK\nA: b\n\n" + HTML, id="lines that end with LF"),
        pytest.param(b"\r\n" + OK + b"\n" + HTML, id="a blank line before"),
        pytest.param(
            OK + b"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n19\r\n" + HTML + b"\r\n0\r\n\r\njunk",
            id="behind the last chunk",
        ),
    ],
)
def test_unusual_but_whole(body: bytes) -> None:
    assert response(fetch(sends(body))[0]).body == HTML


@pytest.mark.parametrize(
    ("coding", "encode"),
    [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstandard.compress)],
    ids=["gzip", "br", "zstd"],
)
def test_codings(coding: str, encode: Callable[[bytes], bytes]) -> None:
    assert response(fetch(says(encode(HTML), 200, f"Content-Encoding: {coding}"))[0]).body == HTML


@pytest.mark.parametrize("encode", [gzip.compress, brotli.compress], ids=["gzip", "br"])
def test_a_body_of_the_length_that_it_has_decoded_is_whole(encode: Callable[[bytes], bytes]) -> None:
    page = HTML * 50
    coding = "gzip" if encode is gzip.compress else "br"
    outcome, _ = fetch(sends(OK + f"Content-Encoding: {coding}\r\nContent-Length: 1250\r\n\r\n".encode() + encode(page)))
    assert response(outcome).body == page


def test_headers_hold_no_control_characters() -> None:
    page = response(fetch(sends(OK + b'Content-Length: 25\r\nETag: "caf\xc3\xa9"\r\nX-Odd: a\x85\xe9\r\n\r\n' + HTML))[0])
    assert (page.header("etag"), page.header("x-odd")) == ('"café"', "aé")


# bytes that are no whole answer


@pytest.mark.parametrize(
    ("behaviour", "reason", "transient"),
    [
        pytest.param(sends(b""), "reset", True, id="nothing"),
        pytest.param(sends(b"", then_reset=True), "reset", True, id="reset"),
        pytest.param(sends(OK), "reset", True, id="half a head"),
        pytest.param(sends(OK + b"Content-Length: 99\r\n\r\n" + HTML), "truncated", True, id="shorter than announced"),
        pytest.param(
            sends(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<html\r\n"), "truncated", True, id="chunked without an end"
        ),
        pytest.param(sends(OK + b"Transfer-Encoding: chunked\r\n\r\n50\r\n<html"), "truncated", True, id="half a chunk"),
        pytest.param(sends(OK + b"Content-Encoding: gzip\r\n\r\n" + HALF_GZIP), "truncated", True, id="gzip cut, no length"),
        pytest.param(sends(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"), "protocol_error", False, id="chunk size"),
        pytest.param(
            sends(OK + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 40 + b"\r\n"), "protocol_error", False, id="huge chunk"
        ),
        pytest.param(sends(HTML), "protocol_error", False, id="no status line"),
        pytest.param(sends(b"HTTP/9.9 two hundred\r\n\r\n"), "protocol_error", False, id="bad status line"),
        pytest.param(sends(b"SSH-2.0-OpenSSH_9.9\r\n"), "protocol_error", False, id="another protocol"),
        pytest.param(sends(OK + b"Content-Length: -5\r\n\r\n"), "protocol_error", False, id="negative length"),
        pytest.param(sends(OK + b"Content-Length: many\r\n\r\n"), "protocol_error", False, id="length in words"),
        pytest.param(
            sends(OK + b"Content-Length: 5\r\nContent-Length: 4\r\n\r\nabcde"), "protocol_error", False, id="two lengths"
        ),
        pytest.param(
            sends(OK + b"Connection: close\r\nContent-Length: 4\r\n\r\nabcde"), "protocol_error", False, id="longer than said"
        ),
        pytest.param(
            sends(OK + b"Content-Encoding: gzip\r\nContent-Length: 99\r\n\r\n" + gzip.compress(HTML)), "truncated", True,
            id="coded, of neither length",
        ),
        pytest.param(sends(OK + b"X-Odd: a\x00b\r\n\r\n"), "protocol_error", False, id="NUL in a header"),
        pytest.param(sends(OK + b"X-Long: " + b"a" * 500_000 + b"\r\n\r\n"), "protocol_error", False, id="a huge header"),
        pytest.param(sends(b"HTTP/1.1 101 A\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"), "protocol_error", False, id="101"),
        pytest.param(says(HALF_GZIP, 200, "Content-Encoding: gzip"), "decompression", False, id="gzip cut, whole length"),
        pytest.param(says(b"no gzip", 200, "Content-Encoding: gzip"), "decompression", False, id="not gzip"),
        pytest.param(says(HTML, 200, "Content-Encoding: compress"), "decompression", False, id="unreadable coding"),
        pytest.param(says(HTML, 200, *["Content-Encoding: gzip"] * 9), "decompression", False, id="nine codings"),
        pytest.param(says(bytes(100_001)), "too_large", False, id="larger than the cap"),
        pytest.param(says(b"", 200, length=10**12), "too_large", False, id="announced larger than the cap"),
        pytest.param(says(gzip.compress(bytes(200_001)), 200, "Content-Encoding: gzip"), "too_large", False, id="bomb"),
    ],
)  # fmt: skip
def test_no_whole_answer(behaviour: Behaviour, reason: str, transient: bool) -> None:
    outcome = failure(fetch(behaviour)[0])
    assert (outcome.reason, outcome.transient) == (reason, transient), outcome.message


@pytest.mark.parametrize("framing", [b"Content-Length: 99\r\n", b"Transfer-Encoding: chunked\r\n", b""])
def test_reset_in_the_middle_of_a_body(framing: bytes) -> None:
    async def behave(asked: Asked, out: Out) -> None:
        await out.raw(OK + framing + b"\r\n" + (b"19\r\n" + HTML + b"\r\n" if b"chunked" in framing else HTML))
        await asyncio.sleep(0.05)  # a reset drops what was not received yet
        out.reset()

    outcome = failure(fetch(behave)[0])
    assert (outcome.reason, outcome.transient) == ("reset", True), outcome.message


@pytest.mark.parametrize(
    ("start", "again"),
    [
        pytest.param(OK, b"X-More: yes\r\n" * 1_000, id="headers"),
        pytest.param(OK + b"X-More: ", b"y" * 10_000, id="one header"),
        pytest.param(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100, id="interim answers"),
        pytest.param(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 100, id="early hints"),
    ],
)
def test_a_head_without_an_end(start: bytes, again: bytes) -> None:
    async def behave(asked: Asked, out: Out) -> None:
        await out.raw(start)
        await out.flood(again)

    assert failure(fetch(behave)[0]).reason == "protocol_error"


def test_a_body_without_an_end() -> None:
    async def behave(asked: Asked, out: Out) -> None:
        await out.raw(OK + b"\r\n")
        await out.flood(b"<p>more</p>" * 100)

    assert failure(fetch(behave)[0]).reason == "too_large"


# time


async def stall(asked: Asked, out: Out) -> None:
    await out.stall()


async def trickle_head(asked: Asked, out: Out) -> None:
    await out.raw(OK + b"X-Slow: ")
    await out.trickle(b"a")


async def trickle_body(asked: Asked, out: Out) -> None:
    await out.raw(OK + b"\r\n")
    await out.trickle(b"a")


async def stall_in_body(asked: Asked, out: Out) -> None:
    await out.raw(OK + b"Content-Length: 99\r\n\r\n<html")
    await out.stall()


@pytest.mark.parametrize("behaviour", [stall, trickle_head, trickle_body, stall_in_body])
def test_deadlines_are_not_moved_by_a_byte_now_and_then(behaviour: Behaviour) -> None:
    outcome = failure(fetch(behaviour, total_s=0.3)[0])
    assert (outcome.reason, outcome.transient) == ("timeout", True)


def test_the_deadline_holds_over_redirects() -> None:
    async def slow(asked: Asked, out: Out) -> None:
        await asyncio.sleep(0.1)
        await out.send(b"", 302, f"Location: /slow?{asked.path}")

    outcome = failure(fetch({"/slow": slow}, "/slow", total_s=0.25)[0])
    assert outcome.reason == "timeout"
    assert len(outcome.hops) >= 1


def test_the_deadline_holds_while_a_redirect_is_judged() -> None:
    async def scenario() -> Response | Failure:
        async def never(url: str) -> Failure | None:
            await asyncio.Event().wait()
            return None

        limits = settings(total_s=0.1, guard_s=0.1)
        async with MisbehavingServer({"/": redirects("/a")}) as server, HttpClient(limits) as client:
            return await client.fetch(Request(url=server.url("/"), kind="page", guard=never))

    outcome = failure(asyncio.run(scenario()))
    assert (outcome.reason, outcome.transient, len(outcome.hops), outcome.is_unreached) == ("timeout", True, 1, False)
    assert outcome.elapsed_s > 0.1


def test_the_wait_for_the_host_of_a_redirect_takes_no_time_from_its_answer() -> None:
    async def scenario() -> Response | Failure:
        async def waits(url: str) -> Failure | None:
            await asyncio.sleep(1.1)
            return None

        limits = settings(total_s=1.0)
        async with MisbehavingServer({"/": redirects("/a"), "/a": says(HTML)}) as server, HttpClient(limits) as client:
            return await client.fetch(Request(url=server.url("/"), kind="page", guard=waits))

    assert isinstance(asyncio.run(scenario()), Response)


@pytest.mark.parametrize("is_taken", [False, True])
def test_a_limit_of_the_request_counts_its_wait_too(is_taken: bool) -> None:
    async def scenario() -> Response | Failure:
        async with MisbehavingServer({"/": stall}) as server, HttpClient(settings(total_s=5.0)) as client:
            other = asyncio.create_task(client.fetch(Request(url=server.url("/"), kind="page"))) if is_taken else None
            await asyncio.sleep(0.01)
            outcome = await client.fetch(Request(url=server.url("/"), kind="page", within_s=0.05))
            if other is not None:
                other.cancel()
            return outcome

    outcome = failure(asyncio.run(scenario()))
    assert (outcome.reason, outcome.transient) == ("timeout", True)


# statuses


@pytest.mark.parametrize(
    ("status", "reason", "transient"),
    [
        (202, "http_status", True),
        (204, "http_status", False),
        (205, "http_status", False),
        (206, "http_status", False),
        (300, "http_status", False),
        (304, "http_status", False),
        (305, "http_status", False),
        (400, "http_status", False),
        (403, "http_status", False),
        (404, "http_status", False),
        (408, "http_status", True),
        (410, "http_status", False),
        (416, "http_status", False),
        (429, "rate_limited", True),
        (451, "http_status", False),
        (500, "http_status", True),
        (501, "http_status", False),
        (503, "http_status", True),
        (999, "http_status", False),
    ],
)
def test_statuses(status: int, reason: str, transient: bool) -> None:
    outcome = failure(fetch(sends(f"HTTP/1.1 {status} Said\r\nContent-Length: 0\r\n\r\n".encode()))[0])
    assert (outcome.reason, outcome.transient, outcome.http_status) == (reason, transient, status)
    assert ("request without conditions, which is an error of the server." in outcome.message) == (status == 304)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("Retry-After: 120", 120.0),
        (f"Retry-After: {format_datetime(NOW + timedelta(hours=1), usegmt=True)}", 3600.0),
        ("Retry-After: -5", None),
        ("X-None: 1", None),
    ],
)
def test_retry_after(header: str, seconds: float | None) -> None:
    assert failure(fetch(says(b"busy", 503, header))[0]).retry_after_s == seconds


@pytest.mark.parametrize("name", ["If-None-Match", "if-modified-since"])
def test_not_modified(name: str) -> None:
    outcome, server = fetch(
        sends(b'HTTP/1.1 304 Same\r\nETag: W/"1"\r\n\r\n<rss>not read</rss>'), kind="feed", headers={name: 'W/"1"'}
    )
    answer = response(outcome)
    assert (answer.status, answer.body, answer.header("etag")) == (304, b"", 'W/"1"')
    assert server.requests[0].headers[name.lower()] == 'W/"1"'


def test_a_head_in_pieces() -> None:
    async def behave(asked: Asked, out: Out) -> None:
        for piece in (b"HTTP/1.1 304 Sa", b"me\r\nETag: W/", b'"1"\r\n\r', b"\n<rss>not read</rss>"):
            await out.raw(piece)
            await asyncio.sleep(0.01)
        out.hang_up()

    assert response(fetch(behave, kind="feed", headers={"If-None-Match": '"1"'})[0]).status == 304


def test_a_304_with_a_body_does_not_spoil_the_next_answer() -> None:
    async def behave(asked: Asked, out: Out) -> None:
        if "if-none-match" in asked.headers:
            await out.send(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil", 304)
        else:
            await out.send(HTML)

    async def scenario() -> tuple[int, bytes]:
        async with MisbehavingServer({"/": behave}) as server, HttpClient(settings()) as client:
            same = await client.fetch(Request(url=server.url("/"), kind="feed", headers={"If-None-Match": '"1"'}))
            return response(same).status, response(await client.fetch(Request(url=server.url("/"), kind="feed"))).body

    assert asyncio.run(scenario()) == (304, HTML)


def test_a_server_that_speaks_first() -> None:
    async def scenario() -> bytes:
        handler = _BoundedResponseHandler(asyncio.get_running_loop())
        for part in (OK + b"Content-", b"Length: 25\r\n\r\n" + HTML[:9], HTML[9:]):
            handler.data_received(part)
        handler.set_response_params()
        _, payload = await handler.read()
        return await payload.read()

    assert asyncio.run(scenario()) == HTML


def test_an_answer_that_nobody_asked_for_is_not_the_next_page() -> None:
    async def behave(asked: Asked, out: Out) -> None:
        await out.send(asked.path.encode())
        if asked.path == "/":
            await asyncio.sleep(0.05)
            await out.send(b"evil")

    async def scenario() -> list[bytes]:
        async with MisbehavingServer({"/": behave, "/next": behave}) as server, HttpClient(settings()) as client:
            first = await client.fetch(Request(url=server.url("/"), kind="page"))
            await asyncio.sleep(0.2)
            second = await client.fetch(Request(url=server.url("/next"), kind="page"))
            return [response(first).body, response(second).body]

    assert asyncio.run(scenario()) == [b"/", b"/next"]


@pytest.mark.parametrize("value", ['"a\r\nX-Evil: 1"', '"a\x00"', '"\ud800"', '"a\x85"'])
def test_a_header_that_cannot_be_sent_is_left_out(value: str) -> None:
    outcome, server = fetch(says(HTML), kind="feed", headers={"If-None-Match": value})
    assert response(outcome).body == HTML
    assert {"if-none-match", "x-evil"} & set(server.requests[0].headers) == set()


# redirects


def gate(asked: Asked, out: Out) -> object:
    if asked.headers.get("cookie") == "seen=1":
        return out.send(HTML)
    return out.send(b"", 302, "Location: /gate")


def test_a_gate_that_sets_a_cookie_and_sends_back_is_passed() -> None:
    pages: dict[str, Behaviour] = {"/": gate, "/gate": says(b"", 302, "Set-Cookie: seen=1; Path=/", "Location: /")}  # type: ignore[dict-item]
    outcome, server = fetch(pages)
    assert response(outcome).body == HTML
    assert [hop.status for hop in response(outcome).hops] == [302, 302]
    assert [asked.headers.get("cookie") for asked in server.requests] == [None, None, "seen=1"]


@pytest.mark.parametrize("cookie", ["seen=1; Path=/", "seen=1; Path=/; Domain=other.example"])
def test_a_cookie_does_not_make_a_circle_endless(cookie: str) -> None:
    outcome, server = fetch(says(b"", 302, f"Set-Cookie: {cookie}", "Location: /"))
    assert failure(outcome).reason == "redirect"
    assert len(server.requests) <= 2


def test_secret_headers_stay_with_their_origin() -> None:
    async def scenario() -> list[tuple[str, str | None, str | None]]:
        pages: dict[str, Behaviour] = {"/same": says(HTML)}
        async with MisbehavingServer(pages, ("127.0.0.1", "127.0.0.2")) as server, HttpClient(settings()) as client:
            pages["/"] = redirects(server.url("/same"))
            pages["/away"] = redirects(server.url("/same", "127.0.0.2"))
            for path in ("/", "/away"):
                request = Request(url=server.url(path), kind="feed", secret_headers={"X-Key": "hush", "Cookie": "s=hush"})
                assert "hush" not in repr(request)
                response(await client.fetch(request))
            return [(asked.path, asked.headers.get("x-key"), asked.headers.get("cookie")) for asked in server.requests]

    assert asyncio.run(scenario()) == [
        ("/", "hush", "s=hush"),
        ("/same", "hush", "s=hush"),
        ("/away", "hush", "s=hush"),
        ("/same", None, None),
    ]


def test_a_refresh_header_is_a_redirect() -> None:
    outcome, server = fetch({"/": says(b"<p>Moved</p>", 200, "Refresh: 0; url=/new"), "/new": says(HTML)})
    assert (response(outcome).body, response(outcome).final_url) == (HTML, server.url("/new"))


STUB = b"<html><meta http-equiv=refresh content='0; url=/new'>Moved</html>"


def test_a_stub_that_sends_on_is_no_page_unless_it_is_followed() -> None:
    pages = {"/": says(STUB), "/new": says(HTML)}
    refused = failure(fetch(pages)[0])
    assert (refused.reason, "/new" in refused.message) == ("redirect", True)
    assert response(fetch(pages, follows_page_refresh=True)[0]).body == HTML
    assert response(fetch(pages, kind="feed")[0]).body == HTML


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        (says(b"<title>Just a moment...</title>", 403, "Content-Type: text/html"), "bot_challenge"),
        (says(b"<script>var _cf_chl_opt = {}</script>", 200, "Content-Type: text/html"), "bot_challenge"),
        (says(b"", 402, "crawler-price: USD 0.02"), "payment_required"),
        (says(b"", 401, "WWW-Authenticate: Basic"), "login_required"),
        (says(b"<h1>No</h1>", 403, "Content-Type: text/html"), "http_status"),
    ],
)
def test_guards_have_reasons_of_their_own_and_are_not_asked_again(behaviour: Behaviour, reason: str) -> None:
    for kind in ("page", "feed"):
        refused = failure(fetch(behaviour, kind=kind)[0])
        assert (refused.reason, refused.transient) == (reason, False)


def test_robots_txt_behind_a_guard_is_a_plain_status() -> None:
    assert failure(fetch(says(b"", 402), kind="robots")[0]).reason == "http_status"
    assert failure(fetch(says(b"", 402, "crawler-price: USD 0.02"))[0]).usage_headers == ("crawler-price: USD 0.02",)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(status: int) -> None:
    outcome, server = fetch({"/": redirects("sub/x?y#z", status), "/sub/x": says(HTML)})
    page = response(outcome)
    assert (page.url, page.final_url, page.body) == (server.url("/"), server.url("/sub/x?y"), HTML)
    assert page.hops == (Hop(url=server.url("/"), status=status),)


@pytest.mark.parametrize("location", ["/caf\xe9", "/caf%E9"])
def test_a_target_in_another_encoding_is_asked_for_by_its_bytes(location: str) -> None:
    outcome, server = fetch({"/": redirects(location), "/caf%E9": says(HTML)})
    assert response(outcome).final_url == server.url("/caf%E9")


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("/", "redirect"),
        ("/?", "redirect"),
        ("", "redirect"),
        ("http://", "redirect"),
        ("http://127.0.0.66/", "blocked_address"),
        ("http://2130706434/", "blocked_address"),
        ("http://127.0.0.1:80@127.0.0.66/", "blocked_address"),
        ("//[::1]/", "blocked_address"),
        ("\\\\127.0.0.66\\share", "blocked_address"),
        ("file:///etc/passwd", "blocked_scheme"),
        ("javascript:alert(1)", "blocked_scheme"),
        ("http://example.com:25/", "blocked_scheme"),
    ],
)
def test_redirects_that_are_not_followed(location: str, reason: str) -> None:
    outcome, server = fetch(redirects(location))
    assert (failure(outcome).reason, failure(outcome).transient) == (reason, False)
    assert {request.path for request in server.requests} <= {"/", "/?"}


def test_a_redirect_without_a_location() -> None:
    assert failure(fetch(says(b"", 302))[0]).reason == "redirect"


async def ever_on(asked: Asked, out: Out) -> None:
    await out.send(b"", 302, f"Location: /on?{len(asked.path)}{asked.path[3:]}")


@pytest.mark.parametrize(("kind", "most"), [("page", 10), ("robots", 5)])
def test_redirects_end(kind: str, most: int) -> None:
    outcome, server = fetch({"/on": ever_on}, "/on", kind)
    assert failure(outcome).reason == "redirect"
    assert len(server.requests) == most + 1


def test_nothing_of_the_caller_is_carried_to_another_host() -> None:
    async def scenario() -> tuple[Response | Failure, list[Asked]]:
        pages: dict[str, Behaviour] = {"/same": says(HTML)}
        async with MisbehavingServer(pages, ("127.0.0.1", "127.0.0.2")) as server, HttpClient(settings()) as client:
            pages["/"] = redirects(server.url("/same"))
            pages["/same"] = redirects(server.url("/other", "127.0.0.2"))
            pages["/other"] = says(HTML, 200, "Set-Cookie: a=b")
            url = server.url("/").replace("//", "//user:p%40ss@")
            outcome = await client.fetch(Request(url=url, kind="feed", headers={"If-None-Match": '"1"'}))
            await client.fetch(Request(url=server.url("/other", "127.0.0.2"), kind="page"))
            return outcome, server.requests

    outcome, asked = asyncio.run(scenario())
    carried = [
        (request.headers.get("authorization"), request.headers.get("if-none-match"), request.headers.get("cookie"))
        for request in asked
    ]
    basic = "Basic dXNlcjpwQHNz"
    assert carried == [(basic, '"1"', None), (basic, '"1"', None), (None, None, None), (None, None, None)]
    assert "p%40ss" not in repr(outcome)
    assert "p@ss" not in repr(outcome)


def test_credentials_of_a_page_are_not_sent() -> None:
    async def scenario() -> list[Asked]:
        async with MisbehavingServer({"/": says(HTML)}) as server, HttpClient(settings()) as client:
            await client.fetch(Request(url=server.url("/").replace("//", "//user:secret@"), kind="page"))
            return server.requests

    assert "authorization" not in asyncio.run(scenario())[0].headers


def test_a_guard_is_asked_before_each_redirect() -> None:
    async def scenario() -> tuple[Response | Failure, list[str], list[str]]:
        judged: list[str] = []

        async def guard(url: str) -> Failure | None:
            judged.append(url)
            refused = Failure(url=url, reason="robots_disallowed", message="No.", transient=False)
            return refused if url.endswith("/b") else None

        pages = {"/": redirects("/a"), "/a": redirects("/b"), "/b": says(HTML)}
        async with MisbehavingServer(pages) as server, HttpClient(settings()) as client:
            outcome = await client.fetch(Request(url=server.url("/"), kind="page", guard=guard))
            return outcome, [url.removeprefix(server.url("")) for url in judged], [request.path for request in server.requests]

    outcome, judged, asked = asyncio.run(scenario())
    assert (failure(outcome).reason, len(failure(outcome).hops)) == ("robots_disallowed", 2)
    assert judged == ["/a", "/b"]
    assert asked == ["/", "/a"]


# robots.txt is cut where other bodies fail


def test_robots_is_cut() -> None:
    async def endless(asked: Asked, out: Out) -> None:
        await out.raw(OK + b"\r\nUser-agent: *\nDisallow: /\n")
        await out.flood(b"# and on\n" * 1_000)

    body = response(fetch(endless, kind="robots", robots=Caps(5_000, 5_000))[0]).body
    assert (len(body), body[:13]) == (5_000, b"User-agent: *")


def test_compressed_robots_is_cut() -> None:
    bomb = says(gzip.compress(b"Disallow: /\n" * 100_000), 200, "Content-Encoding: gzip")
    assert len(response(fetch(bomb, kind="robots", robots=Caps(5_000, 6_000))[0]).body) == 6_000


# hosts and addresses


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.66/", "blocked_address"),
        ("http://user:secret@[::1]/", "blocked_address"),
        ("ftp://user:secret@example.com/", "blocked_scheme"),
        ("user:secret@example.com", "blocked_scheme"),
        ("", "invalid_item"),
    ],
)
def test_urls_that_are_not_asked(url: str, reason: str) -> None:
    async def scenario() -> Response | Failure:
        async with HttpClient(settings()) as client:
            return await client.fetch(Request(url=url, kind="page"))

    outcome = failure(asyncio.run(scenario()))
    assert (outcome.reason, outcome.transient) == (reason, False)


def named(answers: dict[str, list[list[str]]]) -> Callable[[str], Any]:
    """A name service that gives a host's answers in turn."""

    async def lookup(host: str) -> list[str]:
        return answers[host].pop(0)

    return lookup


def test_names_are_checked_where_they_lead() -> None:
    async def scenario() -> Response | Failure:
        async with HttpClient(settings(), lookup=named({"inside.example": [["10.0.0.1", "::1", "127.0.0.66"]]})) as client:
            return await client.fetch(Request(url="http://inside.example/", kind="page"))

    assert failure(asyncio.run(scenario())).reason == "blocked_address"


def test_rebinding_finds_no_gap() -> None:
    async def scenario() -> tuple[Response | Failure, list[Asked]]:
        lookup = named({"rebind.example": [["127.0.0.1"], ["127.0.0.66"], ["127.0.0.66"]]})
        async with (
            MisbehavingServer({"/": says(HTML, 200, "Connection: close")}, ("127.0.0.1", "127.0.0.66")) as server,
            HttpClient(settings(), lookup=lookup) as client,
        ):
            for _ in range(3):
                outcome = await client.fetch(Request(url=server.url("/", "rebind.example"), kind="page"))
            return outcome, server.requests

    outcome, asked = asyncio.run(scenario())
    assert response(outcome).body == HTML
    assert [request.host for request in asked] == ["127.0.0.1"] * 3


def test_the_next_address_is_tried() -> None:
    async def scenario() -> tuple[Response | Failure, list[str]]:
        lookup = named({"two.example": [["127.0.0.2", "127.0.0.1"]]})
        async with MisbehavingServer({"/": says(HTML)}) as server, HttpClient(settings(), lookup=lookup) as client:
            outcome = await client.fetch(Request(url=server.url("/", "two.example"), kind="page"))
            return outcome, [request.headers["host"] for request in server.requests]

    outcome, hosts = asyncio.run(scenario())
    assert response(outcome).body == HTML
    assert [host.partition(":")[0] for host in hosts] == ["two.example"]


def test_nobody_listens() -> None:
    async def scenario() -> Response | Failure:
        async with MisbehavingServer({}) as server:
            url = server.url("/")
        async with HttpClient(settings()) as client:
            return await client.fetch(Request(url=url, kind="page"))

    outcome = failure(asyncio.run(scenario()))
    assert (outcome.reason, outcome.transient) == ("connect_error", True)


# one at a time


async def slow_page(asked: Asked, out: Out) -> None:
    await asyncio.sleep(0.01)
    await out.send(HTML)


def test_one_request_in_flight_on_a_host_redirects_included() -> None:
    async def scenario() -> tuple[int, int]:
        pages = {"/": slow_page, "/r": redirects("/")}
        async with MisbehavingServer(pages) as server, HttpClient(settings()) as client:
            requests = [Request(url=server.url(path), kind="page") for path in ("/", "/r") * 5]
            outcomes = await asyncio.gather(*map(client.fetch, requests))
            return server.most_at_once, sum(isinstance(outcome, Response) for outcome in outcomes)

    assert asyncio.run(scenario()) == (1, 10)


def test_one_request_in_flight_on_an_address_with_many_names() -> None:
    async def scenario() -> tuple[int, int]:
        names = [f"site{number}.example" for number in range(10)]
        lookup = named({name: [["127.0.0.1"]] for name in names})
        async with MisbehavingServer({"/": slow_page}) as server, HttpClient(settings(), lookup=lookup) as client:
            outcomes = await asyncio.gather(*(client.fetch(Request(url=server.url("/", name), kind="page")) for name in names))
            return server.most_at_once, sum(isinstance(outcome, Response) for outcome in outcomes)

    assert asyncio.run(scenario()) == (1, 10)


def test_the_wait_for_others_does_not_count() -> None:
    async def slower_page(asked: Asked, out: Out) -> None:
        await asyncio.sleep(0.03)
        await out.send(HTML)

    async def scenario() -> list[bool]:
        limits = settings(total_s=1.0)
        async with MisbehavingServer({"/": slower_page}) as server, HttpClient(limits) as client:
            requests = [Request(url=server.url("/"), kind="page")] * 40
            return [isinstance(answer, Response) for answer in await asyncio.gather(*map(client.fetch, requests))]

    assert asyncio.run(scenario()) == [True] * 40


def test_the_wait_for_others_is_bounded() -> None:
    async def scenario() -> list[str]:
        limits = settings(max_wait_s=0.05, total_s=0.5)
        async with MisbehavingServer({"/": stall}) as server, HttpClient(limits) as client:
            requests = [Request(url=server.url("/"), kind="page")] * 3
            outcomes = await asyncio.gather(*map(client.fetch, requests))
            return [failure(outcome).message.partition(" ")[0] for outcome in outcomes]

    assert sorted(asyncio.run(scenario())) == ["127.0.0.1", "Other", "Other"]


def test_connections_are_kept_for_the_next_request() -> None:
    async def scenario() -> int:
        async with MisbehavingServer({"/": says(HTML)}) as server, HttpClient(settings()) as client:
            for _ in range(5):
                await client.fetch(Request(url=server.url("/"), kind="page"))
            return server.connections

    assert asyncio.run(scenario()) == 1


def test_idle_connections_are_bounded() -> None:
    async def scenario() -> int:
        names = [f"site{number}.example" for number in range(6)]
        lookup = named({name: [["127.0.0.1"]] for name in names})
        async with (
            MisbehavingServer({"/": says(HTML)}) as server,
            HttpClient(settings(max_idle=3), lookup=lookup) as client,
        ):
            for name in names * 2:
                await client.fetch(Request(url=server.url("/", name), kind="page"))
            return server.connections

    # The first three hosts keep theirs, the others connect each time.
    assert asyncio.run(scenario()) == 3 + 3 * 2


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.66:1")
    assert response(fetch(says(HTML))[0]).body == HTML


def test_a_client_is_used_inside_its_context() -> None:
    with pytest.raises(RuntimeError, match="async with"):
        asyncio.run(HttpClient(settings()).fetch(Request(url="http://127.0.0.1/", kind="page")))


def test_nothing_is_left_after_a_cancelled_fetch() -> None:
    async def scenario() -> bytes:
        arrived = asyncio.Event()

        async def arrive(asked: Asked, out: Out) -> None:
            arrived.set()
            await out.stall()

        async with MisbehavingServer({"/stall": arrive, "/": says(HTML)}) as server, HttpClient(settings()) as client:
            task = asyncio.create_task(client.fetch(Request(url=server.url("/stall"), kind="page")))
            await arrived.wait()
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
            return response(await client.fetch(Request(url=server.url("/"), kind="page"))).body

    assert asyncio.run(scenario()) == HTML
