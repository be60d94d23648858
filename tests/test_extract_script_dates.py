"""Times in a page's scripts: what is found by its hints is what the pattern finds."""

from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from transforms.extract.dates.times import _IN_SCRIPT, _SCRIPT_HINTS, _SCRIPT_KEYS, _stated

_KEYS = _SCRIPT_KEYS.split("|")
_PIECES = (*_KEYS, '"', "'", '":"', "': '", '","', "2026-01-01T10:00", "published", "first", "{", "}", ":", " ")
_STATEMENT = st.sampled_from([f'"{name}": "2026-01-02"' for name in _KEYS])


@given(st.lists(st.one_of(st.sampled_from(_PIECES), _STATEMENT), max_size=9).map("".join))
def test_a_script_states_what_the_pattern_finds(script: str) -> None:
    assert [match.span() for match in _stated(script)] == [match.span() for match in _IN_SCRIPT.finditer(script)]


def test_each_key_is_found() -> None:
    for name in _KEYS:
        assert any(hint in name for hint in _SCRIPT_HINTS)
        found = list(islice(_stated(f"window.state = {{'{name}' : '2026-01-02T10:00'}}"), 2))
        assert [(name, "2026-01-02T10:00")] == [match.groups() for match in found]
