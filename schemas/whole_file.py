"""Small files that are written as a whole: state, lists, cursors."""

import os
from pathlib import Path


def write_whole(path: Path, text: str, *, mode: int = 0o666) -> None:
    """Write all of a file or none of it: a crash or a full disk leaves an older one as it was. Raises OSError.

    `mode`: the permissions of the file, less those that the process's umask takes away. It is synced to disk when this returns.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
