"""Answers of guards that stand before a host: challenges for bots, demands for payment or a login. Pure.

A challenge is recognized by its guard's own header, or by marks that occur only in challenges. A guard's script on an ordinary
page is no challenge (Cloudflare puts `challenge-platform` into every page), so marks count where a page shows hardly any text.
"""

import re
from collections.abc import Mapping

from transforms.web.headers.refresh import visible_chars

#: A challenge page shows a sentence or two; one with more text is read as a page.
MAX_CHALLENGE_CHARS = 1_200
#: Longer bodies are no challenges. Cloudflare's have 6 to 30 KB.
MAX_CHALLENGE_BYTES = 200_000

#: (guard, header, what its value must hold).
_HEADERS = (
    ("Cloudflare", "cf-mitigated", "challenge"),
    ("AWS WAF", "x-amzn-waf-action", ""),
    ("Vercel", "x-vercel-mitigated", ""),
    ("DataDome", "x-datadome", "protected"),
    ("DataDome", "x-dd-b", ""),
    ("Sucuri", "x-sucuri-block", ""),
)
#: (guard, pattern in the body).
_MARKS = (
    ("Cloudflare", rb"_cf_chl_opt|cf-browser-verification|cf_chl_|<title>\s{0,9}Just a moment"),
    ("Cloudflare", rb"<title>\s{0,9}Attention Required! \| Cloudflare"),
    ("Imperva", rb"Incapsula incident ID|src=\"/_Incapsula_Resource\?SWUDNSAI"),
    ("DataDome", rb"captcha-delivery\.com"),
    ("HUMAN", rb"px-captcha|_pxAppId"),
    ("Akamai", rb"bm-verify=|/_sec/cp_challenge"),
    ("AWS WAF", rb"awsWafCookieDomainList|gokuProps"),
    ("Anubis", rb"id=\"anubis_|anubis_challenge"),
    ("DDoS-Guard", rb"<title>\s{0,9}DDOS-GUARD|/\.well-known/ddos-guard/"),
    ("Sucuri", rb"sucuri_cloudproxy_js|<title>\s{0,9}Sucuri WebSite Firewall"),
    ("Kasada", rb"window\.KPSDK\s{0,3}="),
    ("a captcha", rb"class=\"?[^\">]{0,60}(?:g-recaptcha|h-captcha|cf-turnstile|frc-captcha)"),
    (
        "a guard",
        rb"<title>[^<]{0,60}(?:checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human"
        rb"|are you (?:a )?(?:human|robot)|security check|bot (?:check|protection|verification)|ddos protection"
        rb"|human verification)",
    ),
)
#: A page that marks itself as an article is none, whatever its headline says and whatever guards its form for comments.
_ARTICLE = re.compile(
    rb"\"@type\"\s{0,3}:\s{0,3}\[?\s{0,3}\"[A-Za-z]{0,20}(?:Article|Posting)\""
    rb"|property=\"?og:type\"?\s{1,3}content=\"?article\b|content=\"?article\"?\s{1,3}property=\"?og:type\b"
)
#: More than the characters of such a property on either side of its name.
_AROUND = 50
_PATTERNS = tuple((guard, re.compile(pattern, re.IGNORECASE)) for guard, pattern in _MARKS)


def challenge_of(headers: Mapping[str, tuple[str, ...]], body: bytes) -> str | None:
    """The guard whose challenge an answer is; None for any other answer. `body`: its decoded start; b"" if it was not read."""
    for guard, name, holds in _HEADERS:
        if any(holds in value.lower() for value in headers.get(name, ())):
            return guard
    if (
        not body
        or len(body) > MAX_CHALLENGE_BYTES
        or _is_article_at_once(body)
        or visible_chars(body, MAX_CHALLENGE_CHARS) > MAX_CHALLENGE_CHARS
    ):
        return None
    found = next((guard for guard, pattern in _PATTERNS if pattern.search(body)), None)
    return None if found is not None and _ARTICLE.search(body) else found


def _is_article_at_once(body: bytes) -> bool:
    """The first `og:type` of the page says article, as that of most articles does: 0.02 ms instead of 0.2 for its text."""
    at = body.find(b"og:type")
    return at >= 0 and _ARTICLE.search(body, max(0, at - _AROUND), at + _AROUND) is not None


def refusal_of(status: int, headers: Mapping[str, tuple[str, ...]], body: bytes) -> tuple[str, str] | None:
    """(reason, sentence) of an error status with a more precise cause than its number; else None."""
    if status == 402 or (status in (401, 403, 429) and headers.get("crawler-price")):
        price = "".join(char for char in headers.get("crawler-price", ("",))[-1][:60] if char.isprintable())
        asks = f", at the price {price}" if price else ""
        return "payment_required", f"The host answers {status}: it wants crawlers to pay{asks}."
    guard = challenge_of(headers, body)
    if guard is not None:
        return "bot_challenge", f"The host answers {status} with a challenge for bots by {guard}."
    if status == 401:
        return "login_required", "The host answers 401: it wants a login."
    if status == 407:
        return "proxy_error", "The proxy answers 407: it wants a user name and a password."
    return None
