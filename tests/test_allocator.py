"""The allocator of a worker of a stream: few arenas, however many threads."""

import platform
import re
import subprocess
import sys

import pytest

#: As many threads as Beam has, each with memory of its own; the arenas are counted in what glibc tells of itself.
_THREADS = """
import ctypes, threading
from pipeline.streaming.allocator import use_few_arenas
USE
held, barrier = [], threading.Barrier(17)
def hold():
    held.append([bytes(600 + n) for n in range(2000)])
    barrier.wait()
    barrier.wait()
threads = [threading.Thread(target=hold) for _ in range(16)]
[thread.start() for thread in threads]
barrier.wait()
libc = ctypes.CDLL(None)
libc.fdopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(libc.fdopen(1, b"w"))
libc.malloc_info(0, out)
libc.fflush(out)
barrier.wait()
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc has arenas")
def test_threads_share_two_arenas() -> None:
    def arenas(use: str) -> int:
        script = _THREADS.replace("USE", use)
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
        return len(re.findall("<heap nr=", done.stdout))

    assert arenas("use_few_arenas()") <= 2 < arenas("")
