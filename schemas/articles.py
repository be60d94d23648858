"""What extraction and enrichment make of a page."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Literal

from schemas.feed_items import FeedItem
from schemas.pages import Evidence
from schemas.times import Claim, TimeClaim

PageType = Literal["article", "live_blog", "gallery", "video", "index", "other"]


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
    role: Annotated[str | None, "The office or job the text states for a person, in its words"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedMention:
    """A mention of a name the user watches (`--watch-names`)."""

    name: Annotated[str, "The name as in the user's file"]
    start: Annotated[int, "Offset of its first character in `text` of the record"]
    end: Annotated[int, "Offset behind its last character"]
    id: Annotated[str | None, "Its id in that file"] = None
    list: Annotated[str | None, "Its list in that file"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation. text[start:end] of the article is `text` exactly."""

    text: Annotated[str, "The words quoted, without the marks"]
    start: Annotated[int, "Offset of the first character in `text` of the record"]
    end: Annotated[int, "Offset behind the last character"]
    type: Annotated[Literal["full", "partial", "scare", "title"], "A sentence, a fragment, distance marks, or a work's title"]
    speaker: Annotated[str | None, "Who said it, None where the text does not tell"] = None
    speaker_surface: Annotated[str | None, "The words of the text that tell who speaks: a name, she, the minister"] = None
    speaker_start: Annotated[int | None, "Offset of those words in `text` of the record"] = None
    speaker_end: Annotated[int | None, "Offset behind those words"] = None
    speaker_role: Annotated[str | None, "The office or job the text states for the speaker, in its words"] = None
    verb: Annotated[str | None, "The reporting verb, lower case"] = None
    method: Annotated[
        Literal["named", "pronoun", "description", "phrase", "continued", "paragraph"] | None,
        "How the speaker was found: named beside the quotation, a pronoun, a description of somebody introduced, words "
        "without a name, the quotation before goes on, the subject of the paragraph",
    ] = None
    confidence: Annotated[float | None, "Share of cases in which that way was right on labelled articles, 0 to 1"] = None


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

    kind: Annotated[
        str,
        "robots_txt, x_robots_tag, meta_robots, tdm_reservation, tdm_policy, content_signal, content_usage, ai_agent, "
        "rsl_licence, rsl_permits, rsl_prohibits, crawler_price, licence, copyright",
    ]
    value: Annotated[str, "As found"]
    source: Annotated[str, "Where it stood"]
    seen_at: Annotated[datetime | None, "When the document that holds it was fetched; None of a feed"] = None
    sha256: Annotated[str | None, "SHA-256 of the robots.txt that holds it, else of the value, in hexadecimal digits"] = None


UsageVerdict = Literal["allowed", "disallowed", "unstated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageRight:
    """What the rights signals say about one use. It rests on statements only; evidence, not legal advice."""

    use: Annotated[Literal["index", "ai_input", "ai_train"], "Search index, input of an AI system, training of a model"]
    verdict: Annotated[UsageVerdict, "A refusal holds against a permission; unstated where no signal speaks of the use"]
    basis: Annotated[tuple[str, ...], "The signals it rests on, 'source: value'"] = ()
    contradicted_by: Annotated[tuple[str, ...], "The signals that say the opposite"] = ()


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
    mentions: Annotated[tuple[WatchedMention, ...], "Mentions of the names in --watch-names, in the order of the text"] = ()
    amounts: Annotated[tuple[Amount, ...], "Sums of money and percentages"] = ()
    wire_agency: Annotated[str | None, "News agency that is credited"] = None
    wire_evidence: Annotated[str | None, "What credits it: dateline, credit line, metadata, canonical link"] = None
    rights_signals: Annotated[tuple[RightsSignal, ...], "What was said about using the content"] = ()
    usage_rights: Annotated[tuple[UsageRight, ...], "What those signals say about each use"] = ()
    extra: Annotated[tuple[Extra, ...], "Results of the user's own enrichments"] = ()
    enrichments: Annotated[tuple[EnrichmentStatus, ...], "How each enrichment ended"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An extracted page on its way to a record: where it came from, how it was fetched, what it says, what was computed."""

    item: FeedItem
    evidence: Evidence
    content: Content
    enrichment: Enrichment = field(default_factory=Enrichment)
