"""The ninjs view keeps the rules of ninjs 3.1: its names, its types, its choices, nothing else in the closed objects.

The rules below are those of http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json for the properties that the view uses: the
root and its parts allow no other properties, `uri` is required, an association also needs `name`, headlines, bodies and
descriptions need `value`, a rendition needs `name`.
"""

from dataclasses import replace
from typing import Any

import jsonschema
from hypothesis import HealthCheck, given, settings

from schemas.example import example_record
from schemas.ninjs import to_ninjs
from schemas.records import Record
from tests.support.records import records

TEXT, INTEGER = {"type": "string"}, {"type": "integer"}
URI, INSTANT = {"type": "string", "format": "uri"}, {"type": "string", "format": "date-time"}


def closed(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": list(required), "properties": properties}


def each(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def one_of(*choices: str) -> dict[str, Any]:
    return {"type": "string", "enum": list(choices)}


NAMED = closed(name=TEXT, rel=TEXT, uri=URI, literal=TEXT)
WORDS = closed(("value",), role=TEXT, contentType=TEXT, value=TEXT)
RENDITIONS = each(closed(("name",), name=TEXT, href=URI, contentType=TEXT, width=INTEGER, height=INTEGER))
TYPE = one_of("text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning")
RULES = closed(
    ("uri",),
    uri=URI,
    type=TYPE,
    representationType=one_of("full", "partial"),
    profile=TEXT,
    version=TEXT,
    firstCreated=INSTANT,
    versionCreated=INSTANT,
    contentCreated=INSTANT,
    pubStatus=one_of("usable", "withheld", "canceled"),
    usageTerms=TEXT,
    edNote=TEXT,
    language=TEXT,
    title=TEXT,
    by=TEXT,
    headlines=each(WORDS),
    descriptions=each(WORDS),
    bodies=each(closed(("value",), role=TEXT, contentType=TEXT, charCount=INTEGER, wordCount=INTEGER, value=TEXT)),
    people=each(NAMED),
    organisations=each(NAMED),
    places=each(NAMED),
    subjects=each(closed(name=TEXT, rel=TEXT, uri=URI, literal=TEXT, creator=TEXT)),
    infoSources=each(closed(name=TEXT, role=TEXT, uri=URI, literal=TEXT)),
    altIds=each(closed(role=TEXT, value=TEXT)),
    renditions=RENDITIONS,
    associations=each(
        closed(("name", "uri"), name=TEXT, uri=URI, type=TYPE, descriptions=each(WORDS), by=TEXT, renditions=RENDITIONS)
    ),
    standard=closed(name=TEXT, version=TEXT, schema=URI),
)


def errors(item: dict[str, Any], *, formats: bool) -> list[str]:
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER if formats else None
    return [error.message for error in jsonschema.Draft202012Validator(RULES, format_checker=checker).iter_errors(item)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(record=records())
def test_every_record_keeps_the_rules(record: Record) -> None:
    # The value of a claim is a time by contract, which random text is not.
    assert errors(to_ninjs(replace(record, published=example_record().published)), formats=False) == []


def test_the_example_keeps_them_with_its_formats() -> None:
    assert errors(to_ninjs(example_record()), formats=True) == []


def test_the_rules_would_see_a_breach() -> None:
    good = to_ninjs(example_record())
    wrong = [
        good | {"host": "x"},
        good | {"language": None},
        good | {"pubStatus": "removed"},
        good | {"headlines": [{"role": "main"}]},
        good | {"associations": [{"uri": "https://a.example"}]},
        good | {"firstCreated": "yesterday"},
        {name: value for name, value in good.items() if name != "uri"},
    ]
    assert [bool(errors(value, formats=True)) for value in wrong] == [True] * len(wrong)


def test_where_things_go() -> None:
    item = to_ninjs(example_record())
    assert (item["uri"], item["version"]) == ("urn:newsbeam:article:8b4687244ac554fdabe31d3701f22b6e", "2")
    assert item["headlines"] == [{"role": "main", "contentType": "text/plain", "value": example_record().title}]
    assert item["contentCreated"] == "2025-03-03T08:00:00Z"
    assert item["by"] == "Liis Aru, Oskar Vahtra"
    assert item["people"] == [{"name": "Kaja Tormis", "rel": "mentions"}]
    assert item["places"][-1] == {"literal": "EE", "rel": "mentions", "uri": "http://cvx.iptc.org/iso3166-1a2/ee"}
    assert {"name": "Baltvia", "role": "agency"} in item["infoSources"]
    assert item["associations"][0]["renditions"] == [
        {"name": "original", "href": "https://www.veskimere-post.example/img/pier.jpg", "width": 1600, "height": 900}
    ]


def test_a_day_is_no_instant_and_a_removed_article_is_cancelled() -> None:
    published = example_record().published
    assert published is not None
    day = replace(published, value="2025-03-03", precision="day")
    item = to_ninjs(replace(example_record(), published=day, change="removed", text="", is_stub=True))
    assert (item["pubStatus"], item["representationType"]) == ("canceled", "partial")
    assert [name for name in ("contentCreated", "bodies") if name in item] == []
