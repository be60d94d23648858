"""py3langid's model, read from a file instead of being held in memory.

The package ships its model compressed: to unpack it takes 0.65 s of CPU time, and 68 MB in memory. A text of 1,000 characters
needs a few hundred rows of it. The first process that needs the model writes it unpacked to `$XDG_CACHE_HOME/newsbeam` (by
default `~/.cache/newsbeam`, 68 MB); later ones open it in milliseconds. All of them read the rows that they need, and remember
the latest. If the cache cannot be written, a temporary file takes its place, which py3langid needs anyway. If its
checksum is wrong it is written anew: a damaged row would give probabilities that are no numbers.
"""

import os
import stat
import tempfile
import time
import zlib
from array import array
from collections import Counter
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO, Any

import numpy as np
import numpy.typing as npt
from numpy.lib import format as npy
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier
from py3langid.modelio import load_model

#: Rows that a process remembers of either table, 13 MB and 9 MB at most: 790 English texts use 9,900 and 15,600. Where all are
#: remembered a text takes half of the time of py3langid itself.
_MOST_ROWS = 12_288, 16_384
#: States whose rows are remembered, 4 MB: a row serves two or three of them.
_MOST_STATES = 32_768
_SUM_BYTES, _READ_BYTES = 4, 1 << 20
#: A draft of this age is of a process that was killed.
_DRAFT_S = 3_600.0


def load_identifier(version: str, cache: Path | None = None) -> LanguageIdentifier:
    """py3langid's identifier of 142 languages, with normalized probabilities and the same results.

    `version`: of py3langid. `cache`: the folder for the unpacked model, by default in the user's cache. Raises OSError if
    neither the cache nor a temporary file can be written.
    """
    packed = MODEL_DIR / MODEL_FILE
    path = (cache or _user_cache()) / f"py3langid-{version}-{packed.stat().st_size}.model"
    try:
        return _FromFile(_opened(path))
    except (OSError, ValueError):
        return _FromFile(_unpacked(packed, path))


class _FromFile(LanguageIdentifier):
    """`file`: as `_write` leaves it. It stays open, and forked processes share it: each read names its place."""

    __slots__ = ("_features", "_file", "_outputs", "_rows")

    def __init__(self, file: IO[bytes]) -> None:
        """Raises ValueError for another or a damaged file."""
        arrays: list[Any] = [npy.read_array(file, allow_pickle=False) for _ in range(4)]
        pc, classes, row_of, outputs = arrays
        ptc, rows = _Table(file, "<f2"), _Table(file, "<u4")
        fits = rows.width == 256 and len(classes) == len(pc) == ptc.width and len(row_of) == len(outputs)
        if not fits or not _is_whole(file, rows.end):
            raise ValueError("no unpacked model")
        super().__init__(None, pc, classes.tolist(), None, None, norm_probs=True, tk_row=())
        self._file = file
        self._outputs = array("i", outputs.tolist())
        self._features, self._rows = _Features(ptc, _MOST_ROWS[1]), _Transitions(rows, row_of, _MOST_ROWS[0])

    def _raw_score(self, text: bytes) -> Any:
        """As its parent does, with the parent's order of additions: the automaton over the bytes, then naive Bayes."""
        rows, outputs = self._rows, self._outputs
        state = 0
        states = [state := rows[state][byte] for byte in text]
        found = [feature for state in states if (feature := outputs[state]) >= 0]
        if not found:
            return np.zeros(len(self.nb_classes), dtype=np.float32)
        visits = Counter(found)
        counts = np.fromiter(visits.values(), dtype=np.float32, count=len(visits))
        features = np.fromiter(visits, dtype=np.intp, count=len(visits))
        return np.log1p(counts) @ self._features.rows(features) + self.nb_pc


class _Table:
    """A table of the file, from its header at the current place; the file is then behind it."""

    def __init__(self, file: IO[bytes], dtype: str) -> None:
        npy.read_magic(file)
        (count, self.width), by_columns, found = npy.read_array_header_1_0(file)
        if found != np.dtype(dtype) or by_columns:
            raise ValueError("no unpacked model")
        self._fd, self._begin, self._bytes = file.fileno(), file.tell(), self.width * found.itemsize
        self.count = count
        self.end = file.seek(self._begin + count * self._bytes)

    def row(self, number: int) -> bytes:
        row = os.pread(self._fd, self._bytes, self._begin + number * self._bytes)
        if len(row) < self._bytes:
            raise OSError("the unpacked language model has become shorter")
        return row


