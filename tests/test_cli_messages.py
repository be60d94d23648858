"""What the installed command says where something is wrong: the value, and the remedy."""

import json
import os
import re
import subprocess
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.cli import options
from pipeline.cli.main import COMMANDS, main
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_reader import LEDGER
from pipeline.newsroom.server import Newsroom
from schemas import store_access
from schemas.events import make_event
from schemas.example import example_dead_letter, example_record
from schemas.near import did_you_mean
from tests.support.run_newsbeam import NEWSBEAM
from tests.support.sinks import write_to

FEED = "http://127.0.0.9:9/feed.xml"


def newsbeam(*arguments: str, cwd: Path, stdin: bytes = b"") -> "subprocess.CompletedProcess[str]":
    done = subprocess.run([NEWSBEAM, *arguments], cwd=cwd, input=stdin, capture_output=True, timeout=120, check=False)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["run", FEED, "--ouput", "x"], 2, "unrecognized arguments: --ouput x; did you mean '--output'?"),
        (["rnu", FEED], 2, "did you mean 'run'?"),
        (["run", FEED, "--format", "jsnl"], 2, "did you mean 'jsonl'?"),
        (["schema", "--sources", "--format", "avro"], 2, "leave out --format avro"),
        (["schema", "--format", "bigqery"], 2, "did you mean 'bigquery'?"),
        (["run", FEED, "--runner=FlinkRunner"], 2, "options of Apache Beam stand behind --"),
        (["run", FEED, "--", "--runner=FlinkRunner"], 2, "use 'newsbeam stream FEEDS -- --runner=FlinkRunner'"),
        (["run", FEED, "--output", "a-file"], 2, "is a file; outputs are folders: give a folder"),
        (["run", FEED, "--state", "a-file"], 2, "a-file is a file; --state names a folder"),
        (["run", FEED, "--fail-on", "failing=1"], 2, "choose one of failing-feeds"),
        (["run", FEED, "--proxy", "x"], 2, "'x' is no proxy: a proxy is written http://host:port"),
        (["extract", FEED], 1, "blocked_address: 127.0.0.9 is not a public address; --allow-network allows a network"),
        (["extract", "no-such-file.html"], 2, "name an HTML file or a URL"),
        (
            ["stream", FEED, "--state", "x", "--", "--runner=FlinkRunner"],
            2,
            "--state and --metrics are for a job on this machine",
        ),
        (["run", FEED, "--dead-letters", "a-file"], 2, "is a file; outputs are folders: give a folder"),
        (["run", FEED, "--log-level", "warn"], 2, "did you mean 'warning'?"),
        (
            ["stream", "sftp://host/feeds.txt"],
            2,
            "cannot read 'sftp://host/feeds.txt': a list is a file, or an object of gs://",
        ),
        (["feeds", "puase", FEED], 2, "has no ledger; name the --state folder of a run"),
        (["tail", "nowhere"], 2, "there is no file or folder 'nowhere'"),
        (["replay", "a-folder", "--reason", "timout"], 2, "did you mean 'timeout'?"),
        (["run", FEED, "--state", "/sys/newsbeam"], 1, "choose another folder"),
        (["backfill", FEED, "--since", "2199-01-31"], 2, "--since 2199-01-31 00:00 UTC lies in the future"),
    ],
)
def test_a_message_names_the_remedy(tmp_path: Path, arguments: list[str], status: int, message: str) -> None:
    (tmp_path / "a-file").touch()
    done = newsbeam(*arguments, cwd=tmp_path)
    assert message in done.stderr
    assert done.returncode == status
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("output", "extra"), [("s3://bucket/news", "s3"), ("azfs://account/bucket/news", "azure")])
def test_a_missing_package_is_named(
    output: str,
    extra: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(store_access, "_is_installed", lambda module: False)
    told = f"needs a package that is not installed: pip install 'newsbeam[{extra}]'"
    assert main(["run", FEED, "--output", output]) == 2
    assert told in capsys.readouterr().err
    assert main(["tail", output]) == 2
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1
    assert main(["stream", f"{output}/feeds.txt"]) == 2
    assert told in capsys.readouterr().err


def test_a_refused_loopback_address_names_the_option(tmp_path: Path) -> None:
    done = newsbeam("run", FEED, cwd=tmp_path)
    assert "--allow-network allows a network" in done.stdout
    assert done.returncode == 1


def test_s3_without_credentials_fails_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for words in (["tail", "s3://bucket/news"], ["run", FEED, "--output", "s3://bucket/news"]):
        done = newsbeam(*words, cwd=tmp_path)
        assert "s3:// finds no credentials: run 'aws configure', or set AWS_ACCESS_KEY_ID" in done.stderr
        assert done.returncode == 1


def test_azure_storage_without_credentials_fails_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AZURE_STORAGE_CONNECTION_STRING", raising=False)
    done = newsbeam("tail", "azfs://account/container/news", cwd=tmp_path)
    assert "azfs:// finds no credentials: set AZURE_STORAGE_CONNECTION_STRING" in done.stderr
    assert done.returncode == 1


def test_google_storage_without_credentials_fails_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STORAGE_EMULATOR_HOST", raising=False)
    monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GCE_METADATA_HOST", "127.0.0.9:9")
    done = newsbeam("run", FEED, "--output", "gs://bucket/news", cwd=tmp_path)
    assert "gs:// finds no credentials: run 'gcloud auth application-default login'" in done.stderr
    assert done.returncode == 1


def test_the_output_minus_is_standard_output_and_no_folder(tmp_path: Path) -> None:
    with Newsroom() as newsroom:
        command = ["run", next(iter(newsroom.feeds)), "--output", "-", "--allow-network", "127.0.0.0/8", "--host-delay", "0"]
        done = newsbeam(*command, "--enrich", "url", cwd=tmp_path)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows
    assert all(row["record_id"] for row in rows)
    assert "new items" in done.stderr
    assert not (tmp_path / "-").exists()


def test_a_page_on_stdin_is_extracted(tmp_path: Path) -> None:
    words = "The harbour office has opened the northern quay again after the storm of last week. " * 12
    page = f"<html><head><title>Quay open</title></head><body><article><h1>Quay open</h1><p>{words}</p></article></body></html>"
    done = newsbeam("extract", "-", "--url", "https://tide.example/quay", cwd=tmp_path, stdin=page.encode())
    assert json.loads(done.stdout)["title"] == "Quay open", done.stderr


def test_a_page_of_the_web_is_fetched_before_it_is_extracted(tmp_path: Path) -> None:
    with Newsroom() as newsroom:
        url = next(url for url in newsroom.articles if url.startswith(newsroom.bases["nordmark"]))
        done = newsbeam("extract", url, "--allow-network", "127.0.0.0/8", cwd=tmp_path)
    record = json.loads(done.stdout)
    assert record["first_seen_at"] <= record["fetched_at"] <= record["extracted_at"], done.stderr


def test_no_folder_for_temporary_files_is_told_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    full = [str(tmp_path / "full"), str(tmp_path / "gone")]
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: full)
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setitem(COMMANDS, "schema", lambda given: len(tempfile.gettempdir()))
    assert main(["schema"]) == 1
    assert capsys.readouterr().err == (
        f"newsbeam: no folder for temporary files can be written: free space in one of {', '.join(full)}, or set TMPDIR\n"
    )


