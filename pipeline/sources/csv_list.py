"""Tables of feeds: a first line that names a column of addresses, then one feed a line. Pure."""

import csv
import re
from collections.abc import Iterator

from pipeline.sources.feed_address import address_key, bare, problem_of
from pipeline.sources.listing import Listing, ListProblem
from transforms.feeds.sources import FeedSource

_ADDRESSES = frozenset({"url", "xmlurl", "feed", "feedurl", "feedlink", "rss", "rssurl", "rsslink", "link", "address"})
_TITLES = frozenset({"title", "name", "text", "feedtitle", "feedname"})
_TAGS = frozenset({"tags", "tag", "category", "categories", "folder", "group"})


def read_table(text: str, name: str) -> Listing | None:
    """The feeds of a table, separated by comma, semicolon or tab; None if `text` is no table. Never raises."""
    head = next((line for line in text.lstrip("\ufeff").splitlines() if line.strip()), "")[:1_000]
    separator = max(",;\t", key=head.count)
    columns = [re.sub(r"[\W_]", "", cell).lower() for cell in head.split(separator)]
    at = next((place for place, column in enumerate(columns) if column in _ADDRESSES), None)
    if at is None or len(columns) < 2 or head.lstrip().startswith(("#", ";")):
        return None
    sources: dict[str, FeedSource] = {}
    problems: list[ListProblem] = []
    for number, row in _rows(text, separator):
        cells = dict(zip(columns, row, strict=False))
        address = bare(row[at]) if at < len(row) else ""
        if not any(cell.strip() for cell in row):
            continue
        problem = problem_of(address)
        if problem is not None:
            problems.append(ListProblem(f"{name}, line {number}", problem))
            continue
        title = next((cells[column].strip() for column in columns if column in _TITLES and cells.get(column)), "")
        tags = [tag.strip()[:200] for column in columns if column in _TAGS for tag in re.split(r"[,;|]", cells.get(column, ""))]
        source = FeedSource(address, title=title[:300] or None, tags=tuple(tag for tag in tags if tag)[:20])
        sources.setdefault(address_key(address), source)
    return Listing(tuple(sources.values()), tuple(problems), "text")


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) behind the first line. A field that is longer than a list's line ends the table."""
    reader = csv.reader(text.lstrip("\ufeff \r\n").splitlines(), delimiter=separator)
    try:
        for place, row in enumerate(reader):
            if place:
                yield reader.line_num, row
    except csv.Error:
        return
