"""Speakers of quotations in the fiction of agencies: `python -m bench.agency [PART ...]`; `--wrong PART`: what is wrong there.

The parts are tests/gold/agency*.txt; `agency_sealed`, `agency_kept`, `agency_week`, `agency_late`, `agency_day` and
`agency_boards` are only scored: none of their faults is printed. Labels name people only, so a body that speaks or a phrase
without a name counts as no speaker.

Columns: quotations that are found; full and partial quotations with the right speaker (or rightly none); named speakers
that are right; quotations without a speaker that are given none, and of these titles, slogans, terms and words at a distance
(`unsaid`).
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.gold import Gold, Label, read_gold
from transforms.enrich.chain import Chain, enrich_article
from transforms.enrich.registry import parse_chain

KNOWN = ("agency", "agency_more", "agency_varied", "agency_news", "agency_terms", "agency_signs")
PARTS = (*KNOWN, "agency_sealed", "agency_kept", "agency_week", "agency_late", "agency_day", "agency_boards")
MEASURES = ("spans", "full", "partial", "named", "nobody", "unsaid")


@dataclass(slots=True)
class Shares:
    """Right and all, by measure."""

    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))
    all: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))

    def add(self, measure: str, *, right: bool) -> None:
        self.all[measure] += 1
        self.right[measure] += right

    def share(self, measure: str) -> float:
        return self.right[measure] / self.all[measure] if self.all[measure] else 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """A label and the speaker of its quotation, if a person was found. `found`: the quotation has the label's offsets."""

    label: Label
    found: bool
    speaker: str | None

    @property
    def is_right(self) -> bool:
        return self.speaker == self.label.speaker


def answers(labelled: Gold, chain: Chain) -> Iterator[Answer]:
    """One for each label of an article."""
    found = enrich_article(labelled.article(), chain).enrichment
    people = {entity.name for entity in found.entities if entity.type == "PER"}
    quotes = {(quote.start, quote.end): quote for quote in found.quotes}
    for label in labelled.labels:
        quote = quotes.get((label.start, label.end))
        speaker = quote.speaker if quote is not None and quote.method != "phrase" else None
        yield Answer(label, quote is not None, speaker if label.speaker is not None or speaker in people else None)


def scores(part: str, chain: Chain) -> dict[str, Shares]:
    """By language, and `all`."""
    by_language: dict[str, Shares] = {"all": Shares()}
    for labelled in read_gold(part):
        for answer in answers(labelled, chain):
            for shares in (by_language["all"], by_language.setdefault(labelled.language, Shares())):
                _add(shares, answer)
    return by_language


def _add(shares: Shares, answer: Answer) -> None:
    kind = answer.label.type
    shares.add("spans", right=answer.found)
    if kind in ("full", "partial"):
        shares.add(kind, right=answer.is_right)
        if answer.speaker is not None:
            shares.add("named", right=answer.is_right)
    if answer.label.speaker is None:
        shares.add("nobody", right=answer.speaker is None)
        if kind in ("title", "scare"):
            shares.add("unsaid", right=answer.speaker is None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="*", choices=[*PARTS, []], help="all by default")
    parser.add_argument("--wrong", choices=KNOWN, metavar="PART", help=f"print what is wrong in one of {', '.join(KNOWN)}")
    given = parser.parse_args()
    chain = parse_chain("default")
    if given.wrong is not None:
        for labelled in read_gold(given.wrong):
            for answer in answers(labelled, chain):
                if not answer.is_right:
                    label = answer.label
                    print(f"{labelled.id} {label.type} {label.text[:60]!r}: {answer.speaker!r}, not {label.speaker!r}")
        return
    print(f"{'':22}", *(f"{measure:>14}" for measure in MEASURES))
    for part in given.part or PARTS:
        for language, shares in scores(part, chain).items():
            cells = (f"{shares.share(measure):.3f} of {shares.all[measure]:4}" for measure in MEASURES)
            print(f"{part if language == 'all' else '':14} {language:7}", *(f"{cell:>14}" for cell in cells))


if __name__ == "__main__":
    main()
