"""Retention: deletes published files that are older than a number of days from local folders of output."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pipeline.sinks.rows import PUBLISHED

_DAY = re.compile(r"date=(\d{4}-\d{2}-\d{2})")
#: Names of published files. Unfinished files have hidden names.
_STEMS = tuple(f"{what.replace('_', '-')}-" for what in PUBLISHED)


def expired_files(folder: Path, before: date) -> list[Path]:
    """Published files of the days before `before`, in the folder's `date=` subfolders."""
    days = [path for path in folder.glob("date=*") if path.is_dir() and not path.is_symlink() and _is_before(path.name, before)]
    return sorted(
        file
        for day in days
        for file in day.iterdir()
        if file.name.startswith(_STEMS) and file.is_file() and not file.is_symlink()
    )


def _is_before(name: str, before: date) -> bool:
    found = _DAY.fullmatch(name)
    try:
        return found is not None and date.fromisoformat(found[1]) < before
    except ValueError:
        return False


class Retention:
    """Keeps `days` whole days beside today (UTC). A call looks once a day and returns the number of deleted files."""

    def __init__(self, folders: Sequence[Path], days: int, clock: Callable[[], datetime]) -> None:
        self._folders, self._days, self._clock = folders, days, clock
        self._looked_on: date | None = None

    def __call__(self) -> int:
        today = self._clock().astimezone(UTC).date()
        if today == self._looked_on:
            return 0
        self._looked_on = today
        deleted = 0
        for folder in self._folders:
            for file in expired_files(folder, today - timedelta(days=self._days)):
                file.unlink(missing_ok=True)
                deleted += 1
                if not any(file.parent.iterdir()):
                    file.parent.rmdir()
        return deleted
