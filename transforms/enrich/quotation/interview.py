"""Answers of an interview: paragraphs that are quotations, behind paragraphs that ask."""

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.story import Story

_MAX_QUESTION = 240  # characters
_MIN_ANSWERS = 2  # in a text that is an interview
#: They address somebody.
_YOU = words("u uw jij jouw je vous votre vos you your sie ihr ihre ihren usted su você lei")


def interviewee(story: Story, index: int) -> str | None:
    """The person whom a text interviews, if a quotation is an answer; None elsewhere.

    An answer fills its paragraph, and the paragraph before is a question or addresses somebody. The person is the first whom
    the text names.
    """
    if not _is_answer(story, index):
        return None
    if sum(_is_answer(story, at) for at in range(len(story.spans))) < _MIN_ANSWERS:
        return None
    first = next((mention for mention in story.names.mentions if mention.kind == "PER"), None)
    return first.name if first is not None and " " in first.name else None


def _is_answer(story: Story, index: int) -> bool:
    span, text = story.spans[index], story.masked
    if not story.full[index]:
        return False
    start, end = text.rfind("\n", 0, span.outer_start) + 1, text.find("\n", span.outer_end)
    if text[start : span.outer_start].strip() or text[span.outer_end : end if end >= 0 else len(text)].strip(" ."):
        return False
    asked = text[:start].rstrip()
    asked = asked[asked.rfind("\n") + 1 :]
    if not asked or len(asked) > _MAX_QUESTION or "\u0001" in asked:
        return False
    return asked.endswith("?") or not _YOU.isdisjoint(asked.lower().split())
