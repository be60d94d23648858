"""Rolling by time: the small pieces that cycles publish become one file when they are old or large enough.

A piece is a hidden JSON Lines file, `.records-<writer_id>-<n>.<suffix>.part`, committed like any file of a cycle; `<suffix>`
is the suffix of the later file. Pieces of one day become `records-<writer_id>-<n>.<suffix>`, named after the first of
them, in four steps, each of which a crash may interrupt:

1. `.X.roll` lists the pieces. From here on the set is fixed.
2. `.X.merged` is written from them and synced.
3. `.X.roll` is renamed to `.X.rolled`: the merged file is complete.
4. `.X.merged` is renamed to its final name; the pieces, then `.X.rolled`, are deleted.

The next call finishes what a crash left: with `.roll` from step 2, with `.rolled` from step 4 (where no `.merged` is left, the
file was published). So every row appears once, whenever the process dies. Local file systems only.
"""

import json
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from pipeline.sinks.files.stores import LocalStore
from pipeline.sinks.formats import FileKind, file_kind, kind_of_file
from pipeline.sinks.rows import PUBLISHED
from schemas.codec import from_json

_PIECE, _PLAN, _DONE, _MERGED = ".part", ".roll", ".rolled", ".merged"


def piece_kind(kind: FileKind) -> FileKind:
    """The kind of the pieces of `kind`: plain JSON Lines, whatever the format of the merged file."""
    return FileKind(what=kind.what, suffix=kind.suffix + _PIECE, make=file_kind("jsonl", kind.what, None).make)


@dataclass(frozen=True, slots=True)
class _Piece:
    path: str
    size: int
    written: float


class Pieces:
    """The committed pieces in a folder. `clock` gives seconds since the epoch, as file times do."""

    def __init__(self, folder: str, kind: FileKind, store: LocalStore, clock: Callable[[], float] = time.time) -> None:
        self._folder = folder
        self._kind = kind
        self._store = store
        self._clock = clock
        self._by_day: dict[tuple[str, str], list[_Piece]] | None = None
        """By folder of the day and suffix; None until the folder was read, which takes a look at every file in it."""

    def add(self, path: str) -> None:
        """Note a published file. A file that is no piece of this sink is ignored."""
        if self._by_day is not None and path.endswith(self._kind.suffix + _PIECE):
            _note(self._by_day, path)

    def merge(self, prefix: str, *, due_bytes: int | None, due_s: float | None, everything: bool) -> int:
        """Merge the due pieces of writers whose id begins with `prefix`. Returns the number of files that appeared.

        Pieces that an earlier run left for another format become files of that format.
        Raises OSError if the disk is full or read-only. The pieces are kept then, and the next call continues.
        """
        start = f".{self._kind.stem}-{prefix}"
        by_day, appeared = self._by_day, 0
        self._by_day = None  # what fails below leaves a half-made merge: the next call reads the folder and heals it first
        if by_day is None:
            by_day = {}
            found = [path for path in self._store.files(self._folder) if Path(path).name.startswith(start)]
            appeared += self._heal(found)
            for path in found:
                if path.endswith(_PIECE) and Path(path).exists():
                    _note(by_day, path)
        for (day, suffix), pieces in list(by_day.items()):
            if everything or suffix != self._kind.suffix or self._due(pieces, due_bytes, due_s):
                appeared += self._merge_day([piece.path for piece in pieces])
                del by_day[day, suffix]
        self._by_day = by_day
        return appeared

    def _due(self, pieces: list[_Piece], due_bytes: int | None, due_s: float | None) -> bool:
        if due_bytes is not None and sum(piece.size for piece in pieces) >= due_bytes:
            return True
        age_s = self._clock() - min(piece.written for piece in pieces)
        # A clock that was set back makes pieces from the future; they are as due as old ones.
        return due_s is not None and not 0 <= age_s < due_s

    def _heal(self, found: list[str]) -> int:
        appeared = 0
        for path in found:
            if path.endswith(_PLAN):
                appeared += self._from_plan(Path(path))
            elif path.endswith(_DONE):
                appeared += self._finish(Path(path))
        return appeared

    def _merge_day(self, pieces: list[str]) -> int:
        # Two sinks that write into one folder may both have seen the pieces of an earlier run.
        names = sorted(Path(piece).name for piece in pieces if Path(piece).exists())
        if not names:
            return 0
        plan = Path(pieces[0]).with_name(names[0]).with_suffix(_PLAN)
        draft = plan.with_name(plan.name + ".tmp")
        with self._store.create(str(draft)) as stream:
            stream.write(json.dumps(names).encode())
            self._store.seal(stream)
        self._store.rename(str(draft), str(plan))
        return self._from_plan(plan)

    def _from_plan(self, plan: Path) -> int:
        merged = plan.with_suffix(_MERGED)
        with ExitStack() as undo:
            undo.callback(self._store.delete, str(merged))  # a full disk gets its space back
            stream = undo.enter_context(self._store.create(str(merged)))
            rows = self._kind_of(plan).make(stream)
            undo.callback(rows.drop)
            cls = PUBLISHED[self._kind.what].cls
            for name in json.loads(plan.read_text()):
                with plan.with_name(name).open("rb") as lines:
                    for line in lines:
                        rows.write(from_json(cls, line))
            rows.close()
            self._store.seal(stream)
            undo.pop_all()
        done = plan.with_suffix(_DONE)
        self._store.rename(str(plan), str(done))
        return self._finish(done)

    def _kind_of(self, plan: Path) -> FileKind:
        suffix = _suffix(plan.name.removesuffix(_PLAN))
        return self._kind if suffix == self._kind.suffix else kind_of_file(suffix, self._kind.what)

    def _finish(self, done: Path) -> int:
        merged = done.with_suffix(_MERGED)
        appeared = 0
        if merged.exists():
            final = done.with_name(done.name.removeprefix(".").removesuffix(_DONE))
            self._store.rename(str(merged), str(final))
            appeared = 1
        for name in json.loads(done.read_text()):
            self._store.delete(str(done.with_name(name)))
        self._store.settle(str(done.parent))
        self._store.delete(str(done))
        return appeared


def _suffix(name: str) -> str:
    # The counter is the last part of the name that has no dot: `.records-<writer_id>-000.jsonl.gz`.
    return "." + name.rpartition("-")[2].partition(".")[2]


def _note(by_day: dict[tuple[str, str], list[_Piece]], path: str) -> None:
    file = Path(path)
    known = by_day.setdefault((str(file.parent), _suffix(file.name.removesuffix(_PIECE))), [])
    if all(piece.path != path for piece in known):
        stat = file.stat()
        known.append(_Piece(path, stat.st_size, stat.st_mtime))
