"""`newsbeam --version`: the versions on which behaviour depends."""

import platform

_PACKAGES = ("apache-beam", "trafilatura", "feedparser", "aiohttp", "lxml", "pyarrow")


def version_lines() -> list[str]:
    """`newsbeam VERSION`, then the versions that a bug report needs."""
    import sqlite3  # noqa: PLC0415 - here and below: each command imports this module, one uses it
    from importlib.metadata import version  # noqa: PLC0415

    from pipeline.local.ledger.ledger_schema import SCHEMA  # noqa: PLC0415
    from schemas.records import SCHEMA_VERSION  # noqa: PLC0415

    packages = ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)
    return [
        f"newsbeam {version('newsbeam')}",
        f"record schema {SCHEMA_VERSION}, ledger schema {SCHEMA}",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.system()} {platform.machine()}",
        packages,
    ]


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"
