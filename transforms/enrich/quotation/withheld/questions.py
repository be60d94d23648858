"""Who answers a question that an English text tells of: never the one who asked it."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.attribution import CONFIDENCE, Attribution
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.story import Story

_REPLIES = words("replied replies answered answers responded responds retorted retorts countered counters")
_ASKS = words("asked asks wondered wonders enquired enquires inquired inquires")
#: Behind these somebody is asked; "Lee, who asked Roe" is guarded as well, since the sentence may tell more of Lee.
_OTHERS = words("was were is are been being be get gets got who that when after before if")
#: What is asked for is no question: asked for calm, asked that it be kept.
_NO_QUESTIONS = words("for that to")


def answered_by_another(speech: Attribution, story: Story, index: int) -> Attribution:
    """The attribution of a reply, not to the one who asks in the sentence before: "Lee asked Roe about it. “No,” she replied.",
    "Lee asked the witness whether he knew. “No,” the witness replied.". It is Roe’s where nobody else is named there.
    """
    if speech.method not in ("pronoun", "description") or speech.verb not in _REPLIES or story.language.inverts:
        return speech
    first = min(speech.start, story.spans[index].outer_start)
    start = story.discourse.sentence_start(first)
    if not start:
        return speech
    place, end = story.discourse.sentence(start - 1, start - 1)
    asker = story.discourse.subject_at(start - 1)
    if asker is None or story.discourse.name_of(asker, place, story.text) != speech.speaker:
        return speech
    tokens = story.tokens(asker.end, end)
    asks = next((at for at, token in enumerate(tokens) if token.lower in _ASKS), None)
    if asks is None or any(token.lower in _OTHERS or token.kind == "stop" for token in tokens[:asks]):
        return speech
    behind = tokens[asks + 1 :]
    if not behind or behind[0].lower in _NO_QUESTIONS:
        return speech
    said = story.text[speech.start : speech.end]
    if speech.method == "description":
        return speech._replace(speaker=said, method="phrase", confidence=CONFIDENCE["phrase"])
    asked = _asked(behind, speech.speaker)
    fits = asked is not None and story.names.gender.get(asked, "u") in ("u", story.language.pronouns.get(said.lower()))
    return speech._replace(speaker=asked) if fits else speech.unnamed(told=True)


def _asked(behind: Sequence[Token], asker: str | None) -> str | None:
    """The only person named behind the verb, whom it has for its object."""
    people = {token.mention.name for token in behind if token.mention is not None and token.mention.kind == "PER"}
    first = behind[0]
    named = first.mention is not None and first.mention.kind == "PER" and not first.possessive
    return first.mention.name if named and first.mention is not None and people - {asker} == {first.mention.name} else None
