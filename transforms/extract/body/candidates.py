"""Answers to "which text is the article", and the choice between them by evidence.

Pure: scores texts against witnesses that do not come from the extractor. Does not look at the page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from transforms.extract.page.agreement import NO_RUNS, Shingles, agreement, long_words, shared, shingles_of_lines
from transforms.extract.page.letters import count_all

#: Below this agreement with every witness an answer is doubtful.
_DOUBTFUL = 0.3
_HELD = 0.7
#: A witness of fewer runs says nothing.
_LEAST_RUNS = 5
#: So much more must the witnesses confirm of the estimate before it takes the extractor's place.
_MARGIN = 0.25
#: Answers that share more than this of the shorter one are of the same text.
_LEAST_COMMON = 0.2
#: An estimate of fewer runs replaces nothing.
_LEAST_OWN = 60
#: An answer of which less is prose of the page is menus and labels.
_LEAST_PROSE = 0.1
#: Such a share of the headline's words, and so many times the words of the answer, make the estimate the article then.
_LEAST_TITLE = 0.6
_TIMES = 2


@dataclass(frozen=True, slots=True)
class TextCandidate:
    """An answer: where it comes from, its lines, its headings by level, its runs of four words, its evidence (0 to 1)
    and what it is made of."""

    name: str
    lines: list[str]
    headings: dict[str, int]
    runs: Shingles = field(compare=False)
    score: float = 0.0
    why: str = ""

    @property
    def words(self) -> int:
        """Words in all lines."""
        return count_all(self.lines)


@dataclass(frozen=True)
class Witnesses:
    """Runs of four words of the density estimate, of all prose outside of boxes apart, of the page's description, of JSON-LD's
    `articleBody` and of the feed's text.

    `outside`: the prose itself; its runs are made where a score asks for them, which is on a page in fifteen.
    """

    estimate: Shingles
    outside: list[str]
    description: Shingles = field(default_factory=lambda: NO_RUNS)
    article_body: Shingles = field(default_factory=lambda: NO_RUNS)
    feed: Shingles = field(default_factory=lambda: NO_RUNS)
    #: The headline, where the estimate stands below it.
    headline: str = ""

    @cached_property
    def prose(self) -> Shingles:
        """The runs of `outside`."""
        return shingles_of_lines(self.outside)

    def told(self, candidate: TextCandidate) -> list[float]:
        """What each witness beside the estimate that says anything holds of the candidate, 0 to 1."""
        return [
            shared(runs, candidate.runs)
            for runs in (self.description, self.article_body, self.feed)
            if len(runs) >= _LEAST_RUNS
        ]

    def support(self, candidate: TextCandidate, others: list[TextCandidate]) -> float:
        """The best agreement with a witness or with another candidate.

        An answer that holds all of the estimate agrees with it by .7 at least, however much more it holds: lists and short
        lines are not in the estimate.
        """
        agreed = [agreement(candidate.runs, other.runs) for other in others]
        if candidate.name != "paragraphs":
            agreed.append(_HELD * shared(self.estimate, candidate.runs))
        return max([*agreed, *self.told(candidate)], default=0.0)


def choose(candidates: list[TextCandidate], witnesses: Witnesses) -> tuple[list[TextCandidate], str]:
    """The candidates, the best first, and why it is the best; scored where there are several answers of extractors.

    The estimate wins only where the extractor missed the article (`_is_lost`).
    """
    chosen = list(candidates)
    answers = sum(candidate.name != "paragraphs" for candidate in candidates)
    reason = "the only answer of an extractor" if answers else "the extractors found nothing"
    if answers > 1:
        chosen = scored(candidates, witnesses)
        order = {"fast": 0, "default": 1, "paragraphs": 2}
        # Without prose outside of boxes apart (one of them was never closed) the score says nothing, and the longer answer
        # stands.
        blind = not len(witnesses.prose)
        reason = (
            "the longest answer: no prose stands outside of comments, footers and the like, so that scores say nothing"
            if blind
            else "the best score of an extractor's answer"
        )
        chosen.sort(
            key=lambda candidate: (
                candidate.name == "paragraphs",
                -candidate.score,
                -candidate.words if blind else order.get(candidate.name, 3),
            )
        )
    best, own = chosen[0], chosen[-1]
    if best is not own and own.name == "paragraphs":
        lost = _is_lost(best, own, witnesses)
        if lost is not None:
            chosen.insert(0, chosen.pop())
            reason = f"the extractor missed the article: {lost}"
    return chosen, reason


def scored(candidates: Iterable[TextCandidate], witnesses: Witnesses) -> list[TextCandidate]:
    """The candidates with their scores, in the same order.

    The score is the mean of the fit (`_fit`) and of what description, `articleBody` and feed confirm.
    """
    found: list[TextCandidate] = []
    for candidate in candidates:
        told = witnesses.told(candidate)
        fit = _fit(candidate, witnesses)
        score = (2 * fit + sum(told) / len(told)) / 3 if told else fit
        why = f"fit {fit:.2f}" + (f", witnesses {', '.join(f'{witness:.2f}' for witness in told)}" if told else "")
        found.append(replace(candidate, score=round(score, 3), why=why))
    return found


def _fit(candidate: TextCandidate, witnesses: Witnesses) -> float:
    """How well an answer fits the page's prose outside of boxes apart: most of all that it holds the estimate, then that it
    is prose, then that it misses little of the prose.
    """
    holds = shared(witnesses.estimate, candidate.runs)
    clean = shared(candidate.runs, witnesses.prose)
    whole = shared(witnesses.prose, candidate.runs)
    return 0.5 * holds + 0.25 * clean + 0.25 * whole


def _is_lost(best: TextCandidate, own: TextCandidate, witnesses: Witnesses) -> str | None:
    """How it shows that the extractor missed the article, or None.

    Its answer holds nothing of the estimate, the estimate is a text of its own, and description, `articleBody` or feed are
    found in the estimate and not in the answer, or the headline's words are and the answer has no prose. An answer of a line or
    two is a short article, however much other prose the page has.
    """
    if len(own.runs) < _LEAST_OWN:
        return None
    # First the witnesses: they are short, and decide nearly every page.
    told, better = witnesses.told(best), witnesses.told(own)
    is_told = sum(better) >= sum(told) + _MARGIN
    if not is_told and not _is_under_its_headline(best, own, witnesses):
        return None
    shorter, longer = sorted((own.runs, best.runs), key=len)
    if shared(shorter, longer) > _LEAST_COMMON:
        return None
    return (
        "description, articleBody or feed are found in the estimate and not in the answer"
        if is_told
        else "the answer is menus and labels, and the estimate stands below the headline and has its words"
    )


def _is_under_its_headline(best: TextCandidate, own: TextCandidate, witnesses: Witnesses) -> bool:
    """True where the answer is menus and labels, and the estimate stands below the headline and is about what that says."""
    if not witnesses.headline or own.words < _TIMES * best.words or shared(best.runs, witnesses.prose) >= _LEAST_PROSE:
        return False
    wanted = long_words(witnesses.headline)
    return len(wanted) > 1 and len(wanted & long_words(" ".join(own.lines))) >= _LEAST_TITLE * len(wanted)


def is_doubtful(support: float) -> bool:
    """True where neither another candidate nor a witness agrees with the answer."""
    return support < _DOUBTFUL
