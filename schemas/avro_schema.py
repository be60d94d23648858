"""Avro schema of a record.

Fields that may be absent have defaults, so that a reader of a later minor version reads earlier files by Avro's own schema
resolution (Avro 1.12 specification, "Schema Resolution"). Choices are strings, not enums: an enum that gains a symbol breaks
its readers. Instants are `timestamp-micros`. A BigQuery subscription of Pub/Sub maps nulls, lists and records.
"""

from typing import Any

from schemas.fields import Field, Struct

_TYPES: dict[str, Any] = {
    "text": "string",
    "integer": "long",
    "number": "double",
    "boolean": "boolean",
    "instant": {"type": "long", "logicalType": "timestamp-micros"},
}

NAMESPACE = "newsbeam"


def avro_schema(struct: Struct) -> dict[str, Any]:
    """The record's schema. A part is defined at its first use; later uses refer to its name."""
    return _record(struct, set())


def _record(struct: Struct, known: set[str]) -> dict[str, Any]:
    known.add(struct.name)
    return {
        "type": "record",
        "name": struct.name,
        "namespace": NAMESPACE,
        "doc": struct.doc,
        "fields": [_field(field, known) for field in struct.fields],
    }


def _field(field: Field, known: set[str]) -> dict[str, Any]:
    kind: Any
    if field.struct is None:
        kind = _TYPES[field.kind]
    elif field.struct.name in known:
        kind = f"{NAMESPACE}.{field.struct.name}"
    else:
        kind = _record(field.struct, known)
    if field.repeated:
        kind = {"type": "array", "items": kind}
    elif field.nullable:
        kind = ["null", kind]
    described: dict[str, Any] = {"name": field.name, "type": kind, "doc": field.doc}
    if not field.required:
        described["default"] = field.json_default
    return described
