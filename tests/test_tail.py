"""What `newsbeam tail` prints, and what it acknowledges."""

import io
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.commands.tail import Tail, tail
from pipeline.cli.printed.row_lines import json_lines, table_line
from schemas.codec import from_json
from schemas.example import example_dead_letter, example_record
from schemas.read import read_records
from schemas.records import Record
from tests.support.pubsub_server import PubSubServer, build, pulls_end_cancelled
from tests.support.sinks import write_to

START = datetime(2025, 3, 3, 9, tzinfo=UTC)
TOPIC = "projects/p/topics/news"


def publish(uri: str, *rows: Any, what: Any = "records", writer_id: str = "w") -> None:
    write_to(uri, rows, what, writer_id)


def records(*numbers: int) -> list[Record]:
    return [replace(example_record(), record_id=f"r{number}") for number in numbers]


def printed(uri: str, **more: Any) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = tail(Tail(uri=uri, **({"stop": threading.Event()} | more)), out=out, err=err)
    return code, out.getvalue(), err.getvalue()


def test_a_table_row_says_when_where_and_what() -> None:
    assert table_line(example_record(), 120) == (
        "2025-03-03 09:04  en   www.veskimere-post.example    headline     Veskimere to build €2.4m ferry pier"
    )
    assert table_line(replace(example_record(), change="new"), 120).startswith("2025-03-03 08:04  en ")
    assert table_line(example_dead_letter(), 100) == (
        "2025-03-03 09:05  fetch    http_status         https://www.veskimere-post.example/harbour/old-pier …"
    )


def test_a_removal_in_the_table_names_its_url() -> None:
    removal = replace(example_record(), change="removed", title=None, text="", url="https://tide.example/withdrawn")
    assert table_line(removal, 120).endswith("  removed      https://tide.example/withdrawn")


def test_a_title_cannot_steer_the_terminal() -> None:
    hostile = replace(example_record(), title="a\x1b[2Jb\r\nc\x9b1md\u202ee", host="h\x07")
    shown = table_line(hostile, 200)
    assert shown.isprintable()
    assert shown.endswith("a [2Jb  c 1md e")


def test_files_are_printed_as_a_table_or_as_json(tmp_path: Path) -> None:
    publish(str(tmp_path), *records(1, 2))
    code, out, err = printed(str(tmp_path))
    assert (code, len(out.splitlines()), err) == (0, 2, "")
    code, out, _ = printed(str(tmp_path), lines=json_lines)
    assert (code, [from_json(Record, line) for line in out.splitlines()]) == (0, records(1, 2))


def test_the_last_rows_are_printed_where_there_is_a_limit(tmp_path: Path) -> None:
    publish(str(tmp_path), *records(1, 2, 3))
    _, out, _ = printed(str(tmp_path), lines=json_lines, limit=2)
    assert [json.loads(line)["record_id"] for line in out.splitlines()] == ["r2", "r3"]


def test_the_last_rows_may_be_in_several_files_and_no_other_is_read(tmp_path: Path) -> None:
    for number in range(4):
        publish(str(tmp_path), *records(number * 2, number * 2 + 1), writer_id=f"w{number}")
    (tmp_path / "date=2025-03-03" / "records-w0-000.jsonl").write_text("{damaged")
    for limit, wanted in [(0, []), (1, ["r7"]), (3, ["r5", "r6", "r7"]), (6, ["r2", "r3", "r4", "r5", "r6", "r7"])]:
        code, out, _ = printed(str(tmp_path), lines=json_lines, limit=limit)
        assert (code, [json.loads(line)["record_id"] for line in out.splitlines()]) == (0, wanted)


def test_dead_letters_are_printed(tmp_path: Path) -> None:
    publish(str(tmp_path), example_dead_letter(), what="dead_letters")
    code, out, _ = printed(str(tmp_path), what="dead_letters")
    assert (code, "http_status" in out) == (0, True)


