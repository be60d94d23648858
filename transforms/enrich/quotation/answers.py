"""Bare quotations that open a paragraph: the answer to a question put to somebody, and the words with which a text opens."""

import re
from collections.abc import Sequence

from transforms.enrich.quotation.attribution import CONFIDENCE, NOBODY, Attribution
from transforms.enrich.quotation.story import Story

#: Behind a question: to whom it is put: lo ha incalzato la pm, lui a demandé Roy, le preguntó Roa.
_PUT_TO = re.compile(r"[\s,]*(?:(?:lui|leur|lo|la|gli|les?|li)\s|(?:l|t|m)[’'](?=[aào]))", re.IGNORECASE)
_ENDS_ASKING = re.compile(r"\?[\s\u00a0\u202f”\"»’']*$")
_LAST = 3  # quotations in which the one who is asked is looked for
_MAX_OPENING = 3  # quotations with which a text opens
_MAX_NEXT = 400  # characters behind a quotation in which a sentence tells who said it


def is_put_to_somebody(story: Story, index: int) -> bool:
    """Whether a quotation is a question and its report has a pronoun for the one asked: the next paragraph is the answer."""
    span = story.spans[index]
    asks = _ENDS_ASKING.search(story.text, max(span.start, span.end - 4), span.outer_end)
    return story.language.is_romance and asks is not None and _PUT_TO.match(story.masked, span.outer_end) is not None


def answer(found: Sequence[Attribution], question: int) -> Attribution:
    """What the one says who spoke last before somebody put a question to him."""
    asker = found[question].speaker
    for speech in reversed(found[max(0, question - _LAST) : question]):
        if speech.known and speech.method == "phrase":
            return NOBODY
        if speech.known and speech.speaker != asker:
            return Attribution(speech.speaker, method="continued", confidence=CONFIDENCE["continued"])
    return NOBODY


def opening(story: Story, index: int, found: Sequence[Attribution]) -> Attribution:
    """The person of whom the sentence behind a quotation tells, where nobody was named before it: “...” Ana Roa
    lleva la tienda."""
    if index >= _MAX_OPENING or not story.language.is_romance or any(speech.known for speech in found[:index]):
        return NOBODY
    span = story.spans[index]
    line = story.masked.find("\n", span.outer_end)
    end = min(line if line >= 0 else len(story.masked), span.outer_end + _MAX_NEXT)
    if any(mention.kind == "PER" and mention.start < span.outer_start for mention in story.names.mentions):
        return NOBODY
    start = span.outer_end
    while start < end and not story.masked[start].isalnum():
        start += 1
    tokens = story.tokens(start, story.discourse.sentence(start, start + 1)[1])
    first = tokens[0].mention if tokens else None
    if first is None or first.kind != "PER" or tokens[0].possessive or " " not in first.name:
        return NOBODY
    return Attribution(first.name, method="paragraph", confidence=CONFIDENCE["paragraph"])
