"""Runs cycles for ever, as an engine does, until it is killed: `python sink_cycles.py FOLDER URI FORMAT`.

Its ledger is a JSON file that is replaced in one rename: the number of rows that are committed, and what is to be published.
"""

import json
import os
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from pipeline.sinks.sink import Staged
from schemas.example import example_record
from tests.support.sinks import staging_sink

ROWS = 3


def main(folder: Path, uri: str, format_name: str) -> None:
    ledger = folder / "ledger.json"
    sink = staging_sink(uri, format=format_name, what="records")
    sink.check()
    state: dict[str, Any] = json.loads(ledger.read_text()) if ledger.exists() else {"cycle": 0, "outbox": []}
    for file in state["outbox"]:
        sink.publish(Staged(**file))
    sink.clean("led-")
    while True:
        cycle = state["cycle"] + 1
        writer = sink.stage(f"led-{cycle:08d}")
        for row in range(ROWS):
            writer.write(replace(example_record(), record_id=f"{cycle}.{row}"))
        staged = writer.finish()
        state = {"cycle": cycle, "outbox": [asdict(file) for file in staged]}
        _save(ledger, state)
        for file in staged:
            sink.publish(file)
        _save(ledger, {"cycle": cycle, "outbox": []})
        sink.roll("led-", everything=False)


def _save(ledger: Path, state: object) -> None:
    draft = ledger.with_suffix(".tmp")
    with draft.open("w") as stream:
        json.dump(state, stream)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(ledger)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
