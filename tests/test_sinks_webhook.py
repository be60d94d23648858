"""Every row arrives signed, in the order of its article, whatever the receiver answers."""

import asyncio
import json
import random
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.sinks.registry import make_sink
from pipeline.sinks.servers.webhook import Receiver, WebhookSink, on_loop
from pipeline.sinks.servers.webhook_signature import read_secret, signature
from pipeline.sinks.sink import SinkError
from pipeline.sinks.what import What
from schemas.codec import from_plain
from schemas.dead_letters import DeadLetter
from schemas.events import Event
from schemas.example import example_dead_letter, example_event, example_record
from schemas.records import Record
from tests.support.killed_cycles import run_with_kills
from tests.support.revised_rows import latest_of, revised_records
from tests.support.sinks import message_sink, write_through_an_outage
from tests.support.webhook_receiver import SECRET, WebhookReceiver


@pytest.fixture(autouse=True)
def secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSBEAM_WEBHOOK_SECRET", SECRET)


@pytest.fixture
def receiver() -> Iterator[WebhookReceiver]:
    receiver = WebhookReceiver()
    receiver.start()
    yield receiver
    receiver.stop()


def write(uri: str, rows: list[Any], what: What = "records") -> list[DeadLetter]:
    sink = message_sink(uri, what=what)
    sink.check()
    writer = sink.open()
    refused = [letter for row in rows if (letter := writer.write(row)) is not None]
    refused += writer.deliver()
    sink.close()
    return refused


def taken(receiver: WebhookReceiver) -> list[Record]:
    """The records, in the order in which they were taken."""
    records: list[Record] = []
    for _, body in receiver.taken:
        rows = [row["data"] for row in body["data"]] if isinstance(body["data"], list) else [body["data"]]
        records += [from_plain(Record, row) for row in rows]
    return records


