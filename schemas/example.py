"""A record with a value in every field, for the documentation and the tests of the formats. The article is fictional."""

from datetime import UTC, datetime

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
    Quote,
    RightsSignal,
    TextBlock,
    TextEvidence,
    UsageRight,
    WatchedMention,
)
from schemas.changes import TextChange
from schemas.copies import BoilerplateLine, Containment, Origin
from schemas.dead_letters import DeadLetter
from schemas.events import Event, make_event
from schemas.feed_items import FeedItem
from schemas.records import Record
from schemas.times import Claim, TimeClaim

_TEXT = (
    "TALLINN (Baltvia) - The harbour town of Veskimere will spend €2.4 million on a new ferry pier, "
    "the council said on Monday.\n\n"
    "“We have waited nine winters for this,” said Mayor Kaja Tormis. Work by Norrby Marine begins in May."
)
_QUOTE = "We have waited nine winters for this,"
_FEED = Claim(
    value="2025-03-03T08:00:00Z",
    precision="instant",
    zone="given",
    source="feed:pubdate",
    raw="Mon, 03 Mar 2025 10:00:00 +0200",
)
_PAGE = Claim(
    value="2025-03-03T08:45:00Z",
    precision="instant",
    zone="given",
    source="json-ld:dateModified",
    raw="2025-03-03T10:45:00+02:00",
)


def example_record() -> Record:
    """A second revision of an article, with results of all enrichments."""
    return Record(
        record_id="8b4687244ac554fdabe31d3701f22b6e-2-41219701",
        article_id="8b4687244ac554fdabe31d3701f22b6e",
        revision=2,
        supersedes="8b4687244ac554fdabe31d3701f22b6e-1-e02f7a15",
        change="headline",
        url="https://www.veskimere-post.example/harbour/new-pier?utm_source=rss",
        url_key="veskimere-post.example/harbour/new-pier",
        canonical_url="https://www.veskimere-post.example/harbour/new-pier",
        final_url="https://www.veskimere-post.example/harbour/new-pier",
        syndicated_from="https://baltvia.example/2025/pier",
        host="www.veskimere-post.example",
        feed_url="https://www.veskimere-post.example/feed.xml",
        feed_title="Veskimere Post",
        feed_tags=("News", "Harbour"),
        item_guid="vp-20250303-17",
        publisher="Veskimere Post",
        published=_FEED,
        updated=_PAGE,
        time_claims=(TimeClaim(about="published", claim=_FEED), TimeClaim(about="updated", claim=_PAGE)),
        first_seen_at=datetime(2025, 3, 3, 8, 4, 11, tzinfo=UTC),
        prev_poll_at=datetime(2025, 3, 3, 7, 49, 10, 250_000, tzinfo=UTC),
        fetched_at=datetime(2025, 3, 3, 9, 4, 12, 87_000, tzinfo=UTC),
        extracted_at=datetime(2025, 3, 3, 9, 4, 12, 131_442, tzinfo=UTC),
        title="Veskimere to build €2.4m ferry pier",
        standfirst="Nine winters after the old one sank, the council agrees on a plan.",
        text=_TEXT,
        summary="The council of Veskimere has agreed to build a new pier.",
        authors=("Liis Aru", "Oskar Vahtra"),
        section="Harbour",
        tags=("Veskimere", "ferries"),
        image=Image(
            url="https://www.veskimere-post.example/img/pier.jpg",
            caption="The old pier in 2015",
            credit="Oskar Vahtra",
            width=1600,
            height=900,
        ),
        page_type="article",
        paywalled=False,
        is_stub=False,
        update_note="Updated on 3 March at 10.45 with the mayor's words.",
        language="en",
        language_probability=0.998,
        language_candidates=(Candidate(language="en", probability=0.998), Candidate(language="nl", probability=0.001)),
        language_declared="en-GB",
        word_count=39,
        sentence_count=3,
        reading_time_s=10,
        countries=(Country(code="EE", count=1),),
        keyphrases=("ferry pier", "harbour town of veskimere"),
        entities=(
            Entity(name="Veskimere", type="LOC", count=1, offsets=(_TEXT.index("Veskimere"),)),
            Entity(name="Kaja Tormis", type="PER", count=1, offsets=(_TEXT.index("Kaja"),), role="Mayor"),
            Entity(name="Norrby Marine", type="ORG", count=1, offsets=(_TEXT.index("Norrby"),)),
        ),
        quotes=(
            Quote(
                text=_QUOTE,
                start=_TEXT.index(_QUOTE),
                end=_TEXT.index(_QUOTE) + len(_QUOTE),
                type="full",
                speaker="Kaja Tormis",
                speaker_surface="Kaja Tormis",
                speaker_start=_TEXT.index("Kaja"),
                speaker_end=_TEXT.index("Kaja") + len("Kaja Tormis"),
                speaker_role="Mayor",
                verb="said",
                method="named",
                confidence=0.9,
            ),
        ),
        mentions=(
            WatchedMention(
                name="Norrby Marine",
                start=_TEXT.index("Norrby"),
                end=_TEXT.index("Norrby") + len("Norrby Marine"),
                id="Q1",
                list="firms",
            ),
        ),
        amounts=(Amount(text="€2.4 million", start=_TEXT.index("€"), value=2_400_000.0, unit="EUR"),),
        wire_agency="Baltvia",
        wire_evidence="dateline",
        extra=(
            Extra(name="newsroom.desk:assign", value='{"desk":"coast"}'),
            Extra(name="newsroom.model:HANDLER", value="null", vector=(0.6, 0.0, -0.8)),
        ),
        enrichments=(
            EnrichmentStatus(name="language", status="ok", tool="py3langid", version="0.4.0"),
            EnrichmentStatus(name="entities", status="ok", tool="newsbeam", version="1"),
        ),
        http_status=200,
        content_type="text/html; charset=utf-8",
        etag='"a1b2c3"',
        last_modified="Mon, 03 Mar 2025 08:45:00 GMT",
        text_source="feed",
        text_reason="http_status: The host answers 403 Forbidden.",
        robots_verdict="allowed",
        robots_source="https://www.veskimere-post.example/robots.txt: 200",
        rights_signals=(
            RightsSignal(
                kind="content_signal",
                value="search=yes, ai-train=no",
                source="robots.txt",
                seen_at=datetime(2025, 3, 3, 8, 0, tzinfo=UTC),
                sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            ),
        ),
        usage_rights=(
            UsageRight(use="index", verdict="allowed", basis=("robots.txt: search=yes, ai-train=no",)),
            UsageRight(use="ai_input", verdict="unstated"),
            UsageRight(use="ai_train", verdict="disallowed", basis=("robots.txt: search=yes, ai-train=no",)),
        ),
        field_sources=(FieldSource(name="title", source="json-ld:headline"), FieldSource(name="text", source="trafilatura")),
        extractor="trafilatura:fast",
        extractor_version="2.3.1",
        kicker="Harbour",
        summary_points=("A new pier for €2.4 million", "Work begins in May"),
        blocks=(
            TextBlock(kind="paragraph", offset=0, length=_TEXT.index("\n\n")),
            TextBlock(kind="paragraph", offset=_TEXT.index("\n\n") + 2, length=len(_TEXT) - _TEXT.index("\n\n") - 2),
        ),
        live_updates=(LiveUpdate(offset=0, length=_TEXT.index("\n\n"), heading="Pier agreed", at=_PAGE),),
        text_evidence=TextEvidence(agreement=0.97, candidates=("fast", "paragraphs")),
        via="sitemap",
        copy_of="c41d77a09be2f356e0d8b1573f4a6c92",
        copy_group="c41d77a09be2f356e0d8b1573f4a6c92",
        containment=Containment(in_original=0.94, of_original=0.71),
        copied_share=0.94,
        independent_outlets=3,
        origin=Origin(
            evidence="canonical",
            url="https://www.baltvia.example/pier",
            article_id="c41d77a09be2f356e0d8b1573f4a6c92",
            agency="Baltvia",
        ),
        novel_share=0.125,
        first_seen_in="c41d77a09be2f356e0d8b1573f4a6c92",
        boilerplate_lines=(BoilerplateLine(text="TALLINN (Baltvia)", offset=0),),
        story_id="c41d77a09be2f356e0d8b1573f4a6c92",
        story_score=0.62,
        changes=(
            TextChange(kind="headline", old="Veskimere to build ferry pier", new="Veskimere to build €2.4m ferry pier"),
            TextChange(
                kind="changed",
                old="Work by Norrby Marine begins in may.",
                new="Work by Norrby Marine begins in May.",
                old_start=_TEXT.index("Work"),
                old_end=len(_TEXT),
                start=_TEXT.index("Work"),
                end=len(_TEXT),
            ),
        ),
        similarity=0.976,
        correction_note="Correction: an earlier version misspelt the name of Norrby Marine.",
        emitted_at=datetime(2025, 3, 3, 9, 4, 12, 140_001, tzinfo=UTC),
    )


