"""The person whom a line of its own introduces before a quotation."""

from transforms.enrich.quotation.attribution import CONFIDENCE, NOBODY, Attribution
from transforms.enrich.quotation.story import Story

_MAX_LINE = 120  # characters of the line


def introduced(story: Story, start: int, end: int) -> Attribution:
    """The person whom a line of its own introduces, before the quotation: "Ann Lee, chief economist"; else nobody."""
    if end - start > _MAX_LINE:
        return NOBODY
    tokens = story.tokens(start, end)
    mention = tokens[0].mention if tokens else None
    if mention is None or mention.kind != "PER" or tokens[0].possessive or " " not in mention.name:
        return NOBODY
    behind = tokens[1] if len(tokens) > 1 else None
    if behind is not None and behind.kind != "comma" and behind.text not in ":(":
        return NOBODY
    return Attribution(mention.name, mention.start, mention.end, None, "paragraph", CONFIDENCE["paragraph"])