def test_tail_tells_what_it_was_given(tmp_path: Path) -> None:
    write_to(str(tmp_path / "dead"), [example_dead_letter()], "dead_letters", "w")
    write_to(f"{tmp_path / 'view'}?format=ninjs", [example_record()], "records", "w")
    write_to(str(tmp_path / "both"), [example_record()], "records", "w")
    write_to(str(tmp_path / "both"), [example_dead_letter()], "dead_letters", "w")
    (tmp_path / "empty").mkdir()
    dead = newsbeam("tail", "dead", "--limit", "1", cwd=tmp_path)
    assert "holds dead letters" in dead.stderr
    assert example_dead_letter().reason in dead.stdout
    view = newsbeam("tail", "view", cwd=tmp_path)
    assert "holds ninjs items, a view of records" in view.stderr
    assert (example_record().title or "?") in view.stdout
    both = newsbeam("tail", "both", cwd=tmp_path)
    assert "holds records; --dead-letters for the others" in both.stderr
    file = next((tmp_path / "dead").rglob("*.jsonl"))
    assert example_dead_letter().reason in newsbeam("tail", str(file), cwd=tmp_path).stdout
    write_to(f"{tmp_path / 'table'}?format=csv", [example_record()], "records", "w")
    for more in ((), ("--limit", "1"), ("--follow",), ("--cursor", "place")):
        table = newsbeam("tail", "table", *more, cwd=tmp_path)
        assert (table.returncode, table.stdout) == (2, "")
        assert table.stderr == "newsbeam tail: 'table' holds only views (flat), which are not read back\n"
    assert newsbeam("tail", "table", "--dead-letters", cwd=tmp_path).returncode == 0, "they may come"
    assert "holds no records, dead letters or events yet" in newsbeam("tail", "empty", cwd=tmp_path).stderr


def test_tail_knows_events(tmp_path: Path) -> None:
    event = make_event("feed.silent", url=FEED, at=datetime(2026, 3, 4, tzinfo=UTC), message="Nothing new for three days.")
    write_to(str(tmp_path / "happened"), [event], "events", "w")
    done = newsbeam("tail", "happened", "--limit", "1", cwd=tmp_path)
    assert "holds events" in done.stderr
    assert "feed.silent" in done.stdout


