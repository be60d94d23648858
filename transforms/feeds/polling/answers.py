"""Requests for a feed and the meaning of their answers: pure parts of `PollFeed`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from msgspec import structs

from schemas.dead_letters import DeadLetter
from schemas.feed_items import FeedItem
from transforms.feeds.parsed import ParsedFeed, ParsedItem
from transforms.feeds.polling.settings import item_fields
from transforms.feeds.polling.state import FeedState, Validators
from transforms.feeds.schedule.schedule import wants_full_fetch
from transforms.feeds.sources import FeedSource
from transforms.web.headers.last_modified import names_a_version
from transforms.web.messages import Failure, Guard, Hop, Request, RequestKind, Response
from transforms.web.pace.pace import refusal_hold_s, unreached_hold_s

#: Longer validators are no version but an attack on our memory.
MAX_VALIDATOR_CHARS = 1_000
#: A permanent redirect is followed for good after it came this often in a row: some are made by mistake and taken back.
MOVED_AFTER = 10
_PERMANENT = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class FeedAnswer:
    """A complete answer and the feed that was read from it."""

    response: Response
    feed: ParsedFeed

    def appeared_at(self, item: ParsedItem, since: datetime | None) -> datetime:
        """When `item` appeared, as well as is known: its own time where that fits between the polls, else their middle."""
        received_at = self.response.received_at
        claimed = item.published or item.updated
        at = claimed.instant if claimed else None
        if at is not None and at <= received_at and (since is None or at >= since - timedelta(hours=1)):
            return at
        return received_at if since is None else since + (received_at - since) / 2


def request_of(
    url: str,
    state: FeedState,
    key: str,
    secrets: Mapping[str, str] | None,
    *,
    is_page: bool,
    within_s: float | None,
    guard: Guard | None,
) -> Request:
    """The request for `url` with the validators of its last good answer, except for one poll of a hundred, and after a failed
    answer: some servers answer validators with 412, an error of theirs or nothing.
    """
    failed = state.trouble.http_status if state.trouble is not None else None
    known = state.validators.get(url) if failed in (None, 429, 503) else None
    headers = {}
    # A search needs the document's links.
    if known is not None and not known.suspect and state.backfill_since is None and not wants_full_fetch(key, state.polls):
        if known.etag and len(known.etag) <= MAX_VALIDATOR_CHARS:
            headers["If-None-Match"] = known.etag
        if known.last_modified and len(known.last_modified) <= MAX_VALIDATOR_CHARS:
            headers["If-Modified-Since"] = known.last_modified
    kind: RequestKind = "page" if is_page else "feed"
    return Request(url=url, kind=kind, headers=headers, secret_headers=secrets or {}, guard=guard, within_s=within_s)


def items_of(
    answer: FeedAnswer, new: Sequence[tuple[str, ParsedItem]], key: str, state: FeedState, source: FeedSource | None
) -> Iterator[FeedItem | DeadLetter]:
    """A `FeedItem` for each new entry with a link, a `DeadLetter` for each without."""
    feed, at = answer.feed, answer.response.received_at
    for item_id, item in new:
        made = FeedItem(
            feed_url=key,
            url=item.link or item.raw_link or "",
            item_id=item_id,
            first_seen_at=at,
            prev_poll_at=state.polled_at,
            guid=item.guid,
            feed_title=feed.title or (source.title if source is not None and source.title else state.title),
            feed_language=item.language or feed.language or (source.language if source is not None else None),
            **item_fields(item, source),
            title=item.title,
            summary=item.summary,
            authors=item.authors,
            tags=item.tags,
            whole_key=item.whole_key,
            published=item.published,
            updated=item.updated,
            time_claims=item.time_claims,
            rights=tuple(dict.fromkeys((*item.rights, *feed.rights))),
        )
        if item.link is not None:
            yield made
            continue
        reason = item.problem or "invalid_item"
        what = f"the link {item.raw_link!r}" if item.raw_link else "no link"
        name = (item.title or item_id)[:200]
        yield DeadLetter(
            url=made.url or key,
            feed_url=key,
            stage="poll",
            reason=reason,
            message=f"The entry {name!r} of the feed has {what}; only http and https links can be fetched.",
            attempts=0,
            at=at,
            item=made,
        )


def version_of(response: Response, digest: str, known: Validators | None) -> Validators:
    """The validators of a body with this digest. Suspect ones stay suspect until the server sends others."""
    found = Validators(etag=response.header("etag"), last_modified=_last_modified(response, known), body=digest)
    return replace(found, suspect=known is not None and known.suspect and _are_same(known, found))


def after_news(state: FeedState, url: str, known: Validators | None) -> FeedState:
    """The state after new entries of `url`, whose validators were `known` before: the same again are suspect.

    Servers state one instant for ever (1 January 1980 on App Engine, 2041 in some blogs) or an ETag that does not change. Only
    the polls without validators find out.
    """
    found = state.validators.get(url)
    if known is None or found is None or known.body == found.body or not _are_same(known, found):
        return state
    return structs.replace(state, validators={**state.validators, url: replace(found, suspect=True)})


def confirmed(known: Validators | None, response: Response) -> Validators:
    """The validators of a version that `response` says is still the present one.

    A 304 may bring new validators, or none (RFC 9110, 15.4.5); the same body under a new ETag is that version.
    """
    known = known or Validators()
    etag = response.header("etag") or known.etag
    last_modified = _last_modified(response, known) or known.last_modified
    if (etag, last_modified) == (known.etag, known.last_modified):
        return known
    return replace(known, etag=etag, last_modified=last_modified, suspect=False)


def _are_same(one: Validators, other: Validators) -> bool:
    return (one.etag, one.last_modified) == (other.etag, other.last_modified) != (None, None)


def _last_modified(response: Response, known: Validators | None) -> str | None:
    """Last-Modified as sent; None for an instant in the future, which names no version (RFC 9110, 8.8.2.1)."""
    value = response.header("last-modified")
    if value is None or (known is not None and value == known.last_modified):
        return value  # most answers: a date takes 8 µs to read
    return value if names_a_version(value, response.received_at) else None


def failed_poll(key: str, url: str, reason: str, message: str, *, at: datetime, status: int | None) -> DeadLetter:
    """A dead letter about the feed `key` itself. Where another URL stands for it (a sitemap, a feed that a page named), the
    message names that.
    """
    return DeadLetter(
        url=key,
        feed_url=key,
        stage="poll",
        reason=reason,
        message=message if url == key else f"{message} ({url})",
        attempts=1,
        at=at,
        http_status=status,
    )


def permanent_target(url: str, hops: Sequence[Hop], final_url: str) -> str | None:
    """Where an unbroken chain of permanent redirects led from `url`; None where the first was not permanent."""
    asked = [hop.url for hop in hops] + [final_url]
    steps = 0
    while steps < len(hops) and hops[steps].status in _PERMANENT:
        steps += 1
    return asked[steps] if steps and asked[steps] != url else None


def after_move(state: FeedState, url: str, target: str | None) -> FeedState:
    """The state after an answer of `url` that came from `target` for good; None where it did not."""
    times = state.moved_times + 1 if target and target == state.moved_to else int(target is not None)
    if target is None or times < MOVED_AFTER:
        return structs.replace(state, moved_to=target, moved_times=times)
    # The validators of the old URL are those of what it led to (RFC 9110: of the answer that was got).
    known = state.validators.get(url)
    return structs.replace(state, feed_url=target, moved_to=None, moved_times=0, validators={target: known} if known else {})


def hold_s(failure: Failure, attempts: int) -> float:
    """Seconds the whole host rests after a failure that is about the host; 0 after one that is about this URL.

    A refusal counts as the first of its kind each time: one feed that refuses for ever must not keep its host's pages from
    being fetched. If the host means all of them, the next page finds out.
    """
    if failure.is_unreached:
        return unreached_hold_s(attempts)
    if failure.http_status in (429, 503) and failure.retry_after_s:
        return refusal_hold_s(failure.retry_after_s, 1)
    return 0.0
