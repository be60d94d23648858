"""Records that are ready for a sink, of a given length: invented prose with word frequencies and parts of real articles."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate

from schemas.articles import Entity, TextBlock
from schemas.example import example_record
from schemas.records import Record

#: Words of one language in a month of news; a rank's frequency is about 1 / rank (Zipf).
_VOCABULARY = 30_000
#: The first ranks, as in English prose: a full-text index leaves these out.
_FUNCTION_WORDS = (  # noqa: SIM905  (quotation marks around each word are hard to read)
    "the of to and a in that is for it on was with he as by at be from his have not are this but they an had which or were "
    "will has their been who more we there than when all if up about its out into them then some only over after"
).split()
_SYLLABLES = (
    "ba",
    "con",
    "der",
    "est",
    "fa",
    "gen",
    "ho",
    "ing",
    "ka",
    "lo",
    "mer",
    "no",
    "pre",
    "ra",
    "sti",
    "ter",
    "un",
    "ve",
)
_WORDS_OF_A_PARAGRAPH = 45
_WORDS_OF_AN_ENTITY = 40
REVISIONS = 2


def ready_records(count: int, words: int, seed: int = 1) -> Iterator[Record]:
    """`count` records with texts of about `words` words, two revisions of each article."""
    chance = random.Random(seed)
    made = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(_VOCABULARY - len(_FUNCTION_WORDS))]
    vocabulary = [*_FUNCTION_WORDS, *made]
    weights = list(accumulate(1 / rank for rank in range(1, _VOCABULARY + 1)))
    for number in range(count):
        yield _record(
            number, chance.choices(vocabulary, cum_weights=weights, k=max(1, round(words * chance.uniform(0.5, 1.5))))
        )


def _record(number: int, words: list[str]) -> Record:
    article, revision = f"{number // REVISIONS:016x}", number % REVISIONS + 1
    example = example_record()
    paragraphs = [
        " ".join(words[at : at + _WORDS_OF_A_PARAGRAPH]).capitalize() + "."
        for at in range(0, len(words), _WORDS_OF_A_PARAGRAPH)
    ]
    names = [" ".join(words[at : at + 2]).title() for at in range(0, len(words), _WORDS_OF_AN_ENTITY)]
    return replace(
        example,
        record_id=f"{article}-{revision}-{number:08x}",
        article_id=article,
        revision=revision,
        supersedes=f"{article}-1-{number - 1:08x}" if revision > 1 else None,
        title=" ".join(words[:8]).capitalize(),
        text="\n\n".join(paragraphs),
        word_count=len(words),
        keyphrases=tuple(" ".join(words[at : at + 2]) for at in range(0, min(20, len(words)), 2)),
        entities=tuple(Entity(name=name, type="PER", count=2, offsets=(at * 11, at * 17)) for at, name in enumerate(names)),
        quotes=example.quotes * (1 + len(words) // 250),
        blocks=tuple(_blocks(paragraphs)),
        first_seen_at=example.first_seen_at + timedelta(seconds=number),
    )


def _blocks(paragraphs: list[str]) -> Iterator[TextBlock]:
    start = 0
    for paragraph in paragraphs:
        yield TextBlock(kind="paragraph", offset=start, length=len(paragraph))
        start += len(paragraph) + 2
