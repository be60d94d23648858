"""How well the enrichments work on real pages: `python -m bench.real [--wrong] [PART ...]`.

Scores the labels in tests/gold/real_*.jsonl against the articles of the extraction yardstick, in
`../shared/yardsticks/extraction` or the folder that NEWSBEAM_YARDSTICK names; without it the command says so and ends with
code 2. The labels hold ids, offsets, names and verdicts, none of the text. A speaker of a label is a full name, or one of

* `-` nobody: a title, a sign, a word at a distance;
* `~` somebody or something without a name: any speaker but a named one is right;
* `?` the readers disagree: not scored;  `x` the span itself is wrong.
"""

import argparse
import hashlib
import json
import lzma
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from lxml import html as lxml_html

from bench.gold import GOLD, NOW
from schemas.articles import Article, Enrichment, Quote
from transforms.enrich.batch import article_of
from transforms.enrich.chain import Chain, enrich_article
from transforms.enrich.registry import parse_chain

YARDSTICK = Path(
    os.environ.get("NEWSBEAM_YARDSTICK") or Path(__file__).resolve().parents[2] / "shared" / "yardsticks" / "extraction"
)
PARTS = (
    "work",
    "sealed",
    "last",
    "more",
    "fresh",
    "final",
    "unseen",
    "latest",
    "newest",
    "reserve",
    "further",
    "kept",
    "later",
)
_ARTICLES = frozenset(("the", "a", "an", "der", "die", "das", "ein", "eine", "einer"))
_MIN_PARAGRAPH = 60
_TYPES = {"people": "PER", "organisations": "ORG", "places": "LOC"}


@dataclass(frozen=True, slots=True)
class Label:
    """What is known of one article."""

    id: str
    set: str
    language: str
    text_sha256: str
    quotes: tuple[tuple[int, int, str, str], ...]
    """Start, end, type, speaker."""
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Names by PER, ORG, LOC; a type that is missing is not labelled."""
    unscored: frozenset[str] = frozenset()
    """Names of doubtful type, in lower case: neither right nor wrong."""


@dataclass(slots=True)
class Tally:
    """Right answers, answers, and labels."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __str__(self) -> str:
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.wanted if self.wanted else 1.0
        f1 = 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  {self.right} right, {self.found} found, {self.wanted} wanted"


@dataclass(slots=True)
class Tallies:
    """The tallies by name, and what is wrong in words."""

    counts: dict[str, Tally] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> Tally:
        return self.counts.setdefault(name, Tally())


