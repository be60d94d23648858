"""The endpoint that hubs call, over loopback."""

import hmac
import http.client
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from pipeline.monitor.address import Address
from pipeline.monitor.server import HttpServer
from pipeline.websub.endpoint import RateLimit, websub_routes
from pipeline.websub.subscriptions import SubscriptionRequest, Subscriptions
from transforms.feeds.polling.push import Hub

FEED = "https://gull.example/feed"
TOPIC = "https://gull.example/feed.xml"


class Hubs:
    """Calls an endpoint as hubs do."""

    def __init__(self, address: Address, subscriptions: Subscriptions) -> None:
        self.address, self.subscriptions = address, subscriptions
        (self.request,) = subscriptions.due(1)

    @property
    def place(self) -> str:
        return self.request.form["hub.callback"].rpartition("/")[2]

    def call(
        self, method: str, path: str, body: bytes | Iterator[bytes] | None = None, host: str = "news.example", **headers: str
    ) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(self.address.host, self.address.port, timeout=20)
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        connection.request(method, path, body, {"Host": host, **named}, encode_chunked="Transfer-Encoding" in named)
        answer = connection.getresponse()
        found = answer.status, answer.read()
        connection.close()
        return found

    def verify(self, challenge: str = "tide", place: str | None = None) -> tuple[int, bytes]:
        query = urlencode(
            {"hub.mode": "subscribe", "hub.topic": TOPIC, "hub.challenge": challenge, "hub.lease_seconds": "86400"}
        )
        return self.call("GET", f"/websub/{place or self.place}?{query}")

    def push(self, body: bytes, secret: str | None = None) -> int:
        key = self.request.form["hub.secret"] if secret is None else secret
        signature = f"sha256={hmac.new(key.encode(), body, 'sha256').hexdigest()}"
        return self.call("POST", f"/websub/{self.place}", body, X_Hub_Signature=signature)[0]


def serve(**limits: object) -> Iterator[Hubs]:
    subscriptions = Subscriptions("http://news.example/websub", b"k" * 32, lambda: 1_000.0)
    subscriptions.declared(FEED, Hub(url="https://hub.example/", topic=TOPIC))
    routes = websub_routes(subscriptions, **limits)  # type: ignore[arg-type]  # named by each test
    with HttpServer(Address("127.0.0.1", 0), routes, frozenset({"news.example"})) as server:
        yield Hubs(server.address, subscriptions)


@pytest.fixture
def hubs() -> Iterator[Hubs]:
    yield from serve(max_body_bytes=10_000)


def test_a_challenge_is_answered_and_a_push_tells_of_news(hubs: Hubs) -> None:
    assert hubs.verify("<b>tide</b>") == (200, b"<b>tide</b>")
    assert hubs.subscriptions.take() == [FEED]
    assert hubs.push(b"<feed/>") == 204
    assert hubs.subscriptions.take() == [FEED]


def test_a_wrong_signature_is_not_told(hubs: Hubs) -> None:
    hubs.verify()
    hubs.subscriptions.take()
    assert hubs.push(b"<feed/>", secret="guessed") == 204
    assert hubs.call("POST", f"/{hubs.place}", b"<feed/>")[0] == 204
    assert hubs.subscriptions.take() == []


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/websub/" + "0" * 32, 404),
        ("GET", "/websub/" + "0" * 32 + "?" + "a" * 11_000, 400),
        ("POST", "/websub/" + "0" * 32, 410),
        ("POST", "/websub/x", 404),
        ("PUT", "/websub/x", 405),
        ("HEAD", "/websub/x", 405),
    ],
)
def test_strangers(hubs: Hubs, method: str, path: str, status: int) -> None:
    assert hubs.call(method, path)[0] == status


def test_other_names_do_not_reach_loopback(hubs: Hubs) -> None:
    assert hubs.call("GET", "/", host="evil.example")[0] == 421


def test_a_body_is_bounded_whatever_it_says_of_itself(hubs: Hubs) -> None:
    hubs.verify()
    assert hubs.push(b"x" * 10_000) == 204
    assert hubs.push(b"x" * 10_001) == 413
    parts = iter([b"x" * 1_000] * 20)
    try:
        status = hubs.call("POST", f"/{hubs.place}", parts, Transfer_Encoding="chunked")[0]
    except ConnectionError:  # the server has closed it in the middle
        status = 413
    assert status == 413


def test_the_rate_is_bounded() -> None:
    now = [0.0]
    for hubs in serve(rate=RateLimit(1.0, 3.0, lambda: now[0])):
        assert [hubs.call("GET", "/x")[0] for _ in range(5)] == [404, 404, 404, 429, 429]
        now[0] += 2.0
        assert [hubs.call("GET", "/x")[0] for _ in range(3)] == [404, 404, 429]


def test_requests_hold_their_secret_for_the_form_only() -> None:
    request = SubscriptionRequest("f", "h", {"hub.secret": "s"})
    assert request.form["hub.secret"] == "s"
