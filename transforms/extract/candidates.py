"""Answers to "which text is the article", and the choice between them by evidence.

Pure: scores texts against witnesses that do not come from the extractor. Does not look at the page.
"""

from dataclasses import dataclass

from transforms.extract.agreement import Shingles, agreement, shared

#: Below this agreement with every witness an answer is doubtful.
_DOUBTFUL = 0.3
#: A witness of fewer runs says nothing.
_LEAST_RUNS = 5
#: The extractor's answer stays unless the estimate has this much more evidence: it knows lists, headings and tables.
_MARGIN = 0.25


@dataclass(frozen=True, slots=True)
class Candidate:
    """An answer: where it comes from, its lines, its headings by level, its runs of four words, its evidence (0 to 1)."""

    name: str
    lines: list[str]
    headings: dict[str, int]
    runs: Shingles
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Runs of four words of the density estimate, the page's description, JSON-LD's `articleBody` and the feed's text."""

    estimate: Shingles
    description: Shingles = frozenset()
    article_body: Shingles = frozenset()
    feed: Shingles = frozenset()

    def told(self, candidate: Candidate) -> list[float]:
        """What each witness beside the estimate that says anything holds of the candidate, 0 to 1."""
        return [
            shared(runs, candidate.runs) for runs in (self.description, self.article_body, self.feed) if len(runs) >= _LEAST_RUNS
        ]

    def support(self, candidate: Candidate, others: list[Candidate]) -> float:
        """The best agreement with a witness or with another candidate of other origin."""
        agreed = [agreement(candidate.runs, other.runs) for other in others]
        return max([*agreed, *self.told(candidate)], default=0.0)


def choose(candidates: list[Candidate], witnesses: Witnesses) -> list[Candidate]:
    """The candidates with their scores, the best first.

    Two thirds of a score is agreement with the estimate (for the estimate itself: with the best extractor), a third what
    description, `articleBody` and feed confirm. The estimate wins only by a margin, and only with a second witness.
    """
    scored: list[Candidate] = []
    extracted = [one for one in candidates if one.name != "paragraphs"]
    for candidate in candidates:
        own = candidate.name == "paragraphs"
        fit = (
            max((agreement(candidate.runs, other.runs) for other in extracted), default=1.0)
            if own
            else agreement(candidate.runs, witnesses.estimate)
        )
        told = witnesses.told(candidate)
        score = (2 * fit + sum(told) / len(told)) / 3 if told else fit
        scored.append(Candidate(candidate.name, candidate.lines, candidate.headings, candidate.runs, round(score, 3)))
    scored.sort(key=lambda one: (one.name == "paragraphs", -one.score))
    best, own = scored[0], scored[-1]
    if best is not own and own.lines and _is_lost(best, own, witnesses):
        scored.insert(0, scored.pop())
    return scored


def _is_lost(best: Candidate, own: Candidate, witnesses: Witnesses) -> bool:
    """True where the extractor missed the article: it shares next to nothing with the estimate, and the others say so too."""
    if agreement(best.runs, own.runs) > 0.2:
        return False
    told, better = witnesses.told(best), witnesses.told(own)
    if not told:
        return len(best.runs) < 0.2 * len(own.runs)
    return sum(better) > sum(told) + _MARGIN or (sum(better) >= sum(told) and len(best.runs) < 0.2 * len(own.runs))


def is_doubtful(best: Candidate, support: float, witnesses: Witnesses) -> bool:
    """True where neither another candidate nor a witness agrees with the answer."""
    return support < _DOUBTFUL
