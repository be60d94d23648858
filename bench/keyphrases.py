"""Keyphrases beside publishers' keywords: `python -m bench.keyphrases [--articles N]`.

The pages of the extraction yardstick whose publisher sets keywords that stand in the text. Prints the share of these keywords
that a keyphrase meets (one holds the other, or they share two words), that are a keyphrase, and the share of keyphrases that
meet one; without the yardstick (see bench/real.py) it says so and ends with 0.
"""

import argparse
import json
import lzma
import sys
from collections.abc import Iterator
from dataclasses import replace

from bench.gold import NOW
from bench.real import YARDSTICK
from schemas.articles import Article, Content
from transforms.enrich.batch import article_of
from transforms.enrich.chain import enrich_article
from transforms.enrich.registry import parse_chain
from transforms.extract.article import extract

_MOST_TAGS = 15


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000, help="at most so many pages of each set")
    if not YARDSTICK.is_dir():
        print(f"The pages are not there: {YARDSTICK}. Nothing to measure.", file=sys.stderr)
        return 0
    rows = [row for article in _articles(parser.parse_args().articles) if (row := _shares(article))]
    met, equal, meeting = (sum(row[at] for row in rows) / len(rows) for at in range(3))
    print(f"{len(rows)} articles: {met:.3f} of the keywords met, {equal:.3f} equal, {meeting:.3f} of the keyphrases meet one")
    return 0


def _articles(most: int) -> Iterator[Article]:
    for name in ("B", "D2dev"):
        with lzma.open(YARDSTICK / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for number, line in zip(range(most), lines, strict=False):
                row = json.loads(line)
                content = extract(row["html"].encode(), url=row.get("url"), now=NOW)
                if isinstance(content, Content) and content.tags:
                    article = article_of({"id": str(number), "text": content.text, "title": content.title or ""}, NOW)
                    yield replace(article, content=content)


def _shares(article: Article) -> tuple[float, float, float] | None:
    """None where there is nothing to compare."""
    found = enrich_article(article, parse_chain("language,keyphrases")).enrichment.keyphrases
    text = article.content.text.lower()
    tags = {tag for tag in map(_stems, article.content.tags[:_MOST_TAGS]) if tag and all(word in text for word in tag)}
    phrases = [_stems(phrase) for phrase in found]
    if not tags or not phrases:
        return None
    met = sum(any(tag <= phrase or phrase <= tag or len(tag & phrase) > 1 for phrase in phrases) for tag in tags)
    meeting = sum(any(tag <= phrase or phrase <= tag for tag in tags) for phrase in phrases)
    return met / len(tags), sum(tag in phrases for tag in tags) / len(tags), meeting / len(phrases)


def _stems(phrase: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in phrase.lower().split())


if __name__ == "__main__":
    sys.exit(main())
