"""JSON Feed 1.0 and 1.1 (jsonfeed.org), and RSS in JSON, read leniently. Never raises for any text.

RSS in JSON is the form of Scripting News (`{"rss": {"channel": {"item": [...]}}}`) and of converters (`{"feed": {...}, "items":
[...]}`): items with RSS's names.
"""

import json
import re
from datetime import datetime
from typing import Any, Literal

from transforms.feeds.entries.entry import RawEntry, bounded, is_oldest_first, item_of
from transforms.feeds.entries.links import base_of, resolve
from transforms.feeds.parsed import NotAFeed, ParsedFeed
from transforms.feeds.text.decode import with_windows_signs
from transforms.feeds.text.plain_text import plain_text

#: Where reading may begin in broken JSON; more than a feed has items.
MAX_STARTS = 3_000
#: Keys of the errors of programming interfaces; an empty list of items often stands beside them.
_ERRORS = ("error", "errors", "message", "fault")
#: Names of times: JSON Feed's before RSS's and those of converters.
_TIMES: dict[str, Literal["published", "updated"]] = {
    **dict.fromkeys(("date_published", "pubDate", "isoDate", "published"), "published"),
    **dict.fromkeys(("date_modified", "updated"), "updated"),
}
_HALVES = re.compile("[\ud800-\udfff]")
_ITEMS = re.compile(r'"items"\s{0,20}:')


def read_json(text: str, url: str, now: datetime, limit: int) -> ParsedFeed | NotAFeed:
    """The feed in `text`, or why it is none."""
    try:
        # Numbers of a million digits are quadratic to read (CVE-2020-10735): none of a feed's numbers is needed as one.
        data = json.loads(text, parse_int=str, parse_float=str, parse_constant=str, strict=False)
    except RecursionError:
        return NotAFeed(reason="parse_error", message="The JSON is nested too deeply.")
    except ValueError as error:
        data = _whole_start(text) or _whole_items(text)
        if data is None:
            return NotAFeed(reason="parse_error", message=f"The JSON is broken: {error}.")
    data = _as_feed(data)
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        return NotAFeed(reason="not_a_feed", message="The answer is JSON, but no JSON Feed: it has no list of items.")
    if not data["items"] and not _text(data.get("version")) and any(data.get(name) for name in _ERRORS):
        return NotAFeed(reason="not_a_feed", message="The answer is JSON, but no JSON Feed: it reports an error.")
    home = resolve(_text(data.get("home_page_url")), url)[0]
    base = base_of(home, url)
    items = [item for item in data["items"] if isinstance(item, dict)]
    kept = items
    if len(items) > limit:
        kept = items[-limit:] if is_oldest_first(_raw(items[0], base), _raw(items[-1], base), now) else items[:limit]
    everyone = _authors(data)
    hubs = [hub.get("url") for hub in _list(data.get("hubs")) if isinstance(hub, dict)]
    return ParsedFeed(
        format="json",
        path="json",
        items=tuple(item_of(_raw(item, base, everyone), now) for item in kept),
        omitted=len(items) - len(kept),
        title=plain_text(title, 300) if (title := _text(data.get("title"))) else None,
        language=bounded(_text(data.get("language")), 35),
        self_url=resolve(_text(data.get("feed_url")), url)[0],
        next_page=resolve(_text(data.get("next_url")), url)[0],
        home_url=home,
        hub_urls=tuple(link for hub in hubs[:10] if (link := resolve(_text(hub), url)[0])),
    )


def _as_feed(data: Any) -> Any:
    """`data` with the names of JSON Feed around its items: RSS in JSON, and a JSON Feed whose items are null or no list."""
    if not isinstance(data, dict):
        return data
    rss = data.get("rss")
    channel = rss.get("channel") if isinstance(rss, dict) else None
    if isinstance(channel, dict):
        items = [item for item in _one_or_more(channel.get("item")) if item is not None]
        return {**channel, "home_page_url": channel.get("link"), "items": items}
    about = data.get("feed")
    if isinstance(about, dict) and isinstance(data.get("items"), list):
        return {**data, "title": about.get("title"), "home_page_url": about.get("link"), "language": about.get("language")}
    if not isinstance(data.get("items"), list) and "jsonfeed.org" in (_text(data.get("version")) or ""):
        return {**data, "items": [item for item in _one_or_more(data.get("items")) if item is not None]}
    return data


