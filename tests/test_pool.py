"""The process pool: every way a task can die costs that task, and nobody outlives the parent."""

import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from transforms.pool.pool import PoolSettings, ProcessPool
from transforms.pool.stopped import RemoteError, Stopped


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPool]:
    with ProcessPool(PoolSettings(2, wall_limit_s=2.0, memory_limit_bytes=2**29)) as one:
        yield one


def test_results_come_back(pool: ProcessPool) -> None:
    futures = [pool.submit(math.sqrt, number) for number in (1, 4, 9)]
    assert [future.result() for future in futures] == [1.0, 2.0, 3.0]


class Travels:
    """Counts how often it was pickled, and in a worker how often it was called."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.pickled = 0
        self.called = 0

    def __getstate__(self) -> dict[str, Any]:
        self.pickled += 1
        return self.__dict__

    def __call__(self, _: object) -> int:
        self.called += 1
        return self.called


def test_the_function_of_many_tasks_travels_once() -> None:
    first, second = Travels("first"), Travels("second")
    with ProcessPool(PoolSettings(1)) as one:
        futures = [one.submit(function, "") for function in (first, first, second, first)]
        assert [future.result() for future in futures] == [1, 2, 1, 1]
    assert (first.pickled, second.pickled) == (2, 1)


TABLES = """
from transforms.pool.page_pool import page_pool
from transforms.pool.pool import ProcessPool
with ProcessPool(page_pool(1)) as pool:
    print(pool.submit(eval, "__import__('transforms.dates.names').dates.names._all.cache_info().currsize").result())
