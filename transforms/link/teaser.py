"""Tells the beginning of a known text from a new version of the article. Pure.

A metered page gives the whole text to some readers and its first paragraphs to others, often without a mark.
"""

import re
from collections.abc import Sequence

from schemas.records import Record
from transforms.link.diff import Sentence

#: A page that says nothing about its wall is a teaser if it has at most this share of the known text: editors seldom take the
#: whole second half of an article and touch nothing else.
_MOST_OF_TEASER = 0.5
#: With a mark of the wall or a last sentence that is cut.
_MOST_WITH_MARK = 0.9
#: What an extractor may leave of the wall behind the beginning: a few sentences, the first of them with such words.
_MOST_OF_WALL, _MOST_WORDS_OF_WALL = 5, 25
_WALL = re.compile(
    r"\b(?:free (?:articles?|stories)|unlimited (?:digital )?access|subscri\w+|(?:log|sign) ?in to|(?:continue|keep) reading"
    r"|(?:read|rest of) (?:the|this) (?:full )?(?:article|story)|premium|weiterlesen|abonn\w+|abo|anmelden|freischalten"
    r"|réservé|lire la suite|suscr\w+|seguir leyendo|continúa leyendo|assin\w+|continuar lendo|abbona\w+|continua a leggere"
    r"|lees verder|verder lezen|prenumer\w+|läs vidare|les videre|læs videre|czytaj dalej|подпис\w+)\b"
    r"|会員限定|続きを読む|有料会員|付费|付費|订阅|訂閱|구독|유료",
    re.IGNORECASE,
)
_CUT = ("...", "\u2026", "[...]", "[\u2026]")


def is_teaser(known: Sequence[Sentence], now: Sequence[Sentence], record: Record) -> bool:
    """True if `now`, the sentences of `record`, are the beginning of `known` and no more.

    The last one may be cut short, and words of a wall may follow.
    """
    if not known or not now:
        return False
    common = next((place for place, (old, new) in enumerate(zip(known, now, strict=False)) if old.digest != new.digest), None)
    whole = min(len(known), len(now)) if common is None else common
    rest = now[whole:]
    if not whole or whole == len(known):
        return False
    is_cut = bool(rest)
    if rest and not (_is_wall(rest) or (_is_cut(known[whole], rest[0]) and (len(rest) == 1 or _is_wall(rest[1:])))):
        return False
    share = sum(map(_length, known[:whole])) / sum(map(_length, known))
    is_marked = is_cut or record.paywalled is True or record.is_stub
    return share <= (_MOST_WITH_MARK if is_marked else _MOST_OF_TEASER)


def _is_wall(rest: Sequence[Sentence]) -> bool:
    forms = [sentence.form or "" for sentence in rest]
    is_short = len(forms) <= _MOST_OF_WALL and all(len(form.split()) <= _MOST_WORDS_OF_WALL for form in forms)
    return is_short and _WALL.search(forms[0]) is not None


def _is_cut(old: Sentence, new: Sentence) -> bool:
    """`new` ends in the middle of `old`, which need not be known any more."""
    form = (new.form or "").rstrip()
    mark = next((mark for mark in sorted(_CUT, key=len, reverse=True) if form.endswith(mark)), None)
    if mark is None:
        return False
    return old.form is None or old.form.startswith(form.removesuffix(mark).rstrip())


def _length(sentence: Sentence) -> int:
    return len(sentence.form) if sentence.form is not None else 100
