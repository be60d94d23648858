"""The published schemas: every format of every record, generated from the dataclasses.

`python -m schemas` writes them; a test compares the files with the dataclasses.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from schemas.arrow_schema import arrow_schema
from schemas.avro_schema import avro_schema
from schemas.bigquery_schema import bigquery_ddl, bigquery_schema, latest_view
from schemas.dead_letters import DeadLetter
from schemas.events import Event
from schemas.fields import Struct, struct_of
from schemas.json_schema import json_schema
from schemas.postgres_embedding import Embedding
from schemas.postgres_schema import postgres_ddl
from schemas.records import SCHEMA_VERSION, Record

FOLDER = Path(__file__).parent / "published"

#: Formats of `newsbeam schema --format`, with the suffix of each document's file name.
SUFFIXES = {
    "json": ".schema.json",
    "avro": ".avsc",
    "bigquery": ".bigquery.json",
    "bigquery-ddl": ".bigquery.sql",
    "postgres": ".postgres.sql",
    "arrow": ".arrow.txt",
}


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


def document(published: Published, format_name: str) -> str:
    """The schema in one of the formats of `SUFFIXES`, as text that ends with a line break."""
    struct = published.struct
    if format_name == "json":
        return _pretty(json_schema(struct, schema_id=schema_uri(published)))
    if format_name == "avro":
        return _pretty(avro_schema(struct))
    if format_name == "bigquery":
        return _pretty(bigquery_schema(struct))
    if format_name == "bigquery-ddl":
        table = f"newsbeam.{published.name}s"
        ddl = bigquery_ddl(struct, table=table, partition_by=published.partition_by, cluster_by=published.cluster_by)
        return ddl + latest_view(table) if published is RECORD else ddl
    if format_name == "postgres":
        return postgres_script(published, schema="newsbeam")
    if format_name == "arrow":
        return arrow_schema(struct, version=SCHEMA_VERSION).to_string(truncate_metadata=False) + "\n"
    raise ValueError(f"format {format_name!r} is unknown; choose one of {', '.join(SUFFIXES)}")


def postgres_script(published: Published, *, schema: str, search: bool = True, embedding: Embedding | None = None) -> str:
    """The script that makes or upgrades the table in PostgreSQL, in the given schema of the database."""
    return postgres_ddl(
        published.struct,
        schema=schema,
        table=f"{published.name}s",
        key=published.key,
        index_on=(published.partition_by, *published.cluster_by),
        search=search,
        embedding=embedding,
    )


def documents() -> dict[str, str]:
    """Every published document by its file name."""
    return {
        f"{published.name}{suffix}": document(published, format_name)
        for published in ALL_PUBLISHED
        for format_name, suffix in SUFFIXES.items()
    }


def _pretty(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
