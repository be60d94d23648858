"""The pools that all transforms of a process share. No Beam."""

import threading

from transforms.pool.pool import PoolSettings, ProcessPool

_pools: dict[PoolSettings, ProcessPool] = {}
_pools_lock = threading.Lock()


def shared_pool(settings: PoolSettings) -> ProcessPool:
    """This process's pool with these settings; made at the first call. The local engine runs many short pipelines on it."""
    with _pools_lock:
        if settings not in _pools:
            _pools[settings] = ProcessPool(settings)
        return _pools[settings]


def close_pools() -> None:
    """Ends all shared pools of this process once their work is done."""
    with _pools_lock:
        pools = list(_pools.values())
        _pools.clear()
    for pool in pools:
        pool.close()
