"""Explains an extraction to people: the source of each field, and the dropped lines with their rules."""

from dataclasses import dataclass
from datetime import datetime

from schemas.articles import Content, FieldSource
from transforms.extract.article import extract
from transforms.extract.body.candidates import TextCandidate
from transforms.extract.not_article import NotArticle


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that was removed from the text, and its rule (a name of `clean.RULES`, or the field to which it was moved)."""

    rule: str
    line: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The result of `extract` on the same page, and its decisions."""

    result: Content | NotArticle
    sources: tuple[FieldSource, ...]
    dropped: tuple[Dropped, ...]
    candidates: tuple[TextCandidate, ...] = ()
    #: Why the first candidate is the text.
    reason: str = ""


def explain(body: bytes, *, url: str | None, charset: str | None = None, now: datetime) -> Explanation:
    """As `extract`, by the same code, with every decision recorded."""
    dropped: list[Dropped] = []
    compared: list[TextCandidate] = []
    reasons: list[str] = []

    def compare(candidates: tuple[TextCandidate, ...], reason: str) -> None:
        compared.extend(candidates)
        reasons.append(reason)

    result = extract(
        body,
        url=url,
        charset=charset,
        now=now,
        record=lambda rule, line: dropped.append(Dropped(rule, line)),
        compare=compare,
    )
    content = result.content if isinstance(result, NotArticle) else result
    return Explanation(result, content.field_sources if content else (), tuple(dropped), tuple(compared), "".join(reasons))


def report(explanation: Explanation) -> str:
    """The explanation as text for a terminal."""
    result = explanation.result
    content = result.content if isinstance(result, NotArticle) else result
    lines = []
    if isinstance(result, NotArticle):
        lines.append(f"No article ({result.reason}): {result.message} Found: {result.found}.")
    lines.append("Sources")
    lines.extend(f"  {source.name:<20} {source.source}" for source in explanation.sources)
    if explanation.candidates:
        evidence = content.text_evidence if content is not None else None
        agreed = f", agreement {evidence.agreement:.2f}{', doubtful' if evidence.doubtful else ''}" if evidence else ""
        lines.append(f"Candidates for the text, the chosen one first{agreed}")
        lines.append(f"  {explanation.candidates[0].name} won: {explanation.reason}")
        best = max(explanation.candidates, key=lambda candidate: candidate.score)
        if best.score > explanation.candidates[0].score:
            lines.append(f"  {best.name} has more evidence and lost: {_why_lost(best.name)}")
        lines.extend(
            f"  {candidate.name:<20} evidence {candidate.score:.2f}, {len(candidate.lines)} lines, {candidate.words} words: "
            f"{candidate.why}"
            for candidate in explanation.candidates
        )
    lines.append(f"Lines dropped: {len(explanation.dropped)}")
    lines.extend(f"  {dropped.rule:<20} {dropped.line[:160]}" for dropped in explanation.dropped)
    return "\n".join(lines)


def _why_lost(name: str) -> str:
    """Why an answer is not the text though its score is better."""
    if name == "paragraphs":
        return "an estimate knows no lists and headings, and wins only where the extractor missed the article"
    if name == "json-ld:articleBody":
        return "it is often a teaser, and wins only where the page holds no text itself"
    return "a later step added what stands in the same boxes, or took out what stands elsewhere"
