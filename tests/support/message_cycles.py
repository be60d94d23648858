"""Runs cycles on a MessageSink, as an engine does it, until it is killed: `python message_cycles.py FOLDER URI ROWS`.

Its ledger is a file with the number of committed rows, replaced in one rename. It ends when all rows are committed.
"""

import os
import sys
from pathlib import Path

from tests.support.revised_rows import revised_records
from tests.support.sinks import message_sink

CYCLE = 7


def main(folder: Path, uri: str, count: int) -> None:
    ledger = folder / "ledger"
    sink = message_sink(uri, what="records")
    done = int(ledger.read_text()) if ledger.exists() else 0
    rows = revised_records(count)
    while done < count:
        writer = sink.open()
        for row in rows[done : done + CYCLE]:
            assert writer.write(row) is None
        assert not list(writer.deliver())
        done = min(done + CYCLE, count)
        draft = ledger.with_suffix(".tmp")
        with draft.open("w") as stream:
            stream.write(str(done))
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(ledger)
    sink.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
