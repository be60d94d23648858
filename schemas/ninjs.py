"""A record as a ninjs 3.1 item: the view for newsroom systems.

ninjs is IPTC's JSON for news (https://iptc.org/standards/ninjs/, schema http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json).
The view omits values that ninjs has no field for, mainly evidence of the fetch; it cannot be converted back to a record. Names
are camel case and instants RFC 3339, as the standard requires. An absent value is omitted, never null.
"""

from collections.abc import Iterable
from typing import Any

from schemas.articles import Image
from schemas.records import Record
from schemas.times import Claim, rfc3339

STANDARD = {"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"}

_LISTS = {"PER": "people", "ORG": "organisations", "LOC": "places"}


def to_ninjs(record: Record) -> dict[str, Any]:
    """The item. All revisions of an article share its `uri`; `version` counts them."""
    item: dict[str, Any] = {
        "uri": f"urn:newsbeam:article:{record.article_id}",
        "standard": STANDARD,
        "type": "text",
        "representationType": "partial" if record.is_stub else "full",
        "profile": "newsbeam",
        "version": str(record.revision),
        "firstCreated": rfc3339(record.first_seen_at),
        "versionCreated": rfc3339(record.extracted_at),
        "contentCreated": _instant(record.published),
        "pubStatus": "canceled" if record.change == "removed" else "usable",
        "language": record.language if record.language != "und" else record.language_declared,
        "title": record.title,
        "headlines": _texts(("main", record.title)),
        "descriptions": _texts(("standfirst", record.standfirst), ("summary", record.summary)),
        "bodies": [_body(record)] if record.text else [],
        "by": ", ".join(record.authors),
        "edNote": record.update_note,
        "usageTerms": "; ".join(signal.value for signal in record.rights_signals if signal.kind in ("licence", "copyright")),
        "subjects": list(_subjects(record)),
        "infoSources": list(_sources(record)),
        "altIds": list(_alternative_ids(record)),
        "renditions": [{"name": "web", "href": record.url, "contentType": "text/html"}],
        "associations": [_picture(record.image)] if record.image and record.image.url else [],
    }
    item |= {name: [] for name in _LISTS.values()}
    for entity in record.entities:
        item[_LISTS[entity.type]].append({"name": entity.name, "rel": "mentions"})
    for country in record.countries:
        uri = f"http://cvx.iptc.org/iso3166-1a2/{country.code.lower()}"
        item["places"].append({"literal": country.code, "rel": "mentions", "uri": uri})
    return {name: value for name, value in item.items() if value not in (None, "", [])}


def _instant(claim: Claim | None) -> str | None:
    return rfc3339(claim.instant) if claim is not None and claim.instant is not None else None


def _texts(*texts: tuple[str, str | None]) -> list[dict[str, str]]:
    return [{"role": role, "contentType": "text/plain", "value": value} for role, value in texts if value]


def _body(record: Record) -> dict[str, Any]:
    return {
        "role": "main",
        "contentType": "text/plain",
        "charCount": len(record.text),
        "wordCount": record.word_count,
        "value": record.text,
    }


def _subjects(record: Record) -> Iterable[dict[str, Any]]:
    if record.section:
        yield {"name": record.section, "rel": "section", "creator": "publisher"}
    for tag in record.tags:
        yield {"name": tag, "rel": "about", "creator": "publisher"}
    for phrase in record.keyphrases:
        yield {"name": phrase, "rel": "about", "creator": "newsbeam"}


def _sources(record: Record) -> Iterable[dict[str, str]]:
    yield {"name": record.publisher or record.host, "role": "publisher"}
    if record.wire_agency:
        yield {"name": record.wire_agency, "role": "agency"}


def _alternative_ids(record: Record) -> Iterable[dict[str, str]]:
    yield {"role": "record_id", "value": record.record_id}
    yield {"role": "url", "value": record.url}
    if record.canonical_url:
        yield {"role": "canonical_url", "value": record.canonical_url}
    if record.item_guid:
        yield {"role": "guid", "value": record.item_guid}


def _picture(image: Image) -> dict[str, Any]:
    rendition = {"name": "original", "href": image.url, "width": image.width, "height": image.height}
    picture = {
        "name": "picture",
        "uri": image.url,
        "type": "picture",
        "descriptions": _texts(("caption", image.caption)),
        "by": image.credit,
        "renditions": [{name: value for name, value in rendition.items() if value is not None}],
    }
    return {name: value for name, value in picture.items() if value not in (None, "", [])}
