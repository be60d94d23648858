"""`newsbeam schema`: the published schemas on standard output."""

import json
from typing import Literal, TextIO

from pipeline.sources.toml_keys import json_schema
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


def print_sources_schema(out: TextIO) -> int:
    """Write the JSON Schema of newsbeam.toml to `out`. Returns the exit code 0."""
    out.write(json.dumps(json_schema(), indent=2) + "\n")
    return 0
