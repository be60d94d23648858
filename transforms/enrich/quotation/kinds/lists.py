"""Quotations in a list: die Sorten „Elstar“, „Boskoop“ und „Gala“. One thing that nobody says makes things of all of them."""

import re
from collections.abc import Sequence

from transforms.enrich.quotation.spans import Span

_JOINS = re.compile(r"(?:,| (?:und|oder|sowie|y|e|o|u|et|ou|en|of|and|or))[ \u00a0]")
_OR = re.compile(r"[ \u00a0](?:oder|o|ou|of)[ \u00a0]")
_MAX_WORDS = 5
_PAIR, _MIN_LIST = 2, 3  # quotations; of two one may be somebody's


def listed(text: str, spans: Sequence[Span], silent: Sequence[bool], leads: Sequence[list[str]]) -> list[bool]:
    """Which of the spans nobody says, where `silent` is known of each alone. `leads`: those of the spans."""
    found = list(silent)
    start = 0
    for at in range(1, len(spans) + 1):
        if at < len(spans) and _JOINS.fullmatch(text, spans[at - 1].outer_end, spans[at].outer_start):
            continue
        group = spans[start:at]
        known = at - start >= _MIN_LIST and any(silent[start:at])
        if at - start == _PAIR and silent[start] and _are_choices(text, group):
            found[start + 1] = True  # Sätze wie „Ich kann das“ oder „Ich will das“
        if (known or _opens_with_choice(text, group, leads[start])) and _are_alike(text, group):
            found[start:at] = [True] * (at - start)
        start = at
    return found


def _opens_with_choice(text: str, group: Sequence[Span], before: Sequence[str]) -> bool:
    """Whether a sentence begins with two words of which one is chosen: „Brötchen“ oder „Semmel“, Bäcker Roth sagt beides."""
    return not before and len(group) == _PAIR and _are_choices(text, group)


def _are_choices(text: str, pair: Sequence[Span]) -> bool:
    return _OR.fullmatch(text, pair[0].outer_end, pair[1].outer_start) is not None


def _are_alike(text: str, spans: Sequence[Span]) -> bool:
    """Whether all are a few words, and all of more than two begin with a capital or none does."""
    inner = [text[span.start : span.end] for span in spans]
    few = all(len(words.split()) <= _MAX_WORDS and words[-1:] not in ".!?…" for words in inner)
    return few and (len(spans) == _PAIR or len({words[:1].isupper() for words in inner}) == 1)
