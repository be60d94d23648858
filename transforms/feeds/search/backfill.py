"""The search for entries that a feed no longer lists: after a gap, or because a user asks for older entries. Pure.

Three sources, the surest first: older documents of the feed itself (RFC 5005: `prev-archive`, pages by `next`), the news
sitemap (named in robots.txt, else at the usual paths), and the page of the feed. A source is used only if the sources before it
have not led back to known entries. Requests go only to hosts of the registered domains of the feed, because other hosts cannot
be trusted about its entries.

This module chooses requests and entries; `backfill_turn.py` sends the requests.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal
from urllib.parse import urljoin, urlsplit

from schemas.feed_items import Via
from transforms.feeds.entries.links import resolve
from transforms.feeds.identity.gaps import Gap
from transforms.feeds.identity.identity import NO_DIGEST, Seen, seen_entry
from transforms.feeds.identity.order import oldest_first
from transforms.feeds.parsed import NotAFeed, PageLink, ParsedFeed, ParsedItem
from transforms.feeds.search.sitemaps import sitemaps_to_poll
from transforms.urls.registered_domain import is_same_site
from transforms.web.addresses.targets import host_of

#: Documents that a search asks for: after a gap, and for a user.
MAX_AFTER_GAP, MAX_FOR_USER = 12, 200
#: Requests for one document that fails in passing, and the pause between them.
MAX_TRIES, RETRY_S = 3, 60.0
#: Paths of news sitemaps where robots.txt names none.
USUAL_PATHS = ("/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/googlenews.xml")
#: Entries are listed with a delay, and clocks differ.
SLACK = timedelta(hours=1)
#: Links that are taken from one page, and shapes of links that are kept to tell them.
MAX_FROM_PAGE, MAX_SHAPES = 50, 20
#: Entries from before the gap that end the part of a document that is newer; one may be pinned.
KNOWN_THAT_END = 2
_NEWS = re.compile(r"news|latest|recent", re.IGNORECASE)
_MAX_LEADS = 60
#: Longer addresses are no documents of feeds; they wait in the feed's state.
MAX_URL = 2_000
#: Pause between two searches: a feed that overflows at each poll must not cost its host more than the polls.
BETWEEN_SEARCHES = timedelta(minutes=10)

Stage = Literal["feed", "sitemap", "listing", "over"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A document to request. `tries`: failed requests for it."""

    url: str
    via: Via
    tries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Backfill:
    """A search under way.

    `since`: the begin of the gap, or the time from which on a user wants entries. Entries with a stated time before `earliest`
    are left out. `until`: the end of the gap; None: a user has asked. `stage`: the source that the leads are from. `hosts`:
    those that the polls of the feed ask; others of their sites may be asked, too. `recent`: so many of the last entries of
    `Seen` are newer than the gap.
    """

    since: datetime
    earliest: datetime
    until: datetime | None
    due_at: datetime
    stage: Stage = "feed"
    leads: tuple[Lead, ...] = ()
    left: int = MAX_AFTER_GAP
    asked: tuple[str, ...] = ()
    found: int = 0
    via: tuple[Via, ...] = ()
    hosts: tuple[str, ...] = ()
    home: str | None = None
    shapes: tuple[str, ...] = ()
    recent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Entries taken from a document, oldest first; and whether the document led back to known entries."""

    items: tuple[ParsedItem, ...] = ()
    is_reached: bool = False


def begun(feed: ParsedFeed, url: str, *, since: datetime, gap: Gap | None, host: str | None, now: datetime) -> Backfill:
    """The search behind a listing that was got from `url`, for a gap or for a user.

    `host`: that of the feed as the user named it. The earliest time of a gap is the publisher's: clocks and zones differ.
    """
    until = gap.until if gap is not None else None
    earliest = min(since, gap.stated_since or since) - SLACK if gap is not None else since
    search = Backfill(
        since=since,
        earliest=earliest,
        until=until,
        due_at=now,
        left=MAX_AFTER_GAP if until is not None else MAX_FOR_USER,
        asked=(url,),
        hosts=tuple(dict.fromkeys(name for name in (host, host_of(url)) if name)),
        home=feed.home_url,
        shapes=tuple(dict.fromkeys(shape_of(item.link) for item in feed.items if item.link))[:MAX_SHAPES],
        recent=len({seen_entry(item) for item in feed.items}),
    )
    return with_leads(search, older_documents(feed))


def older_documents(feed: ParsedFeed) -> list[Lead]:
    """The documents that a document of a feed names for its older entries."""
    named: list[tuple[str | None, Via]] = [(feed.prev_archive, "archive"), (feed.next_page, "paging")]
    return [Lead(url=url, via=via) for url, via in named if url]


def with_leads(search: Backfill, leads: Iterable[Lead]) -> Backfill:
    """The search with leads that may be asked and were not."""
    queued = {lead.url for lead in search.leads} | set(search.asked)
    new = {
        lead.url: lead for lead in leads if lead.url not in queued and len(lead.url) <= MAX_URL and may_ask(search, lead.url)
    }
    return replace(search, leads=(*search.leads, *new.values())[:_MAX_LEADS])


def may_ask(search: Backfill, url: str) -> bool:
    """True for a URL on a host that the polls of the feed ask, or on another host of its site."""
    return host_of(url) in search.hosts or any(is_same_site(f"http://{host}/", url) for host in search.hosts)


def next_stage(search: Backfill, site: str, named: Sequence[str]) -> Backfill:
    """The search after its leads are used up. `site`: a URL of the site; `named`: the sitemaps of its robots.txt.

    What a user asks for is dated: a listing page tells no dates, so it is searched after a gap only.
    """
    if search.stage == "feed":
        urls = [found for url in named[:_MAX_LEADS] if (found := resolve(url, site)[0])]
        news = [url for url in urls if _NEWS.search(url.partition("://")[2].partition("/")[2])]
        urls = news or urls or [urljoin(site, path) for path in USUAL_PATHS]
        return with_leads(replace(search, stage="sitemap"), [Lead(url=url, via="sitemap") for url in urls])
    if search.stage == "sitemap" and search.until is not None and search.home:
        return with_leads(replace(search, stage="listing"), [Lead(url=search.home, via="listing")])
    return replace(search, stage="over")


def after_failure(search: Backfill, lead: Lead, *, transient: bool, at: datetime) -> Backfill:
    """The search after the first of its leads has failed, or may not be asked."""
    rest = search.leads[1:]
    if transient and lead.tries + 1 < MAX_TRIES:
        again = replace(lead, tries=lead.tries + 1)
        return replace(search, leads=(again, *rest), due_at=at + timedelta(seconds=RETRY_S))
    return _within_bounds(replace(search, leads=rest, asked=(*search.asked, lead.url), left=search.left - 1, due_at=at))


def after_document(
    search: Backfill, lead: Lead, document: ParsedFeed | NotAFeed, seen: Seen, now: datetime
) -> tuple[Backfill, Taken]:
    """The search after the first of its leads was read, and what is taken of it."""
    search = replace(search, leads=search.leads[1:], asked=(*search.asked, lead.url), left=search.left - 1, due_at=now)
    if isinstance(document, NotAFeed):
        taken = Taken(items=_of_page(document.page_links, search, seen)) if lead.via == "listing" else Taken()
    elif document.children and lead.via == "sitemap":
        children = _children(document, search, now)
        return _within_bounds(with_leads(search, [Lead(url=url, via="sitemap") for url in children])), Taken()
    else:
        taken = _of_feed(document, lead.via, search, seen)
    if taken.is_reached:
        # What lies before is known, or older than asked for: no other source has more.
        search = replace(search, leads=(), stage="over")
    elif isinstance(document, ParsedFeed) and lead.via in ("archive", "paging"):
        search = with_leads(search, older_documents(document))
    if taken.items:
        search = replace(search, via=tuple(dict.fromkeys((*search.via, lead.via))))
    return _within_bounds(search), taken


def _within_bounds(search: Backfill) -> Backfill:
    return search if search.left > 0 else replace(search, leads=(), stage="over")


def shape_of(url: str) -> str:
    """What the addresses of a site's articles have in common: host, number of folders, and the kind of each part.

    >>> shape_of("https://www.gull.example/harbour/2026/11/28/the-ferry-is-late.html")
    'gull.example/w/4/2/2/s.html'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url[:300]
    kinds = [_kind(part) for part in parts.path.strip("/").split("/")[:12]]
    query = "?" + "&".join(sorted(pair.partition("=")[0] for pair in parts.query.split("&"))[:5]) if parts.query else ""
    return f"{parts.netloc.removeprefix('www.')}/{'/'.join(kinds)}{query}"[:300]


