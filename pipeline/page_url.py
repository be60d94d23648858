"""Checks the URL of a page, for commands and calls that take one. Pure."""

from transforms.web.addresses.targets import ANY_ADDRESS, Refusal, parse_target


def check_page_url(url: str) -> None:
    """Raises ValueError, with the URL and the remedy, if no page can have this URL."""
    found = parse_target(url, ANY_ADDRESS)
    if isinstance(found, Refusal):
        shown = "".join(character if character.isprintable() else "?" for character in url[:200])
        raise ValueError(f"{shown!r} is no URL of a page: {found.message} Write for example https://example.com/2025/page.html")
