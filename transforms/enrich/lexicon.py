"""Word lists: the ones in `data/` by name, and short ones written where they are used."""

from functools import cache
from importlib.resources import files


def words(text: str) -> frozenset[str]:
    """The words of a list that stands in the code, separated by white space."""
    return frozenset(text.split())


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `data/<name>.tsv` without comment lines. Sources and licences: data/README.md."""
    text = files("transforms.enrich").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.split("\n") if line and not line.startswith("#"))
