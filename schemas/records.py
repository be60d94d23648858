"""The record: what a consumer gets. One flat, immutable, versioned row for each revision of an article."""

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
)
from schemas.pages import RobotsVerdict
from schemas.times import Claim, TimeClaim

SCHEMA_VERSION = "1.0"

Change = Literal["new", "cosmetic", "headline", "substantive", "correction", "removed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A news article as newsbeam saw it at one moment. A change is a new record with the next `revision`.

    Instants are aware UTC; what publishers claim of times is kept as claims. Lists keep their order.
    """

    schema_version: Annotated[str, "Version of this schema, MAJOR.MINOR"] = SCHEMA_VERSION
    # identity
    record_id: Annotated[str, "Identifies this revision (article_id and revision): equal whenever it is delivered again"]
    article_id: Annotated[str, "Identifies the article: a hash of its URL key"]
    revision: Annotated[int, "1 for the first"] = 1
    supersedes: Annotated[str | None, "record_id of the revision before"] = None
    change: Annotated[Change, "What kind of revision this is"] = "new"
    # where from
    url: Annotated[str, "The article's URL, fetchable"]
    url_key: Annotated[str, "Joins the variants of the URL"]
    canonical_url: Annotated[str | None, "What the page declares as its canonical URL"] = None
    final_url: Annotated[str, "The URL that answered, after redirects"]
    syndicated_from: Annotated[str | None, "Canonical URL on another site"] = None
    host: Annotated[str, "Host of `url`"]
    feed_url: Annotated[str, "The feed that listed it first"]
    feed_title: Annotated[str | None, "That feed's title"] = None
    item_guid: Annotated[str | None, "The entry's guid"] = None
    publisher: Annotated[str | None, "Site or publisher name"] = None
    # times
    published: Annotated[Claim | None, "The chosen claim of publication"] = None
    updated: Annotated[Claim | None, "The chosen claim of the last update"] = None
    time_claims: Annotated[tuple[TimeClaim, ...], "Every claim of time, of the feed and of the page"] = ()
    first_seen_at: Annotated[datetime, "When a poll first found it"]
    prev_poll_at: Annotated[datetime | None, "When that feed was polled before: the article appeared in between"] = None
    fetched_at: Annotated[datetime, "When the page had come"]
    extracted_at: Annotated[datetime, "When this record was made"]
    # content
    title: Annotated[str | None, "Headline"] = None
    standfirst: Annotated[str | None, "Lead-in below the headline"] = None
    text: Annotated[str, "Body: paragraphs separated by a blank line, NFC"]
    summary: Annotated[str | None, "The feed's summary of the entry, plain text"] = None
    authors: Annotated[tuple[str, ...], "Names of people"] = ()
    section: Annotated[str | None, "Section or desk"] = None
    tags: Annotated[tuple[str, ...], "Publisher's keywords, of page and feed"] = ()
    image: Annotated[Image | None, "The article's picture"] = None
    page_type: Annotated[PageType, "What kind of page this is"] = "article"
    paywalled: Annotated[bool | None, "True where the page marks its text as not free"] = None
    is_stub: Annotated[bool, "True where only a teaser of the text is there"] = False
    update_note: Annotated[str | None, "'Updated on ...' or correction line of the page"] = None
    # enriched
    language: Annotated[str, "Detected language, ISO 639-1; 'und' where it is not certain"] = "und"
    language_probability: Annotated[float | None, "Its probability, 0 to 1"] = None
    language_candidates: Annotated[tuple[Candidate, ...], "The likeliest where none is certain"] = ()
    language_declared: Annotated[str | None, "What page or feed declares"] = None
    word_count: Annotated[int, "Words of the text"] = 0
    sentence_count: Annotated[int, "Sentences of the text"] = 0
    reading_time_s: Annotated[int, "Seconds to read the text"] = 0
    countries: Annotated[tuple[Country, ...], "Countries the text names"] = ()
    keyphrases: Annotated[tuple[str, ...], "Computed keyphrases, best first"] = ()
    entities: Annotated[tuple[Entity, ...], "People, organisations and places named"] = ()
    quotes: Annotated[tuple[Quote, ...], "Quotations in the order of the text"] = ()
    amounts: Annotated[tuple[Amount, ...], "Sums of money and percentages"] = ()
    wire_agency: Annotated[str | None, "News agency that is credited"] = None
    wire_evidence: Annotated[str | None, "What credits it"] = None
    extra: Annotated[tuple[Extra, ...], "Results of the user's own enrichments"] = ()
    enrichments: Annotated[tuple[EnrichmentStatus, ...], "How each enrichment ended"] = ()
    # evidence
    http_status: Annotated[int, "Status code of the page"] = 200
    content_type: Annotated[str | None, "Content-Type as sent"] = None
    etag: Annotated[str | None, "ETag as sent"] = None
    last_modified: Annotated[str | None, "Last-Modified as sent"] = None
    robots_verdict: Annotated[RobotsVerdict, "What robots.txt says of the URL"] = "not_asked"
    robots_source: Annotated[str | None, "Where that verdict came from"] = None
    rights_signals: Annotated[tuple[RightsSignal, ...], "What was said about using the content, and where"] = ()
    field_sources: Annotated[tuple[FieldSource, ...], "Which evidence won each field"] = ()
    extractor: Annotated[str, "Extractor and path taken"] = ""
    extractor_version: Annotated[str, "Its version"] = ""
    kicker: Annotated[str | None, "Words above the headline that name its topic"] = None
    summary_points: Annotated[tuple[str, ...], "The publisher's summary in bullets above the text"] = ()
    blocks: Annotated[tuple[TextBlock, ...], "The parts of `text` in order: paragraphs, headings, items ..."] = ()
    live_updates: Annotated[tuple[LiveUpdate, ...], "Posts of a live blog in the order of the page"] = ()
    text_evidence: Annotated[TextEvidence | None, "How far other evidence agrees with `text`"] = None
