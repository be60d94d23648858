"""`newsbeam enrich --batch`: texts in, enriched fields out."""

from collections.abc import Iterable
from typing import TextIO

from pipeline.settings import UsageError
from transforms.enrich.batch import enrich_batch
from transforms.enrich.registry import parse_chain


def enrich_lines(lines: Iterable[str], out: TextIO, names: str) -> int:
    """Exit status 0.

    Raises UsageError for unknown enrichments and for lines that differ from the format in `newsbeam enrich --help`.
    """
    try:
        enrich_batch(lines, out, parse_chain(names))
    except ValueError as error:
        raise UsageError(str(error)) from error
    return 0
