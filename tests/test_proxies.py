"""Proxies: which, for what, and the client through one on loopback."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest

from tests.support.misbehaving_server import MisbehavingServer, says
from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.addresses.proxies import ProxySettings, proxies_from, proxy_of
from transforms.web.addresses.targets import Refusal, Target, parse_target
from transforms.web.client.client import ClientSettings, HttpClient
from transforms.web.messages import Failure, Request, Response

OPEN = AddressPolicy.of("127.0.0.0/8", "10.0.0.0/8")


def target(url: str) -> Target:
    found = parse_target(url, OPEN)
    assert not isinstance(found, Refusal), found
    return found


def test_what_a_proxy_is_written_like() -> None:
    proxy = proxy_of("http://me:p%40ss@proxy.tide.example:3128/")
    assert (proxy.url, proxy.host, proxy.user, proxy.password) == (
        "http://proxy.tide.example:3128", "proxy.tide.example", "me", "p@ss",
    )  # fmt: skip
    assert "p@ss" not in repr(proxy)
    assert proxy_of("proxy:8080").url == "http://proxy:8080"
    assert proxy_of("https://[::1]").url == "https://[::1]:443"


@pytest.mark.parametrize(
    "url", ["socks5://p:1080", "http://", "http://me:secret@", "ftp://p:1", "http://p:99999", "http://[x", "x", "@x"]
)
def test_what_is_no_proxy_is_refused_without_its_secrets(url: str) -> None:
    with pytest.raises(ValueError, match="http://host:port") as caught:
        proxy_of(url)
    assert "secret" not in str(caught.value)
    assert ("@" in url) != (f"{url!r} is no proxy" in str(caught.value))


def test_the_environment() -> None:
    found = proxies_from(
        {"HTTP_PROXY": "http://a:1", "https_proxy": "http://b:2", "HTTPS_PROXY": "http://c:3", "NO_PROXY": "x, y"}
    )
    assert (found.http, found.https, found.direct) == (proxy_of("http://a:1"), proxy_of("http://b:2"), ("x", "y"))
    assert proxies_from({"HTTP_PROXY": "http://a:1", "REQUEST_METHOD": "GET"}).http is None
    assert proxies_from({"HTTP_PROXY": "http://a:1"}, "http://z:9").https == proxy_of("http://z:9")
    assert proxies_from({}) == ProxySettings()
    with pytest.raises(ValueError, match="HTTPS_PROXY cannot be used"):
        proxies_from({"HTTPS_PROXY": "socks5://a:1"})


@pytest.mark.parametrize(
    ("pattern", "url", "direct"),
    [
        ("tide.example", "http://tide.example/", True),
        ("tide.example", "http://www.tide.example/", True),
        (".tide.example", "http://www.tide.example/", True),
        ("*.tide.example", "http://www.tide.example/", True),
        ("tide.example", "http://lowtide.example/", False),
        ("tide.example:8080", "http://tide.example:8080/", True),
        ("tide.example:8080", "http://tide.example/", False),
        ("10.0.0.0/8", "http://10.1.2.3/", True),
        ("10.1.2.3", "http://10.1.2.4/", False),
        ("10.0.0.0/8", "http://ten.example/", False),
        ("*", "http://anything.example/", True),
        ("", "http://anything.example/", False),
    ],
)
def test_who_is_asked_without_a_proxy(pattern: str, url: str, direct: bool) -> None:
    settings = ProxySettings(http=proxy_of("http://p:1"), direct=(pattern,))
    assert (settings.for_target(target(url)) is None) == direct


class LoopbackProxy:
    """A proxy that forwards to where it is asked to; `asked` holds the first lines and the credentials."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.authorization: list[str] = []
        self.port = 0
        self.places: dict[str, int] = {}
        """Ports on loopback of the names that only the proxy can resolve."""

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator["LoopbackProxy"]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        async with server:
            yield self

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            first, *lines = head.split("\r\n")
            self.asked.append(first)
            self.authorization += [line for line in lines if line.lower().startswith("proxy-authorization")]
            url = first.split()[1]
            name, _, path = url.removeprefix("http://").partition("/")
            upstream, back = await asyncio.open_connection("127.0.0.1", self.places[name.partition(":")[0]])
            back.write(f"GET /{path} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n".encode())
            writer.write(await upstream.read(65_536))
            back.close()
        except (KeyError, asyncio.IncompleteReadError):
            writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
        finally:
            with contextlib.suppress(ConnectionError):
                await writer.drain()
            writer.close()


