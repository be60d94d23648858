"""All facts of the ledger about one article, entry or feed, by any of its names. It reads the ledger only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pipeline.local.ledger.feed_status import FeedStatus
from pipeline.local.ledger.ledger_reader import EndedEntry, LedgerReader
from pipeline.local.ledger.status_rows import ITEM_STEP_NAME, RECORD_STEP
from schemas.codec import from_plain
from schemas.feed_items import FeedItem
from schemas.pages import RobotsVerdict
from transforms.link.link_record import article_id
from transforms.urls.urls import url_key
from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.addresses.targets import ANY_ADDRESS, Refusal, Target, parse_target
from transforms.web.fetching.host_state import HostState, MutableHostState
from transforms.web.pace.tries import Tries
from transforms.web.robots.robots import RobotsRules, origin_of

#: Entries of a host that are looked through for one that waits.
_MOST_WAITING = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingEntry:
    """An entry that waits for its page. `place`: the number of entries of its host before it."""

    item: FeedItem
    place: int
    tries: Tries | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsFact:
    """What the robots.txt of the article's origin said when it was last read. `rule`: the line that decides."""

    verdict: RobotsVerdict
    rule: str | None
    source: str
    fetched_at: datetime
    is_fresh: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What is known of `name`. `url`: the article's URL; None if the name is no URL and nothing is known of it."""

    name: str
    url: str | None
    refusal: str | None
    """The reason why no request may be sent to the URL, by the allowed networks of this call; a run may allow others."""
    feed: FeedStatus | None
    """The feed with this URL."""
    ended: tuple[EndedEntry, ...]
    """Its kept endings, the newest first."""
    waiting: tuple[WaitingEntry, ...]
    listed_by: tuple[str, ...]
    """Remembered feeds that have listed it; searched only if no ending is kept."""
    article_id: str | None
    """The id of its record, or that which it would have; None if it is not known."""
    newest_record: str | None
    """Id of its newest record; None if no record is remembered."""
    robots: RobotsFact | None
    host: str | None
    host_waiting: int
    """Number of entries that wait for pages of its host."""
    host_rests_until: datetime | None
    host_failures: int
    """Failed connections to its host in a row."""

    @property
    def is_known(self) -> bool:
        return bool(self.feed or self.ended or self.waiting or self.listed_by or self.newest_record)


def explanation(reader: LedgerReader, name: str, now: datetime, policy: AddressPolicy) -> Knowledge:
    """All facts about `name`: a URL in any variant, a final or canonical URL, a record id, an article id, the id of an entry,
    or a feed. `policy`: the addresses to which requests may be sent."""
    ended = tuple(reader.find(name))
    url = name if "://" in name else ended[0].url if ended else None
    # A run may allow networks that are not named here: what it has done is found whatever the address.
    target = parse_target(url, ANY_ADDRESS) if url is not None else None
    asked = parse_target(url, policy) if url is not None else None
    host = target.host if isinstance(target, Target) else None
    rests = dict(reader.rests(now))
    state = reader.state(ITEM_STEP_NAME, host) if host is not None else None
    host_state = HostState.decode(state) if state is not None else None
    waiting = tuple(_waiting(reader, host, url, host_state, now)) if host is not None and url is not None else ()
    article, linked = _article(reader, url, ended) if url is not None else (None, None)
    return Knowledge(
        name=name,
        url=url,
        refusal=_refusal(asked),
        feed=reader.feed(name),
        ended=ended,
        waiting=waiting,
        # Endings name their feeds. Without one all feeds are looked through, which takes half a second for 10,000.
        listed_by=tuple(reader.feeds_with(url, whole=True) or reader.feeds_with(url)) if url is not None and not ended else (),
        article_id=article,
        newest_record=_record(linked, article) if linked is not None and article is not None else None,
        robots=_robots(reader, target.url, now) if isinstance(target, Target) else None,
        host=host,
        host_waiting=len(reader.waiting_elements(host, _MOST_WAITING)) if host is not None else 0,
        host_rests_until=rests.get(host) if host is not None else None,
        host_failures=host_state.unreached if host_state is not None else 0,
    )


def _article(reader: LedgerReader, url: str, ended: Sequence[EndedEntry]) -> tuple[str | None, dict[str, Any] | None]:
    """The id of an article and the state of its record. The key with the whole query counts where that has a record.

    The link of an entry whose redirects have led to its article has no record under its own key: its endings name the article.
    That of a duplicate may have any.
    """
    for key in (url_key(url, whole=True), url_key(url)):
        linked = reader.state(RECORD_STEP, article_id(key))
        if linked is not None:
            return article_id(key), linked
    record = next((entry.record_id for entry in ended if entry.record_id), None)
    if record is not None:
        article = record.partition("-")[0]
        return article, reader.state(RECORD_STEP, article)
    return None if ended and ended[0].kind == "duplicate" else article_id(url_key(url)), None


def _refusal(asked: Target | Refusal | None) -> str | None:
    if not isinstance(asked, Refusal):
        return None
    remedy = " --allow-network allows a network." if asked.reason == "blocked_address" else ""
    return f"{asked.message}{remedy}"


def _waiting(reader: LedgerReader, host: str, url: str, host_state: HostState | None, now: datetime) -> Iterator[WaitingEntry]:
    key, notes = url_key(url), MutableHostState(host_state, now)
    for place, plain in enumerate(reader.waiting_elements(host, _MOST_WAITING)):
        if url_key(plain["url"]) == key:
            item = from_plain(FeedItem, plain)
            yield WaitingEntry(item=item, place=place, tries=notes.tries(item))


def _record(linked: dict[str, Any], article: str) -> str:
    # Version 1 of the state kept the number only.
    return linked.get("id") or f"{article}-{linked['revision']}"


def _robots(reader: LedgerReader, url: str, now: datetime) -> RobotsFact | None:
    entry = reader.robots(origin_of(url))
    if entry is None:
        return None
    rules = RobotsRules(entry, "newsbeam")
    return RobotsFact(
        verdict=rules.verdict(url),
        rule=rules.deciding_rule(url),
        source=rules.source,
        fetched_at=entry.fetched_at,
        is_fresh=entry.expires_at > now,
    )
