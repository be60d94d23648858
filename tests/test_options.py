"""The command line: defaults, every bad value with its remedy, help that can be read."""

from pathlib import Path

import pytest

from pipeline.cli import options
from pipeline.cli.main import main
from pipeline.settings import Output, UsageError


def test_defaults_are_what_a_user_would_choose() -> None:
    run = options.run_options(options.parse(["run", "https://a.example/feed"]))
    assert run.feeds == ("https://a.example/feed",)
    assert run.outputs == (Output(uri="news", what="records"),)
    assert run.dead_letters == (Output(uri=".newsbeam/dead-letters", what="dead_letters"),)
    assert run.state == Path(".newsbeam")
    assert (run.fetch.host_delay_s, run.fetch.timeout_s, run.fetch.allowed_networks) == (1.0, 30.0, ())
    assert (run.watch, run.ignore_schedule, run.as_json, run.beam, run.enrich) == (False, False, False, (), ("default",))
    assert run.workers >= 1


def test_every_option_arrives() -> None:
    run = options.run_options(
        options.parse(
            [
                *("run", "f1", "f2", "--output", "a", "--output", "pubsub://p/t", "--dead-letters", "d", "--state", "s"),
                *("--format", "parquet", "--watch", "--ignore-schedule", "--host-delay", "0", "--timeout", "5"),
                *("--workers", "3", "--attempts", "2"),
                *("--allow-network", "127.0.0.0/8", "--allow-network", "::1/128", "--contact", "me@example.com"),
                *("--enrich", "language,counts", "--json", "--", "--job_name=nightly"),
            ]
        )
    )
    assert [output.uri for output in run.outputs] == ["a", "pubsub://p/t"]
    assert {output.format for output in run.outputs} == {"parquet"}
    assert [str(network) for network in run.fetch.allowed_networks] == ["127.0.0.0/8", "::1/128"]
    assert (run.fetch.host_delay_s, run.fetch.timeout_s, run.fetch.contact) == (0.0, 5.0, "me@example.com")
    assert run.fetch.attempts == 2
    assert (run.workers, run.enrich, run.as_json, run.beam) == (3, ("language", "counts"), True, ("--job_name=nightly",))


@pytest.mark.parametrize(
    ("arguments", "value", "remedy"),
    [
        (["run"], "FEEDS", "newsbeam run --help"),
        (["run", "f", "--no-such"], "--no-such", "newsbeam"),
        (["run", "f", "--work", "2"], "--work", "newsbeam"),
        (["run", "f", "--workers", "0"], "'0'", "from 1 to 1024"),
        (["run", "f", "--workers", "many"], "'many'", "from 1 to 1024"),
        (["run", "f", "--host-delay", "-1"], "'-1'", "seconds from 0"),
        (["run", "f", "--host-delay", "nan"], "'nan'", "seconds from 0"),
        (["run", "f", "--max-age", "0"], "'0'", "2d, 12h or 30m"),
        (["run", "f", "--attempts", "0"], "'0'", "from 1 to 9"),
        (["run", "f", "--timeout", "0"], "0 seconds", "give 1 or more"),
        (["run", "f", "--allow-network", "10.0.0.1/8"], "'10.0.0.1/8'", "127.0.0.0/8"),
        (["run", "f", "--contact", "me you"], "'me you'", "you@example.com"),
        (["run", "f", "--contact", "http://x/\r\nEvil: 1"], "neither a URL nor a mail", "you@example.com"),
        (["run", "https://a.example/", "--", "--no_such_beam_option=1"], "--no_such_beam_option", "pipeline options"),
        (["schema", "--sources", "--events"], "--events", "not allowed with argument --sources"),
        (["demo", "--", "--job_name=x"], "--job_name=x", "only 'newsbeam run'"),
        (["nothing"], "'nothing'", "choose from"),
    ],
)
def test_a_bad_value_is_named_with_its_remedy(
    arguments: list[str], value: str, remedy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert value in said
    assert remedy in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["https://a.example/", "--output", "gopher://x/y"], "unknown scheme 'gopher'"),
        (["https://a.example/", "--output", "news.jsonl"], "outputs are folders"),
        (["https://a.example/", "--format", "xls"], "xls"),
        (["https://a.example/", "--enrich", "telepathy"], "there is no enrichment 'telepathy'"),
        (["no-such-file"], "neither a URL nor a file"),
        (["https://a.example/", "--output", "x", "--output", "./x?format=avro"], "named twice"),
    ],
)
def test_a_run_that_cannot_begin_touches_nothing(
    arguments: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["run", *arguments]) == 2
    assert says in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_help_is_for_people_who_have_never_seen_beam(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        options.parse(["--help"])
    assert left.value.code == 0
    said = capsys.readouterr().out
    assert "newsbeam turns a list of feeds into clean, structured news records" in said
    assert "examples:" in said
    assert "Beam" not in said.replace("newsbeam", "").replace("Beam;", "")


def test_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("newsbeam ")


def test_usage_errors_are_value_errors() -> None:
    with pytest.raises(UsageError):
        options.parse(["run", "f", "--workers", "x"])
