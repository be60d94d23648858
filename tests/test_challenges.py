"""Answers of guards."""

import pytest

from transforms.web.client.challenges import challenge_of, refusal_of

TURNSTILE = b"<html><title>One moment</title><div class='x cf-turnstile' data-sitekey=1></div><p>Are you there?</p></html>"
PROSE = b"<p>" + b"The ferry was late again on Friday, and nobody knew why. " * 40 + b"</p>"


@pytest.mark.parametrize(
    ("headers", "body", "expected"),
    [
        ({"cf-mitigated": ("challenge",)}, b"", "Cloudflare"),
        ({"x-amzn-waf-action": ("captcha",)}, b"", "AWS WAF"),
        ({"x-datadome": ("protected",)}, b"", "DataDome"),
        ({}, b"<title>Just a moment...</title><script>window._cf_chl_opt = {}</script>", "Cloudflare"),
        ({}, b"<script src='https://ct.captcha-delivery.com/c.js'></script>", "DataDome"),
        ({}, b'<title>Making sure</title><script id="anubis_version">1</script>', "Anubis"),
        ({}, TURNSTILE, "a captcha"),
        ({}, b"<title>Please verify you are human</title>", "a guard"),
        ({}, TURNSTILE + PROSE, None),
        ({}, b"<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script><p>Short brief.</p>", None),
        ({}, TURNSTILE + b'<script type="application/ld+json">{"@type": "NewsArticle"}</script>', None),
        (
            {},
            b'<meta property=\'og:title\'><meta property="og:type" content="article"><title>Security check late</title>',
            None,
        ),
        ({}, b'<meta content="article" property="og:type"><title>Security check late</title>', None),
        ({}, b'<meta property="og:type" content="website"><title>Security check</title>', "a guard"),
        ({}, b'<meta property="og:type" content="articles"><title>Security check</title>', "a guard"),
        ({}, b"<p>Robots and humans met at the harbour.</p>", None),
        ({"server": ("cloudflare",)}, b"", None),
        ({}, b"", None),
    ],
)
def test_challenges(headers: dict[str, tuple[str, ...]], body: bytes, expected: str | None) -> None:
    assert challenge_of(headers, body) == expected


@pytest.mark.parametrize(
    ("status", "headers", "body", "reason"),
    [
        (402, {}, b"", "payment_required"),
        (402, {"crawler-price": ("USD 0.01",)}, b"", "payment_required"),
        (403, {"crawler-price": ("USD 0.01",)}, b"", "payment_required"),
        (403, {"cf-mitigated": ("challenge",)}, b"", "bot_challenge"),
        (503, {}, b"<title>DDoS-Guard</title>", "bot_challenge"),
        (401, {}, b"", "login_required"),
        (407, {}, b"", "proxy_error"),
        (403, {}, b"<h1>Forbidden</h1>", None),
        (404, {}, b"", None),
    ],
)
def test_refusals(status: int, headers: dict[str, tuple[str, ...]], body: bytes, reason: str | None) -> None:
    found = refusal_of(status, headers, body)
    assert (found and found[0]) == reason
    assert found is None or str(status) in found[1] or reason == "proxy_error"


def test_the_price_is_named() -> None:
    assert "USD 0.01" in (refusal_of(402, {"crawler-price": ("USD 0.01\x1b",)}, b"") or ("", ""))[1]
