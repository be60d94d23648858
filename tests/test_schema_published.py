"""The published schemas are what the records give, and tools that know them accept them."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import fastavro
import jsonschema
import pyarrow as pa
import pytest

from pipeline.cli.commands.schema_command import FORMATS, print_schema
from schemas.arrow_schema import arrow_schema
from schemas.bigquery_schema import MAX_DESCRIPTION, bigquery_schema
from schemas.documents import FOLDER, documents
from schemas.fields import Field, Struct, struct_of
from schemas.publish import ALL_PUBLISHED, RECORD
from schemas.reference import REFERENCE, reference


@pytest.mark.parametrize("name", sorted(documents()))
def test_what_is_checked_in_is_what_the_records_give(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == documents()[name], "run: python -m schemas"


def test_nothing_else_is_published() -> None:
    assert sorted(file.name for file in FOLDER.iterdir()) == sorted(documents())


def test_the_reference_is_what_the_records_give() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == reference(), "run: python -m schemas"


def every_field(struct: Struct) -> list[Field]:
    return [part for field in struct.fields for part in [field, *(every_field(field.struct) if field.struct else [])]]


def test_every_field_is_described() -> None:
    every = [field for published in ALL_PUBLISHED for field in every_field(published.struct)]
    assert [field.name for field in every if not 3 <= len(field.doc) <= MAX_DESCRIPTION] == []


@pytest.mark.parametrize("name", [name for name in sorted(documents()) if name.endswith(".schema.json")])
def test_the_json_schemas_are_schemas(name: str) -> None:
    schema = json.loads(documents()[name])
    jsonschema.Draft202012Validator.check_schema(schema)
    assert (schema["$schema"], schema["$id"].rpartition(":")[0]) == (
        "https://json-schema.org/draft/2020-12/schema",
        f"urn:newsbeam:schema:{name.removesuffix('.schema.json')}",
    )


@pytest.mark.parametrize("name", [name for name in sorted(documents()) if name.endswith(".avsc")])
def test_the_avro_schemas_are_schemas(name: str) -> None:
    assert fastavro.parse_schema(json.loads(documents()[name]))


def test_bigquery_has_the_columns_of_arrow() -> None:
    def columns(fields: object) -> list[str]:
        return [field["name"] for field in fields]  # type: ignore[attr-defined]  # plain JSON

    for published in ALL_PUBLISHED:
        assert columns(bigquery_schema(published.struct)) == arrow_schema(published.struct, version="1").names


def test_the_ddl_quotes_what_sql_reserves() -> None:
    ddl = documents()["dead_letter.bigquery.sql"]
    assert "`at` TIMESTAMP NOT NULL" in ddl
    assert "PARTITION BY DATE(`at`)\nCLUSTER BY `reason`, `stage`" in ddl
    record = documents()["record.bigquery.sql"]
    assert record.startswith("CREATE TABLE IF NOT EXISTS newsbeam.records (\n  `schema_version` STRING OPTIONS (description = ")
    table, view = record.split("\n\n")
    assert table.count("<") == table.count(">")
    assert view.startswith("CREATE OR REPLACE VIEW newsbeam.records_latest AS\nSELECT * FROM newsbeam.records ")


def test_lists_have_no_null_elements_and_are_never_null() -> None:
    authors = arrow_schema(RECORD.struct, version="1").field("authors")
    assert (authors.type, authors.nullable) == (pa.list_(pa.field("element", pa.string(), nullable=False)), False)


@dataclass(frozen=True)
class _Undescribed:
    name: str


@dataclass(frozen=True)
class _Union:
    name: Annotated[str | int, "either"]


@dataclass(frozen=True)
class _Pairs:
    name: Annotated[tuple[str, int], "a pair"]


@dataclass(frozen=True)
class _NullableList:
    name: Annotated[tuple[str, ...] | None, "a list or none"]


@dataclass(frozen=True)
class _Bytes:
    name: Annotated[bytes, "bytes"]


@pytest.mark.parametrize(
    ("cls", "told"),
    [
        (_Undescribed, "'name' has no description"),
        (_Union, "union of several types"),
        (_Pairs, r"lists are tuple\[T, ...\]"),
        (_NullableList, "never None"),
        (_Bytes, "is not in every format"),
    ],
)
def test_what_not_every_format_knows_is_refused_when_the_schema_is_built(cls: type, told: str) -> None:
    with pytest.raises(TypeError, match=told):
        struct_of(cls)


@dataclass(frozen=True)
class _Every:
    text: Annotated[str, "words"]
    count: Annotated[int, "how many"]
    share: Annotated[float | None, "0 to 1"] = None
    at: Annotated[datetime | None, "when"] = None
    tags: Annotated[tuple[str, ...], "words"] = ("a",)


def test_defaults_become_json() -> None:
    assert [(field.name, field.required, field.json_default) for field in struct_of(_Every).fields] == [
        ("text", True, None),
        ("count", True, None),
        ("share", False, None),
        ("at", False, None),
        ("tags", False, ["a"]),
    ]


@pytest.mark.parametrize(
    ("format_name", "looks_right"),
    [
        ("json", lambda text: json.loads(text)["title"] == "Record"),
        ("avro", lambda text: json.loads(text)["name"] == "Record"),
        ("bigquery", lambda text: json.loads(text)[0]["name"] == "schema_version"),
        ("bigquery-ddl", lambda text: text.startswith("CREATE TABLE")),
        ("arrow", lambda text: text.startswith("schema_version: string")),
    ],
)
def test_the_command_prints_each_format(format_name: str, looks_right: Callable[[str], bool]) -> None:
    out, err = io.StringIO(), io.StringIO()
    assert print_schema(format_name, out=out, err=err) == 0
    assert looks_right(out.getvalue())
    assert err.getvalue() == ""


def test_the_command_prints_dead_letters_and_refuses_what_it_does_not_know() -> None:
    out, err = io.StringIO(), io.StringIO()
    assert print_schema("json", what="dead_letters", out=out, err=err) == 0
    assert json.loads(out.getvalue())["title"] == "DeadLetter"
    assert print_schema("thrift", out=out, err=err) == 2
    assert err.getvalue() == f"newsbeam schema: format 'thrift' is unknown; choose one of {', '.join(FORMATS)}\n"
