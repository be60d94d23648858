"""`newsbeam --version`: the versions on which behaviour depends."""

import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version

from pipeline.local.ledger_schema import SCHEMA
from schemas.records import SCHEMA_VERSION

_PACKAGES = ("apache-beam", "trafilatura", "feedparser", "aiohttp", "lxml", "pyarrow")


def version_lines() -> list[str]:
    """`newsbeam VERSION`, then what a report of a bug needs."""
    packages = ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)
    return [
        f"newsbeam {version('newsbeam')}",
        f"record schema {SCHEMA_VERSION}, ledger schema {SCHEMA}",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.system()} {platform.machine()}",
        packages,
    ]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"
