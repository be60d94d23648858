"""Judges the target of redirects: the article, another one, or a page in place of a deleted or closed article. Pure.

Publishers answer for a deleted article with a redirect to their front page, to a section or to a page that says "not found",
all with status 200 (a soft 404). Those pages hold teasers of other articles, which must not pass for this one.
"""

import re
from urllib.parse import unquote, urlsplit

from transforms.urls.urls import canonical

_INDEX = re.compile(r"(?:index|default|home|homepage|start|main|front)(?:\.[a-z]{3,5})?", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?", re.IGNORECASE)
_NOT_FOUND = re.compile(
    r"(?:error[-_]?)?(?:404|410)(?:[-_]?(?:error|not[-_]?found|page))?|(?:page|article|error)?[-_]?not[-_]?found|error|errors"
    r"|(?:page[-_]?)?(?:gone|unavailable|removed|expired)|nicht[-_]gefunden|no[-_]encontrad[oa]|introuvable",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"log[-_]?in|sign[-_]?in|sign[-_]?up|log[-_]?on|anmelden|connexion|se[-_]connecter|iniciar[-_]sesion|sso|oauth2?|authorize"
    r"|auth|authenticate|authentication|register|registration|subscribe|subscription|abo|paywall",
    re.IGNORECASE,
)
_LOGIN_HOST = re.compile(r"(?:login|signin|sso|auth|accounts?|id|identity)\.", re.IGNORECASE)
_CONSENT = re.compile(
    r"(?:[a-z]{2,9}[-_]?)?consent(?:[-_](?:wall|page|gate))?|(?:cookie|privacy)[-_]?(?:wall|gate)|zustimmung|einwilligung",
    re.IGNORECASE,
)
_CONSENT_HOST = re.compile(r"(?:consent|myprivacy|privacygate|cookiewall)\.", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp|do|cfm)$", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z_]{1,30}")
_SLUG = re.compile(r"\d|-.{1,200}-")

_TAIL_WORD = re.compile(r"[^\W_]{3,}")
#: Words in the last part of a path that make it a headline.
_HEADLINE_WORDS = 3
#: Longer URLs are not kept beside the entry's own.
_MAX_KEPT_CHARS = 2_000


def judge_landing(asked: str, landed: str) -> tuple[str, str] | None:
    """(reason, sentence) if the redirects from `asked` to `landed` show that the article is gone; else None."""
    before, after = _segments(asked), _segments(landed)
    if before is None or after is None or asked == landed:
        return None
    own, place = before[1], after[1]
    is_article = bool(own) and not (len(own) == 1 and (_INDEX.fullmatch(own[0]) or _LANGUAGE.fullmatch(own[0])))
    if not is_article:
        return None
    shown = landed[:200]
    last = _ENDING.sub("", place[-1]) if place else ""
    asks_login = any(_LOGIN.fullmatch(_ENDING.sub("", part)) for part in place[:1] + place[-1:])
    if (asks_login and not any(_LOGIN.fullmatch(part) for part in own)) or (
        _LOGIN_HOST.match(after[0]) and not _LOGIN_HOST.match(before[0])
    ):
        return "login_required", f"A redirect leads to a page for logging in or subscribing: {shown}"
    asks_consent = _CONSENT_HOST.match(after[0]) or any(
        _CONSENT.fullmatch(_ENDING.sub("", part)) for part in place[:2] + place[-1:]
    )
    if asks_consent and not (_CONSENT_HOST.match(before[0]) or any(_CONSENT.fullmatch(part) for part in own)):
        return "not_article", f"A redirect leads to a page that asks for consent: {shown}"
    if _NOT_FOUND.fullmatch(last) and not (own and _NOT_FOUND.fullmatch(_ENDING.sub("", own[-1]))):
        return "soft_404", f"A redirect leads to a page that says that the article is not there: {shown}"
    front = [part for part in place if not _INDEX.fullmatch(part)]
    if not after[2] and _is_front_page(place):
        return "soft_404", f"A redirect leads to the front page of the site, so the article is not there: {shown}"
    # A section: the first words of the own path and nothing that names an article.
    is_above = before[0] == after[0] and len(front) < len(own) and own[: len(front)] == front
    is_section = not after[2] and is_above and len(front) <= 2 and all(_WORD.fullmatch(part) for part in front)
    if is_section and any(_SLUG.search(part) for part in own[len(front) :]):
        return "soft_404", f"A redirect leads to a section of the site, so the article is not there: {shown}"
    return None


def may_be_same(asked: str, landed: str) -> bool:
    """False if the path of `asked` ends with a headline that the path of `landed` does not repeat.

    Such a redirect leads to a page in place of the article, or to another article. A short link, a number or a single word says
    nothing about its article. Two equal words are a repetition, or a number of four digits and more.
    """
    own, other = _tail_words(asked), _tail_words(landed)
    if sum(not word.isdigit() for word in own) < _HEADLINE_WORDS:
        return True
    shared = own & other
    return len(shared) > 1 or any(word.isdigit() and len(word) > 3 for word in shared)


def article_behind(asked: str, landed: str) -> str | None:
    """`landed` if redirects from `asked` may have led to the article itself, and its URL names one; else None."""
    if landed == asked or len(landed) > _MAX_KEPT_CHARS or not may_be_same(asked, landed):
        return None
    parts = _segments(canonical(landed))
    return landed if parts is not None and (parts[2] or not _is_front_page(parts[1])) else None


def leads_elsewhere(known: str, landed: str) -> bool:
    """True if `landed` is plainly not the article `known`: the last parts of their paths have no word and no number in
    common."""
    before, after = _tail_words(known), _tail_words(landed)
    return bool(before and after) and not before & after


def _is_front_page(path: list[str]) -> bool:
    parts = [part for part in path if not _INDEX.fullmatch(part)]
    return not parts or (len(parts) == 1 and _LANGUAGE.fullmatch(parts[0]) is not None)


def _tail_words(url: str) -> set[str]:
    parts = _segments(url)
    return set(_TAIL_WORD.findall(_ENDING.sub("", parts[1][-1]).lower())) if parts is not None and parts[1] else set()


def _segments(url: str) -> tuple[str, list[str], str] | None:
    """(host without www, parts of the path, query that may name an article)."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    named = "&".join(pair for pair in parts.query.split("&")[:50] if re.search(r"=[^&]{0,80}\d|=[^&]{0,200}-", pair))
    return host, [unquote(part) for part in parts.path[:4_000].split("/") if part], named
