"""The published schemas: every format of every record, generated from the dataclasses.

`python -m schemas` writes them; a test compares the files with the dataclasses.
"""

import json
from pathlib import Path

from schemas.arrow_schema import arrow_schema
from schemas.avro_schema import avro_schema
from schemas.bigquery_schema import bigquery_ddl, bigquery_schema, latest_view
from schemas.json_schema import json_schema
from schemas.postgres_embedding import Embedding
from schemas.postgres_schema import postgres_ddl
from schemas.publish import ALL_PUBLISHED, RECORD, Published, schema_uri
from schemas.records import SCHEMA_VERSION

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
