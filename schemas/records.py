"""The record: a flat, immutable, versioned row for each revision of an article."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from schemas.articles import (
    Amount,
    Candidate,
    Country,
    EnrichmentStatus,
    Entity,
    Extra,
    FieldSource,
    Image,
    LiveUpdate,
    PageType,
    Quote,
    RightsSignal,
    TextBlock,
    TextEvidence,
    UsageRight,
    WatchedMention,
)
from schemas.changes import TextChange
from schemas.copies import BoilerplateLine, Containment, Origin
from schemas.feed_items import Via
from schemas.pages import RobotsVerdict, TextSource
from schemas.times import Claim, TimeClaim

SCHEMA_VERSION = "1.0"

Change = Literal["new", "cosmetic", "headline", "substantive", "correction", "removed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A news article as newsbeam saw it at one instant. A change is a new record with the next `revision`.

    Instants are aware UTC; times that publishers state are claims. Lists keep their order.
    """

    schema_version: Annotated[str, "Version of this schema, MAJOR.MINOR"] = SCHEMA_VERSION
    # identity
    record_id: Annotated[str, "article_id, revision and a digest of title and text: an id never names two versions"]
    article_id: Annotated[str, "Identifies the article: a hash of its URL key"]
    revision: Annotated[int, "Number of the revision, from 1"] = 1
    supersedes: Annotated[str | None, "record_id of the previous revision; null if there is none or its id is not known"] = None
    change: Annotated[Change, "Kind of the revision"] = "new"
    # where from
    url: Annotated[str, "URL of the article, as its feed links it"]
    url_key: Annotated[str, "Equal for all variants of the URL"]
    canonical_url: Annotated[str | None, "Canonical URL that the page declares"] = None
    final_url: Annotated[str, "URL that answered, after redirects"]
    syndicated_from: Annotated[str | None, "Canonical URL on another site"] = None
    host: Annotated[str, "Host of `url`"]
    feed_url: Annotated[str, "Feed that listed it first"]
    feed_title: Annotated[str | None, "Title of that feed"] = None
    feed_tags: Annotated[tuple[str, ...], "Your tags for that feed: folders and categories of your list"] = ()
    item_guid: Annotated[str | None, "The entry's guid"] = None
    publisher: Annotated[str | None, "Site or publisher name"] = None
    # times
    published: Annotated[Claim | None, "The chosen claim of publication"] = None
    updated: Annotated[Claim | None, "The chosen claim of the last update"] = None
    time_claims: Annotated[tuple[TimeClaim, ...], "All claims of time, from feed and page"] = ()
    first_seen_at: Annotated[datetime, "End of the poll that first found it"]
    prev_poll_at: Annotated[datetime | None, "End of the poll before that; the article appeared in between"] = None
    fetched_at: Annotated[datetime, "Instant of the last byte of the page"]
    extracted_at: Annotated[datetime, "Instant at which this record was made"]
    # content
    title: Annotated[str | None, "Headline"] = None
    standfirst: Annotated[str | None, "Lead-in below the headline"] = None
    text: Annotated[str, "Body: paragraphs separated by a blank line, NFC; empty if the article was removed"]
    summary: Annotated[str | None, "The feed's summary of the entry, plain text"] = None
    authors: Annotated[tuple[str, ...], "Names of people"] = ()
    section: Annotated[str | None, "Section or desk"] = None
    tags: Annotated[tuple[str, ...], "Publisher's keywords, from page and feed"] = ()
    image: Annotated[Image | None, "Picture of the article"] = None
    page_type: Annotated[PageType, "Type of the page"] = "article"
    paywalled: Annotated[bool | None, "True if the page marks its text as not free; null if it does not state it"] = None
    is_stub: Annotated[bool, "True if the page has only a teaser of the text"] = False
    update_note: Annotated[str | None, "'Updated on ...' or correction line of the page"] = None
    # enriched
    language: Annotated[str, "Detected language, ISO 639-1; 'und' if it is not certain"] = "und"
    language_probability: Annotated[float | None, "Probability of the detected language, 0 to 1"] = None
    language_candidates: Annotated[tuple[Candidate, ...], "Most likely languages, if none is certain"] = ()
    language_declared: Annotated[str | None, "Language that the page or the feed declares"] = None
    word_count: Annotated[int, "Words of the text"] = 0
    sentence_count: Annotated[int, "Sentences of the text"] = 0
    reading_time_s: Annotated[int, "Seconds to read the text"] = 0
    countries: Annotated[tuple[Country, ...], "Countries that the text names"] = ()
    keyphrases: Annotated[tuple[str, ...], "Computed keyphrases, best first"] = ()
    entities: Annotated[tuple[Entity, ...], "People, organisations and places that the text names"] = ()
    quotes: Annotated[tuple[Quote, ...], "Quotations in the order of the text"] = ()
    mentions: Annotated[tuple[WatchedMention, ...], "Mentions of the names in --watch-names, in the order of the text"] = ()
    amounts: Annotated[tuple[Amount, ...], "Sums of money and percentages"] = ()
    wire_agency: Annotated[str | None, "News agency that the article credits"] = None
    wire_evidence: Annotated[str | None, "Form of the credit"] = None
    extra: Annotated[tuple[Extra, ...], "Results of the user's own enrichments"] = ()
    enrichments: Annotated[tuple[EnrichmentStatus, ...], "Status of each enrichment"] = ()
    # evidence
    http_status: Annotated[int, "Status code of the page; 0 if there was no answer and the text is the feed's"] = 200
    content_type: Annotated[str | None, "Content-Type as sent"] = None
    etag: Annotated[str | None, "ETag as sent"] = None
    last_modified: Annotated[str | None, "Last-Modified as sent"] = None
    text_source: Annotated[TextSource, "Source of the text: the page, or the feed instead"] = "page"
    text_reason: Annotated[str | None, "Reason for the feed's text instead of the page's: a reason and a sentence"] = None
    robots_verdict: Annotated[RobotsVerdict, "Verdict of robots.txt on the URL"] = "not_asked"
    robots_source: Annotated[str | None, "Source of that verdict"] = None
    rights_signals: Annotated[tuple[RightsSignal, ...], "Statements about the use of the content, with their sources"] = ()
    usage_rights: Annotated[tuple[UsageRight, ...], "Verdict of those signals on index, ai_input and ai_train"] = ()
    field_sources: Annotated[tuple[FieldSource, ...], "Source of each field's value"] = ()
    extractor: Annotated[str, "Name of the extractor and its mode"] = ""
    extractor_version: Annotated[str, "Version of the extractor"] = ""
    kicker: Annotated[str | None, "Words above the headline that name its topic"] = None
    summary_points: Annotated[tuple[str, ...], "The publisher's summary in bullets above the text"] = ()
    blocks: Annotated[tuple[TextBlock, ...], "The parts of `text` in order: paragraphs, headings, items ..."] = ()
    live_updates: Annotated[tuple[LiveUpdate, ...], "Posts of a live blog in the order of the page"] = ()
    text_evidence: Annotated[TextEvidence | None, "Agreement of other evidence with `text`"] = None
    # revisions
    changes: Annotated[
        tuple[TextChange, ...], "Changes since the previous revision, in the order of the text; at most 200"
    ] = ()
    similarity: Annotated[float | None, "Share of the text that the two revisions have in common, 0 to 1"] = None
    correction_note: Annotated[str | None, "The publisher's note of a correction, from text, page or schema.org"] = None
    emitted_at: Annotated[datetime | None, "Instant at which this record was handed to its sinks"] = None
    via: Annotated[Via | None, "Source of the entry if no poll of the feed listed it; null for a poll"] = None
    # what is new: see docs/copies.md
    copy_of: Annotated[str | None, "article_id of the first seen article with this text; null if this is the first"] = None
    copy_group: Annotated[str | None, "article_id of the first article of the group; null if the text was not compared"] = None
    containment: Annotated[Containment | None, "Shares of the text in `copy_of` and of `copy_of` in the text"] = None
    copied_share: Annotated[float | None, "Share of the text that is in `copy_of` or in `first_seen_in`, 0 to 1"] = None
    independent_outlets: Annotated[int | None, "Number of registered domains with the text so far, including this one"] = None
    origin: Annotated[Origin | None, "Source of the text by the available evidence"] = None
    novel_share: Annotated[float | None, "Share of sentences that no other article had in the last 7 days, 0 to 1"] = None
    first_seen_in: Annotated[str | None, "article_id of the article that had the largest part of the other sentences"] = None
    boilerplate_lines: Annotated[tuple[BoilerplateLine, ...], "Lines that the host repeats from article to article"] = ()
    story_id: Annotated[str | None, "article_id of the first article of the story; only with `--enrich stories`"] = None
    story_score: Annotated[float | None, "Similarity of the article to the story, 0 to 1; 1 for its first article"] = None
