"""What extraction and enrichment make of a page."""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from schemas.feed_items import FeedItem
from schemas.pages import Evidence
from schemas.times import Claim, TimeClaim

PageType = Literal["article", "live_blog", "gallery", "video", "index", "other"]
BlockKind = Literal["paragraph", "heading", "quote", "item", "row", "caption"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """The picture a publisher gave the article."""

    url: Annotated[str, "Absolute URL"]
    caption: Annotated[str | None, "Caption as plain text"] = None
    credit: Annotated[str | None, "Photographer or agency"] = None
    width: Annotated[int | None, "Pixels, as declared"] = None
    height: Annotated[int | None, "Pixels, as declared"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSource:
    """Which evidence won a field."""

    name: Annotated[str, "Field of the record"]
    source: Annotated[str, "Where its value came from, e.g. json-ld:headline, meta:og:title, h1, trafilatura"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """A part of the text. text[offset : offset + length] is its words with their marks (`## `, `- `)."""

    kind: Annotated[BlockKind, "What it is"]
    offset: Annotated[int, "Where it starts in `text`, in characters"]
    length: Annotated[int, "Its length in characters"]
    level: Annotated[int | None, "Of a heading: 2 to 6"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveUpdate:
    """A post of a live blog. text[offset : offset + length] is the post with its heading."""

    offset: Annotated[int, "Where it starts in `text`, in characters"]
    length: Annotated[int, "Its length in characters"]
    heading: Annotated[str | None, "Its heading"] = None
    at: Annotated[Claim | None, "Its time as the page states it"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEvidence:
    """How sure the text is."""

    agreement: Annotated[float, "How far the text agrees with the best other witness (0 to 1): see docs/extraction.md"]
    candidates: Annotated[tuple[str, ...], "Answers that were compared, the chosen one first"] = ()
    doubtful: Annotated[bool, "True where neither another answer nor description, articleBody or feed agrees"] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the page itself says: text and metadata, as extracted. No opinion of ours beyond choosing among its claims."""

    text: Annotated[str, "Body: paragraphs separated by a blank line, NFC, no headline, byline, caption or boilerplate"]
    title: Annotated[str | None, "Headline"] = None
    standfirst: Annotated[str | None, "Lead-in below the headline, where the page sets it apart"] = None
    authors: Annotated[tuple[str, ...], "Names of people, no 'By', no mastheads"] = ()
    section: Annotated[str | None, "Section or desk, as the publisher names it"] = None
    tags: Annotated[tuple[str, ...], "Publisher's keywords"] = ()
    image: Annotated[Image | None, "The largest sane image the page declares"] = None
    publisher: Annotated[str | None, "Site or publisher name"] = None
    canonical_url: Annotated[str | None, "rel=canonical or og:url, absolute"] = None
    language_declared: Annotated[str | None, "html lang or equivalent, as declared"] = None
    published: Annotated[Claim | None, "The chosen claim of publication"] = None
    updated: Annotated[Claim | None, "The chosen claim of the last update"] = None
    time_claims: Annotated[tuple[TimeClaim, ...], "Every claim of time found on the page"] = ()
    paywalled: Annotated[bool | None, "True where the page marks its text as not free, None where it says nothing"] = None
    is_stub: Annotated[bool, "True where only a teaser of the text is there"] = False
    page_type: Annotated[PageType, "What kind of page this is"] = "article"
    wire_credit: Annotated[str | None, "Agency credit as it stood in the text, taken out of it"] = None
    update_note: Annotated[str | None, "'Updated on ...' or correction line, taken out of the text"] = None
    meta_robots: Annotated[tuple[str, ...], "meta robots directives"] = ()
    rights: Annotated[tuple[str, ...], "Licence links and rights statements of the page, 'source: statement'"] = ()
    field_sources: Annotated[tuple[FieldSource, ...], "Which evidence won each field"] = ()
    extractor: Annotated[str, "Name of the extractor and path taken, e.g. trafilatura:fast"] = "trafilatura"
    extractor_version: Annotated[str, "Its version"] = ""
    kicker: Annotated[str | None, "Words above the headline that name its topic"] = None
    summary_points: Annotated[tuple[str, ...], "The publisher's summary in bullets above the text"] = ()
    blocks: Annotated[tuple[TextBlock, ...], "The parts of `text` in order"] = ()
    live_updates: Annotated[tuple[LiveUpdate, ...], "Posts of a live blog in the order of the page"] = ()
    text_evidence: Annotated[TextEvidence | None, "How far other evidence agrees with `text`"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrichmentStatus:
    """How one enrichment ended for this article."""

    name: Annotated[str, "Name of the enrichment, as in --enrich"]
    status: Annotated[str, "ok, skipped:<reason> or error:<type>"]
    tool: Annotated[str, "What computed it"] = ""
    version: Annotated[str, "Version of the tool"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country the text names."""

    code: Annotated[str, "ISO 3166-1 alpha-2"]
    count: Annotated[int, "How often it is named"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A name in the text."""

    name: Annotated[str, "The fullest form found"]
    type: Annotated[Literal["PER", "ORG", "LOC"], "Person, organisation or place"]
    count: Annotated[int, "How often it is mentioned"]
    offsets: Annotated[tuple[int, ...], "Where its mentions start in `text`, in characters; at most 50"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation. text[start:end] of the article is `text` exactly."""

    text: Annotated[str, "The words quoted, without the marks"]
    start: Annotated[int, "Offset of the first character in `text` of the record"]
    end: Annotated[int, "Offset behind the last character"]
    type: Annotated[Literal["full", "partial", "scare", "title"], "A sentence, a fragment, distance marks, or a work's title"]
    speaker: Annotated[str | None, "Who said it, None where the text does not tell"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A sum of money or a percentage in the text."""

    text: Annotated[str, "As written"]
    start: Annotated[int, "Offset in `text` of the record"]
    value: Annotated[float, "Number it states"]
    unit: Annotated[str, "ISO 4217 code or %"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsSignal:
    """Something that was said about using the content, and where."""

    kind: Annotated[str, "robots_txt, x_robots_tag, meta_robots, tdm_reservation, licence, copyright"]
    value: Annotated[str, "As found"]
    source: Annotated[str, "Where it stood"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """What one of the user's own enrichments found."""

    name: Annotated[str, "Name of the enrichment, as in --enrich"]
    value: Annotated[str, "Its result as JSON text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A language that may be the text's."""

    language: Annotated[str, "ISO 639-1 code"]
    probability: Annotated[float, "0 to 1"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrichment:
    """What the enrichments computed. Fields of those that did not run keep their defaults; `enrichments` tells which ran."""

    language: Annotated[str, "Detected language, ISO 639-1; 'und' where it is not certain"] = "und"
    language_probability: Annotated[float | None, "Probability of the detected language, 0 to 1"] = None
    language_candidates: Annotated[tuple[Candidate, ...], "The likeliest languages where none is certain"] = ()
    url_key: Annotated[str, "Joins the variants of a URL: host without www and m, path, kept query"] = ""
    syndicated_from: Annotated[str | None, "rel=canonical where it points to another site"] = None
    published: Annotated[Claim | None, "The chosen claim of publication, out of page and feed"] = None
    updated: Annotated[Claim | None, "The chosen claim of the last update, out of page and feed"] = None
    word_count: Annotated[int, "Words of the text"] = 0
    sentence_count: Annotated[int, "Sentences of the text"] = 0
    reading_time_s: Annotated[int, "Seconds to read the text"] = 0
    countries: Annotated[tuple[Country, ...], "Countries the text names, the most named first"] = ()
    keyphrases: Annotated[tuple[str, ...], "Computed keyphrases, the best first (publisher's tags are in `tags`)"] = ()
    entities: Annotated[tuple[Entity, ...], "People, organisations and places named"] = ()
    quotes: Annotated[tuple[Quote, ...], "Quotations in the order of the text"] = ()
    amounts: Annotated[tuple[Amount, ...], "Sums of money and percentages"] = ()
    wire_agency: Annotated[str | None, "News agency that is credited"] = None
    wire_evidence: Annotated[str | None, "What credits it: dateline, credit line, metadata, canonical link"] = None
    rights_signals: Annotated[tuple[RightsSignal, ...], "What was said about using the content"] = ()
    extra: Annotated[tuple[Extra, ...], "Results of the user's own enrichments"] = ()
    enrichments: Annotated[tuple[EnrichmentStatus, ...], "How each enrichment ended"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An extracted page on its way to a record: where it came from, how it was fetched, what it says, what was computed."""

    item: FeedItem
    evidence: Evidence
    content: Content
    enrichment: Enrichment = field(default_factory=Enrichment)
