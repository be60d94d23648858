"""Settings of the C library's allocator for a worker."""

import ctypes

#: `M_ARENA_MAX` of glibc's malloc.h.
_ARENA_MAX = -8
_ARENAS = 2


def use_few_arenas() -> None:
    """Let all threads that begin from now on share two arenas of memory. Nothing happens without glibc.

    glibc gives each thread an arena, up to eight for a core, and what is freed in one serves no other. Beam has some thirty
    threads: with 3,000 feeds 112 of 179 MB were free, and with two arenas 25 of 102 (`bench/scale.py`, phase `first`).
    Python runs one thread at a time, so they do not wait for each other.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_ARENA_MAX, _ARENAS)
