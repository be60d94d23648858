"""What somebody hears another one say: "she heard a man shout “...”", "a guard heard Ann Lee say “...”"."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.reporting.words import Reporting

_HEARS = words("hear hears heard hearing overheard overhears saw see sees watched let lets")
_SAYS = words("say shout scream yell cry call whisper mutter ask tell reply answer sing chant exclaim declare announce")
_AND = words("and or but")
_MAX_HEARD = 9  # tokens from the verb to the quotation
_MAX_BEHIND = 2  # of these behind the verb that is heard: shout back at her


def overheard(before: Sequence[Token], language: Reporting) -> Subject | None:
    """Who is heard in the words that lead to an English quotation, a subject that is not understood where no name tells it;
    None where nobody is."""
    if language.inverts:
        return None
    end = len(before)
    while end and before[end - 1].kind in ("stop", "comma") and before[end - 1].text in ":,":
        end -= 1
    said = next((at for at in range(end - 1, max(-1, end - 2 - _MAX_BEHIND), -1) if before[at].lower in _SAYS), None)
    if said is None:
        return None
    hears = next((at for at in range(said - 1, max(-1, said - _MAX_HEARD), -1) if before[at].lower in _HEARS), None)
    between = before[hears + 1 : said] if hears is not None else []
    if not between or any(token.kind in ("stop", "comma", "quote", "verb") or token.lower in _AND for token in between):
        return None
    last = between[-1]
    person = last.mention is not None and last.mention.kind == "PER" and not last.possessive
    return Subject.of(last) if person and len(between) <= 3 else Subject()
