"""Quality and speed of the enrichments: `python -m bench.enrichment [--speed]`.

Scores the labelled articles in tests/gold (tuned on and held out). With `--speed` prints documents a second of the default
chain on one core while another extracts, and the chain's share of a run; see bench/enrichment_speed.py.
"""

import argparse
import re
from dataclasses import dataclass, field

from bench.enrichment_speed import print_share, print_speed
from bench.gold import Gold, read_gold
from transforms.enrich.chain import Chain, enrich_article
from transforms.enrich.registry import parse_chain


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


def score(gold: list[Gold], chain: Chain) -> Scores:
    """Counts over all articles: language, quotations (span and speaker), entities by type (mentions and names)."""
    scores = Scores()
    for labelled in gold:
        found = enrich_article(labelled.article(), chain).enrichment
        scores["language"].add({(labelled.id, found.language)}, {(labelled.id, labelled.language)})
        if found.language != labelled.language:
            scores.wrong.append(f"{labelled.id}: language {found.language}")
        _score_quotes(labelled, found.quotes, scores)
        if labelled.language == "en":
            _score_entities(labelled, found.entities, scores)
    return scores


def _score_quotes(labelled: Gold, quotes: tuple[object, ...], scores: Scores) -> None:
    wanted = {
        (label.start, label.end): label for label in labelled.labels if label.type in ("full", "partial", "scare", "title")
    }
    got = {(quote.start, quote.end): quote for quote in quotes}  # type: ignore[attr-defined]  # Quote
    scores["quote spans"].add(set(got), set(wanted))
    for span, label in wanted.items():
        quote = got.get(span)
        if quote is None:
            scores.wrong.append(f"{labelled.id}: no span {label.text!r}")
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
            scores.wrong.append(
                f"{labelled.id}: speaker of {label.text[:50]!r} ({label.type}) {speaker!r}, not {label.speaker!r}"
            )
    for span, quote in got.items():
        if span not in wanted:
            scores.wrong.append(f"{labelled.id}: no quotation {quote.text!r}")  # type: ignore[attr-defined]


def _same(name: str | None, other: str | None) -> bool:
    return _plain(name) == _plain(other)


def _plain(name: str | None) -> str:
    return re.sub(r"^(?:the|a|an|ein|eine|der|die|das|le|la|les|un|une|el) ", "", (name or "").lower().replace("’", "'"))


def _score_entities(labelled: Gold, entities: tuple[object, ...], scores: Scores) -> None:
    for kind in ("PER", "ORG", "LOC"):
        labels = [label for label in labelled.labels if label.type == kind]
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
            scores.wrong.append(f"{labelled.id}: {kind} missing {sorted(missing)} extra {sorted(extra)}")


def _fullest(names: set[str]) -> set[str]:
    """The names that are not part of a longer one."""
    return {name for name in names if not any(name != other and f" {name} " in f" {other} " for other in names)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--speed", action="store_true", help="measure documents a second and the share of a run instead")
    parser.add_argument("--wrong", action="store_true", help="print what is wrong in the part that is tuned on")
    options = parser.parse_args()
    chain = parse_chain("default")
    if options.speed:
        print_speed(chain)
        print_share(chain)
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
