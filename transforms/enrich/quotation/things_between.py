"""Whom a text spoke of before a paragraph of mere things: a sign, a title, what a report says.

"The mayor, Ana Roa, came. / On the door hung a sign: “No water”. / “We want water”, afirmó." The verb without a subject means
the mayor, as a sign does not speak.
"""

from collections.abc import Sequence

from transforms.enrich.quotation.attribution import NOBODY, Attribution
from transforms.enrich.quotation.before import from_paragraph_before
from transforms.enrich.quotation.story import Story

_MAX_PARAGRAPHS = 2  # of things
_MAX_CHARS = 600  # of one


def past_things(story: Story, index: int, found: Sequence[Attribution], paragraph: int) -> Attribution:
    """Whom the nearest paragraph before `paragraph` that tells of people is about, or lets speak, where all between tell of
    things only: no person is named, none is the subject of a sentence, and nobody says what is quoted there."""
    start, first = paragraph, index
    for _ in range(_MAX_PARAGRAPHS):
        end = len(story.text[:start].rstrip())
        begin = story.text.rfind("\n", 0, end) + 1
        before = first
        while before and story.spans[before - 1].outer_start >= begin:
            before -= 1
        if not end or end - begin > _MAX_CHARS or any(_is_said(story, at, found[at]) for at in range(before, first)):
            break
        if not story.discourse.tells_of_things(begin, end):
            break
        start, first = begin, before
        who = from_paragraph_before(story, first, found, start, strict=False)
        if who.known:
            return who
    return NOBODY


def _is_said(story: Story, index: int, speech: Attribution) -> bool:
    """Whether somebody says a quotation: a name, a pronoun, a verb without a subject, or none where it opens its sentence."""
    if speech.known or speech.start != speech.end:
        return True
    at = story.spans[index].outer_start
    return story.full[index] and not speech.told and story.discourse.sentence_start(at) == at
