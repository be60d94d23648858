"""BigQuery table schema of a record, as JSON (for `bq mk --schema`) and as DDL.

A field is REQUIRED only if every version has it: BigQuery can relax a column to NULLABLE but never tighten it.
"""

import json
from typing import Any

from schemas.fields import Field, Struct

_TYPES = {"text": "STRING", "integer": "INTEGER", "number": "FLOAT", "boolean": "BOOLEAN", "instant": "TIMESTAMP"}
_DDL_TYPES = {"text": "STRING", "integer": "INT64", "number": "FLOAT64", "boolean": "BOOL", "instant": "TIMESTAMP"}

#: BigQuery's limit on a column's description.
MAX_DESCRIPTION = 1024


def bigquery_schema(struct: Struct) -> list[dict[str, Any]]:
    """The columns in the form of the API and the `bq` tool."""
    return [_column(field) for field in struct.fields]


def _column(field: Field) -> dict[str, Any]:
    column: dict[str, Any] = {
        "name": field.name,
        "type": "RECORD" if field.struct else _TYPES[field.kind],
        "mode": _mode(field),
        "description": field.doc[:MAX_DESCRIPTION],
    }
    if field.struct:
        column["fields"] = bigquery_schema(field.struct)
    return column


def _mode(field: Field) -> str:
    if field.repeated:
        return "REPEATED"
    return "REQUIRED" if field.required and not field.nullable else "NULLABLE"


def bigquery_ddl(struct: Struct, *, table: str, partition_by: str, cluster_by: tuple[str, ...]) -> str:
    """`CREATE TABLE IF NOT EXISTS` with descriptions, partitioned by the day of the instant `partition_by`."""
    columns = ",\n".join(f"  {_ddl_column(field, 1)}" for field in struct.fields)
    return (
        f"CREATE TABLE IF NOT EXISTS {table} (\n{columns}\n)\n"
        f"PARTITION BY DATE(`{partition_by}`)\n"
        f"CLUSTER BY {', '.join(f'`{column}`' for column in cluster_by)}\n"
        f"OPTIONS (description = {_text(struct.doc)});\n"
    )


def _ddl_column(field: Field, depth: int) -> str:
    kind = _DDL_TYPES.get(field.kind, "")
    if field.struct:
        indent = "  " * (depth + 1)
        inner = ",\n".join(indent + _ddl_column(part, depth + 1) for part in field.struct.fields)
        kind = f"STRUCT<\n{inner}\n{'  ' * depth}>"
    if field.repeated:
        kind = f"ARRAY<{kind}>"
    not_null = " NOT NULL" if _mode(field) == "REQUIRED" else ""
    # Quoted: `at`, `end` and others are reserved words.
    return f"`{field.name}` {kind}{not_null} OPTIONS (description = {_text(field.doc[:MAX_DESCRIPTION])})"


def latest_view(table: str) -> str:
    """A view of the newest record of each article that is not removed, without repeats of at-least-once delivery."""
    newest = "COALESCE(`emitted_at`, `extracted_at`) DESC, `revision` DESC"
    return (
        f"\nCREATE OR REPLACE VIEW {table}_latest AS\n"
        f"SELECT * FROM {table} WHERE TRUE\n"
        f"QUALIFY ROW_NUMBER() OVER (PARTITION BY `article_id` ORDER BY {newest}) = 1\n"
        f"  AND `change` != 'removed';\n"
    )


def _text(text: str) -> str:
    # A JSON string is a valid GoogleSQL string literal: same quotes, same escapes.
    return json.dumps(text, ensure_ascii=False)
