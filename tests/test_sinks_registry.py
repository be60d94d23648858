"""What a URI and its options make, and what is said of those that cannot be used."""

from pathlib import Path

import pytest
from apache_beam.internal.cloudpickle import cloudpickle

from pipeline.settings import Output, UsageError, check_outputs
from pipeline.sinks.place import place_of
from pipeline.sinks.registry import make_sink
from pipeline.sinks.servers.pubsub import PubSubSink
from pipeline.sinks.servers.secret_place import secret_text
from schemas import read_records
from schemas.example import example_record
from tests.support.sinks import staging_sink, write_to


@pytest.mark.parametrize(
    "uri", ["https://h/x?secret=whsec_abc", "kafka://h:9092/t?password=whsec_abc", "gopher://h/x?token=whsec_abc"]
)
def test_a_secret_among_the_options_is_not_shown(uri: str) -> None:
    """docs/sinks.md: "A URI must not hold a password: logs show URIs"; the error about one shows none."""
    with pytest.raises(ValueError, match=r"where the secret is|unknown|not installed") as told:
        make_sink(uri, what="records")
    assert "whsec_abc" not in str(told.value)


def test_a_secret_in_a_file_is_utf_8(tmp_path: Path) -> None:
    """docs/sinks.md, options `password` and `secret`: `file:PATH`."""
    (tmp_path / "password").write_text("größer", encoding="utf-8")
    assert secret_text(f"file:{tmp_path}/password", {}) == "größer"


@pytest.mark.parametrize(
    ("uri", "remedy"),
    [
        ("ftp://host/x", "unknown scheme 'ftp'; give a folder, or a URI that begins with one of azfs://, file://"),
        ("news.jsonl", "looks like a file; outputs are folders: give '{cwd}/news'"),
        ("news.jsonl.gz", "looks like a file"),
        ("out/news.PARQUET", "looks like a file"),
        ("gs://bucket/news.jsonl", "looks like a file"),
        ("file://host/x", "names the host 'host'; write file:///host/x"),
        ("", "names no folder"),
        ("pubsub://project", "write pubsub://PROJECT/TOPIC"),
        ("pubsub://project/a/b", "write pubsub://PROJECT/TOPIC"),
        ("pubsub:///topic", "write pubsub://PROJECT/TOPIC"),
        ("pubsub://p/t?format=parquet", "messages have no format 'parquet'; add .format=jsonl or .format=avro"),
        ("pubsub://p/t?ordering=host", "it can be article_id"),
        (
            "out?ordering=article_id",
            "unknown option 'ordering'; known are format, shape, words, fields, ",
        ),
        ("pubsub://p/t?roll_s=5", "unknown option 'roll_s'; known are format, ordering"),
        ("out?formt=avro", "unknown option 'formt'; known are format, shape, words"),
        ("out?roll_s=soon", "roll_s is 'soon'; it must be a number"),
        ("out?roll_bytes=2.5", "roll_bytes is '2.5'; it must be a whole number"),
        ("out?roll_s=0", "roll_s is 0.0; it must be above 0"),
        ("out?roll_bytes=-1", "roll_bytes is -1; it must be above 0"),
        ("out?roll_s=nan", "it must be above 0"),
        ("out?format=xlsx", "format 'xlsx' is unknown; choose one of jsonl, parquet, avro, "),
        ("out?compression=lzma", "jsonl has no compression 'lzma'; choose one of none, gzip, zstd"),
        ("out?format=avro&compression=zstd", "avro has no compression 'zstd'; choose one of none, gzip"),
        ("gs://bucket/x?roll_s=5", "roll_s needs a local folder"),
    ],
)
def test_what_cannot_be_used_is_told_with_the_remedy(
    uri: str, remedy: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match=remedy.format(cwd=tmp_path)) as told:
        make_sink(uri, what="records")
    assert repr(uri.partition("?")[0])[:-1] in str(told.value)
    assert list(tmp_path.iterdir()) == []


def test_a_uri_that_names_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "news").touch()
    with pytest.raises(ValueError, match="is a file; outputs are folders"):
        make_sink(str(tmp_path / "news"), what="records")


@pytest.mark.parametrize("uri", ["{0}/a b", "file://{0}/a%20b", "FILE://localhost{0}/a%20b", "{0}/a b?format=jsonl"])
def test_ways_to_name_a_folder(uri: str, tmp_path: Path) -> None:
    write_to(uri.format(tmp_path), [example_record()])
    assert list(read_records(tmp_path / "a b")) == [example_record()]


def test_a_relative_folder_stays_the_same_when_the_process_moves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sink = make_sink("news", what="records")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    sink.check()
    assert (tmp_path / "news").is_dir()


def test_options_in_the_uri_win(tmp_path: Path) -> None:
    writer = staging_sink(f"{tmp_path}?format=jsonl&compression=gzip", format="parquet", what="records").stage("w")
    writer.write(example_record())
    assert [Path(staged.final).name for staged in writer.finish()] == ["records-w-000.jsonl.gz"]


def test_a_question_mark_without_options_is_part_of_the_name(tmp_path: Path) -> None:
    write_to(f"{tmp_path}/why?", [example_record()])
    assert [path.name for path in tmp_path.iterdir()] == ["why?"]


def test_options_are_split_off() -> None:
    place = place_of("GS://b/x?format=avro&roll_s=2.5&roll_bytes=", "records", compression="none", roll_s=None)
    assert (place.scheme, place.uri) == ("gs", "GS://b/x")
    assert place.given == {"format": "avro", "roll_s": "2.5", "roll_bytes": ""}
    assert place.defaults == {"compression": "none"}


def test_a_password_in_a_uri_is_refused_and_not_repeated() -> None:
    with pytest.raises(ValueError, match="the store:// URI holds a password") as told:
        make_sink("store://me:hunter2@host/x", what="records")
    assert "hunter2" not in str(told.value)


def test_a_place_named_twice_in_different_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for first, second in [
        ("news", f"file://{tmp_path}/news?format=avro"),
        ("gs://b/x", "gs://b/x/"),
        ("pubsub://p/t", "PUBSUB://p/t?format=avro"),
    ]:
        with pytest.raises(UsageError, match="is named twice for records; give each its own place"):
            check_outputs([Output(uri=first, what="records"), Output(uri=second, what="records")])
        check_outputs([Output(uri=first, what="records"), Output(uri=second, what="dead_letters")])


def test_nothing_connects_before_it_must() -> None:
    sink = make_sink("pubsub://no-such-project/topic", what="records")
    assert isinstance(sink, PubSubSink)
    assert sink.topic.path == "projects/no-such-project/topics/topic"
    sink.close()


@pytest.mark.parametrize("uri", ["news", "news?format=parquet&roll_s=60", "pubsub://p/t?ordering=article_id", "gs://b/news"])
def test_a_sink_can_be_sent_to_a_worker(uri: str) -> None:
    sink = make_sink(uri, what="records")
    assert cloudpickle.loads(cloudpickle.dumps(sink)).uri == sink.uri
