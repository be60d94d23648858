"""The pool for parsing feeds, extracting pages and enriching articles."""

from transforms.pool.cores import cores
from transforms.pool.pool import PoolSettings

#: In all measured sets no page that took longer gave an article; the slowest article took 5 s.
EXTRACT_LIMIT_S = 20.0
EXTRACT_MEMORY_BYTES = 2 << 30
#: A new worker starts in milliseconds instead of two seconds, and shares the models of the enrichments (80 MB) and what
#: extractors load at first use (30 MB).
_PRELOAD = ("transforms.feeds.warm", "transforms.extract.warm", "transforms.enrich.warm", "transforms.link.warm")


def page_pool(workers: int | None = None) -> PoolSettings:
    """The settings of the pool. `workers`: number of its processes; None for one a core."""
    return PoolSettings(cores() if workers is None else workers, EXTRACT_LIMIT_S, EXTRACT_MEMORY_BYTES, preload=_PRELOAD)
