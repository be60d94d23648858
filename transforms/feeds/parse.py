"""Feed bytes to items: `parse_feed`, the function that runs in the parser's process.

Three ways, the cheapest that can be trusted:

1. *fast*: one strict pass of lxml (0.3 ms for 7 KB; feedparser 4 to 16 ms). Trusted where every entry has an http link, a
   date that was understood and a title without U+FFFD, `&` or `<`: on 44 real feeds the rule took half, and never lost an item.
2. *feedparser*: for all other documents.
3. *salvage*: lxml in recovery, where it finds more than feedparser: broken documents keep the items that can be kept.

It does not depend on earlier polls.
"""

import re
from dataclasses import replace
from datetime import datetime

from transforms.feeds.entries.links import base_of
from transforms.feeds.formats.by_feedparser import read_items
from transforms.feeds.formats.json_feed import read_json
from transforms.feeds.formats.xml_feed import read_feed
from transforms.feeds.formats.xml_strays import release_strays
from transforms.feeds.formats.xml_tree import parse_tree, with_declared_prefixes
from transforms.feeds.parsed import NotAFeed, ParsedFeed, ParsedItem
from transforms.feeds.search.discover import feed_links, page_links, read_page
from transforms.feeds.text.decode import decode
from transforms.feeds.text.repair import repaired, without_cut_item
from transforms.feeds.text.shown_source import shown_source
from transforms.web.messages import Response

#: Items of one document. The largest honest feeds list 1,000 (the limit of a news sitemap).
MAX_ITEMS = 2_000

#: feedparser needs 2 to 5 s for a hostile document of this length, and more than twice that for twice of it.
MAX_FEEDPARSER_CHARS = 2_000_000

