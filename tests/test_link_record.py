"""`LinkRecord`: which arrival of an article makes which record, ids, and the state."""

import json
from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from schemas.articles import Article
from schemas.dead_letters import Ending
from schemas.example import example_record
from schemas.records import Record
from schemas.times import Claim, TimeClaim
from tests.support.articles import START, article
from transforms.link.link_record import LinkRecord, record_id
from transforms.link.linked import KEEP_TEXT, Linked
from transforms.link.revise import revised

TEXT = (
    "The council has agreed on a new pier. It will cost 2.4 million euros, the mayor said on Monday.\n\n"
    "Work begins in May and will take two years. The old pier sank in a storm."
)


class Linker:
    """Feeds one article's arrivals to the map, over the encoded state each time."""

    def __init__(self, **options: Any) -> None:
        self.map, self.now = LinkRecord(**options), START
        self.plain: dict[str, Any] | None = None
        self.wake_at: datetime | None = None

    def __call__(self, element: Article | None, after_s: float = 60.0) -> Any:
        self.now += timedelta(seconds=after_s)
        state = self.map.decode(json.loads(json.dumps(self.plain))) if self.plain is not None else None
        applied = self.map.apply(state, element, self.now)
        self.plain = self.map.encode(applied.state) if applied.state is not None else None
        self.wake_at = applied.wake_at
        assert len(applied.outputs) == (0 if element is None else 1)
        return applied.outputs[0] if applied.outputs else None


def test_a_chain_of_revisions() -> None:
    link = Linker()
    first = link(article(text=TEXT))
    same = link(article(text=TEXT, at_s=10, look="feed"))
    second = link(article(title="Pier for 2.4 million agreed", text=TEXT, at_s=20, look="feed"))
    third = link(article(title="Pier for 2.4 million agreed", text=TEXT.replace("2.4", "2.9"), at_s=30, look="schedule"))
    note = "Correction: an earlier version named the wrong sum."
    fourth = link(
        article(title="Pier for 2.4 million agreed", text=TEXT.replace("2.4", "2.6"), note=note, at_s=40, look="feed")
    )
    gone = link(article(gone="The page answered 410 twice.", at_s=50, look="schedule"))
    still_gone = link(article(gone="The page answered 410 twice.", at_s=60, look="schedule"))
    back = link(article(title="Pier for 2.4 million agreed", text=TEXT, at_s=70, look="feed"))
    assert isinstance(same, Ending)
    assert isinstance(still_gone, Ending)
    assert (same.kind, still_gone.kind) == ("unchanged", "unchanged")
    chain = [first, second, third, fourth, gone, back]
    assert [record.change for record in chain] == ["new", "headline", "substantive", "correction", "removed", "substantive"]
    assert [record.revision for record in chain] == [1, 2, 3, 4, 5, 6]
    assert [record.supersedes for record in chain] == [None, *(record.record_id for record in chain[:-1])]
    assert len({record.record_id for record in chain}) == 6
    assert {(record.first_seen_at, record.prev_poll_at) for record in chain} == {(first.first_seen_at, first.prev_poll_at)}
    assert [record.emitted_at for record in chain] == sorted(record.emitted_at for record in chain)
    assert (gone.text, gone.title, gone.quotes, gone.similarity) == ("", None, (), 0.0)
    assert second.changes[0].kind == "headline"
    assert (second.changes[0].old, second.changes[0].new) == ("Ferry pier agreed", "Pier for 2.4 million agreed")
    assert fourth.correction_note == note
    assert {change.kind for change in back.changes} == {"headline", "added"}


def test_a_removal_has_nothing_of_what_the_article_said() -> None:
    """docs/revisions.md, "Removed": the ids, the URL, the times and the language, and none of the article's content."""
    known = Linked(revision=1, record_id="a-1-0", language="en")
    removal = revised(known, article(gone="The page answered 410 twice.", look="schedule"), example_record())
    assert removal is not None
    kept = [
        "record_id",
        "article_id",
        "revision",
        "supersedes",
        "change",
        "url",
        "url_key",
        "final_url",
        "host",
        "feed_url",
        "feed_title",
        "feed_tags",
        "item_guid",
        "first_seen_at",
        "prev_poll_at",
        "fetched_at",
        "extracted_at",
        "language",
        "similarity",
        "http_status",
        "robots_verdict",
        "robots_source",
        "text",
    ]
    told = {
        field.name: getattr(removal, field.name)
        for field in fields(Record)
        if field.name not in kept and getattr(removal, field.name) != field.default
    }
    assert told == {}
    assert (removal.change, removal.text, removal.language) == ("removed", "", "en")


def test_a_second_arrival_that_is_no_look_is_a_duplicate() -> None:
    link = Linker()
    link(article(text=TEXT))
    assert link(article(text=TEXT, at_s=5)).kind == "duplicate"


def test_without_revisions_everything_later_is_a_duplicate() -> None:
    link = Linker(revisions=False)
    link(article(text=TEXT))
    assert link(article(text=TEXT.replace("2.4", "2.9"), at_s=5)).kind == "duplicate"
    assert link.plain is not None
    assert link.plain["text"] is None


