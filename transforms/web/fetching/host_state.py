"""The state that `FetchPage` keeps of a host: articles taken in, failed items, and the refusals of the host.

Waiting items are in the engine's queue and not here, so the state stays small. A turn changes a copy, `MutableHostState`, and
returns a new state.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Any, Literal, NamedTuple, Self, TypeAlias, cast

from schemas.codec import from_plain, to_plain
from schemas.feed_items import FeedItem
from transforms.web.pace.tries import Tries

#: An article that was taken in is known this long, so that other feeds' listings of it are duplicates.
SEEN_DAYS = 30
#: And this many of the newest; one of the largest news sites publishes about 1,500 articles a day.
MAX_SEEN = 20_000
#: More items of one host are never between two attempts: an engine gives a few hundred at once.
MAX_TRIED = 2_000
_VERSION = 2
#: How an article is known: an entry has named it (``), or only a redirect of one entry (`r`) or of many (`m`) has led to it.
_KnownBy: TypeAlias = Literal["", "r", "m"]
_NAMED: _KnownBy = ""
_LED_TO: _KnownBy = "r"
_LED_TO_BY_MANY: _KnownBy = "m"
_DAY_DIGITS = 5
_DIGEST_DIGITS = 12


class Mark(NamedTuple):
    """What a host's state keeps of an article that was taken in. `text` is its stored form."""

    day: int
    """The day on which it was brought, since 1970."""
    entry: str
    """The digest of the feed entry that brought it."""
    known_by: _KnownBy = _NAMED

    @classmethod
    def read(cls, text: str) -> Self:
        """The mark whose `text` this is."""
        digits = _DAY_DIGITS + _DIGEST_DIGITS
        return cls(int(text[:_DAY_DIGITS]), text[_DAY_DIGITS:digits], cast("_KnownBy", text[digits:]))

    @property
    def text(self) -> str:
        """The day in five digits, the entry, and the letter if there is one."""
        return f"{self.day:0{_DAY_DIGITS}d}{self.entry}{self.known_by}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HostState:
    """The memory of one host. Mappings are in the order of their making, oldest first, and are never changed."""

    seen: Mapping[str, str] = field(default_factory=dict)
    """Digest of an article's URL key -> the text of its `Mark`."""
    tried: Mapping[str, Tries] = field(default_factory=dict)
    """Digest of a feed entry -> the fetches of its page that failed so far."""
    refusals: int = 0
    """Refusals in a row: answers that ask for a later time."""
    unreached: int = 0
    """Failed connections in a row."""

    def encode(self) -> dict[str, Any]:
        """The state as JSON, with its version under `v`."""
        tried = {entry: to_plain(tries) for entry, tries in self.tried.items()}
        return {"v": _VERSION, "seen": self.seen, "tried": tried, "refusals": self.refusals, "unreached": self.unreached}

    @classmethod
    def decode(cls, data: dict[str, Any]) -> "HostState":
        """The state that `encode` of this or an earlier version made. ValueError for one of a later version."""
        if data["v"] > _VERSION:
            raise ValueError(f"the state of a host is of version {data['v']}; this newsbeam reads up to {_VERSION}")
        # Version 1 kept no beginnings: what was tried begins anew.
        tried = data["tried"] if data["v"] > 1 else {}
        return cls(
            seen=data["seen"],
            tried={entry: from_plain(Tries, tries) for entry, tries in tried.items()},
            refusals=data["refusals"],
            unreached=data["unreached"],
        )


class MutableHostState:
    """A turn's own copy of a host's state."""

    def __init__(self, state: HostState | None, now: datetime) -> None:
        state = state or HostState()
        self._seen = dict(state.seen)
        self._tried = dict(state.tried)
        self._today = int(now.timestamp() // 86_400)
        self.refusals = state.refusals
        self.unreached = state.unreached

    def tries(self, item: FeedItem) -> Tries | None:
        """Failed fetches of `item` so far; None without one."""
        return self._tried.get(_entry(item))

    def has_tries(self) -> bool:
        """True if an item waits that has begun: not where all that wait were only put off by other hosts."""
        return any(tries.attempts or tries.began_at is not None for tries in self._tried.values())

    def try_again(self, item: FeedItem, tries: Tries) -> None:
        """`item` has failed and will be retried."""
        self._tried[_entry(item)] = tries
        if len(self._tried) > MAX_TRIED:
            del self._tried[next(iter(self._tried))]

    def ended(self, item: FeedItem) -> None:
        """`item` has ended."""
        self._tried.pop(_entry(item), None)

    def admit(self, item: FeedItem, url_key: str) -> bool:
        """True if `item` may bring its article; False if another entry of a feed has brought it before.

        The same entry may bring its article again: its feed says that it has changed.
        """
        article, entry = _digest(url_key), _entry(item)
        known = self._known(article)
        if known is not None and known.entry != entry and known.known_by != _LED_TO_BY_MANY:
            self._seen[article] = known._replace(known_by=_NAMED).text
            return False
        self._see(article, Mark(self._today, entry))
        return True

    def admit_landing(self, item: FeedItem, url_key: str, *, is_waiting: bool) -> bool:
        """True if `item` may bring the article with `url_key`, to which a redirect has led it.

        False if another entry has named that URL and brought the article. If that entry still waits for it (`is_waiting`), this
        one brings it in its place. A URL that no entry has named may stand in for many articles, so redirects to it are no
        duplicates of each other.
        """
        article, entry = _digest(url_key), _entry(item)
        known = self._known(article)
        if is_waiting or known is None:
            self._see(article, Mark(self._today, entry, _LED_TO))
            return True
        if known.entry == entry:
            return True
        if known.known_by == _NAMED:
            return False
        self._seen[article] = known._replace(known_by=_LED_TO_BY_MANY).text
        return True

    def _known(self, article: str) -> Mark | None:
        """The mark of an article; None if it was not taken in within `SEEN_DAYS`."""
        text = self._seen.get(article)
        mark = Mark.read(text) if text is not None else None
        return mark if mark is not None and self._is_fresh(mark) else None

    def _is_fresh(self, mark: Mark) -> bool:
        return self._today - mark.day <= SEEN_DAYS

    def _see(self, article: str, mark: Mark) -> None:
        self._seen.pop(article, None)
        self._seen[article] = mark.text
        while self._seen:
            oldest = next(iter(self._seen))
            if len(self._seen) <= MAX_SEEN and self._is_fresh(Mark.read(self._seen[oldest])):
                break
            del self._seen[oldest]

    def forget(self, url_key: str) -> None:
        """Let another entry bring the article, because the fetch for the first entry has failed."""
        self._seen.pop(_digest(url_key), None)

    def state(self) -> HostState:
        """The state after the turn."""
        return HostState(seen=self._seen, tried=self._tried, refusals=self.refusals, unreached=self.unreached)


def _entry(item: FeedItem) -> str:
    return _digest(f"{item.feed_url}\n{item.item_id}")


def _digest(text: str) -> str:
    """`_DIGEST_DIGITS` hex digits: among 20,000 articles of a host, one false duplicate in about 1.4 million hosts."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=_DIGEST_DIGITS // 2).hexdigest()
