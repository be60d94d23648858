"""What newsbeam wrote about the scripted newsroom, against the truth log."""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from schemas.events import Event
from schemas.read import emitted_at, read_records
from schemas.records import Record

Truth = Sequence[dict[str, Any]]


@dataclass
class Verdict:
    """Counts, and a line for each thing that is wrong."""

    revisions: int = 0
    kinds: int = 0
    kinds_right: int = 0
    noise_looks: int = 0
    overflows: int = 0
    overflows_told: int = 0
    lost: int = 0
    repaired: int = 0
    brackets: int = 0
    instants: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.revisions} revisions, kind right {self.kinds_right} of {self.kinds}, {self.noise_looks} looks at noise, "
            f"{self.overflows_told} of {self.overflows} overflows told, {self.repaired} of {self.lost} lost entries repaired, "
            f"{self.brackets} brackets, {self.instants} instants; wrong: {self.wrong or 'nothing'}"
        )


def judge(truth: Truth, records: Iterable[Record], events: Iterable[Event], feeds: dict[str, str]) -> Verdict:
    """`feeds`: the URL of the feed of each site."""
    verdict, chains = Verdict(), by_path(records)
    expected = versions_served(truth)
    for path in sorted(expected.keys() | chains.keys()):
        _judge_chain(verdict, path, [version for _, version in expected.get(path, [])], chains.get(path, []), truth)
    verdict.noise_looks = _looks(truth) - sum(map(len, expected.values()))
    ids = [record.record_id for chain in chains.values() for record in chain]
    if len(ids) != len(set(ids)):
        verdict.wrong.append("an id stands twice")
    _judge_gaps(verdict, truth, [event for event in events if event.type == "gap"], feeds, chains)
    return verdict


def by_path(records: Iterable[Record]) -> dict[str, list[Record]]:
    """The records of each article in the order in which they were emitted."""
    chains: dict[str, list[Record]] = defaultdict(list)
    for record in sorted(records, key=emitted_at):
        chains[urlsplit(record.url).path].append(record)
    return chains


def versions_served(truth: Truth) -> dict[str, list[tuple[datetime, int]]]:
    """The versions of each article that a reader was sent, with the instant of the first time.

    An article that was gone from the first look on has none before it comes back; one that is gone at two looks is gone once,
    whatever happened in between.
    """
    served: dict[str, list[tuple[datetime, int]]] = defaultdict(list)
    was_gone: dict[str, bool] = {}
    for line in truth:
        if line["what"] == "served":
            chain, is_still_gone = served[line["path"]], line["gone"] and was_gone.get(line["path"], True)
            was_gone[line["path"]] = line["gone"]
            if not is_still_gone and (not chain or chain[-1][1] != line["version"]):
                chain.append((datetime.fromisoformat(line["at"]), line["version"]))
    return served


def _looks(truth: Truth) -> int:
    return sum(line["what"] == "served" for line in truth)


def _judge_chain(verdict: Verdict, path: str, versions: list[int], chain: list[Record], truth: Truth) -> None:
    kinds = {line["version"]: line["kind"] for line in truth if line.get("path") == path and "kind" in line}
    (appeared,) = [datetime.fromisoformat(line["at"]) for line in truth if line["what"] == "publish" and line["path"] == path]
    if len(chain) != len(versions):
        verdict.wrong.append(f"{path}: {[record.change for record in chain]} for {[kinds.get(n, 'new') for n in versions]}")
        return
    before = None
    for number, (version, record) in enumerate(zip(versions, chain, strict=True), start=1):
        if record.revision != number or record.supersedes != (before.record_id if before is not None else None):
            verdict.wrong.append(f"{path}: revision {record.revision} supersedes {record.supersedes}")
        verdict.brackets += 1
        if not (record.prev_poll_at is None or record.prev_poll_at < appeared) or not appeared <= record.first_seen_at:
            verdict.wrong.append(f"{path}: appeared {appeared}, not in {record.prev_poll_at} to {record.first_seen_at}")
        if before is not None:
            verdict.revisions += 1
            if version == versions[number - 2] + 1:
                verdict.kinds += 1
                verdict.kinds_right += record.change == kinds[version]
        before = record


def _judge_gaps(
    verdict: Verdict, truth: Truth, gaps: list[Event], feeds: dict[str, str], chains: dict[str, list[Record]]
) -> None:
    left = list(gaps)
    for line in truth:
        if line["what"] != "poll" or not line["lost"]:
            continue
        verdict.overflows += 1
        verdict.lost += len(line["lost"])
        verdict.repaired += sum(path in chains for path in line["lost"])
        at = datetime.fromisoformat(line["at"])
        told = [gap for gap in left if gap.feed_url == feeds[line["site"]] and gap.since <= at <= gap.until]  # type: ignore[operator]  # (a gap has both)
        if len(told) == 1:
            verdict.overflows_told += 1
            left.remove(told[0])
        else:
            verdict.wrong.append(f"{line['site']}: {len(told)} events for an overflow at {at}")
    verdict.wrong += [f"{gap.feed_url}: a gap that is none, until {gap.until}" for gap in left]


def judge_instants(verdict: Verdict, truth: Truth, folder: Path, *, number: int = 20, seed: int = 1) -> None:
    """`read_records(as_of=...)` at random instants, and right before each round, when everything had been read."""
    chance, everything, expected = random.Random(seed), list(read_records(folder)), versions_served(truth)
    first, last = emitted_at(min(everything, key=emitted_at)), emitted_at(max(everything, key=emitted_at))
    rounds = [datetime.fromisoformat(line["at"]) for line in truth if line["what"] == "round"][1:]
    rests = [at - timedelta(microseconds=1) for at in rounds]
    for at in [*(first + (last - first) * chance.random() for _ in range(number)), *rests]:
        verdict.instants += 1
        emitted = by_path(record for record in everything if emitted_at(record) <= at)
        latest = by_path(read_records(folder, as_of=at, latest=True))
        if by_path(read_records(folder, as_of=at)) != emitted or latest != {p: chain[-1:] for p, chain in emitted.items()}:
            verdict.wrong.append(f"{at}: not what had been emitted")
        for path, versions in expected.items():
            sent = sum(served_at <= at for served_at, _ in versions)
            if len(emitted[path]) > sent or (at in rests and len(emitted[path]) < sent):
                verdict.wrong.append(f"{at}: {path} has {len(emitted[path])} records of {sent} versions")
