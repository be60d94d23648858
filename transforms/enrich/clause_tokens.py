"""The words around a quotation as tokens of a few kinds: names, verbs that report, pronouns, and the rest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from transforms.enrich.names import Mention
from transforms.enrich.reporting import Pronoun, Reporting

TokenKind = Literal["name", "verb", "pronoun", "comma", "stop", "quote", "word"]

_PIECE = re.compile(r"\u0001+|[^\W_]+(?:[-’'‑.][^\W_]+)*|[^\w\s]")
_CONTRACTED = re.compile(r"[’'](?:ve|m|ll|d|re|s)$")
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
    tokens += _pieces(masked, place, end, language)
    return [_possessive_pronoun(tokens, index, language) for index in range(len(tokens))]


def _possessive_pronoun(tokens: list[Token], index: int, language: Reporting) -> Token:
    """A pronoun before a noun or name is its article: her lawyer, ihr Mann."""
    token = tokens[index]
    ahead = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.kind != "pronoun" or token.lower not in language.articles or ahead is None or ahead.kind not in ("word", "name"):
        return token
    if ahead.lower in language.prepositions | language.skip | language.articles | language.clause:
        return token
    return replace(token, kind="word", pronoun=None)


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
        elif _CONTRACTED.sub("", lower) in language.author:
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
