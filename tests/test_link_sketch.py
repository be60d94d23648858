"""The sketch of a text, made in the task that extracts it, says what linking would compute."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.articles import Article, Content
from schemas.codec import from_json, to_json
from schemas.feed_items import FeedItem
from schemas.pages import Evidence
from transforms.link import fingerprint as fingerprints
from transforms.link import sketch as sketches
from transforms.link.diff import packed_digests
from transforms.link.fingerprint import Fingerprint, fingerprint, pack, unpack
from transforms.link.house_lines import candidates
from transforms.link.link_record import LinkRecord, make_record
from transforms.link.sketch import SketchInTask, digests_of, keep_sketch, line_candidates, sketch_of
from transforms.pool.stopped import Stopped

_NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
_TEXT = "\n\n".join(f"The harbour master counted {boats} boats, and the wind rose in the evening." for boats in range(40))


def _article(text: str = _TEXT) -> Article:
    url = "https://news.example/boats"
    item = FeedItem(feed_url=url, url=url, item_id=url, first_seen_at=_NOW)
    return Article(item=item, evidence=Evidence(fetched_at=_NOW, final_url=url), content=Content(text=text))


class _Nothing:
    def __call__(self, article: Article, /) -> Article:
        return article

    def stopped(self, article: Article, stopped: Stopped, /) -> Article:
        return replace(article, gone=stopped.message)


def _values(value: Fingerprint) -> tuple[object, ...]:
    sketch = value.sketch.tolist() if value.sketch is not None else None
    return value.words, value.shingles, sketch, value.exact, value.sentences


@given(st.text(st.characters(codec="utf-8"), max_size=300), st.integers(0, 2**64 - 1))
def test_a_packed_fingerprint_comes_back(text: str, seed: int) -> None:
    plain = fingerprint(text)
    assert _values(unpack(pack(plain))) == _values(plain)
    fingerprints.remember(text, unpack(pack(plain)))
    remembered = fingerprint(text, seed)
    assert text not in fingerprints._remembered
    assert _values(remembered) == _values(fingerprint(text, seed))


def test_a_long_text_too() -> None:
    plain = fingerprint(_TEXT)
    assert plain.sketch is not None
    assert _values(unpack(pack(plain))) == _values(plain)


def test_the_task_adds_the_sketch_and_it_crosses_stages() -> None:
    done = SketchInTask(_Nothing())(_article())
    assert done.sketch == sketch_of(_TEXT)
    assert from_json(Article, to_json(done)) == done


def test_a_stopped_task_leaves_it_to_linking() -> None:
    article = SketchInTask(_Nothing()).stopped(_article(), Stopped("timeout", "too long"))
    assert (article.gone, article.sketch) == ("too long", None)


def test_another_text_has_digests_of_its_own() -> None:
    article = replace(_article(), sketch=sketch_of(_TEXT))
    assert digests_of(article, _TEXT) == packed_digests(_TEXT)
    assert digests_of(article, "The wind fell.") == packed_digests("The wind fell.")
    assert digests_of(_article(), _TEXT) == packed_digests(_TEXT)


def test_linking_with_a_sketch_gives_the_same_state_and_computes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = LinkRecord().apply(None, _article(), _NOW)
    with_sketch = replace(_article(), sketch=sketch_of(_TEXT))
    monkeypatch.setattr("transforms.link.sketch.packed_digests", lambda text: pytest.fail("computed"))
    assert LinkRecord().apply(None, with_sketch, _NOW) == plain
    monkeypatch.setattr(fingerprints, "_fingerprint", lambda text: pytest.fail("computed"))
    assert fingerprint(_TEXT, seed=7).words > 400


def test_few_fingerprints_are_kept() -> None:
    for number in range(100):
        keep_sketch(replace(_article(f"Text {number}"), sketch=sketch_of(f"Text {number}")))
    assert len(fingerprints._remembered) == len(sketches._lines) == 32
    fingerprints._remembered.clear()
    sketches._lines.clear()


def test_the_lines_of_the_sketch_are_those_of_the_record(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{_TEXT}\n\nBoats return\n\nFollow us on 3 networks\n\nAn evening of wind"
    plain = _article(text)
    plain = replace(
        plain,
        item=replace(plain.item, title="Boats return"),
        content=replace(plain.content, standfirst="An evening of wind"),
    )
    record = make_record(plain, _NOW)
    found = candidates(text, (record.title, record.standfirst))
    assert [text[line.start : line.end] for line in found[-1:]] == ["Follow us on 3 networks"]
    keep_sketch(SketchInTask(_Nothing())(plain))
    other = replace(record, text=_TEXT)
    assert line_candidates(other) == candidates(_TEXT, (other.title, other.standfirst))
    monkeypatch.setattr(sketches, "candidates", lambda text, own: pytest.fail("computed"))
    assert line_candidates(record) == found
    fingerprints._remembered.clear()
