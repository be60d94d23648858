"""The revision for a later version of an article, if it has changed. Pure."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from schemas.articles import Article, FieldSource
from schemas.changes import TextChange
from schemas.records import Record
from schemas.times import Claim
from transforms.enrich.dates import published_before
from transforms.link.change_class import class_of
from transforms.link.diff import MAX_CHANGES, Sentence, diff, note_digest, sentences_of, unpacked_digests
from transforms.link.linked import REMEMBER, Linked, kept_title
from transforms.link.noise import title_form
from transforms.link.teaser import is_teaser


def revised(known: Linked, article: Article, record: Record) -> Record | None:
    """`record`, made of `article`, as the revision after `known` with its changes; None if nothing has changed, or if the page
    has only the beginning of the known text.

    The bracket of a revision is that of its article: it says when the article appeared, not when it changed.
    """
    if article.gone is not None:
        return None if known.removed else _removed(known, record)
    same_title = title_form(kept_title(known.title)) == title_form(kept_title(record.title))
    note = note_digest(record.correction_note)
    sentences = _known_sentences(known), sentences_of(record.text)
    is_corrected = note is not None and note != known.note and not _was_there(record.correction_note or "", known, sentences[0])
    if not is_corrected and is_teaser(*sentences, record):
        return None
    text = diff(*sentences)
    change = class_of(text, title_changed=not same_title, corrected=is_corrected, language=record.language)
    if change is None:
        return None
    headline = () if same_title else (TextChange(kind="headline", old=known.title, new=record.title),)
    return replace(
        _after(known, record), change=change, changes=(*headline, *text.changes)[:MAX_CHANGES], similarity=text.similarity
    )


def _known_sentences(known: Linked) -> list[Sentence]:
    """The sentences of the known text; without their words if these are not kept."""
    return sentences_of(known.text) if known.text is not None else unpacked_digests(known.digests or b"")


def _was_there(note: str, known: Linked, sentences: Sequence[Sentence]) -> bool:
    """True if the known title and text have this note, which newsbeam did not recognise at that time."""
    digests = {sentence.digest for sentence in sentences}
    lines = [line for line in note.split("\n") if line not in (known.title or "")]
    return all(sentence.digest in digests for line in lines for sentence in sentences_of(line))


def _removed(known: Linked, record: Record) -> Record:
    """The record that withdraws an article: who, where, when, in which language, and nothing of what it said."""
    withdrawn = Record(
        # Of no content: no other revision of this number can have the id of a removal.
        record_id=f"{record.article_id}-{record.revision}-{hashlib.sha256(b'removed').hexdigest()[:8]}",
        article_id=record.article_id,
        revision=record.revision,
        url=record.url,
        url_key=record.url_key,
        final_url=record.final_url,
        host=record.host,
        feed_url=record.feed_url,
        feed_title=record.feed_title,
        feed_tags=record.feed_tags,
        item_guid=record.item_guid,
        first_seen_at=record.first_seen_at,
        prev_poll_at=record.prev_poll_at,
        fetched_at=record.fetched_at,
        extracted_at=record.extracted_at,
        text="",
        language=known.language or "und",
        http_status=record.http_status,
        robots_verdict=record.robots_verdict,
        robots_source=record.robots_source,
    )
    return replace(_after(known, withdrawn), change="removed", similarity=0.0)


def _after(known: Linked, record: Record) -> Record:
    """`record` as the successor of the known revision, with the bracket in which the article appeared.

    `LinkCopies` may have written the known revision with a shorter text and so another id. It knows that id for `REMEMBER`.
    After that no id is named rather than one that may not exist.
    """
    # States of the first version do not know the id of their record; it had no digest.
    supersedes: str | None = known.record_id or f"{record.article_id}-{known.revision}"
    is_forgotten = known.changed_at is not None and record.extracted_at - known.changed_at > REMEMBER
    if is_forgotten:
        supersedes = None
    record = replace(record, supersedes=supersedes)
    if known.first_seen_at is None:
        return record
    return replace(_published_in_time(record, known.first_seen_at, known.published), prev_poll_at=known.prev_poll_at)


def _published_in_time(record: Record, first_seen_at: datetime, known: Claim | None) -> Record:
    """`record` of an article that appeared at `first_seen_at`: a later publication is an update.

    The publication is then another claim of this version, or that of the version before (`known`).
    """
    record = replace(record, first_seen_at=first_seen_at)
    stated = record.published.instant if record.published is not None else None
    if stated is None or stated <= first_seen_at:
        return record
    earlier = published_before((claim.claim for claim in record.time_claims if claim.about == "published"), first_seen_at)
    is_certain = earlier is not None and earlier.instant is not None and earlier.instant <= first_seen_at
    if not is_certain and known is not None and known.instant is not None and known.instant < stated:
        earlier = known
    if earlier is None:
        return record
    sources = (
        FieldSource(name="published", source=earlier.source) if source.name == "published" else source
        for source in record.field_sources
    )
    return replace(record, published=earlier, field_sources=tuple(sources))
