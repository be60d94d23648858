"""Digits that are news: those of sentences, of quotations and of amounts, e.g. "The index closed at 7174 points."

In other lines digits count or date the page, so lines that differ in them are one line of the host: "Read all 12 comments",
"3 min read", "© 2026".
"""

import re

from transforms.link.digests import digest
from transforms.link.noise import is_counter, is_ticking

#: Characters of a line that are read.
_MAX_CHARS = 2_000
#: A line with fewer words, or characters in scripts without spaces, is no sentence, however it ends.
_LEAST_WORDS = 4
#: A line of so many words is a sentence, however it ends.
_SENTENCE_WORDS = 15
_CHARACTERS_OF_A_WORD = 3
_NUMBER = re.compile(r"\d+")
_QUOTED = re.compile(r"[\"“”„«»「『]")
#: A sentence ends here, no abbreviation: p.m. at the end of a line, St. within it.
_END = re.compile(r"(?:\d|[^\W_]{2})[^\w\s]{0,3}[.!?…؟۔।]\W{0,4}$|[^\W_]{3,}[.!?…؟۔।][^\w\s]{0,3}\s|[。！？｡]")
_AMOUNT = re.compile(
    r"[%‰$€£¥₹₽°]|\d\s?(?:percent|per cent|prozent|pour cent|por ciento|per cento|por cento|procent)\b", re.IGNORECASE
)
#: Sentences about the page: its rights, and when its article was published, updated or read.
_OF_THE_PAGE = re.compile(
    r"©|\(c\)\s?(?:19|20)\d\d|\bcopyright\b.{0,80}\b(?:19|20)\d\d\b"
    r"|\b(?:rights|rechten?|droits|derechos|diritti|direitos|prawa) "
    r"(?:reserved|vorbehalten|voorbehouden|réservés|reservados|riservati|zastrzeżone)"
    r"|\b(?:this|dies(?:er|en|em|es)|cet|d?este|d?esta|questo|quest['’]|dit|deze|ten) ?"
    r"(?:article|story|post|artikel|beitrag|artículo|noticia|articolo|artigo|matéria|notícia|artykuł)\b",
    re.IGNORECASE,
)


def telling_digits(line: str) -> int | None:
    """48 bits of a digest of the digits of a line in which they are news; None for any other line."""
    line = line[:_MAX_CHARS]
    numbers = _NUMBER.findall(line)
    if not numbers or not _is_news(line) or _OF_THE_PAGE.search(line):
        return None
    return digest(" ".join(numbers)) >> 16


def _is_news(line: str) -> bool:
    words = len(line.split())
    if words == 1 and not line.isascii():
        words = len(line) // _CHARACTERS_OF_A_WORD
    if words >= _SENTENCE_WORDS or _AMOUNT.search(line):
        return True
    if not (words >= _LEAST_WORDS and _END.search(line)) and not _QUOTED.search(line):
        return False
    return not is_ticking(line) and not is_counter(line)