#: What programs print before a JSON Feed: warnings of PHP, or a guard against its use as a script.
MAX_NOTE_CHARS = 10_000
_JSON_FEED = re.compile(r"\{\s{0,50}\"version\"\s{0,20}:\s{0,20}\"https?:\\?/\\?/(?:www\.)?jsonfeed\.org")
_FIRST_TAG = re.compile(r"<([A-Za-z][\w.:-]{0,60})")
#: What the fast pass leaves to feedparser: other bases, and Atom 0.3's encodings of content.
_SPECIAL = re.compile(r"\sxml:base\s*=|\smode\s*=\s*[\"']base64", re.IGNORECASE)
_BASE64 = re.compile(r"\smode\s*=\s*[\"']base64", re.IGNORECASE)
_ROOT_IN_PAGE = re.compile(r"<(rss|feed|rdf:RDF)(?=[\s>])", re.IGNORECASE)
_DOUBTFUL = re.compile("[&<\ufffd]")
_ENTRY = re.compile(r"<(?:[A-Za-z][\w.-]{0,30}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_HTML = frozenset({"html", "head", "body", "!doctype", "div", "p", "table", "br", "b", "h1", "script", "meta", "title"})


def parse_feed(
    body: bytes, *, url: str, charset: str | None, content_type: str | None, now: datetime, max_items: int = MAX_ITEMS
) -> ParsedFeed | NotAFeed:
    """The feed in `body`, or the reason why there is none.

    `url`: the address of the document, for relative links. `charset`: the transport's. `content_type` is only for messages,
    because labels of feeds are wrong too often. Pure: it opens no file and sends no request, whatever the document names.
    Hostile input may take long or much memory: run it in a process that can be killed.
    """
    text = decode(body, charset)
    text = shown_source(text) or text
    if not text.strip("\x00 \t\r\n\ufeff"):
        return NotAFeed(reason="not_a_feed", message="The answer is empty.")
    start = text.lstrip("\x00 \t\r\n\ufeff")
    if start[:1] not in ("{", "[") and (noted := _JSON_FEED.search(start, 0, MAX_NOTE_CHARS)):
        start = start[noted.start() :]
    if start[:1] in ("{", "["):
        found = read_json(start, url, now, max_items)
        if isinstance(found, ParsedFeed) or not _ENTRY.search(text):
            return found
    return _parse_xml(text, url, content_type, now, max_items)


def parse_answer(response: Response) -> ParsedFeed | NotAFeed:
    """The feed in the answer of a server, as in `parse_feed`."""
    return parse_feed(
        response.body,
        url=response.final_url,
        charset=response.charset,
        content_type=response.header("content-type"),
        now=response.received_at,
    )


def _parse_xml(text: str, url: str, content_type: str | None, now: datetime, limit: int) -> ParsedFeed | NotAFeed:
    prepared = repaired(text)
    root = parse_tree(prepared, recover=False)
    if root is None and (declared := with_declared_prefixes(prepared)) is not None:
        root = parse_tree(declared, recover=False)
        prepared = prepared if root is None else declared
    if root is not None:
        fast = read_feed(root, url, now, "fast", limit)
        trusted = fast is not None and _is_trusted(fast) and not _SPECIAL.search(prepared)
        if fast is not None and (trusted or fast.format == "sitemap_index" or fast.omitted):
            return fast
    tag = _FIRST_TAG.search(prepared)
    first = tag.group(1).lower() if tag else ""
    if not first or (first in _HTML and not _ENTRY.search(prepared)):
        return _no_feed(text, url, content_type)
    if first in _HTML and (inside := _inside_page(prepared)) is not None:
        found = _parse_xml(inside, url, content_type, now, limit)
        return found if isinstance(found, ParsedFeed) and found.items else _no_feed(text, url, content_type)
    whole = prepared if root is not None else without_cut_item(prepared)
    tree = root if root is not None else parse_tree(whole, recover=True)
    if tree is not None and root is None:
        release_strays(tree)
    saved = read_feed(tree, url, now, "salvage", limit) if tree is not None else None
    if saved is not None and (
        saved.format == "sitemap_index" or saved.omitted or (saved.items and len(whole) > MAX_FEEDPARSER_CHARS)
    ):
        return saved
    site = saved.home_url if saved is not None and saved.format in ("rss", "rdf") else None
    items = read_items(whole, base_of(site, url), now)
    if first in _HTML and not _usable(items):
        return _no_feed(text, url, content_type)
    is_sound = root is not None and not _BASE64.search(prepared)
    return _better(saved, items, is_sound, limit) or _no_feed(text, url, content_type)


def _inside_page(page: str) -> str | None:
    """The feed that a page of HTML has as one of its elements: a browser's view, or a site's frame around all answers."""
    root = _ROOT_IN_PAGE.search(page)
    if root is None:
        return None
    end = page.rfind(f"</{root.group(1)}")
    return page[root.start() : page.find(">", end) + 1 if end > root.start() else len(page)]


def _is_trusted(feed: ParsedFeed) -> bool:
    return bool(feed.items) and all(
        item.link and item.title and not _DOUBTFUL.search(item.title) and (item.published or item.updated)
        for item in feed.items
    )


def _better(
    saved: ParsedFeed | None, items: tuple[ParsedItem, ...], is_sound: bool, limit: int
) -> ParsedFeed | NotAFeed | None:
    """feedparser's items with the feed's own fields, unless the tree held more usable ones; None where neither found a feed."""
    kept, omitted = items[:limit], max(0, len(items) - limit)
    if saved is None:
        return ParsedFeed(format="other", path="feedparser", items=kept, omitted=omitted) if items else None
    if _usable(saved.items) > _usable(items) or (not items and (saved.items or is_sound)):
        return saved
    if not items:
        return NotAFeed(reason="parse_error", message="The feed is broken, and none of its entries can be read.")
    if len(saved.items) == len(kept):
        merged = _merged if is_sound else _completed
        kept = tuple(merged(item, own) for item, own in zip(kept, saved.items, strict=True))
    return replace(saved, path="feedparser", items=kept, omitted=omitted)


def _completed(item: ParsedItem, own: ParsedItem) -> ParsedItem:
    """feedparser's `item` with what the same entry in the tree has more of: its own link, times, tags and the longer text.

    feedparser takes `dc:date`, which is all that RSS 1.0 has, for the time of an update, every category for a tag, and links of
    pictures and of related stories for those of the entry.
    """
    if own.link != item.link and (own.link is None or own.title != item.title):
        return item
    item = replace(
        item,
        link=own.link,
        problem=own.problem,
        raw_link=own.raw_link,
        tags=own.tags or item.tags,
        content=max(own.content or "", item.content or "", key=len) or None,
        short_text=own.short_text or item.short_text,
        guid=item.guid or own.guid,
        language=item.language or own.language,
    )
    if not own.time_claims:
        return item
    return replace(item, published=own.published, updated=own.updated, time_claims=own.time_claims)


def _merged(item: ParsedItem, own: ParsedItem) -> ParsedItem:
    """feedparser's `item` with the words of the document where the document is sound and has them.

    feedparser repairs links that are none (`http:///x`), takes the text of an enclosure for a link, glues the words of blocks
    and does not tell which markup was escaped. What the document says of them is what counts.
    """
    return replace(
        _completed(replace(item, link=own.link), own),
        link=own.link,
        problem=own.problem,
        raw_link=own.raw_link,
        title=own.title or item.title,
        summary=own.summary or item.summary,
        content=own.content or item.content,
        short_text=own.short_text or item.short_text,
        authors=own.authors or item.authors,
        tags=own.tags,
        guid=own.guid or item.guid,
        language=own.language or item.language,
        rights=own.rights or item.rights,
    )


def _usable(items: tuple[ParsedItem, ...]) -> int:
    return len({item.link for item in items if item.link})


def _no_feed(text: str, url: str, content_type: str | None) -> NotAFeed:
    root = read_page(text)
    links, pages = (feed_links(root, url), page_links(root, url)) if root is not None else ((), ())
    kind = (content_type or "no content type").split(";")[0].strip()[:60]
    if links:
        return NotAFeed(
            reason="not_a_feed",
            message=f"The answer ({kind}) is a page that names {len(links)} feeds.",
            feed_links=links,
            page_links=pages,
        )
    message = f"The answer ({kind}) is neither RSS, Atom, JSON Feed nor a sitemap, and names no feed."
    return NotAFeed(reason="not_a_feed", message=message, page_links=pages)
