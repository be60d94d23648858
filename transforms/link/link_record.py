"""From an enriched article to its record: identity and revision."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from schemas.articles import Article
from schemas.dead_letters import Ending
from schemas.records import Record
from schemas.times import TimeClaim
from transforms.steps import Applied
from transforms.urls.urls import url_key

#: An article that comes again after this time counts as new. Feeds list an article for days, archives for weeks.
REMEMBER = timedelta(days=180)


def article_id(key: str) -> str:
    """The id of an article: 128 bits of the SHA-256 of its URL key, in hexadecimal."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def site_of(article: Article) -> str:
    """The host in the article's URL key. Articles with equal keys have equal sites."""
    return re.split("[/?#]", _key(article), maxsplit=1)[0]


def _key(article: Article) -> str:
    return article.enrichment.url_key or url_key(article.item.url)


def record_id(article: str, revision: int) -> str:
    """The id of a revision; it is the same in every process and run."""
    return f"{article}-{revision}"


def make_record(article: Article, extracted_at: datetime, revision: int = 1) -> Record:
    """The record of `article`: content and evidence of the page, claims of page and feed, results of the enrichments."""
    item, evidence, content, enriched = article.item, article.evidence, article.content, article.enrichment
    key = _key(article)
    identity = article_id(key)
    return Record(
        record_id=record_id(identity, revision),
        article_id=identity,
        revision=revision,
        url=item.url,
        url_key=key,
        canonical_url=content.canonical_url,
        final_url=evidence.final_url,
        syndicated_from=enriched.syndicated_from,
        host=urlsplit(evidence.final_url).hostname or "",
        feed_url=item.feed_url,
        feed_title=item.feed_title,
        feed_tags=item.feed_tags,
        item_guid=item.guid,
        publisher=content.publisher,
        published=enriched.published or content.published or item.published,
        updated=enriched.updated or content.updated or item.updated,
        time_claims=_all_claims(article),
        first_seen_at=item.first_seen_at,
        prev_poll_at=item.prev_poll_at,
        fetched_at=evidence.fetched_at,
        extracted_at=extracted_at,
        title=content.title or item.title,
        standfirst=content.standfirst,
        text=content.text,
        summary=item.summary,
        authors=content.authors or item.authors,
        section=content.section,
        tags=tuple(dict.fromkeys((*content.tags, *item.tags))),
        image=content.image,
        page_type=content.page_type,
        paywalled=content.paywalled,
        is_stub=content.is_stub,
        update_note=content.update_note,
        language=enriched.language,
        language_probability=enriched.language_probability,
        language_candidates=enriched.language_candidates,
        language_declared=content.language_declared or item.feed_language,
        word_count=enriched.word_count,
        sentence_count=enriched.sentence_count,
        reading_time_s=enriched.reading_time_s,
        countries=enriched.countries,
        keyphrases=enriched.keyphrases,
        entities=enriched.entities,
        quotes=enriched.quotes,
        mentions=enriched.mentions,
        amounts=enriched.amounts,
        wire_agency=enriched.wire_agency,
        wire_evidence=enriched.wire_evidence,
        extra=enriched.extra,
        enrichments=enriched.enrichments,
        http_status=evidence.http_status,
        content_type=evidence.content_type,
        etag=evidence.etag,
        last_modified=evidence.last_modified,
        text_source=evidence.text_source,
        text_reason=evidence.text_reason,
        robots_verdict=evidence.robots_verdict,
        robots_source=evidence.robots_source,
        rights_signals=enriched.rights_signals,
        usage_rights=enriched.usage_rights,
        field_sources=content.field_sources,
        extractor=content.extractor,
        extractor_version=content.extractor_version,
        kicker=content.kicker,
        summary_points=content.summary_points,
        blocks=content.blocks,
        live_updates=content.live_updates,
        text_evidence=content.text_evidence,
    )


def _all_claims(article: Article) -> tuple[TimeClaim, ...]:
    return tuple(dict.fromkeys((*article.content.time_claims, *article.item.time_claims)))


@dataclass(frozen=True, slots=True)
class Linked:
    """The state of an article: its newest revision."""

    revision: int


class LinkRecord:
    """A keyed map from articles to records, one for each article. A second arrival of an article ends as `duplicate`.

    `now` becomes the record's `extracted_at`.
    """

    name = "LinkRecord"

    def __init__(self, make: Callable[[Article, datetime], Record] = make_record) -> None:
        self._make = make

    @staticmethod
    def key(element: Article, /) -> str:
        return article_id(_key(element))

    def apply(self, state: Linked | None, element: Article | None, now: datetime, /) -> Applied[Linked]:
        if element is None:
            return Applied(state=state)  # never woken
        if state is not None:
            cause = f"The article has the record {record_id(self.key(element), state.revision)} already."
            ending = Ending(kind="duplicate", url=element.item.url, feed_url=element.item.feed_url, cause=cause)
            return Applied(state=state, outputs=(ending,), expires_at=now + REMEMBER)
        record = self._make(element, now)
        return Applied(state=Linked(record.revision), outputs=(record,), expires_at=now + REMEMBER)

    def encode(self, state: Linked, /) -> dict[str, Any]:
        return {"v": 1, "revision": state.revision}

    def decode(self, data: dict[str, Any], /) -> Linked:
        return Linked(data["revision"])
