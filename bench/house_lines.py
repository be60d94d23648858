"""House lines: how much residue goes, and how many words of articles go with it: `python -m bench.house_lines`.

Articles of the extraction yardstick (skipped where it is missing) and invented ones on hosts of 4 to 12 pages, with lines of
the host: behind the text, before it, inside it, with numbers that change, and with words that change. On each second host
the articles end with a fact and a quotation of their own that differ in numbers only. Then all articles as
pages of one host, with no line added: every word that goes is a word of an article. Last the bound of the yardstick's own
residue: lines of it that stand in three pages of one host, before any is dropped.
"""

import argparse
import dataclasses
import random
from collections import Counter
from collections.abc import Sequence

from bench.linking.residue import reach
from bench.linking.stream import LinkedStream, record_of
from bench.linking.texts import Text, invented_texts, yardstick_texts
from schemas.records import Record

_PAGES = (4, 12)
_NEWS = ("The index closed at {} points, up 0.5 percent.", "“It rose by {} points in the last hour,” said dealer Ned Farrow.")
_PLACES = ("end", "start", "inside", "end with numbers", "end with words that change")


def _house(chance: random.Random, number: int) -> dict[str, str]:
    """A line of a host for each place."""
    name = f"{chance.choice(('Harbour', 'Valley', 'Northern', 'Evening'))} {chance.choice(('Post', 'Echo', 'Mail'))} {number}"
    return {
        "end": f"The {name} is written by people who live here: support our work.",
        "start": f"Listen to this article in the {name} app",
        "inside": f"Read next in the {name}",
        "end with numbers": f"{{}} readers of the {name} have shared this",
        "end with words that change": f"More of {{}} in the {name}",
    }


def _placed(chance: random.Random, text: Text, lines: dict[str, str], wanted: Sequence[str]) -> list[tuple[str | None, str]]:
    """Paragraphs of the article (place None) and the lines of its host."""
    found: list[tuple[str | None, str]] = [(None, paragraph) for paragraph in text.paragraphs]
    for place in wanted:
        line = lines[place].format(text.title if "words" in place else chance.randint(2, 9_000))
        at = {"start": 0, "inside": chance.randint(2, max(2, len(found) - 3))}.get(place, len(found))
        found.insert(at, (place, line))
    return found


def injected(texts: Sequence[Text], seed: int) -> tuple[Counter[str], Counter[str]]:
    """Lines of hosts by place, and those of them that are left in the texts; words of articles, and those that went, likewise
    under `words`."""
    chance = random.Random(seed)
    there: Counter[str] = Counter()
    left: Counter[str] = Counter()
    rest, number = list(texts), 0
    chance.shuffle(rest)
    with LinkedStream() as stream:
        while len(rest) >= _PAGES[0]:
            number += 1
            lines = _house(chance, number)
            wanted = chance.sample(_PLACES, k=chance.randint(1, 3))
            for page in range(min(len(rest), chance.randint(*_PAGES))):
                article = rest.pop()
                if number % 2:
                    news = tuple(line.format(chance.randint(2, 9)) for line in _NEWS)
                    article = dataclasses.replace(article, paragraphs=(*article.paragraphs, *news))
                placed = _placed(chance, article, lines, wanted)
                text = Text(f"{number}-{page}", "en", f"News {number} {page}", tuple(line for _, line in placed))
                written = stream.link(record_of(text, host=f"host{number}.example")).text
                for place, line in placed:
                    words = len(line.split()) if place is None else 1
                    there[place or "words"] += words
                    left[place or "words"] += words * (line in written)
    return there, left


def dropped_from_one_host(texts: Sequence[Text]) -> tuple[int, list[str]]:
    """All words of these articles, and the lines that are dropped if one host has them all."""
    words, gone = 0, []
    with LinkedStream() as stream:
        for text in texts:
            record: Record = stream.link(record_of(text, host="host.example"))
            words += len(text.text.split())
            gone += [line.text for line in record.boilerplate_lines if line.offset is None]
    return words, gone


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=11)
    given = parser.parse_args()
    texts = yardstick_texts()
    for name, some in (("yardstick", texts), ("invented", invented_texts(600, given.seed))):
        if not some:
            print(f"{name}: skipped, it is not beside the repository")
            continue
        there, left = injected(some, given.seed)
        total, kept = (sum(count for place, count in counts.items() if place != "words") for counts in (there, left))
        print(
            f"{name}: {total} lines of hosts, {1 - kept / total:.1%} go; {1 - left['words'] / there['words']:.3%} of the words"
        )
        for place in _PLACES:
            print(f"  {place:<28}{there[place]:>6} lines, {1 - left[place] / max(1, there[place]):.1%} go")
        words, gone = dropped_from_one_host(some)
        share = sum(len(line.split()) for line in gone) / words
        print(f"  as one host, nothing added: {share:.3%} of {words:,} words go: {sorted(set(gone))[:8]}")
    for line in reach():
        print(f"bound of what can go: {line}", flush=True)


if __name__ == "__main__":
    main()
