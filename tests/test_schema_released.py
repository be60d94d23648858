"""What was released stays readable, and later versions of a major version only add what readers may ignore.

`tests/released/<version>/` holds the published schemas and data files of each released version, as they were.
"""

import copy
import io
import json
from pathlib import Path
from typing import Any

import fastavro
import jsonschema
import pytest

from schemas import read_dead_letters, read_records
from schemas.codec import to_plain
from schemas.documents import document
from schemas.example import example_dead_letter, example_record
from schemas.publish import DEAD_LETTER, RECORD, Published
from schemas.records import SCHEMA_VERSION

RELEASED = sorted((Path(__file__).parent / "released").iterdir())
SAME_MAJOR = [folder for folder in RELEASED if folder.name.partition(".")[0] == SCHEMA_VERSION.partition(".")[0]]


def breaks(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """What in the JSON Schema `new` would surprise a reader of `old`."""
    found: list[str] = []
    for name in ["", *old.get("$defs", {})]:
        before = old["$defs"][name] if name else old
        after = new.get("$defs", {}).get(name) if name else new
        if after is None:
            found.append(f"{name} is gone")
            continue
        at = name or "the record"
        found += [f"{at} has no {key} any more" for key in before["properties"] if key not in after["properties"]]
        found += [f"{at} need not have {key} any more" for key in before["required"] if key not in after["required"]]
        found += [f"{at} must have {key} now" for key in after["required"] if key not in before["required"]]
        for key in before["properties"].keys() & after["properties"].keys():
            if not _fits(_shape(before["properties"][key]), _shape(after["properties"][key])):
                found.append(f"{at}.{key} is something else now")
    return found


def _fits(old: Any, new: Any) -> bool:
    """Equal, but for values that are no longer written: a reader that knows all of an enum knows fewer."""
    if isinstance(old, dict) and isinstance(new, dict) and {"enum"} <= old.keys() & new.keys():
        return {**old, "enum": None} == {**new, "enum": None} and set(new["enum"]) <= set(old["enum"])
    return bool(old == new)


def _shape(value: Any) -> Any:
    """A property without its words."""
    if isinstance(value, dict):
        return {name: _shape(part) for name, part in value.items() if name != "description"}
    return [_shape(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("published", [RECORD, DEAD_LETTER], ids=lambda published: published.name)
@pytest.mark.parametrize("version", SAME_MAJOR, ids=lambda folder: folder.name)
def test_nothing_a_reader_counts_on_has_changed(version: Path, published: Published) -> None:
    old = json.loads((version / f"{published.name}.schema.json").read_text())
    assert breaks(old, json.loads(document(published, "json"))) == []


@pytest.mark.parametrize("published", [RECORD, DEAD_LETTER], ids=lambda published: published.name)
@pytest.mark.parametrize("version", SAME_MAJOR, ids=lambda folder: folder.name)
def test_a_reader_of_the_old_json_schema_takes_what_is_written_now(version: Path, published: Published) -> None:
    old = json.loads((version / f"{published.name}.schema.json").read_text())
    example = example_record() if published is RECORD else example_dead_letter()
    assert list(jsonschema.Draft202012Validator(old).iter_errors(to_plain(example))) == []


@pytest.mark.parametrize("version", SAME_MAJOR, ids=lambda folder: folder.name)
def test_avro_resolves_in_both_directions(version: Path) -> None:
    old = fastavro.parse_schema(json.loads((version / "record.avsc").read_text()))
    new = fastavro.parse_schema(json.loads(document(RECORD, "avro")))
    with (version / "records.avro").open("rb") as stream:
        (old_row,) = fastavro.reader(stream, reader_schema=new)
    assert isinstance(old_row, dict)
    buffer = io.BytesIO()
    fastavro.writer(buffer, new, [old_row])
    buffer.seek(0)
    (read,) = fastavro.reader(buffer, reader_schema=old)
    assert isinstance(read, dict)
    assert read["record_id"] == old_row["record_id"]


@pytest.mark.parametrize("name", ["records.jsonl", "records.parquet", "records.avro"])
@pytest.mark.parametrize("version", RELEASED, ids=lambda folder: folder.name)
def test_old_record_files_are_read(version: Path, name: str) -> None:
    (record,) = read_records(version / name)
    assert (record.record_id, record.schema_version) == ("5f0c2b7e9a41d386-2", version.name)
    assert record.quotes[0].speaker == "Kaja Tormis"


@pytest.mark.parametrize("version", RELEASED, ids=lambda folder: folder.name)
def test_old_dead_letters_are_read(version: Path) -> None:
    (letter,) = read_dead_letters(version / "dead-letters.jsonl")
    assert letter.item is not None
    assert (letter.reason, letter.item.item_id) == ("http_status", "vp-20250303-16")


def changed(change: Any) -> list[str]:
    old = json.loads(document(RECORD, "json"))
    new = copy.deepcopy(old)
    change(new)
    return breaks(old, new)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda new: new["properties"].pop("etag"), ["the record has no etag any more"]),
        (lambda new: new["required"].append("etag"), ["the record must have etag now"]),
        (lambda new: new["required"].remove("host"), ["the record need not have host any more"]),
        (lambda new: new["properties"]["revision"].update(type="string"), ["the record.revision is something else now"]),
        (lambda new: new["properties"]["change"]["enum"].append("x"), ["the record.change is something else now"]),
        (lambda new: new["properties"]["change"]["enum"].remove("removed"), []),
        (lambda new: new["$defs"]["Quote"]["properties"].pop("speaker"), ["Quote has no speaker any more"]),
        (lambda new: new["$defs"].pop("Image"), ["Image is gone"]),
        (lambda new: new["properties"].update(more={"type": "string", "default": ""}), []),
        (lambda new: new["$defs"]["Quote"]["properties"].update(more={"type": ["string", "null"], "default": None}), []),
        (lambda new: new["properties"]["etag"].update(description="better words"), []),
    ],
)
def test_a_breaking_change_would_be_seen(change: Any, told: list[str]) -> None:
    assert changed(change) == told
