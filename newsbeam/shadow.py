"""Checks that `schemas`, `transforms` and `pipeline` are newsbeam's own: other packages have such names too."""

import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

PACKAGES = ("schemas", "transforms", "pipeline")


class ShadowedError(ImportError):
    """Another package stands where newsbeam's should be."""


def check(packages: Iterable[str] = PACKAGES) -> None:
    """Raises ShadowedError with the remedy for a package that is not beside this one. It imports nothing."""
    home = Path(__file__).resolve().parent.parent
    for name in packages:
        place = _place(name)
        if place is None or place.parent != home:
            found = f"is shadowed by {place}" if place is not None else "is missing"
            raise ShadowedError(
                f"the package {name!r} of newsbeam {found}; run newsbeam in an environment of its own "
                "(pipx install newsbeam), and not from a folder that has one of that name on PYTHONPATH"
            )


def _place(name: str) -> Path | None:
    """The folder or file of a package."""
    loaded = sys.modules.get(name)
    spec = getattr(loaded, "__spec__", None) if loaded is not None else find_spec(name)
    if spec is None:
        return None
    folders = list(spec.submodule_search_locations or [])
    place = folders[0] if folders else spec.origin
    return Path(place).resolve() if place else None
