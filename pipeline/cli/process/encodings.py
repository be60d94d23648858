"""Text at the edges of the command line: names that are no UTF-8, and a standard output in another encoding. Does not print."""

import codecs
import io
from typing import TextIO

from pipeline.settings import UsageError


def write_any_text(stream: TextIO) -> None:
    """Make `stream` take every character: what is piped is UTF-8, as JSON is; a terminal shows `?` for what it cannot show."""
    if not isinstance(stream, io.TextIOWrapper) or codecs.lookup(stream.encoding).name == "utf-8":
        return
    if stream.isatty():
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8")


def utf8_name(name: str) -> str:
    """`name`, an argument that names a feed or an article. Raises UsageError if its bytes are no UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        shown = name.encode("utf-8", "replace").decode()
        raise UsageError(f"{shown!r} is not UTF-8 text: write it as UTF-8, or escape it as in a URL (%E9)") from None
    return name