def example_dead_letter() -> DeadLetter:
    """The dead letter of a missing page, with the item for a replay."""
    return DeadLetter(
        url="https://www.veskimere-post.example/harbour/old-pier",
        feed_url="https://www.veskimere-post.example/feed.xml",
        stage="fetch",
        reason="http_status",
        message="The host answered 404 Not Found.",
        attempts=1,
        at=datetime(2025, 3, 3, 9, 5, 0, 12_000, tzinfo=UTC),
        http_status=404,
        item=FeedItem(
            feed_url="https://www.veskimere-post.example/feed.xml",
            url="https://www.veskimere-post.example/harbour/old-pier",
            item_id="vp-20250303-16",
            first_seen_at=datetime(2025, 3, 3, 8, 4, 11, tzinfo=UTC),
            prev_poll_at=datetime(2025, 3, 3, 7, 49, 10, tzinfo=UTC),
            guid="vp-20250303-16",
            feed_title="Veskimere Post",
            feed_language="en",
            title="The old pier, remembered",
            summary="Readers send their pictures.",
            authors=("Liis Aru",),
            tags=("Veskimere",),
            published=_FEED,
            updated=_PAGE,
            time_claims=(TimeClaim(about="published", claim=_FEED),),
            rights=("© Veskimere Post",),
            attempts=1,
        ),
    )


def example_event() -> Event:
    """A feed that listed more between two polls than it can hold."""
    return make_event(
        "gap",
        url="https://www.veskimere-post.example/feed.xml",
        at=datetime(2025, 3, 3, 9, 4, 11, tzinfo=UTC),
        message="None of the 20 entries of the feed was listed at the poll before: about 7 entries may be missing.",
        feed_url="https://www.veskimere-post.example/feed.xml",
        since=datetime(2025, 3, 3, 8, 4, 11, tzinfo=UTC),
        until=datetime(2025, 3, 3, 9, 4, 11, tzinfo=UTC),
        items=20,
        lost_items=7.4,
    )
