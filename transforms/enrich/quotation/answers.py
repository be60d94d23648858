"""Bare quotations that open a paragraph: the answer to a question put to somebody, and the words with which a text opens."""

import re
from collections.abc import Sequence

from transforms.enrich.offices.roles import is_role
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


def is_message(story: Story, index: int) -> bool:
    """Whether a quotation opens a message of a live report: only the time stands before it in its paragraph."""
    place = story.spans[index].outer_start
    start = story.text.rfind("\n", 0, place) + 1
    return start > 0 and bool(story.text[start:place].strip()) and not story.masked[start:place].strip()


def opening(story: Story, index: int, found: Sequence[Attribution]) -> Attribution:
    """The person of whom the sentence behind a quotation tells, where nobody was named before it in the text, or in the message
    of a live report: “...” Ana Roa lleva la tienda; 11 h 15. « ... » Le maire, Jean Roy, a passé la nuit dehors."""
    span, message = story.spans[index], is_message(story, index)
    opens = index < _MAX_OPENING and not any(speech.known for speech in found[:index])
    if not story.language.is_romance or not (opens or message):
        return NOBODY
    line = story.masked.find("\n", span.outer_end)
    end = min(line if line >= 0 else len(story.masked), span.outer_end + _MAX_NEXT)
    floor = story.text.rfind("\n", 0, span.outer_start) + 1 if message else 0
    if any(mention.kind == "PER" and floor <= mention.start < span.outer_start for mention in story.names.mentions):
        return NOBODY
    place = span.outer_end
    while place < end and not story.masked[place].isalnum():
        place += 1
    subject = story.discourse.subject_at(place) if place < end else None
    first = subject.mention if subject is not None else None
    if first is None or first.kind != "PER" or first.start < place or " " not in first.name:
        return NOBODY
    ahead = story.tokens(place, first.start)
    apposed = len(ahead) > 1 and ahead[0].text.istitle() and ahead[1].kind == "comma"  # Cleo, al secolo Cleofe Conti
    called = not ahead or apposed or any(is_role(token.lower) for token in ahead)
    return Attribution(first.name, method="paragraph", confidence=CONFIDENCE["paragraph"]) if called else NOBODY
