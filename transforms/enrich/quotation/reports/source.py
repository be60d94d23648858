"""What the words around a quotation tell of its speaker."""

from typing import NamedTuple

from transforms.enrich.quotation.clauses.noun_phrases import Subject


class Told(NamedTuple):
    """The subject of the words that report a quotation, and their verb; a subject without any part is not understood."""

    subject: Subject
    verb: str | None
