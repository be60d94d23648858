"""A resumable place in a folder of rows: which files have been read, and how far the one in between.

    cursor = Cursor("consumer.cursor")
    for record in cursor.records("news"):
        handle(record)
        cursor.save()

Files never change once they have their name, so a cursor names the files that are done. After `save` a later reader goes on
behind the last row that was yielded before it: at least once, if each row is handled before the save. The cursor of a folder
has a line for each of its files (about 60 bytes); files that are gone are forgotten.
"""

import errno
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from schemas.dead_letters import DeadLetter
from schemas.events import Event
from schemas.places import WrongPlaceError, place_of
from schemas.read import files_of, read_file
from schemas.records import Record
from schemas.whole_file import write_whole

T = TypeVar("T")
_VERSION = 1


class Cursor:
    """Reads the file `path` if it exists. Raises ValueError for one that is no cursor, OSError if it cannot be read, or if its
    folder is missing or read-only, so that no row is read which `save` cannot note.

    None: a cursor for the life of the object, which `save` does not write.
    """

    def __init__(self, path: str | os.PathLike[str] | None) -> None:
        self._path = Path(place_of(path)) if path is not None else None
        if self._path is not None:
            _check_folder(self._path)
        self._done: set[str] = set()
        self._rows: dict[str, int] = {}
        """Rows that were read of the files in between."""
        if self._path is not None and self._path.exists():
            self._load(self._path)

    def records(self, path_or_uri: str | os.PathLike[str]) -> Iterator[Record]:
        """Every record behind the cursor: of files that are there now, in the order of their names."""
        return self.rows(Record, place_of(path_or_uri), "records-")

    def dead_letters(self, path_or_uri: str | os.PathLike[str]) -> Iterator[DeadLetter]:
        return self.rows(DeadLetter, place_of(path_or_uri), "dead-letters-")

    def events(self, path_or_uri: str | os.PathLike[str]) -> Iterator[Event]:
        return self.rows(Event, place_of(path_or_uri), "events-")

    def rows(self, cls: type[T], path_or_uri: str, stem: str) -> Iterator[T]:
        """As `records`, for rows of one kind in files that begin with `stem`."""
        paths = {_name(path): path for path in files_of(path_or_uri, stem)}
        self._done &= paths.keys()
        self._rows = {name: rows for name, rows in self._rows.items() if name in paths}
        for name, path in paths.items():
            if name in self._done:
                continue
            skipped = self._rows.get(name, 0)
            for number, row in enumerate(read_file(cls, path), start=1):
                if number > skipped:
                    self._rows[name] = number
                    yield row
            self._done.add(name)
            self._rows.pop(name, None)

    def pass_over(self, paths: Iterable[str]) -> None:
        """The rows of these files count as read."""
        self._done.update(map(_name, paths))

    def save(self) -> None:
        """Write the cursor, in one step: a crash leaves the old one or the new one. Raises OSError."""
        if self._path is None:
            return
        text = json.dumps({"v": _VERSION, "rows": self._rows, "done": sorted(self._done)}, indent=0) + "\n"
        write_whole(self._path, text)

    def _load(self, file: Path) -> None:
        try:
            found = json.loads(file.read_text(encoding="utf-8"))
            if found["v"] != _VERSION:
                raise ValueError(f"its version is {found['v']!r}")
            self._done, self._rows = set(map(str, found["done"])), {str(name): int(n) for name, n in found["rows"].items()}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise WrongPlaceError(f"{file} is no cursor of newsbeam ({error}); name another file, or delete it") from error


def _check_folder(file: Path) -> None:
    """Raises OSError where `file` can surely not be written: `save` puts another file beside it first."""
    if file.is_dir():
        raise IsADirectoryError(errno.EISDIR, "a cursor is a file, and this is a folder", str(file))
    if not file.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder for a cursor", str(file.parent))
    if not os.access(file.parent, os.W_OK):
        raise PermissionError(errno.EACCES, "a cursor cannot be saved in this folder", str(file.parent))


def _name(path: str) -> str:
    """The name of a file within its folder: the folder may move."""
    folder, _, name = path.rpartition("/")
    day = folder.rpartition("/")[2]
    return f"{day}/{name}" if day.startswith("date=") else name
