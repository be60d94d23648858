"""The conditions of `--fail-on`: a run that has done its work still fails if one of them holds. Pure."""

import re
from dataclasses import dataclass

#: Conditions of `--fail-on`: what is counted, and of how much a share is a share.
CONDITIONS = {
    "failing-feeds": "feeds of the list whose last poll failed, or that are gone; of all feeds",
    "failed-polls": "feeds polled in this run without success; of all polled",
    "dead-letters": "articles that became dead letters in this run; of all articles that ended in it",
    "pending": "articles that wait for the next run; of these and all new items",
}


@dataclass(frozen=True, slots=True)
class FailOn:
    """A run fails if there are `at_least` of `what`; a share of 1 if `is_share`."""

    what: str
    at_least: float
    is_share: bool

    def __str__(self) -> str:
        return f"{self.what}={self.at_least * 100:g}%" if self.is_share else f"{self.what}={self.at_least:g}"


def read_fail_on(text: str) -> FailOn:
    """The condition of a `--fail-on`. Raises ValueError with the remedy."""
    what, _, amount = text.partition("=")
    if what not in CONDITIONS:
        raise ValueError(f"{what!r} is nothing to count; choose one of {', '.join(CONDITIONS)}")
    found = re.fullmatch(r"([0-9]{1,9}(?:\.[0-9]{1,3})?)(%?)", amount)
    if not found or float(found[1]) <= 0 or (not found[2] and "." in amount):
        raise ValueError(f"{text!r}: write a whole number from 1 or a share above 0 %, e.g. {what}=5 or {what}=10%")
    if found[2] and float(found[1]) > 100:
        raise ValueError(f"{text!r} can never hold: write a share up to 100 %, e.g. {what}=10%")
    return FailOn(what, float(found[1]) / (100 if found[2] else 1), bool(found[2]))
