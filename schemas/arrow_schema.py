"""Arrow (and so Parquet) schema of a record. Field descriptions are the Arrow fields' metadata under `description`."""

from typing import TYPE_CHECKING

from schemas.fields import Field, Struct

if TYPE_CHECKING:
    import pyarrow as pa


def arrow_schema(struct: Struct, *, version: str) -> "pa.Schema":
    """The schema. Its metadata name the record and the schema version."""
    import pyarrow as pa  # noqa: PLC0415  (90 ms: import it only to write or read Parquet)

    return pa.schema(
        [_field(field) for field in struct.fields],
        metadata={"newsbeam.record": struct.name, "newsbeam.schema_version": version},
    )


def _field(field: Field) -> "pa.Field":
    import pyarrow as pa  # noqa: PLC0415

    scalars = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "instant": pa.timestamp("us", tz="UTC"),
    }
    kind = pa.struct([_field(part) for part in field.struct.fields]) if field.struct else scalars[field.kind]
    if field.repeated:
        kind = pa.list_(pa.field("element", kind, nullable=False))
    nullable = not field.repeated and not (field.required and not field.nullable)
    return pa.field(field.name, kind, nullable=nullable, metadata={"description": field.doc})