def test_an_older_page_that_comes_late_changes_nothing() -> None:
    link = Linker()
    link(article(text=TEXT, at_s=100))
    assert link(article(text=TEXT.replace("2.4", "2.9"), at_s=50, look="feed")).kind == "unchanged"


def test_removed_before_there_was_a_record() -> None:
    link = Linker()
    assert link(article(gone="The page answered 410.", look="feed")).kind == "unchanged"
    assert link.plain is None
    assert link(article(text=TEXT)).change == "new"


def test_the_same_note_with_another_date_is_no_correction() -> None:
    link = Linker()
    note = "Correction, {} June 2025: an earlier version named the wrong sum."
    link(article(text=TEXT, note=note.format(2)))
    assert link(article(text=TEXT, note=note.format(3), at_s=5, look="feed")).kind == "unchanged"


def test_a_note_that_the_known_text_has_is_no_correction() -> None:
    """A release that recognises more notes than the one before it."""
    link = Linker()
    note = "Oikaisu: laituri maksaa 2,9 miljoonaa."
    link(article(text=f"{TEXT}\n\n{note}"))
    assert link(article(text=f"{TEXT}\n\n{note}", note=note, at_s=5, look="feed")).kind == "unchanged"
    later = link(
        article(text=f"{TEXT}\n\n{note}\n\nOikaisu: kello on 12.", note=f"{note}\nOikaisu: kello on 12.", at_s=9, look="feed")
    )
    assert later.change == "correction"


def test_a_publication_that_moves_behind_the_first_sight_is_an_update() -> None:
    def stated(feed: str, page: str, **more: Any) -> Article:
        claims = [Claim(value=value, precision="instant", zone="given", source=source, raw=value)
                  for value, source in ((feed, "feed:pubDate"), (page, "json-ld:datePublished"))]  # fmt: skip
        made = article(published=claims[1], time_claims=(TimeClaim(about="published", claim=claims[1]),), **more)
        times: Any = {"published": claims[0], "time_claims": (TimeClaim(about="published", claim=claims[0]),)}
        made = replace(made, item=replace(made.item, **times))
        return replace(made, enrichment=replace(made.enrichment, published=claims[0]))

    link, early, late = Linker(), "2025-06-02T08:50:00Z", "2025-06-02T10:50:00Z"
    first = link(stated(early, early, text=TEXT))
    second = link(stated(late, early, text=TEXT.replace("2.4", "2.9"), at_s=7_200, look="feed"))
    third = link(stated(late, late, text=TEXT, at_s=9_000, look="feed"))
    assert first.published.source == "feed:pubDate"
    assert (second.published.value, second.published.source) == (early, "json-ld:datePublished")
    assert [source.source for source in second.field_sources if source.name == "published"] == ["json-ld:datePublished"]
    assert third.published.value == early, "the version before said it"
    plain = replace(Linked.decode(link.plain or {}), published=None).encode()
    link.plain = plain
    assert link(stated(late, late, text=TEXT.replace("2.4", "2.9"), at_s=9_500, look="feed")).published.value == late


def test_the_mobile_page_of_a_known_article_is_no_revision_unless_the_site_has_moved() -> None:
    day, mobile, shorter = 86_400.0, "https://m.post.example/pier", TEXT.partition("\n\n")[0] + " More."
    link = Linker()
    link(article(text=TEXT))
    kinds = [
        link(article(text=shorter, url=mobile, at_s=5)).kind,
        link(article(text=shorter, url=mobile, at_s=10, look="schedule")).kind,
        link(article(text=shorter, url=mobile, at_s=15, look="feed")).kind,
        link(article(url=mobile, gone="The page answered 404.", at_s=20, look="schedule")).kind,
        link(article(text=TEXT, at_s=25, look="schedule")).kind,
    ]
    assert kinds == ["duplicate", "unchanged", "unchanged", "unchanged", "unchanged"]
    assert link(article(text=shorter, url=mobile, at_s=2 * day, look="feed")).change == "substantive"
    assert link(article(text=TEXT, at_s=2 * day + 5, look="schedule")).kind == "unchanged", "the mobile page is the known one"


def test_the_words_are_kept_for_a_week_and_changes_are_seen_for_longer() -> None:
    link = Linker()
    link(article(text=TEXT))
    assert link.wake_at is not None
    assert timedelta(0) <= link.wake_at - link.now - KEEP_TEXT < timedelta(hours=6)
    link(None, (link.wake_at - link.now).total_seconds())
    assert link.plain is not None
    assert link.plain["text"] is None
    assert link(article(text=TEXT, at_s=10, look="schedule")).kind == "unchanged"
    later = link(article(text=TEXT.replace("2.4", "2.9"), at_s=20, look="schedule"))
    assert later.change == "substantive"
    assert [(change.kind, change.old) for change in later.changes] == [("added", None), ("removed", None)]


def test_the_state_of_the_first_version_is_the_base_of_what_follows() -> None:
    link = Linker()
    link.plain = {"v": 1, "revision": 1}
    assert link(article(text=TEXT, look="feed")).kind == "unchanged"
    second = link(article(text=TEXT.replace("2.4", "2.9"), at_s=5, look="feed"))
    assert (second.revision, second.change) == (2, "substantive")
    assert second.supersedes == f"{second.article_id}-1"


