"""Sums of money and percentages. Opt-in: many texts are full of them."""

import re
from collections.abc import Iterable, Iterator, Mapping

from schemas.articles import Amount, Article
from transforms.enrich.chain import EnrichConfig
from transforms.enrich.lexicon import rows
from transforms.enrich.text_language import text_language


def _table(kind: str) -> dict[str, str]:
    """Spelling -> meaning for one kind of unit."""
    return {part: meaning for row, meaning, spellings in rows("units") if row == kind for part in spellings.split("|")}


_SIGNS, _WORDS, _PERCENT = _table("sign"), _table("word"), tuple(_table("percent"))
_CODES = tuple(_table("code"))
_SCALES = {spelling: float(value) for spelling, value in _table("scale").items()}


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_NUMBER = r"\d{1,15}(?:[.,'’\u00a0\u202f ]\d{1,3}){0,5}"
_SCALE = rf"(?:[\s\u00a0-]?(?P<{{0}}>{_any(_SCALES)})(?:(?<=['’])|(?!\w)))?"
_BEFORE = re.compile(
    rf"(?<![\w.])(?P<unit>{_any(_SIGNS)}|{_any(_CODES)})\s?(?P<number>{_NUMBER})" + _SCALE.replace("{0}", "scale")
)
_BEHIND = re.compile(
    rf"(?<![\w.,$€£])(?P<number>{_NUMBER})"
    + _SCALE.replace("{0}", "scale")
    + rf"[\s\u00a0\u202f-]?(?P<unit>{_any(_WORDS)}|{_any(_SIGNS)}|{_any(_CODES)}|{_any(_PERCENT)})(?!\w)"
)
#: Languages that write 1,234.5; the others write 1.234,5.
_POINT = ("en", "zh", "ja", "ko", "th", "he", "hi")
_MAX_AMOUNTS = 500


def enrich(article: Article, config: EnrichConfig) -> Mapping[str, object]:
    """`amounts` in the order of the text, at most 500; the value with "million" and the like multiplied in.

    `$` is taken for the US dollar where no country stands before it. Numbers are read as the language of the text writes
    them.
    """
    text = article.content.text[: config.max_chars]
    found: dict[int, Amount] = {}
    for amount in _amounts(text, text_language(article)):
        if not any(
            earlier.start <= amount.start < earlier.start + len(earlier.text)
            for earlier in (found.get(amount.start), *list(found.values())[-3:])
            if earlier
        ):
            found[amount.start] = amount
        if len(found) >= _MAX_AMOUNTS:
            break
    return {"amounts": tuple(found[start] for start in sorted(found))}


def _amounts(text: str, language: str) -> Iterator[Amount]:
    matches = [*_BEFORE.finditer(text), *_BEHIND.finditer(text)]
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        value = _value(match["number"], language)
        if value is not None:
            unit = match["unit"]
            code = "%" if unit in _PERCENT else _SIGNS.get(unit) or _WORDS.get(unit) or unit
            yield Amount(text=match[0], start=match.start(), value=value * _SCALES.get(match["scale"] or "", 1), unit=code)


def _value(number: str, language: str) -> float | None:
    """The number that digits and separators state, None where they state none."""
    digits = re.sub(r"['’\u00a0\u202f ]", "", number)
    point, group = (".", ",") if language in _POINT else (",", ".")
    if digits.count(point) > 1 or (
        group in digits and not re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+(?:\{point}\d+)?", digits)
    ):
        # The other way round: 5.8 % in a German text, 1.234.567 in an English one
        point, group = group, point
    try:
        return float(digits.replace(group, "").replace(point, "."))
    except ValueError:
        return None
