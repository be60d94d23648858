"""The checkpoints and savepoints in the folder of a cluster."""

import shutil
from pathlib import Path


def newest(folder: Path) -> str | None:
    """The URI of the newest complete checkpoint or savepoint: Flink writes `_metadata` last."""
    complete = [*folder.glob("checkpoints/*/chk-*/_metadata"), *folder.glob("savepoints/*/_metadata")]
    return max(complete, key=lambda path: path.stat().st_mtime).parent.as_uri() if complete else None


def forget_others(folder: Path, origin: str) -> None:
    """Deletes the checkpoints of all starts but that of `origin`: Flink deletes only the checkpoints of its current start.

    Savepoints stay: a person made them.
    """
    for start in folder.glob("checkpoints/*"):
        if not origin.startswith(start.as_uri() + "/"):
            shutil.rmtree(start)
