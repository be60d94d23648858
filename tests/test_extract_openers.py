"""Phrases that a line starts with."""

import pytest

from transforms.extract.wording.openers import Openers

_ONE = Openers(["read on", "read on the island", "by", "più letti"])
_OTHER = Openers(["read on", "via"])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Read on: the ferry", ("read on", ": the ferry")),
        ("Read on the island and at sea", ("read on the island", " and at sea")),
        ("Read on the islands", ("read on", " the islands")),
        ("» READ ON", ("read on", "")),
        ("By Ada Holm", ("by", " ada holm")),
        ("Bypass", None),
        ("by_line", None),
        ("Più letti", ("più letti", "")),
        ("Via the island", None),
        ("We read on", None),
        ("", None),
    ],
)
def test_the_longest_phrase_that_ends_with_a_word_wins(line: str, found: tuple[str, str] | None) -> None:
    assert _ONE.find(line) == found


def test_tables_do_not_see_the_phrases_of_others() -> None:
    assert _OTHER.find("Read on the island") == ("read on", " the island")
    assert _OTHER.find("Via the island") == ("via", " the island")
    assert _OTHER.find("By Ada Holm") is None
