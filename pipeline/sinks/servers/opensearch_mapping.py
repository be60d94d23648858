"""The index template of the published rows for OpenSearch (2.0 or later): settings, and a type for each field."""

from collections.abc import Mapping
from typing import Any

from schemas.fields import Field, Struct
from schemas.publish import Published

#: Fields of prose, at any depth: analysed for full-text search. Every other text is a keyword: it is found as a whole.
_PROSE = frozenset(
    {"title", "standfirst", "kicker", "text", "summary", "summary_points", "keyphrases", "caption", "update_note"}
    | {"correction_note", "message", "before", "after"}
)
#: Lists of places in the text and of remarks about fields: stored, not indexed.
_STORED_ONLY = frozenset(
    {"blocks", "live_updates", "changes", "text_evidence", "field_sources", "enrichments", "boilerplate_lines", "extra", "item"}
)
_TYPES = {"integer": "long", "number": "double", "boolean": "boolean", "instant": "date"}
#: Characters. A longer keyword is stored and not indexed: Lucene refuses one of more than 32,766 bytes, 4 a character.
_MOST_OF_A_KEYWORD = 8_191

#: A document that is deleted keeps its version for so long, so that a late repeat of an older revision does not bring it back.
#: The default is 60 s.
_REMEMBER_DELETED = "1h"


def index_template(published: Published, index: str) -> dict[str, Any]:
    """The body of `PUT _index_template/<index>`, for that index only."""
    return {
        "index_patterns": [index],
        "template": {
            # A malformed value (a width beyond 64 bits) is stored and not indexed; the default refuses the whole document.
            "settings": {"index": {"gc_deletes": _REMEMBER_DELETED, "mapping": {"ignore_malformed": True}}},
            "mappings": mapping_of(published),
        },
    }


def mapping_of(published: Published) -> dict[str, Any]:
    """Fields of later versions are stored and not indexed: `dynamic` is false."""
    return {"dynamic": False, "properties": _properties(published.struct)}


def _properties(struct: Struct) -> dict[str, Any]:
    return {field.name: _type(field) for field in struct.fields}


def _type(field: Field) -> Mapping[str, Any]:
    if field.name in _STORED_ONLY:
        return {"type": "object", "enabled": False}
    if field.struct is not None:
        return {"properties": _properties(field.struct)}
    if field.kind == "text" and field.name in _PROSE:
        return {"type": "text"}
    if field.kind == "text":
        return {"type": "keyword", "ignore_above": _MOST_OF_A_KEYWORD}
    return {"type": _TYPES[field.kind]}
