"""Tables and lists in the documentation are complete: metrics, and options of commands and of `newsbeam.run`."""

import dataclasses
import re
import subprocess
import sys

from pipeline.monitor.exposition import GAUGES, Exposition
from pipeline.monitor.tally import Tally
from pipeline.settings import FetchSettings, RunOptions
from tests.test_docs_numbers import ROOT, text_of
from transforms.feeds.sources import FeedDefaults


def test_the_table_of_metrics_is_complete() -> None:
    """docs/monitoring.md: a row has one or several names; a name that begins with _ goes on with that before it."""
    table = (ROOT / "docs/monitoring.md").read_text(encoding="utf-8").partition("| metric |")[2].partition("\n\n")[0]
    rows = dict(re.findall(r"^\| (`newsbeam_[^|]+) \| ([^|]*?) ?\|", table, re.MULTILINE))
    listed = {}
    for names, labels in rows.items():
        before = ""
        for name in re.findall(r"`(\w+)`", names):
            before = before.rpartition("_")[0] + name if name.startswith("_") else name
            listed[before] = tuple(re.findall(r"`(\w+)`", labels))
    families = Exposition(Tally(), dict, lambda: (), dict).collect()
    made = {family.name + ("_total" if family.type == "counter" else ""): tuple(family._labelnames) for family in families}

    assert listed == made | {name: labels for name, (_, labels) in GAUGES.items()}


def test_the_options_that_a_stream_lacks_are_named() -> None:
    """docs/streaming.md: behind the table of options."""

    def options(command: str) -> set[str]:
        shown = subprocess.run(
            [sys.executable, "-m", "pipeline.cli.main", command, "--help"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        return set(re.findall(r"^  (--[a-z-]+)", shown.stdout, re.MULTILINE))

    lacking = text_of("docs/streaming.md").partition("There is no ")[2].partition("The command makes")[0]

    assert set(re.findall(r"`(--[a-z-]+)`", lacking)) == options("run") - options("stream")


def test_every_option_of_a_run_is_in_the_table_of_the_call() -> None:
    """docs/python.md: `websub` takes a type that is not public."""
    section = text_of("docs/python.md").partition("`run` takes the options")[2].partition("```")[0]
    named = set(re.findall(r"`(\w+)`", section))
    options = {field.name for of in (RunOptions, FetchSettings, FeedDefaults) for field in dataclasses.fields(of)}

    assert options - named == {"feeds", "outputs", "fetch", "defaults", "as_json", "websub"}
