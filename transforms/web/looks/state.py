"""The state that `LookAgain` keeps of an article: its version, and its due looks. Frozen."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from schemas.codec import from_plain, to_plain
from schemas.feed_items import FeedItem, Look
from schemas.pages import Page

#: An article is looked at again this long after it was first fetched (`--revisions watch`). Most corrections come on the first
#: day.
SCHEDULE = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4), timedelta(days=1), timedelta(days=3))
#: A missing page has to be missing so much later, too, before its article counts as removed.
GONE_AFTER = timedelta(days=1)
#: What is not looked at for this long is forgotten; a changed entry then costs a request without validators.
FORGOTTEN_AFTER = timedelta(days=30)
#: Looks at one article on one day because its entry changed: some feeds change their entries at every poll.
MAX_LOOKS_A_DAY = 24
_MAX_VALIDATOR_CHARS = 1_000
_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PageVersion:
    """A version of a page: its validators byte for byte as sent, and the digest of its body."""

    fetched_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    body: str = ""
    from_feed: bool = False
    """True if the text is the feed's: the page was unavailable, or not wanted."""
    redirected_to: str | None = None
    """As of its entry: the URL that its record has its key of, if it is not that of the entry's link."""

    @classmethod
    def of(cls, page: Page) -> "PageVersion":
        """The version of a fetched page."""
        return cls(
            fetched_at=page.evidence.fetched_at,
            etag=_bounded(page.evidence.etag),
            last_modified=_bounded(page.evidence.last_modified),
            body=body_digest(page.body),
            from_feed=page.evidence.text_source == "feed",
            redirected_to=page.item.redirected_to,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """An element of `LookAgain`: a page that was fetched (`version`), or an entry that has changed (None)."""

    item: FeedItem
    version: PageVersion | None = None

    @property
    def is_of_link(self) -> bool:
        """True if the link of `item` has redirected to an article, which has a sighting of its own."""
        return self.item.redirected_to is None and self.version is not None and self.version.redirected_to is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """The memory of one article. Instants are aware UTC."""

    version: PageVersion | None = None
    began_at: datetime | None = None
    """The begin of the schedule."""
    item: FeedItem | None = None
    """The entry for scheduled looks, without the article's text; None if no look follows."""
    stage: int = 0
    """Number of scheduled looks that were made or left out."""
    wait_until: datetime | None = None
    """A scheduled look waits for the budget of its host."""
    changed: FeedItem | None = None
    """A changed entry whose look is still to be made."""
    tries: int = 0
    """Transient failures of the present look."""
    retry_at: datetime | None = None
    gone_at: datetime | None = None
    """The instant since which the page is missing."""
    removed: bool = False
    refused: int = 0
    """Looks in a row that ended without the page."""
    day: int = 0
    looks: int = 0
    """Number of looks for changed entries on `day` (days since 1970)."""

    def scheduled_at(self) -> datetime | None:
        """The instant of the next scheduled look; None if there is none. A missing page keeps the schedule."""
        if self.item is None:
            return None
        at = self._stage_at(self.stage)
        if self.gone_at is not None:
            confirmed_at = self.gone_at + GONE_AFTER
            at = min(at, confirmed_at) if at is not None else confirmed_at
        return max(at, self.wait_until) if at is not None and self.wait_until is not None else at

    def due(self) -> tuple[datetime, Look] | None:
        """The instant of the next look and its cause; None for never."""
        if self.changed is not None:
            return self.retry_at or datetime.fromtimestamp(0, tz=self.changed.first_seen_at.tzinfo), "feed"
        at = self.scheduled_at()
        if at is None:
            return None
        return max(at, self.retry_at) if self.retry_at is not None else at, "schedule"

    def after_stage(self, until: datetime) -> "Watched":
        """The state after a scheduled look; stages that lie before `until` are left out."""
        stage = self.stage + 1
        while (at := self._stage_at(stage)) is not None and at < until:
            stage += 1
        done = self._stage_at(stage) is None and self.gone_at is None
        return replace(self, stage=stage, wait_until=None, tries=0, retry_at=None, item=None if done else self.item)

    def next_stage_at(self) -> datetime | None:
        """The instant of the scheduled look after the next one."""
        return self._stage_at(self.stage + 1)

    def _stage_at(self, stage: int) -> datetime | None:
        if self.began_at is None or stage >= len(SCHEDULE):
            return None
        return self.began_at + SCHEDULE[stage]

    def encode(self) -> dict[str, Any]:
        """The state as JSON, with its version under `v`; defaults are left out."""
        plain = to_plain(self)
        return {"v": _VERSION, **{name: value for name, value in plain.items() if value not in (None, 0, False)}}

    @classmethod
    def decode(cls, data: dict[str, Any]) -> "Watched":
        """The state that `encode` made. ValueError for one of a later version."""
        if data["v"] > _VERSION:
            raise ValueError(f"the state of a look is of version {data['v']}; this newsbeam reads up to {_VERSION}")
        return from_plain(cls, data)


def body_digest(body: bytes) -> str:
    """The digest of a body: a server without 304 need not be extracted again."""
    return blake2b(body, digest_size=12).hexdigest()


def _bounded(value: str | None) -> str | None:
    return value if value is not None and len(value) <= _MAX_VALIDATOR_CHARS else None
