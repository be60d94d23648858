"""What somebody wrote, told by whose text it is: `Her last card to him read: “...”`, `Lee’s note said: “...”`."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.reporting.words import Pronoun, Reporting

_TEXTS = words(
    """
    email e-mail letter note card postcard text message post tweet telegram diary journal reply answer response caption memo
    memoir memoirs blog column statement will dedication epitaph motto inscription sms whatsapp
    """
)
_ANSWERS = words("reply answer response")
_SAYS = words("read reads reading said says ran runs began begins ended ends concluded concludes went goes stated states")
_OWNERS: dict[str, Pronoun] = {"his": "m", "her": "f"}
_MAX_NOUN = 4  # tokens from the owner to the noun


def own_text(before: Sequence[Token], language: Reporting) -> tuple[Subject, str | None] | None:
    """The owner of the text that the words before a quotation name as what reads so, with the verb, or as the answer that
    follows: "Lee’s answer:"; None elsewhere."""
    if language.inverts or not before or before[-1].text not in (":", ","):
        return None
    start = max((at + 1 for at, token in enumerate(before[:-1]) if token.kind in ("stop", "quote")), default=0)
    clause = before[start:-1]
    if not clause or len(clause) <= 1:
        return None
    owner = clause[0]
    pronoun = _OWNERS.get(owner.lower) if owner.mention is None else None
    named = owner.mention is not None and owner.mention.kind == "PER" and owner.possessive
    noun = next((at for at, token in enumerate(clause[1 : 1 + _MAX_NOUN], 1) if token.lower in _TEXTS), None)
    if (pronoun is None and not named) or noun is None or any(token.kind == "comma" for token in clause[:noun]):
        return None
    verb = next((token for token in reversed(clause) if token.kind == "verb" or token.lower in _SAYS), None)
    subject = Subject.of(owner) if named else Subject(pronoun=pronoun, start=owner.start, end=owner.end)
    if verb is None and clause[noun].lower in _ANSWERS and before[-1].text == ":":
        return subject, None
    if verb is None or verb.lower not in _SAYS or verb.start < clause[noun].end:
        return None
    return subject, verb.lower
