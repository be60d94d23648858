"""The index has each article's newest revision, or every row, whatever happens to the server; against a real OpenSearch."""

import json
import random
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.main import main
from pipeline.newsroom.server import Newsroom
from pipeline.sinks.registry import make_sink
from pipeline.sinks.servers.opensearch import OpenSearchSink, SearchIndex, version_of
from pipeline.sinks.sink import SinkError
from pipeline.sinks.what import What
from schemas.codec import from_plain
from schemas.dead_letters import DeadLetter
from schemas.events import Event
from schemas.example import example_dead_letter, example_event, example_record
from schemas.messages import row_id
from schemas.records import Record
from tests.support.killed_cycles import run_with_kills
from tests.support.opensearch_server import OpenSearchServer
from tests.support.revised_rows import latest_of, revised_records
from tests.support.run_newsbeam import Folders, run
from tests.support.sinks import message_sink, write_through_an_outage

_names = (f"news{number}" for number in range(1000))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenSearchServer]:
    server = OpenSearchServer(tmp_path_factory.mktemp("opensearch"))
    server.start()
    yield server
    server.kill()


@pytest.fixture
def index(server: OpenSearchServer) -> str:
    """The name of an empty index for records."""
    name = next(_names)
    assert main(["sink", "setup", f"opensearch://{server.address}/{name}?tls=no"]) == 0
    return name


def uri_of(server: OpenSearchServer, index: str, more: str = "") -> str:
    return f"opensearch://{server.address}/{index}?tls=no{more}"


def write(uri: str, rows: list[Any], what: What = "records") -> list[DeadLetter]:
    """The dead letters of rows that an engine delivers."""
    sink = message_sink(uri, what=what)
    writer = sink.open()
    refused = [letter for row in rows if (letter := writer.write(row)) is not None]
    refused += writer.deliver()
    sink.close()
    return refused


def content(server: OpenSearchServer, index: str) -> dict[str, Record]:
    return {name: from_plain(Record, source) for name, source in server.documents(index).items()}


def present(rows: list[Record]) -> dict[str, Record]:
    """The truth: the newest revision of each article that was not removed."""
    return {name: row for name, row in latest_of(rows).items() if row.change != "removed"}


def test_an_article_is_a_document_with_its_newest_revision(server: OpenSearchServer, index: str) -> None:
    rows = revised_records(40)
    assert write(uri_of(server, index), rows) == []
    assert content(server, index) == present(rows) != latest_of(rows)


def test_revisions_and_repeats_may_come_in_any_order(server: OpenSearchServer, index: str) -> None:
    rows = revised_records(60)
    shuffled = random.Random(3).sample(rows * 2, 120)
    assert write(uri_of(server, index), shuffled[:50]) == []
    assert write(uri_of(server, index), shuffled[50:]) == []
    assert content(server, index) == present(rows)


def test_a_chain_that_began_anew_is_newer(server: OpenSearchServer, index: str) -> None:
    old = replace(example_record(), revision=7, emitted_at=example_record().extracted_at)
    new = replace(old, record_id="again", revision=1, emitted_at=old.extracted_at + timedelta(days=1))
    assert version_of(old) < version_of(new) < 2**63
    assert version_of(old) < version_of(replace(old, revision=8))
    assert write(uri_of(server, index), [new, old]) == []
    assert content(server, index) == {new.article_id: new}


def test_every_row_may_be_a_document(server: OpenSearchServer, index: str) -> None:
    rows = revised_records(16)
    assert write(uri_of(server, index, "&revisions=all"), rows * 2) == []
    assert content(server, index) == {row.record_id: row for row in rows}
    for cls, row, what in (
        (DeadLetter, example_dead_letter(), "dead_letters"), (Event, example_event(), "events")
    ):  # fmt: skip
        name = next(_names)
        flag = "--dead-letters" if what == "dead_letters" else "--events"
        assert main(["sink", "setup", uri_of(server, name), flag]) == 0
        assert write(uri_of(server, name), [row, row], what) == []  # type: ignore[arg-type]
        assert {key: from_plain(cls, source) for key, source in server.documents(name).items()} == {row_id(row): row}


def test_prose_is_searched_by_words_and_names_as_a_whole(server: OpenSearchServer, index: str) -> None:
    row = example_record()
    assert write(uri_of(server, index), [row, replace(row, article_id="b", title="Nothing of that", text="", host="x")]) == []
    assert server.found(index, {"match": {"title": "ferry"}}) == [row.article_id]
    assert server.found(index, {"term": {"host": "www.veskimere-post.example"}}) == [row.article_id]
    assert server.found(index, {"range": {"first_seen_at": {"gte": "2025-03-03", "lt": "2025-03-04"}}}) == [
        "8b4687244ac554fdabe31d3701f22b6e",
        "b",
    ]
    assert server.found(index, {"term": {"entities.name": "Kaja Tormis"}}) == ["8b4687244ac554fdabe31d3701f22b6e", "b"]


