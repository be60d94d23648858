"""Options of a run in newsbeam.toml."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli.options import parse, run_options, stream_options
from pipeline.settings import RunOptions, UsageError
from pipeline.sources.toml_file import read_toml
from pipeline.sources.toml_keys import DEFAULT_KEYS

FEEDS = '\n[[feed]]\nurl = "https://a.example/f"\n'


def options(tmp_path: Path, text: str, *arguments: str) -> RunOptions:
    path = tmp_path / "newsbeam.toml"
    path.write_text(text + FEEDS)
    return run_options(parse(["run", *arguments, str(path)]))


def test_a_file_says_what_flags_say(tmp_path: Path) -> None:
    text = '[run]\noutput = ["one", "two"]\nhost_delay = 3\nwatch = true\nstrict = false\nenrich = ["language", "counts"]\n'
    found = options(tmp_path, text)
    assert [output.uri for output in found.outputs] == ["one", "two"]
    assert (found.fetch.host_delay_s, found.watch, found.strict, found.enrich) == (3.0, True, False, ("language", "counts"))


def test_the_command_line_holds_before_the_file(tmp_path: Path) -> None:
    found = options(tmp_path, '[run]\noutput = "one"\nhost_delay = 3\ncontact = "a@b.ex"\n', "--host-delay=1", "--output=x")
    assert [output.uri for output in found.outputs] == ["x"]
    assert (found.fetch.host_delay_s, found.fetch.contact) == (1.0, "a@b.ex")


def test_config_names_a_file_beside_feeds(tmp_path: Path) -> None:
    path = tmp_path / "n.toml"
    path.write_text('[run]\nwhere = "word_count > 5"\nmax_age = "2d"\nshards = 8\n' + FEEDS)
    found = stream_options(parse(["stream", "https://b.example/f", "--config", str(path)]))
    assert found.feeds == ("https://b.example/f", str(path))
    assert (found.defaults.where, found.defaults.max_age_s, found.shards) == ("word_count > 5", 172_800.0, 8)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[run]\nhostdelay = 3\n", r"newsbeam.toml, \[run\]: 'hostdelay' is no option .*did you mean 'host_delay'"),
        ("[run]\nzzz = 3\n", "known are"),
        ("[run]\nconfig = 'other.toml'\n", "no option"),
        ("[run]\nhost_delay = -3\n", "'host_delay': '-3' is not a number of seconds"),
        ("[run]\nwatch = 1\n", "takes true or false"),
        ("[run]\nhost_delay = true\n", "'host_delay' takes a number"),
        ("[run]\noutput = 3\n", "'output' takes a text, or a list of them"),
        ("[run]\noutput = ['a', 3]\n", "'output' takes a text, or a list of them"),
        ("[run]\ncontact = ['a@b.ex']\n", "'contact' takes a text"),
        ("[run]\nformat = 2026-01-31\n", "'format' takes a text"),
        ("[run]\nsince = 3\n", "'since' takes a text or a date"),
        ("[run]\nhouse_lines = 'dorp'\n", "'house_lines': 'dorp' is no value of it; did you mean 'drop'"),
        ("[run]\nwhere = 'langage == 1'\n", "did you mean 'language'"),
        ("run = 3\n", r"under \[run\]"),
    ],
)
def test_a_mistake_names_file_and_key(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        options(tmp_path, text)


VALUES = ("3", "inf", "true", "''", "[[]]", "{a = 1}", "10:00:00")


def keys_of(command: str) -> list[str]:
    top = parse([command, "https://a.example/f"])
    return sorted(set(vars(top)) - {"command", "feeds", "config", "beam"})


def told(call: Callable[[], object]) -> str | None:
    try:
        call()
    except UsageError as error:
        return str(error)
    return None


@pytest.mark.parametrize("command", ["run", "stream"])
def test_no_value_of_any_key_is_taken_for_another(tmp_path: Path, command: str) -> None:
    """A value is taken, or the message names file and key: no traceback, and no text is made of what is none."""
    read = {"run": run_options, "stream": stream_options}[command]
    path = tmp_path / "newsbeam.toml"
    for key in keys_of(command):
        for value in VALUES:
            path.write_text(f"[run]\n{key} = {value}\n{FEEDS}")
            message = told(lambda: read(parse([command, str(path)])))
            assert message is None or key.split("_")[0] in message, (key, value, message)


@pytest.mark.parametrize("key", [key.name for key in DEFAULT_KEYS])
def test_no_value_of_a_default_is_taken_for_another(key: str) -> None:
    for value in VALUES:
        text = f"[defaults]\n{key} = {value}\n{FEEDS}".encode()
        message = told(lambda text=text: read_toml(text, "newsbeam.toml"))  # type: ignore[misc]  # bound
        assert message is None or (key in message and "newsbeam.toml, line 2" in message)


def test_no_feeds_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="FEEDS"):
        parse(["run", "--watch"])


def test_what_follows_two_dashes_goes_to_beam_as_before(tmp_path: Path) -> None:
    path = tmp_path / "newsbeam.toml"
    path.write_text("[run]\nworkers = 3\n" + FEEDS)
    found = run_options(parse(["run", str(path), "--", "--job_name=nightly"]))
    assert (found.workers, found.beam) == (3, ("--job_name=nightly",))
