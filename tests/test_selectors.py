"""Remembered XPath expressions find what the expressions find."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html
from trafilatura import xpaths
from trafilatura.settings import BASIC_CLEAN_XPATH

import transforms.extract.body.body  # noqa: F401  (it replaces the expressions)
from transforms.extract.speedups.selectors import Selector, page_values, remember_answers

_SELECTORS = {
    f"{name}[{number}]": expression
    for name in sorted(vars(xpaths))
    if isinstance(getattr(xpaths, name), list)
    for number, expression in enumerate(getattr(xpaths, name))
    if isinstance(expression, Selector)
} | {"BASIC_CLEAN_XPATH": Selector(BASIC_CLEAN_XPATH)}

_WORDS = (
    *("post", "entry", "article-body", "content", "main", "story", "comment-list", "comments", "commentary", "infinite-scroll"),
    *(
        "mvp-post-add-box",
        "social",
        "cookie",
        "newsletter",
        "nav",
        "Teaser",
        "caption",
        "hidden",
        "hide-print",
        "reply-1",
        "bar",
    ),
    *("elementor-share-buttons", "footer", "onetrust", "akismet", "article ", "x", "Author", "widget", "respond", "bottom", ""),
)
_NAMES = ("div", "p", "span", "section", "article", "main", "list", "ul", "li", "aside", "h1", "cite", "details", "header")
_VALUES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3).map(" ".join)
_ATTRIBUTES = st.dictionaries(
    st.sampled_from(("id", "class", "role", "style", "itemprop", "title", "aria-hidden")), _VALUES, max_size=3
)
_ELEMENTS = st.tuples(st.integers(0, 30), st.sampled_from(_NAMES), _ATTRIBUTES)


def _tree(elements: list[tuple[int, str, dict[str, str]]]) -> html.HtmlElement:
    made = [html.Element("body")]
    for parent, name, attributes in elements:
        made.append(etree.SubElement(made[parent % len(made)], name, attributes))
    return made[0]


def test_the_expressions_for_texts_are_remembered() -> None:
    for name in ("BODY_XPATH[0]", "OVERALL_DISCARD_XPATH[0]", "REMOVE_COMMENTS_AND_LISTS_XPATH[0]", "RAW_TREE_PRUNE_XPATH[0]"):
        assert name in _SELECTORS
    assert len(_SELECTORS) >= 15


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(_ELEMENTS, max_size=25), max_size=3))
def test_they_find_what_the_expressions_find(pages: list[list[tuple[int, str, dict[str, str]]]]) -> None:
    for page in pages:
        tree = _tree(page)
        for name, selector in _SELECTORS.items():
            found, wanted = selector(tree), selector.expression(tree)
            assert found == (wanted[:1] if "[1]" in selector.expression.path else wanted), name


@pytest.mark.parametrize(
    "path", [".//div/p", ".//div[p]", ".//p[last()]", ".//div[../@id]", "//div[@id='a']", ".//p[2]", ".//div[contains(., 'x')]"]
)
def test_an_expression_about_more_than_an_element_is_left(path: str) -> None:
    with pytest.raises(ValueError, match="single elements"):
        Selector(etree.XPath(path))


def test_names_that_no_element_can_be_given_are_met() -> None:
    tree = html.fromstring("<div><o:p id='x' class='akismet'>a</o:p><p class='akismet'>b</p></div>")
    for selector in _SELECTORS.values():
        found, wanted = selector(tree), selector.expression(tree)
        assert found == (wanted[:1] if "[1]" in selector.expression.path else wanted)


def test_a_second_call_changes_nothing() -> None:
    before = list(xpaths.BODY_XPATH)
    remember_answers()
    assert before == xpaths.BODY_XPATH


def test_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transforms.extract.speedups.selectors._MOST_KEPT", 10)
    selector = Selector(etree.XPath(".//div[@id='n7' or @id='n30']"))
    tree = _tree([(0, "div", {"id": f"n{number}"}) for number in range(40)])
    for _ in range(2):
        assert [element.get("id") for element in selector(tree)] == ["n7", "n30"]
    first = _tree([(0, "div", {"id": "n7"})])
    assert len(selector(first)) == 1


@settings(max_examples=150, deadline=None)
@given(st.lists(_ELEMENTS, max_size=25))
def test_they_find_the_same_of_a_page_whose_values_are_known(page: list[tuple[int, str, dict[str, str]]]) -> None:
    tree = _tree(page)
    with page_values(tree):
        found = {name: selector(tree) for name, selector in _SELECTORS.items()}
    assert found == {name: selector(tree) for name, selector in _SELECTORS.items()}


@pytest.mark.parametrize("path", [".//div[@class]", ".//div[not(@id='a')]", ".//*[self::p or @class='b']", ".//div"])
def test_an_expression_that_takes_elements_without_literals_is_asked(path: str) -> None:
    tree = _tree([(0, "div", {"class": "x", "id": "y"}), (0, "p", {})])
    selector = Selector(etree.XPath(path))
    with page_values(tree):
        assert selector(tree) == selector.expression(tree) != []