def test_long_texts_and_huge_numbers_are_no_reason_to_refuse(server: OpenSearchServer, index: str) -> None:
    row = example_record()
    assert row.image is not None
    rows = [
        replace(row, article_id="a", item_guid="x" * 100_000, tags=("港" * 40_000,)),
        replace(row, article_id="b", image=replace(row.image, width=10**40)),
        replace(row, article_id="c", title="a\x00b\ud800"),
    ]
    assert write(uri_of(server, index), rows) == []
    assert sorted(server.documents(index)) == ["a", "b", "c"]


@contextmanager
def refusing(server: OpenSearchServer) -> Iterator[str]:
    """The address of a proxy that answers every third bulk request with 503, and lets every third be done but not confirmed."""
    count = iter(range(10**6))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            turn = next(count) % 3
            status, answer = (503, b"not now") if turn == 1 else forward(self.path, body)
            if turn == 2:
                status, answer = 503, b"it is done, but nobody knows"
            self.send_response(status)
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None: ...

    def forward(path: str, body: bytes) -> tuple[int, bytes]:
        headers = {"content-type": "application/x-ndjson"}
        request = urllib.request.Request(f"http://{server.address}{path}", data=body, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()
        except OSError:
            return 502, b"gone"

    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    proxy.daemon_threads = True
    threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"127.0.0.1:{proxy.server_port}"
    finally:
        proxy.shutdown()
        proxy.server_close()


def test_nothing_is_lost_when_the_server_dies_and_refuses(
    server: OpenSearchServer, index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """1,000 rows: of three requests one is refused and one is not confirmed; the server is killed in the middle."""
    monkeypatch.setattr("pipeline.sinks.servers.opensearch.BATCH_ROWS", 200)
    rows = revised_records(1000)
    with refusing(server) as address:
        sink = message_sink(f"opensearch://{address}/{index}?tls=no", what="records")
        write_through_an_outage(sink, rows, first=500, stop=server.kill, back=threading.Thread(target=server.start))
    assert content(server, index) == present(rows)


def test_kills_at_random_moments(server: OpenSearchServer, index: str, tmp_path: Path) -> None:
    run_with_kills(tmp_path, uri_of(server, index), rows=200, kills=3, rng=random.Random(5))
    assert content(server, index) == present(revised_records(200))


def test_rows_that_the_index_refuses_are_dead_letters(server: OpenSearchServer) -> None:
    name = next(_names)
    words = {"properties": {"words": {"type": "text"}}}
    server.ask("PUT", f"/{name}", {"mappings": {"dynamic": False, "properties": {"title": words}}})
    rows = [row if row.revision == 2 else replace(row, title=None) for row in revised_records(40)]
    refused = write(uri_of(server, name, "&revisions=all"), rows)
    assert [(letter.stage, letter.reason) for letter in refused] == [("write", "refused_by_sink")] * 10
    assert "mapper_parsing_exception" in refused[0].message
    assert content(server, name) == {row.record_id: row for row in rows if row.revision != 2}
    assert [letter.reason for letter in write(uri_of(server, name), [replace(rows[0], language_probability=float("nan"))])] == [
        "refused_by_sink"
    ]


def test_a_request_that_is_too_large_is_halved(server: OpenSearchServer, index: str) -> None:
    rows = [replace(row, text="x " * 200_000) for row in revised_records(20)]
    rows[6] = replace(rows[6], text="y" * 4_000_000)
    refused = write(uri_of(server, index, "&revisions=all"), rows)
    assert [(letter.reason, letter.url) for letter in refused] == [("too_large_for_sink", rows[6].url)]
    assert set(server.documents(index)) == {row.record_id for row in rows} - {rows[6].record_id}


def test_a_dead_letter_is_never_refused(server: OpenSearchServer) -> None:
    letter = example_dead_letter()
    assert letter.item is not None
    large = replace(letter, item=replace(letter.item, summary="y" * 4_000_000))
    name = next(_names)
    assert write(uri_of(server, name), [large], "dead_letters") == []
    (document,) = server.documents(name).values()
    assert (document["url"], document["item"]) == (letter.url, None)
    server.ask("PUT", f"/{name}x", {"mappings": {"properties": {"stage": {"type": "object"}}}})
    with pytest.raises(SinkError, match=r"refuses a dead letter: .*give dead letters another place"):
        write(uri_of(server, f"{name}x"), [letter], "dead_letters")


def test_a_read_only_index_is_waited_for(server: OpenSearchServer, index: str) -> None:
    server.ask("PUT", f"/{index}/_settings", {"index.blocks.write": True})
    place = SearchIndex(url=f"http://{server.address}", name=index, what="records")
    sink = OpenSearchSink(place, give_up_s=0.5)
    writer = sink.open()
    writer.write(example_record())
    with pytest.raises(SinkError, match=r"did not work for 0\.5 s .*block.*; start it, or free its disk"):
        writer.deliver()
    writer.abort()
    server.ask("PUT", f"/{index}/_settings", {"index.blocks.write": False})
    writer = sink.open()
    writer.write(example_record())
    assert writer.deliver() == []
    sink.close()
    assert len(server.documents(index)) == 1


def test_the_setup_is_printed_made_and_repeated(server: OpenSearchServer, capsys: pytest.CaptureFixture[str]) -> None:
    name = next(_names)
    uri = uri_of(server, name)
    assert main(["sink", "setup", uri, "--dry-run"]) == 0
    template, create = capsys.readouterr().out.splitlines()
    assert template.startswith(f"PUT /_index_template/{name} ")
    assert json.loads(template.split(" ", 2)[2])["index_patterns"] == [name]
    assert create == f"PUT /{name}"
    with pytest.raises(SinkError, match=f"there is no such index; `newsbeam sink setup opensearch://{server.address}/{name}`"):
        make_sink(uri, what="records").check()
    assert main(["sink", "setup", uri]) == 0
    assert capsys.readouterr().out == f"the index {name} is ready\n"
    assert main(["sink", "setup", uri]) == 0
    assert capsys.readouterr().out == f"the index {name} exists; its mapping is up to date\n"
    make_sink(uri, what="records").check()


def test_an_index_of_an_earlier_version_gets_the_new_fields(server: OpenSearchServer) -> None:
    name = next(_names)
    server.ask("PUT", f"/{name}", {"mappings": {"dynamic": False, "properties": {"title": {"type": "text"}}}})
    assert main(["sink", "setup", uri_of(server, name)]) == 0
    assert server.ask("GET", f"/{name}/_mapping")[name]["mappings"]["properties"]["host"]["type"] == "keyword"


def test_a_cluster_that_stays_away_fails_the_cycle_in_time() -> None:
    sink = OpenSearchSink(SearchIndex(url="http://127.0.0.1:9", name="news", what="records"), give_up_s=0.3)
    with pytest.raises(SinkError, match=r"opensearch://127.0.0.1:9/news did not work for 0\.3 s"):
        sink.check()
    writer = sink.open()
    writer.write(example_record())
    with pytest.raises(SinkError, match="rows that it has not confirmed are written again"):
        writer.deliver()
    writer.abort()
    sink.close()


@pytest.mark.parametrize(
    ("uri", "remedy"),
    [
        ("opensearch://host", "names no index; write opensearch://USER@HOST:PORT/INDEX"),
        ("opensearch://host/News", "the index in lower case"),
        ("opensearch://host/_all", "names no index"),
        ("opensearch://host/a,b", "names no index"),
        ("opensearch://u:secret@host/news", "holds a password"),
        ("opensearch://host/news?password=secret", "env:NAME or file:PATH"),
        ("opensearch://host/news?revisions=some", "it can be latest or all"),
    ],
)
def test_what_cannot_be_used_is_told(uri: str, remedy: str) -> None:
    with pytest.raises(ValueError, match=remedy) as told:
        make_sink(uri, what="records")
    assert "secret" not in str(told.value).replace("where the secret is", "")


def test_the_password_is_sent_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.headers["authorization"])
            self.send_response(401)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    guard = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=guard.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    uri = f"opensearch://reader@127.0.0.1:{guard.server_port}/news?tls=no"
    monkeypatch.delenv("NEWSBEAM_OPENSEARCH_PASSWORD", raising=False)
    with pytest.raises(
        SinkError, match="the variable NEWSBEAM_OPENSEARCH_PASSWORD is not set; it is the place of the password"
    ):
        make_sink(uri, what="records").check()
    monkeypatch.setenv("NEWSBEAM_OPENSEARCH_PASSWORD", "not-a-secret-of-anyone")
    sink = make_sink(uri, what="records")
    with pytest.raises(SinkError, match=r"answers 401 .*check user and password") as told:
        sink.check()
    sink.close()
    guard.shutdown()
    guard.server_close()
    assert seen == ["Basic cmVhZGVyOm5vdC1hLXNlY3JldC1vZi1hbnlvbmU="]
    assert "not-a-secret" not in str(told.value)


def test_a_run_writes_to_the_index(server: OpenSearchServer, index: str, tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    with Newsroom() as newsroom:
        run(newsroom.feeds[:3], folders, "--output", uri_of(server, index))
    assert content(server, index) == present(folders.records()) != {}
