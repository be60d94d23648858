"""From the raw fields of an entry, whatever format it came from, to a `ParsedItem`: the one place that bounds and cleans
them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from schemas.times import Claim, TimeClaim
from transforms.dates.dates import parse_date
from transforms.feeds.entries.attribution import without_attribution
from transforms.feeds.entries.authors import author_names
from transforms.feeds.entries.full_text import full_text, short_text
from transforms.feeds.entries.links import on_site, resolve
from transforms.feeds.parsed import ParsedItem
from transforms.feeds.text.plain_text import Markup, plain_text
from transforms.feeds.text.repair import without_open_comment
from transforms.urls.urls import unwrapped
from transforms.urls.user_info import without_password, without_user_info

TITLE_CHARS = 1_000
SUMMARY_CHARS = 2_000
GUID_CHARS = 2_048
_FRONT_PAGE = re.compile(r"(?:https?:)?//[^/?#\s]{1,300}/?|/", re.IGNORECASE)
#: Names of times that may be about something else than publication, the vaguest with the highest number.
_VAGUE = {"feed:dc:date": 1, "feed:date": 1, "feed:created": 2, "feed:dc:created": 2}
#: Authors, tags and statements of rights of one entry: more are spam.
MANY = 50


@dataclass(slots=True, kw_only=True)
class RawEntry:
    """The raw content of an entry. `links`: candidates in the order of trust, with the base they are relative to."""

    base: str
    links: list[str] = field(default_factory=list)
    guid: str | None = None
    title: str | None = None
    title_kind: Markup = "unknown"
    """The kind of markup of the title, as the format states it."""
    summary: str | None = None
    summary_kind: Markup = "unknown"
    content: str | None = None
    """The longest body, as markup."""
    content_kind: Markup = "unknown"
    authors: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    times: list[tuple[Literal["published", "updated"], str, str]] = field(default_factory=list)
    """(what it is about, name of the element, raw text)."""
    language: str | None = None
    rights: list[str] = field(default_factory=list)


def item_of(raw: RawEntry, now: datetime) -> ParsedItem:
    """The item. Its link is the first candidate that is one, or the address in it where it is a redirector's (Google Alerts);
    without any, the first problem that was met. A site's front page or the feed is the page of an entry only where nothing else
    is."""
    link, problem, bad = None, None, None
    for candidate in sorted(raw.links, key=lambda link: _is_of_all(link, raw.base)) if len(raw.links) > 1 else raw.links:
        link, why = resolve(candidate, raw.base)
        if link is not None:
            inner = unwrapped(link)
            link = on_site(link if inner is link else resolve(inner, raw.base)[0] or link, raw.base)
            problem = None
            break
        if problem is None or (why == "blocked_scheme" and problem == "invalid_item"):
            problem, bad = why, candidate
    claims = _claims(raw, now)
    title = plain_text(raw.title, TITLE_CHARS, kind=raw.title_kind) if raw.title else None
    body = without_open_comment(raw.summary) if raw.summary and raw.summary_kind != "text" else raw.summary
    summary = plain_text(body, SUMMARY_CHARS, kind=raw.summary_kind) if body else None
    content = full_text(raw.content, raw.content_kind)
    short = short_text(raw.content, raw.content_kind, SUMMARY_CHARS) if content is None else None
    return ParsedItem(
        link=link,
        problem=None if link else problem or "invalid_item",
        raw_link=None if link or bad is None else without_user_info(bad.strip())[:500],
        guid=without_password(guid) if (guid := bounded(raw.guid, GUID_CHARS)) else None,
        title=title,
        summary=without_attribution(summary, title) if summary and title else summary,
        content=without_attribution(content, title) if content and title else content,
        short_text=without_attribution(short, title) if short and title else short,
        authors=names(author_names(raw.authors[:MANY])),
        tags=names(raw.tags),
        published=_chosen(claims, "published"),
        updated=_chosen(claims, "updated"),
        time_claims=claims,
        language=bounded(raw.language, 35),  # RFC 5646: longer tags are not met
        rights=names(map(without_user_info, raw.rights), 500),
    )


def _is_of_all(link: str, base: str) -> bool:
    """Whether a link is the front page of a site or the feed itself."""
    return link.strip() == base or _FRONT_PAGE.fullmatch(link.strip()) is not None


def _claims(raw: RawEntry, now: datetime) -> tuple[TimeClaim, ...]:
    found = []
    for about, name, text in raw.times[:10]:
        claim = parse_date(text, now, source=f"feed:{name}")
        if claim is not None:
            found.append(TimeClaim(about=about, claim=claim))
    return tuple(found)


def _chosen(claims: tuple[TimeClaim, ...], about: str) -> Claim | None:
    """The first claim that names an instant, else the first of all: RSS may carry a bare day beside a full date.

    What an element says by its name goes before Dublin Core's date of anything, and that before the time of creation.
    """
    mine = [statement.claim for statement in claims if statement.about == about]
    if len(mine) > 1:
        mine.sort(key=lambda claim: _VAGUE.get(claim.source, 0))
    return next((claim for claim in mine if claim.instant is not None), mine[0] if mine else None)


def names(values: Iterable[str], limit: int = 200) -> tuple[str, ...]:
    """Distinct plain texts in their order, at most 50."""
    found = dict.fromkeys(text for value in list(values)[:MANY] if value and (text := plain_text(value, limit)))
    return tuple(found)


def bounded(value: str | None, limit: int) -> str | None:
    """`value` trimmed, at most `limit` characters; None where nothing is left."""
    return (value or "").strip()[:limit] or None


def is_oldest_first(first: RawEntry, last: RawEntry, now: datetime) -> bool:
    """True where a document lists its oldest entry first, by the times of its first and last; False where they do not tell.

    Feeds are in order of time, one way or the other. Reading all dates of 100,000 entries would cost seconds.
    """
    before, after = (_claims(raw, now) for raw in (first, last))
    return bool(before and after) and before[0].claim.value < after[0].claim.value
