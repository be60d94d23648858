"""The public module: its names, its single calls, and a user's own pipeline on two runners."""

import ipaddress
import logging
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import apache_beam as beam
import pytest
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.testing.util import assert_that, equal_to

import newsbeam
from examples import own_pipeline
from pipeline.keyed.partition import Partition
from pipeline.keyed.runner import TurnRunner
from pipeline.newsroom.server import Newsroom
from schemas.example import example_record
from tests.support.streaming import prism
from transforms.quiet_beam import import_beam

ROOT = Path(__file__).parent.parent
LOOPBACK = newsbeam.FetchSettings(allowed_networks=(ipaddress.ip_network("127.0.0.0/8"),), host_delay_s=0.0)
PAGE = b"""<html lang="en"><head><title>Lamp lit again</title></head><body><article><h1>Lamp lit again</h1>
<p>The keepers of the Outer Skerry lit the old lamp on Friday for the first time in eleven years, after a winter of repairs.</p>
<p>Boats from three villages came out to watch, and the school of Hollin Bay sang from the deck of the mail ferry.</p>
<p>The council of Portugal had sent two lenses and a crate of oranges, which the children ate before the speeches began.</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as opened:
        yield opened


def test_the_module_starts_without_beam_and_parsers() -> None:
    program = (
        "import sys, newsbeam; dir(newsbeam); newsbeam.read_records;"
        "sys.exit(' '.join({'apache_beam', 'lxml', 'aiohttp', 'pyarrow'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


SINGLE_CALLS = """
import sys, newsbeam
newsbeam.enrich("The harbours of Portugal will close on Monday.")
newsbeam.extract(open(sys.argv[1], "rb").read())
for name in set(newsbeam.__all__) - set(sys.argv[2:]):
    getattr(newsbeam, name)
