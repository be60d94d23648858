"""Each row is a line of the table, once, with its content, whatever happens to the server; against a real PostgreSQL."""

import json
import random
import threading
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.cli.main import main
from pipeline.newsroom.server import Newsroom
from pipeline.sinks.registry import make_sink
from pipeline.sinks.rows import PUBLISHED
from pipeline.sinks.servers.postgres import PostgresSink, PostgresTable
from pipeline.sinks.sink import PreparedSink, SinkError
from pipeline.sinks.what import What
from schemas.articles import Extra
from schemas.codec import from_json, from_plain, to_plain
from schemas.dead_letters import DeadLetter
from schemas.events import Event
from schemas.example import example_dead_letter, example_event, example_record
from schemas.records import Record
from schemas.shapes import flat
from tests.support.killed_cycles import KILLS, run_with_kills
from tests.support.postgres_server import PASSWORD, PostgresServer, postgres_server, vector_server
from tests.support.records import records
from tests.support.revised_rows import latest_of, revised_records
from tests.support.run_newsbeam import Folders, run
from tests.support.sinks import message_sink, write_through_an_outage


@pytest.fixture(scope="module")
def running() -> Iterator[PostgresServer]:
    with postgres_server() as server:
        server.start()
        yield server


@pytest.fixture
def server(running: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> PostgresServer:
    """A server with empty tables, and the password where a user would put it."""
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    running.sql("DROP SCHEMA IF EXISTS newsbeam CASCADE")
    set_up(running)
    return running


def set_up(server: PostgresServer) -> None:
    for what in PUBLISHED:
        sink = make_sink(server.uri, what=what)
        assert isinstance(sink, PreparedSink)
        sink.setup()
        sink.check()
        sink.close()


def write(uri: str, rows: list[Any], what: What = "records") -> list[DeadLetter]:
    """The dead letters of rows that an engine delivers."""
    sink = message_sink(uri, what=what)
    writer = sink.open()
    refused = [letter for row in rows if (letter := writer.write(row)) is not None]
    refused += writer.deliver()
    sink.close()
    return refused


def written(server: PostgresServer, table: str = "records") -> dict[str, Record]:
    lines = server.sql(f"SELECT row_to_json(t)::text AS line FROM newsbeam.{table} AS t")
    rows = [from_json(Record, line["line"]) for line in lines]
    assert len({row.record_id for row in rows}) == len(rows)
    return {row.record_id: row for row in rows}


def by_id(rows: list[Record]) -> dict[str, Record]:
    return {row.record_id: row for row in rows}


def table(server: PostgresServer) -> PostgresTable:
    return PostgresTable(dsn=server.uri, schema="newsbeam", what="records")


def test_a_line_has_the_whole_row(server: PostgresServer) -> None:
    assert write(server.uri, [example_record()]) == []
    assert written(server) == by_id([example_record()])
    assert write(server.uri, [example_dead_letter()] * 2, "dead_letters") == []
    (line,) = server.sql("SELECT row_to_json(t)::text AS line FROM newsbeam.dead_letters AS t")
    assert from_json(DeadLetter, line["line"]) == example_dead_letter()
    assert write(server.uri, [example_event()] * 2, "events") == []
    (line,) = server.sql("SELECT row_to_json(t)::text AS line FROM newsbeam.events AS t")
    assert from_json(Event, line["line"]) == example_event()


def test_an_embedding_is_a_list_of_numbers(server: PostgresServer) -> None:
    assert write(server.uri, [example_record()]) == []
    query = """SELECT array_agg(number::float8) AS vector
               FROM newsbeam.records, jsonb_array_elements(extra #> '{1,vector}') AS number"""
    assert tuple(server.sql(query)[0]["vector"]) == example_record().extra[1].vector != ()


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(row=records())
def test_every_record_comes_back(server: PostgresServer, row: Record) -> None:
    plain = json.loads(json.dumps(from_plain_text(row)))
    server.sql("TRUNCATE newsbeam.records")
    assert write(server.uri, [row]) == []
    (line,) = server.sql("SELECT row_to_json(t)::text AS line FROM newsbeam.records AS t")
    assert from_json(Record, line["line"]) == from_plain(Record, plain)


def from_plain_text(row: Record) -> Any:
    """The row with the replacements that the documentation names."""
    from pipeline.sinks.servers.postgres_rows import row_json  # noqa: PLC0415
    from schemas.publish import RECORD  # noqa: PLC0415

    return json.loads(row_json(RECORD, row))


def test_a_repeat_replaces_its_line(server: PostgresServer) -> None:
    first = example_record()
    again = replace(first, title="Another look at the pier", tags=())
    assert write(server.uri, [first, again]) == []
    assert written(server) == by_id([again])
    assert write(server.uri, [first]) == []
    assert written(server) == by_id([first])


def test_nothing_is_lost_when_the_server_dies_and_refuses(server: PostgresServer) -> None:
    """It refuses every third write for a reason that passes, is killed in the middle, and comes back."""
    server.sql("CREATE SEQUENCE newsbeam.writes")
    server.sql(
        """CREATE FUNCTION newsbeam.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
           IF nextval('newsbeam.writes') % 3 = 0 THEN RAISE 'not now' USING ERRCODE = '40001'; END IF; RETURN NULL; END $$"""
    )
    server.sql("CREATE TRIGGER refuse BEFORE INSERT ON newsbeam.records EXECUTE FUNCTION newsbeam.refuse()")
    rows = revised_records(1000)
    sink = message_sink(server.uri, what="records")

    def stop() -> None:
        assert 0 < server.sql("SELECT count(*) AS n FROM newsbeam.records")[0]["n"] < 700
        server.kill()

    write_through_an_outage(sink, rows, first=700, stop=stop, back=threading.Thread(target=server.start))
    assert written(server) == by_id(rows)
    assert {row.article_id: row for row in written(server, "latest").values()} == latest_of(rows)
    removed = {row["article_id"] for row in server.sql("SELECT article_id FROM newsbeam.latest WHERE removed")}
    assert removed == {row.article_id for row in latest_of(rows).values() if row.change == "removed"} != set()


def test_kills_at_random_moments(server: PostgresServer, tmp_path: Path) -> None:
    run_with_kills(tmp_path, server.uri, rows=1000, kills=KILLS, rng=random.Random(7))
    assert written(server) == by_id(revised_records(1000))


def test_rows_that_the_table_refuses_are_dead_letters(server: PostgresServer) -> None:
    server.sql("ALTER TABLE newsbeam.records ADD CONSTRAINT short CHECK (length(title) < 100)")
    rows = [replace(row, title="x" * (99 + number % 50 // 49)) for number, row in enumerate(revised_records(300))]
    bad = [row for row in rows if len(row.title or "") == 100]
    refused = write(server.uri, rows)
    assert written(server) == by_id([row for row in rows if row not in bad])
    assert len(refused) == len(bad) == 6
    assert {(letter.stage, letter.reason, letter.url) for letter in refused} == {("write", "refused_by_sink", bad[0].url)}
    assert 'violates check constraint "short"' in refused[0].message


def test_a_row_that_json_does_not_know_is_a_dead_letter(server: PostgresServer) -> None:
    rows = [replace(row, language_probability=float("nan") if row.revision == 2 else 0.5) for row in revised_records(8)]
    assert [letter.reason for letter in write(server.uri, rows)] == ["refused_by_sink"] * 2
    assert len(written(server)) == 6


def test_characters_that_a_table_cannot_hold_are_replaced(server: PostgresServer) -> None:
    row = replace(example_record(), title="a\x00b\ud800", text="\\u0000 is no NUL", tags=("\x00",))
    assert write(server.uri, [row]) == []
    (line,) = written(server).values()
    assert (line.title, line.text, line.tags) == ("a\ufffdb?", "\\u0000 is no NUL", ("\ufffd",))


@pytest.mark.parametrize(
    "words", [" ".join(f"w{n:x}-é{n:x}" for n in range(300_000)), "港" * 3_000_000], ids=["many words", "one word"]
)
def test_a_long_text_is_no_reason_to_refuse_a_record(server: PostgresServer, words: str) -> None:
    assert write(server.uri, [replace(example_record(), text=words, language="en")]) == []
    assert len(written(server)) == 1


def test_a_dead_letter_is_never_refused(server: PostgresServer) -> None:
    server.sql("ALTER TABLE newsbeam.dead_letters ADD CONSTRAINT bare CHECK (item IS NULL)")
    assert write(server.uri, [example_dead_letter()], "dead_letters") == []
    assert server.sql("SELECT item FROM newsbeam.dead_letters")[0]["item"] is None
    server.sql("ALTER TABLE newsbeam.dead_letters ADD CONSTRAINT polls CHECK (stage = 'poll') NOT VALID")
    with pytest.raises(SinkError, match=r"refuses a dead letter: .*polls.*; drop the constraint or trigger"):
        write(server.uri, [example_dead_letter()], "dead_letters")


def test_search_knows_the_language(server: PostgresServer) -> None:
    texts = {"en": "The ferries were sailing", "de": "Die Häuser am Hafen", "und": "Die Häuser am Hafen"}
    rows = [replace(example_record(), record_id=code, article_id=code, language=code, title=None, standfirst=None, text=text)
            for code, text in texts.items()]  # fmt: skip
    assert write(server.uri, rows) == []

    def found(query: str) -> list[str]:
        return [line["language"] for line in server.sql(f"SELECT language FROM newsbeam.latest WHERE search @@ {query}")]

    assert found("to_tsquery('english', 'sail & ferry')") == ["en"]
    assert found("to_tsquery('german', 'Haus')") == ["de"]
    assert found("to_tsquery('simple', 'häuser')") == ["und"]


def test_the_setup_is_printed_made_and_repeated(server: PostgresServer, capsys: pytest.CaptureFixture[str]) -> None:
    server.sql("DROP SCHEMA newsbeam CASCADE")
    assert main(["sink", "setup", server.uri, "--dry-run"]) == 0
    script = capsys.readouterr().out
    assert script.startswith('CREATE SCHEMA IF NOT EXISTS "newsbeam";')
    with pytest.raises(SinkError, match=r"there is no table .*; `newsbeam sink setup postgres://news@127.0.0.1:\d+/postgres`"):
        make_sink(server.uri, what="records").check()
    for _ in range(2):
        assert main(["sink", "setup", server.uri]) == 0
        assert capsys.readouterr().out == 'the table "newsbeam"."records" is ready\n'
    assert write(server.uri, [example_record()]) == []


def test_a_table_of_an_earlier_version_is_upgraded(server: PostgresServer) -> None:
    write(server.uri, [example_record()])
    server.sql("ALTER TABLE newsbeam.records DROP COLUMN kicker CASCADE")  # and the view
    sink = make_sink(server.uri, what="records")
    with pytest.raises(SinkError, match="has no column 'kicker'; `newsbeam sink setup "):
        sink.check()
    assert isinstance(sink, PreparedSink)
    sink.setup()
    sink.check()
    sink.close()
    assert written(server, "latest") == by_id([replace(example_record(), kicker=None)])


def test_a_table_without_a_search_column(server: PostgresServer) -> None:
    server.sql("DROP SCHEMA newsbeam CASCADE")
    assert main(["sink", "setup", f"{server.uri}?search=no"]) == 0
    assert write(f"{server.uri}?search=no", [example_record()]) == []
    assert written(server, "latest") == by_id([example_record()])
    columns = "SELECT count(*) AS n FROM pg_attribute WHERE attrelid = 'newsbeam.records'::regclass AND attname = 'search'"
    assert server.sql(columns)[0]["n"] == 0
    assert main(["sink", "setup", server.uri]) == 0, "an upgrade adds it later"
    assert server.sql(columns)[0]["n"] == 1
    assert written(server, "latest") == by_id([example_record()])


def test_long_values_are_compressed_fast(server: PostgresServer) -> None:
    server.sql("DROP SCHEMA newsbeam CASCADE")
    assert main(["sink", "setup", server.uri]) == 0
    assert write(server.uri, [replace(example_record(), text="The ferries were sailing. " * 500)]) == []
    (line,) = server.sql(
        "SELECT pg_column_compression(text) AS text, pg_column_compression(search) AS search FROM newsbeam.records"
    )
    assert line["text"] == "lz4"
    assert line["search"] in ("lz4", None), "a short vector is not compressed"
    server.sql("ALTER TABLE newsbeam.records ALTER COLUMN text SET COMPRESSION pglz")
    assert main(["sink", "setup", server.uri]) == 0
    kind = "SELECT attcompression::text AS kind FROM pg_attribute WHERE attrelid = $1::regclass AND attname = 'text'"
    assert server.sql(kind, "newsbeam.records")[0]["kind"] == "p", "a choice of the owner stays"


def embedded(number: int, *vector: float) -> Record:
    extra = (Extra(name="mine:fn", value="null", vector=vector), Extra(name="other", value="null", vector=(9.0,)))
    return replace(example_record(), record_id=f"r{number}", extra=extra if vector else ())


def test_without_pgvector_an_embedding_is_an_array(server: PostgresServer) -> None:
    uri = f"{server.uri}?embedding=mine:fn&dimensions=3"
    assert main(["sink", "setup", uri]) == 0
    assert write(uri, [embedded(1, 0.5, -1.0, 1e-3), embedded(2, 1.0, 2.0), embedded(3)]) == []
    found = server.sql("SELECT record_id, embedding FROM newsbeam.latest ORDER BY record_id")
    kept = server.sql("SELECT pg_typeof(embedding)::text AS kind, embedding FROM newsbeam.records ORDER BY record_id")
    assert [(line["kind"], line["embedding"]) for line in kept] == [
        ("real[]", pytest.approx([0.5, -1.0, 1e-3])),
        ("real[]", None),
        ("real[]", None),
    ]
    assert [line["record_id"] for line in found] == ["r3"], "the revisions of one article"


def test_with_pgvector_the_nearest_is_found() -> None:
    with vector_server() as server, pytest.MonkeyPatch.context() as patch:
        server.start()
        patch.setenv("PGPASSWORD", PASSWORD)
        uri = f"{server.uri}?embedding=mine:fn&dimensions=3"
        for _ in range(2):
            assert main(["sink", "setup", uri]) == 0
        rows = [embedded(1, 1.0, 0.0, 0.0), embedded(2, 0.0, 1.0, 0.0), embedded(3, 0.0, 1.0), embedded(4)]
        assert write(uri, [replace(row, article_id=row.record_id) for row in rows]) == []
        server.sql("CREATE INDEX ON newsbeam.records USING hnsw (embedding vector_cosine_ops)")
        nearest = "SELECT record_id FROM newsbeam.latest WHERE embedding IS NOT NULL ORDER BY embedding <=> '[0.1, 0.9, 0]'"
        assert [line["record_id"] for line in server.sql(nearest)] == ["r2", "r1"]
        assert server.sql("SELECT pg_typeof(embedding)::text AS kind FROM newsbeam.records")[0]["kind"] == "vector"
        assert len(written(server)) == len(rows)


def test_a_view_has_the_records_on_one_level(server: PostgresServer) -> None:
    claims = [("2025", "year"), ("2025-03", "month"), ("2025-03-03T10:00:00", "minute"), ("0000", "year"), (None, None)]
    example = example_record()
    assert example.published is not None
    rows = [
        replace(
            example,
            record_id=f"r{number}",
            published=replace(example.published, value=value, precision=precision) if value else None,  # type: ignore[arg-type]
            authors=example.authors[: number % 3],
            image=replace(example.image, width=10**30) if example.image and number else None,
        )
        for number, (value, precision) in enumerate(claims)
    ]
    assert write(server.uri, rows) == []
    lines = [dict(line) for line in server.sql("SELECT * FROM newsbeam.flat")]
    found = {
        line["record_id"]: {name: int(value) if isinstance(value, Decimal) else value for name, value in line.items()}
        for line in lines
    }
    for row in rows:
        line = to_plain(found[row.record_id])
        assert line == flat(row)


def test_batches_that_share_a_row_are_written_in_order(server: PostgresServer) -> None:
    rows = [replace(row, record_id=f"r{number % 450}", article_id="a") for number, row in enumerate(revised_records(1000))]
    assert write(server.uri, rows) == []
    assert written(server) == by_id(rows)


def test_another_schema_is_another_place(server: PostgresServer) -> None:
    server.sql("DROP SCHEMA IF EXISTS daily CASCADE")
    uri = f"{server.uri}?schema=daily&sslmode=prefer"
    assert main(["sink", "setup", uri]) == 0
    assert make_sink(uri, what="records").uri == f"{server.uri}?schema=daily"
    assert write(uri, [example_record()]) == []
    assert written(server) == {}
    assert server.sql("SELECT count(*) AS n FROM daily.latest")[0]["n"] == 1


@pytest.mark.parametrize(
    ("uri", "remedy"),
    [
        ("postgres://host", "names no database; write postgres://USER@HOST/DATABASE"),
        ("postgres:///news", "names no database"),
        ("postgres://u:secret@host/news", "holds a password"),
        ("postgres://host/news?schema=A-b", "must be lower-case letters"),
        ("postgres://host/news?sslmode=maybe", "it can be disable or allow"),
        ("postgres://host/news?embedding=mine:fn", "embedding and dimensions go together"),
        ("postgres://host/news?dimensions=3", "embedding and dimensions go together"),
        ("postgres://host/news?embedding=mine:fn&dimensions=0", "dimensions is 0; it must be 1 to 16000"),
        ("postgres://host/news?format=avro", "unknown option 'format'"),
    ],
)
def test_what_cannot_be_used_is_told(uri: str, remedy: str) -> None:
    with pytest.raises(ValueError, match=remedy) as told:
        make_sink(uri, what="records")
    assert "secret" not in str(told.value)


def test_a_driver_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.sinks.servers.postgres.find_spec", lambda name: None)
    with pytest.raises(ValueError, match=r"pip install 'newsbeam\[postgres\]'"):
        make_sink("postgres://h/d", what="records")


def test_a_server_that_stays_away_fails_the_cycle_in_time() -> None:
    sink = PostgresSink(PostgresTable(dsn="postgres://u@127.0.0.1:9/news", schema="newsbeam", what="records"), give_up_s=0.3)
    with pytest.raises(SinkError, match=r"u@127.0.0.1:9/news did not work for 0\.3 s .*; start it, or free its disk"):
        sink.check()
    writer = sink.open()
    writer.write(example_record())
    with pytest.raises(SinkError, match="rows that it has not confirmed are written again"):
        writer.deliver()
    writer.abort()
    sink.close()


def test_what_only_a_person_can_mend_is_told_at_once(server: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SinkError, match="create the database"):
        make_sink(server.uri.replace("/postgres", "/none", 1).replace("none://", "postgres://"), what="records").check()
    server.sql("DROP ROLE IF EXISTS reader")
    server.sql(f"CREATE ROLE reader LOGIN PASSWORD '{PASSWORD}'")
    with pytest.raises(SinkError, match=r"may not write; GRANT|grant the user"):
        make_sink(server.uri.replace("news@", "reader@"), what="records").check()
    monkeypatch.setenv("PGPASSWORD", "wrong")
    with pytest.raises(SinkError, match="the password in PGPASSWORD, or in the file that PGPASSFILE names") as told:
        make_sink(server.uri, what="records").check()
    assert "wrong" not in str(told.value)
    monkeypatch.delenv("PGPASSWORD")
    monkeypatch.setenv("PGPASSFILE", "/nowhere")
    with pytest.raises(SinkError, match="the password in PGPASSWORD"):
        make_sink(server.uri, what="records").check()


def test_a_read_only_server_is_waited_for(server: PostgresServer) -> None:
    server.sql("ALTER DATABASE postgres SET default_transaction_read_only = on")
    sink = PostgresSink(table(server), give_up_s=0.4)
    try:
        writer = sink.open()
        writer.write(example_record())
        with pytest.raises(SinkError, match=r"did not work for 0\.4 s .*read-only"):
            writer.deliver()
    finally:
        server.sql("ALTER DATABASE postgres RESET default_transaction_read_only")
    writer = sink.open()
    writer.write(example_record())
    assert writer.deliver() == []
    sink.close()
    assert len(written(server)) == 1


def test_a_run_writes_to_the_table_and_keeps_the_password_to_itself(
    server: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PGPASSWORD")
    passwords = tmp_path / "pgpass"
    passwords.write_text(f"127.0.0.1:{server.port}:*:news:{PASSWORD}\n")
    passwords.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    folders = Folders(tmp_path)
    with Newsroom() as newsroom:
        run(newsroom.feeds[:3], folders, "--output", server.uri, "--dead-letters", server.uri)
    assert written(server) == by_id(folders.records()) != {}
    assert server.sql("SELECT count(*) AS n FROM newsbeam.dead_letters")[0]["n"] == len(folders.dead_letters())
    state = [path for path in folders.root.rglob("*") if path.is_file() and path != passwords]
    assert state
    assert [path for path in state if PASSWORD.encode() in path.read_bytes()] == []
