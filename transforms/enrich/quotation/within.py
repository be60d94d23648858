"""A report set into the quotation itself, as Romance languages do it."""

from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.clauses import pointed, subject_behind
from transforms.enrich.quotation.dropped import dropped_inside
from transforms.enrich.quotation.source import Told
from transforms.enrich.quotation.spans import Span
from transforms.enrich.quotation.story import Story

_MAX_WITHIN = 40  # characters between the verb and its subject


def within(story: Story, span: Span) -> Told | None:
    """A report set into the quotation itself, between commas, as in French: « C’est la norme, explique Jean Roy, et elle est
    bonne »."""
    if not story.language.inverts or story.language.verb_second:
        return None
    tokens = story.inside(span)
    if story.language.drops and (recalls := dropped_inside(story.language, tokens)) is not None:
        return recalls
    for at in range(2, len(tokens) - 2):
        clitic = tokens[at + 2].kind == "pronoun" and tokens[at + 2].start - tokens[at + 1].end in (1, 3)  # calcule-t-elle
        if tokens[at].text not in ",–—" or not (tokens[at + 1].kind == "verb" or clitic):
            continue
        subject = subject_behind(tokens[at + 2 :], story.language) or pointed(tokens[at + 2 :], story.language)
        if subject is None:
            continue
        named = subject.pronoun or (subject.mention is not None and subject.mention.kind == "PER")
        office = is_role(subject.noun) and tokens[at + 2].lower in story.language.articles  # explique la chercheuse
        if (named or office) and subject.start - tokens[at + 1].end <= _MAX_WITHIN:
            return Told(subject, tokens[at + 1].lower)
    return None
