"""How long a text is: words, sentences, seconds to read."""

import re
from collections.abc import Mapping

from schemas.articles import Article
from transforms.enrich.chain import EnrichConfig
from transforms.enrich.sentences import sentences

TOOL = "newsbeam"
VERSION = "1"

#: Words a minute, silent reading of English non-fiction: Brysbaert 2019, doi:10.1016/j.jml.2019.104047.
_WORDS_PER_MIN = 238
#: Characters a minute in scripts without spaces, between Chinese (255) and Japanese (357): Trauzettel-Klosinski and Dietz
#: 2012 (IReST), doi:10.1167/iovs.11-8284.
_CHARS_PER_MIN = 300

#: Scripts written without spaces where a character is counted as a word, as word processors do: Han, kana.
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
#: Thai, Lao, Burmese, Khmer: no spaces between words either; a word has about four letters beside its marks.
_UNSPACED = re.compile(r"[\u0e01-\u0e2e\u0e81-\u0eae\u1000-\u102a\u1780-\u17b3]")
#: A letter or digit and the rest of what stands between white space, dashes, slashes: one match a word.
_TOKEN = re.compile(r"[^\W_][^\s\u2013\u2014\u2026/]*")


def enrich(article: Article, config: EnrichConfig) -> Mapping[str, object]:
    """`word_count`, `sentence_count`, `reading_time_s`; all 0 for an empty text.

    A word is what stands between white space (or dashes, slashes) and holds a letter or digit; Han and kana count by the
    character, Thai, Lao, Burmese and Khmer by four letters.
    """
    text = article.content.text
    cjk = len(_CJK.findall(text))
    unspaced = len(_UNSPACED.findall(text))
    rest = _UNSPACED.sub(" ", _CJK.sub(" ", text)) if cjk or unspaced else text
    spaced = len(_TOKEN.findall(rest))
    words = spaced + -(-unspaced // 4)
    seconds = words * 60 / _WORDS_PER_MIN + cjk * 60 / _CHARS_PER_MIN
    return {
        "word_count": words + cjk,
        "sentence_count": len(sentences(text)),
        "reading_time_s": round(seconds),
    }