def test_the_state_is_small_and_of_a_known_version() -> None:
    link = Linker()
    link(article(text="\n\n".join(f"Paragraph {n} says something about the harbour and its {n} boats." for n in range(60))))
    assert len(json.dumps(link.plain)) < 2_000
    long = Linker()
    long(article(text="A sentence about the harbour. " * 3_000))
    assert long.plain is not None
    assert long.plain["text"] is None
    with pytest.raises(ValueError, match="version 3"):
        Linked.decode({"v": 3})


def test_an_id_names_one_content() -> None:
    """Whatever is lost of the state: another title or text under the same number has another id."""
    ids = {
        record_id("a", 1, "Title", "Text"),
        record_id("a", 1, "Title", "Text."),
        record_id("a", 1, "Title.", "Text"),
        record_id("a", 2, "Title", "Text"),
        record_id("b", 1, "Title", "Text"),
    }
    assert len(ids) == 5
    first = Linker()(article(text=TEXT))
    again = Linker()(article(text=TEXT, at_s=500))
    other = Linker()(article(text=TEXT + " More.", at_s=500))
    assert isinstance(first, Record)
    assert first.record_id == again.record_id != other.record_id
    assert first.article_id == other.article_id


def test_the_feeds_text_is_no_revision_of_the_pages() -> None:
    def of_feed(text: str, at_s: float) -> Article:
        made = article(text=text, at_s=at_s, look="feed")
        return replace(made, evidence=replace(made.evidence, text_source="feed", text_reason="not_article: A wall."))

    from_page, from_feed = Linker(), Linker()
    from_page(article(text=TEXT))
    assert from_page(of_feed(TEXT.replace("2.4", "2.9"), 10)).kind == "unchanged"
    from_feed(replace(of_feed(TEXT, 0), item=article(text=TEXT).item))
    assert from_feed(of_feed(TEXT.replace("2.4", "2.9"), 10)).change == "substantive"


def test_an_article_by_links_that_redirect_to_it() -> None:
    """Pages of one host whatever the links: later text is a revision, a feed's text beside the page's is none."""

    def led(text: str, at_s: float, **evidence: Any) -> Article:
        made = article(text=text, at_s=at_s, url="https://short.example/77")
        item = replace(made.item, redirected_to="https://post.example/pier")
        return replace(made, item=item, evidence=replace(made.evidence, final_url=item.article_url, **evidence))

    for first, second in ((article(text=TEXT), led(TEXT, 5)), (led(TEXT, 0), article(text=TEXT, at_s=5))):
        link = Linker()
        made = link(first)
        assert LinkRecord.key(first) == LinkRecord.key(second) == made.article_id
        ending = link(second)
        assert ending.kind == "duplicate"
        led_to = "A redirect led to https://post.example/pier. The article has"
        assert ending.cause.startswith(led_to) == (second.item.redirected_to is not None)
        assert link(led(TEXT.replace("2.4", "2.9"), 8, text_source="feed")).kind == "duplicate"
        revision = link(led(TEXT.replace("2.4", "2.9"), 10))
        assert (revision.change, revision.revision) == ("substantive", 2)


def test_typography_of_a_headline_is_no_change() -> None:
    link = Linker()
    link(article(title='"Nine winters" for a pier', text=TEXT))
    assert link(article(title="(2) “Nine winters” for a pier", text=TEXT, at_s=9, look="feed")).kind == "unchanged"
    changed = replace(article(title="Ten winters for a pier", text=TEXT, at_s=19, look="feed"))
    assert link(changed).change == "headline"


def spoken(language: str, element: Article) -> Article:
    """An article whose language was detected."""
    return replace(element, enrichment=replace(element.enrichment, language=language))


def test_an_id_that_linkcopies_may_not_know_any_more_is_not_named() -> None:
    link = Linker()
    first = link(spoken("en", article(text=TEXT)))
    translated = link(spoken("sv", article(text=TEXT.replace("2.4", "2.5"), at_s=10, look="feed")))
    for days in (170, 171):  # seen in between, so that the chain goes on
        unchanged = link(spoken("sv", article(text=TEXT.replace("2.4", "2.5"), at_s=30 + days, look="feed")), 86_400 * 100)
        assert isinstance(unchanged, Ending)
    old = link(spoken("sv", article(text=TEXT.replace("2.4", "2.7"), at_s=900, look="feed")))
    assert [record.revision for record in (translated, old)] == [2, 3]
    assert [record.supersedes for record in (translated, old)] == [first.record_id, None]


def test_a_removal_has_the_language_of_what_it_withdraws() -> None:
    link = Linker()
    link(spoken("en", article(text=TEXT)))
    gone = link(article(gone="The page answered 410 twice.", at_s=10, look="schedule"))
    back = link(spoken("en", article(text=TEXT, at_s=20, look="feed")))
    assert (gone.language, back.supersedes) == ("en", gone.record_id)
