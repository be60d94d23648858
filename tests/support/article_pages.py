"""Pages of a newspaper that does not exist, for the tests of the extraction."""

from datetime import UTC, datetime

NOW = datetime(2025, 6, 2, 12, tzinfo=UTC)
URL = "https://www.example.org/town/bridge-reopens"
TITLE = "Bridge over the Alder reopens after two years"
LEAD = "Cars and trams may cross the river again from Monday, half a year later than the council had planned it."
PROSE = (
    "The bridge over the Alder was closed in the spring of 2023, when inspectors found cracks in two of its seven piers.",
    "Since then some forty thousand people a day have had to take the longer way through the harbour, many of them by bus.",
    "The mayor said on Friday that the work had cost eleven million, three million more than the town had set aside for it.",
    "Shop owners on both banks have asked for money from the state, but the ministry has not yet said whether it will pay.",
    "A second, narrower bridge for bicycles is to be built upstream by 2027, according to the plans of the building office.",
)


def page(body: str, head: str = "", title: str = TITLE) -> bytes:
    """A whole document around `body`."""
    return f'<!doctype html><html lang="en"><head><title>{title}</title>{head}</head><body>{body}</body></html>'.encode()


def prose(paragraphs: tuple[str, ...] = PROSE) -> str:
    """Paragraphs as HTML."""
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def article(before: str = "", after: str = "", head: str = "") -> bytes:
    """An article with something above and below its text."""
    return page(f"<article><h1>{TITLE}</h1>{before}{prose()}{after}</article>", head)