def read_labels(part: str) -> list[Label]:
    """The labels of `work` (rules are made on it) or `sealed` (only scored)."""
    lines = (GOLD / f"real_{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_label(json.loads(line)) for line in lines]


def _label(row: dict[str, Any]) -> Label:
    return Label(
        id=row["id"],
        set=row["set"],
        language=row["language"],
        text_sha256=row["text_sha256"],
        quotes=tuple((start, end, kind, speaker) for start, end, kind, speaker in row["quotes"]),
        names={code: tuple(row[name]) for name, code in _TYPES.items() if name in row},
        unscored=frozenset(name.lower() for name in row.get("unscored", ())),
    )


def has_yardstick() -> bool:
    """Whether the pages are there."""
    return all((YARDSTICK / f"{name}.jsonl.xz").exists() for name in ("B", "D2dev"))


@cache
def texts() -> dict[str, str]:
    """The texts of all labelled articles by id: the gold body of D2dev, the paragraphs of B (it has no gold body)."""
    wanted = {label.id: label for part in PARTS for label in read_labels(part)}
    return {row["id"]: _text(row, name) for name in ("B", "D2dev") for row in _rows(name, {*wanted})}


def _rows(name: str, ids: set[str]) -> Iterator[dict[str, Any]]:
    with lzma.open(YARDSTICK / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in ids:
                yield row


def _text(row: dict[str, Any], name: str) -> str:
    return str(row["text"] or "") if name == "D2dev" else paragraphs(row["html"].encode("latin-1"))


def paragraphs(page: bytes) -> str:
    """The `p` elements of a page with 60 characters and more, each once, a line each: stable whatever the extractor does."""
    lines = (" ".join(element.text_content().split()) for element in lxml_html.fromstring(page).iter("p"))
    return "\n".join(dict.fromkeys(line for line in lines if len(line) >= _MIN_PARAGRAPH))


def article(label: Label) -> Article:
    """The article of a label. Raises ValueError where its text is not the one that was labelled."""
    text = texts()[label.id]
    if hashlib.sha256(text.encode()).hexdigest() != label.text_sha256:
        raise ValueError(f"{label.id}: not the text that was labelled")
    return article_of({"id": label.id, "text": text, "language": label.language}, NOW)


def score(part: str, chain: Chain) -> Tallies:
    """The tallies of one part."""
    tallies = Tallies()
    for label in read_labels(part):
        found = enrich_article(article(label), chain).enrichment
        _score_quotes(label, found.quotes, tallies)
        _score_names(label, found, tallies)
    return tallies


def _score_quotes(label: Label, quotes: tuple[Quote, ...], tallies: Tallies) -> None:
    got = {(quote.start, quote.end): quote for quote in quotes}
    for start, end, kind, wanted in label.quotes:
        quote = got.get((start, end))
        spans = tallies["spans"]
        spans.wanted += 1
        spans.found += 1
        spans.right += wanted != "x" and quote is not None
        if wanted in "?x" or quote is None:
            continue
        _score_speaker(label, quote, kind, wanted, tallies)


def _score_speaker(label: Label, quote: Quote, kind: str, wanted: str, tallies: Tallies) -> None:
    speaker = quote.speaker
    named = speaker is not None and is_name(speaker)
    right = not named if wanted in "-~" else _plain(speaker) == _plain(wanted)
    if wanted == "-":
        right = speaker is None
        tallies["nobody: signs, laws, titles"].right += right
        tallies["nobody: signs, laws, titles"].wanted += 1
        tallies["nobody: signs, laws, titles"].found += 1
    else:
        tally = tallies[f"speakers of {'full' if kind == 'full' else 'partial'} quotes right"]
        tally.wanted += 1
        tally.found += 1
        tally.right += right
    if named:
        tallies["named speakers (precision)"].found += 1
        tallies["named speakers (precision)"].right += wanted not in "-~" and right
    tallies["named speakers (precision)"].wanted += wanted not in "-~"
    if not right:
        tallies.wrong.append(f"{label.id}: {quote.text[:60]!r} ({quote.type}) {speaker!r}, not {wanted!r}")


def is_name(speaker: str) -> bool:
    """Whether a speaker is a name, not a phrase: every phrase has a word in lower case at its end or begins with an article."""
    words = speaker.split()
    return words[0][:1].isupper() and words[-1][:1].isupper() and words[0].lower() not in _ARTICLES


def _score_names(label: Label, found: Enrichment, tallies: Tallies) -> None:
    if not any(status.name == "entities" and status.status == "ok" for status in found.enrichments):
        return
    where = "en" if label.language == "en" else "other languages"
    for code, names in label.names.items():
        wanted = {_plain(name) for name in names}
        got = {_plain(entity.name) for entity in found.entities if entity.type == code}
        got -= {_plain(name) for name in label.unscored} - wanted
        tally = tallies[f"{code} ({where})"]
        tally.right += len(got & wanted)
        tally.found += len(got)
        tally.wanted += len(wanted)
        if got != wanted:
            tallies.wrong.append(f"{label.id}: {code} missing {sorted(wanted - got)} extra {sorted(got - wanted)}")


def _plain(name: str | None) -> str:
    return (name or "").lower().replace("’", "'").rstrip(".").removeprefix("the ")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="*", choices=[*PARTS, []], help="both by default")
    parser.add_argument("--wrong", action="store_true", help="print what is wrong in the part that rules are made on")
    options = parser.parse_args()
    if not has_yardstick():
        print(f"bench.real: no pages in {YARDSTICK}", file=sys.stderr)
        return 2
    chain = parse_chain("language,entities,quotes")
    for part in options.part or PARTS:
        tallies = score(part, chain)
        print(f"{part}: {len(read_labels(part))} articles")
        for name in sorted(tallies.counts):
            print(f"  {name:34} {tallies[name]}")
        if options.wrong and part == "work":
            print("\n".join(tallies.wrong))
    return 0


if __name__ == "__main__":
    sys.exit(main())
