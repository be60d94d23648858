"""Names out of what feeds write as authors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.feeds.entries.authors import author_name, author_names


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Orla Finch", "Orla Finch"),
        ("orla@tide.example", None),
        ("orla@tide.example (Orla Finch)", "Orla Finch"),
        ("Orla Finch <orla@tide.example>", "Orla Finch"),
        ("Orla Finch (orla@tide.example)", "Orla Finch"),
        ("orla@tide.example, Orla Finch", "Orla Finch"),
        ("mailto:orla@tide.example", None),
        ("orla [at] tide [dot] example", None),
        ("noreply@tide.example (Unknown)", None),
        ("https://tide.example/orla", None),
        ("Orla Finch, https://tide.example/orla", "Orla Finch"),
        ("O. Finch (Harbour desk)", "O. Finch (Harbour desk)"),
        ("Finch, Orla", "Finch, Orla"),
        ("no-reply", None),
        ("  ", None),
        ("12345", None),
        ("渡辺 海", "渡辺 海"),
        ("By Orla Finch", "Orla Finch"),
        ("by: ORLA FINCH", "ORLA FINCH"),
        ("Byron Finch", "Byron Finch"),
        ("Admin", None),
    ],
)
def test_an_address_is_no_name(value: str, expected: str | None) -> None:
    assert author_name(value) == expected


def test_what_names_nobody_is_left_out() -> None:
    assert author_names(["desk@tide.example", "Orla Finch"]) == ["Orla Finch"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Orla Finch, Bo Rask and Ann de Vell", ["Orla Finch", "Bo Rask", "Ann de Vell"]),
        ("Orla Finch & Bo Rask", ["Orla Finch", "Bo Rask"]),
        ("By Orla Finch; Bo Rask", ["Orla Finch", "Bo Rask"]),
        ("Finch, Orla", ["Finch, Orla"]),
        ("Orla Finch, harbour editor", ["Orla Finch, harbour editor"]),
        ("Tide and Town", ["Tide and Town"]),
        ("Orla Finch\n  Bo Rask", ["Orla Finch", "Bo Rask"]),
        ("Orla Finch<br/>Bo Rask", ["Orla Finch", "Bo Rask"]),
        ("Orla\n Finch", ["Orla\n Finch"]),
        ('<a href="/o">Orla Finch</a>, <a href="/b">bo</a>', ['<a href="/o">Orla Finch</a>', '<a href="/b">bo</a>']),
    ],
)
def test_people_in_one_value(value: str, expected: list[str]) -> None:
    assert author_names([value]) == expected


@given(st.text(alphabet="a@. <>(){}[]:/-at", max_size=600))
def test_never_raises_and_leaves_no_address(value: str) -> None:
    assert "mailto:" not in (author_name(value) or "")
