"""Every command in the documentation runs, or says what it needs; every link leads somewhere.

A block of shell commands is run as it stands, in a folder where the fictional newsroom's feeds have been read once with the
defaults (`feeds.txt`, `news/`, `.newsbeam/`, `page.html`). A comment in front of it makes an exception:

    <!-- needs: network -->     it cannot run here; its newsbeam command lines are still parsed
    <!-- run by: .ci/run -->    something else runs it: a file of the repository that holds its lines, or "hand"
"""

import dataclasses
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline import open_files
from pipeline.cli import options
from pipeline.cli.main import COMMANDS
from pipeline.newsroom.server import Newsroom
from pipeline.steps import resources
from pipeline.streaming import worker
from schemas.articles import FieldSource, Quote
from schemas.codec import from_plain, to_plain
from schemas.records import Record
from schemas.times import Claim
from transforms.enrich.registry import DEFAULT_NAMES, ENRICHERS, LATER
from transforms.feeds.parse import MAX_ITEMS
from transforms.pool import page_pool
from transforms.web.client.settings import ClientSettings
from transforms.web.fetching.host_state import MAX_SEEN, SEEN_DAYS
from transforms.web.pace.pace import ANSWER_S, ITEM_S, LAST_RETRY_S

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("*/README.md"), *ROOT.glob("*/*/README.md")])

