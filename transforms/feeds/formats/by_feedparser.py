"""A feed as feedparser reads it, for documents that the fast pass cannot be trusted with.

Run it only where it can be killed. It is given text whose runs are short: feedparser 6.0.14 searches authors with a quadratic
pattern (1 MB: over 30 s) and hangs on 200,000 attributes. Dates are read from its raw strings (it reads CET, IST and others
as UTC).
"""

import re
from datetime import datetime
from typing import Any

import feedparser

from transforms.feeds.entries.entry import RawEntry, item_of
from transforms.feeds.parsed import ParsedItem
from transforms.feeds.text.plain_text import Markup

#: Characters between two of `<` and `>`. A summary needs 2,000; an author of 4,000 costs feedparser 50 ms.
MAX_RUN = 4_000

_LONG_TAG = re.compile(r"<(/?[A-Za-z][\w:.-]{0,60})[^<>]{" + str(MAX_RUN) + r",}(/?)>")
_LONG_TEXT = re.compile(r"(?<=[<>])([^<>]{" + str(MAX_RUN) + r"})[^<>]+|\A([^<>]{" + str(MAX_RUN) + r"})[^<>]+")


def read_items(text: str, url: str, now: datetime) -> tuple[ParsedItem, ...]:
    """The items feedparser finds in `text` (prepared by `repair.py`), in document order; none where it gives up."""
    try:
        found = feedparser.parse(
            short_runs(text).encode("utf-8", "ignore"),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception:  # noqa: BLE001 - raises ValueError, KeyError, AssertionError, RecursionError, more on hostile text
        return ()
    return tuple(item_of(_raw(entry, url), now) for entry in found.get("entries", ()))


def short_runs(text: str) -> str:
    """`text` with long tags bare of their attributes and long runs of text cut."""
    if len(text) <= MAX_RUN:
        return text
    text = _LONG_TAG.sub(r"<\1\2>", text)
    return _LONG_TEXT.sub(lambda found: _cut(found.group(1) or found.group(2)), text)


def _cut(run: str) -> str:
    """Not in the middle of a reference."""
    amp = run.rfind("&", len(run) - 12)
    return run[:amp] if amp >= 0 and ";" not in run[amp:] else run


def _kind(detail: Any, text: str) -> Markup:
    """feedparser guesses the type where a document says none; only of XHTML it is sure, because it wrote that itself."""
    if detail.get("type") == "application/xhtml+xml":
        return "html"
    return "text" if detail.get("type") == "text/plain" and "<" not in text and "&" not in text else "unknown"


def _raw(entry: Any, base: str) -> RawEntry:
    links = [entry.get("feedburner_origlink"), entry.get("link")]
    links += [link.get("href") for link in entry.get("links", ()) if link.get("rel") == "alternate"]
    authors = [author.get("name") for author in entry.get("authors", ())] or [entry.get("author")]
    summary = dict.get(entry, "summary") or next((content.get("value") for content in entry.get("content", ())), None)
    bodies = [str(content.get("value") or "") for content in entry.get("content", ())] + [summary or ""]
    detail = entry.get("title_detail") or {}
    times = []
    for key, about in (("published", "published"), ("created", "published"), ("updated", "updated")):
        # dict.get: feedparser's own falls back from one to the other.
        if value := dict.get(entry, key):
            times.append((about, key, str(value)))
    rights = [entry.get("rights"), entry.get("license")]
    return RawEntry(
        base=base,
        links=[str(link) for link in links if link],
        guid=entry.get("id"),
        title=entry.get("title"),
        title_kind=_kind(detail, entry.get("title") or ""),
        summary=summary,
        summary_kind=_kind(entry.get("summary_detail") or {}, summary or ""),
        content=max(bodies, key=len) or None,
        authors=[str(author) for author in authors if author],
        tags=[str(tag.get("label") or tag.get("term") or "") for tag in entry.get("tags", ())],
        times=times,  # type: ignore[arg-type]  # the pairs above are literals
        language=detail.get("language"),
        rights=[str(statement) for statement in rights if statement],
    )