class _Features:
    """The weights of features by their numbers, as 32-bit floats: the product with 16-bit ones would convert them each time."""

    def __init__(self, table: _Table, most: int) -> None:
        self._table, self._most = table, min(most, table.count)
        self._known = np.empty((self._most, table.width), dtype=np.float32)  # takes memory as it is filled
        self._places = np.full(table.count, -1, dtype=np.int32)
        self._used = 0
        self._lock = Lock()

    def __len__(self) -> int:
        return self._used

    def rows(self, features: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
        """A row for each feature, which are distinct."""
        with self._lock:
            missing = features[self._places.take(features) < 0]
            if len(missing):
                if self._used + len(missing) > self._most:
                    self._places.fill(-1)
                    self._used, missing = 0, features
                if len(missing) > self._most:
                    return self._read(missing)
                end = self._used + len(missing)
                self._known[self._used : end] = self._read(missing)
                self._places[missing] = np.arange(self._used, end)
                self._used = end
            return self._known.take(self._places.take(features), axis=0)

    def _read(self, features: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
        read = b"".join([self._table.row(feature) for feature in features.tolist()])
        return np.frombuffer(read, dtype="<f2").reshape(len(features), -1).astype(np.float32)


class _Transitions(dict[int, "array[int]"]):
    """The next states for each byte, by state. `row_of`: the row of each state, which several share."""

    def __init__(self, table: _Table, row_of: Any, most: int) -> None:
        self._table, self._row_of, self._most = table, array("I", row_of.tolist()), most
        self._rows: dict[int, array[int]] = {}

    def __missing__(self, state: int) -> "array[int]":
        number = self._row_of[state]
        row = self._rows.get(number)
        if row is None or len(self) >= _MOST_STATES:
            if len(self._rows) >= self._most or len(self) >= _MOST_STATES:
                self.clear()
                self._rows.clear()
            row = self._rows[number] = array("I", self._table.row(number))
        self[state] = row
        return row


def _is_whole(file: IO[bytes], end: int) -> bool:
    """The file ends with the checksum of what comes before."""
    return os.fstat(file.fileno()).st_size == end + _SUM_BYTES and os.pread(file.fileno(), _SUM_BYTES, end) == _sum(file, end)


def _sum(file: IO[bytes], end: int) -> bytes:
    """CRC-32 of the first `end` bytes."""
    found = 0
    for place in range(0, end, _READ_BYTES):
        found = zlib.crc32(os.pread(file.fileno(), min(_READ_BYTES, end - place), place), found)
    return found.to_bytes(_SUM_BYTES, "big")


def _user_cache() -> Path:
    """By the XDG Base Directory Specification, which ignores relative paths. A user without a home has none."""
    places = Path(os.environ.get("XDG_CACHE_HOME", "")), Path(os.path.expanduser("~/.cache"))  # noqa: PTH111 - raises nothing
    return next((place for place in places if place.is_absolute()), Path(os.devnull)) / "newsbeam"


def _opened(path: Path) -> IO[bytes]:
    """The file of an earlier process. Raises OSError, also if another user could have written it."""
    file = os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK), "rb")
    found = os.fstat(file.fileno())
    if not stat.S_ISREG(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o022:
        file.close()
        raise PermissionError(f"{path} is not this user's alone")
    return file


def _unpacked(packed: Path, path: Path) -> IO[bytes]:
    """The model in a new file at `path`, or in a temporary one if that cannot be written."""
    try:
        model = load_model(packed)  # by way of a temporary file
    except OSError as error:
        raise _no_space(error, path) from error
    draft: str | None = None
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _remove_drafts(path)
        fd, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        with os.fdopen(fd, "w+b") as file:
            _write(model, file)
            os.fsync(file.fileno())  # after a power failure a file could have its length without its content
        Path(draft).replace(path)
        return _opened(path)
    except OSError:
        if draft is not None:
            Path(draft).unlink(missing_ok=True)
    try:
        unnamed = tempfile.TemporaryFile()  # noqa: SIM115 - it stays open
        _write(model, unnamed)
    except OSError as error:
        raise _no_space(error, path) from error
    unnamed.seek(0)
    return unnamed


def _no_space(error: OSError, path: Path) -> OSError:
    remedy = f"free 70 MB in the folder for temporary files (TMPDIR) and in {path.parent} (XDG_CACHE_HOME)"
    return OSError(error.errno, f"the language model cannot be unpacked: {error.strerror or error}; {remedy}")


def _remove_drafts(path: Path) -> None:
    for draft in path.parent.glob(f".{path.name}-*"):
        with suppress(OSError):
            if draft.stat().st_mtime < time.time() - _DRAFT_S:
                draft.unlink()


def _write(model: Any, file: IO[bytes]) -> None:
    ptc, pc, classes, rows, row_of, outputs = model
    for small in (np.asarray(pc), np.asarray(classes), np.asarray(row_of), np.asarray(outputs, dtype=np.int32)):
        npy.write_array(file, small, allow_pickle=False)
    for table in (np.asarray(ptc, dtype="<f2"), np.asarray(rows, dtype="<u4").reshape(-1, 256)):
        npy.write_array(file, table, version=(1, 0), allow_pickle=False)
    file.flush()
    file.write(_sum(file, file.tell()))
    file.flush()
