"""`transforms/enrich/tokens.py`: the words of a text for all enrichments that read words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.enrich.keyphrases import _words
from transforms.enrich.tokens import pieces, tokens

#: The definitions in one pattern each: what the faster ways have to give.
_TOKEN = re.compile(r"((?:[^\W\d_]\.){2,5}|[^\W_]+(?:[-’'‑][^\W_]+){0,6}|&)")
_PHRASE_WORD = re.compile(r"([^\W_]+(?:[-’'‑&][^\W_]+)*)|[^\w\s’'‑&-]+|\n|\s[-–]\s")

_TEXTS = st.lists(st.sampled_from([*"aBé日𐐀ß1²٣._&-'’‑,!–\n\u3000\ud800", " ", " - ", "U.S.", "Roe", "a-b-c-d-e-f-g-h"])).map(
    "".join
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. dock at Roe & Holm", ["The", "U.S.", "dock", "at", "Roe", "&", "Holm"]),
        ("J.R. Holm’s well-kept boat", ["J.R.", "Holm’s", "well-kept", "boat"]),
        ("A. Holm sold 1.5 tons", ["A", "Holm", "sold", "1", "5", "tons"]),
        ("R&D", ["R", "&", "D"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    found = tokens(text)

    assert found.words == words
    assert all(text.startswith(word, start) for word, start in zip(found.words, found.starts, strict=True))


@given(text=_TEXTS)
def test_words_are_those_of_the_definition(text: str) -> None:
    found = _TOKEN.split(text)

    assert tokens(text).words == found[1::2]
    assert tokens(text).starts == [sum(map(len, found[:at])) for at in range(1, len(found), 2)]
    assert "".join(pieces(text)) == text


@given(text=_TEXTS)
def test_words_of_phrases_are_those_of_the_definition(text: str) -> None:
    owners = [word[:-2] if word.endswith(("’s", "'s")) else word for word in _PHRASE_WORD.findall(text)]

    assert _words(text) == owners
