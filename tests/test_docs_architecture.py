"""docs/architecture.md is true to the folders and to the graph: a reader finds the place of each idea by it."""

import re
from pathlib import Path

import pytest

import pipeline.graph
from tests.test_imports import BESIDE, LAYERS, MODULES, ROOT, TOPS, imported, within

TEXT = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
ROOMS = re.findall(r"^\| `([a-z_/]+)/` \| ", TEXT.partition("## Rooms")[2].partition("\n## ")[0], re.MULTILINE)


def section(title: str) -> str:
    return TEXT.partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_each_folder_of_code_is_a_row_of_the_table() -> None:
    folders = {str(path.parent.relative_to(ROOT)) for top in TOPS for path in (ROOT / top).rglob("__init__.py")}

    assert sorted(ROOMS) == sorted(folders)


@pytest.mark.parametrize("package", LAYERS)
def test_layers_are_in_their_order(package: str) -> None:
    folder = package.replace(".", "/")
    listed = [room.rpartition("/")[2] for room in ROOMS if room.rpartition("/")[0] == folder]

    assert listed == [*(layer for layer in LAYERS[package] if (ROOT / folder / layer).is_dir()), *BESIDE.get(package, ())]


def test_the_graph_has_the_steps_of_the_code_in_their_order() -> None:
    def labels(text: str) -> list[str]:
        return re.findall(r'\| "(\w+)" +>> ', text)

    assert labels(section("The graph")) == labels(pipeline.graph.__doc__ or "") != []


def test_the_table_of_the_runtime_is_complete() -> None:
    listed = re.findall(r"^\| `(\w+\.py)` \| ", section("The runtime of keyed steps"), re.MULTILINE)

    assert sorted(listed) == sorted(path.name for path in (ROOT / "pipeline/keyed").glob("[a-z]*.py"))


def test_the_runtime_of_keyed_steps_knows_neither_beam_nor_a_database() -> None:
    """But for the table of entries, which the ledger and the files of a stream's partitions are made of."""
    imports = {
        (module.rpartition(".")[2], name.partition(".")[0])
        for module, tree in MODULES.items()
        if within(module, "pipeline.keyed")
        for name in imported(tree)
    }

    assert {pair for pair in imports if pair[1] in ("apache_beam", "sqlite3")} == {("entry_table", "sqlite3")}


@pytest.mark.parametrize("document", sorted(ROOT.glob("docs/*.md")), ids=lambda path: path.name)
def test_files_that_a_page_names_exist(document: Path) -> None:
    names = set(re.findall(r"`((?:[a-z_0-9]+/)*[a-z_0-9]+\.py)`", document.read_text(encoding="utf-8")))
    files = [
        f"/{path.relative_to(ROOT)}"
        for top in (*TOPS, "bench", "tests", "deploy", "examples")
        for path in (ROOT / top).rglob("*.py")
    ]
    known = "\n".join([*files, "/make.py", ""])

    assert [name for name in sorted(names) if f"/{name}\n" not in known] == []
