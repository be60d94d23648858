"""Letters and words read as bytes are those that patterns find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from transforms.extract.page.letters import letters_of, words_of

_LATIN = st.text(st.one_of(st.characters(max_codepoint=255), st.sampled_from("’“”–‘—…„•‚‹›€ ")), max_size=60)


@given(_LATIN)
def test_latin_texts_are_read_as_a_pattern_reads_them(text: str) -> None:
    assert letters_of(text) == re.sub(r"\W+", "", text)
    assert words_of(text) == re.findall(r"\w+", text)


def test_other_scripts_are_left_to_patterns() -> None:
    for text in ("Паром отплывает", "łódź", "渡し船", "a\u0301"):
        assert letters_of(text) is None
        assert words_of(text) is None
