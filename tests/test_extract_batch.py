"""Lines of pages in, lines of what they say out."""

import base64
import io
import json
from typing import Any

from tests.support.article_pages import NOW, PROSE, TITLE, article
from transforms.extract.batch import extract_batch


def rows(*lines: Any, workers: int = 2) -> dict[Any, dict[str, Any]]:
    out = io.StringIO()
    written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    extract_batch(written, out, workers, now=lambda: NOW)
    return {row.pop("id"): row for row in map(json.loads, out.getvalue().splitlines())}


def line(identity: str, body: bytes) -> dict[str, str]:
    return {"id": identity, "url": "https://www.example.org/a", "html_b64": base64.b64encode(body).decode()}


def test_each_line_gives_one_line() -> None:
    head = '<meta property="article:published_time" content="2025-06-01T23:30:00-02:00"><meta name="keywords" content="a, b">'
    found = rows(*(line(str(number), article(head=head)) for number in range(20)))
    assert set(found) == {str(number) for number in range(20)}
    assert found["7"] == {
        "title": TITLE, "authors": [], "published": "2025-06-01T23:30:00-02:00", "updated": None, "language": "en",
        "tags": ["a", "b"], "text": "\n\n".join(PROSE),
    }  # fmt: skip


def test_what_gives_no_text_says_so_and_costs_only_itself() -> None:
    found = rows(
        line("bad", b""),
        {"id": "no page"},
        {"id": "no base64", "html_b64": "?"},
        "not json",
        "[" * 100_000,
        "",
        line("good", article()),
    )
    assert {name for name, row in found.items() if "error" in row} == {"bad", "no page", "no base64", None}
    assert found["good"]["title"] == TITLE
