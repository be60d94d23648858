"""`newsbeam schema`: the published schemas on standard output."""

import json
from typing import TextIO

from pipeline.settings import UsageError
from pipeline.sinks.rows import PUBLISHED
from pipeline.sinks.what import What
from pipeline.sources.toml_keys import json_schema
from schemas.documents import SUFFIXES, document

#: Values of `--format`.
FORMATS = tuple(SUFFIXES)


def print_schema(format_name: str, *, what: What = "records", out: TextIO, err: TextIO) -> int:
    """Write the schema of a kind of row to `out`. Returns the exit code: 0, or 2 for an unknown format."""
    if format_name not in FORMATS:
        err.write(f"newsbeam schema: format {format_name!r} is unknown; choose one of {', '.join(FORMATS)}\n")
        return 2
    out.write(document(PUBLISHED[what], format_name))
    return 0


def print_sources_schema(format_name: str, *, out: TextIO) -> int:
    """Write the JSON Schema of newsbeam.toml to `out`. Returns the exit code 0. Raises UsageError for another format."""
    if format_name != "json":
        raise UsageError(f"--sources: newsbeam.toml has a JSON Schema only; leave out --format {format_name}")
    out.write(json.dumps(json_schema(), indent=2) + "\n")
    return 0
