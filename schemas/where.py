"""Expressions over the fields of a record: `language == "en" and word_count > 100 and "budget" in title.as_lower`.

The language is that of rule-engine (https://zerosteiner.github.io/rule-engine/): comparisons, `and`, `or`, `not`, `in`, regular
expressions (`=~` for the whole text, `=~~` for a part of it), attributes, comprehensions. Nothing of it runs code. Fields and
types are those of `schemas.records.Record`; a wrong name or a comparison of a text with a number is an error at once.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemas.records import Record

#: A longer expression is a mistake, and its parser recurses.
_MAX_CHARS = 2_000


class WhereError(ValueError):
    """An expression that cannot be understood: the message names it and what is wrong with it."""


class Where:
    """A compiled expression. Raises WhereError where it is none over a record."""

    def __init__(self, text: str) -> None:
        if not text.strip():
            raise WhereError('the expression is empty; write for example language == "en"')
        if len(text) > _MAX_CHARS:
            raise WhereError(f"the expression has {len(text):,} characters; the longest allowed has {_MAX_CHARS:,}")
        from schemas import where_rules  # noqa: PLC0415  (a third of a second that programs without expressions save)

        self.text = text
        try:
            self._matches = where_rules.compiled(text)
        except ValueError as error:
            raise WhereError(f"{text!r}: {error}") from None

    def fields(self) -> frozenset[str]:
        """The fields of a record that the expression names."""
        from schemas import where_rules  # noqa: PLC0415

        return where_rules.fields_of(self.text)

    def matches(self, record: "Record") -> bool:
        """True if the expression matches `record`.

        A text that the record lacks counts as "". A comparison with another value that it lacks does not match.
        """
        return self._matches(record)
