"""From an enriched article to its record: identity and revision."""

import hashlib
import math
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal
from urllib.parse import urlsplit

from schemas.articles import Article, FieldSource
from schemas.dead_letters import Ending
from schemas.records import Record
from schemas.times import Claim, TimeClaim
from transforms.link.linked import KEEP_TEXT, OTHER_HOST_AFTER, REMEMBER, Linked, kept_text, kept_title
from transforms.steps import Applied
from transforms.urls.urls import url_key

_SHRINK_EVERY_S = 6 * 3_600


def article_id(key: str) -> str:
    """The id of an article: 128 bits of the SHA-256 of its URL key, in hexadecimal."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def site_of(article: Article) -> str:
    """The host in the article's URL key. Articles with equal keys have equal sites."""
    return re.split("[/?#]", key_of(article), maxsplit=1)[0]


def key_of(article: Article) -> str:
    """The URL key of the record of an article."""
    return article.enrichment.url_key or url_key(article.item.article_url, whole=article.item.whole_key)


def record_id(article: str, revision: int, title: str | None, text: str) -> str:
    """The id of a revision: article, number, and 32 bits of the SHA-256 of title and text.

    It is the same in every process and run, and never names two contents, even if the state of the article was lost. A step
    that changes the text names the record anew (`written.py`).
    """
    content = hashlib.sha256(f"{title or ''}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{article}-{revision}-{content[:8]}"


def make_record(article: Article, extracted_at: datetime, revision: int = 1) -> Record:
    """The record of `article`: content and evidence of the page, claims of page and feed, results of the enrichments."""
    item, evidence, content, enriched = article.item, article.evidence, article.content, article.enrichment
    key = key_of(article)
    identity = article_id(key)
    published = enriched.published or content.published or item.published
    updated = enriched.updated or content.updated or item.updated
    authors, source_of_authors = _people(article)
    return Record(
        record_id=record_id(identity, revision, content.title or item.title, content.text),
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
        published=published,
        updated=updated,
        time_claims=_all_claims(article),
        first_seen_at=item.first_seen_at,
        prev_poll_at=item.prev_poll_at,
        via=item.via,
        fetched_at=evidence.fetched_at,
        extracted_at=extracted_at,
        title=content.title or item.title,
        standfirst=content.standfirst,
        text=content.text,
        summary=item.summary,
        authors=authors,
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
        field_sources=_field_sources(article, published, updated, source_of_authors),
        extractor=content.extractor,
        extractor_version=content.extractor_version,
        kicker=content.kicker,
        summary_points=content.summary_points,
        blocks=content.blocks,
        live_updates=content.live_updates,
        text_evidence=content.text_evidence,
        correction_note=content.correction_note,
    )


def _all_claims(article: Article) -> tuple[TimeClaim, ...]:
    return tuple(dict.fromkeys((*article.content.time_claims, *article.item.time_claims)))


def _people(article: Article) -> tuple[tuple[str, ...], str | None]:
    """The authors who are people, and where they are named: on the page, or in the feed's entry where the page names none."""
    from transforms.extract.authors.people import people, people_of_feed  # noqa: PLC0415 - patterns, after the first request

    content, item = article.content, article.item
    houses = (content.publisher, item.feed_title, *(urlsplit(article.evidence.final_url).hostname or "").split("."))
    if found := people(content.authors, houses):
        return found, next((source.source for source in content.field_sources if source.name == "authors"), None)
    found = people_of_feed(item.authors, houses)
    return found, "feed:author" if found else None


def _field_sources(
    article: Article, published: Claim | None, updated: Claim | None, authors: str | None
) -> tuple[FieldSource, ...]:
    """The sources of the record's values: of the page, or of the feed where the page has none or the feed's time won."""
    content, item = article.content, article.item
    others = {
        "title": None if content.title or not item.title else "feed:title",
        "authors": authors,
        "language_declared": None if content.language_declared or not item.feed_language else "feed:language",
        "published": published.source if published is not None else None,
        "updated": updated.source if updated is not None else None,
    }
    known = {source.name: source.source for source in content.field_sources}
    known |= {name: source for name, source in others.items() if source is not None}
    if authors is None:
        known.pop("authors", None)
    return tuple(FieldSource(name=name, source=source) for name, source in known.items())


class LinkRecord:
    """A keyed map from articles to records: a record for each article, and for each change of it.

    The first arrival of an article becomes revision 1. A later one becomes the next revision if title, text or correction note
    differ beyond noise (`noise.py`), or if the publisher has removed the article; else it ends as `unchanged` (a look) or
    `duplicate`. A page of another host of the article (www, m, amp) is compared only if the known host is not read any more.
    Without `revisions` every later arrival ends as `duplicate`, and no text is kept.

    The state of an article expires `REMEMBER` after its newest arrival; then it counts as new again, from revision 1. Its
    `record_id` differs from the old one unless title and text are the same. `now` becomes `extracted_at` and `emitted_at`.
    """

    name = "LinkRecord"

    def __init__(self, *, revisions: bool = True) -> None:
        self._revisions = revisions

    @staticmethod
    def key(element: Article, /) -> str:
        return article_id(key_of(element))

    def apply(self, state: Linked | None, element: Article | None, now: datetime, /) -> Applied[Linked]:
        if element is None:
            # Woken: the text has been kept long enough.
            return _applied(replace(state, text=None) if state is not None else None, (), now)
        if state is None:
            if element.gone is not None:
                return Applied(state=None, outputs=(_ending(element, state),))
            record = replace(make_record(element, now, 1), emitted_at=now)
            return _applied(self._linked(record, element), (record,), now)
        is_late = state.fetched_at is not None and element.evidence.fetched_at < state.fetched_at
        is_aside = _is_stand_in(state, element) or _is_of_other_host(state, element)
        if is_late or not (self._revisions or element.gone) or is_aside:
            return _applied(state, (_ending(element, state),), now)
        if state.digests is None:
            # A state of the first version knows no text: this one is the base of the next comparison.
            record = make_record(element, now, state.revision)
            return _applied(replace(self._linked(record, element), record_id=state.record_id), (_ending(element, state),), now)
        from transforms.link.revise import revised  # noqa: PLC0415 - patterns, after the first request

        revision = revised(state, element, make_record(element, now, state.revision + 1))
        if revision is None:
            return _applied(replace(state, fetched_at=element.evidence.fetched_at), (_ending(element, state),), now)
        record = replace(revision, emitted_at=now)
        return _applied(self._linked(record, element), (record,), now)

    def encode(self, state: Linked, /) -> dict[str, Any]:
        return state.encode()

    def decode(self, data: dict[str, Any], /) -> Linked:
        return Linked.decode(data)

    def _linked(self, record: Record, article: Article) -> Linked:
        """The state after `record`."""
        from transforms.link.diff import note_digest  # noqa: PLC0415 - patterns, after the first request
        from transforms.link.sketch import digests_of, keep_sketch  # noqa: PLC0415 - numpy, after the first request

        is_removed = article.gone is not None
        keep_sketch(article)
        return Linked(
            revision=record.revision,
            record_id=record.record_id,
            title=kept_title(record.title),
            text=kept_text(record.text) if self._revisions and not is_removed else None,
            digests=digests_of(article, record.text),
            note=note_digest(record.correction_note),
            removed=is_removed,
            from_feed=article.evidence.text_source == "feed",
            first_seen_at=record.first_seen_at,
            prev_poll_at=record.prev_poll_at,
            fetched_at=article.evidence.fetched_at,
            changed_at=record.extracted_at,
            language=record.language,
            host=_host(article),
            published=record.published if record.published is not None and record.published.instant is not None else None,
        )


def _host(article: Article) -> str | None:
    return urlsplit(article.item.article_url).hostname


def _is_of_other_host(state: Linked, article: Article) -> bool:
    """The mobile or AMP page of an article whose known text is of another host: it differs by boxes, not by a change.

    It counts if its entry has changed and the other host was not read for a day, because sites move, and if the article was
    removed.
    """
    if state.host is None or state.removed or state.fetched_at is None or state.host == _host(article):
        return False
    return article.item.look != "feed" or article.evidence.fetched_at - state.fetched_at < OTHER_HOST_AFTER


def _is_stand_in(state: Linked, article: Article) -> bool:
    """A look, or another link to the article, met a wall and brought the feed's text; the known text is the page's, from which
    that differs without a change."""
    is_feeds = article.evidence.text_source == "feed" and not article.item.takes_feed_text
    is_again = article.item.look is not None or article.item.redirected_to is not None
    return is_feeds and is_again and state.from_feed is False and not state.removed


def _applied(state: Linked | None, outputs: Sequence[Record | Ending], now: datetime) -> Applied[Linked]:
    shrink_at = None
    if state is not None and state.text is not None:
        # Four times a day, for all articles together: where states share a value, each wake writes all of it again.
        until_s = ((state.changed_at or now) + KEEP_TEXT).timestamp()
        shrink_at = datetime.fromtimestamp(math.ceil(until_s / _SHRINK_EVERY_S) * _SHRINK_EVERY_S, tz=now.tzinfo)
    return Applied(state=state, outputs=outputs, wake_at=shrink_at, expires_at=now + REMEMBER)


def _ending(article: Article, state: Linked | None) -> Ending:
    kind: Literal["unchanged", "duplicate"] = "unchanged" if article.item.look is not None else "duplicate"
    led = f"A redirect led to {article.item.redirected_to[:200]}. " if article.item.redirected_to else ""
    cause = f"The article has revision {state.revision} already." if state is not None else "The article has no record."
    return Ending(kind=kind, url=article.item.url, feed_url=article.item.feed_url, cause=led + cause)