def _kind(part: str) -> str:
    name, dot, ending = part.rpartition(".")
    if not dot or not ending.isalpha() or len(ending) > 5:
        name, ending = part, ""
    suffix = f".{ending}" if ending else ""
    if name.isdecimal():
        return f"{2 if len(name) < 3 else 4 if len(name) < 5 else 5}{suffix}"
    words = re.split(r"[-_]", name)
    if len(words) > 2:
        return f"s{suffix}"
    return f"{'n' if any(char.isdecimal() for char in name) else 'w'}{suffix}"


def _children(index: ParsedFeed, search: Backfill, now: datetime) -> list[str]:
    """Sitemaps of an index that may hold the entries, the newest first."""
    if search.until is not None:
        urls = sitemaps_to_poll(index.children, now)[::-1]
        return [url for url in urls if _NEWS.search(url)] or list(urls)
    since = search.earliest.date().isoformat()
    dated = sorted(((child.modified.value, child.url) for child in index.children if child.modified), reverse=True)
    return [url for modified, url in dated if modified >= since]


def _of_feed(feed: ParsedFeed, via: Via, search: Backfill, seen: Seen) -> Taken:
    """Entries of an archive, a page or a sitemap. Those that the feed lists now overlap with pages and prove nothing."""
    before, recent = _known(search, seen)
    taken: list[ParsedItem] = []
    ends = 0
    for item in feed.items:
        claim = item.published or item.updated
        at = claim.instant if claim is not None else None
        entry = seen_entry(item)
        if at is not None and at < search.earliest:
            ends += 1
        elif entry.link in before or (entry.guid in before and not seen.reuses_guids):
            # A user asks for what was before: known entries are not the end of it.
            ends += search.until is not None
        elif entry.link in recent or (entry.guid in recent and not seen.reuses_guids) or item.link is None:
            continue
        elif via == "sitemap":
            if at is not None and shape_of(item.link) in search.shapes:
                taken.append(item)
        elif at is not None or ends < KNOWN_THAT_END:
            taken.append(item)
    is_reached = ends >= KNOWN_THAT_END or 0 < ends == len(feed.items)
    return Taken(items=tuple(oldest_first(taken)), is_reached=is_reached)


def _known(search: Backfill, seen: Seen) -> tuple[set[bytes], set[bytes]]:
    """Links and ids of the entries known from before the gap, and of those newer than it."""
    entries = seen.entries
    at = len(entries) - min(search.recent, len(entries))
    before, recent = (
        {digest for entry in part for digest in (entry.link, entry.guid)} for part in (entries[:at], entries[at:])
    )
    return before - {NO_DIGEST}, recent - {NO_DIGEST}


def _of_page(page: Sequence[PageLink], search: Backfill, seen: Seen) -> tuple[ParsedItem, ...]:
    """Links that look like the feed's entries and stand before those that were known before the gap."""
    before, recent = _known(search, seen)
    taken: list[ParsedItem] = []
    ends = 0
    for link in page:
        item = ParsedItem(link=link.url, title=link.text or None)
        digest = seen_entry(item).link
        if digest in before:
            ends += 1
            if ends >= KNOWN_THAT_END:
                break
        elif digest not in recent and shape_of(link.url) in search.shapes and len(taken) < MAX_FROM_PAGE:
            taken.append(item)
    return tuple(taken[::-1])
