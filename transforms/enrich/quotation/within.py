"""A report set into the quotation itself, as Romance languages do it."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.clauses.subjects import pointed, subject_behind
from transforms.enrich.quotation.clauses.tokens import Token, is_inverted
from transforms.enrich.quotation.reports.dropped import dropped_inside
from transforms.enrich.quotation.reports.source import Told
from transforms.enrich.quotation.spans import Span
from transforms.enrich.quotation.story import Story

_MARKS = (",", "–", "—", "-")  # a hyphen between words is no piece of its own
_ADDRESSED = words("lui leur y le la gli lo")
_ITSELF = ("s'", "s’")
_MAX_AUXILIARIES = 2  # before the verb
_MAX_SUBJECT = 14  # tokens of the subject of a report
_MAX_WITHIN = 40  # characters between the verb and its subject


def within(story: Story, span: Span) -> Told | None:
    """A report set into the quotation itself, between commas, as in French: « C’est la norme, explique Jean Roy, et elle est
    bonne »."""
    if not story.language.inverts or story.language.verb_second:
        return None
    tokens = story.inside(span)
    if story.language.drops and (recalls := dropped_inside(story.language, tokens)) is not None:
        return recalls
    for at in range(1, len(tokens) - 2):
        if tokens[at].text not in _MARKS:
            continue
        verb = _verb_at(tokens, at + 1, story)
        if verb is None:
            continue
        behind = tokens[verb + 1 : _end_of_sentence(tokens, verb + 1, story)]
        subject = subject_behind(behind, story.language) or pointed(behind, story.language)
        if subject is None:
            continue
        named = subject.pronoun or (subject.mention is not None and subject.mention.kind == "PER")
        office = is_role(subject.noun) and behind[0].lower in story.language.articles  # explique la chercheuse
        if (named or office) and subject.start - tokens[verb].end <= _MAX_WITHIN:
            return Told(subject, tokens[verb].lower)
    return None


def _end_of_sentence(tokens: Sequence[Token], place: int, story: Story) -> int:
    """The place of the token before which a dot stands; a dot is no token."""
    for at in range(place + 1, min(len(tokens), place + _MAX_SUBJECT)):
        if "." in story.text[tokens[at - 1].end : tokens[at].start]:
            return at
    return len(tokens)


def _verb_at(tokens: Sequence[Token], place: int, story: Story) -> int | None:
    """The place of the verb of a report that begins at `place`: explique, a rappelé, le ha risposto, calcule-t-elle."""
    end = min(place + _MAX_AUXILIARIES, len(tokens) - 2)
    for at in range(place, end + 1):
        if tokens[at].kind == "verb" or is_inverted(tokens[at], tokens[at + 1]):
            return at
        if tokens[at].lower.startswith(_ITSELF) and tokens[at + 1].kind == "name":
            return at  # s'amuse Anne Roy
        if tokens[at].lower not in story.language.skip and tokens[at].lower not in _ADDRESSED:
            return None
    return None
