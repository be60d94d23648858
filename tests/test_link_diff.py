"""The difference of two texts, and its kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.enrich.sentences import sentences
from transforms.link.change_class import class_of, is_misspelling
from transforms.link.diff import TextDiff, diff, sentences_of
from transforms.link.noise import article_lines

TEXT = """The council of Veskimere has agreed to build a new pier. It will cost 2.4 million euros, the mayor said on Monday.

"We have waited nine winters for this," said Kaja Tormis. Work begins in May and will take two years.

The old pier sank in 2016 after a storm. Since then the ferries have landed at the coal quay, half an hour away."""


def compare(old: str, new: str) -> TextDiff:
    return diff(sentences_of(old), sentences_of(new))


def kind_of(old: str, new: str) -> str | None:
    return class_of(compare(old, new), title_changed=False, corrected=False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"We have waited nine winters for this,"', "“We have waited nine winters for this,”"),
        ("agreed to build", "agreed\u00a0to  build"),
        ("half an hour", "half\u200b an hour"),
        ("\n\nThe old pier", "\n\nUpdated 3 June 2025, 10:45 GMT\n\nThe old pier"),
        ("\n\nThe old pier", "\n\nAdvertisement: new boats from 9,999 euros\n\nThe old pier"),
        ("\n\nThe old pier", "\n\nAnzeige\n\nThe old pier"),
        ("\n\nThe old pier", "\n\nRead also: Storm over the northern quay\n\nThe old pier"),
        ("\n\nThe old pier", "\n\nMost read\n\n- Fog on the sound\n\n- Six boats and a goose\n\nThe old pier"),
        ("\n\nThe old pier", "\n\nLesen Sie auch: Nebel am Hafen\n\nThe old pier"),
    ],
)
def test_noise_that_comes_and_goes_is_no_change(old: str, new: str) -> None:
    assert old in TEXT
    noisy = TEXT.replace(old, new)
    if "\n" in new and "Updated" in new:
        # A clock that stands there is compared without its numbers.
        assert kind_of(noisy, noisy.replace("10:45", "11:03").replace("3 June", "4 June")) is None
        return
    assert compare(TEXT, noisy).changes == ()
    assert kind_of(TEXT, noisy) is None


@pytest.mark.parametrize(
    ("line", "later"),
    [
        ("1,204 views", "1,377 views"),
        ("Comments (12)", "Comments (13)"),
        ("Published 5 minutes ago", "Published 1 hour ago"),
        ("vor 5 Minuten", "vor 48 Minuten"),
        ("Il y a 3 heures", "Il y a 4 heures"),
        ("12 Kommentare", "15 Kommentare"),
        ("Stand: 02.06.2025, 09:15 Uhr", "Stand: 02.06.2025, 11:40 Uhr"),
        ("Mis à jour le 2 mars 2025 à 10h45", "Mis à jour le 3 mars 2025 à 08h02"),
        ("Shares: 12", "Shares: 340"),
    ],
)
def test_clocks_and_counters_tick(line: str, later: str) -> None:
    assert kind_of(f"{line}\n\n{TEXT}", f"{later}\n\n{TEXT}") is None


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("agreed to build", "agred to build", "cosmetic"),
        ("the mayor said on Monday", "the mayor said, on Monday", "cosmetic"),
        ("half an hour away", "half-an-hour away", "cosmetic"),
        ("Veskimere has", "veskimere has", "cosmetic"),
        ("after a storm", "after the storm", "cosmetic"),
        ("2.4 million", "2.9 million", "substantive"),
        ("nine winters", "eight winters", "substantive"),
        ("has agreed to build", "has refused to build", "substantive"),
        ("has agreed", "has not agreed", "substantive"),
        ("Work begins in May", "Work begins in June", "substantive"),
        ("Kaja Tormis", "Oskar Vahtra", "substantive"),
        (" Since then the ferries have landed at the coal quay, half an hour away.", "", "substantive"),
        ("The old pier sank", "Norrby Marine will build it. The old pier sank", "substantive"),
    ],
)
def test_kinds_of_changes(old: str, new: str, kind: str) -> None:
    assert old in TEXT
    assert kind_of(TEXT, TEXT.replace(old, new)) == kind


def test_numbers_in_prose_are_never_noise() -> None:
    assert (
        kind_of("Five people were hurt at 10:45, police say.", "Five people were hurt at 11:45, police say.") == "substantive"
    )
    assert kind_of("The film had 1,200 views in its first week on the site of the paper.",
                   "The film had 1,900 views in its first week on the site of the paper.") == "substantive"  # fmt: skip


def test_changes_name_their_words_and_places() -> None:
    new = TEXT.replace("2.4 million", "2.9 million").replace(" Work begins in May and will take two years.", "")
    new += " Nobody was hurt."
    found = compare(TEXT, new)
    assert [change.kind for change in found.changes] == ["changed", "removed", "added"]
    for change in found.changes:
        assert change.old is None or TEXT[change.old_start : change.old_end] == change.old
        assert change.new is None or new[change.start : change.end] == change.new
    assert found.changes[0].new == "It will cost 2.9 million euros, the mayor said on Monday."
    assert 0.7 < found.similarity < 1


def test_a_moved_paragraph_is_cosmetic() -> None:
    first, second, third = TEXT.split("\n\n")
    found = compare(TEXT, "\n\n".join([first, third, second]))
    assert {change.kind for change in found.changes} == {"moved"}
    assert class_of(found, title_changed=False, corrected=False) == "cosmetic"
    assert found.similarity > 0.95


def test_correction_and_headline_have_precedence() -> None:
    same, other = compare(TEXT, TEXT), compare(TEXT, TEXT.replace("2.4", "2.9"))
    assert class_of(same, title_changed=True, corrected=False) == "headline"
    assert class_of(other, title_changed=True, corrected=False) == "substantive"
    assert class_of(other, title_changed=True, corrected=True) == "correction"


@given(st.text(max_size=400), st.text(max_size=400))
def test_every_offset_holds(old: str, new: str) -> None:
    found = compare(old, new)
    assert 0 <= found.similarity <= 1
    for change in found.changes:
        assert change.old is None or old[change.old_start : change.old_end] == change.old
        assert change.new is None or new[change.start : change.end] == change.new


@given(st.text(max_size=400))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert compare(text, text).changes == ()


def test_hostile_texts_take_no_time() -> None:
    """Ten thousand equal lines against others: bounded by the number of sentences, not by their product."""
    many = "\n".join(["Same line again and again."] * 10_000)
    other = "\n".join(f"Another line, number {number}." for number in range(10_000))
    assert len(compare(many, other).changes) == 200


@pytest.mark.parametrize(("old", "new"), [("agreed", "agred"), ("teh", "the"), ("Tormis", "Tornis"), ("organise", "organize")])
def test_slips(old: str, new: str) -> None:
    assert is_misspelling(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [("two", "ten"), ("may", "june"), ("agreed", "refused"), ("man", "men"), ("not", "now"), ("million", "billion")],
)
def test_other_words(old: str, new: str) -> None:
    assert not is_misspelling(old, new)


@given(
    st.lists(
        st.sampled_from(("The pier sank.", "Mr. ", " ", "\n", "| |", "3. ", "»", "advert", "\u00a0", "Boats wait")), max_size=30
    )
)
def test_the_sentences_of_a_text_are_those_of_its_lines(pieces: list[str]) -> None:
    text = "".join(pieces)
    wanted = [(offset + start, offset + end) for offset, line in article_lines(text) for start, end in sentences(line)]
    assert [(sentence.start, sentence.end) for sentence in sentences_of(text)] == wanted
