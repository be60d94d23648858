"""The head of an answer is tidied as browsers read it, and not where it decides about the end of the body."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.web.headers.heads import tidied

STATUS = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(b"A: b\r\nX_y.z: \xff\r\n", None, id="nothing to tidy"),
        pytest.param(b"Content-Length: 5\r\nX-Content-Length: 6\r\n", None, id="another header"),
        pytest.param(b"A: b\r\n folded\r\n\tagain\r\n", None, id="folded"),
        pytest.param(b"PHP Warning\r\nA: b\r\n", b"A: b\r\n", id="no colon"),
        pytest.param(b"PHP Warning\r\n goes on\r\nA: b\r\n on\r\n", b"A: b\r\n on\r\n", id="no colon, folded"),
        pytest.param(b"Strict Transport Security: max-age=1\r\nA: b\r\n", b"A: b\r\n", id="a name with spaces"),
        pytest.param(b": nameless\r\nX-\xc3\xa9: 1\r\n:path: /\r\nA: b\r\n", b"A: b\r\n", id="no name"),
        pytest.param(b"X-Odd : yes\r\nA\t:b\r\n", b"X-Odd: yes\r\nA: b\r\n", id="blank before the colon"),
        pytest.param(
            b"Content-Length: 5\r\nA: b\r\ncontent-length:5\r\n", b"Content-Length: 5\r\nA: b\r\n", id="equal lengths"
        ),
        pytest.param(b"Content-Length: 5, 5\r\n", b"Content-Length: 5\r\n", id="a list of equal lengths"),
        pytest.param(b"Content-Length: \r\nContent-Length: 5\r\n", b"Content-Length: 5\r\n", id="no length"),
        pytest.param(b"Content-Length: 5\r\nContent-Length: 6\r\n", None, id="lengths that differ"),
        pytest.param(b"Content-Length: 5, 6\r\n", None, id="a list that differs"),
        pytest.param(b"Transfer-Encoding: identity\r\nContent-Length: 5\r\n", b"Content-Length: 5\r\n", id="identity"),
        pytest.param(b"Transfer-Encoding: identity, chunked\r\n", None, id="identity and another"),
    ],
)
def test_tidied(lines: bytes, expected: bytes | None) -> None:
    assert tidied(STATUS + lines + b"\r\n") == STATUS + (lines if expected is None else expected) + b"\r\n"
    unix = (STATUS + lines + b"\r\n").replace(b"\r", b"")
    assert tidied(unix) == tidied(STATUS + lines + b"\r\n").replace(b"\r", b"")


@given(st.lists(st.sampled_from([b"Content-Length: 5", b"A: b", b"A b: c", b"junk", b" folded", b":", b"\xff: 1"]), max_size=8))
def test_what_is_left_is_a_head(lines: list[bytes]) -> None:
    head = tidied(STATUS + b"".join(line + b"\r\n" for line in lines) + b"\r\n")
    assert re.fullmatch(rb"HTTP/1.1 200 OK\r\n(?:[ \t][^\n]*\n|[A-Za-z-]+:[^\n]*\n)*\r\n", head)
    assert head.count(b"Content-Length") == min(1, lines.count(b"Content-Length: 5"))
    assert tidied(head) == head
