"""Whom a pronoun or a description cannot mean: somebody whom its own sentence calls by name beside it.

"She told Roe: “...”" is not said by Roe, nor „...“ in "Roe sei „langsam“, betonte er". Linguists call it binding (Chomsky 1981,
principles B and C). English says "Roe was “glad”, he told reporters" of Roe himself.
"""

import re
from itertools import pairwise

from transforms.enrich.quotation.attribution import Attribution
from transforms.enrich.quotation.spans import Span
from transforms.enrich.quotation.story import Story

#: A word of a name that is not an initial.
_NAME = re.compile(r"\b[^\W\d_a-zß-öø-ÿ][^\W\d_]{2,}")
_TO = frozenset(("to", "an", "à", "a", "aan"))
#: To whom something is said, right behind the verb: the old man told him; or before: zei hem de oude man.
_HIM = re.compile(r"[ ,]*(?:(?:had|has|once|then) )?(?:\w+ )?(him|her|ihm|hem)(?=[,.:;\u0001]| \u0001|$)")
_HIM_AHEAD = re.compile(r"\w (ihm|hem|haar|ihr) $")
_HIS_SEX = {"him": "m", "her": "f", "ihm": "m", "hem": "m", "haar": "f", "ihr": "f"}
_MAX_PRONOUN = 12  # characters of it
_MAX_CHARS = 300  # of the sentence that are looked at on either side


def unless_bound(speech: Attribution, story: Story, index: int) -> Attribution:
    """The attribution, without its name where the sentence names the same person beside the words that tell."""
    if not speech.known or speech.method not in ("pronoun", "description") or speech.start == speech.end:
        return speech
    if speech.method == "description" and _tells_him(story, speech):
        return speech.unnamed(told=True)
    span = story.spans[index]
    first, last = story.discourse.sentence(span.outer_start, span.outer_end)
    if story.language.verb_second and speech.method == "description" and _is_named(story, first, speech.start, speech.speaker):
        return speech.unnamed(told=True)  # Auf Nachfrage von Roth antwortete der Rat
    if speech.start < span.outer_start:
        start, end = speech.end, span.outer_start
        if _is_addressed(story, first, speech.start, speech.speaker):
            return speech.unnamed(told=True)
    else:
        start, end = max(first, span.outer_start - _MAX_CHARS), span.outer_start
        if story.language.reported and not story.full[index] and _names(story, start, end, speech.speaker):
            return speech.unnamed()
        start, end = speech.end, min(last, speech.end + _MAX_CHARS)
    if _names(story, start, end, speech.speaker):
        return speech.unnamed()
    return speech


def _tells_him(story: Story, speech: Attribution) -> bool:
    """Whether somebody whom no office calls so is told something: "Lee had doubts. “...,” the old man told him": him is Lee."""
    words = story.masked[speech.start : speech.end].lower().split()
    if any(word in story.names.roles.get(speech.speaker or "", ()) for word in words):
        return False
    ahead = story.masked[max(0, speech.start - _MAX_PRONOUN) : speech.start]
    found = _HIM.match(story.masked, speech.end) or _HIM_AHEAD.search(ahead)
    return found is not None and story.names.gender.get(speech.speaker or "", "u") in ("u", _HIS_SEX[found[1].lower()])


def _is_named(story: Story, start: int, end: int, name: str | None) -> bool:
    """Whether a sentence names the person before a description of somebody."""
    tokens = story.tokens(max(start, end - _MAX_CHARS), end)
    return any(token.mention is not None and token.mention.name == name for token in tokens)


def _is_addressed(story: Story, start: int, end: int, name: str | None) -> bool:
    """Whether something goes to the person first: "In a letter to Roe, the mayor wrote"."""
    tokens = story.tokens(max(start, end - _MAX_CHARS), end)
    return any(
        token.mention is not None and token.mention.name == name and not token.possessive and before.lower in _TO
        for before, token in pairwise(tokens)
    )


def _names(story: Story, start: int, end: int, name: str | None) -> bool:
    """Whether the words of one clause name a person who does not speak there himself: "Roe is slow", but not: Roe says it
    is slow, Roe’s plan."""
    tokens = story.tokens(start, end)
    for at, token in enumerate(tokens):
        if token.kind in ("stop", "quote"):
            return False
        if token.mention is not None and token.mention.name == name and not token.possessive:
            first = max(0, at - story.language.inverts)  # The manager called Lee “the best”
            return not any(beside.kind == "verb" for beside in tokens[first : at + 2])
    return False


def unless_named(speech: Attribution, story: Story, span: Span) -> Attribution:
    """The attribution, but nobody where it was inferred and the quotation itself names the person: few speak of themselves
    by name."""
    if not speech.known or speech.method in ("named", "phrase"):
        return speech
    own = {*_NAME.findall(speech.speaker or "")}
    inner = story.text[span.start : span.end]
    if not any(name in inner for name in own) or own.isdisjoint(_NAME.findall(story.text, span.start, span.end)):
        return speech
    others = [(other.start, other.end) for other in story.named_inside(span) if other.name != speech.speaker]
    called = (found for found in _NAME.finditer(story.text, span.start, span.end) if found[0] in own)
    another = all(any(start <= found.start() < end for start, end in others) for found in called)  # Jan Berg is not Jan Roth
    return speech if another else speech.unnamed()