def test_the_signature_is_that_of_the_specification() -> None:
    made = signature(read_secret(SECRET), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize(("text", "told"), [("whsec_!", "not base64"), ("whsec_c2hvcnQ=", "has 5 bytes"), ("", "has 0 bytes")])
def test_a_secret_that_is_none_is_told_and_not_shown(text: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSBEAM_WEBHOOK_SECRET", text)
    with pytest.raises(SinkError, match=told) as error:
        make_sink("https://h.example/x", what="records").check()
    assert text == "" or text not in str(error.value)


def test_a_request_has_a_row(receiver: WebhookReceiver) -> None:
    assert write(receiver.uri, [example_record()]) == []
    assert write(receiver.uri, [example_dead_letter()], "dead_letters") == []
    assert write(receiver.uri, [example_event()], "events") == []
    (record_id, record), (_, letter), (event_id, event) = receiver.taken
    assert record_id == example_record().record_id
    assert (record["type"], record["timestamp"]) == ("newsbeam.record.v1", "2025-03-03T09:04:12.131442Z")
    assert from_plain(Record, record["data"]) == example_record()
    assert from_plain(DeadLetter, letter["data"]) == example_dead_letter()
    assert (event_id, from_plain(Event, event["data"])) == (example_event().event_id, example_event())


def test_a_request_has_a_batch_if_asked(receiver: WebhookReceiver) -> None:
    rows = revised_records(25)
    assert write(f"{receiver.uri}?batch=10", rows) == []
    assert [len(body["data"]) for _, body in receiver.taken] == [10, 10, 5]
    assert receiver.taken[0][1]["type"] == "newsbeam.record.v1.batch"
    assert receiver.taken[0][1]["data"][0]["id"] == rows[0].record_id
    assert taken(receiver) == rows
    write(f"{receiver.uri}?batch=10", rows)
    assert len({message_id for message_id, _ in receiver.taken}) == 3, "a repeat has the same id"


@pytest.mark.parametrize("batch", [1, 7])
def test_nothing_is_lost_when_the_receiver_dies_and_refuses(receiver: WebhookReceiver, batch: int) -> None:
    """It answers 503 to every third request, is gone in the middle, and comes back."""
    rows = revised_records(1000)
    receiver.answer = lambda body: (503, {}) if receiver.requests % 3 == 0 else None
    sink = message_sink(f"{receiver.uri}?batch={batch}", what="records")
    write_through_an_outage(sink, rows, first=500, stop=receiver.stop, back=threading.Timer(0.3, receiver.start))
    assert {row.record_id: row for row in taken(receiver)} == {row.record_id: row for row in rows}
    order: dict[str, list[int]] = {}
    for row in taken(receiver):
        seen = order.setdefault(row.article_id, [])
        seen += [row.revision] if row.revision not in seen else []
    assert {tuple(revisions) for revisions in order.values()} == {(1, 2, 3, 4)}
    assert latest_of(taken(receiver)) == latest_of(rows)


def test_kills_at_random_moments(receiver: WebhookReceiver, tmp_path: Path) -> None:
    run_with_kills(tmp_path, receiver.uri, rows=600, kills=5, rng=random.Random(3))
    assert {row.record_id: row for row in taken(receiver)} == {row.record_id: row for row in revised_records(600)}


@pytest.mark.parametrize("batch", [1, 8])
@pytest.mark.parametrize(("status", "reason"), [(422, "refused_by_sink"), (413, "too_large_for_sink")])
def test_rows_that_the_receiver_refuses_are_dead_letters(
    receiver: WebhookReceiver, batch: int, status: int, reason: str
) -> None:
    bad = [row.record_id for row in revised_records(40) if row.change == "removed"]

    def answer(body: Any) -> tuple[int, dict[str, str]] | None:
        return (status, {}) if any(f'"{name}"' in json.dumps(body) for name in bad) else None

    receiver.answer = answer
    rows = [replace(row, supersedes=None) for row in revised_records(40)]
    refused = write(f"{receiver.uri}?batch={batch}", rows)
    assert [letter.reason for letter in refused] == [reason] * len(bad)
    assert refused[0].message == f"Refused by {receiver.uri}: {status} no."
    assert Counter(row.record_id for row in taken(receiver)) == Counter(
        row.record_id for row in rows if row.record_id not in bad
    )


def test_a_dead_letter_that_is_too_large_leaves_its_item_behind(receiver: WebhookReceiver) -> None:
    receiver.answer = lambda body: (413, {}) if body["data"]["item"] else None
    assert write(receiver.uri, [example_dead_letter()], "dead_letters") == []
    assert receiver.taken[0][1]["data"]["item"] is None
    receiver.answer = lambda body: (422, {})
    with pytest.raises(SinkError, match="refuses a dead letter: 422 no; give dead letters another place"):
        write(receiver.uri, [example_dead_letter()], "dead_letters")


@pytest.mark.parametrize(
    ("status", "remedy"),
    [
        (301, "give the URL that it redirects to"),
        (401, "check the secret"),
        (404, "check the URL"),
        (410, "the receiver wants no more messages"),
    ],
)
def test_what_only_a_person_can_mend_is_told_at_once(receiver: WebhookReceiver, status: int, remedy: str) -> None:
    receiver.answer = lambda body: (status, {"location": "http://169.254.169.254/"})
    with pytest.raises(SinkError, match=f"answers {status} no: {remedy}"):
        write(receiver.uri, revised_records(100))


@pytest.mark.parametrize("until", ["3600", "Fri, 31 Dec 2399 23:59:59 GMT"])
def test_retry_after_is_kept(receiver: WebhookReceiver, until: str) -> None:
    """docs/sinks.md, Webhooks: "repeats the request for 60 s, not before `Retry-After`". A date is its other form."""
    sink = WebhookSink(Receiver(url=receiver.uri, what="records", secret=None, batch=1), give_up_s=1.0)
    receiver.signed, receiver.answer = False, lambda body: (429, {"retry-after": until})
    writer = sink.open()
    writer.write(example_record())
    with pytest.raises(SinkError, match=r"did not take a message for 1 s \(last: 429 no\); what it has not confirmed is sent"):
        writer.deliver()
    assert receiver.requests == 1
    sink.close()


def test_a_receiver_that_stays_away_fails_the_cycle_in_time() -> None:
    sink = WebhookSink(Receiver(url="http://127.0.0.1:9/x", what="records", secret=None, batch=1), give_up_s=0.3)
    writer = sink.open()
    for row in revised_records(10):
        writer.write(row)
    with pytest.raises(SinkError, match=r"http://127.0.0.1:9/x did not take a message for 0\.3 s"):
        writer.deliver()
    sink.close()


@pytest.mark.parametrize("is_cancelled", [False, True])
def test_the_error_of_an_earlier_message_counts_as_seen(*, is_cancelled: bool) -> None:
    async def complaints() -> list[object]:
        told: list[object] = []
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: told.append(context))
        before: Future[None] = Future()
        found: Any = on_loop(before)
        if is_cancelled:
            before.cancel()
        else:
            before.set_exception(SinkError("away"))
        await asyncio.wait([found])
        # Whether asyncio logs a traceback when the future is collected.
        return [*told, *([found] if found._log_traceback else [])]

    assert asyncio.run(complaints()) == []


def test_rows_in_flight_are_bounded(receiver: WebhookReceiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.sinks.servers.webhook.MAX_WAITING_BYTES", 20_000)
    writer = message_sink(receiver.uri, what="records").open()
    most = 0
    for row in revised_records(60):
        writer.write(row)
        most = max(most, writer._waiting_bytes)  # type: ignore[attr-defined]
    writer.deliver()
    assert most <= 20_000


def test_the_secret_may_be_in_a_file_or_missing(receiver: WebhookReceiver, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.delenv("NEWSBEAM_WEBHOOK_SECRET")
    with pytest.raises(SinkError, match=r"the variable NEWSBEAM_WEBHOOK_SECRET is not set \(without signatures: \?sign=no\)"):
        make_sink(receiver.uri, what="records").check()
    with pytest.raises(SinkError, match="No such file"):
        make_sink(f"{receiver.uri}?secret=file:{tmp_path}/none", what="records").check()
    (tmp_path / "secret").write_text(f"{SECRET}\n")
    assert write(f"{receiver.uri}?secret=file:{tmp_path}/secret", [example_record()]) == []
    receiver.signed = False
    assert write(f"{receiver.uri}?sign=no", [example_record()]) == []
    assert len(receiver.taken) == 2


@pytest.mark.parametrize(
    ("uri", "told"),
    [
        ("https:///path", "names no host; write https://HOST/PATH"),
        ("https://h/x?batch=0", "batch is 0; it must be 1 to 1000"),
        ("https://h/x?secret=whsec_abc", "secret names where the secret is: env:NAME or file:PATH"),
        ("https://h/x?token=1", "unknown option 'token'; known are batch, secret, sign"),
        ("https://u:p@h/x", "holds a password"),
    ],
)
def test_what_cannot_be_used_is_told(uri: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        make_sink(uri, what="records")
