"""TLS: what is accepted, and the name of what is not."""

import asyncio
from pathlib import Path

import pytest

from tests.support.authority import Authority
from tests.support.misbehaving_server import MisbehavingServer, redirects, says, sends
from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.client.client import ClientSettings, HttpClient
from transforms.web.messages import Failure, Request, Response

SETTINGS = ClientSettings(user_agent="newsbeam/1", policy=AddressPolicy.of("127.0.0.1/32"), connect_s=5, total_s=5)
HTML = b"<html><p>Hello</p></html>"


async def lookup(host: str) -> list[str]:
    return ["127.0.0.1"]


def ask(server: MisbehavingServer, authority: Authority | None, host: str = "127.0.0.1") -> Response | Failure:
    async def scenario() -> Response | Failure:
        tls = authority.trusted() if authority else None
        async with server, HttpClient(SETTINGS, tls=tls, lookup=lookup) as client:
            url = f"https://{host}:{server.port}/"
            return await client.fetch(Request(url=url, kind="page"))

    return asyncio.run(scenario())


@pytest.mark.parametrize("host", ["127.0.0.1", "news.example"])
def test_a_good_certificate(tmp_path: Path, host: str) -> None:
    authority = Authority(tmp_path)
    outcome = ask(MisbehavingServer({"/": says(HTML)}, tls=authority.server(host)), authority, host)
    assert isinstance(outcome, Response)
    assert outcome.body == HTML


@pytest.mark.parametrize(
    ("names", "days", "trusts", "words"),
    [
        (("127.0.0.1",), 30, False, "certificate"),
        (("127.0.0.1",), -30, True, "expired"),
        (("other.example",), 30, True, "mismatch"),
        ((), 30, True, "mismatch"),
    ],
    ids=["unknown authority", "expired", "another host's", "nobody's"],
)
def test_a_bad_certificate(tmp_path: Path, names: tuple[str, ...], days: int, trusts: bool, words: str) -> None:
    authority = Authority(tmp_path)
    server = MisbehavingServer({"/": says(HTML)}, tls=authority.server(*names, days=days))
    outcome = ask(server, authority if trusts else None)
    assert isinstance(outcome, Failure)
    assert (outcome.reason, outcome.transient) == ("tls_error", False)
    assert words in outcome.message
    assert server.requests == []


def test_plain_http_behind_https() -> None:
    async def scenario() -> Response | Failure:
        plain = await asyncio.start_server(_plain, "127.0.0.1", 0)
        async with plain, HttpClient(SETTINGS) as client:
            port = plain.sockets[0].getsockname()[1]
            return await client.fetch(Request(url=f"https://127.0.0.1:{port}/", kind="page"))

    outcome = asyncio.run(scenario())
    assert isinstance(outcome, Failure)
    assert (outcome.reason, outcome.transient) == ("tls_error", False)


async def _plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
    writer.close()


def test_a_handshake_that_never_ends() -> None:
    async def mute(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()  # until the client gives up
        writer.close()

    async def scenario() -> Response | Failure:
        server = await asyncio.start_server(mute, "127.0.0.1", 0)
        limits = ClientSettings(user_agent="newsbeam/1", policy=SETTINGS.policy, connect_s=0.2, total_s=5)
        async with server, HttpClient(limits) as client:
            port = server.sockets[0].getsockname()[1]
            return await client.fetch(Request(url=f"https://127.0.0.1:{port}/", kind="page"))

    outcome = asyncio.run(scenario())
    assert isinstance(outcome, Failure)
    assert (outcome.reason, outcome.transient) == ("timeout", True)


def test_tls_that_breaks_in_the_middle_of_a_body(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    half = sends(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<html>")
    outcome = ask(MisbehavingServer({"/": half}, tls=authority.server("127.0.0.1")), authority)
    assert isinstance(outcome, Failure)
    assert outcome.reason == "truncated"


def test_credentials_are_not_carried_from_https_to_http(tmp_path: Path) -> None:
    async def scenario() -> tuple[str | None, str | None]:
        authority = Authority(tmp_path)
        pages = {"/": says(HTML)}
        plain = MisbehavingServer(pages)
        secure = MisbehavingServer({}, tls=authority.server("127.0.0.1"))
        async with plain, secure, HttpClient(SETTINGS, tls=authority.trusted()) as client:
            secure.pages["/"] = redirects(plain.url("/"))
            await client.fetch(Request(url=secure.url("/").replace("//", "//user:secret@"), kind="feed"))
            first, second = (server.requests[0].headers.get("authorization") for server in (secure, plain))
            return first, second

    assert asyncio.run(scenario()) == ("Basic dXNlcjpzZWNyZXQ=", None)
