"""Decodes content codings, with a limit on the output.

It decodes the received bytes of a body, or names the problem. It decodes in slices, so that a few kilobytes which unfold to a
gigabyte cost no more than the limit, and requires the end mark of each coding, so that half a page is never taken for a whole
one. Of HTTP it only knows the names of the codings (RFC 9110, 8.4.1).
"""

import re
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import brotli
import zstandard

#: More codings on one body are refused: no honest server sends even two.
MAX_CODINGS = 3
_SLICE_BYTES = 65_536
# One zstd block of 4 bytes may hold 128 KiB (RFC 8878, 3.1.1.2), and the binding has no limit on its output: 256 bytes of
# input can unfold to 8 MiB at most.
_ZSTD_SLICE_BYTES = 256
# RFC 9659 caps the window for the web at 8 MB; without it a frame may ask for 2 GB of memory.
_ZSTD_WINDOW_BYTES = 8 << 20
_GZIP_MAGIC = b"\x1f\x8b\x08"
_DOCUMENT = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]{0,200}(?:<[A-Za-z!?]|\{[ \t\r\n]{0,200}\"|\[[ \t\r\n]{0,200}\{)")
_CONTROLS = bytes(byte for byte in range(0x20) if byte not in b"\t\n\f\r\x1b")
# 20 bytes make an empty gzip member, 9 an empty zstd frame: a body of nothing else would only cost time.
_MAX_MEMBERS = 1_000


@dataclass(frozen=True, slots=True)
class Undecodable:
    """The reason why a body cannot be decoded. `problem`: above the limit, coding broken or unknown, or end mark missing."""

    problem: Literal["too_large", "broken", "unfinished"]
    message: str


def decode_body(body: bytes, codings: Iterable[str], max_bytes: int, *, cut: bool = False) -> bytes | Undecodable:
    """`body` with `codings` undone, the last one named first; at most `max_bytes` long. Never raises for any bytes.

    `cut`: return the first `max_bytes` of what can be decoded instead of an `Undecodable` for a body that is too long or
    ends early (robots.txt: RFC 9309, 2.5). A gzip body may have several members; what follows its last member is dropped,
    and names that are no coding (`utf-8`, `aws-chunked`, `none`) are skipped, both as browsers do. A body that is markup or
    JSON as it stands (with `cut`: any text) has no coding, whatever it is labelled. `deflate` is read with and without the
    zlib wrapper (RFC 9110, 8.4.1.2).
    """
    named = (name.partition(";")[0].strip(" \t\"'").lower() for coding in codings for name in coding.split(","))
    names = [name for name in named if name in _DECODERS or name in _UNREADABLE]
    if len(names) > MAX_CODINGS:
        return Undecodable("broken", f"The answer names {len(names)} content codings; at most {MAX_CODINGS} are undone.")
    if not names and body.startswith(_GZIP_MAGIC):
        names = ["gzip"]  # a sitemap.xml.gz, or a server that compresses without saying so
    if not body:
        return body  # servers name a coding on empty answers too
    for name in reversed(names):
        decoder = _DECODERS.get(name)
        if decoder is None:
            return Undecodable("broken", f"The content coding {name} cannot be undone.")
        decoded = _collect(name, decoder(body), max_bytes, cut)
        if isinstance(decoded, Undecodable):
            if decoded.problem == "broken" and (_is_document(body) or (cut and _is_text(body))):
                continue  # the label is wrong: a cache or a script has undone the coding and kept its name
            return decoded
        body = decoded
    if len(body) > max_bytes:
        return body[:max_bytes] if cut else _too_large(max_bytes)
    return body


def _collect(name: str, parts: Iterator[bytes], max_bytes: int, cut: bool) -> bytes | Undecodable:
    decoded = bytearray()
    try:
        for part in parts:
            decoded += part
            if len(decoded) > max_bytes:
                return bytes(decoded[:max_bytes]) if cut else _too_large(max_bytes)
    except EOFError:
        if not cut:
            return Undecodable("unfinished", f"The {name} body ends before its end mark.")
    except (zlib.error, brotli.error, zstandard.ZstdError) as error:
        return Undecodable("broken", f"The {name} body is broken: {_shown(str(error))}.")
    return bytes(decoded)


def _is_document(body: bytes) -> bool:
    """True where what should be coded is a page or a feed as it stands: markup, or JSON."""
    return _DOCUMENT.match(body) is not None and _is_text(body)


def _is_text(body: bytes) -> bool:
    """True where nothing is coded: 500 coded bytes have control characters, but for one body in 10^20."""
    return body[:500].translate(None, _CONTROLS) == body[:500]


def _too_large(max_bytes: int) -> Undecodable:
    return Undecodable("too_large", f"The answer is larger than {max_bytes:,} bytes when decompressed.")


def _shown(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text[:80])


def _gunzip(body: bytes) -> Iterator[bytes]:
    """The members of a gzip body, one behind the other (RFC 1952, 2.2). EOFError where the last one has no end."""
    position = 0
    for _ in range(_MAX_MEMBERS):
        position = yield from _inflate_with(zlib.decompressobj(wbits=31), body, position)
        if not body.startswith(_GZIP_MAGIC[:2], position):
            return
    raise zlib.error(f"more than {_MAX_MEMBERS} members")


def _inflate(body: bytes) -> Iterator[bytes]:
    """A deflate body: zlib-wrapped as the standard says, or raw as some servers send it."""
    has_wrapper = len(body) >= 2 and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
    yield from _inflate_with(zlib.decompressobj(wbits=15 if has_wrapper else -15), body, 0)


def _inflate_with(decoder: "zlib._Decompress", body: bytes, position: int) -> Generator[bytes, None, int]:
    """Decode `body` from `position` to the end mark, behind which the returned position is."""
    while not decoder.eof:
        if position >= len(body):
            raise EOFError
        # By slices of the input as well: zlib copies what it has not consumed at each call.
        part = body[position : position + _SLICE_BYTES]
        decoded = decoder.decompress(part, _SLICE_BYTES)
        position += len(part) - len(decoder.unused_data if decoder.eof else decoder.unconsumed_tail)
        yield decoded
    return position


def _unbrotli(body: bytes) -> Iterator[bytes]:
    decoder = brotli.Decompressor()
    part = decoder.process(body, output_buffer_limit=_SLICE_BYTES)
    while not decoder.is_finished():
        if not part and decoder.can_accept_more_data():
            raise EOFError
        yield part
        part = decoder.process(b"", output_buffer_limit=_SLICE_BYTES)
    yield part


def _unzstd(body: bytes) -> Iterator[bytes]:
    """The frames of a zstd body, one behind the other (RFC 8878, 3.1)."""
    unzstd = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW_BYTES)
    frame = unzstd.decompressobj()
    position = frames = 0
    while position < len(body):
        part = body[position : position + _ZSTD_SLICE_BYTES]
        yield frame.decompress(part)
        position += len(part)
        if frame.eof:
            position -= len(frame.unused_data)
            if position >= len(body):
                return
            frames += 1
            if frames >= _MAX_MEMBERS:
                raise zstandard.ZstdError(f"more than {_MAX_MEMBERS} frames")
            frame = unzstd.decompressobj()
    raise EOFError


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _inflate,
    "br": _unbrotli,
    "zstd": _unzstd,
}
#: Registered codings (IANA, HTTP Content Coding Registry) that nobody sends unasked: their bytes are no text.
_UNREADABLE = frozenset(("aes128gcm", "compress", "x-compress", "dcb", "dcz", "exi", "pack200-gzip", "bzip2", "lzma", "xz"))
#: What the client says it understands.
ACCEPT_ENCODING = "gzip, deflate, br, zstd"
