"""Known entries whose links are made anew at each poll. Pure.

Some sites put a random number into every link of their feed (`/news/story?sid=83749`, another one at each poll), and have no
guids or the link as guid. Then neither guid nor link tells an entry, and a feed brings all its entries again at each poll.

An entry is the known one if title, updates, summary, text and the instant of publication are the same, byte for byte, and the
document shows that its links are made anew:

* At least `LEAST` entries of the document are known by these words and by no link. They have several instants: one instant for
  all is no entry's own.
* They outnumber the entries with a query that are known by their link or guid.

Words tell nothing of an entry without a title or an exact time, with a guid of its own, or without a query. Neither do words
that the document lists twice: `?id=1` and `?id=2` at one time are two articles.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from transforms.feeds.parsed import ParsedItem
from transforms.urls.urls import url_key

if TYPE_CHECKING:
    from transforms.feeds.identity.identity import SeenEntry

#: Entries that a document needs to show that its links are made anew.
LEAST = 3
#: A feed that dates to the day often writes midnight.
_MIDNIGHT = "T00:00:00Z"


def known_by_words(
    items: Sequence[ParsedItem],
    entries: Sequence["SeenEntry"],
    known: Iterable["SeenEntry"],
    links: Collection[bytes],
    guids: Collection[bytes],
) -> Mapping["SeenEntry", "SeenEntry"]:
    """The known entry of each of `entries` that has come back under a new link; empty where the links are not made anew.

    `links`, `guids`: those of the known entries.
    """
    with_query = [
        (item, entry) for item, entry in zip(items, entries, strict=True) if item.link is not None and "?" in url_key(item.link)
    ]
    # One for each article: a feed may list an entry twice.
    steady = {entry.link for _, entry in with_query if entry.link in links or entry.guid in guids}
    unknown = dict.fromkeys(entry for item, entry in with_query if entry.link not in steady and _is_told(item))
    if len(unknown) < LEAST:
        return {}
    times = Counter(_words(entry) for entry in {entry.link: entry for entry in entries}.values())
    wanted = {_words(entry) for entry in unknown}
    by_words = {words: entry for entry in known if (words := _words(entry)) in wanted}
    found = {entry: by_words[words] for entry in unknown if (words := _words(entry)) in by_words and times[words] == 1}
    instants = {entry.published for entry in found}
    return found if len(found) >= max(LEAST, len(steady) + 1) and len(instants) > 1 else {}


def _words(entry: "SeenEntry") -> bytes:
    return entry.content + entry.published + entry.body


def _is_told(item: ParsedItem) -> bool:
    """True where title and time may tell the entry, and no guid of its own says that it is another one."""
    at = item.published
    if not item.title or at is None or at.instant is None or at.value.endswith(_MIDNIGHT):
        return False
    return not item.guid or item.guid.startswith(("http://", "https://"))
