"""The limit of open files for a process with connections to many hosts.

The usual soft limit is 1,024 open files for programs that use `select`; the hard limit is far above it. As Go's runtime does
(https://go.dev/issue/46279), a command raises the soft one for itself. Workers of the pool set limits of their own.
"""

import resource

from pipeline.settings import UsageError

#: 256 polls and 128 pages may be in flight in `stream`; beside them 128 idle connections, the state, outputs and workers.
LEAST_FILES = 1_024
#: Enough for the most idle connections, with those in use, the ledger, outputs and workers beside them.
ENOUGH_FILES = 8_192
#: A kept connection saves the next request to its host a connection: 0.27 of 0.44 ms CPU beyond a bare loop where 600 hosts are
#: asked in turn and 128 were kept (`python -m bench.scale --feeds 10000 --engine run --phases 304` has the sum), and over TLS a
#: handshake. It costs an open file.
_MOST_IDLE, _LEAST_IDLE = 2_000, 128


def allow_open_files() -> None:
    """Raise this process's soft limit of open files, as far as needed and allowed. Raises UsageError if that is not enough."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = ENOUGH_FILES if hard == resource.RLIM_INFINITY else min(ENOUGH_FILES, hard)
    if wanted < LEAST_FILES:
        raise UsageError(
            f"{hard} open files are allowed, and {LEAST_FILES} are needed: raise the limit (ulimit -n {LEAST_FILES})"
        )
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def most_idle_connections() -> int:
    """Hosts to which an idle connection may be kept: a quarter of the open files that this process may have, 128 to 2,000."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return _MOST_IDLE if soft == resource.RLIM_INFINITY else max(_LEAST_IDLE, min(_MOST_IDLE, soft // 4))
