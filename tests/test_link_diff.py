"""The difference of two texts, and its kind."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from transforms.enrich.sentences import sentences
from transforms.link.change_class import class_of, is_misspelling
from transforms.link.diff import TextDiff, diff, sentences_of
from transforms.link.noise import article_lines, is_counter, is_ticking, plain_form, quiet_forms

TEXT = """The council of Veskimere has agreed to build a new pier. It will cost 2.4 million euros, the mayor said on Monday.

"We have waited nine winters for this," said Kaja Tormis. Work begins in May and will take two years.

The old pier sank in 2016 after a storm. Since then the ferries have landed at the coal quay, half an hour away."""


def compare(old: str, new: str) -> TextDiff:
    return diff(sentences_of(old), sentences_of(new))


def kind_of(old: str, new: str, language: str = "en") -> str | None:
    return class_of(compare(old, new), title_changed=False, corrected=False, language=language)


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
        ("\n\nThe old pier", "\n\n関連記事\n\n- 嵐が港を襲う\n\nThe old pier"),
        ("\n\nThe old pier", "\n\n相关阅读：港口的雾\n\nThe old pier"),
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
        ("Read all 12 comments", "Read all 37 comments"),
        ("12 personas han compartido", "15 personas han compartido"),
        ("Lesezeit: 3 Minuten", "Lesezeit: 4 Minuten"),
        ("Güncelleme: 02.11.2026 10:35", "Güncelleme: 02.11.2026 11:55"),
        ("最終更新：2026年11月2日 10時35分", "最終更新：2026年11月2日 11時55分"),
        ("입력 2026.11.02 10:35", "입력 2026.11.02 10:35 수정 2026.11.02 11:55"),
    ],
)
def test_clocks_and_counters_tick(line: str, later: str) -> None:
    assert kind_of(f"{line}\n\n{TEXT}", f"{later}\n\n{TEXT}") is None


@pytest.mark.parametrize(
    "words",
    [
        "vor 3 Stunden", "il y a 2 heures", "hace 5 días", "há 4 dias", "5 minutes ago", "3 ore fa", "2 uur geleden",
        "2 timmar sedan", "3 timer siden", "2 godziny temu", "3 dias atrás", "5 минут назад", "12min ago", "3\u00a0timer siden",
    ],
)  # fmt: skip
def test_relative_times_are_equal(words: str) -> None:
    """In any case, and with the letters that stand for others without case."""
    forms = (words, words.upper(), words.title(), words.replace("i", "İ"), words.replace("s", "ſ"))
    sentences_with = [f"The quay opened ({form})." for form in forms]

    assert ["The quay opened (#)."] * len(forms) == quiet_forms(sentences_with)
    assert all(map(is_ticking, forms))


@pytest.mark.parametrize(
    "counter",
    [
        "views", "reads", "readers", "shares", "comments", "likes", "votes", "ratings", "followers", "subscribers", "reactions",
        "replies", "clicks", "visits", "people are reading", "online now", "watching", "min read", "reading time", "lesezeit",
        "kommentare", "aufrufe", "geteilt", "leser", "gefällt", "commentaires", "vues", "partages", "lectures", "comentarios",
        "visitas", "lecturas", "compartidos", "commenti", "condivisioni", "visualizzazioni", "letture", "comentários",
        "visualizações", "leituras", "reacties", "keer gelezen", "gedeeld", "kommentarer", "visninger", "visningar",
        "komentarze", "wyświetleń", "комментариев", "просмотров",
    ],
)  # fmt: skip
def test_each_word_of_a_counter_counts(counter: str) -> None:
    for line in (f"12 {counter}", f"12 {counter.upper()}", f"12 {counter.replace('i', 'ı')}"):
        assert is_counter(line)
        assert is_ticking(line)


@given(st.lists(st.text("ab5-#`´“\u200bﬁ²  \u00a0"), max_size=6))
def test_sentences_together_have_the_form_of_each_alone(found: list[str]) -> None:
    assert quiet_forms(found) == list(map(plain_form, found))


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


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("en", "The inspector found no fault in the piles.", "The inspector found a fault in the piles."),
        ("es", "La alcaldesa no dimitirá en enero.", "La alcaldesa dimitirá en enero."),
        ("de", "Ein Zeuge hat das Boot gesehen.", "Nie Zeuge hat das Boot gesehen."),
        ("en", "It will cost 2.4 million crowns.", "It will cost 24 million crowns."),
        ("en", "It will cost $5 million.", "It will cost €5 million."),
        ("en", "The night had -5 degrees.", "The night had 5 degrees."),
        ("en", "The ferry goes to Iran.", "The ferry goes to Iraq."),
        ("fr", "Le bac va au Niger.", "Le bac va au Nigeria."),
        ("en", "The hearing is on Tuesday.", "The hearing is on Thursday."),
        ("de", "Die Arbeiten beginnen im Juni.", "Die Arbeiten beginnen im Juli."),
        ("es", "Lo pidieron sesenta vecinos.", "Lo pidieron setenta vecinos."),
        ("en", "The old pier sank in the war.", "The old pier sank in the."),
        ("zh", "渡轮星期五恢复运营。", "渡轮星期日恢复运营。"),
        ("zh", "工程将于六月开始。", "工程将不于六月开始。"),
        ("ja", "議員二人が退席した。", "議員三人が退席した。"),
        ("ko", "공사비는 이백사십만 크로네다.", "공사비는 이백오십만 크로네다."),
    ],
)
def test_a_near_spelling_may_be_another_statement(language: str, old: str, new: str) -> None:
    assert kind_of(old, new, language) == "substantive"


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("en", "There is room for 2,400 boats.", "There is room for 2400 boats."),
        ("fr", "Il y a place pour 2400 bateaux.", "Il y a place pour 2 400 bateaux."),
        ("de", "Die Sitzung beginnt um 14.30 Uhr.", "Die Sitzung beginnt um 14:30 Uhr."),
        ("en", "It costs €5 a day.", "It costs 5 € a day."),
        ("en", "The COVID-19 rules end.", "The COVID19 rules end."),
        ("pt", "A barca atraca no cais.", "A barca atraca na cais."),
        ("zh", "渡轮慢慢的停靠。", "渡轮慢慢地停靠。"),
    ],
)
def test_the_same_in_another_style_is_cosmetic(language: str, old: str, new: str) -> None:
    assert kind_of(old, new, language) == "cosmetic"


@pytest.mark.parametrize(
    ("line", "later"),
    [
        ("Harbour party: 9 votes", "Harbour party: 11 votes"),
        ("- 120 subscribers lost power", "- 1,900 subscribers lost power"),
        ("3人死亡 10時", "5人死亡 10時"),
    ],
)
def test_a_line_that_counts_something_of_the_article_is_no_counter(line: str, later: str) -> None:
    assert kind_of(f"{TEXT}\n\n{line}", f"{TEXT}\n\n{later}") == "substantive"


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
    assert class_of(found, title_changed=False, corrected=False, language="en") == "cosmetic"
    assert found.similarity > 0.95


def test_correction_and_headline_have_precedence() -> None:
    same, other = compare(TEXT, TEXT), compare(TEXT, TEXT.replace("2.4", "2.9"))
    assert class_of(same, title_changed=True, corrected=False, language="en") == "headline"
    assert class_of(other, title_changed=True, corrected=False, language="en") == "substantive"
    assert class_of(other, title_changed=True, corrected=True, language="en") == "correction"


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
@example(["The pier sank.", "\n", "3. ", "The pier sank."])
def test_the_sentences_of_a_text_are_those_of_its_lines(pieces: list[str]) -> None:
    text = "".join(pieces)
    wanted = [(offset + start, offset + end) for offset, line in article_lines(text) for start, end in sentences(line)]
    assert [(sentence.start, sentence.end) for sentence in sentences_of(text)] == wanted
