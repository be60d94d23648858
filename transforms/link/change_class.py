"""The kind of a revision. Pure: a function of the differences.

A correction note that is new makes a correction, whatever else has changed. Else a change of content makes the revision
substantive; else another headline makes it a headline; spelling, punctuation and the order of sentences are cosmetic.
"""

import re
from collections import Counter
from difflib import SequenceMatcher

from schemas.records import Change
from transforms.enrich.lexicon import words
from transforms.link.diff import Group, TextDiff

_TOKEN = re.compile(r"\w+")
#: Longer groups hold content for certain.
_MAX_TOKENS = 1_500
#: Words whose coming and going changes no statement. Negations, modal verbs and number words are not among them.
_FUNCTION = words("""
    a an the of in on at to for by with from and or that which who is are was were be been has have had it its this these those
    as der die das dem den des ein eine einer eines einem einen und oder im am zum zur von mit auf an für bei ist sind war waren
    hat haben le la les l un une des du de d et ou à au aux en dans sur par pour avec est sont était a ont qui que el los las
    una unos unas y o del al con por para es son fue han il lo gli i uno e di da della nel per che è sono ha os as um uma do
    dos das no na em het een van op te met voor zijn och att det som på av till til
    """)


def class_of(text: TextDiff, *, title_changed: bool, corrected: bool) -> Change | None:
    """The kind of a revision; None if nothing has changed."""
    if corrected:
        return "correction"
    if any(is_substantive(group) for group in text.groups):
        return "substantive"
    if title_changed:
        return "headline"
    return "cosmetic" if text.changes else None


def is_substantive(group: Group) -> bool:
    """True if the words of the two sides say different things."""
    if any(sentence.form is None for sentence in group.old):
        return True  # the earlier words are not kept any more
    old, new = _tokens(group.old), _tokens(group.new)
    if len(old) + len(new) > _MAX_TOKENS:
        return True
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return any(
        kind != "equal" and _differs(old[old_from:old_to], new[new_from:new_to])
        for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes()
    )


def _tokens(sentences: tuple[object, ...]) -> list[str]:
    return [token for sentence in sentences for token in _TOKEN.findall(getattr(sentence, "form", "").casefold())]


def _differs(old: list[str], new: list[str]) -> bool:
    """True if one run of words in place of another changes a statement."""
    if "".join(old) == "".join(new):
        return False  # written together, apart or with a hyphen
    if _numbers(old) != _numbers(new):
        return True
    old, new = [[word for word in words if word not in _FUNCTION] for words in (old, new)]
    if len(old) != len(new):
        return "".join(old) != "".join(new)
    return any(not is_misspelling(before, now) for before, now in zip(old, new, strict=True))


def _numbers(words: list[str]) -> Counter[str]:
    return Counter(word for word in words if any(character.isdigit() for character in word))


def is_misspelling(old: str, new: str) -> bool:
    """True if one word may be the other with a slip: two letters swapped, one wrong, in long words two.

    The first letter is seldom wrong; words that differ in it mean different things (million, billion).
    """
    if old == new or sorted(old) == sorted(new):
        return True
    longest = max(len(old), len(new))
    if longest <= 3 or old[0] != new[0]:
        return False
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
