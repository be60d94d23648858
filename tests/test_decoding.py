"""Decoding: every coding, its bombs, its broken and unfinished forms."""

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from transforms.web.content.decoding import MAX_CODINGS, Undecodable, decode_body

TEXT = b"<p>One paragraph of a page.</p>\n" * 500
CAP = 1 << 20


def raw_deflate(data: bytes) -> bytes:
    return zlib.compress(data)[2:-4]


ENCODERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "x-gzip": ("X-GZIP", gzip.compress),
    "deflate": ("deflate", zlib.compress),
    "raw deflate": ("deflate", raw_deflate),
    "br": ("br", brotli.compress),
    "zstd": ("zstd", zstandard.compress),
}
CODED = pytest.mark.parametrize(("coding", "encode"), ENCODERS.values(), ids=ENCODERS)


def test_a_limit_is_told_with_separators() -> None:
    decoded = decode_body(gzip.compress(bytes(1_048_577)), ["gzip"], 1 << 20)
    assert isinstance(decoded, Undecodable)
    assert decoded.message == "The answer is larger than 1,048,576 bytes when decompressed."


def problem(decoded: bytes | Undecodable) -> str:
    assert isinstance(decoded, Undecodable)
    assert decoded.message.isprintable()
    return decoded.problem


@CODED
def test_undoes(coding: str, encode: Callable[[bytes], bytes]) -> None:
    assert decode_body(encode(TEXT), [coding], CAP) == TEXT


@CODED
def test_demands_the_end(coding: str, encode: Callable[[bytes], bytes]) -> None:
    coded = encode(TEXT)
    assert {problem(decode_body(coded[:length], [coding], CAP)) for length in (1, 5, len(coded) // 2, len(coded) - 1)} == {
        "unfinished"
    }


@CODED
def test_caps_what_comes_out(coding: str, encode: Callable[[bytes], bytes]) -> None:
    assert problem(decode_body(encode(bytes(8 << 20)), [coding], CAP)) == "too_large"


@CODED
def test_the_cap_itself_is_allowed(coding: str, encode: Callable[[bytes], bytes]) -> None:
    assert decode_body(encode(bytes(CAP)), [coding], CAP) == bytes(CAP)
    assert problem(decode_body(encode(bytes(CAP + 1)), [coding], CAP)) == "too_large"


@CODED
def test_cut(coding: str, encode: Callable[[bytes], bytes]) -> None:
    coded = encode(TEXT)
    assert decode_body(coded, [coding], 100, cut=True) == TEXT[:100]
    unfinished = decode_body(coded[:-1], [coding], CAP, cut=True)
    assert isinstance(unfinished, bytes)
    assert TEXT.startswith(unfinished)


@CODED
def test_an_empty_body_is_empty(coding: str, encode: Callable[[bytes], bytes]) -> None:
    assert decode_body(b"", [coding], CAP) == b""
    assert decode_body(encode(b""), [coding], CAP) == b""


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_what_is_not_coded_is_broken(coding: str) -> None:
    assert problem(decode_body(b"no markup " * 9, [coding], CAP)) == "broken"


@pytest.mark.parametrize("coding", ["gzip", "zstd", "br", "deflate"])
@pytest.mark.parametrize(
    "start", [b"<!doctype html>", b"\xef\xbb\xbf\n<?xml version='1.0'?>", b"<p>", b'{"version": 1} ', b"[{}] "]
)
def test_a_document_that_is_labelled_as_coded_is_taken_as_it_is(coding: str, start: bytes) -> None:
    assert decode_body(start + TEXT, [coding], CAP) == start + TEXT


@pytest.mark.parametrize("coding", ["gzip", "zstd", "br", "deflate"])
def test_so_is_any_text_where_a_part_is_enough(coding: str) -> None:
    robots = b"User-agent: *\nDisallow: /caf\xc3\xa9/\n"
    assert decode_body(robots, [coding], CAP, cut=True) == robots
    assert problem(decode_body(robots, [coding], CAP)) == "broken"


def test_but_not_other_bytes() -> None:
    assert problem(decode_body(bytes(range(99)), ["gzip"], CAP, cut=True)) == "broken"


def test_a_wrong_checksum_is_broken() -> None:
    assert problem(decode_body(gzip.compress(TEXT)[:-8] + bytes(8), ["gzip"], CAP)) == "broken"


@pytest.mark.parametrize(("coding", "encode"), [("gzip", gzip.compress), ("zstd", zstandard.compress)])
def test_members_follow_each_other(coding: str, encode: Callable[[bytes], bytes]) -> None:
    assert decode_body(encode(TEXT[:99]) + encode(TEXT[99:]), [coding], CAP) == TEXT
    assert problem(decode_body(encode(TEXT) + encode(TEXT)[:-3], [coding], CAP)) == "unfinished"
    assert problem(decode_body(encode(b"") * 1_100, [coding], CAP)) == "broken"


def test_what_follows_the_last_member_is_dropped() -> None:
    assert decode_body(gzip.compress(TEXT) + b"junk", ["gzip"], CAP) == TEXT


def test_gzip_without_a_label() -> None:
    assert decode_body(gzip.compress(TEXT), [], CAP) == TEXT
    assert problem(decode_body(gzip.compress(bytes(CAP + 1)), [], CAP)) == "too_large"


def test_codings_are_undone_from_the_last() -> None:
    assert decode_body(brotli.compress(gzip.compress(TEXT)), [" gzip", "BR "], CAP) == TEXT


def test_layers_are_capped_one_by_one() -> None:
    assert problem(decode_body(gzip.compress(gzip.compress(bytes(8 << 20))), ["gzip", "gzip"], CAP)) == "too_large"


@pytest.mark.parametrize(
    "codings", [["utf-8"], ["aws-chunked"], ["identity"], ["none", "x-secret"], ["UTF-8, identity"], ["\x1b[31m"], [""]]
)
def test_what_is_no_coding_is_skipped(codings: list[str]) -> None:
    assert decode_body(b"body", codings, CAP) == b"body"
    assert decode_body(gzip.compress(b"body"), [*codings, "gzip"], CAP) == b"body"
    assert decode_body(gzip.compress(b"body"), ["GZIP ; q=1", *codings], CAP) == b"body"


@pytest.mark.parametrize("codings", [["compress"], ["utf-8, exi"], ["gzip"] * (MAX_CODINGS + 1)])
def test_unreadable_and_too_many(codings: list[str]) -> None:
    assert problem(decode_body(b"body", codings, CAP)) == "broken"


def test_identity_is_nothing() -> None:
    assert decode_body(TEXT, ["identity", "", " "], CAP) == TEXT


def test_a_zstd_frame_may_not_ask_for_much_memory() -> None:
    window = zstandard.ZstdCompressionParameters.from_level(3, window_log=27)
    coded = zstandard.ZstdCompressor(compression_params=window).compressobj()
    assert problem(decode_body(coded.compress(TEXT) + coded.flush(), ["zstd"], CAP)) == "broken"


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "zstd"]))
def test_any_bytes_are_judged(body: bytes, coding: str) -> None:
    assert isinstance(decode_body(body, [coding], CAP), bytes | Undecodable)
