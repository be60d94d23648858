"""`transforms/extract/dates/visible.py`: days that a page shows without declaring them."""

from datetime import UTC, datetime

import pytest

from schemas.articles import Content
from transforms.dates.swappable import DayEvidence
from transforms.extract.article import extract
from transforms.extract.body.body import find_body
from transforms.extract.dates.visible import search_visible
from transforms.extract.markup.tree import parse_page

NOW = datetime(2026, 11, 29, tzinfo=UTC)
HEADLINE = "<h1>Ferry sails again to Port Wey</h1>"
PROSE = (
    "<p>The ferry to Port Wey sails again after three weeks, the harbour office said, and the first boat left full of people "
    "who had waited on the pier since the early morning.</p>"
)
OTHER = (
    "<p>Two of the piers are still closed, and the crews take the long way around the island whenever the wind is from the "
    "west, which adds an hour.</p>"
)


@pytest.mark.parametrize(
    ("body", "day"),
    [
        pytest.param(f"{HEADLINE}<p>14 November 2026</p>{PROSE}{OTHER}", "2026-11-14", id="below the headline"),
        pytest.param(f"{HEADLINE}{PROSE}{OTHER}<p>Mr Pell was born on 14 March 2001.</p>", None, id="within a sentence"),
        pytest.param(
            f"{HEADLINE}<p>Updated: 16 November 2026. First published 14 November 2026</p>{PROSE}{OTHER}",
            "2026-11-14",
            id="a label behind another date",
        ),
        pytest.param(
            f"{HEADLINE}{PROSE.replace('The ferry', 'PORT WEY, Nov. 14, 2026 /Wey Wire/ -- The ferry')}{OTHER}",
            "2026-11-14",
            id="a dateline",
        ),
        pytest.param(
            f'{HEADLINE}{PROSE}<p>Read also: <a href="/a">Ferry sails later in winter</a> (10 November 2026)</p>{OTHER}',
            None,
            id="a link to another article",
        ),
        pytest.param(
            f'{HEADLINE}<ul class="meta"><li><a href="/wey">News from Port Wey and around</a> '
            f'<time datetime="2026-11-14">14 Nov</time></li></ul>{PROSE}{OTHER}',
            "2026-11-14",
            id="a line of the section",
        ),
        pytest.param(
            f'<div class="ad"><time datetime="2026-11-28">Today</time></div>{HEADLINE}<p>14 November 2026</p>{PROSE}{OTHER}',
            "2026-11-14",
            id="an advertisement",
        ),
        pytest.param(
            f'{HEADLINE}<p>By Ann on 14 November 2026, <a href="#comments">one comment so far</a></p>{PROSE}{OTHER}',
            "2026-11-14",
            id="a link to the comments",
        ),
        pytest.param(f"{HEADLINE}<p>By Ann Lee on 14 November 2026</p>{PROSE}{OTHER}", "2026-11-14", id="within a byline"),
    ],
)
def test_the_day_of_publication(body: str, day: str | None) -> None:
    found = extract(f"<html><body><article>{body}</article></body></html>".encode(), url="https://wey.example/1", now=NOW)
    assert isinstance(found, Content)
    assert (found.published.value if found.published else None) == day


def test_a_bare_date_behind_the_text_is_of_something_else() -> None:
    def shown(body: str) -> str | None:
        page = f"<html><body><article>{body}</article></body></html>".encode()
        tree = parse_page(page)
        assert tree is not None
        found = find_body(tree, None, lambda: parse_page(page))
        claim = search_visible(found.blocks, found.estimate, "Ferry sails again to Port Wey", None, DayEvidence(NOW))
        return claim.value if claim is not None else None

    assert shown(f"{HEADLINE}{PROSE}<p>1 February 2022</p>{OTHER}{PROSE}") == "2022-02-01"
    assert shown(f"{HEADLINE}{PROSE}{OTHER}{PROSE}<p>1 February 2022</p>") is None


@pytest.mark.parametrize("shown", ["03/04/2026", "03/04/26", "3/4/26"])
def test_a_day_that_can_be_read_in_two_ways_is_no_day(shown: str) -> None:
    page = f"<html><body><article>{HEADLINE}<p>{shown}</p>{PROSE}{OTHER}</article></body></html>"
    found = extract(page.encode(), url="https://wey.example/1", now=NOW)
    assert isinstance(found, Content)
    assert found.published is None or (found.published.value, found.published.precision) == ("2026", "ambiguous")
