"""Words with a capital that stand before or behind a person's name and are no part of it: what a minister is minister of, and
in Dutch the body or place that somebody is of. "De minister van Welzijn Ada Smit", "Ada Smit van Lokaal Sterk"."""

from collections.abc import Sequence

from transforms.enrich.lexicon import words
from transforms.enrich.names.gazetteer import given_names
from transforms.enrich.names.reading import Reading
from transforms.enrich.names.title_words import ENGLISH_OF
from transforms.enrich.names.titles_ahead import fields_end, is_field
from transforms.enrich.names.tokens import Word
from transforms.enrich.offices.roles import is_role

#: They hold an office for a field, which has a capital.
_MINISTERS = words(
    """
    ministro ministra viceministro viceministra exministro exministra consejero consejera conseller consellera concejal
    concejala secretario secretaria subsecretario subsecretaria delegado delegada assessore assessora
    sottosegretario sottosegretaria secretário secretária vereador vereadora
    minister schepen wethouder staatssecretaris gedeputeerde eurocommissaris vicepremier oud-minister ex-minister
    """
)
_OF = words(
    "de del do da dos das di del della dello dell' dell’ all' all’ alla alle al allo ai agli all dell para van voor op en y e"
)
_MAX_FIELD = 4  # words between the office and the name
_MIN_NAME = 2


def without_portfolio(run: list[Word], reading: Reading) -> list[Word]:
    """The run without its first words where they are the field of an office that stands before it, in Spanish, Italian,
    Portuguese, Dutch and English."""
    given = given_names()
    if run[0].text in given:
        return run
    if reading.language == "en":
        fields = fields_end(run, 0)
        return run[fields:] if fields and office_before(run[0], reading) else run
    if not _is_field(run[0], reading, _MINISTERS):
        # la alcaldesa de Villa del Mar Ana Roa
        known = next((at for at in range(1, len(run) - 1) if run[at].text in given and run[at - 1].text[0].isupper()), 0)
        return run[known:] if known and _is_field(run[0], reading, None) else run
    first = next((at for at in range(1, min(_MAX_FIELD, len(run) - 1)) if run[at].text in given), 1)
    return run[first:] if run[first].text[0].isupper() else run


def office_before(field: Word, reading: Reading) -> Word | None:
    """The English office before a word, with "of" and other fields at most between: Minister of State for Power."""
    if reading.language != "en" or not is_field(field):
        return None
    for at in range(field.at - 1, max(-1, field.at - _MAX_FIELD - 2), -1):
        word = reading.words[at]
        if word.text not in ENGLISH_OF and not is_field(word):
            told = is_role(word.lower, "en") and at < field.at - 1
            return word if told and reading.text.find(".", word.end, field.start) < 0 else None
    return None


def _is_field(word: Word, reading: Reading, offices: frozenset[str] | None) -> bool:
    """Whether one of `offices`, or any, stands before a word with "of" between."""
    words_of = reading.words
    start = max(0, word.at - _MAX_FIELD - 1)
    ahead = [words_of[at].lower for at in range(start, word.at)]
    if not ahead or ahead[-1] not in _OF:
        return False
    for at, lower in enumerate(ahead, start):
        if lower in offices if offices is not None else is_role(lower):
            return reading.text.find(".", words_of[at].end, word.start) < 0
    return False


def dutch_link(run: Sequence[Word]) -> int:
    """The index of a `van` between a full name and what the person belongs to, or 0: Ada Smit van Lokaal Sterk, but not: Ada
    van Dijk, Ada Maria van Dijk."""
    given = given_names()
    for index in range(2, len(run) - 1):
        if run[index].text != "van" or run[index + 1].text in ("der", "den"):
            continue
        ahead = list(run[:index])
        while len(ahead) > 1 and is_role(ahead[0].lower, "nl"):
            del ahead[0]
        # Ada van Dijk van Lokaal Sterk has a surname of two words
        full = sum(word.text[0].isupper() for word in ahead) >= _MIN_NAME and ahead[-1].text[0].isupper()
        if full and ahead[-1].text not in given:
            return index
    return 0
