"""The time of publication in attributes of elements that are no `<time>`: RDFa, and what scripts turn into "2 hours ago"."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from transforms.extract.dates.statements import Statement
from transforms.extract.page.elsewhere import is_elsewhere

_PROPERTIES = frozenset(
    (
        "datepublished",
        "schema:datepublished",
        "dc:date",
        "dc:created",
        "dc:issued",
        "dcterms:date",
        "dcterms:created",
        "dcterms:issued",
    )
)
_NAMES = ("datetime", "data-datetime", "data-published", "data-date", "data-timestamp", "data-time", "title")
_LOOKED_AT = frozenset(("property", *_NAMES))
#: A day in ISO 8601, perhaps with a time; seconds or milliseconds since 1970.
_VALUE = re.compile(r"\s{0,3}(?:20\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d.{0,20})?|1\d{9}(?:\d{3})?)\s{0,3}")
_OF_DATES = re.compile(
    r"(?:^|[\s_-])(?:date|datetime|time|timeago|timestamp|published|posted|post-date|meta|pubdate)(?:$|[\s_-])", re.I
)
_OF_OTHERS = re.compile(r"countdown|calendar|event|expir|player|video|updat|modif|comment", re.IGNORECASE)
_MOST_LOOKED_AT = 2_000


def attribute_times(tree: HtmlElement) -> Iterator[Statement]:
    """The first RDFa property, else the first attribute of an element that is named for a date."""
    stated: list[Statement] = []
    # a third of the time of an XPath expression, which looks for each attribute of each element
    named = (element for element in tree.iterdescendants() if not _LOOKED_AT.isdisjoint(element.keys()))
    for element in islice(named, _MOST_LOOKED_AT):
        if element.tag in ("meta", "time", "a", "img", "iframe", "button", "ins", "del"):
            continue
        kinds = (element.get("property") or "").lower().split()
        if any(kind in _PROPERTIES for kind in kinds):
            raw = element.get("content") or " ".join(element.itertext())[:200]
            if not is_elsewhere(element):
                yield "published", f"property:{kinds[0]}", " ".join(raw.split())
                return
            continue
        name = element.get("class") or ""
        if stated or not _OF_DATES.search(name) or _OF_OTHERS.search(name):
            continue
        value = next((value for name in _NAMES if (value := element.get(name)) and _VALUE.fullmatch(value)), None)
        if value is not None and not is_elsewhere(element):
            stated.append(("published", "attribute", value.strip()))
    yield from stated
