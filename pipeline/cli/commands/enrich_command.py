"""`newsbeam enrich --batch`: texts in, enriched fields out."""

from collections.abc import Iterable
from typing import TextIO

from pipeline.settings import UsageError
from transforms.enrich.batch import enrich_batch
from transforms.enrich.registry import parse_chain


def enrich_lines(lines: Iterable[bytes], out: TextIO, names: str) -> int:
    """Read texts as lines and write enriched fields as lines. Exit status 0, even if single lines give an "error".

    Raises UsageError for unknown enrichments.
    """
    try:
        chain = parse_chain(names)
    except ValueError as error:
        raise UsageError(str(error)) from error
    enrich_batch(lines, out, chain)
    return 0
