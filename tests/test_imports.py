"""Imports point one way: schemas <- transforms <- pipeline <- newsbeam; and Beam stays where the graph is."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

#: What each package may import of the others. A path of an own package is always allowed to import itself.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "schemas": (),
    "transforms": ("schemas",),
    "transforms.web": ("schemas", "transforms.clock", "transforms.steps", "transforms.urls"),
    "transforms.pool": ("schemas.first_use",),
    "transforms.dates": ("schemas",),
    "transforms.urls": (),
    "transforms.feeds": ("schemas", "transforms.dates", "transforms.steps", "transforms.urls", "transforms.web"),
    "transforms.extract": (
        "schemas",
        "transforms.clock",
        "transforms.metrics",
        "transforms.outputs",
        "transforms.pool",
        "transforms.urls",
        "transforms.dates",
        "transforms.web.content",
        "transforms.web.fetching.feed_page",
    ),
    "transforms.enrich": (
        "schemas",
        "transforms.metrics",
        "transforms.pool",
        "transforms.quiet_beam",
        "transforms.urls",
        "transforms.dates",
        "transforms.web.robots.ai_agents",
    ),
    "transforms.link": (
        "schemas",
        "transforms.dates",
        "transforms.enrich.countries",
        "transforms.enrich.dates",
        "transforms.enrich.keyphrases",
        "transforms.enrich.lexicon",
        "transforms.enrich.sentences",
        "transforms.extract.authors",
        "transforms.outputs",
        "transforms.pool.stopped",
        "transforms.steps",
        "transforms.urls",
    ),
    "pipeline": ("schemas", "transforms"),
    "newsbeam": ("schemas", "transforms", "pipeline"),
    "pipeline.newsroom": (),
    "pipeline.sinks": ("schemas", "pipeline.loop_thread"),
}

#: What a class must derive from for its module to need Beam while it is imported.
_BEAM_BASES = {"PTransform", "DoFn", "CombineFn", "Coder", "ModelHandler", "PipelineOptions", "RestrictionProvider"}


TOPS = ("schemas", "transforms", "pipeline", "newsbeam")


def modules() -> Iterator[tuple[str, ast.Module]]:
    for top in TOPS:
        for path in sorted((ROOT / top).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), ast.parse(path.read_text(encoding="utf-8"))


MODULES = dict(modules())


def imported(tree: ast.AST) -> Iterator[str]:
    """Full names: of modules, and of what is taken from them (which may be a module too)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"relative import of {node.module}"
            for alias in node.names:
                yield f"{node.module}.{alias.name}"


def at_import(tree: ast.Module) -> Iterator[str]:
    """What is imported when the module is: not inside functions, not for type checkers only."""
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not is_for_types(node):
            yield from imported(node)


