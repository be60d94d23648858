"""Copies: how many are found, and what that costs: `python -m bench.copies [--soak ARTICLES]`.

Quality: 600 seeded copies and as many articles that quote another, of English articles of the extraction yardstick (skipped
where it is missing) and of invented texts in German, French and Japanese. Cost: time and state an article over a ledger.
"""

import argparse
import gc
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from bench.linking.stream import LinkedStream, record_of
from bench.linking.texts import Text, copies_of, invented_texts, quoting, yardstick_texts

_SEED = 7


def quality(originals: list[Text], seed: int = _SEED) -> dict[str, float]:
    """Recall of copies, share of quoting articles taken for copies, precision of all pairs, novelty."""
    half = len(originals) // 2
    published, others = originals[:half], originals[half:]
    copied = list(copies_of(published, seed))
    quoters = [
        replace(text, quotes=published[number % half].name) for number, text in enumerate(quoting_of(published, others, seed))
    ]
    later = [*copied, *quoters]
    random.Random(seed).shuffle(later)
    right = found = pairs = false = fresh = 0
    with LinkedStream() as stream:
        names = {}
        for text in [*published, *later]:
            record = stream.link(record_of(text))
            names[record.article_id] = text.name
            original = names.get(record.copy_of or "")
            is_right = original is not None and text.of is not None and original.removesuffix("-copy") == text.of
            pairs += original is not None
            right += is_right
            found += is_right
            false += text.quotes is not None and original is not None
            fresh += text.of is None and text.quotes is None and (record.novel_share or 0) >= 0.9
        again = [stream.link(record_of(replace(text, name=f"{text.name}-again"))).novel_share or 0.0 for text in published]
    return {
        "copies": len(copied),
        "recall": found / len(copied),
        "quoting": len(quoters),
        "quoting taken for copies": false / len(quoters),
        "pair precision": right / pairs if pairs else 1.0,
        "fresh with novel_share >= .9": fresh / len(published),
        "reprints with novel_share <= .05": sum(share <= 0.05 for share in again) / len(again),
    }


def quoting_of(published: list[Text], others: list[Text], seed: int) -> list[Text]:
    """Articles that quote 5-30 % of a published one."""
    mixed = [text for pair in zip(published, others, strict=False) for text in pair]
    return [text for text in quoting(mixed, seed) if text.name.removesuffix("-quoting") in {other.name for other in others}]


def stream_of(count: int, seed: int) -> Iterator[Text]:
    """A stream of news of 250 to 750 words: a third are copies of one of the last 500 articles."""
    chance, numbers = random.Random(seed), np.random.default_rng(seed)
    vocabulary = [f"{word}{number % 97}" for number, word in enumerate(invented_texts(1, seed)[0].text.split() * 150)]
    recent: list[Text] = []
    for number in range(count):
        if recent and chance.random() < 1 / 3:
            (copied,) = copies_of([chance.choice(recent)], chance.randrange(1 << 30))
            yield replace(copied, name=f"s{number}")
            continue
        words = [vocabulary[at] for at in numbers.integers(len(vocabulary), size=chance.randint(250, 750))]
        sentences = [f"{' '.join(words[at : at + 17])}." for at in range(0, len(words), 17)]
        paragraphs = tuple(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))
        text = Text(f"s{number}", "en", f"News {number}", paragraphs)
        recent = [*recent[-499:], text]
        yield text


def cost(counts: tuple[int, ...], articles_a_day: int = 10_000) -> None:
    """Time of the process and state for an article, up to these numbers of articles."""
    with tempfile.TemporaryDirectory() as folder, LinkedStream(Path(folder) / "ledger.sqlite3") as stream:
        assert stream.ledger is not None
        spent = words = done = 0.0
        batch: list[Text] = []
        for number, text in enumerate(stream_of(max(counts), _SEED), start=1):
            batch.append(text)
            if len(batch) < 200 and number not in counts:
                continue
            records = [record_of(each, host=f"h{hash_of(each.name) % 300}.example") for each in batch]
            words += sum(len(each.text.split()) for each in batch)
            began = time.process_time()
            for record in records:
                stream.link(record)
            stream.commit()
            spent += time.process_time() - began
            done += len(batch)
            stream.now = stream.now.fromtimestamp(
                stream.now.timestamp() + len(batch) * (86_400 / articles_a_day - 1), stream.now.tzinfo
            )
            batch = []
            if number in counts:
                gc.collect()
                size = stream.ledger.path.stat().st_size
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
                print(
                    f"{number:>8,} articles of {words / done:.0f} words: {1e3 * spent / done:.2f} ms each since the last line, "
                    f"{size / number:.0f} bytes of file for each so far, peak memory {peak} MB"
                )
                spent = words = done = 0.0


def hash_of(name: str) -> int:
    return random.Random(name).randrange(1 << 30)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--soak", type=int, default=20_000, help="articles of the longest measurement")
    given = parser.parse_args()
    sets = {"English, yardstick": yardstick_texts(), "German, invented": invented_texts(600, 1, "de"),
            "French, invented": invented_texts(600, 2, "fr"), "Japanese, invented": invented_texts(600, 3, "ja")}  # fmt: skip
    for name, texts in sets.items():
        if not texts:
            print(f"{name}: skipped, it is not beside the repository")
            continue
        print(name, {what: round(value, 4) for what, value in quality(texts).items()})
    cost(tuple(count for count in (2_000, 10_000, 50_000, 100_000, 200_000) if count <= given.soak))


if __name__ == "__main__":
    main()
