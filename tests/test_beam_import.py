"""What the import of Beam leaves out in a run."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def python(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_run_imports_no_connectors(tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.txt"
    feeds.write_text("http://127.0.0.1:9/feed.xml\n")
    run = f"run {feeds} --state {tmp_path / 'state'} --output {tmp_path / 'news'} --allow-network 127.0.0.0/8"
    program = f"from pipeline.cli.main import main; main({run.split()!r})"

    told = python("-X", "importtime", "-c", program).stderr

    imported = {line.rpartition("|")[2].strip() for line in told.splitlines() if line.startswith("import time:")}
    assert "pipeline.local.cycles.engine" in imported
    assert not imported & {"pymongo.collection", "google.cloud.pubsub_v1", "apache_beam.io.gcp.bigquery_tools", "pandas.core"}
    assert "pyarrow.lib" not in imported


def test_a_program_that_runs_newsbeam_has_all_of_beam(tmp_path: Path) -> None:
    program = f"""
import newsbeam

newsbeam.run(["http://127.0.0.1:9/feed.xml"], {str(tmp_path / "news")!r}, state={str(tmp_path / "state")!r},
             allowed_networks=("127.0.0.0/8",))
import apache_beam
print(apache_beam.io.ReadFromBigQuery.__name__, apache_beam.io.ReadFromPubSub.__name__)
"""
    assert python("-c", program).stdout == "ReadFromBigQuery ReadFromPubSub\n"


def test_they_can_be_imported_later_and_meanwhile_by_others() -> None:
    program = """
import threading
from importlib import import_module
from pipeline.local.beam_import import without_connectors

with without_connectors():
    import apache_beam
    try:
        import_module("pymongo")
    except ModuleNotFoundError as error:
        print(error)
    other = threading.Thread(target=import_module, args=["pymongo.errors"])
    other.start()
    other.join()
    print(import_module("pymongo").__name__)
print(import_module("apache_beam.io.gcp.bigquery").ReadFromBigQuery.__name__)
"""
    done = python("-c", program)

    assert done.stdout.split("\n") == ["pymongo is left out", "pymongo", "ReadFromBigQuery", ""]
