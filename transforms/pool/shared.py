"""The pools that all transforms of a process share. No Beam."""

import threading

from transforms.pool.ahead import TasksAhead
from transforms.pool.pool import PoolLoad, PoolSettings, ProcessPool

_pools: dict[PoolSettings, ProcessPool] = {}
_ahead: dict[PoolSettings, TasksAhead] = {}
_pools_lock = threading.Lock()


def shared_pool(settings: PoolSettings) -> ProcessPool:
    """The pool of this process with these settings;

    the first call makes it. The local engine runs many short pipelines on it.
    """
    with _pools_lock:
        if settings not in _pools:
            _pools[settings] = ProcessPool(settings)
        return _pools[settings]


def tasks_ahead(settings: PoolSettings) -> TasksAhead:
    """The tasks that begin ahead in `shared_pool(settings)`."""
    pool = shared_pool(settings)
    with _pools_lock:
        if settings not in _ahead:
            _ahead[settings] = TasksAhead(pool)
        return _ahead[settings]


def loads() -> list[PoolLoad]:
    """The present load of each shared pool of this process."""
    with _pools_lock:
        return [pool.load() for pool in _pools.values()]


def close_pools() -> None:
    """Finish the tasks of all shared pools of this process except tasks that began ahead, then end the pools."""
    with _pools_lock:
        pools, ahead = list(_pools.values()), list(_ahead.values())
        _pools.clear()
        _ahead.clear()
    for tasks in ahead:
        tasks.cancel()
    for pool in pools:
        pool.close()
