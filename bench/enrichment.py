"""How well and how fast the enrichments work: `python -m bench.enrichment [--speed]`.

Scores the labelled articles in tests/gold (tuned on and held out), and with `--speed` prints documents a second of the
default chain on one core and the share of every enrichment.
"""

import argparse
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from schemas.articles import Article
from transforms.enrich.batch import article_of
from transforms.enrich.chain import Chain, ModelHook, apply_step, enrich_article
from transforms.enrich.registry import parse_chain

GOLD = Path(__file__).parent.parent / "tests" / "gold"
NOW = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
_TYPES = {"P": "PER", "O": "ORG", "L": "LOC", "f": "full", "p": "partial", "s": "scare", "t": "title"}


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled stretch of text: an entity, or a quotation with its speaker."""

    start: int
    end: int
    type: str
    text: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """A labelled article."""

    id: str
    language: str
    title: str
    text: str
    labels: tuple[Label, ...]

    def article(self) -> Article:
        return article_of({"id": self.id, "url": f"https://example.com/{self.id}", "title": self.title, "text": self.text}, NOW)


@dataclass(slots=True)
class Score:
    """Right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, found: set[object], wanted: set[object]) -> None:
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0


@dataclass(slots=True)
class Scores:
    """Everything that is counted, and what went wrong in words."""

    counts: dict[str, Score] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> Score:
        return self.counts.setdefault(name, Score())


