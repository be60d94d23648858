"""The output of a poll: a `FeedItem` for each new entry of a feed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from schemas.times import Claim, TimeClaim

Look = Literal["feed", "schedule"]
#: Sources of entries beside polls: an archive document or a page of the feed (RFC 5005), a sitemap, a listing page.
Via = Literal["archive", "paging", "sitemap", "listing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """A new or changed entry of a feed. It is small, because it waits in the ledger and crosses shuffles.

    All instants are aware UTC.
    """

    feed_url: Annotated[str, "URL of the feed, as the user named it"]
    url: Annotated[str, "Link of the entry, absolute"]
    item_id: Annotated[str, "Identifies the entry within its feed: guid, else link, repaired where a feed reuses guids"]
    first_seen_at: Annotated[datetime, "End of the poll that found it"]
    prev_poll_at: Annotated[datetime | None, "End of the poll before that; the item appeared in between"] = None
    guid: Annotated[str | None, "The entry's guid or atom:id as given"] = None
    feed_title: Annotated[str | None, "The feed's title"] = None
    feed_language: Annotated[str | None, "The feed's declared language"] = None
    title: Annotated[str | None, "The entry's title as plain text"] = None
    summary: Annotated[str | None, "The entry's summary as plain text, at most 2,000 characters"] = None
    content: Annotated[str | None, "The article as the feed carries it: paragraphs, at most 40,000 characters"] = None
    takes_feed_text: Annotated[bool, "True: the feed's text is the article, and its page is not fetched"] = False
    feed_tags: Annotated[tuple[str, ...], "The user's own tags for the feed: folders and categories of his list"] = ()
    where: Annotated[str | None, "The expression that its record must match to be kept"] = None
    enrich: Annotated[tuple[str, ...], "The enrichments that its feed's settings choose; empty: those of the run"] = ()
    authors: Annotated[tuple[str, ...], "The entry's authors as given"] = ()
    tags: Annotated[tuple[str, ...], "The entry's categories as given"] = ()
    published: Annotated[Claim | None, "The entry's claim of its publication"] = None
    updated: Annotated[Claim | None, "The entry's claim of its last update"] = None
    time_claims: Annotated[tuple[TimeClaim, ...], "Every claim of time that the entry made"] = ()
    rights: Annotated[tuple[str, ...], "Rights and licence statements of the entry and its feed"] = ()
    via: Annotated[Via | None, "Where the entry was found if the feed did not list it at a poll"] = None
    attempts: Annotated[int, "Failed fetches of its page so far"] = 0
    whole_key: Annotated[bool, "True: tracking parameters of its URL are part of its key; the feed tells articles by them"] = (
        False
    )
    look: Annotated[Look | None, "Reason to look at its article again: a changed entry, or the schedule; null if it is new"] = (
        None
    )
    redirected_to: Annotated[
        str | None, "URL of its article if the redirects of its link have led to one; the key of the record is of this URL"
    ] = None

    @property
    def article_url(self) -> str:
        """The URL of its article, as far as it is known: where its link has led, or the link."""
        return self.redirected_to or self.url
