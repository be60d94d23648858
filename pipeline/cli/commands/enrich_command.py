"""`newsbeam enrich --batch`: texts in, enriched fields out."""

from collections.abc import Iterable
from typing import TextIO

from pipeline.settings import UsageError
from transforms.enrich.batch import enrich_batch
from transforms.enrich.registry import parse_chain


def enrich_lines(lines: Iterable[bytes], out: TextIO, err: TextIO, names: str) -> int:
    """Read texts as lines and write enriched fields as lines. Exit status 1 if lines gave an "error"; all others are written.

    Raises UsageError for unknown enrichments.
    """
    try:
        chain = parse_chain(names)
    except ValueError as error:
        raise UsageError(str(error)) from error
    wrong = enrich_batch(lines, out, chain)
    if wrong:
        lines_are = "line is" if wrong == 1 else "lines are"
        err.write(f'newsbeam enrich: {wrong:,} {lines_are} wrong; the output says why, in "error"\n')
    return 1 if wrong else 0
