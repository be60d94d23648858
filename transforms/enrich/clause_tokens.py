"""The words around a quotation as tokens of a few kinds: names, verbs that report, pronouns, and the rest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from transforms.enrich.lexicon import words
from transforms.enrich.names import Mention
from transforms.enrich.reporting import Pronoun, Reporting

TokenKind = Literal["name", "verb", "pronoun", "comma", "stop", "quote", "word"]

_PIECE = re.compile(r"\u0001+|[^\W_]+(?:[-’'‑.][^\W_]+)*|[^\w\s]")
#: First and second person: the author or the reader, nobody a quotation is credited to.
_SPEAKERS_OWN = words(
    """
    i me we us you myself ourselves yourself ich mich mir wir uns du man je j'ai nous vous yo me nosotros
    usted io noi voi eu nós ik wij jag vi jeg ja my я мы
    """
)
_CLITIC = re.compile(r"(.+?)-(?:t-)?(il|elle|ils|elles|on)")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a clause; a name is one token however many words it has."""

    kind: TokenKind
    start: int
    end: int
    text: str
    mention: Mention | None = None
    pronoun: Pronoun | None = None
    possessive: bool = False

    @property
    def lower(self) -> str:
        return self.text.lower()


def tokenize(masked: str, start: int, end: int, mentions: Sequence[Mention], language: Reporting) -> list[Token]:
    """The tokens of `masked[start:end]`, where quotations are runs of U+0001; `mentions` are those inside, in order."""
    tokens: list[Token] = []
    place = start
    for mention in mentions:
        tokens += _pieces(masked, place, mention.start, language)
        possessive = masked[mention.end : mention.end + 2] in ("’s", "'s") or masked[mention.end : mention.end + 2] in (
            "’ ",
            "' ",
        )
        tokens.append(
            Token("name", mention.start, mention.end, masked[mention.start : mention.end], mention, possessive=possessive)
        )
        place = mention.end + 2 if masked[mention.end : mention.end + 2] in ("’s", "'s") else mention.end
    return tokens + _pieces(masked, place, end, language)


def _pieces(masked: str, start: int, end: int, language: Reporting) -> list[Token]:
    found = []
    for match in _PIECE.finditer(masked, start, max(start, end)):
        text, at = match[0], match.start()
        lower = text.lower()
        if text[0] == "\u0001":
            found.append(Token("quote", at, match.end(), ""))
        elif text in ",–—-":
            found.append(Token("comma", at, match.end(), text))
        elif not text[0].isalnum():
            # a dot within a sentence belongs to an abbreviation, but for the one that ends a masked quotation
            if text not in "'’‘" and (text != "." or masked[at - 1 : at] == "\u0001"):
                found.append(Token("stop", at, match.end(), text))
        elif clitic := _CLITIC.fullmatch(lower):
            verb, pronoun = clitic.groups()
            found.append(Token("verb" if verb in language.verbs else "word", at, at + len(verb), verb))
            found.append(
                Token("pronoun", match.end() - len(pronoun), match.end(), pronoun, pronoun=language.pronouns.get(pronoun))
            )
        elif lower in _SPEAKERS_OWN or lower.partition("'")[0].partition("’")[0] == "i":
            found.append(Token("pronoun", at, match.end(), text))
        elif lower in language.pronouns:
            found.append(Token("pronoun", at, match.end(), text, pronoun=language.pronouns[lower]))
        elif _stem(lower) in language.verbs:
            found.append(Token("verb", at, match.end(), text))
        else:
            found.append(Token("word", at, match.end(), text))
    return found


def _stem(word: str) -> str:
    """A French verb without its reflexive: s'inquiète."""
    return word[2:] if word[:2] in ("s'", "s’") else word
