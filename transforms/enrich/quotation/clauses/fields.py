"""The holder of a Romance office whom its field, or a phrase that tells when it was held, parts from the office."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.offices.roles import is_role
from transforms.enrich.quotation.clauses.noun_phrases import Subject
from transforms.enrich.quotation.clauses.tokens import Token
from transforms.enrich.quotation.words.description_words import POSSESSIVES
from transforms.enrich.quotation.words.speaking_nouns import can_speak
from transforms.enrich.reporting.words import Reporting

#: Italian prepositions before the field of an office, which needs no comma behind it.
_TO_FIELDS = words("al allo alla all' all’ ai alle agli")
#: They open no field: avec sa rivale, Anne Roy.
_NO_FIELDS = words("avec con com sans senza sin sem contre contro contra devant davanti ante perante")
_MAX_FIELD = 10  # tokens of a field and a name


def of_field(phrase: Sequence[Token], tokens: Sequence[Token], place: int, language: Reporting) -> Subject | None:
    """The person behind a Romance office and its field, which a preposition opens: l'assessora alla Cultura Ada Roth; le
    vice-président en charge des ports, Jean Roy, ...; behind what else tells of the office: su editora durante años, Ada Roa;
    but not: il sindaco alla giornalista Ada Roth."""
    lower = tokens[place].lower
    if not language.is_romance or lower in _NO_FIELDS or not any(is_role(token.lower) for token in phrase):
        return None
    to_field = language.drops and lower in _TO_FIELDS
    if language.drops and not to_field and (held := _behind_comma(tokens, place, language)) is not None:
        return held
    for at in range(place + 2, min(place + _MAX_FIELD, len(tokens))):
        token, ahead = tokens[at], tokens[at - 1]
        if ahead.lower in POSSESSIVES or (is_role(ahead.lower) and tokens[at - 2].lower != "en"):
            return None  # devant son rival, Jean Roy; but: la rédactrice en chef
        if token.mention is not None and token.mention.kind == "PER":
            closed = at + 1 == len(tokens) or tokens[at + 1].kind != "word"
            field = ahead.mention is not None or (to_field and ahead.kind == "word" and ahead.lower not in language.small_words)
            named = " " in token.text and not token.possessive and ((ahead.kind == "comma" and closed) or field)
            return Subject.of(token) if named else None
        if token.kind not in ("word", "comma", "name") or ahead.kind == "comma":
            return None
    return None


def _behind_comma(tokens: Sequence[Token], place: int, language: Reporting) -> Subject | None:
    """The person between commas behind a phrase that tells when or where an office is held, and names nobody who may be him."""
    comma = next((at for at in range(place, min(place + _MAX_FIELD, len(tokens))) if tokens[at].kind == "comma"), 0)
    told = tokens[place:comma]
    if not comma or any(token.kind not in ("word", "name") or can_speak(token.lower) for token in told):
        return None
    if any(token.mention is not None and token.mention.kind == "PER" for token in told):
        return None
    name = tokens[comma + 1] if comma + 1 < len(tokens) else None
    closed = comma + 2 >= len(tokens) or tokens[comma + 2].kind in ("comma", "stop")
    person = name is not None and name.mention is not None and name.mention.kind == "PER" and " " in name.text
    return Subject.of(name) if name is not None and person and closed and not name.possessive else None