async def unknown(host: str) -> list[str]:
    raise OSError(f"no {host} here")


async def inside(host: str) -> list[str]:
    return ["192.168.7.7"]


def fetch(url: str, lookup: object = unknown, user: str = "") -> tuple[Response | Failure, LoopbackProxy]:
    async def scenario() -> tuple[Response | Failure, LoopbackProxy]:
        proxy = LoopbackProxy()
        async with MisbehavingServer({"/": says(b"<html>Hello</html>")}) as server, proxy.running():
            proxy.places["outside.example"] = int(server.url("/").split(":")[2].partition("/")[0])
            settings = ClientSettings(
                user_agent="newsbeam/1", connect_s=2.0, total_s=5.0,
                proxies=proxies_from({}, f"http://{user}127.0.0.1:{proxy.port}"),
            )  # fmt: skip
            async with HttpClient(settings, lookup=lookup) as client:  # type: ignore[arg-type]
                return await client.fetch(Request(url=url, kind="page")), proxy

    return asyncio.run(scenario())


def test_a_name_that_only_the_proxy_knows_is_left_to_it() -> None:
    outcome, proxy = fetch("http://outside.example/", user="me:secret@")
    assert isinstance(outcome, Response), outcome
    assert outcome.body == b"<html>Hello</html>"
    assert proxy.asked == ["GET http://outside.example/ HTTP/1.1"]
    assert proxy.authorization


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/"])
def test_addresses_are_checked_before_the_proxy_is_asked(url: str) -> None:
    outcome, proxy = fetch(url)
    assert isinstance(outcome, Failure)
    assert (outcome.reason, proxy.asked) == ("blocked_address", [])


def test_a_name_that_leads_inside_is_refused_before_the_proxy_is_asked() -> None:
    outcome, proxy = fetch("http://intranet.example/", inside)
    assert isinstance(outcome, Failure)
    assert (outcome.reason, proxy.asked) == ("blocked_address", [])


def test_https_goes_through_a_tunnel_and_a_refusal_has_its_reason() -> None:
    outcome, proxy = fetch("https://nowhere.example/")
    assert isinstance(outcome, Failure)
    assert (outcome.reason, proxy.asked) == ("proxy_error", ["CONNECT nowhere.example:443 HTTP/1.1"])


def test_a_proxy_that_is_down_is_named() -> None:
    async def scenario() -> Response | Failure:
        settings = ClientSettings(user_agent="newsbeam/1", proxies=proxies_from({}, "http://user:secret@127.0.0.1:9"))
        async with HttpClient(settings, lookup=unknown) as client:
            return await client.fetch(Request(url="https://outside.example/", kind="page"))

    outcome = asyncio.run(scenario())
    assert isinstance(outcome, Failure)
    assert (outcome.reason, outcome.transient) == ("proxy_error", True)
    assert "secret" not in outcome.message


def test_a_proxy_whose_name_is_unknown_is_named() -> None:
    async def scenario() -> Response | Failure:
        settings = ClientSettings(user_agent="newsbeam/1", proxies=proxies_from({}, "http://user:secret@no-proxy.example:3128"))
        async with HttpClient(settings, lookup=unknown) as client:
            return await client.fetch(Request(url="https://outside.example/", kind="feed"))

    outcome = asyncio.run(scenario())
    assert isinstance(outcome, Failure)
    assert (outcome.reason, outcome.transient) == ("proxy_error", True)
    assert "The proxy no-proxy.example could not be resolved" in outcome.message
