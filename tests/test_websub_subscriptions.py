"""Subscriptions to hubs, as functions of what polls and hubs say and of a clock that only the test moves."""

import hashlib
import hmac
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pipeline.websub.kept import FILE_NAME, read_kept, write_kept
from pipeline.websub.subscriptions import (
    FIRST_RETRY_S,
    KEPT_RENEWED_S,
    LAST_RETRY_S,
    LEASE_S,
    LEAST_LEASE_S,
    RENEW_SHARE,
    VERIFY_S,
    SubscriptionRequest,
    Subscriptions,
)
from transforms.feeds.polling.push import Hub

FEED = "https://gull.example/feed"
HUB = Hub(url="https://hub.example/", topic="https://gull.example/feed.xml")


@dataclass
class Process:
    """A process with its subscriptions."""

    now: float = 1_000_000.0
    key: bytes = b"k" * 32
    subscriptions: Subscriptions = field(init=False)

    def __post_init__(self) -> None:
        self.subscriptions = Subscriptions("https://news.example/websub/", self.key, lambda: self.now)

    def asked(self) -> SubscriptionRequest:
        (request,) = self.subscriptions.due(8)
        return request

    def verify(self, request: SubscriptionRequest, **changes: str) -> str | None:
        query = {
            "hub.mode": "subscribe",
            "hub.topic": request.form["hub.topic"],
            "hub.challenge": "tide",
            "hub.lease_seconds": "864000",
        }
        return self.subscriptions.verified(place(request), query | {f"hub.{name}": text for name, text in changes.items()})


def place(request: SubscriptionRequest) -> str:
    return request.form["hub.callback"].rpartition("/")[2]


def signed(request: SubscriptionRequest, body: bytes, digest: str = "sha256") -> str:
    return f"{digest}={hmac.new(request.form['hub.secret'].encode(), body, digest).hexdigest()}"


@pytest.fixture
def process() -> Process:
    made = Process()
    made.subscriptions.declared(FEED, HUB)
    return made


def test_a_form_has_what_a_hub_needs(process: Process) -> None:
    request = process.asked()
    assert (request.feed_url, request.hub_url) == (FEED, HUB.url)
    assert request.form["hub.mode"] == "subscribe"
    assert request.form["hub.topic"] == HUB.topic
    assert request.form["hub.callback"] == f"https://news.example/websub/{place(request)}"
    assert len(place(request)) == 32
    assert 32 <= len(request.form["hub.secret"]) < 200
    assert float(request.form["hub.lease_seconds"]) == LEASE_S
    assert process.subscriptions.due(8) == []


def test_what_is_confirmed_is_live_until_its_lease_ends_and_is_renewed_before(process: Process) -> None:
    request = process.asked()
    assert not process.subscriptions.is_live(FEED)
    assert process.verify(request) == "tide"
    assert process.subscriptions.is_live(FEED)
    assert process.subscriptions.take() == [FEED]  # what was pushed before is missing
    assert process.subscriptions.take() == []
    process.now += RENEW_SHARE * 864_000 - 1
    assert process.subscriptions.due(8) == []
    process.now += 2
    renewal = process.asked()
    assert renewal.form == request.form
    assert process.verify(renewal) == "tide"
    assert process.subscriptions.take() == []  # nothing was missed
    process.now += 864_001
    assert not process.subscriptions.is_live(FEED)


@pytest.mark.parametrize(
    "changes", [{"topic": "https://other.example/"}, {"mode": "unsubscribe"}, {"mode": ""}, {"challenge": ""}]
)
def test_what_was_not_asked_for_is_not_confirmed(process: Process, changes: dict[str, str]) -> None:
    assert process.verify(process.asked(), **changes) is None
    assert not process.subscriptions.is_live(FEED)


def test_strangers_and_late_hubs_are_not_answered(process: Process) -> None:
    assert process.subscriptions.verified("0" * 32, {"hub.mode": "subscribe"}) is None
    request = process.asked()
    process.now += VERIFY_S + 1
    assert process.verify(request) is None
    again = process.asked()
    assert process.verify(again) == "tide"
    assert process.verify(again) is None  # once


def test_hubs_that_do_not_answer_are_asked_less_and_less(process: Process) -> None:
    pauses = []
    for _ in range(14):
        process.asked()
        began = process.now
        while not process.subscriptions.due(0) and process.now - began < 2 * LAST_RETRY_S:
            process.now += 150
            if process.subscriptions._by_feed[FEED].next_at <= process.now:
                break
        pauses.append(process.now - began)
    assert pauses[:3] == [FIRST_RETRY_S, 2 * FIRST_RETRY_S, 4 * FIRST_RETRY_S]
    assert pauses[-1] == LAST_RETRY_S


def test_a_denial_ends_the_subscription_for_a_day(process: Process) -> None:
    request = process.asked()
    process.verify(request)
    assert process.verify(request, mode="denied", reason="no\nmore") == ""
    assert not process.subscriptions.is_live(FEED)
    process.now += LAST_RETRY_S
    assert process.asked().form == request.form


@pytest.mark.parametrize(
    ("lease", "seconds"), [("60", LEAST_LEASE_S), ("", LEASE_S), ("many", LEASE_S), ("9" * 11, 30 * 86_400)]
)
def test_leases_are_believed_within_bounds(process: Process, lease: str, seconds: float) -> None:
    process.verify(process.asked(), lease_seconds=lease)
    process.now += seconds - 1
    assert process.subscriptions.is_live(FEED)
    process.now += 2
    assert not process.subscriptions.is_live(FEED)


