"""Steps of trafilatura and htmldate that cost time and change nothing here, left out or done by a reader of our own.

A later version that has other steps runs as it is.
"""

import re
from copy import copy
from datetime import datetime, time
from typing import Any

from htmldate import extractors
from lxml.html import HtmlElement
from trafilatura import core, htmlprocessing

from transforms.dates.dates import stated_day
from transforms.dates.names import months_named

#: Bars between the numbers of a day: 26 | 01 | 2022.
_BARS = re.compile(r"(?<=\d)\s?\|\s?(?=\d)")
_PREPARE, _TEST, _READ_DATE, _MONTHS = "_prepare_tree", "link_density_test", "_external_date", "month_words"


def take_shortcuts() -> None:
    """Replaces the steps. A second call does nothing."""
    for module, name, shortcut in (
        (core, _PREPARE, _prepare_tree),
        (htmlprocessing, _TEST, _link_density_test),
        (extractors, _READ_DATE, _read_date),
        (extractors, _MONTHS, _MonthNames),
    ):
        if name in vars(module):
            setattr(module, name, shortcut)


_prepare_any: Any = getattr(core, _PREPARE, None)
_test_any: Any = getattr(htmlprocessing, _TEST, None)


def _prepare_tree(tree: HtmlElement, options: Any, url: str | None) -> tuple[HtmlElement, HtmlElement]:
    """The second tree is for comparisons, which the fast mode leaves out: no copy of the page."""
    if not options.fast or options.comments:
        prepared: tuple[HtmlElement, HtmlElement] = _prepare_any(tree, options, url)
        return prepared
    cleaned = htmlprocessing.convert_tags(htmlprocessing.tree_cleaning(copy(tree), options), options, url)
    return cleaned, cleaned


def _link_density_test(element: HtmlElement, favor_precision: bool = False) -> tuple[bool, bool]:
    """Most paragraphs have no link: that is told in a tenth of the time of a search for all links."""
    if next(element.iterdescendants("ref"), None) is None:
        return False, False
    verdict: tuple[bool, bool] = _test_any(element, favor_precision)
    return verdict


def _read_date(string: str) -> datetime | None:
    """dateparser, which htmldate asks last, compiles patterns of 205 languages at its first string (3 s in each process), and
    tries all of them for what is no date (30 ms). On 1,704 pages it was asked on 60 and told no day that is kept here."""
    day = stated_day(_BARS.sub(".", string))
    return datetime.combine(day, time()) if day is not None else None


class _MonthNames:
    """The months that `_read_date` knows, in place of those of dateparser."""

    def __contains__(self, word: str) -> bool:
        return bool(months_named(word))
