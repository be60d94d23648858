"""Answers of an interview: paragraphs that are quotations, behind paragraphs that ask."""

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.enrich.lexicon import words
from transforms.enrich.names.names import Names
from transforms.enrich.quotation.spans import Span

_MAX_QUESTION = 240  # characters
_MIN_ANSWERS = 2  # in a text that is an interview
#: They address somebody.
_YOU = words("u uw jij jouw je vous votre vos you your sie ihr ihre ihren usted su você lei")


@dataclass(frozen=True, slots=True)
class Interview:
    """`person`: whom the text interviews, the first person with several names. `answers`: the indices of their quotations."""

    person: str
    answers: frozenset[int]


def interview_of(masked: str, spans: Sequence[Span], full: Sequence[bool], names: Names) -> Interview | None:
    """The interview that a text is; None where it has fewer than two answers, or names nobody first.

    An answer is a full quotation that fills its paragraph, behind a paragraph that is a question or addresses somebody.
    """
    answers = frozenset(at for at, span in enumerate(spans) if full[at] and _is_answer(masked, span))
    first = next((mention.name for mention in names.mentions if mention.kind == "PER"), "")
    return Interview(first, answers) if len(answers) >= _MIN_ANSWERS and " " in first else None


def _is_answer(text: str, span: Span) -> bool:
    start, end = text.rfind("\n", 0, span.outer_start) + 1, text.find("\n", span.outer_end)
    if text[start : span.outer_start].strip() or text[span.outer_end : end if end >= 0 else len(text)].strip(" ."):
        return False
    asked = text[:start].rstrip()
    asked = asked[asked.rfind("\n") + 1 :]
    if not asked or len(asked) > _MAX_QUESTION or "\u0001" in asked:
        return False
    return asked.endswith("?") or not _YOU.isdisjoint(asked.lower().split())
