"""The kinds of rows that sinks take. A new kind is a published dataclass with `url` and `feed_url`, and a word in each of these
lines."""

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.sinks.what import What
from schemas.dead_letters import DeadLetter
from schemas.events import Event
from schemas.publish import DEAD_LETTER, EVENT, RECORD, Published
from schemas.records import Record

Row = Record | DeadLetter | Event
PUBLISHED: Mapping[What, Published] = MappingProxyType({"records": RECORD, "dead_letters": DEAD_LETTER, "events": EVENT})
