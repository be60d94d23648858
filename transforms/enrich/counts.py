"""How long a text is: words, sentences, seconds to read."""

import re
from collections.abc import Mapping

from schemas.articles import Article
from transforms.enrich.chain import EnrichConfig
from transforms.enrich.sentences import sentences

#: Words a minute, silent reading of English non-fiction: Brysbaert 2019, doi:10.1016/j.jml.2019.104047.
_WORDS_PER_MIN = 238
#: Characters a minute in scripts without spaces, between Chinese (255) and Japanese (357): Trauzettel-Klosinski and Dietz
#: 2012 (IReST), doi:10.1167/iovs.11-8284.
_CHARS_PER_MIN = 300

#: Scripts written without spaces where a character is counted as a word, as word processors do: Han, kana.
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
#: Thai, Lao, Burmese, Khmer: no spaces between words either; a word has about four letters beside its marks.
_UNSPACED = "\u0e01-\u0e2e\u0e81-\u0eae\u1000-\u102a\u1780-\u17b3"
_ONE_CJK, _ONE_UNSPACED, _EITHER = (re.compile(f"[{ranges}]") for ranges in (_CJK, _UNSPACED, _CJK + _UNSPACED))
_LETTER = re.compile(r"[^\W_]")
#: They stand between words as spaces do.
_DASHES = "\u2013\u2014\u2026/"


def enrich(article: Article, config: EnrichConfig) -> Mapping[str, object]:
    """`word_count`, `sentence_count`, `reading_time_s`; all 0 for an empty text.

    A word is what stands between white space (or dashes, slashes) and holds a letter or digit; Han and kana count by the
    character, Thai, Lao, Burmese and Khmer by four letters.
    """
    text = article.content.text
    cjk = unspaced = 0
    if not text.isascii() and _EITHER.search(text) is not None:
        cjk = len(_ONE_CJK.findall(text))
        unspaced = len(_ONE_UNSPACED.findall(text))
    spaced = _spaced(_EITHER.sub(" ", text) if cjk or unspaced else text)
    words = spaced + -(-unspaced // 4)
    seconds = words * 60 / _WORDS_PER_MIN + cjk * 60 / _CHARS_PER_MIN
    return {
        "word_count": words + cjk,
        "sentence_count": len(sentences(text)),
        "reading_time_s": round(seconds),
    }


def _spaced(text: str) -> int:
    """The pieces between white space, dashes and slashes that hold a letter or digit."""
    for dash in _DASHES:
        text = text.replace(dash, " ")
    pieces = text.split()
    return len(pieces) - sum([_LETTER.search(piece) is None for piece in pieces if not piece[0].isalnum()])
