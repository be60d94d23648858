"""The words of a text as names are made of: with the place of each, and what its capital is worth.

Most words stand in lower case far from any name, so a word is looked at when it is asked for.
"""

import re
from dataclasses import dataclass

from transforms.enrich.names.known import CAPITAL, bits_of_names, bits_of_words, has_capital
from transforms.enrich.sentences import sentences
from transforms.enrich.tokens import tokens

_COMPOUND = re.compile(
    r"-(?:based|led|backed|born|owned|style|driven|powered|linked|run|controlled|occupied|funded|made|wide|area|era|bound|listed"
    r"|allied|aligned|held|trained|registered|sponsored|supported|chaired)$"
)


@dataclass(slots=True, eq=False)
class Word:
    """A word of the text; `text` is without a possessive ending. Nobody changes it.

    Its fields are read dozens of times for each name, which slots do about three times as fast as named tuples; a frozen class
    would take several times as long to make.
    """

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
    known: int
    """What the tables know of it: bits of `known`."""


class TextWords(dict[int, Word]):
    """The words of `text` by number, `count` of them; each is made when it is first asked for.

    `written`: the words as written, with their possessive endings; "" behind the last. `starts`: where they begin.
    """

    def __init__(self, text: str, language: str) -> None:
        super().__init__()
        found = tokens(text)
        self._text, self.starts = text, found.starts
        self._bits_of_words, self._bits_of_names = bits_of_words(language), bits_of_names()
        self.count = len(found.words)
        self.written = [*found.words, ""]
        self._distinct = frozenset(found.words)
        self._firsts = {start for start, _ in sentences(text)}

    def __missing__(self, at: int) -> Word:
        token, start = self.written[at], self.starts[at]
        # a plural has no more than the apostrophe: the workers' own
        plural = token[-1] in "sS" and len(token) > 2 and self._text.startswith(("’ ", "' "), start + len(token))
        if token.islower() and token.isalpha():
            known = self._bits_of_words.get(token, 0)
            made = self[at] = Word(start, start + len(token), token, False, plural, token, at, known)
            return made
        word, possessive, capital = token, plural, token[0].isupper()
        if not token.isalpha():
            tail = _COMPOUND.search(token) if capital and "-" in token else None
            word = token[: tail.start()] if tail else _owner(token)  # "Boston" of "Boston-based"
            possessive = tail is None and (plural or word is not token)
        lower = word.lower()
        known = self._bits_of_words.get(lower, 0) | self._bits_of_names.get(word, 0)
        if capital or has_capital(word):
            known |= CAPITAL
        made = self[at] = Word(start, start + len(word), word, capital and self.opens(at), possessive, lower, at, known)
        return made

    def opens(self, at: int) -> bool:
        """Whether a word begins a sentence, a quotation or a line, marks and brackets before it left aside."""
        text, start = self._text, self.starts[at]
        if start in self._firsts:
            return True
        if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
            return False  # nearly all
        if start == 0 or text[start - 1] in "\"“‘„«»'" or text[start - 2 : start] in ("« ", "«\u00a0", "«\u202f"):
            return True
        back = start - 1
        while back >= 0 and start - back < 5 and text[back] in "\"'“‘„«»( \u00a0":
            back -= 1
        return back < 0 or text[back] in "\n:•–"

    def known_of_small(self, word: str) -> int:
        """The bits of a word in small letters."""
        return self._bits_of_words.get(word, 0)

    def known_of_plain(self, word: str) -> int:
        """The bits of a word of letters whose first alone is a capital, but for CAPITAL."""
        return self._bits_of_words.get(word.lower(), 0) | self._bits_of_names.get(word, 0)

    def token(self, at: int) -> str:
        """The word as written with its possessive ending; "" behind the last."""
        return self.written[at] if at < self.count else ""

    def has(self, word: str) -> bool:
        """Whether a word as written stands in the text."""
        return word in self._distinct

    def lowered(self) -> frozenset[str]:
        """The words that begin with a small letter, without possessive endings."""
        small = [token for token in self._distinct if token[0].islower()]
        return frozenset([_owner(token) if token[-1] in "sS" else token for token in small])

    def capitals(self) -> list[int]:
        """The numbers of the words that have a capital at their beginning, or behind a small article: al-Qaida."""
        names = {token for token in self._distinct if token[0].isupper() or ("-" in token and has_capital(token))}
        return [at for at, token in enumerate(self.written) if token in names]


def _owner(token: str) -> str:
    """A word without a possessive ending."""
    return token[:-2] if len(token) > 2 and token[-1] in "sS" and token[-2] in "'’" else token
