"""py3langid's model, mapped from a file instead of being held in memory.

The package ships its model compressed: to unpack it takes 0.65 s of CPU time, and 68 MB in memory. A text of 1,000 characters
needs a few hundred rows of it. The first process that needs the model writes it unpacked to `$XDG_CACHE_HOME/newsbeam` (by
default `~/.cache/newsbeam`, 68 MB); later ones open it in milliseconds. All of them map it, so that the machine holds it once.
If the cache cannot be written, a temporary file takes its place, which py3langid needs anyway. If its checksum is wrong it is
written anew: a damaged row would give probabilities that are no numbers.
"""

import os
import stat
import tempfile
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt
from numpy.lib import format as npy
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier
from py3langid.modelio import load_model

_SUM_BYTES, _READ_BYTES = 4, 1 << 20
#: A draft of this age is of a process that was killed.
_DRAFT_S = 3_600.0


def load_identifier(version: str, cache: Path | None = None) -> LanguageIdentifier:
    """py3langid's identifier of 142 languages, with normalized probabilities and the same results.

    `version`: of py3langid. `cache`: the folder for the unpacked model, by default in the user's cache. Raises OSError if
    neither the cache nor a temporary file can be written.
    """
    packed = MODEL_DIR / MODEL_FILE
    path = (cache or _user_cache()) / f"py3langid-{version}-{packed.stat().st_size}.tables"
    try:
        return _FromFile(_opened(path))
    except (OSError, ValueError):
        return _FromFile(_unpacked(packed, path))


class _FromFile(LanguageIdentifier):
    """`file`: as `_write` leaves it."""

    __slots__ = ("_next", "_outputs", "_starts", "_weights")

    def __init__(self, file: IO[bytes]) -> None:
        """Maps `file` and closes it. Raises ValueError for another or a damaged file."""
        with file:
            self._weights = _mapped(file, np.int16)
            rows = _mapped(file, np.uint32)
            pc, classes, row_of, outputs = [npy.read_array(file, allow_pickle=False) for _ in range(4)]
            fits = rows.shape[1] == 256 and len(classes) == len(pc) == self._weights.shape[1] and len(row_of) == len(outputs)
            if not fits or not _is_whole(file, file.tell()):
                raise ValueError("no unpacked model")
        super().__init__(None, pc, classes.tolist(), None, None, norm_probs=True, tk_row=())
        self._next, self._starts, self._outputs = rows.reshape(-1), row_of.astype(np.intp) * 256, outputs

    def _states(self, text: bytes) -> npt.NDArray[np.uint32]:
        """The automaton's state behind each byte, for all bytes at once: as if it began with each of them, then with the one
        before, until nothing changes. It knows runs of six bytes at most, so that takes a fifth of one byte after the other.
        """
        codes = np.frombuffer(text, dtype=np.uint8)
        states = self._next.take(self._starts[0] + codes)
        while True:
            places = self._starts.take(states[:-1])
            places += codes[1:]
            behind = self._next.take(places)
            if np.array_equal(behind, states[1:]):
                return states
            states[1:] = behind

    def _raw_score(self, text: bytes) -> Any:
        """As its parent does, with the parent's order of additions: the automaton over the bytes, then naive Bayes."""
        found = self._outputs.take(self._states(text))
        features, firsts, counts = np.unique(found[found >= 0], return_index=True, return_counts=True)
        if not len(features):
            return np.zeros(len(self.nb_classes), dtype=np.float32)
        order = firsts.argsort()
        weights = _floats(self._weights.take(features[order], axis=0))
        return np.log1p(counts[order].astype(np.float32)) @ weights + self.nb_pc


def _floats(halves: npt.NDArray[np.int16]) -> npt.NDArray[np.float32]:
    """The 16-bit floats with these bits, in a third of the time of numpy's conversion. Sign and digits move to their places in
    32 bits, and the exponent counts from 127 instead of 15. Those below 6e-5, of which no weight is one, come out larger."""
    bits = halves.astype(np.int32)
    bits <<= 13
    bits &= ~(0b111 << 28)
    bits += (127 - 15) << 23
    return bits.view(np.float32)


def _mapped(file: IO[bytes], dtype: type[np.int16 | np.uint32]) -> Any:
    """The table of the file at the current place; the file is then behind it."""
    npy.read_magic(file)
    shape, by_columns, found = npy.read_array_header_1_0(file)
    begin = file.tell()
    end = begin + shape[0] * shape[-1] * found.itemsize
    if found != np.dtype(dtype) or by_columns or len(shape) != 2 or os.fstat(file.fileno()).st_size < end:
        raise ValueError("no unpacked model")
    table = np.memmap(file, dtype=found, mode="r", offset=begin, shape=shape)
    file.seek(end)
    return np.asarray(table)  # a memmap takes longer to index


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
    """The tables first, where they are aligned; the weights as the bits of 16-bit floats."""
    ptc, pc, classes, rows, row_of, outputs = model
    for table in (np.asarray(ptc, dtype=np.float16).view(np.int16), np.asarray(rows, dtype=np.uint32).reshape(-1, 256)):
        npy.write_array(file, table, version=(1, 0), allow_pickle=False)
    for small in (np.asarray(pc), np.asarray(classes), np.asarray(row_of), np.asarray(outputs, dtype=np.int32)):
        npy.write_array(file, small, allow_pickle=False)
    file.flush()
    file.write(_sum(file, file.tell()))
    file.flush()
