"""`newsbeam schema`: the published schemas on standard output."""

from typing import Literal, TextIO

from schemas.publish import DEAD_LETTER, RECORD, SUFFIXES, document

#: Values of `--format`.
FORMATS = tuple(SUFFIXES)


def print_schema(format_name: str, *, of: Literal["record", "dead_letter"] = "record", out: TextIO, err: TextIO) -> int:
    """Write the schema of records or dead letters to `out`. Returns the exit code: 0, or 2 for an unknown format."""
    if format_name not in FORMATS:
        err.write(f"newsbeam schema: format {format_name!r} is unknown; choose one of {', '.join(FORMATS)}\n")
        return 2
    out.write(document(RECORD if of == "record" else DEAD_LETTER, format_name))
    return 0
