"""Results of extraction and enrichment: an article and its parts."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Literal

from schemas.feed_items import FeedItem
from schemas.pages import Evidence
from schemas.sketches import TextSketch
from schemas.times import Claim, TimeClaim

PageType = Literal["article", "live_blog", "gallery", "video", "index", "other"]
BlockKind = Literal["paragraph", "heading", "quote", "item", "row", "caption"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """The picture that the publisher assigned to the article."""

    url: Annotated[str, "Absolute URL"]
    caption: Annotated[str | None, "Caption as plain text"] = None
    credit: Annotated[str | None, "Photographer or agency"] = None
    width: Annotated[int | None, "Pixels, as declared"] = None
    height: Annotated[int | None, "Pixels, as declared"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSource:
    """The source of a field's value."""

    name: Annotated[str, "Field of the record"]
    source: Annotated[str, "Source of its value, e.g. json-ld:headline, meta:og:title, h1, trafilatura"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """A part of the text. text[offset : offset + length] is its words with their marks (`## `, `- `)."""

    kind: Annotated[BlockKind, "Kind of the part"]
    offset: Annotated[int, "Offset of its start in `text`, in characters"]
    length: Annotated[int, "Its length in characters"]
    level: Annotated[int | None, "Of a heading: 2 to 6"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveUpdate:
    """A post of a live blog. text[offset : offset + length] is the post with its heading."""

    offset: Annotated[int, "Offset of its start in `text`, in characters"]
    length: Annotated[int, "Its length in characters"]
    heading: Annotated[str | None, "Its heading"] = None
    at: Annotated[Claim | None, "Its time as the page states it"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEvidence:
    """The certainty of the text."""

    agreement: Annotated[float, "Agreement of the text with the best other witness, 0 to 1: see docs/extraction.md"]
    candidates: Annotated[tuple[str, ...], "Answers that were compared, the chosen one first"] = ()
    doubtful: Annotated[bool, "True if neither another answer nor description, articleBody or feed agrees"] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Text and metadata as the page states them. Extraction chooses among the claims of the page and adds none."""

    text: Annotated[str, "Body: paragraphs separated by a blank line, NFC, no headline, byline, caption or boilerplate"]
    title: Annotated[str | None, "Headline"] = None
    standfirst: Annotated[str | None, "Lead-in below the headline, if the page separates it from the text"] = None
    authors: Annotated[tuple[str, ...], "Names of people, without 'By' and without mastheads"] = ()
    section: Annotated[str | None, "Section or desk, in the publisher's words"] = None
    tags: Annotated[tuple[str, ...], "Publisher's keywords"] = ()
    image: Annotated[Image | None, "Largest plausible image that the page declares"] = None
    publisher: Annotated[str | None, "Site or publisher name"] = None
    canonical_url: Annotated[str | None, "rel=canonical or og:url, absolute"] = None
    language_declared: Annotated[str | None, "html lang or equivalent, as declared"] = None
    published: Annotated[Claim | None, "The chosen claim of publication"] = None
    updated: Annotated[Claim | None, "The chosen claim of the last update"] = None
    time_claims: Annotated[tuple[TimeClaim, ...], "Every claim of time found on the page"] = ()
    paywalled: Annotated[bool | None, "True if the page marks its text as not free; null if it does not state it"] = None
    is_stub: Annotated[bool, "True if the page has only a teaser of the text"] = False
    page_type: Annotated[PageType, "Type of the page"] = "article"
    wire_credit: Annotated[str | None, "Agency credit that extraction removed from the text"] = None
    update_note: Annotated[str | None, "'Updated on ...' or correction line that extraction removed from the text"] = None
    meta_robots: Annotated[tuple[str, ...], "meta robots directives"] = ()
    rights: Annotated[tuple[str, ...], "Licence links and rights statements of the page, 'source: statement'"] = ()
    field_sources: Annotated[tuple[FieldSource, ...], "Source of each field's value"] = ()
    extractor: Annotated[str, "Name of the extractor and its mode, e.g. trafilatura:fast"] = "trafilatura"
    extractor_version: Annotated[str, "Version of the extractor"] = ""
    kicker: Annotated[str | None, "Words above the headline that name its topic"] = None
    summary_points: Annotated[tuple[str, ...], "The publisher's summary in bullets above the text"] = ()
    blocks: Annotated[tuple[TextBlock, ...], "The parts of `text` in order"] = ()
    live_updates: Annotated[tuple[LiveUpdate, ...], "Posts of a live blog in the order of the page"] = ()
    text_evidence: Annotated[TextEvidence | None, "Agreement of other evidence with `text`"] = None
    correction_note: Annotated[str | None, "The publisher's note of a correction"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrichmentStatus:
    """The status of one enrichment for this article."""

    name: Annotated[str, "Name of the enrichment, as in --enrich"]
    status: Annotated[str, "ok, skipped:<reason> or error:<type>"]
    tool: Annotated[str, "Tool that computed the result"] = ""
    version: Annotated[str, "Version of the tool"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country that the text names."""

    code: Annotated[str, "ISO 3166-1 alpha-2"]
    count: Annotated[int, "Number of mentions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A name in the text."""

    name: Annotated[str, "Longest form in the text"]
    type: Annotated[Literal["PER", "ORG", "LOC"], "Person, organisation or place"]
    count: Annotated[int, "Number of mentions"]
    offsets: Annotated[tuple[int, ...], "Offsets of its mentions in `text`, in characters; at most 50"] = ()
    role: Annotated[str | None, "Office or job that the text states for a person, in its words"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedMention:
    """A mention of a name the user watches (`--watch-names`)."""

    name: Annotated[str, "Name as in the user's file"]
    start: Annotated[int, "Offset of the first character in `text` of the record"]
    end: Annotated[int, "Offset after the last character"]
    id: Annotated[str | None, "Id in that file"] = None
    list: Annotated[str | None, "List in that file"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation. text[start:end] of the article is exactly `text`."""

    text: Annotated[str, "Quoted words, without the quotation marks"]
    start: Annotated[int, "Offset of the first character in `text` of the record"]
    end: Annotated[int, "Offset after the last character"]
    type: Annotated[Literal["full", "partial", "scare", "title"], "A sentence, a fragment, distance marks, or a work's title"]
    speaker: Annotated[str | None, "Speaker; null if the text does not name one"] = None
    speaker_surface: Annotated[str | None, "Words of the text that name the speaker: a name, she, the minister"] = None
    speaker_start: Annotated[int | None, "Offset of those words in `text` of the record"] = None
    speaker_end: Annotated[int | None, "Offset after those words"] = None
    speaker_role: Annotated[str | None, "Office or job that the text states for the speaker, in its words"] = None
    verb: Annotated[str | None, "Reporting verb, lower case"] = None
    method: Annotated[
        Literal["named", "pronoun", "description", "phrase", "continued", "paragraph"] | None,
        "Evidence for the speaker: a name beside the quotation, a pronoun, a description of a person introduced, words "
        "without a name, a continued quotation, the subject of the paragraph",
    ] = None
    confidence: Annotated[float | None, "Fixed number that ranks the methods by reliability, 0 to 1; no probability"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A sum of money or a percentage in the text."""

    text: Annotated[str, "As written"]
    start: Annotated[int, "Offset in `text` of the record"]
    value: Annotated[float, "Number of the amount"]
    unit: Annotated[str, "ISO 4217 code or %"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsSignal:
    """A statement about the use of the content, and its source."""

    kind: Annotated[
        str,
        "robots_txt, x_robots_tag, meta_robots, tdm_reservation, tdm_policy, content_signal, content_usage, ai_agent, "
        "rsl_licence, rsl_permits, rsl_prohibits, crawler_price, payment_required, licence, copyright",
    ]
    value: Annotated[str, "As found"]
    source: Annotated[str, "Place of the statement"]
    seen_at: Annotated[datetime | None, "Time at which its document was fetched; null for a feed"] = None
    sha256: Annotated[str | None, "SHA-256 of its robots.txt or tdmrep.json, else of the value, in hexadecimal digits"] = None


UsageVerdict = Literal["allowed", "disallowed", "unstated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageRight:
    """Verdict of the rights signals on one use. It rests on statements only; evidence, not legal advice."""

    use: Annotated[Literal["index", "ai_input", "ai_train"], "Search index, input of an AI system, training of a model"]
    verdict: Annotated[UsageVerdict, "A refusal overrides a permission; unstated if no signal is about the use"]
    basis: Annotated[tuple[str, ...], "Signals behind the verdict, 'source: value'"] = ()
    contradicted_by: Annotated[tuple[str, ...], "Signals with the opposite statement"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """The result of one of the user's own enrichments."""

    name: Annotated[str, "Name of the enrichment, as in --enrich"]
    value: Annotated[str, "Result as JSON text; `null` if it is in `vector`"]
    vector: Annotated[tuple[float, ...], "Result that is a list of numbers, such as an embedding"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A candidate for the language of the text."""

    language: Annotated[str, "ISO 639-1 code"]
    probability: Annotated[float, "0 to 1"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrichment:
    """Results of the enrichments.

    If an enrichment did not run, its fields keep their defaults; `enrichments` lists those that ran.
    """

    language: Annotated[str, "Detected language, ISO 639-1; 'und' if it is not certain"] = "und"
    language_probability: Annotated[float | None, "Probability of the detected language, 0 to 1"] = None
    language_candidates: Annotated[tuple[Candidate, ...], "Most likely languages, if none is certain"] = ()
    url_key: Annotated[str, "Equal for all variants of a URL: host without www and m, path, relevant query"] = ""
    syndicated_from: Annotated[str | None, "rel=canonical if it points to another site"] = None
    published: Annotated[Claim | None, "The chosen claim of publication, from page and feed"] = None
    updated: Annotated[Claim | None, "The chosen claim of the last update, from page and feed"] = None
    word_count: Annotated[int, "Words of the text"] = 0
    sentence_count: Annotated[int, "Sentences of the text"] = 0
    reading_time_s: Annotated[int, "Seconds to read the text"] = 0
    countries: Annotated[tuple[Country, ...], "Countries that the text names, most mentions first"] = ()
    keyphrases: Annotated[tuple[str, ...], "Computed keyphrases, best first (the publisher's tags are in `tags`)"] = ()
    entities: Annotated[tuple[Entity, ...], "People, organisations and places that the text names"] = ()
    quotes: Annotated[tuple[Quote, ...], "Quotations in the order of the text"] = ()
    mentions: Annotated[tuple[WatchedMention, ...], "Mentions of the names in --watch-names, in the order of the text"] = ()
    amounts: Annotated[tuple[Amount, ...], "Sums of money and percentages"] = ()
    wire_agency: Annotated[str | None, "News agency that the article credits"] = None
    wire_evidence: Annotated[str | None, "Form of the credit: dateline, credit line, metadata, canonical link"] = None
    rights_signals: Annotated[tuple[RightsSignal, ...], "Statements about the use of the content"] = ()
    usage_rights: Annotated[tuple[UsageRight, ...], "Verdict of those signals on each use"] = ()
    extra: Annotated[tuple[Extra, ...], "Results of the user's own enrichments"] = ()
    enrichments: Annotated[tuple[EnrichmentStatus, ...], "Status of each enrichment"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An extracted page: the feed's entry, evidence of the fetch, content, results of the enrichments."""

    item: FeedItem
    evidence: Evidence
    content: Content
    enrichment: Enrichment = field(default_factory=Enrichment)
    gone: Annotated[str | None, "Evidence in a sentence that the publisher removed the article; its text is empty then"] = None
    sketch: Annotated[TextSketch | None, "Data for linking, computed from the text; None if linking computes it"] = None
