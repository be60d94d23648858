"""The words of a quotation's sentence on either side of it, where titles are words of their clause."""

import re

from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.spans import Span
from transforms.enrich.quotation.story import Story
from transforms.enrich.quotation.titles import with_titles

MAX_CHARS = 1500  # of a sentence that are looked at on either side of a quotation
#: A dash and a capital behind a quotation: “...” – Ann Lee, mayor
_SIGNATURE = re.compile(r"[ \u00a0]?(?:–|—|--|-)[ \u00a0]?(?=[^\W\d_])")
_MAX_SIGNATURE = 60  # characters of a name


def sides(story: Story, index: int, span: Span) -> tuple[list[Token], list[Token], bool]:
    """The tokens of a quotation's sentence before and behind it, up to the next one that is a sentence of its own, and whether
    such a one cuts off what stands before."""
    start, end = story.discourse.sentence(span.outer_start, span.outer_end)
    start, end = max(start, span.outer_start - MAX_CHARS), min(end, span.outer_end + MAX_CHARS)
    signed = _SIGNATURE.match(story.text, span.outer_end)
    if signed:
        end = max(end, min(len(story.text), signed.end() + _MAX_SIGNATURE))
        line = story.text.find("\n", span.outer_end, end)
        end = line if line >= 0 else end
    last, following = index - 1, index + 1
    while last > 0 and not story.full[last] and story.spans[last].outer_end > start:
        last -= 1  # a title or a word in marks is a part of the sentence
    while following < len(story.spans) and not story.full[following] and story.spans[following].outer_start < end:
        following += 1
    cut = last >= 0 and story.full[last] and story.spans[last].outer_end > start
    if cut:
        start = story.spans[last].outer_end
    if following < len(story.spans) and story.full[following] and story.spans[following].outer_start < end:
        end = story.spans[following].outer_start
    return with_titles(story, start, span.outer_start), story.tokens(span.outer_end, end), cut
