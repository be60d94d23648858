"""The words of a text as names are made of: with the place of each, and what its capital is worth.

Most words stand in lower case far from any name, so a word is looked at when it is asked for.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from transforms.enrich.sentences import sentences
from transforms.enrich.tokens import tokens

_COMPOUND = re.compile(
    r"-(?:based|led|backed|born|owned|style|driven|powered|linked|run|controlled|occupied|funded|made|wide|area|era|bound|listed"
    r"|allied|aligned|held|trained|registered|sponsored|supported|chaired)$"
)


class Word(NamedTuple):
    """A word of the text; `text` is without a possessive ending."""

    start: int
    end: int
    text: str
    first: bool
    """It opens a sentence or a quotation, so its capital says nothing."""
    possessive: bool
    lower: str
    """`text` in lower case: asked for forty times a word."""
    at: int
    """How many words of the text stand before it."""


class TextWords(dict[int, Word]):
    """The words of `text` by number, `count` of them; each is made when it is first asked for.

    `written`: the words as written, with their possessive endings; "" behind the last.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        found = tokens(text)
        self._text, self._starts = text, found.starts
        self.count = len(found.words)
        self.written = [*found.words, ""]
        self._distinct = frozenset(found.words)
        self._firsts = {start for start, _ in sentences(text)}

    def __missing__(self, at: int) -> Word:
        text, token, start = self._text, self.written[at], self._starts[at]
        word, possessive, tail = token, False, None
        capital = token[0].isupper()
        if not token.isalpha():
            tail = _COMPOUND.search(token) if capital and "-" in token else None
            word = token[: tail.start()] if tail else _owner(token)  # "Boston" of "Boston-based"
            possessive = word is not token and tail is None
        if token[-1] in "sS" and not possessive and tail is None:
            # a plural has no more than the apostrophe: the workers' own
            possessive = len(token) > 2 and text.startswith(("’ ", "' "), start + len(token))
        first = capital and _opens(text, start, self._firsts)
        # the class itself would be called through a function of Python
        made = self[at] = tuple.__new__(Word, (start, start + len(word), word, first, possessive, word.lower(), at))
        return made

    def token(self, at: int) -> str:
        """The word as written with its possessive ending; "" behind the last."""
        return self.written[at] if at < self.count else ""

    def lowered(self) -> frozenset[str]:
        """The words that begin with a small letter, without possessive endings."""
        small = [token for token in self._distinct if token[0].islower()]
        return frozenset([_owner(token) if token[-1] in "sS" else token for token in small])

    def capitals(self) -> Iterator[Word]:
        """The words that have a capital at their beginning, or behind a small article: al-Qaida."""
        possible = {token for token in self._distinct if token[0].isupper() or "-" in token}
        for at, token in enumerate(self.written):
            if token in possible and (token[0].isupper() or has_capital(self[at])):
                yield self[at]


def _owner(token: str) -> str:
    """A word without a possessive ending."""
    return token[:-2] if len(token) > 2 and token[-1] in "sS" and token[-2] in "'’" else token


def has_capital(word: Word) -> bool:
    """Whether a word is written as a name is."""
    text = word.text
    return text[0].isupper() or (
        "-" in text
        and not text[0].isdigit()
        and text.partition("-")[2][:1].isupper()
        and word.lower.startswith(("al-", "el-", "ul-", "d'", "d’", "l'", "l’"))
    )


def _opens(text: str, start: int, firsts: set[int]) -> bool:
    """Whether a word begins a sentence, a quotation or a line, marks and brackets before it left aside."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum() and start not in firsts:
        return False  # nearly all
    if (
        start == 0
        or start in firsts
        or text[start - 1] in "\"“‘„«»'"
        or text[start - 2 : start] in ("« ", "«\u00a0", "«\u202f")
    ):
        return True
    back = start - 1
    while back >= 0 and start - back < 5 and text[back] in "\"'“‘„«»( \u00a0":
        back -= 1
    return back < 0 or text[back] in "\n:•–"
