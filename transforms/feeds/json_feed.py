"""JSON Feed 1.0 and 1.1 (jsonfeed.org), read leniently. Never raises for any text."""

import json
from datetime import datetime
from typing import Any

from transforms.feeds.entries import RawEntry, bounded, item_of, newest
from transforms.feeds.links import resolve
from transforms.feeds.parsed import NotAFeed, ParsedFeed
from transforms.feeds.plain_text import plain_text


def read_json(text: str, url: str, now: datetime, limit: int) -> ParsedFeed | NotAFeed:
    """The feed in `text`, or why it is none."""
    try:
        # Numbers of a million digits are quadratic to read (CVE-2020-10735): none of a feed's numbers is needed as one.
        data = json.loads(text, parse_int=str, parse_float=str, parse_constant=str, strict=False)
    except RecursionError:
        return NotAFeed(reason="parse_error", message="The JSON is nested too deeply.")
    except ValueError as error:
        data = _cut_short(text)
        if data is None:
            return NotAFeed(reason="parse_error", message=f"The JSON is broken: {error}.")
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        return NotAFeed(reason="not_a_feed", message="The answer is JSON, but no JSON Feed: it has no list of items.")
    raws = [_raw(item, url) for item in data["items"] if isinstance(item, dict)]
    kept, omitted = newest(raws, limit, now)
    hubs = [one.get("url") for one in _list(data.get("hubs")) if isinstance(one, dict)]
    return ParsedFeed(
        format="json",
        path="json",
        items=tuple(item_of(raw, now) for raw in kept),
        omitted=omitted,
        title=plain_text(title, 300) if (title := _text(data.get("title"))) else None,
        language=bounded(_text(data.get("language")), 35),
        self_url=resolve(_text(data.get("feed_url")), url)[0],
        hub_urls=tuple(link for hub in hubs[:10] if (link := resolve(_text(hub), url)[0])),
    )


def _cut_short(text: str) -> Any:
    """The whole items of a JSON Feed that ends too early or breaks in the middle; None where there is none."""
    start = text.find('"items"')
    start = text.find("[", start) + 1 if start >= 0 else 0
    decoder = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)
    items = []
    while start:
        while start < len(text) and text[start] in " \t\r\n,":
            start += 1
        try:
            item, start = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            break
        items.append(item)
    return {"items": items} if items else None


def _raw(item: dict[str, Any], base: str) -> RawEntry:
    guid = _text(item.get("id"))
    authors = [*_list(item.get("authors")), item.get("author")]
    links = [_text(item.get("url")), _text(item.get("external_url")), guid if guid and guid[:4].lower() == "http" else None]
    raw = RawEntry(base=base, guid=guid, title=_text(item.get("title")), title_is_text=True)
    raw.links = [link for link in links if link]
    raw.summary = _text(item.get("summary")) or _text(item.get("content_text")) or _text(item.get("content_html"))
    raw.authors = [name for one in authors[:50] if isinstance(one, dict) and (name := _text(one.get("name")))]
    raw.tags = [tag for one in _list(item.get("tags"))[:50] if (tag := _text(one))]
    raw.language = _text(item.get("language"))
    for key, about in (("date_published", "published"), ("date_modified", "updated")):
        if text := _text(item.get(key)):
            raw.times.append((about, key, text))  # type: ignore[arg-type]  # the pairs above are literals
    return raw


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
