"""Leaves out or replaces steps of trafilatura and htmldate that take time without changing the results here.

A later version that has other steps runs as it is.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from datetime import datetime, time
from typing import Any

from htmldate import core as date_core
from htmldate import extractors
from justext import core as justext_core
from justext import utils as justext_texts
from justext.core import PathInfo
from justext.paragraph import Paragraph
from lxml import etree
from lxml.html import HtmlElement
from trafilatura import core, htmlprocessing

from transforms.dates.dates import stated_day
from transforms.dates.names import months_named
from transforms.extract.speedups.date_search import is_numeric, numbers_of, years_of

#: Bars between the numbers of a day: 26 | 01 | 2022.
_BARS = re.compile(r"(?<=\d)\s?\|\s?(?=\d)")
_PREPARE, _TEST, _READ_DATE, _MONTHS = "_prepare_tree", "link_density_test", "_external_date", "month_words"
_SPACES, _PATH, _STOP_WORDS = "MULTIPLE_WHITESPACE_PATTERN", "xpath", "define_stoplist"
_TEXT = "text"
#: justext makes one for each paragraph, and nothing reads it.
_NO_PATH = ""
_YEARS, _IN_WORDS = "plausible_year_filter", "regex_parse"
_COPY, _PRUNE, _COMPARE, _PAGE_TEXT = "copy", "prune_unwanted_nodes", "_extract_and_compare", "html2txt"
#: Of a longer text trafilatura asks nothing.
_LONG = getattr(core, "ESCALATION_MAX_LENGTH", 0)
#: A box with more text is no list of a few links, whatever it holds; and what is read of it where it has few links.
_LEAST_TEXT, _READ_TEXT = 300, 1_000


def take_shortcuts() -> None:
    """Replaces the steps. A second call does nothing."""
    for place, name, shortcut in (
        (core, _PREPARE, _prepare_tree),
        (core, _COPY, _copy_once_changed),
        (core, _PRUNE, _prune),
        (core, _COMPARE, _extract_and_measure),
        (core, _PAGE_TEXT, _page_text),
        (htmlprocessing, _TEST, _link_density_test),
        (extractors, _READ_DATE, _read_date),
        (extractors, _MONTHS, _MonthNames),
        (date_core, _YEARS, _plausible_years),
        (date_core, _IN_WORDS, _in_words),
        (PathInfo, _PATH, _NO_PATH),
        (justext_core, _STOP_WORDS, _stop_words),
        (Paragraph, _TEXT, property(_paragraph_text)),
    ):
        if name in vars(place):
            setattr(place, name, shortcut)
    # justext calls a function for each run of spaces, and single ones stay as they are
    spaces = getattr(justext_texts, _SPACES, None)
    if spaces is not None and spaces.pattern == r"\s+":
        setattr(justext_texts, _SPACES, re.compile(r"\s{2,}|[^\S ]", spaces.flags))


_stop_words_any: Any = getattr(justext_core, _STOP_WORDS, None)
_prepare_any: Any = getattr(core, _PREPARE, None)
_prune_any: Any = getattr(core, _PRUNE, None)
_compare_any: Any = getattr(core, _COMPARE, None)
_page_text_any: Any = getattr(core, _PAGE_TEXT, None)
_share: float | None = getattr(core, "ESCALATION_PAGE_SHARE", None)
_test_any: Any = getattr(htmlprocessing, _TEST, None)
_years_any: Any = getattr(date_core, _YEARS, None)
_in_words_any: Any = getattr(date_core, _IN_WORDS, None)


def _prepare_tree(tree: HtmlElement, options: Any, url: str | None) -> tuple[HtmlElement, HtmlElement]:
    """The second tree is for comparisons, which the fast mode leaves out: no copy of the page."""
    if not options.fast or options.comments:
        prepared: tuple[HtmlElement, HtmlElement] = _prepare_any(tree, options, url)
        return prepared
    cleaned = htmlprocessing.convert_tags(htmlprocessing.tree_cleaning(copy(tree), options), options, url)
    return cleaned, cleaned


def _stop_words(words: tuple[str, ...]) -> frozenset[str]:
    """justext keeps the small letters of its 154,000 stop words by the hash of all of them, which takes 3 ms to tell."""
    if not _stops or _stops[0][0] is not words:
        _stops[:] = [(words, _stop_words_any(words))]
    return _stops[0][1]


def _paragraph_text(paragraph: Paragraph) -> str:
    """The text of a paragraph of justext, which puts it together anew each of the eight times that it is asked."""
    count = len(paragraph.text_nodes)
    kept: tuple[int, str] = vars(paragraph).get("kept_text", (-1, ""))
    if kept[0] != count:
        kept = paragraph.kept_text = count, justext_texts.normalize_whitespace("".join(paragraph.text_nodes).strip())
    return kept[1]


#: The latest stop words and their small letters.
_stops: list[tuple[tuple[str, ...], frozenset[str]]] = []


@contextmanager
def shared(tree: HtmlElement | None) -> Iterator[None]:
    """While it is open, trafilatura's fast mode copies `tree` only where it has something to take out of it: comments, which
    one page in fifteen still holds here. The full mode changes the page in more places: give None."""
    _shared.set(tree)
    try:
        yield
    finally:
        _shared.set(None)
        _covered.set(None)


_shared: ContextVar[HtmlElement | None] = ContextVar("shared", default=None)
#: A page of which the text found is enough.
_covered: ContextVar[HtmlElement | None] = ContextVar("covered", default=None)
_count = etree.XPath("count(.//*)")


def _copy_once_changed(value: Any) -> Any:
    return value if value is not None and value is _shared.get() else copy(value)


def _prune(tree: HtmlElement, expressions: list[Callable[[HtmlElement], list[HtmlElement]]], *more: Any) -> HtmlElement:
    if tree is _shared.get():
        if not any(expression(tree) for expression in expressions):
            return tree
        tree = copy(tree)
    pruned: HtmlElement = _prune_any(tree, expressions, *more)
    return pruned


def _extract_and_measure(cleaned: HtmlElement, backup: HtmlElement, tree: HtmlElement, options: Any) -> tuple[Any, str]:
    """Tells `_page_text` beforehand of a page that cannot hold five times as much: of each page with a short text the fast
    mode asks all of its text, from a copy that it cleans (0.8 ms), only to compare the lengths."""
    found: tuple[Any, str] = _compare_any(cleaned, backup, tree, options)
    if options.fast and 0 < len(found[1]) < _LONG and _share is not None:
        # it sets a space before and behind each block
        most = len(" ".join(tree.text_content().split())) + 2 * _count(tree)
        _covered.set(tree if len(found[1]) >= _share * most else None)
    return found


def _page_text(tree: HtmlElement) -> str:
    """Empty, which is as good as any text that is too short, for a page that is known to be covered."""
    text: str = "" if tree is _covered.get() else _page_text_any(tree)
    return text


def _link_density_test(element: HtmlElement, favor_precision: bool = False) -> tuple[bool, bool]:
    """Told early of elements without a link, which most paragraphs are, and of long ones that are less than half links: no
    limit of the test is above half of the text or 300 characters of it. The test reads the whole text of each box, and so the
    article once for each box around it.
    """
    links = list(element.iterdescendants("ref"))
    if not links:
        return False, False
    text = element.text_content()
    if len(text) > _LEAST_TEXT:
        linked = sum(len(link.text_content()) for link in links)
        read = len(" ".join(text[: max(_READ_TEXT, 4 * linked)].split()))
        if read > _LEAST_TEXT and read > 2 * linked:
            return False, False
    verdict: tuple[bool, bool] = _test_any(element, favor_precision)
    return verdict


def _read_date(string: str) -> datetime | None:
    """dateparser, which htmldate asks last, compiles patterns of 205 languages at its first string (3 s in each process), and
    tries all of them for what is no date (30 ms). On 1,704 pages it was asked on 60 and told no day that is kept here."""
    day = stated_day(_BARS.sub(".", string))
    return datetime.combine(day, time()) if day is not None else None


def _plausible_years(markup: str, *, pattern: re.Pattern[str], **limits: Any) -> Counter[str]:
    """What a pattern finds in the markup: most are asked only where digits stand, a fifth of the time of the search."""
    where = numbers_of(markup) if is_numeric(pattern) else markup
    found: Counter[str] = _years_any(where, pattern=pattern, **limits)
    return found


def _in_words(markup: str) -> datetime | None:
    """The first date in words, looked for where a year stands."""
    found: datetime | None = _in_words_any(years_of(markup))
    return found


class _MonthNames:
    """The months that `_read_date` knows, in place of those of dateparser."""

    def __contains__(self, word: str) -> bool:
        return bool(months_named(word))
