"""JSON Feed 1.0 and 1.1 (jsonfeed.org), read leniently. Never raises for any text."""

import json
import re
from datetime import datetime
from typing import Any

from transforms.feeds.entries import RawEntry, bounded, is_oldest_first, item_of
from transforms.feeds.links import base_of, resolve
from transforms.feeds.parsed import NotAFeed, ParsedFeed
from transforms.feeds.plain_text import plain_text

#: Where reading may begin in broken JSON; more than a feed has items.
MAX_STARTS = 3_000
#: Keys of the errors of programming interfaces; an empty list of items often stands beside them.
_ERRORS = ("error", "errors", "message", "fault")
_ITEMS = re.compile(r'"items"\s{0,20}:')


def read_json(text: str, url: str, now: datetime, limit: int) -> ParsedFeed | NotAFeed:
    """The feed in `text`, or why it is none."""
    try:
        # Numbers of a million digits are quadratic to read (CVE-2020-10735): none of a feed's numbers is needed as one.
        data = json.loads(text, parse_int=str, parse_float=str, parse_constant=str, strict=False)
    except RecursionError:
        return NotAFeed(reason="parse_error", message="The JSON is nested too deeply.")
    except ValueError as error:
        data = _whole_items(text)
        if data is None:
            return NotAFeed(reason="parse_error", message=f"The JSON is broken: {error}.")
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
    authors = [author for key in ("authors", "author") for author in _one_or_more(holder.get(key))[:50]]
    names = (_text(author.get("name")) if isinstance(author, dict) else _text(author) for author in authors)
    return [name for name in names if name]


def _raw(item: dict[str, Any], base: str, everyone: list[str] | None = None) -> RawEntry:
    """`everyone`: the authors of the feed, which are those of an item that names none (JSON Feed 1.1, items)."""
    guid = _text(item.get("id"))
    links = [_text(item.get("url")), _text(item.get("external_url")), guid if guid and guid[:4].lower() == "http" else None]
    raw = RawEntry(base=base, guid=guid, title=_text(item.get("title")), title_kind="text")
    raw.links = [link for link in links if link]
    plain = _text(item.get("summary")) or _text(item.get("content_text"))
    raw.summary, raw.summary_kind = plain or _text(item.get("content_html")), "text" if plain else "html"
    html, text = _text(item.get("content_html")), _text(item.get("content_text"))
    raw.content, raw.content_kind = html or text, "html" if html else "text"
    raw.authors = _authors(item) or everyone or []
    tags = item.get("tags")
    raw.tags = [tag for entry in (tags.split(",") if isinstance(tags, str) else _list(tags))[:50] if (tag := _text(entry))]
    raw.language = _text(item.get("language"))
    for key, about in (("date_published", "published"), ("date_modified", "updated")):
        if text := _text(item.get(key)):
            raw.times.append((about, key, text))  # type: ignore[arg-type]  # the pairs above are literals
    return raw


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _one_or_more(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
