"""The kind of a revision. Pure: a function of the differences.

A correction note that is new makes a correction, whatever else has changed. Else a change of content makes the revision
substantive; else another headline makes it a headline; spelling, punctuation and the order of sentences are cosmetic.
"""

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher

from schemas.records import Change
from transforms.link.change_words import are_two_words, function_words, negations
from transforms.link.diff import Group, TextDiff

#: Thai and Lao, Myanmar, Khmer, kana, Han: scripts that write no spaces between words. Each character counts as a word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_TOKEN = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])\w)+")
#: Signs that say what a number is. They may move (5 EUR, EUR 5), so they are counted.
_SIGN = re.compile(r"[$¢£¥฿₩₪₫₱₴₸₹₺₽₿€%‰]|(?<![\w)])-(?=\d)")
#: A number whose thousands are set apart: 2,400 and 2.400 and 2 400.
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,' ]\d{3})+(?!\d)")
_SEPARATOR = re.compile(r"[.,' ]")
_DIGITS = re.compile(r"\d+")
_HANGUL = re.compile("[\uac00-\ud7a3]")
#: Longer groups hold content for certain.
_MAX_TOKENS = 1_500


def class_of(text: TextDiff, *, title_changed: bool, corrected: bool, language: str) -> Change | None:
    """The kind of a revision; None if nothing has changed. `language`: of the text, `und` if it is not certain."""
    if corrected:
        return "correction"
    if any(is_substantive(group, language) for group in text.groups):
        return "substantive"
    if title_changed:
        return "headline"
    return "cosmetic" if text.changes else None


def is_substantive(group: Group, language: str) -> bool:
    """True if the words of the two sides say different things."""
    if any(sentence.form is None for sentence in group.old):
        return True  # the earlier words are not kept any more
    forms = [[sentence.form or "" for sentence in side] for side in (group.old, group.new)]
    signs_before, signs_now = (Counter(sign for form in side for sign in _SIGN.findall(form)) for side in forms)
    if signs_before != signs_now:
        return True
    old, new = ([token for form in side for token in _tokens(form)] for side in forms)
    if len(old) + len(new) > _MAX_TOKENS:
        return True
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return any(
        kind != "equal" and _differs(old[old_from:old_to], new[new_from:new_to], language)
        for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes()
    )


def _tokens(form: str) -> list[str]:
    grouped = _GROUPED.sub(lambda number: _SEPARATOR.sub("", number[0]), form)
    return _TOKEN.findall(grouped.casefold())


def _differs(old: list[str], new: list[str], language: str) -> bool:
    """True if one run of words in place of another changes a statement."""
    if _numbers(old) != _numbers(new) or _counted(old, negations(language)) != _counted(new, negations(language)):
        return True
    if "".join(old) == "".join(new):
        return False  # written together, apart or with a hyphen
    functions = function_words(language)
    old, new = [[word for word in words if word not in functions] for words in (old, new)]
    if len(old) != len(new):
        return "".join(old) != "".join(new)
    pairs = zip(old, new, strict=True)
    return any(not is_misspelling(before, now) or are_two_words(before, now, language) for before, now in pairs)


def _numbers(words: list[str]) -> Counter[str]:
    """The runs of digits: 2.4 is not 24."""
    return Counter(digits for word in words for digits in _DIGITS.findall(word))


def _counted(words: list[str], among: frozenset[str]) -> Counter[str]:
    return Counter(word for word in words if word in among)


def is_misspelling(old: str, new: str) -> bool:
    """True if one word may be the other with a slip: two letters swapped, one wrong, in long words two.

    The first letter is seldom wrong; words that differ in it mean different things (million, billion).
    """
    if old == new or sorted(old) == sorted(new):
        return True
    longest = max(len(old), len(new))
    if longest <= 3 or old[0] != new[0]:
        return False
    if _HANGUL.search(old):  # a character is a syllable: one of its letters may be wrong
        return _distance_at_most(unicodedata.normalize("NFD", old), unicodedata.normalize("NFD", new), 1)
    return _distance_at_most(old, new, 1 if longest <= 6 else 2)


def _distance_at_most(old: str, new: str, most: int) -> bool:
    """Levenshtein's distance of two words is at most `most`. Quadratic in words of at most 40 letters."""
    if abs(len(old) - len(new)) > most or max(len(old), len(new)) > 40:
        return False
    row = list(range(len(new) + 1))
    for i, letter in enumerate(old, start=1):
        previous, row = row, [i]
        for j, other in enumerate(new, start=1):
            row.append(min(previous[j] + 1, row[-1] + 1, previous[j - 1] + (letter != other)))
    return row[-1] <= most
