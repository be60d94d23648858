"""The first uses of a type by several threads at once."""

import subprocess
import sys

PROGRAM = """
import dataclasses, json, sys, threading
import msgspec
from schemas.codec import from_json, from_plain
from transforms.pool.packing import Packed

sys.setswitchinterval(1e-6)
for number in range(40):
    parts = [dataclasses.make_dataclass(f"Part{number}_{n}", [("x", int)]) for n in range(20)]
    kind = dataclasses.make_dataclass(f"Kind{number}", [(f"field_{n}", part) for n, part in enumerate(parts)])
    value = kind(*(part(1) for part in parts))
    packed, text = Packed(kind, msgspec.msgpack.encode(value)), msgspec.json.encode(value)
    plain = json.loads(text)
    reads = (packed.unpacked, lambda: from_json(kind, text), lambda: from_plain(kind, plain), packed.unpacked)
    begin, found = threading.Barrier(len(reads)), []
    threads = [threading.Thread(target=lambda read=read: (begin.wait(), found.append(read()))) for read in reads]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [value] * len(reads)
"""


def test_readers_of_a_type_that_begin_at_once_in_several_threads_are_safe() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