"""


def test_workers_are_born_with_the_tables_of_dates() -> None:
    """Importing and reading take a second: once for all workers."""
    # In a process of its own: the first pool of a process decides what its fork server imports.
    done = subprocess.run(
        [sys.executable, "-c", TABLES], capture_output=True, text=True, cwd=Path(__file__).parents[1], check=True
    )
    assert done.stdout == "1\n"


def test_a_task_that_hangs_is_stopped(pool: ProcessPool) -> None:
    assert pool.submit(time.sleep, 60).result() == Stopped("timeout", "Stopped after 2 s.")


def test_a_task_that_takes_too_much_memory_is_stopped(pool: ProcessPool) -> None:
    assert pool.submit(bytearray, 2**30).result().cause == "crash"


@pytest.mark.parametrize(("function", "args", "how"), [(os.abort, (), "signal 6"), (os._exit, (3,), "exit code 3")])
def test_a_process_that_dies_costs_its_task(pool: ProcessPool, function: object, args: tuple[int, ...], how: str) -> None:
    assert callable(function)
    result = pool.submit(function, *args).result()
    assert (result.cause, how in result.message) == ("crash", True)
    assert pool.submit(math.sqrt, 4).result() == 2.0


def test_what_the_function_raises_is_raised_with_its_traceback(pool: ProcessPool) -> None:
    with pytest.raises(RemoteError, match="math domain error"):
        pool.submit(math.sqrt, -1).result()


def test_workers_killed_while_idle_cost_nothing(pool: ProcessPool) -> None:
    for pid in {pool.submit(os.getpid).result() for _ in range(8)}:
        os.kill(pid, signal.SIGKILL)
    assert [pool.submit(math.sqrt, number).result() for number in (1, 4)] == [1.0, 2.0]


def test_a_worker_that_has_grown_is_replaced() -> None:
    with ProcessPool(PoolSettings(1, growth_limit_bytes=32 << 20)) as one:
        before = [one.submit(os.getpid).result() for _ in range(5)]
        one.submit(exec, "import sys; sys.kept = b'x' * (64 << 20)").result()
        told, after = (one.submit(os.getpid).result() for _ in range(2))
    assert len({*before, told}) == 1
    assert after != told


def test_a_worker_gives_memory_back() -> None:
    """Memory that is freed at once is no growth."""
    with ProcessPool(PoolSettings(1, growth_limit_bytes=32 << 20)) as one:
        before = one.submit(os.getpid).result()
        for _ in range(3):
            one.submit(exec, "kept = [str(number) for number in range(1_000_000)]").result()
        assert one.submit(os.getpid).result() == before


def test_a_worker_is_replaced_before_its_pipe_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transforms.pool.pool._MOST_TASKS", 2)
    with ProcessPool(PoolSettings(1)) as one:
        pids = [one.submit(os.getpid).result() for _ in range(5)]
    assert len(set(pids)) == 3


def test_a_pool_that_was_warmed_up_works() -> None:
    with ProcessPool(PoolSettings(1)) as one:
        one.warm_up()
        assert one.submit(math.sqrt, 4).result() == 2.0


@pytest.mark.parametrize("number", ["SIGINT", "SIGHUP", "SIGTERM"])
def test_a_terminal_or_supervisor_does_not_end_a_fork_server_that_still_imports(number: str) -> None:
    program = (
        "import os, signal\n"
        "from multiprocessing.forkserver import _forkserver\n"
        "from transforms.pool.pool import PoolSettings, ProcessPool\n"
        "with ProcessPool(PoolSettings(workers=1)) as pool:\n"
        "    pool.warm_up()\n"
        "    server = _forkserver._forkserver_pid\n"
        f"    os.kill(server, signal.{number})\n"
        "    print(pool.submit(abs, -7).result(), _forkserver._forkserver_pid == server)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("7 True\n", "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP, signal.SIGTERM])
def test_a_signal_to_all_processes_costs_no_task(pool: ProcessPool, tmp_path: Path, number: signal.Signals) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    pids = {pool.submit(os.getpid).result() for _ in range(8)}
    busy = pool.submit(Path.write_bytes, path, b"still there")
    with path.open("rb") as reader:  # waits until the task writes
        for pid in pids:
            os.kill(pid, number)
        assert (reader.read(), busy.result()) == (b"still there", 11)


def test_a_program_that_does_not_close_its_pool_ends() -> None:
    program = (
        "from transforms.pool.pool import PoolSettings, ProcessPool\n"
        "print(ProcessPool(PoolSettings(workers=1)).submit(abs, -7).result())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "7\n")


def test_a_closed_pool_takes_nothing_and_has_finished_what_it_had() -> None:
    one = ProcessPool(PoolSettings(1))
    future = one.submit(math.sqrt, 4)
    one.close()
    one.close()
    assert future.result() == 2.0
    with pytest.raises(RuntimeError, match="closed"):
        one.submit(math.sqrt, 4)


def test_a_cancelled_task_is_not_run() -> None:
    with ProcessPool(PoolSettings(1)) as one:
        one.submit(time.sleep, 0.2)
        waiting = one.submit(os.abort)
        assert waiting.cancel() is True
        assert one.submit(math.sqrt, 4).result() == 2.0


def test_what_is_to_come_first_goes_before_what_waits(tmp_path: Path) -> None:
    path, done = tmp_path / "pipe", list[str]()
    os.mkfifo(path)
    with ProcessPool(PoolSettings(1)) as one:
        busy = one.submit(Path.read_bytes, path)
        names = {"next": False, "then": False, "first": True, "second": True}
        futures = {name: one.submit(str, name, first=first) for name, first in names.items()}
        for future in futures.values():
            future.add_done_callback(lambda future: done.append(future.result()))
        path.write_bytes(b"go")  # waits until the task reads
        assert busy.result() == b"go"
    assert done == ["first", "second", "next", "then"]


@pytest.mark.parametrize("bad", [{"workers": 0}, {"workers": 1, "wall_limit_s": 0}, {"workers": 1, "memory_limit_bytes": 1}])
def test_limits_that_make_no_sense_are_refused(bad: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="needs at least"):
        PoolSettings(**bad)


PARENT = """
import os, sys, time
from transforms.pool.pool import PoolSettings, ProcessPool
pool = ProcessPool(PoolSettings(1, wall_limit_s=60))
print(pool.submit(os.getpid).result(), flush=True)
pool.submit(time.sleep, 50)
time.sleep(50)
"""


def test_workers_die_with_a_parent_that_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1])
    assert parent.stdout is not None
    worker = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.wait()
    assert psutil.wait_procs([worker], timeout=20)[1] == []
