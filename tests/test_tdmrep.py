"""What a host's tdmrep.json says of a URL, for any content of the file."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.web.robots.tdmrep import MAX_TDMREP_CHARS, tdm_statements

URL = "https://a.example/news/2025/storm.html?id=1"


def rule(location: object, reservation: object, policy: object = None) -> dict[str, object]:
    return {"location": location, "tdm-reservation": reservation} | ({"tdm-policy": policy} if policy is not None else {})


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        pytest.param([], (), id="no rule"),
        pytest.param([rule("/", 1)], ("tdm-reservation: 1",), id="all reserved"),
        pytest.param([rule("/", 0)], ("tdm-reservation: 0",), id="nothing reserved"),
        pytest.param([rule("/news/*", 1)], ("tdm-reservation: 1",), id="a folder"),
        pytest.param([rule("/sport/*", 1)], (), id="another folder"),
        pytest.param([rule("/*.html$", 1)], (), id="an end that the query makes another one"),
        pytest.param([rule("/", 1), rule("/news/", 0)], ("tdm-reservation: 0",), id="the longer pattern holds"),
        pytest.param([rule("/news/", 0), rule("/", 1)], ("tdm-reservation: 0",), id="in any order"),
        pytest.param([rule("/news/", 1), rule("/news/", 0)], ("tdm-reservation: 1",), id="the first of equal ones"),
        pytest.param(
            [rule("/", 1, "https://a.example/tdm.json")],
            ("tdm-reservation: 1", "tdm-policy: https://a.example/tdm.json"),
            id="with terms",
        ),
        pytest.param(rule("/", 1), ("tdm-reservation: 1",), id="one rule that is no list"),
        pytest.param([rule("/", "1")], ("tdm-reservation: 1",), id="a number as text"),
        pytest.param([rule("/", True), rule("/", 2), rule(7, 1), rule("news", 1), "rule", None], (), id="no rules at all"),
    ],
)
def test_statements(rules: object, said: tuple[str, ...]) -> None:
    assert tdm_statements(json.dumps(rules), URL) == said


@pytest.mark.parametrize("text", ["", "<html>", "[" * 50_000, "[1, 2", '{"location": "/"}', " " * (MAX_TDMREP_CHARS + 1)])
def test_no_statement_in_another_file(text: str) -> None:
    assert tdm_statements(text, URL) == ()


@given(st.recursive(st.none() | st.integers() | st.text(max_size=9), lambda inner: st.lists(inner) | st.dictionaries(
    st.sampled_from(["location", "tdm-reservation", "tdm-policy", "x"]), inner
), max_leaves=12))  # fmt: skip
def test_any_json(value: object) -> None:
    for statement in tdm_statements(json.dumps(value), URL):
        assert statement.partition(": ")[0] in ("tdm-reservation", "tdm-policy")