def read_gold(part: str) -> list[Gold]:
    """The articles of tests/gold/<part>.txt, marks taken out."""
    blocks = re.split(r"^=== ", (GOLD / f"{part}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [_read_block(block) for block in blocks]


def _read_block(block: str) -> Gold:
    head, _, body = block.partition("\n")
    identifier, language, title = (one.strip() for one in head.split("|"))
    text, labels, stack = "", [], []
    for piece in re.split(r"(\{[A-Za-z][^|{}]*\||\})", body.strip()):
        if piece.startswith("{"):
            stack.append((len(text), piece[1], piece[2:-1].strip() or None))
        elif piece == "}":
            start, kind, speaker = stack.pop()
            labels.append(Label(start, len(text), _TYPES[kind], text[start:], speaker))
        else:
            text += piece
    return Gold(identifier, language, title, text, tuple(labels))


def score(gold: list[Gold], chain: Chain) -> Scores:
    """Counts over all articles: language, quotations (span and speaker), entities by type (mentions and names)."""
    scores = Scores()
    for one in gold:
        found = enrich_article(one.article(), chain).enrichment
        scores["language"].add({(one.id, found.language)}, {(one.id, one.language)})
        if found.language != one.language:
            scores.wrong.append(f"{one.id}: language {found.language}")
        _score_quotes(one, found.quotes, scores)
        if one.language == "en":
            _score_entities(one, found.entities, scores)
    return scores


def _score_quotes(one: Gold, quotes: tuple[object, ...], scores: Scores) -> None:
    wanted = {(label.start, label.end): label for label in one.labels if label.type in ("full", "partial", "scare", "title")}
    got = {(quote.start, quote.end): quote for quote in quotes}  # type: ignore[attr-defined]  # Quote
    scores["quote spans"].add(set(got), set(wanted))
    for span, label in wanted.items():
        quote = got.get(span)
        if quote is None:
            scores.wrong.append(f"{one.id}: no span {label.text!r}")
            continue
        speaker = quote.speaker  # type: ignore[attr-defined]
        right = _same(speaker, label.speaker)
        scores["quote types"].add({quote.type}, {label.type})  # type: ignore[attr-defined]
        for name in ("speakers of full quotes", "speakers"):
            if name == "speakers" or label.type == "full":
                scores[name].wanted += label.speaker is not None
                scores[name].found += speaker is not None
                scores[name].right += right and speaker is not None
        if not right:
            scores.wrong.append(f"{one.id}: speaker of {label.text[:50]!r} ({label.type}) {speaker!r}, not {label.speaker!r}")
    for span, quote in got.items():
        if span not in wanted:
            scores.wrong.append(f"{one.id}: no quotation {quote.text!r}")  # type: ignore[attr-defined]


def _same(one: str | None, other: str | None) -> bool:
    return _plain(one) == _plain(other)


def _plain(name: str | None) -> str:
    return re.sub(r"^(?:the|a|an|ein|eine|der|die|das|le|la|les|un|une|el) ", "", (name or "").lower().replace("’", "'"))


def _score_entities(one: Gold, entities: tuple[object, ...], scores: Scores) -> None:
    for kind in ("PER", "ORG", "LOC"):
        labels = [label for label in one.labels if label.type == kind]
        found = [entity for entity in entities if entity.type == kind]  # type: ignore[attr-defined]
        got = {start for entity in found for start in entity.offsets}  # type: ignore[attr-defined]
        want = {label.start for label in labels}
        scores[f"{kind} mentions"].add(got, want)  # type: ignore[arg-type]
        # a dateline in capitals is the same name
        names = {entity.name.lower() for entity in found}  # type: ignore[attr-defined]
        full = _fullest({label.text.lower() for label in labels})
        scores[f"{kind} names"].add(names, full)  # type: ignore[arg-type]
        missing, extra = full - names, names - full
        if missing or extra:
            scores.wrong.append(f"{one.id}: {kind} missing {sorted(missing)} extra {sorted(extra)}")


def _fullest(names: set[str]) -> set[str]:
    """The names that are not part of a longer one."""
    return {one for one in names if not any(one != other and f" {one} " in f" {other} " for other in names)}


def long_articles(gold: list[Gold], words: int = 600) -> list[Article]:
    """The labelled articles of each language joined to the length of a news article; they are shorter than most."""
    joined: list[Article] = []
    for language in dict.fromkeys(one.language for one in gold):
        text = ""
        for one in (one for one in gold if one.language == language):
            text += f"{one.text}\n\n"
            if len(text.split()) >= words:
                joined.append(replace(one, text=text.strip()).article())
                text = ""
    return joined


def measure_speed(chain: Chain, articles: list[Article], rounds: int) -> Iterator[tuple[str, float]]:
    """Seconds of processor time for an article, by enrichment."""
    for article in articles[:2]:
        enrich_article(article, chain)  # loads models and tables
    spent = dict.fromkeys(chain.names, 0.0)
    for _ in range(rounds):
        for article in articles:
            current = article
            for step in chain.steps:
                assert not isinstance(step, ModelHook)
                before = time.process_time()
                current = apply_step(current, step, chain.config)
                spent[step.name] += time.process_time() - before
    for name, seconds in spent.items():
        yield name, seconds / rounds / len(articles)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--speed", action="store_true", help="measure documents a second instead")
    parser.add_argument("--wrong", action="store_true", help="print what is wrong in the part that is tuned on")
    options = parser.parse_args()
    chain = parse_chain("default")
    if options.speed:
        articles = long_articles([one for part in ("tune", "heldout") for one in read_gold(part)])
        spent = dict(measure_speed(chain, articles, rounds=5))
        total = sum(spent.values())
        for name, seconds in spent.items():
            print(f"{name:12} {seconds * 1000:7.2f} ms  {seconds / total:6.1%}")
        words = sum(len(one.content.text.split()) for one in articles) / len(articles)
        print(f"{'all':12} {total * 1000:7.2f} ms  {1 / total:.0f} documents a second, {words:.0f} words each")
        return
    parts = {part: score(read_gold(part), chain) for part in ("tune", "heldout")}
    print(f"{'':26} {'tuned on: P':>12} {'R':>6} {'F1':>6} {'held out: P':>13} {'R':>6} {'F1':>6} {'of':>5}")
    for name in parts["tune"].counts:
        tune, held = (parts[part][name] for part in ("tune", "heldout"))
        print(
            f"{name:26} {tune.precision:12.3f} {tune.recall:6.3f} {tune.f1:6.3f} "
            f"{held.precision:13.3f} {held.recall:6.3f} {held.f1:6.3f} {held.wanted:5}"
        )
    if options.wrong:
        print("\n".join(parts["tune"].wrong))


if __name__ == "__main__":
    main()