def test_following_prints_what_comes(tmp_path: Path) -> None:
    publish(str(tmp_path), *records(1))

    class Looks(threading.Event):
        """Stands for the time between two looks: something is written, in the end it is over."""

        looks = 0

        def wait(self, timeout: float | None = None) -> bool:
            assert timeout == 1.0
            self.looks += 1
            if self.looks == 1:
                publish(str(tmp_path), *records(2), writer_id="w2")
            return self.looks == 3

    _, out, _ = printed(str(tmp_path), lines=json_lines, follow=True, stop=Looks())
    assert [json.loads(line)["record_id"] for line in out.splitlines()] == ["r1", "r2"]


def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    publish(str(tmp_path), *records(1))

    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    err = io.StringIO()
    assert tail(Tail(uri=str(tmp_path), stop=threading.Event()), out=Gone(), err=err) == 0
    assert err.getvalue() == ""


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert printed(str(tmp_path / "no")) == (2, "", f"newsbeam tail: there is no file or folder {str(tmp_path / 'no')!r}\n")
    (tmp_path / "records-a.jsonl").write_text("{half")
    code, _, err = printed(str(tmp_path))
    assert (code, "records-a.jsonl is damaged" in err) == (1, True)
    code, _, err = printed("pubsub://p")
    assert (code, "write pubsub://PROJECT/SUBSCRIPTION" in err) == (2, True)


@pytest.fixture(scope="module")
def binary() -> Path:
    return build()


