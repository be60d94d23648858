"""The import of Beam without the clients of services that `newsbeam run` reaches otherwise or not at all."""

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec

#: Beam imports its connectors to MongoDB, BigQuery and Pub/Sub where their clients are installed, as some are with Beam itself:
#: a third of the import, 0.94 -> 0.64 s of CPU time. pandas, where it is installed, takes 0.2 s more and 44 MB, and
#: pyarrow 0.06 s and 40 MB. Whoever imports them later gets them.
_LEFT_OUT = frozenset({"pymongo", "bson", "apache_beam.io.gcp.bigquery", "pandas", "pyarrow"})


@contextmanager
def without_connectors() -> Iterator[None]:
    """While the context lasts, this thread finds none of these modules, and Beam does without them."""
    absent = _Absent(threading.get_ident())
    sys.meta_path.insert(0, absent)
    try:
        yield
    finally:
        sys.meta_path.remove(absent)


class _Absent(MetaPathFinder):
    """Finds nothing, and lets no other look for what is left out, in one thread."""

    def __init__(self, thread: int) -> None:
        self._thread = thread

    def find_spec(self, name: str, path: Sequence[str] | None, target: object = None) -> ModuleSpec | None:
        if name in _LEFT_OUT and threading.get_ident() == self._thread:
            raise ModuleNotFoundError(f"{name} is left out", name=name)
        return None