@pytest.mark.parametrize("digest", ["sha1", "sha256", "sha384", "sha512"])
def test_signed_pushes_tell_of_news(process: Process, digest: str) -> None:
    request = process.asked()
    process.verify(request)
    process.subscriptions.take()
    signature = process.subscriptions.signature(place(request), signed(request, b"one two", digest))
    assert signature is not None
    signature.update(b"one ")
    signature.update(b"two")
    assert signature.is_right()
    assert process.subscriptions.delivered(place(request), is_signed=True) == "taken"
    assert process.subscriptions.take() == [FEED]


@pytest.mark.parametrize("stated", [None, "", "sha256=", "sha256=00", "md5=00", "sha256", "=", "sha256=ü"])
def test_other_pushes_do_not(process: Process, stated: str | None) -> None:
    request = process.asked()
    process.verify(request)
    process.subscriptions.take()
    signature = process.subscriptions.signature(place(request), stated)
    assert signature is not None
    signature.update(b"body")
    assert not signature.is_right()
    assert process.subscriptions.delivered(place(request), is_signed=False) == "ignored"
    assert process.subscriptions.take() == []


def test_a_push_before_the_hub_has_verified_is_ignored(process: Process) -> None:
    request = process.asked()
    assert process.subscriptions.delivered(place(request), is_signed=True) == "ignored"


def test_another_hub_takes_the_place_of_the_old_one(process: Process) -> None:
    old = process.asked()
    process.verify(old)
    process.subscriptions.declared(FEED, HUB)
    assert process.subscriptions.is_live(FEED)
    process.subscriptions.declared(FEED, Hub(url="https://other.example/", topic=HUB.topic))
    assert not process.subscriptions.is_live(FEED)
    assert process.subscriptions.signature(place(old), "sha256=00") is None
    assert process.subscriptions.delivered(place(old), is_signed=True) == "gone"
    assert process.asked().hub_url == "https://other.example/"
    process.subscriptions.declared(FEED, None)
    assert process.subscriptions.due(8) == []


def test_feeds_that_are_not_listed_any_more_are_forgotten(process: Process) -> None:
    request = process.asked()
    process.verify(request)
    process.subscriptions.keep(lambda url: url != FEED)
    assert process.subscriptions.delivered(place(request), is_signed=True) == "gone"


def test_one_form_for_each_hub_at_a_time() -> None:
    process = Process()
    for number in range(6):
        process.subscriptions.declared(
            f"https://gull.example/{number}", Hub(url=f"https://hub-{number % 2}.example/", topic="t")
        )
    rounds = [len(process.subscriptions.due(8)) for _ in range(4)]
    assert rounds == [2, 2, 2, 0]


def test_a_hub_with_many_feeds_is_asked_for_one_after_the_other_and_again_in_their_order() -> None:
    process = Process()
    for number in range(3):
        process.subscriptions.declared(f"{FEED}{number}", HUB)
    first = [process.asked().feed_url for _ in range(3)]
    assert process.subscriptions.due(8) == []
    process.now += FIRST_RETRY_S
    assert [process.asked().feed_url for _ in range(3)] == first == [f"{FEED}{number}" for number in range(3)]


def test_the_next_process_goes_on_with_what_was_confirmed(process: Process, tmp_path: Path) -> None:
    callback = "https://news.example/websub"
    process.subscriptions.declared(FEED + "2", HUB)
    before = process.asked()
    process.verify(before)
    write_kept(tmp_path, process.key, callback, process.subscriptions.confirmed())
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o777 == 0o600
    kept = read_kept(tmp_path, callback)
    later = Process(now=process.now + 3_600.0, key=kept.key)
    later.subscriptions = Subscriptions(callback, kept.key, lambda: later.now, kept.subscriptions)
    later.subscriptions.declared(before.feed_url, HUB)
    assert later.subscriptions.is_live(before.feed_url)
    assert later.subscriptions.take() == [before.feed_url], "pushes were missed meanwhile"
    signature = later.subscriptions.signature(place(before), signed(before, b"news"))
    assert signature is not None
    signature.update(b"news")
    assert signature.is_right()
    assert later.subscriptions.delivered(place(before), is_signed=True) == "taken"
    assert later.subscriptions.due(8) == []
    later.now += KEPT_RENEWED_S
    again = later.asked()
    assert (again.feed_url, again.form) == (before.feed_url, before.form)


def test_what_cannot_be_gone_on_with_is_not_kept(process: Process, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    process.verify(process.asked())
    write_kept(tmp_path, process.key, "https://news.example/websub", process.subscriptions.confirmed())
    moved = read_kept(tmp_path, "https://other.example/websub")
    assert (moved.key, moved.subscriptions) == (process.key, ())
    kept = read_kept(tmp_path, "https://news.example/websub").subscriptions
    ended = Subscriptions("https://news.example/websub", process.key, lambda: process.now + LEASE_S, kept)
    assert ended.confirmed() == []
    (tmp_path / FILE_NAME).write_text('{"v": 1, "key": "zz')
    assert read_kept(tmp_path, "https://news.example/websub").subscriptions == ()
    assert "hubs are asked again" in caplog.text
    write_kept(tmp_path / "missing", process.key, "https://news.example/websub", ())
    assert "cannot keep" in caplog.text


def test_places_and_secrets_are_of_the_process_and_the_feed() -> None:
    requests = []
    for key in (b"a" * 32, b"b" * 32):
        process = Process(key=key)
        for feed in (FEED, FEED + "2"):
            process.subscriptions.declared(feed, Hub(url=f"{HUB.url}{feed[-1]}", topic=HUB.topic))
        requests += process.subscriptions.due(8)
    assert len({place(request) for request in requests}) == len({request.form["hub.secret"] for request in requests}) == 4
    assert hashlib.sha256(b"a" * 32).hexdigest() not in str(requests)