@pytest.fixture
def subscription(binary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    from google.cloud.pubsub_v1 import SubscriberClient  # noqa: PLC0415

    monkeypatch.setattr("pipeline.cli.commands.tail._PULL_WAIT_S", 2.0)
    server = PubSubServer.start(binary, tmp_path / "journal", "-topic", TOPIC)
    monkeypatch.setenv("PUBSUB_EMULATOR_HOST", server.address)
    with SubscriberClient() as client:
        client.create_subscription(request={"name": "projects/p/subscriptions/s", "topic": TOPIC, "ack_deadline_seconds": 600})
    yield "pubsub://p/s"
    server.kill()


def test_messages_are_printed_once_and_acknowledged(subscription: str) -> None:
    publish("pubsub://p/news", *records(*range(5)))
    code, out, err = printed(subscription, lines=json_lines)
    assert (code, err) == (0, "")
    assert sorted(json.loads(line)["record_id"] for line in out.splitlines()) == ["r0", "r1", "r2", "r3", "r4"]
    assert printed(subscription) == (0, "", "")


def test_a_deadline_the_server_saw_first_is_one_too(subscription: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pulls_end_cancelled(monkeypatch)
    assert printed(subscription) == (0, "", "")
    publish("pubsub://p/news", *records(1))
    assert len(printed(subscription)[1].splitlines()) == 1


def test_only_what_was_printed_is_acknowledged(subscription: str) -> None:
    publish("pubsub://p/news", *records(*range(5)))
    _, first, _ = printed(subscription, lines=json_lines, limit=2)
    _, rest, _ = printed(subscription, lines=json_lines)
    assert (len(first.splitlines()), len(rest.splitlines())) == (2, 3)
    assert sorted(json.loads(line)["record_id"] for line in (first + rest).splitlines()) == ["r0", "r1", "r2", "r3", "r4"]


def test_a_message_that_could_not_be_printed_comes_again(subscription: str, monkeypatch: pytest.MonkeyPatch) -> None:
    publish("pubsub://p/news", *records(1))

    class Full(io.StringIO):
        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    acknowledged: list[Any] = []
    monkeypatch.setattr("google.cloud.pubsub_v1.SubscriberClient.acknowledge", lambda *_, **more: acknowledged.append(more))
    with pytest.raises(OSError, match="No space left"):
        tail(Tail(uri=subscription, stop=threading.Event()), out=Full(), err=io.StringIO())
    assert acknowledged == []


def test_a_foreign_message_is_left_for_others(subscription: str) -> None:
    from google.cloud.pubsub_v1 import PublisherClient  # noqa: PLC0415

    PublisherClient().publish(TOPIC, b"hello").result()
    code, out, err = printed(subscription)
    assert (code, out) == (1, "")
    assert "left unread: a message of type '' is no record, dead letter or event" in err


def test_a_subscription_that_is_not_there_is_told(subscription: str) -> None:
    code, out, err = printed(subscription.replace("/s", "/other"))
    assert (code, out) == (1, "")
    assert err.startswith("newsbeam tail: cannot read pubsub://p/other: 404")


def chain() -> list[Record]:
    """Two articles: one with three revisions, of which the last withdraws it; one with a chain that began anew."""

    def record(article: str, revision: int, minute: int, **more: Any) -> Record:
        at = START.replace(minute=minute)
        return replace(example_record(), record_id=f"{article}-{revision}-{minute}", article_id=article, revision=revision,
                       emitted_at=at, **more)  # fmt: skip

    return [
        record("a", 1, 0),
        record("b", 1, 1),
        record("a", 2, 10),
        record("b", 2, 15),
        record("a", 3, 20, change="removed", text="", title=None),
        record("b", 1, 30),
    ]


@pytest.mark.parametrize(
    ("minute", "latest", "wanted"),
    [
        (0, False, ["a-1-0"]),
        (10, False, ["a-1-0", "b-1-1", "a-2-10"]),
        (10, True, ["b-1-1", "a-2-10"]),
        (19, True, ["a-2-10", "b-2-15"]),
        (59, True, ["a-3-20", "b-1-30"]),
    ],
)
def test_what_had_been_emitted_by_an_instant(tmp_path: Path, minute: int, latest: bool, wanted: list[str]) -> None:
    for number, record in enumerate(chain()):
        publish(str(tmp_path), record, writer_id=f"w{number}")
    code, out, _ = printed(str(tmp_path), lines=json_lines, as_of=START.replace(minute=minute), latest=latest)
    assert (code, sorted(json.loads(line)["record_id"] for line in out.splitlines())) == (0, sorted(wanted))


def test_the_latest_of_everything_without_repeats(tmp_path: Path) -> None:
    publish(str(tmp_path), *chain(), *chain())
    _, out, _ = printed(str(tmp_path), lines=json_lines, latest=True)
    assert [json.loads(line)["record_id"] for line in out.splitlines()] == ["a-3-20", "b-1-30"]
    _, out, _ = printed(str(tmp_path), lines=json_lines, latest=True, limit=1)
    assert [json.loads(line)["record_id"] for line in out.splitlines()] == ["b-1-30"]


def test_instants_need_files_and_a_zone(tmp_path: Path) -> None:
    publish(str(tmp_path), *records(1))
    for more in ({"follow": True}, {"what": "dead_letters"}):
        code, _, err = printed(str(tmp_path), latest=True, **more)
        assert (code, "--as-of and --latest read files" in err) == (2, True)
    with pytest.raises(ValueError, match="no time zone"):
        read_records(tmp_path, as_of=datetime(2025, 3, 3))  # noqa: DTZ001  (what is refused)


def test_a_folder_around_outputs_names_them(tmp_path: Path) -> None:
    news, letters = tmp_path / "news", tmp_path / ".newsbeam" / "dead-letters"
    code, _, before = printed(str(tmp_path))
    assert (code, before) == (0, f"newsbeam tail: {str(tmp_path)!r} holds no records, dead letters or events yet\n")
    publish(f"file://{letters}", example_dead_letter(), what="dead_letters")
    held = "holds no records, dead letters or events itself;"
    around = letters.parent
    assert printed(str(around))[2] == f"newsbeam tail: {str(around)!r} {held} {str(letters)!r} inside it does\n"
    publish(f"file://{news}", *records(1))
    assert printed(str(tmp_path))[2].endswith(f" {held} {str(letters)!r}, {str(news)!r} inside it do\n")
    assert "r1" in printed(str(news), lines=json_lines)[1]
