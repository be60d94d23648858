"""Failures of a page because of robots.txt. Pure."""

from dataclasses import replace

from transforms.web.messages import Failure
from transforms.web.robots.robots import RobotsEntry, RobotsRules

# Why a host cannot be reached at all: says more about an item than "robots.txt is out of reach".
_HOST_REASONS = frozenset(("blocked_address", "blocked_scheme", "dns_error", "connect_error", "tls_error"))


def unreadable(url: str, entry: RobotsEntry) -> Failure:
    """The failure of `url` if its host, or only the host's robots.txt, is unreachable."""
    reason, message = "robots_unavailable", f"robots.txt could not be read: {entry.message}"
    if entry.reason in _HOST_REASONS:
        reason, message = entry.reason, entry.message or "The host cannot be reached."
    return Failure(url=url, reason=reason, message=message, transient=True)


def forbidden_feed(rules: RobotsRules, url: str) -> Failure:
    """The failure of a feed that no user has named, if robots.txt does not allow it or its host cannot be reached."""
    if rules.is_unavailable:
        return replace(unreadable(url, rules.entry), transient=False)
    message = f"{rules.source} does not allow this URL, which is no feed that was named."
    return Failure(url=url, reason="robots_disallowed", message=message, transient=False)


def forbidden(rules: RobotsRules, url: str) -> Failure | None:
    """The failure of a redirect to `url`; None if robots.txt allows it."""
    verdict = rules.verdict(url)
    if verdict == "allowed":
        return None
    if verdict == "disallowed":
        message = f"A redirect leads to a URL that {rules.source} does not allow."
        return Failure(url=url, reason="robots_disallowed", message=message, transient=False)
    entry = rules.entry
    reason = entry.reason if entry.reason in _HOST_REASONS else "robots_unavailable"
    message = f"A redirect leads to a host whose robots.txt could not be read: {entry.message}"
    return Failure(url=url, reason=reason, message=message, transient=not entry.is_final)
