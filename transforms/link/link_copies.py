"""`LinkCopies`: copies, novelty and house lines of a record."""

from datetime import datetime

from schemas.records import Record
from transforms.link.house_lines import HouseLines
from transforms.steps import Indexed, ReadIndex


class LinkCopies:
    """An indexed map from records to records with the fields of `schemas.copies`; as many as came in.

    The verdict is part of the record, also where original and copy come in one bundle: an element sees the entries of those
    before it. A revision keeps the group of its article. Records without a text of their own pass as they are.
    """

    name = "LinkCopies"

    def __init__(self, house_lines: HouseLines = "drop", *, stories: bool = False) -> None:
        self._house_lines, self._stories = house_lines, stories

    @staticmethod
    def partition(element: Record, /) -> str:
        """One partition for all records: detected languages of short texts differ between a text and its copy (up to one in
        six)."""
        return ""

    def apply(self, read: ReadIndex, element: Record, now: datetime, /) -> Indexed:
        from transforms.link.linking import Linking  # noqa: PLC0415 - numpy takes 0.1 s, after the first request

        return Linking(self._house_lines, read, element, now).result(stories=self._stories)
