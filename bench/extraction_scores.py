"""What the text would be if the evidence score alone decided, beside the decisions as they are.

    python -m bench.extraction_scores               every third page of both gold sets (minutes)
    python -m bench.extraction_scores --step 30     a sample

F1 of the lines before cleaning, as `newsbeam extract --explain` lists them: the text as it is decided; the best score of all
answers and steps; the best score of what comes from an extractor. Needs the gold sets of the yardsticks beside the repository;
without them it says so and ends with code 2.
"""

import argparse
import sys
from collections.abc import Callable

from bench.extraction import NOW, gold_tools
from transforms.extract.article import extract
from transforms.extract.body.candidates import TextCandidate

#: Answers that no extractor gave.
_OTHERS = frozenset({"paragraphs", "json-ld:articleBody"})

Answers = tuple[TextCandidate, ...]


def as_decided(answers: Answers) -> TextCandidate:
    """The text."""
    return answers[0]


def best_of_all(answers: Answers) -> TextCandidate:
    """The answer with the best score; the later step of two that have the same."""
    return max(answers, key=lambda answer: answer.score)


def best_of_extractors(answers: Answers) -> TextCandidate:
    """As `best_of_all` of what comes from an extractor; of all where it found nothing."""
    return best_of_all(tuple(answer for answer in answers if answer.name not in _OTHERS) or answers)


DECISIONS: dict[str, Callable[[Answers], TextCandidate]] = {
    "as it is decided": as_decided,
    "best score of all": best_of_all,
    "best score of the extractors' answers and steps": best_of_extractors,
}


def answers_of(html: bytes, url: str | None) -> Answers:
    """Every answer for the text of a page; empty where there is no element in it."""
    found: list[TextCandidate] = []
    extract(html, url=url, now=NOW, compare=lambda answers, _: found.extend(answers))
    return tuple(found)


def main() -> int:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--step", type=int, default=3, help="every so many pages")
    options = parser.parse_args()
    tools = gold_tools()
    if tools is None:
        return 2
    goldsets, evaluate = tools
    print("| decision | set | pages | F1 |")
    print("|---|---|---:|---:|")
    for name in goldsets.SETS:
        docs = goldsets.load(name)[:: options.step]
        answers = {doc.id: answers_of(doc.html, doc.url) for doc in docs}
        for decision, choose in DECISIONS.items():
            texts = {page: {"text": "\n".join(choose(found).lines)} if found else {} for page, found in answers.items()}
            row, _ = evaluate.score(name, docs, texts)
            print(f"| {decision} | {name} | {len(docs)} | {row['f1']:.4f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
