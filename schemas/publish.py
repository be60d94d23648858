"""The published records: names, dataclasses, and the columns that tables of them need."""

from dataclasses import dataclass

from schemas.dead_letters import DeadLetter
from schemas.events import Event
from schemas.fields import Struct, struct_of
from schemas.records import SCHEMA_VERSION, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A published record: its name, its dataclass, and the columns that identify a row, partition and cluster a table of it.

    `key`: the field that identifies a row, or the name of a column for `schemas.messages.row_id`.
    """

    name: str
    cls: type
    key: str
    partition_by: str
    cluster_by: tuple[str, ...]

    @property
    def struct(self) -> Struct:
        return struct_of(self.cls)


RECORD = Published(name="record", cls=Record, key="record_id", partition_by="first_seen_at", cluster_by=("host", "language"))
DEAD_LETTER = Published(
    name="dead_letter", cls=DeadLetter, key="dead_letter_id", partition_by="at", cluster_by=("reason", "stage")
)
EVENT = Published(name="event", cls=Event, key="event_id", partition_by="at", cluster_by=("type", "host"))
#: Every kind of row.
ALL_PUBLISHED = (RECORD, DEAD_LETTER, EVENT)


def schema_uri(published: Published) -> str:
    """The URI of the schema and its version: `$id` of the JSON Schema, `ce-dataschema` of messages."""
    return f"urn:newsbeam:schema:{published.name}:{SCHEMA_VERSION}"
