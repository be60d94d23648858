"""The state that `LinkRecord` keeps of an article: its newest revision, and enough of the text to find changes.

Size: about 0.5 KB and 5.5 bytes a sentence; in the first days also the text, compressed (2 KB for an article of 700 words).
"""

import base64
import binascii
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from schemas.codec import from_plain, to_plain
from schemas.times import Claim

#: An article that comes again after this time counts as new. Feeds list an article for days, archives for weeks.
REMEMBER = timedelta(days=180)
#: The text is kept this long after the newest revision. Later changes are still seen, but their old words are not known.
KEEP_TEXT = timedelta(days=7)
#: A page of another host of the article counts if the known host has not been read for so long.
OTHER_HOST_AFTER = timedelta(days=1)
#: Longer texts are known by the digests of their sentences only.
MAX_KEPT_CHARS = 60_000
MAX_TITLE_CHARS = 500
#: Takes 0.22 ms for an article of 13 KB where 9 takes 0.37; the state is 2 % larger.
_LEVEL = 4
_VERSION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The state of an article. Instants are aware UTC.

    `digests`: the digests of the sentences, packed; None in states of the first version. `text`: None once it is not kept.
    """

    revision: int
    record_id: str
    title: str | None = None
    text: str | None = None
    digests: bytes | None = None
    note: str | None = None
    """Digest of the correction note."""
    removed: bool = False
    from_feed: bool | None = None
    """True: the text is the feed's, not the page's; None: not known, in states that were kept before."""
    first_seen_at: datetime | None = None
    prev_poll_at: datetime | None = None
    fetched_at: datetime | None = None
    """The fetch of the newest known version."""
    changed_at: datetime | None = None
    """The instant at which its record was made."""
    language: str | None = None
    """The language of its record."""
    host: str | None = None
    """The host that its page was asked from: www, m or amp of one article. None: not known, in states that were kept before."""
    published: Claim | None = None
    """The publication of the newest version, if it names an instant."""

    def encode(self) -> dict[str, Any]:
        """The state as JSON, with its version under `v`."""
        return {
            "v": _VERSION,
            "revision": self.revision,
            "id": self.record_id,
            "title": self.title,
            "text": _packed(zlib.compress(self.text.encode("utf-8", "replace"), _LEVEL)) if self.text is not None else None,
            "digests": _packed(self.digests) if self.digests is not None else None,
            "note": self.note,
            "removed": self.removed,
            "language": self.language,
            "host": self.host,
            "published": to_plain(self.published) if self.published is not None else None,
            "from_feed": self.from_feed,
            "times": [
                at.isoformat() if at is not None else None
                for at in (self.first_seen_at, self.prev_poll_at, self.fetched_at, self.changed_at)
            ],
        }

    @classmethod
    def decode(cls, data: dict[str, Any]) -> "Linked":
        """The state that `encode` of this or an earlier version made. ValueError for one of a later version.

        Version 1 kept the number of the revision only; the id of its record had no digest.
        """
        if data["v"] > _VERSION:
            raise ValueError(f"the state of an article is of version {data['v']}; this newsbeam reads up to {_VERSION}")
        if data["v"] == 1:
            return cls(revision=data["revision"], record_id="")
        first_seen_at, prev_poll_at, fetched_at, changed_at = (
            datetime.fromisoformat(at) if at else None for at in data["times"]
        )
        try:
            text = zlib.decompress(base64.b64decode(data["text"])).decode() if data["text"] is not None else None
            digests = base64.b64decode(data["digests"]) if data["digests"] is not None else None
        except (binascii.Error, zlib.error) as error:
            raise ValueError(f"the state of an article is damaged: {error}") from error
        return cls(
            revision=data["revision"],
            record_id=data["id"],
            title=data["title"],
            text=text,
            digests=digests,
            note=data["note"],
            removed=data["removed"],
            language=data.get("language"),
            host=data.get("host"),
            published=from_plain(Claim, data["published"]) if data.get("published") is not None else None,
            from_feed=data.get("from_feed"),
            first_seen_at=first_seen_at,
            prev_poll_at=prev_poll_at,
            fetched_at=fetched_at,
            changed_at=changed_at,
        )


def kept_title(title: str | None) -> str | None:
    """A title in the form of the state."""
    return title[:MAX_TITLE_CHARS] if title is not None else None


def kept_text(text: str) -> str | None:
    """A text in the form of the state; None if it is too long."""
    return text if len(text) <= MAX_KEPT_CHARS else None


def _packed(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
