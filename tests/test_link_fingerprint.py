"""Fingerprints, their bands, and the entries of the index."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.copies import quality
from bench.linking.stream import record_of
from bench.linking.texts import Text, invented_texts, yardstick_texts
from transforms.link.fingerprint import (
    BANDS,
    band_digests,
    fingerprint,
    resemblance,
    shared_shingles,
    short_sketch,
)
from transforms.link.house_lines import at_the_ends, candidates, folded, gaps_of, lines_of, without
from transforms.link.index_rows import (
    ArticleRow,
    Kind,
    key,
    kind_of,
    pack_article,
    pack_refs,
    ref_of,
    unpack_article,
    unpack_refs,
)
from transforms.link.novelty import Novelty, kept_until, novelty
from transforms.link.story_terms import story_terms

LONG = invented_texts(1, seed=3)[0].text


def test_quotation_marks_case_and_spaces_do_not_count() -> None:
    plain = fingerprint('"We sail on Monday, whatever the weather," the captain said.  She did not smile at all that day.')
    styled = fingerprint("„We Sail on Monday – whatever the weather“, the captain said. She did not smile at all that day!")

    assert plain.exact == styled.exact
    assert plain.sentences == styled.sentences
    assert len(plain.sentences) == 2


def test_words_and_their_order_count() -> None:
    texts = ("the ferry leaves before the storm", "the storm leaves before the ferry", "the ferry left before the storm")

    assert len({fingerprint(text).exact for text in texts}) == 3
    assert len({fingerprint(text).sentences for text in texts}) == 3


def test_digests_are_the_same_in_every_version() -> None:
    """State of a running job holds them."""
    text = fingerprint(" ".join(f"word{number}" for number in range(60)), seed=5)

    assert text.sketch is not None
    assert (text.words, text.shingles, text.exact, text.sentences) == (60, 58, 15678098894981495039, (15678098894981495039,))
    assert text.sketch[:3].tolist() == [111705127, 83467392, 8500834]
    assert band_digests(text.sketch, seed=5)[:2] == [4740192851650348549, 16959351367688974451]


def test_the_seed_separates_digests() -> None:
    one, other = fingerprint(LONG, seed=1), fingerprint(LONG, seed=2)
    assert one.sketch is not None

    assert one.exact != other.exact
    assert not set(one.sentences) & set(other.sentences)
    assert not set(band_digests(one.sketch, 1)) & set(band_digests(one.sketch, 2))
    assert len(set(band_digests(one.sketch))) == BANDS


def test_short_texts_have_no_sketch() -> None:
    assert fingerprint(" ".join(str(number) for number in range(41))).sketch is None
    assert fingerprint(" ".join(str(number) for number in range(42))).sketch is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("...", 0),
        ("東京都は予算案を発表した。", 12),
        ("Ein Satz.", 2),
        ("ข่าววันนี้", 10),
        ("naïve co-op", 3),
        ("\ud800", 0),
    ],
)
def test_words(text: str, words: int) -> None:
    assert fingerprint(text).words == words


def test_the_estimate_is_near_the_share_of_common_shingles() -> None:
    words = LONG.split()
    errors = []
    for cut in range(0, len(words) // 2, len(words) // 20):
        whole, part = fingerprint(" ".join(words)), fingerprint(" ".join(words[cut:]))
        assert whole.sketch is not None
        assert part.sketch is not None
        estimate = resemblance(short_sketch(whole.sketch), short_sketch(part.sketch))
        errors.append(estimate - part.shingles / whole.shingles)
    assert max(map(abs, errors)) < 0.2
    assert abs(float(np.mean(errors))) < 0.07
    assert shared_shingles(1.0, (100, 100)) == 100


@given(st.text(max_size=400))
def test_every_text_has_a_fingerprint(text: str) -> None:
    found = fingerprint(text)

    assert list(found.sentences) == sorted(set(found.sentences))
    assert found.shingles <= max(0, found.words)


def test_recall_and_precision() -> None:
    """The bar of the generator (bench/copies.py) for each language, on fewer texts."""
    for language, seed in (("en", 21), ("de", 22), ("ja", 23)):
        found = quality(invented_texts(120, seed, language))
        assert found["recall"] >= 0.95, (language, found)
        assert found["quoting taken for copies"] == 0, (language, found)
        assert found["pair precision"] >= 0.98, (language, found)
        assert found["reprints with novel_share <= .05"] == 1.0, (language, found)
        assert found["fresh with novel_share >= .9"] == 1.0, (language, found)


@pytest.mark.slow
def test_recall_and_precision_on_real_texts() -> None:
    texts = yardstick_texts()
    if not texts:
        pytest.skip("needs the extraction yardstick beside the repository")
    found = quality(texts)

    assert found["recall"] >= 0.97, found
    assert found["quoting taken for copies"] <= 0.0033, found
    assert found["pair precision"] >= 0.98, found


# novelty


def test_the_share_of_an_excerpt_is_counted_among_what_its_source_kept() -> None:
    long = sorted(digest << 48 for digest in range(1, 101))
    kept = {7: kept_until(long)}
    part = long[20:60]
    seen_in = dict.fromkeys(long[:32], 7)

    assert novelty(part, seen_in, kept) == Novelty(0.0, 7, 1.0)
    assert novelty(long, seen_in, kept) == Novelty(0.0, 7, 1.0)


def test_novelty_of_nothing_and_of_all() -> None:
    assert novelty((), {}, {}) == Novelty(None)
    assert novelty((1, 2), {}, {}) == Novelty(1.0)
    assert novelty((1, 2, 3, 4), {1: 9, 2: 9, 3: 8}, {}) == Novelty(0.25, 9, 0.5)


# entries


def test_rows_are_read_as_they_were_written() -> None:
    text = fingerprint(LONG)
    assert text.sketch is not None
    for group, sketch, origin in (
        ("ab" * 16, short_sketch(text.sketch), {}),
        ("cd" * 16, None, {"e": "canonical", "u": "https://é.example"}),
    ):
        row = ArticleRow(
            article_id="ab" * 16, group=group, seen=9, shingles=70, site=1 << 31, kept=5, sketch=sketch, origin=origin
        )
        read = unpack_article(pack_article(row))
        assert (read.article_id, read.group, read.seen, read.shingles, read.site, read.kept, read.origin, read.is_copy) == (
            *(row.article_id, row.group, row.seen, row.shingles, row.site, row.kept, row.origin, row.is_copy),
        )
        assert (read.sketch is None) == (sketch is None)
        if sketch is not None and read.sketch is not None:
            assert resemblance(sketch, read.sketch) == 1.0
    assert unpack_refs(pack_refs([1, 2**48 - 1])) == [1, 2**48 - 1]
    assert ref_of("ff" * 16) == 2**48 - 1


@given(st.sampled_from(list(Kind)), st.integers(0, 2**64 - 1))
def test_keys_tell_their_kind(kind: Kind, number: int) -> None:
    assert kind_of(key(kind, number)) is kind
    assert 0 <= key(kind, number) < 2**63


# house lines


def test_lines_are_folded() -> None:
    assert folded("Read all 12 comments!") == folded("read ALL 7 comments")
    assert folded("***") == ""


def test_candidates_leave_out_the_articles_own_words() -> None:
    text = "Weather\n\nThe ferry sails every day except when the wind will not let it sail at all today.\n\nShare\n\nAda Quill"
    found = [text[line.start : line.end] for line in candidates(text, ("WEATHER", None))]

    assert found == ["Share", "Ada Quill"]


def test_of_many_lines_the_first_three_and_the_last_are_candidates() -> None:
    text = "\n".join(
        ["Share", "Weather", "A quay of stone that was built in nine years " * 2, *(f"Item 0{'x' * n}" for n in range(40))]
    )
    found = [text[line.start : line.end] for line in candidates(text, ("Weather",))]

    assert found == ["Share", "Item 0", "Item 0x", *(f"Item 0{'x' * n}" for n in range(19, 40))]


@given(st.lists(st.sampled_from(["a", "b c", "x " * 20, "y" * 4]), max_size=12), st.sampled_from(["\n", "\n\n"]), st.data())
def test_what_goes_is_whole_lines_and_their_breaks(lines: list[str], between: str, data: st.DataObject) -> None:
    text = between.join(line.strip() for line in lines)
    house = [line for line in candidates(text, ()) if data.draw(st.booleans())]
    dropped = at_the_ends(text, house, lines_of(text))
    starts = {line.start for line in dropped}
    kept = text
    for start, end in reversed(gaps_of(text, dropped, lines_of(text))):
        kept = kept[:start] + kept[end:]

    assert set(dropped) <= set(house)
    assert kept == between.join(text[start:end] for start, end in lines_of(text) if start not in starts)
    assert len(without(text, house)) <= len(text)


def test_hostile_texts_end() -> None:
    """A pattern that is not linear would take hours on one of these."""
    for unit in ("\n", ".", "a\n", "“", "a b. ", "東", "\n \n", "A ", "Aa, "):
        text = unit * (400_000 // len(unit))
        assert fingerprint(text).words <= 200_000
        candidates(text, ("a", "b"))
        assert len(story_terms(record_of(Text("hostile", "en", text[:2_000], (text,))))) <= 24
