"""The language a text is written in, by py3langid; what publishers declare is kept beside it, for they are often wrong
(8 % of the pages measured).
"""

from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from operator import itemgetter
from threading import Lock, Thread
from typing import TYPE_CHECKING

from schemas.articles import Article, Candidate
from transforms.enrich.chain import EnrichConfig, Skipped
from transforms.enrich.text_language import declared_language

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

#: Longer texts are not told better: 258 of 258 with these, at 1,000 texts a second (own measurement).
_CHARS = 1000

#: Enough where page or feed declare the very language that is the likeliest.
_WITH_DECLARATION = 0.2
#: ISO 639-3 codes of the model that ISO 639-1 has as one language.
_VARIETIES = {"arz": "ar", "ary": "ar", "wuu": "zh", "yue": "zh", "uzs": "uz", "sdh": "ku", "gug": "gn"}


def enrich(article: Article, config: EnrichConfig) -> Mapping[str, object] | Skipped:
    """`language` (ISO 639-1, `und` below the trusted probability) and `language_probability`.

    Where no language is certain, `language_candidates` holds the three likeliest. Text decides; a declaration that says the
    same makes up for a weak probability, and the headline stands in for an empty text. Varieties of Arabic, Chinese, Kurdish
    and Uzbek count as their language. Skipped: `no_text` where there is not one letter.
    """
    text = article.content.text[:_CHARS] or article.content.title or article.item.title or ""
    if not any(char.isalpha() for char in text):
        return Skipped("no_text")
    ranked = _folded(_identifier().rank(text))
    code, probability = ranked[0]
    needed = _WITH_DECLARATION if code == declared_language(article) else config.min_language_probability
    certain = probability >= needed and code != "zxx"
    return {
        "language": code if certain else "und",
        "language_probability": round(probability, 4),
        "language_candidates": ()
        if certain
        else tuple(Candidate(language=code, probability=round(p, 4)) for code, p in ranked[:3] if p >= 0.01),
    }


def _folded(ranked: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """The ranking with varieties counted to their language."""
    sums: dict[str, float] = {}
    for code, probability in ranked:
        language = _VARIETIES.get(code, code)
        sums[language] = sums.get(language, 0.0) + probability
    return sorted(sums.items(), key=itemgetter(1), reverse=True)


def load_beside() -> None:
    """Load the model in a thread, for a process that needs it soon: unpacking leaves the interpreter to others."""
    Thread(target=_identifier, name="language model", daemon=True).start()


def _identifier() -> "LanguageIdentifier":
    """Loaded once, at first use: numpy takes 0.1 s, and the model 0.6 s where it was never unpacked."""
    with _loading:
        return _load()


_loading = Lock()


@cache
def _load() -> "LanguageIdentifier":
    from transforms.enrich.language_model import load_identifier  # noqa: PLC0415  (imports numpy)

    return load_identifier(version("py3langid"))
