"""Memory of this process and its descendants, as the kernel shares it out among them (PSS)."""

import os
from pathlib import Path

_PROC = Path("/proc")


def tree_bytes(pid: int | None = None, proc: Path = _PROC) -> int:
    """Bytes of the process `pid` (this one) and all its descendants; 0 where the system has no /proc.

    Pages that n processes share count 1/n in each (`smaps_rollup`): the sum is what the machine gives to newsbeam.
    """
    total, pids = 0, [pid if pid is not None else os.getpid()]
    while pids:
        folder = proc / str(pids.pop())
        total += _pss_bytes(folder)
        try:
            for task in (folder / "task").iterdir():
                pids += [int(child) for child in (task / "children").read_text().split()]
        except (OSError, ValueError):
            continue  # it has ended meanwhile, or the kernel does not tell children
    return total


def _pss_bytes(folder: Path) -> int:
    try:
        for line in (folder / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1_024
    except (OSError, ValueError, IndexError):
        pass
    return 0
