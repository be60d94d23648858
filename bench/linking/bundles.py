"""What the streaming engine does with a record around and in `LinkCopies`, in one process and without a runner."""

import json
import time
from collections import defaultdict

from bench.linking.soak import stream_of
from bench.linking.stream import START, record_of
from pipeline.keyed.index import Index
from pipeline.streaming.indexed import EntryFile
from pipeline.streaming.state import entry_log
from schemas.codec import from_plain, to_json
from schemas.records import Record
from transforms.link.link_copies import LinkCopies

#: Records of a bundle, as `pipeline.streaming.indexed` groups them.
_TOGETHER = 16


def bundles(count: int, seed: int) -> None:
    """Print milliseconds of processor time a record: JSON into and out of the step, the map, its log and its file."""
    records = [record_of(text, host=host) for host, text in stream_of(count, seed)]
    file, step, spent = EntryFile(()), LinkCopies(), defaultdict[str, float](float)
    for start in range(0, count, _TOGETHER):
        at = time.process_time()
        lines = ",".join(to_json(record) for record in records[start : start + _TOGETHER])
        elements = [from_plain(Record, row) for row in json.loads(f"[{lines}]")]
        at = _told(spent, "JSON in", at)
        index = Index(file.read)
        outputs = [output for element in elements for output in index.apply(step, element, START)]
        at = _told(spent, "map", at)
        for output in outputs:
            to_json(output)
        at = _told(spent, "JSON out", at)
        entry_log.pack(index.changes(), start)
        file.write(index.changes(), START.timestamp())
        _told(spent, "log and file", at)
    file.close()
    parts = ", ".join(f"{name} {1e3 * seconds / count:.2f}" for name, seconds in spent.items())
    print(f"{count:,} records, {1e3 * sum(spent.values()) / count:.2f} ms each: {parts}")


def _told(spent: defaultdict[str, float], name: str, since: float) -> float:
    now = time.process_time()
    spent[name] += now - since
    return now