def is_for_types(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def rule_for(module: str) -> tuple[str, ...]:
    """The most specific rule, and the module's own package."""
    package = max((room for room in MAY_IMPORT if within(module, room)), key=len)
    return (package, *MAY_IMPORT[package])


def test_arrows_point_one_way() -> None:
    wrong = [
        f"{module} imports {name}"
        for module, tree in MODULES.items()
        for name in imported(tree)
        if name.split(".")[0] in ("newsbeam", "schemas", "transforms", "pipeline", "tests", "bench", "examples")
        if not any(within(name, allowed) for allowed in rule_for(module))
    ]

    assert wrong == []


#: Rooms of one package, the lowest first: each may import those before it, and nothing else of the package. A name may also be
#: that of a module which rooms import.
LAYERS = {
    "transforms.enrich.quotation": ("words", "clauses", "reports", "people"),
    "transforms.extract": ("page", "markup", "wording", "dates", "authors", "metadata", "kinds", "speedups", "body"),
    "transforms.feeds": (
        "parsed",
        "sources",
        "text",
        "entries",
        "formats",
        "schedule",
        "identity",
        "search",
        "conditions",
        "polling",
    ),
    "transforms.web": ("messages", "addresses", "headers", "content", "pace", "client", "robots", "fetching", "looks"),
    "pipeline.cli": ("usage", "process", "printed", "flags"),
    "pipeline.local": ("ledger", "state", "cycles"),
    "pipeline.streaming": ("state",),
    "pipeline.sinks": ("what", "rows", "sink", "place", "row_files", "servers"),
}

#: Rooms beside the layers: they import modules of the package that are in no room.
BESIDE = {"transforms.enrich.quotation": ("kinds", "withheld"), "pipeline.cli": ("commands",), "pipeline.sinks": ("files",)}


@pytest.mark.parametrize("package", LAYERS)
def test_layers_of_a_package(package: str) -> None:
    layers = [f"{package}.{room}" for room in LAYERS[package]]
    wrong = [
        f"{module} imports {name}"
        for index, layer in enumerate(layers)
        for module, tree in MODULES.items()
        if within(module, layer)
        for name in imported(tree)
        if within(name, package) and not any(within(name, lower) for lower in layers[: index + 1])
    ]

    assert wrong == []
    assert all(layer in MODULES for layer in layers)


@pytest.mark.parametrize("package", LAYERS)
def test_each_room_has_its_place_among_the_layers(package: str) -> None:
    rooms = {path.parent.name for path in (ROOT / package.replace(".", "/")).glob("*/__init__.py")}

    assert rooms - {*LAYERS[package]} == {*BESIDE.get(package, ())}


#: Modules that start the program.
ENTRY_POINTS = ("newsbeam.__main__",)


def test_only_the_entry_point_imports_the_command_line() -> None:
    wrong = [
        f"{module} imports {name}"
        for module, tree in MODULES.items()
        if not within(module, "pipeline.cli") and module not in ENTRY_POINTS
        for name in imported(tree)
        if within(name, "pipeline.cli")
    ]

    assert wrong == []


def test_no_cycles() -> None:
    graph = {
        module: {
            target for name in at_import(tree) if (target := name if name in MODULES else name.rpartition(".")[0]) in MODULES
        }
        - {module}
        for module, tree in MODULES.items()
    }

    assert set(TopologicalSorter(graph).static_order()) == set(MODULES)  # raises CycleError


def test_beam_only_where_a_transform_is() -> None:
    wrong = [
        module
        for module, tree in MODULES.items()
        if not within(module, "pipeline")
        if module not in ("transforms.outputs", "transforms.metrics")  # what transforms put out, and what they count
        if any(within(name, "apache_beam") for name in at_import(tree))
        if not any(
            isinstance(node, ast.ClassDef)
            and {ast.unparse(base).split("[")[0].split(".")[-1] for base in node.bases} & _BEAM_BASES
            for node in ast.walk(tree)
        )
    ]

    assert wrong == []


def test_a_class_has_one_name_in_the_whole_tree() -> None:
    places: dict[str, list[str]] = {}
    for module, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(module)
    assert {name: modules for name, modules in places.items() if len(modules) > 1} == {}


def test_files_have_one_idea_and_at_most_300_lines() -> None:
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for top in TOPS for path in (ROOT / top).rglob("*.py")}
    assert {str(path): size for path, size in sizes.items() if size > 300} == {}


@pytest.mark.parametrize(
    "module",
    [
        "pipeline.cli.main",
        "pipeline.cli.options",
        "pipeline.settings",
        "pipeline.cli.commands.feeds_command",
        "pipeline.cli.commands.explain_command",
        "pipeline.cli.commands.state_command",
        "pipeline.cli.commands.stop_command",
        "pipeline.cli.commands.tail",
        "pipeline.cli.printed.versions",
        "pipeline.cli.commands.demo",
        "pipeline.steps.registry",
        "schemas",
        "newsbeam",
    ],
)
def test_the_command_line_starts_without_beam(module: str) -> None:
    program = f"import sys, {module}; sys.exit('apache_beam' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize(
    ("module", "later"),
    [
        ("pipeline.cli.main", ("importlib.metadata", "numpy", "aiohttp", "lxml")),
        ("pipeline.local.assembly", ("numpy", "lxml", "aiohttp.web", "prometheus_client", "charset_normalizer")),
        ("pipeline.cli.commands.run_command", ("numpy", "lxml", "aiohttp.web", "prometheus_client", "charset_normalizer")),
        (
            "pipeline.local.assembly",
            ("transforms.extract.authors.names", "transforms.link.noise", "transforms.link.change_class"),
        ),
        (
            "pipeline.local.assembly",
            ("schemas.documents", "transforms.feeds.search.listing_links", "pipeline.websub.subscriptions"),
        ),
        ("transforms.enrich.registry", ("numpy", "py3langid", "babel", "transforms.enrich.quotes")),
        ("pipeline.graph", ("trafilatura", "lxml", "babel", "feedparser", "py3langid", "transforms.enrich.quotes")),
    ],
)
def test_a_start_imports_only_what_it_needs(module: str, later: tuple[str, ...]) -> None:
    program = f"import sys, {module}; print(*sorted(sys.modules.keys() & {set(later)!r}))"

    assert subprocess.check_output([sys.executable, "-c", program], cwd=ROOT, text=True).split() == []
