"""The soak of `bench.copies`: what linking costs as the ledger grows, on the commits of the local engine.

Invented articles of 40 hosts, a third of them copies of one of the last 1,000. The clock goes on as in a stream of 10,000
articles a day, so entries expire. Beside the growing ledger runs a control: after every 2,000 articles 200 others are linked
over another ledger, which begins anew after 2,000 of them. So both costs are measured under the same load of the machine.
"""

import gc
import random
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import numpy as np

from bench.linking.stream import START, LinkedStream, record_of
from bench.linking.texts import Text, vocabulary

_HOSTS, _RECENT, _COPIED = 40, 1_000, 1 / 3
_A_COMMIT, _CONTROL, _CONTROL_EVERY = 200, 2_000, 2_000
_MARKS = (2_000, 20_000, 50_000, 100_000, 150_000, 200_000)


def stream_of(count: int, seed: int) -> Iterator[tuple[str, Text]]:
    """Host and text of articles of 250 to 750 words, with two lines of their host at the end."""
    chance, numbers = random.Random(seed), np.random.default_rng(seed)
    words = [f"{word[: number % 5 + 2]}{number % 89}" for number, word in enumerate(vocabulary(chance, "en"))]
    recent: list[Text] = []
    for number in range(count):
        host = chance.randrange(_HOSTS)
        name = f"s{seed}-{number}"
        if recent and chance.random() < _COPIED:
            text = _copied(chance, chance.choice(recent), name)
        else:
            text = Text(
                name, "en", f"News {number} of {words[number % len(words)]}", tuple(_paragraphs(chance, numbers, words))
            )
            if len(recent) < _RECENT:
                recent.append(text)
            else:
                recent[number % _RECENT] = text
        ends = (f"Read all {number % 90} comments on the pages of host {words[host]}", f"Write to the desk of {words[host]}.")
        yield f"h{host}.example", replace(text, paragraphs=(*text.paragraphs, *ends))


def _copied(chance: random.Random, text: Text, name: str) -> Text:
    """A copy with another headline and lead, without 10-40 % of the paragraphs. Faster than those of the quality bench."""
    kept = [paragraph for paragraph in text.paragraphs[1:] if chance.random() > 0.25]
    return replace(text, name=name, title=f"News again {name}", paragraphs=(f"A report of {name} from the north.", *kept))


def _paragraphs(chance: random.Random, numbers: np.random.Generator, words: Sequence[str]) -> Iterator[str]:
    drawn = [words[at] for at in numbers.integers(len(words), size=chance.randint(250, 750))]
    at = 0
    while at < len(drawn):
        sentences = []
        for _ in range(chance.randint(1, 4)):
            length = chance.randint(7, 24)
            sentences.append(" ".join(drawn[at : at + length]).capitalize() + ".")
            at += length
        yield " ".join(filter(lambda sentence: len(sentence) > 1, sentences))


@dataclass
class _Costs:
    """Seconds of processor time, and articles, since they were last told."""

    spent: float = 0.0
    articles: int = 0
    words: int = 0
    slowest: float = field(default=0.0)

    def add(self, stream: LinkedStream, batch: Sequence[tuple[str, Text]]) -> None:
        """Link these articles and commit."""
        records = [record_of(text, host=host) for host, text in batch]
        began = time.process_time()
        for record in records:
            stream.link(record)
        stream.commit()
        took = time.process_time() - began
        self.spent += took
        self.slowest = max(self.slowest, took)
        self.articles += len(records)
        self.words += sum(len(record.text.split()) for record in records)

    @property
    def each_ms(self) -> float:
        return 1e3 * self.spent / max(1, self.articles)


def soak(count: int, articles_a_day: int, seed: int) -> None:
    """Print a line at each mark up to `count`; costs are those of the articles since the line before."""
    with (
        tempfile.TemporaryDirectory() as name,
        LinkedStream(Path(name) / "ledger.sqlite3", every=count + 1) as stream,
    ):
        assert stream.ledger is not None
        path = stream.ledger.path
        costs, control, beside = _Costs(), _Costs(), _Beside(Path(name), seed)
        batch: list[tuple[str, Text]] = []
        _Costs().add(LinkedStream(every=_CONTROL), [*stream_of(50, seed)])  # imports, tables of characters
        for number, article in enumerate(stream_of(count, seed), start=1):
            batch.append(article)
            if len(batch) < _A_COMMIT and number != count:
                continue
            stream.now = START + timedelta(days=number / articles_a_day)
            costs.add(stream, batch)
            batch = []
            if number % _CONTROL_EVERY == 0:
                control.add(beside.stream(), beside.batch())
            if number in _MARKS or number == count:
                gc.collect()
                size, log = (part.stat().st_size if part.exists() else 0 for part in (path, Path(f"{path}-wal")))
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
                print(
                    f"{number:>8,} articles of {costs.words / costs.articles:.0f} words, {costs.each_ms:.2f} ms each",
                    f"new ledgers {control.each_ms:.2f} ms, ratio {costs.each_ms / (control.each_ms or costs.each_ms):.2f}",
                    f"slowest commit {costs.slowest:.1f} s",
                    f"ledger {size / 1e6:.0f} MB, {size / number:,.0f} bytes an article, its WAL {log / 1e6:.0f} MB",
                    f"memory {_resident_mb()} MB, peak {peak} MB",
                    sep=", ",
                    flush=True,
                )
                costs, control = _Costs(), _Costs()


class _Beside:
    """Ledgers of at most `_CONTROL` articles, one after the other."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._path, self._seed = folder / "control.sqlite3", seed
        self._stream: LinkedStream | None = None
        self._articles: list[tuple[str, Text]] = []

    def stream(self) -> LinkedStream:
        if not self._articles:
            self.close()
            self._seed += 1
            self._articles = list(stream_of(_CONTROL, self._seed))
            self._stream = LinkedStream(self._path, every=_CONTROL + 1)
        assert self._stream is not None
        return self._stream

    def batch(self) -> list[tuple[str, Text]]:
        batch, self._articles = self._articles[:_A_COMMIT], self._articles[_A_COMMIT:]
        return batch

    def close(self) -> None:
        if self._stream is not None:
            self._stream.__exit__()
        for part in self._path.parent.glob(f"{self._path.name}*"):
            part.unlink()


def _resident_mb() -> int:
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * resource.getpagesize() >> 20 if statm.exists() else 0
