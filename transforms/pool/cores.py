"""The cores that this process may use."""

import os


def cores() -> int:
    """Number of cores that this process may use. The default is an extraction process for each."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
