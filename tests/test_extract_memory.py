"""A page's elements go with the extraction: nothing keeps them until the collector of garbage looks."""

import gc
from collections.abc import Iterator

import pytest
from lxml import etree

from tests.support.article_pages import NOW, PROSE, TITLE, URL, page, prose
from transforms.extract.article import extract

BYLINE = '<p class="byline">By <a href="/staff/ada">Ada Weller</a><br>and Ben Holm, <span class="role">reporter</span></p>'


@pytest.fixture
def without_collector() -> Iterator[None]:
    """Later collections find what the test makes, and nothing older."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
        gc.unfreeze()


@pytest.mark.parametrize("body", [f"<h1>{TITLE}</h1>{BYLINE}{prose(PROSE)}", f"<h1>{TITLE}</h1>"])
@pytest.mark.usefixtures("without_collector")
def test_no_elements_wait_for_the_collector(body: str) -> None:
    extract(page(body), url=URL, now=NOW)

    gc.set_debug(gc.DEBUG_SAVEALL)
    gc.collect()
    assert not [found for found in gc.garbage if isinstance(found, etree._Element)]
