"""Copies: how many are found, and what that costs: `python -m bench.copies [--soak ARTICLES | --stream ARTICLES]`.

Quality: 600 seeded copies and as many articles that quote another (383 of English articles of the extraction yardstick, skipped
where it is missing) and of invented texts in German, French and Japanese. Cost: time and state an article over a ledger.
"""

import argparse
import random
from dataclasses import replace

from bench.linking.bundles import bundles
from bench.linking.soak import soak
from bench.linking.stream import LinkedStream, record_of
from bench.linking.texts import Text, copies_of, invented_texts, quoting, yardstick_texts


def quality(originals: list[Text], seed: int = 7) -> dict[str, float]:
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--soak", type=int, metavar="ARTICLES", help="measure cost, memory and state instead of quality")
    parser.add_argument("--stream", type=int, metavar="ARTICLES", help="measure what the streaming engine does with a record")
    parser.add_argument("--a-day", type=int, default=10_000, help="articles of a day of the soak")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    if given.soak:
        soak(given.soak, given.a_day, given.seed)
        return
    if given.stream:
        bundles(given.stream, given.seed)
        return
    sets = {"English, yardstick": yardstick_texts()}
    for seed, (language, name) in enumerate((("de", "German"), ("fr", "French"), ("ja", "Japanese")), start=1):
        sets[f"{name}, invented"] = invented_texts(1_200, seed, language)
    for name, texts in sets.items():
        if not texts:
            print(f"{name}: skipped, it is not beside the repository")
            continue
        print(name, {what: round(value, 4) for what, value in quality(texts, given.seed).items()})


if __name__ == "__main__":
    main()
