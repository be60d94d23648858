"""What is waited for is said, and answers of servers are one short line."""

import threading
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli.main import main
from pipeline.sinks.servers import waiting
from pipeline.sinks.servers.answer_line import in_a_line
from pipeline.sinks.servers.waiting import told_while_waiting
from pipeline.sinks.sink import PatientSink, Sink


def sink(**more: Any) -> Sink:
    return cast(Sink, SimpleNamespace(uri="kafka://quiet.example/news", **more))


@pytest.mark.parametrize(
    ("of", "line"),
    [
        (
            sink(give_up_s=60.0),
            "waiting for kafka://quiet.example/news, which does not answer yet; newsbeam gives up after 60 s",
        ),
        (sink(), "waiting for kafka://quiet.example/news, which does not answer yet"),
    ],
)
def test_a_server_that_does_not_answer_is_named(of: Sink, line: str) -> None:
    told: list[str] = []
    is_told = threading.Event()

    def tell(words: str) -> None:
        told.append(words)
        is_told.set()

    with told_while_waiting(of, tell, after_s=0.0):
        assert is_told.wait(30)
    assert told == [line]


def test_a_server_that_answers_is_not() -> None:
    told: list[str] = []
    with told_while_waiting(sink(), told.append, after_s=3_600.0):
        pass
    assert told == []


@pytest.mark.parametrize(
    "uri", ["postgres://127.0.0.9:9/news", "opensearch://127.0.0.9:9/news?tls=no", "kafka://127.0.0.9:9/news"]
)
def test_a_setup_gives_up_soon_and_says_so(
    uri: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pipeline.cli.process.logs.configure", lambda **_: None)  # the log stays pytest's
    monkeypatch.setattr(waiting, "_TOLD_AFTER_S", 0.0)
    monkeypatch.setattr("pipeline.cli.commands.sink_command.SETUP_S", 0.3)
    assert main(["sink", "setup", uri]) == 1
    said = capsys.readouterr().err
    *_, last = said.splitlines()
    assert last.startswith(f"newsbeam sink setup: {uri.partition('?')[0]} cannot be reached (tried for 0.3 s, last: ")
    assert last.endswith("; start the server, or correct host and port")


def test_the_sinks_of_servers_have_a_limit() -> None:
    from pipeline.sinks.registry import make_sink  # noqa: PLC0415

    for uri in (
        "postgres://a.example/news",
        "kafka://a.example/news",
        "opensearch://a.example/news",
        "https://a.example/hook?secret=env:X",
    ):
        assert isinstance(make_sink(uri, what="records", format="jsonl"), PatientSink), uri


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (
            "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title>\n<style>p {color: red}</style></head>",
            "502 Bad Gateway",
        ),
        ("<h1>Sorry</h1><script>track('x')</script><p>Try &amp; wait</p>", "Sorry Try & wait"),
        ('{"error": "1 < 2"}', '{"error": "1 < 2"}'),
        ("no\x1b[31m\nred", "no?[31m red"),
        ("", ""),
    ],
)
def test_an_answer_in_a_line(answer: str, line: str) -> None:
    assert in_a_line(answer) == line


@given(st.text(max_size=300) | st.text(alphabet="<style/>script \n", max_size=300))
def test_a_line_is_short_and_printable(answer: str) -> None:
    line = in_a_line(answer * 20)
    assert len(line) <= 200
    assert line.isprintable()