sys.exit("Beam" if "apache_beam" in sys.modules else 0)
"""
FIRST_USE = """
import logging, sys, newsbeam
getattr(newsbeam, sys.argv[1])
sys.exit(str(logging.getLogger().handlers) if logging.getLogger().handlers else "apache_beam" not in sys.modules)
"""
OF_BEAM = ["EnrichArticles", "ExtractArticles", "FetchPages", "MakeRecords", "Outputs", "PollFeeds", "WriteDeadLetters",
           "WriteRecords", "run"]  # fmt: skip


def test_single_calls_and_rows_need_no_beam(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(PAGE)
    done = subprocess.run([sys.executable, "-c", SINGLE_CALLS, page, *OF_BEAM], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["EnrichArticles", "ExtractArticles", "Outputs", "PollFeeds", "WriteRecords", "run"])
def test_the_import_of_beam_warns_of_nothing_and_leaves_no_handler(name: str) -> None:
    done = subprocess.run([sys.executable, "-c", FIRST_USE, name], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_other_warnings_of_the_import_appear(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    class Importer:
        def find_spec(self, name: str, *rest: object) -> None:
            if name == "apache_beam":
                logging.warning("apitools not found, and so on")
                logging.warning("another one")

    for name in [name for name in sys.modules if name.partition(".")[0] == "apache_beam"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Importer()])
    with pytest.raises(ModuleNotFoundError):
        import_beam()
    assert [record.getMessage() for record in caplog.records] == ["another one"]


def test_every_name_is_there_and_documented() -> None:
    text = (ROOT / "docs" / "python.md").read_text()
    assert [name for name in newsbeam.__all__ if getattr(newsbeam, name).__name__ != name] == []
    assert [name for name in newsbeam.__all__ if f"`{name}" not in text] == []
    assert set(newsbeam.__all__) <= set(dir(newsbeam))
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", newsbeam.__version__)
    with pytest.raises(AttributeError, match="has no attribute 'Manager'"):
        _ = newsbeam.Manager


def test_extract() -> None:
    record = newsbeam.extract(PAGE, url="https://skerry.example/lamp")
    assert (record.title, record.language, record.host) == ("Lamp lit again", "en", "skerry.example")
    assert record.text.startswith("The keepers of the Outer Skerry")
    assert [country.code for country in record.countries] == ["PT"]
    assert newsbeam.extract(PAGE.decode(), url="https://skerry.example/lamp", enrich=()).language == "und"
    with pytest.raises(newsbeam.NotAnArticleError, match=r"extract_empty|not_article") as told:
        newsbeam.extract("<html><body></body></html>")
    assert told.value.reason in ("extract_empty", "not_article")


def test_enrich() -> None:
    found = newsbeam.enrich("The harbours of Portugal will close on Monday.", names=["language", "countries"])
    assert [country.code for country in found.countries] == ["PT"]
    assert [status.name for status in found.enrichments] == ["language", "countries"]
    with pytest.raises(ValueError, match="horoscope"):
        newsbeam.enrich("x", names=["horoscope"])


def test_run(newsroom: Newsroom, tmp_path: Path) -> None:
    where: dict[str, Any] = {"state": tmp_path / "state", "allowed_networks": LOOPBACK.allowed_networks, "host_delay_s": 0.0}
    summary = newsbeam.run(newsroom.feeds[:2], tmp_path / "news", enrich=("url", "counts"), workers=1, **where)
    records = list(newsbeam.read_records(tmp_path / "news"))
    assert len(records) == summary.endings["record"] > 0
    again = newsbeam.run(newsroom.feeds[0], tmp_path / "news", workers=1, **where)
    assert "record" not in again.endings


def test_a_run_without_due_feeds_waits_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where: dict[str, Any] = {"state": tmp_path / "state", "dead_letters": str(tmp_path / "dead")}
    newsbeam.run("http://127.0.0.9/feed", tmp_path / "news", workers=1, **where)
    waits, wait = [], TurnRunner.wait

    def noted(self: TurnRunner, partition: Partition, timeout_s: float, steps: frozenset[str] | None = None) -> str | None:
        waits.append(timeout_s)
        return wait(self, partition, timeout_s, steps)

    monkeypatch.setattr(TurnRunner, "wait", noted)
    assert newsbeam.run("http://127.0.0.9/feed", tmp_path / "news", workers=1, **where).endings == {}
    assert set(waits) == {0.0}


@pytest.mark.parametrize(
    ("options", "error", "told"),
    [
        ({"colour": "red"}, TypeError, "no option 'colour'"),
        ({"where": "no such field"}, ValueError, "where: "),
        ({"since": "soon"}, ValueError, "since: 'soon'"),
        ({"max_items": 0}, ValueError, "max_items: '0'"),
        ({"max_age_s": -1}, ValueError, "max_age_s: '-1'"),
        ({"workers": 0}, ValueError, "workers: '0'"),
        ({"attempts": 0}, ValueError, "attempts: '0'"),
        ({"host_delay_s": -1}, ValueError, "host_delay_s: '-1'"),
        ({"allowed_networks": ("everything",)}, ValueError, "allowed_networks: 'everything'"),
        ({"enrich": ("horoscope",)}, ValueError, "horoscope"),
        ({"format": "xml"}, ValueError, "format 'xml' is unknown"),
    ],
)
def test_a_wrong_option_of_run_is_told(options: dict[str, object], error: type[Exception], told: str, tmp_path: Path) -> None:
    with pytest.raises(error, match=told):
        newsbeam.run("https://a.example/feed", str(tmp_path / "news"), state=tmp_path, **options)  # type: ignore[arg-type]


def test_the_example_is_short_and_the_one_in_the_documentation() -> None:
    text = (ROOT / "examples" / "own_pipeline.py").read_text()
    assert len([line for line in text.splitlines() if line]) < 30
    assert f"```python\n{text}```\n" in (ROOT / "docs" / "python.md").read_text()


def check_own_pipeline(newsroom: Newsroom, folder: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> None:
    monkeypatch.chdir(folder)
    (folder / "feeds.txt").write_text("\n".join([*newsroom.feeds[:5], "http://127.0.0.1:9/gone.xml"]) + "\n")
    own_pipeline.run("feeds.txt", "news.sqlite3", *options, fetch=replace(LOOPBACK, attempts=1))
    with closing(sqlite3.connect("news.sqlite3")) as table:
        titles = {title for (title,) in table.execute("SELECT title FROM news")}
    assert len(titles) > 10
    assert not any("ferry" in title for title in titles)
    reasons = [letter.reason for letter in newsbeam.read_dead_letters("dead-letters")]
    assert {"connect_error", "stub"} <= set(reasons)
    assert len(reasons) == len(set(reasons))


def test_a_pipeline_of_ones_own_on_the_local_runner(
    newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_own_pipeline(newsroom, tmp_path, monkeypatch, "--runner=FnApiRunner")


@pytest.mark.slow
def test_a_pipeline_of_ones_own_on_prism(newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = ("--runner=PrismRunner", f"--prism_location={prism()}", "--environment_type=LOOPBACK")
    check_own_pipeline(newsroom, tmp_path, monkeypatch, *options, "--experiments=disable_prism_server_singleton")


def test_an_item_whose_host_rests_for_long_is_a_dead_letter(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """No item is lost: the host's robots.txt is read, and its pause is longer than the pipeline waits."""
    monkeypatch.setattr("pipeline.composed.turns._PATIENCE_S", 0.0)
    page = next(url for url, piece in newsroom.articles.items() if piece.ending == "record")
    slow = replace(LOOPBACK, host_delay_s=30.0)
    items = [
        newsbeam.FeedItem(feed_url="f", url=f"{page}{more}", item_id=more, first_seen_at=example_record().first_seen_at)
        for more in ("", "?again")
    ]
    with beam.Pipeline(runner=FnApiRunner()) as pipeline:
        pages = pipeline | beam.Create(items) | newsbeam.FetchPages(slow)
        letters = pages.dead | beam.Map(lambda letter: (letter.item.url, letter.reason))
        assert_that(letters, equal_to([(item.url, "rate_limited") for item in items]))


def test_records_go_to_sinks(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown scheme"):
        newsbeam.WriteRecords("ftp://x")
    with beam.Pipeline(runner=FnApiRunner()) as pipeline:
        _ = pipeline | beam.Create([example_record()]) | newsbeam.WriteRecords(str(tmp_path / "news"), window_s=1)
    assert list(newsbeam.read_records(tmp_path / "news")) == [example_record()]
