"""JSON Schema 2020-12 of a record."""

from typing import Any

from schemas.fields import Field, Struct

_TYPES: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "instant": {"type": "string", "format": "date-time"},
}


def json_schema(struct: Struct, *, schema_id: str) -> dict[str, Any]:
    """The schema with every part under `$defs`.

    Unknown fields are allowed, so that a record of a later minor version is valid against it.
    """
    parts: dict[str, Any] = {}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": schema_id,
        "title": struct.name,
        **_object(struct, parts),
        "$defs": dict(sorted(parts.items())),
    }


def _object(struct: Struct, parts: dict[str, Any]) -> dict[str, Any]:
    return {
        "description": struct.doc,
        "type": "object",
        "required": [field.name for field in struct.fields if field.required],
        "properties": {field.name: _property(field, parts) for field in struct.fields},
    }


def _property(field: Field, parts: dict[str, Any]) -> dict[str, Any]:
    value = _value(field, parts)
    if field.repeated:
        value = {"type": "array", "items": value}
    elif field.nullable:
        value = _or_null(value)
    described = {"description": field.doc, **value}
    if not field.required:
        described["default"] = field.json_default
    return described


def _value(field: Field, parts: dict[str, Any]) -> dict[str, Any]:
    if field.struct is not None:
        if field.struct.name not in parts:
            parts[field.struct.name] = {}
            parts[field.struct.name] = _object(field.struct, parts)
        return {"$ref": f"#/$defs/{field.struct.name}"}
    if field.choices:
        return {"type": "string", "enum": list(field.choices)}
    return dict(_TYPES[field.kind])


def _or_null(value: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in value:
        return {"anyOf": [value, {"type": "null"}]}
    nullable = {**value, "type": [value["type"], "null"]}
    if "enum" in value:
        nullable["enum"] = [*value["enum"], None]
    return nullable
