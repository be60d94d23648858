"""How far a report reaches: whose words a fragment has of which its own sentence says nothing.

A report goes on through its paragraph until somebody else comes up. A long fragment that stands in its reach is of the same
source; a short one is as often a word that the writer holds at a distance.
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.enrich.quotation.attribution import CONFIDENCE, NOBODY, Attribution
from transforms.enrich.quotation.story import Story

_MIN_CLAUSE = 4  # words of a fragment that is no term; with three, half of those gained were nobody's words
_MAX_REACH = 800  # characters between a report and the fragment


def in_reach(story: Story, index: int, found: Sequence[Attribution]) -> Attribution:
    """The source of the report that a fragment stands in the reach of, else nobody."""
    span, text = story.spans[index], story.text
    if len(text[span.start : span.end].split()) < _MIN_CLAUSE:
        return NOBODY
    paragraph = text.rfind("\n", 0, span.outer_start) + 1
    for before in range(index - 1, -1, -1):
        last = story.spans[before]
        if last.outer_start < paragraph or span.outer_start - last.outer_end > _MAX_REACH:
            return NOBODY
        speech = found[before]
        if speech.known:
            end = story.discourse.sentence(span.outer_start, span.outer_end)[1]
            if _another(story, max(last.outer_end, speech.end), end, speech.speaker):
                return NOBODY
            sure = min(speech.confidence, CONFIDENCE["continued"])
            return replace(speech, method="continued", confidence=sure, verb=None, told=False)
        if speech.told and story.full[before]:
            return NOBODY
    return NOBODY


def _another(story: Story, start: int, end: int, speaker: str | None) -> bool:
    """Whether `start:end` names somebody else, has a report of its own or tells of a person without a name."""
    tokens = story.tokens(start, end)
    if any(
        token.kind == "verb" or (token.mention is not None and token.mention.kind == "PER" and token.mention.name != speaker)
        for token in tokens
    ):
        return True
    return story.discourse.tells_of_another(start, end)