def test_tail_follows_from_its_last_row(tmp_path: Path) -> None:
    write_to(str(tmp_path / "news"), [example_record()], "records", "w1")
    with subprocess.Popen([NEWSBEAM, "tail", "news", "--follow", "--json"], cwd=tmp_path, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        write_to(str(tmp_path / "news"), [replace(example_record(), record_id="later-1")], "records", "w2")
        assert json.loads(process.stdout.readline())["record_id"] == "later-1"
        process.terminate()
        assert process.stdout.read() == b""
        assert process.wait(60) == 0
    assert first["record_id"] == example_record().record_id


def test_a_prism_that_cannot_be_had_names_its_option(tmp_path: Path) -> None:
    missing = newsbeam("stream", FEED, "--", f"--prism_location={tmp_path}/no-prism", cwd=tmp_path)
    assert missing.returncode == 2
    assert f"--prism_location={tmp_path}/no-prism: there is no such file; give the path of Prism's binary" in missing.stderr
    assert "Traceback" not in missing.stderr


def test_a_folder_of_a_run_is_none_for_a_stream(tmp_path: Path) -> None:
    Ledger(tmp_path / LEDGER).close()
    done = newsbeam("stream", FEED, "--state", str(tmp_path), cwd=tmp_path)
    assert done.returncode == 1
    assert "give the stream a --state folder of its own" in done.stderr


def test_replay_says_why_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    Ledger(tmp_path / "state" / LEDGER).close()
    write_to(str(tmp_path / "dead"), [example_dead_letter()], "dead_letters", "w")
    command = ["replay", "dead", "--state", "state"]
    assert "1 of 1 dead letter" in newsbeam(*command, cwd=tmp_path).stdout
    again = newsbeam(*command, cwd=tmp_path).stdout
    assert "0 of 1 dead letter" in again
    assert "1 were added by an earlier replay" in again
    assert "1 have another reason than timeout" in newsbeam(*command, "--reason", "timeout", cwd=tmp_path).stdout
    letters = [replace(example_dead_letter(), reason=reason) for reason in ("invalid_item", "robots_disallowed", "not_html")]
    write_to(str(tmp_path / "lasting"), letters, "dead_letters", "w")
    lasting = newsbeam("replay", "lasting", "--state", "state", cwd=tmp_path).stdout
    assert "2 of 3 dead letters" in lasting
    assert "1 can never succeed and were left out" in lasting
    assert "1 were refused by robots.txt" in lasting
    assert newsbeam("replay", "nowhere", "--state", "state", cwd=tmp_path).returncode == 2
    (tmp_path / "state" / LEDGER).write_bytes(b"no ledger")
    assert "newsbeam replay: the ledger was damaged (file is not a database)" in newsbeam(*command, cwd=tmp_path).stderr
    (tmp_path / "none").mkdir()
    assert "there are no dead letters in 'none'" in newsbeam("replay", "none", "--state", "state", cwd=tmp_path).stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["--version"], ["schema"], ["completion", "bash"]])
def test_a_full_disk_behind_standard_output_is_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run([NEWSBEAM, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr == "newsbeam: cannot write to standard output: No space left on device\n"


def test_the_version_tells_what_matters(tmp_path: Path) -> None:
    lines = newsbeam("--version", cwd=tmp_path).stdout
    assert re.match(r"newsbeam \d", lines)
    assert all(name in lines for name in ("record schema", "ledger schema", "Python", "SQLite", "apache-beam", "trafilatura"))


def help_texts() -> list[str]:
    top = options.parser()
    commands = next(action.choices for action in top._actions if isinstance(action.choices, dict))
    return [parser.format_help() for parser in (top, *commands.values())]


@pytest.mark.parametrize(
    "example",
    sorted(
        {line for text in help_texts() for line in re.findall(r"^  newsbeam (.+?)(?:   .*)?$", text.replace("\\\n", ""), re.M)}
    ),
)
def test_the_examples_of_the_help_are_command_lines(example: str) -> None:
    import shlex  # noqa: PLC0415

    words = shlex.split(example.split(" | ", maxsplit=1)[0])
    namespace = options.parse([word for word in words if word != "\\"])
    assert namespace.command == words[0]


def test_a_shell_completes_commands_and_options(tmp_path: Path) -> None:
    assert "newsbeam" in newsbeam("completion", "bash", cwd=tmp_path).stdout
    found = tmp_path / "found"
    for line, expected in (("newsbeam fee", "feeds"), ("newsbeam run --wat", "--watch")):
        environment = {
            **os.environ,
            "_ARGCOMPLETE": "1",
            "_ARGCOMPLETE_IFS": "\n",
            "_ARGCOMPLETE_STDOUT_FILENAME": str(found),
            "COMP_LINE": line,
            "COMP_POINT": str(len(line)),
        }
        subprocess.run([NEWSBEAM], env=environment, cwd=tmp_path, capture_output=True, timeout=60, check=False)
        assert expected in found.read_text().replace("\\013", "\n")


@pytest.mark.parametrize(("word", "hint"), [("--ouput", "did you mean '--output'?"), ("--xyzzy", None)])
def test_did_you_mean(word: str, hint: str | None) -> None:
    assert did_you_mean(word, ["--output", "--state"]) == hint