def _whole_start(text: str) -> dict[str, Any] | None:
    """The object that `text` begins with, whatever is behind it."""
    decoder = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)
    try:
        data, _ = decoder.raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _whole_items(text: str) -> dict[str, Any] | None:
    """The items that are whole in a JSON Feed that ends too early or is broken in places; None where there is none.

    Behind a break it goes on at the next `{`. The number of such starts is bounded: each may read to the end of the text.
    """
    decoder = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)
    found = _ITEMS.search(text)
    at = text.find("{", found.end() if found else 1)
    items = []
    for _ in range(MAX_STARTS):
        if at < 0:
            break
        try:
            item, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            if isinstance(item, dict) and ("url" in item or "id" in item):
                items.append(item)
        at = text.find("{", end)
    return {"items": items} if items else None


def _authors(holder: dict[str, Any]) -> list[str]:
    """Names of the authors of an item or of the feed: 1.1 has a list, 1.0 one; some write a name, or mix them."""
    keys = ("authors", "author", "creator", "dc:creator")
    authors = [author for key in keys for author in _one_or_more(holder.get(key))[:50]]
    names = (_text(author.get("name")) if isinstance(author, dict) else _text(author) for author in authors)
    return [name for name in names if name]


def _raw(item: dict[str, Any], base: str, everyone: list[str] | None = None) -> RawEntry:
    """`everyone`: the authors of the feed, which are those of an item that names none (JSON Feed 1.1, items)."""
    guid = _first(item, "id", "guid")
    links = [_first(item, "url"), _first(item, "link"), _first(item, "external_url"), guid if _is_address(guid) else None]
    raw = RawEntry(base=base, guid=guid, title=_text(item.get("title")), title_kind="text")
    raw.links = [link for link in links if link]
    plain = _first(item, "summary", "content_text")
    html, text = _first(item, "content_html", "content:encoded", "content"), _first(item, "content_text")
    described = _first(item, "description")
    raw.summary, raw.summary_kind = plain or described or html, "text" if plain else "unknown" if described else "html"
    raw.content, raw.content_kind = html or text or described, "html" if html else "text" if text else "unknown"
    raw.authors = _authors(item) or everyone or []
    raw.tags = _tags(item)
    raw.language = _text(item.get("language"))
    for key, about in _TIMES.items():
        if text := _text(item.get(key)):
            raw.times.append((about, key, text))
    return raw


def _tags(item: dict[str, Any]) -> list[str]:
    tags = next((item[key] for key in ("tags", "categories", "category") if item.get(key)), None)
    listed = tags.split(",") if isinstance(tags, str) else _one_or_more(tags)
    found = (_text(tag.get("name")) if isinstance(tag, dict) else _text(tag) for tag in listed[:50])
    return [tag for tag in found if tag]


def _first(item: dict[str, Any], *keys: str) -> str | None:
    """The first of the values that is a text, or an object that holds one beside its attributes."""
    values = (item.get(key) for key in keys)
    texts = (
        next((_text(value.get(key)) for key in ("#value", "#text", "_", "value", "href") if value.get(key)), None)
        if isinstance(value, dict)
        else _text(value)
        for value in values
    )
    return next((text for text in texts if text), None)


def _is_address(guid: str | None) -> bool:
    return guid is not None and guid[:4].lower() == "http"


def _text(value: Any) -> str | None:
    """`value` where it is a text, without halves of characters, which its escapes may be."""
    if not isinstance(value, str) or value.isascii():
        return value or None if isinstance(value, str) else None
    return with_windows_signs(_HALVES.sub("", value)) or None


def _one_or_more(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