#: `name=$(command ...)`: what runs is the command.
_ASSIGNED = re.compile(r"^[a-z_]+=\$\(")
_FENCE = re.compile(
    r"^(?:<!-- (needs|run by): ([^\n]*) -->\n)?```(?:sh|bash|shell|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
_LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
_NEEDS = {"network", "root", "docker", "systemd", "cloud"}


@dataclass(frozen=True)
class Block:
    """Shell commands out of a document, with what stands in front of them."""

    document: Path
    line: int
    marker: str
    value: str
    text: str

    @property
    def commands(self) -> list[str]:
        lines = self.text.replace("\\\n", " ").splitlines()
        return [line for line in lines if line.strip() and not line.startswith("#")]

    def __str__(self) -> str:
        return f"{self.document.relative_to(ROOT)}:{self.line}"


def blocks() -> Iterator[Block]:
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        for match in _FENCE.finditer(text):
            line = text.count("\n", 0, match.start(3)) + 1
            yield Block(document, line, match[1] or "", match[2] or "", match[3])


BLOCKS = list(blocks())
TO_RUN = [block for block in BLOCKS if not block.marker]
NOT_RUN = [block for block in BLOCKS if block.marker]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What a user has after the first run; the newsroom stays open."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / ".venv").symlink_to(sys.prefix)
    (folder / "examples").symlink_to(ROOT / "examples")
    with Newsroom() as newsroom:
        quick = [url for url in newsroom.feeds if not url.startswith((newsroom.bases["mirador"], newsroom.bases["dijkbode"]))]
        (folder / "feeds.txt").write_text("\n".join(quick) + "\n")  # without the one with a Crawl-delay and the slow one
        done = shell("newsbeam run feeds.txt --allow-network 127.0.0.0/8 --host-delay 0.05", folder)
        assert done.returncode == 0, done.stderr
        page = next(url for url, piece in newsroom.articles.items() if piece.ending == "record")
        with urllib.request.urlopen(page, timeout=10) as answer:
            (folder / "page.html").write_bytes(answer.read())
        yield folder


def shell(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", text],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,  # a hang, not a busy machine
        check=False,
    )


@pytest.mark.parametrize("block", TO_RUN, ids=str)
def test_command_runs(block: Block, folder: Path) -> None:
    commands = [_ASSIGNED.sub("", command) for command in block.commands]
    for program in {shlex.split(command)[0] for command in commands if command[0].isalpha()}:
        if shutil.which(program, path=f"{Path(sys.executable).parent}:{os.environ['PATH']}") is None and "/" not in program:
            assert not os.environ.get("CI"), f"{program} is missing on CI"
            pytest.skip(f"{program} is not installed")
    done = shell(block.text, folder)

    assert done.returncode == 0, f"{block}\n{block.text}\n{done.stdout}\n{done.stderr}"


@pytest.mark.parametrize("block", NOT_RUN, ids=str)
def test_command_that_is_not_run_here_is_accounted_for(block: Block) -> None:
    if block.marker == "needs":
        assert block.value in _NEEDS
        return
    commands = [shlex.split(command) for command in block.commands]
    if block.value == "hand":
        assert {tuple(command[:2]) for command in commands} == {("python3", "make.py")}
        return
    assert [command for command in block.commands if command not in (ROOT / block.value).read_text()] == []


@pytest.mark.parametrize("block", NOT_RUN, ids=str)
def test_its_command_lines_are_ones_that_newsbeam_takes(block: Block) -> None:
    for command in block.commands:
        words = shlex.split(command, comments=True)
        # Also behind `docker run ...`, `kubectl exec ... --` and variables of the environment.
        starts = [at for at, word in enumerate(words[:-1]) if Path(word).name == "newsbeam" and words[at + 1] in COMMANDS]
        if starts and not {"|", ">", "<", "--help"} & set(words):
            options.parse(words[starts[-1] + 1 :])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = {target.split("#")[0] for target in _LINK.findall(text) if "://" not in target and not target.startswith("#")}

    assert [target for target in sorted(targets) if not (document.parent / target).exists()] == []


def anchors_of(document: Path) -> set[str]:
    """The names under which GitHub links the headings of a document."""
    text = re.sub(r"^```.*?^```$", "", document.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_headings(document: Path) -> None:
    targets = {
        target for target in _LINK.findall(document.read_text(encoding="utf-8")) if "://" not in target and "#" in target
    }
    lost = []
    for target in sorted(targets):
        place, _, anchor = target.partition("#")
        other = document.parent / place if place else document
        if other.suffix == ".md" and anchor not in anchors_of(other):
            lost.append(target)

    assert lost == []


def test_the_table_of_options_is_complete() -> None:
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Options")[2].partition("\n## ")[0]
    listed = re.findall(r"^\| `(--[a-z-]+)", section, re.MULTILINE)
    given = subprocess.run(
        [sys.executable, "-m", "pipeline.cli.main", "run", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    known = [name for name in re.findall(r"^  (?:-h, )?(--[a-z-]+)", given, re.MULTILINE) if name != "--help"]

    assert sorted(listed) == sorted(known)


def test_the_table_of_enrichments_is_that_of_the_registry() -> None:
    text = (ROOT / "docs/enrichment.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \| `", text.partition("## Quotations")[0], re.MULTILINE)

    assert listed == [*ENRICHERS, *LATER, "mentions"]
    assert "all of the table below but amounts, stories, mentions" in text
    assert {*ENRICHERS} - {*DEFAULT_NAMES} == {"amounts"}


def test_the_limits_in_the_documentation_are_those_of_the_code() -> None:
    table = (ROOT / "docs/operations.md").read_text(encoding="utf-8").partition("## Limits")[2].partition("\n## ")[0]
    limits = [line.split("|")[2].strip() for line in table.splitlines() if line.startswith("| ")][2:]
    client = ClientSettings(user_agent="newsbeam")

    assert [limit.replace(",", "").split()[:2] for limit in limits] == [
        [str(client.page.decoded >> 20), "MB"],
        [str(client.feed.decoded >> 20), "MB"],
        [str(client.robots.decoded >> 10), "KB"],
        [str(client.max_redirects), "each"],
        [f"{client.total_s:.0f}", "s"],
        [f"{ITEM_S:.0f}", "s:"],
        [f"{page_pool.EXTRACT_LIMIT_S:.0f}", "s"],
        [str(page_pool.EXTRACT_MEMORY_BYTES >> 30), "GB"],
        ["the", "newest"],
        [str(resources.MAX_POLLS)],
        [str(worker.STREAM_POLLS)],
        [f"{open_files.ENOUGH_FILES}:", "a"],
    ]
    assert f"which must be at least {open_files.LEAST_FILES:,}" in table
    assert f"{ANSWER_S:.0f} s for requests and retries, {ITEM_S - ANSWER_S:.0f} s for its extraction" in table
    assert ITEM_S - ANSWER_S == page_pool.EXTRACT_LIMIT_S
    assert f"waits up to {LAST_RETRY_S:.0f} s" in (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    assert f"{MAX_ITEMS:,} items" in table
    assert f"newest {MAX_SEEN:,} of {SEEN_DAYS} days" in table


def test_the_record_in_the_readme_is_one() -> None:
    (text,) = re.findall(r"```json\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    shown = json.loads(text)
    names = {field.name for field in dataclasses.fields(Record)}

    assert [name for name in shown if name not in names] == []
    assert to_plain(from_plain(Claim, shown["published"])) == shown["published"]
    assert to_plain(from_plain(Quote, shown["quotes"][0])).keys() == shown["quotes"][0].keys()
    assert to_plain(from_plain(FieldSource, shown["field_sources"][0])) == shown["field_sources"][0]
