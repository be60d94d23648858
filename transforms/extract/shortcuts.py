"""Steps of trafilatura that cost time and change nothing here, left out. Results stay equal by construction.

A later version that has other steps runs as it is.
"""

from copy import copy
from typing import Any

from lxml.html import HtmlElement
from trafilatura import core, htmlprocessing

_PREPARE, _TEST = "_prepare_tree", "link_density_test"


def take_shortcuts() -> None:
    """Replaces the steps. A second call does nothing."""
    for module, name, shortcut in ((core, _PREPARE, _prepare_tree), (htmlprocessing, _TEST, _link_density_test)):
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
