"""From FEEDS on the command line to `FeedSource`s: URLs, OPML files, text lists, newsbeam.toml, `-` for stdin."""

import codecs
import re
from collections.abc import Callable, Sequence
from inspect import unwrap
from pathlib import Path
from typing import TextIO

from pipeline.settings import UsageError
from pipeline.sources.feed_address import bare, problem_of
from pipeline.sources.listing import Listing, joined
from pipeline.sources.text_list import read_text
from pipeline.sources.toml_file import read_toml
from transforms.feeds.sources import FeedSource

#: A list of 100,000 feeds has 10 MB.
MOST_BYTES = 64 * 1024 * 1024

_LIKE_A_HOST = re.compile(r"(?:[A-Za-z0-9-]{1,63}\.){1,9}[A-Za-z]{2,24}(?::[0-9]{1,5})?/|www\.")

ReadFile = Callable[[str, int], bytes]


def read_local_file(path: str, most_bytes: int) -> bytes:
    """The content of a file on this machine, at most `most_bytes` + 1 bytes of it. Raises OSError."""
    with Path(path).expanduser().open("rb") as stream:
        return stream.read(most_bytes + 1)


def read_sources(
    arguments: Sequence[str], stdin: TextIO | None, read_file: ReadFile = read_local_file, *, strict: bool = False
) -> Listing:
    """The feeds that `arguments` name, in order, each once, and the problems of their lists.

    Raises UsageError for an argument that cannot be read, if no feed is named, and with `strict` for every problem.
    """
    listing = joined(_of_argument(argument, stdin, read_file) for argument in arguments)
    if strict and listing.problems:
        raise UsageError("; ".join(str(problem) for problem in listing.problems[:20]))
    if not listing.sources:
        why = [str(problem) for problem in listing.problems[:3]]
        given = ", ".join(repr(argument) for argument in arguments[:3])
        none = "name at least one feed URL, OPML file or text file with one URL a line"
        raise UsageError(
            "; ".join(why) if why else f"there are no feeds in {given}: {none}" if given else f"no feeds given: {none}"
        )
    return listing


def _of_argument(argument: str, stdin: TextIO | None, read_file: ReadFile) -> Listing:
    """What one argument names, and what the lists name that a newsbeam.toml names."""
    found = read_argument(argument, stdin, read_file)
    if found.problems and not found.sources:
        # A list of which nothing can be read is broken: what it named before must not be taken off.
        raise UsageError("; ".join(str(problem) for problem in found.problems[:3]))
    folder = argument.rpartition("/")[0]
    paths = [path if "://" in path or path.startswith(("/", "~")) or not folder else f"{folder}/{path}" for path in found.lists]
    try:
        return joined([found, *(read_argument(path, None, read_file) for path in paths)]) if paths else found
    except UsageError as error:
        raise UsageError(f"{argument}, lists: {error}") from error


def read_argument(argument: str, stdin: TextIO | None, read_file: ReadFile) -> Listing:
    """The listing of one argument. Raises UsageError if it cannot be read, or is a URL that no feed can have."""
    if argument == "-" and stdin is not None:
        buffer = getattr(stdin, "buffer", None)  # bytes: OPML may declare another encoding than the terminal's
        data = buffer.read(MOST_BYTES) if buffer is not None else stdin.read(MOST_BYTES).encode("utf-8", "surrogateescape")
        return read_list(data, "stdin")
    address = bare(argument)
    if address.lower().startswith(("http:", "https:")) or ("://" in argument and unwrap(read_file) is read_local_file):
        problem = problem_of(address)
        if problem is not None:
            raise UsageError(problem)
        return Listing((FeedSource(address),), (), "URL")
    if not argument:
        raise UsageError("'' names no list of feeds; give a URL or a file")
    try:
        data = read_file(argument, MOST_BYTES)
    except FileNotFoundError:
        host = f"did you mean https://{argument}?" if _LIKE_A_HOST.match(argument) else None
        raise UsageError(
            f"{argument!r} is neither a URL nor a file: "
            f"{host or 'write http://... or https://..., or the path of a list of feeds'}"
        ) from None
    except IsADirectoryError:
        raise UsageError(f"{argument!r} is a folder; name the lists in it") from None
    except OSError as error:
        raise UsageError(f"cannot read {argument!r}: {error.strerror or error}") from error
    if len(data) > MOST_BYTES:
        raise UsageError(f"{argument!r} is larger than {MOST_BYTES:,} bytes; that is no list of feeds")
    return read_list(data, argument)


def read_list(data: bytes, name: str) -> Listing:
    """The feeds of a list of any format. Raises UsageError for a file that is not text, and for a broken newsbeam.toml."""
    if name.lower().endswith(".toml"):
        return read_toml(data, name)
    start = data[:2_000].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"<") and start[1:5].lower() not in (b"http", b"feed"):
        from pipeline.sources.opml import read_opml  # noqa: PLC0415 - lxml and all that reads feeds; most runs name no OPML

        return read_opml(data, name)
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), (codecs.BOM_UTF8, "utf-8-sig")):
        if data.startswith(mark):
            return read_text(data.decode(codec, "replace"), name)
    if b"\x00" in data[:1_000]:
        wide = data[1:2] == b"\x00" or data[:1] == b"\x00"
        if not wide:
            raise UsageError(f"{name!r} is no text; a list of feeds is OPML, newsbeam.toml or text with one URL a line")
        return read_text(data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", "replace"), name)
    # What is no UTF-8 costs the lines in which it is part of an address; comments may be in any encoding.
    return read_text(data.decode("utf-8", "surrogateescape"), name)
