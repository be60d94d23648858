"""The pool for parsing feeds, extracting pages and enriching articles."""

import os

from transforms.pool.pool import PoolSettings

#: In all measured sets no page that took longer gave an article; the slowest article took 5 s.
EXTRACT_LIMIT_S = 20.0
EXTRACT_MEMORY_BYTES = 2 << 30
#: A new worker starts in milliseconds instead of two seconds, and shares the tables of feeds (80 MB) and the models of the
#: enrichments (60 MB).
_PRELOAD = ("transforms.extract.article", "transforms.feeds.warm", "transforms.enrich.warm")


def cores() -> int:
    """Number of cores that this process may use. The default is an extraction process for each."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def page_pool(workers: int | None = None) -> PoolSettings:
    """The settings of the pool. `workers`: number of its processes; None for one a core."""
    return PoolSettings(cores() if workers is None else workers, EXTRACT_LIMIT_S, EXTRACT_MEMORY_BYTES, preload=_PRELOAD)
