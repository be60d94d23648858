"""File systems: the few operations that a file sink needs.

Paths are text, absolute, with `/` between their parts. Every operation raises OSError where it fails.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from io import RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast

from schemas.file_systems import file_systems
from schemas.store_access import missing_credentials

_COPIED_BYTES = 1 << 20


class FileStore(Protocol):
    """A file system. Implementations hold no open files and no connections of their own."""

    def make_folder(self, folder: str) -> None:
        """Make the folder and its parents, durably. Does nothing where it exists."""
        ...

    def create(self, path: str) -> BinaryIO:
        """A new file for writing. Replaces an old one of that name."""
        ...

    def seal(self, stream: BinaryIO) -> None:
        """Close `stream` and make its content durable."""
        ...

    def settle(self, folder: str) -> None:
        """The names of the folder's files are durable when this returns."""
        ...

    def rename(self, source: str, target: str) -> None:
        """`target` appears whole and durable, or not at all; `source` is gone."""
        ...

    def exists(self, path: str) -> bool: ...

    def delete(self, path: str) -> None:
        """Delete the file. Does nothing where it is gone."""
        ...

    def files(self, folder: str) -> list[str]:
        """Sorted paths of the files, hidden ones too, in the subfolders of `folder`, not deeper. None where it is missing."""
        ...


class LocalStore:
    """The machine's own file system. A rename is atomic, and durable by fsync of the file and of its folder."""

    def make_folder(self, folder: str) -> None:
        path = Path(folder)
        missing = [part for part in (path, *path.parents) if not part.exists()]
        path.mkdir(parents=True, exist_ok=True)
        for part in missing:
            self.settle(str(part.parent))

    def create(self, path: str) -> BinaryIO:
        return Path(path).open("wb")

    def seal(self, stream: BinaryIO) -> None:
        with stream:
            stream.flush()
            os.fsync(stream.fileno())

    def settle(self, folder: str) -> None:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def rename(self, source: str, target: str) -> None:
        Path(source).replace(target)
        self.settle(str(Path(target).parent))

    def exists(self, path: str) -> bool:
        return Path(path).exists()

    def delete(self, path: str) -> None:
        Path(path).unlink(missing_ok=True)

    def files(self, folder: str) -> list[str]:
        if not Path(folder).is_dir():
            return []
        # os.scandir instead of glob: glob leaves hidden names out in some Python versions and not in others.
        found: list[str] = []
        with os.scandir(folder) as entries:
            subfolders = [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
        for subfolder in subfolders:
            with os.scandir(subfolder) as entries:
                found.extend(entry.path for entry in entries if entry.is_file(follow_symlinks=False))
        return sorted(found)


@contextmanager
def _as_os_error() -> Iterator[None]:
    """Raises OSError for the errors of all clients of object stores, and for Beam's ValueError without a client."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        told = str(error).partition("\n")[0]  # Azure's goes on with the whole answer
        raise OSError(f"{type(error).__name__}: {told}") from error


class _Upload(RawIOBase):
    """A file that is being uploaded to an object store. It appears when it is closed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._stream.tell()

    def write(self, data: Any, /) -> int:
        with _as_os_error():
            return self._stream.write(data)

    def flush(self) -> None:
        """Does nothing: the client decides when it sends."""

    def close(self) -> None:
        if not self.closed:
            super().close()
            with _as_os_error():
                self._stream.close()


class BeamStore:
    """Any file system that Beam knows: `gs://`, `s3://`, `hdfs://`, `azfs://`.

    An object appears whole and durable when its upload ends. Object stores rename by copy and delete: a crash between the two
    leaves both objects, and repeating the rename gives the same object again.
    """

    def __init__(self, scheme: str = "") -> None:
        self._scheme = scheme

    @_as_os_error()
    def make_folder(self, folder: str) -> None:
        if (remedy := missing_credentials(self._scheme)) is not None:
            raise OSError(remedy)
        if not self._exists(folder):
            file_systems().mkdirs(folder)

    @_as_os_error()
    def create(self, path: str) -> BinaryIO:
        from apache_beam.io.filesystem import CompressionTypes  # noqa: PLC0415

        files = file_systems()
        return cast(
            BinaryIO,
            _Upload(files.create(path, "application/octet-stream", compression_type=CompressionTypes.UNCOMPRESSED)),
        )

    def seal(self, stream: BinaryIO) -> None:
        stream.close()

    def settle(self, folder: str) -> None:
        """Does nothing: names are durable with their objects."""

    @_as_os_error()
    def rename(self, source: str, target: str) -> None:
        files = file_systems()
        if self._exists(target):
            files.delete([target])  # some file systems refuse to replace; the source is still there if this is the last act
        if self._scheme == "azfs":
            # Beam's client (2.77) asks the public cloud for a copy, whatever the endpoint is, and deletes the source before the
            # service says that the copy is complete.
            self._copy(source, target)
            files.delete([source])
        else:
            files.rename([source], [target])

    def _copy(self, source: str, target: str) -> None:
        from apache_beam.io.filesystem import CompressionTypes  # noqa: PLC0415

        with (
            file_systems().open(source, compression_type=CompressionTypes.UNCOMPRESSED) as content,
            self.create(target) as copy,
        ):
            shutil.copyfileobj(content, copy, _COPIED_BYTES)

    @_as_os_error()
    def exists(self, path: str) -> bool:
        return self._exists(path)

    def _exists(self, path: str) -> bool:
        from apache_beam.io.filesystem import BeamIOError  # noqa: PLC0415

        try:
            return bool(file_systems().exists(path))
        except BeamIOError as error:
            # azfs raises for what is not there (Beam 2.77).
            if any(getattr(cause, "code", None) == HTTPStatus.NOT_FOUND for cause in (error.exception_details or {}).values()):
                return False
            raise

    @_as_os_error()
    def delete(self, path: str) -> None:
        if self._exists(path):
            file_systems().delete([path])

    @_as_os_error()
    def files(self, folder: str) -> list[str]:
        # Both patterns: whether `*` matches a leading dot differs between file systems.
        matches = file_systems().match([f"{folder}/date=*/*", f"{folder}/date=*/.*"])
        return sorted({file.path for match in matches for file in match.metadata_list})
