"""What the scripted newsroom does to its stories and what comes of it: page by page through extraction and linking."""

from datetime import UTC, datetime, timedelta
from typing import Any

from schemas.articles import Article, Content
from schemas.dead_letters import Ending
from schemas.feed_items import FeedItem
from schemas.pages import Evidence, Page
from schemas.records import Record
from tests.support.scripted_newsroom import EDITS, Story, stories
from transforms.extract.article import extract_page
from transforms.link.link_record import LinkRecord
from transforms.link.linked import Linked

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
STORIES = 8
NOISE_LOOKS = 200


class Reader:
    """What newsbeam makes of the pages of one story, look after look."""

    def __init__(self) -> None:
        self.link, self.looks = LinkRecord(), 0
        self.state: Linked | None = None
        self.records: list[Record] = []

    def look(self, story: Story, *, quiet: bool = False) -> Any:
        at = START + timedelta(minutes=self.looks)
        url = f"https://courier.example/2026/03/02/story-{story.number}-of-the-day.html"
        item = FeedItem(
            feed_url="https://courier.example/feed",
            url=url,
            item_id=url,
            first_seen_at=START,
            look="feed" if self.looks else None,
        )
        page = Page(
            item=item,
            evidence=Evidence(fetched_at=at, final_url=url),
            body=story.page(self.looks, quiet=quiet),
            charset="utf-8",
        )
        content = extract_page(page)
        assert isinstance(content, Content), content
        self.looks += 1
        article = Article(item=item, evidence=page.evidence, content=content)
        applied = self.link.apply(self.state, article, at)
        self.state = applied.state
        (output,) = applied.outputs
        if isinstance(output, Record):
            self.records.append(output)
        return output


def test_every_edit_is_one_revision_of_its_kind() -> None:
    right = wanted = 0
    for story in stories(STORIES):
        reader, edited = Reader(), story
        reader.look(edited)
        for kind, edit in EDITS:
            assert isinstance(reader.look(edited), Ending), "noise"
            edited = edit(edited)
            record = reader.look(edited)
            assert isinstance(record, Record), (kind, story.number)
            wanted += 1
            right += record.change == kind
        assert len(reader.records) == 1 + len(EDITS)
        assert [record.revision for record in reader.records] == [*range(1, 2 + len(EDITS))]
    assert right >= 0.95 * wanted, f"{right} of {wanted}"


def test_noise_is_no_revision() -> None:
    readers = [(Reader(), story) for story in stories(4, seed=2)]
    for look in range(NOISE_LOOKS // 4 + 1):
        for reader, story in readers:
            output = reader.look(story)
            assert isinstance(output, Record if look == 0 else Ending), getattr(output, "changes", None)


def test_changes_are_those_that_were_made() -> None:
    (story,) = stories(1, seed=3)
    reader = Reader()
    first = reader.look(story)
    edited = EDITS[2][1](story)
    record = reader.look(edited)
    (change,) = record.changes
    assert change.kind == "changed"
    assert "two years" in change.old
    assert "three years" in change.new
    assert first.text[change.old_start : change.old_end] == change.old
    assert record.text[change.start : change.end] == change.new
    assert record.supersedes == first.record_id
