"""Where redirects have led."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.web.fetching.landing import judge_landing

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
