"""Where redirects have led."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.web.fetching.landing import article_behind, judge_landing, leads_elsewhere, may_be_same

ASKED = "https://www.tide.example/harbour/2026/11/crane-falls-4711.html"


@pytest.mark.parametrize(
    ("asked", "landed", "reason"),
    [
        (ASKED, "https://tide.example/", "soft_404"),
        (ASKED, "https://www.tide.example", "soft_404"),
        (ASKED, "https://www.tide.example/index.php", "soft_404"),
        (ASKED, "https://www.tide.example/en/", "soft_404"),
        (ASKED, "https://www.tide.example/harbour/", "soft_404"),
        (ASKED, "https://www.tide.example/404.html", "soft_404"),
        (ASKED, "https://www.tide.example/error/page-not-found?from=x", "soft_404"),
        (ASKED, "https://www.tide.example/login?next=%2Fharbour", "login_required"),
        (ASKED, "https://accounts.tide.example/start?id=3", "login_required"),
        (ASKED, "https://www.tide.example/account/sign-in", "login_required"),
        (ASKED, "https://consent.tide.example/v2/start?session=3", "not_article"),
        (ASKED, "https://myprivacy.group.example/consent?callback=%2Fharbour", "not_article"),
        (ASKED, "https://www.tide.example/v2/collectConsent?id=3", "not_article"),
        (ASKED, "https://www.tide.example/cookie-wall.php", "not_article"),
        (ASKED, "https://www.tide.example/law/2026/11/age-of-consent-4711.html", None),
        ("https://tide.example/consent", "https://www.tide.example/consent/", None),
        ("https://www.tide.example/?p=12", "https://www.tide.example/", None),
        ("https://www.tide.example/", "https://www.tide.example/en/", None),
        (ASKED, ASKED.replace("https://www.", "https://m."), None),
        (ASKED, "https://www.tide.example/harbour/2026/11/crane-falls-again-4711.html", None),
        (ASKED, "https://www.tide.example/?article=4711", None),
        (ASKED, "https://other.example/story/crane", None),
        (ASKED, "https://www.tide.example/harbour/2026/", None),
        ("https://tide.example/how-we-login", "https://tide.example/how-we-login/", None),
        ("https://tide.example/story/crane-1/amp", "https://tide.example/story/crane-1", None),
        (ASKED, ASKED, None),
        ("http://[", "http://tide.example/", None),
    ],
)
def test_where_redirects_have_led(asked: str, landed: str, reason: str | None) -> None:
    found = judge_landing(asked, landed)
    assert (found and found[0]) == reason


@given(st.text(max_size=80), st.text(max_size=80))
def test_never_raises(asked: str, landed: str) -> None:
    judge_landing("https://a.example/" + asked, "https://" + landed)


@pytest.mark.parametrize(
    ("asked", "landed", "may_be"),
    [
        ("https://a.com/short/77", "https://a.com/x/crane.html", True),
        ("https://a.com/Zz7Qp", "https://a.com/storm-hits-the-coast", True),
        ("https://a.com/a/old.html", "https://a.com/a/7.html", True),
        ("https://a.com/?p=77", "https://a.com/storm-hits-the-coast", True),
        ("https://a.com/storm-hits-coast", "https://a.com/news/coast-is-hit-by-storm.html", True),
        ("https://a.com/storm-hits-coast-48123", "https://a.com/a/48123", True),
        ("https://a.com/storm-hits-coast", "https://a.com/our-new-app", False),
        ("https://a.com/storm-hits-coast-12", "https://a.com/a/12", False),
        ("https://a.com/storm-hits-coast", "https://a.com/coast", False),
        ("https://a.com/storm-hits-coast", "https://a.com/", False),
        ("https://a.com/storm-hits-coast", "https://[", False),
    ],
)
def test_a_headline_that_the_target_does_not_repeat(asked: str, landed: str, may_be: bool) -> None:
    assert may_be_same(asked, landed) == may_be


@pytest.mark.parametrize(
    ("asked", "landed", "is_article"),
    [
        ("https://s.com/77", "https://a.com/x/crane.html", True),
        ("https://s.com/77", "https://a.com/?p=77", True),
        ("https://s.com/77", "https://a.com/", False),
        ("https://s.com/?u=77", "https://a.com/index.php?utm_source=feed-7", False),
        ("https://s.com/?u=77", "https://a.com/en/", False),
        ("https://s.com/77", "https://s.com/77", False),
        ("https://s.com/77", "https://a.com/" + "x" * 2_000, False),
        ("https://s.com/storm-hits-the-coast", "https://a.com/x/crane-lifts-the-bridge", False),
        ("https://s.com/storm-hits-the-coast", "https://a.com/x/storm-hits-coast-again", True),
        ("https://s.com/77", "http://[", False),
    ],
)
def test_the_article_behind_a_link(asked: str, landed: str, is_article: bool) -> None:
    assert article_behind(asked, landed) == (landed if is_article else None)


@pytest.mark.parametrize(
    ("known", "landed", "is_other"),
    [
        ("https://a.com/crane-lifts-bridge", "https://a.com/storm-hits-coast", True),
        ("https://a.com/news/12345", "https://b.com/news/67890", True),
        ("https://a.com/crane-lifts-bridge", "https://b.com/bridge-is-open", False),
        ("https://a.com/crane-lifts-bridge", "https://a.com/", False),
        ("https://a.com/crane", "https://a.com/crane/", False),
    ],
)
def test_a_link_that_leads_to_another_article(known: str, landed: str, is_other: bool) -> None:
    assert leads_elsewhere(known, landed) == is_other
