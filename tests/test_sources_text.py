"""Text lists as people keep them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.settings import UsageError
from pipeline.sources.read import read_list, read_sources
from pipeline.sources.text_list import read_text
from transforms.feeds.sources import FeedSource

F = "https://a.example/f"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("\u202ahttps://a.example/f\u202c", [FeedSource("https://a.example/f")]),
        ("- [x] https://a.example/f", [FeedSource("https://a.example/f")]),
        ('  "https://a.example/f"]', [FeedSource("https://a.example/f")]),
        ('[{"url": "https://a.example/f", "title": "A"}]', [FeedSource("https://a.example/f")]),
        ("- url: https://a.example/f", [FeedSource("https://a.example/f")]),
        ("https://a.example/f.", [FeedSource("https://a.example/f")]),
        ("https://a.example/f?a=1&amp;b=2", [FeedSource("https://a.example/f?a=1&b=2")]),
        (F, [FeedSource(F)]),
        (f"  {F}\t", [FeedSource(F)]),
        (f"\ufeff{F}", [FeedSource(F)]),
        (f"{F}#part", [FeedSource(F + "#part")]),
        (f"{F}?a=1;b=2", [FeedSource(F + "?a=1;b=2")]),
        (f"{F} # best of all", [FeedSource(F)]),
        (f"{F} ; best of all", [FeedSource(F)]),
        (f"{F}\t// best of all", [FeedSource(F)]),
        ("# comment", []),
        ("; comment https://no.example/", []),
        ("   ", []),
        (f"- {F}", [FeedSource(F)]),
        (f"* {F},", [FeedSource(F)]),
        (f"12. {F}", [FeedSource(F)]),
        (f"<{F}>", [FeedSource(F)]),
        (f'"{F}";', [FeedSource(F)]),
        (f"“{F}”", [FeedSource(F)]),
        (f"\u200b{F}\xa0", [FeedSource(F)]),
        (f"- [The Gazette]({F})", [FeedSource(F, title="The Gazette")]),
        (f"The Gazette: {F}", [FeedSource(F, title="The Gazette")]),
        (f'{F} "sea" "~The Gazette"', [FeedSource(F, title="The Gazette", tags=("sea",))]),
        (f"{F}, https://b.example/", [FeedSource(F), FeedSource("https://b.example/")]),
        ("feed://a.example/f", [FeedSource("http://a.example/f")]),
        ("feed:https://a.example/f", [FeedSource(F)]),
        ("HTTP://A.example/f", [FeedSource("HTTP://A.example/f")]),
        ("https://p.example/?u=https://b.example/", [FeedSource("https://p.example/?u=https://b.example/")]),
    ],
)
def test_lines(line: str, expected: list[FeedSource]) -> None:
    found = read_text(line, "feeds.txt")
    assert (list(found.sources), found.problems) == (expected, ())


@pytest.mark.parametrize(
    "line", ["example.com/feed", "ftp://a.example/f", "words", "https://", "https://a.example:99999/", "x" * 30_000]
)
def test_a_line_that_names_no_feed_is_named(line: str) -> None:
    found = read_text(f"{F}\n{line}\n", "feeds.txt")
    assert [source.url for source in found.sources] == [F]
    (problem,) = found.problems
    assert problem.where == "feeds.txt, line 2"


def test_secrets_are_not_told() -> None:
    (problem,) = read_text("https://me:hush@a.example/", "feeds.txt").problems
    assert "hush" not in str(problem)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    assert read_list(f"{F}\r\nhttps://b.example/ # schön\r\n".encode(encoding), "x").sources[1].url == "https://b.example/"


def test_a_comment_may_be_in_any_encoding_and_a_binary_file_is_none() -> None:
    assert read_list(f"{F} # schön".encode("latin-1"), "x").sources == (FeedSource(F),)
    with pytest.raises(UsageError, match="is no text"):
        read_list(b"\x89PNG\r\n\x1a\n\x00\x00", "x")


def test_strict_refuses_what_names_no_feed(tmp_path: object) -> None:
    def read_file(path: str, most: int) -> bytes:
        return f"{F}\nwords\n".encode()

    assert len(read_sources(["list"], None, read_file).problems) == 1
    with pytest.raises(UsageError, match="line 2"):
        read_sources(["list"], None, read_file, strict=True)


@given(st.text(max_size=300))
def test_never_raises(text: str) -> None:
    read_text(text, "x")
