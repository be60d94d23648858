"""Language, counts, url, rights: one line of input, one of output."""

import dataclasses
import re
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.articles import Article, RightsSignal
from transforms.enrich import counts, language, rights, url
from transforms.enrich.batch import article_of
from transforms.enrich.chain import EnrichConfig, Skipped
from transforms.enrich.sentences import sentences

NOW = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
CONFIG = EnrichConfig()


def article(text: str = "", **row: str) -> Article:
    return article_of({"id": "1", "text": text} | row, NOW)


def with_canonical(address: str, canonical: str | None) -> Article:
    one = article(url=address)
    return dataclasses.replace(one, content=dataclasses.replace(one.content, canonical_url=canonical))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The council voted on Monday to close the old bridge for repairs until the spring.", "en"),
        ("Der Stadtrat hat am Montag beschlossen, die alte Brücke bis zum Frühjahr zu sperren.", "de"),
        ("Le conseil municipal a décidé lundi de fermer le vieux pont jusqu'au printemps.", "fr"),
        ("El ayuntamiento decidió el lunes cerrar el viejo puente hasta la primavera.", "es"),
        ("Il consiglio comunale ha deciso lunedì di chiudere il vecchio ponte fino alla primavera.", "it"),
        ("A câmara municipal decidiu na segunda-feira fechar a velha ponte até à primavera.", "pt"),
        ("De gemeenteraad besloot maandag de oude brug tot het voorjaar te sluiten.", "nl"),
        ("Rada miasta zdecydowała w poniedziałek o zamknięciu starego mostu do wiosny.", "pl"),
        ("Kommunfullmäktige beslutade på måndagen att stänga den gamla bron till våren.", "sv"),
        ("Городской совет решил в понедельник закрыть старый мост до весны.", "ru"),
        ("Міська рада вирішила в понеділок закрити старий міст до весни.", "uk"),
        ("Belediye meclisi pazartesi günü eski köprünün bahara kadar kapatılmasına karar verdi.", "tr"),
        ("市議会は月曜日、古い橋を春まで閉鎖することを決めた。", "ja"),
        ("市议会周一决定关闭旧桥直到春天。", "zh"),
        ("시의회는 월요일 오래된 다리를 봄까지 폐쇄하기로 결정했다.", "ko"),
        ("قرر مجلس المدينة يوم الاثنين إغلاق الجسر القديم حتى الربيع.", "ar"),
        ("नगर परिषद ने सोमवार को पुराने पुल को वसंत तक बंद करने का फैसला किया।", "hi"),
        ("市議會星期一決定關閉舊橋，直到春天為止。", "zh"),
        ("Το δημοτικό συμβούλιο αποφάσισε τη Δευτέρα να κλείσει την παλιά γέφυρα.", "el"),
    ],
)
def test_language_of_a_sentence(text: str, code: str) -> None:
    found = language.enrich(article(text), CONFIG)
    assert not isinstance(found, Skipped)
    assert (found["language"], found["language_candidates"]) == (code, ())


def test_an_uncertain_language_is_und_with_candidates() -> None:
    found = language.enrich(article("Taxi bar hotel"), EnrichConfig(min_language_probability=0.99))
    assert not isinstance(found, Skipped)
    candidates = found["language_candidates"]
    assert isinstance(candidates, tuple)
    assert (found["language"], 1 <= len(candidates) <= 3) == ("und", True)


@pytest.mark.parametrize(("declared", "code"), [("en-GB", "en"), ("de", "und"), ("", "und")])
def test_a_declaration_that_agrees_makes_up_for_a_weak_probability(declared: str, code: str) -> None:
    text = "OSLO (Reuters) - “We won,” said Ann Lee of Norway."  # English with a probability of 0.45
    found = language.enrich(article(text, language=declared), CONFIG)
    assert not isinstance(found, Skipped)
    assert found["language"] == code


def test_the_headline_stands_in_for_an_empty_text() -> None:
    found = language.enrich(article(title="Der Stadtrat sperrt die alte Brücke bis zum Frühjahr"), CONFIG)
    assert not isinstance(found, Skipped)
    assert found["language"] == "de"


def test_no_letters_have_no_language() -> None:
    assert language.enrich(article("12 : 3 !!"), CONFIG) == Skipped("no_text")


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        ("", 0, 0),
        ("Dr. Smith came on 3 March. He left — again.", 9, 2),
        ("He didn't stay. Why? The state-of-the-art hall…", 7, 3),
        ("今日は晴れ。明日も晴れ。", 10, 2),
        ("हिन्दी में समाचार। दूसरा वाक्य।", 5, 2),
        ("One paragraph\n\nAnother one", 4, 2),
        ("Am 3. März kam er. Dann ging er z.B. nach Köln.", 11, 2),
    ],
)
def test_words_and_sentences(text: str, words: int, count: int) -> None:
    found = counts.enrich(article(text), CONFIG)
    assert (found["word_count"], found["sentence_count"]) == (words, count)


@given(st.text(st.sampled_from("ab1_-/–—…. \t\n\x1c²ก漢が!"), max_size=60))
def test_words_are_counted_as_their_definition_says(text: str) -> None:
    """A letter or digit and what follows it up to white space, a dash or a slash; Han, kana by the character, Thai by four."""
    unspaced, cjk = text.count("ก"), text.count("漢") + text.count("が")
    spaced = re.findall(r"[^\W_][^\s–—…/]*", re.sub("[ก漢が]", " ", text))
    assert counts.enrich(article(text), CONFIG)["word_count"] == len(spaced) + -(-unspaced // 4) + cjk


def test_reading_time_follows_the_words() -> None:
    assert counts.enrich(article("word " * 238), CONFIG)["reading_time_s"] == 60
    assert counts.enrich(article("字" * 300), CONFIG)["reading_time_s"] == 60


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("J. K. Rowe met Sen. Dale. They spoke.", ["J. K. Rowe met Sen. Dale.", "They spoke."]),
        ("He works for Acme Inc. The firm is new.", ["He works for Acme Inc.", "The firm is new."]),
        ("The U.S. Senate met. It voted.", ["The U.S. Senate met.", "It voted."]),
        ("«Basta.» Luego se fue.", ["«Basta.»", "Luego se fue."]),
        ("M. Dupont est venu. Il est parti.", ["M. Dupont est venu.", "Il est parti."]),
    ],
)
def test_sentences_step_over_abbreviations(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


@pytest.mark.parametrize(
    ("address", "canonical", "key", "origin"),
    [
        ("https://www.a.com/2025/03/storm-hits-coast?utm_source=x", None, "a.com/2025/03/storm-hits-coast", None),
        ("https://m.a.com/amp/storm-hits-coast", "https://www.a.com/w/storm-hits-coast", "a.com/w/storm-hits-coast", None),
        ("https://a.com/storm-hits-coast", "https://b.org/wire/storm-hits-coast", "a.com/storm-hits-coast", "https://b.org/wire/storm-hits-coast"),
        ("https://a.com/storm-hits-coast", "https://a.com/", "a.com/storm-hits-coast", None),
        ("https://a.com/storm-hits-coast", "https://a.com/weather", "a.com/storm-hits-coast", None),
        ("https://news.a.co.uk/story-47114711", "https://www.a.co.uk/x-47114711", "a.co.uk/x-47114711", None),
        ("https://a.com/article.php?id=4711", "https://a.com/article.php", "a.com/article.php?id=4711", None),
        ("https://a.com/articles/c4gx2k9l1mo?cut=7", "https://a.com/articles/c4gx2k9l1mo", "a.com/articles/c4gx2k9l1mo", None),
        ("https://a.com/바닷가시의회승인?cut=7", "https://a.com/바닷가시의회승인", f"a.com/{quote('바닷가시의회승인')}", None),
        ("", "https://a.com/storm-hits-coast", "a.com/storm-hits-coast", None),
        ("https://a.com/detail2026?cut=7", "https://a.com/detail2026", "a.com/detail2026?cut=7", None),
        ("https://a.com/artikeldetail?cut=7", "https://a.com/artikeldetail", "a.com/artikeldetail?cut=7", None),
        ("https://a.com/storm", "javascript:void(0)", "a.com/storm", None),
        ("https://a.com/storm", "https://[broken/", "a.com/storm", "https://[broken/"),
    ],
)  # fmt: skip
def test_url_key_and_origin(address: str, canonical: str | None, key: str, origin: str | None) -> None:
    found = url.enrich(with_canonical(address, canonical), CONFIG)
    assert (found["url_key"], found["syndicated_from"]) == (key, origin)


def test_the_canonical_link_makes_no_key_where_the_feed_tells_articles_by_their_query() -> None:
    one = with_canonical("https://a.com/storm-hits-coast?sid=0123456789abcdef", "https://a.com/storm-hits-coast")
    one = dataclasses.replace(one, item=dataclasses.replace(one.item, whole_key=True))
    assert url.enrich(one, CONFIG)["url_key"] == "a.com/storm-hits-coast?sid=0123456789abcdef"


def test_rights_say_what_was_found_where() -> None:
    one = article(url="https://a.com/x")
    one = dataclasses.replace(
        one,
        item=dataclasses.replace(one.item, rights=("© 2025 A Media", "feed:cc:license: https://creativecommons.org/licenses/by/4.0/")),
        evidence=dataclasses.replace(
            one.evidence,
            robots_verdict="allowed",
            robots_source="https://a.com/robots.txt 200",
            x_robots_tag=("noarchive",),
            tdm_reservation="1",
            licence_links=("https://a.com/terms",),
        ),
        content=dataclasses.replace(
            one.content, meta_robots=("max-snippet:-1",), rights=("meta:tdm-reservation: 1", "json-ld:copyrightHolder: A Media")
        ),
    )  # fmt: skip
    found = rights.enrich(one, CONFIG)["rights_signals"]
    assert isinstance(found, tuple)
    assert tuple(dataclasses.replace(signal, seen_at=None, sha256=None) for signal in found) == (
        RightsSignal(kind="robots_txt", value="allowed", source="https://a.com/robots.txt 200"),
        RightsSignal(kind="x_robots_tag", value="noarchive", source="header:x-robots-tag"),
        RightsSignal(kind="meta_robots", value="max-snippet:-1", source="meta:robots"),
        RightsSignal(kind="tdm_reservation", value="1", source="header:tdm-reservation"),
        RightsSignal(kind="licence", value="https://a.com/terms", source="header:link"),
        RightsSignal(kind="tdm_reservation", value="1", source="meta:tdm-reservation"),
        RightsSignal(kind="copyright", value="A Media", source="json-ld:copyrightHolder"),
        RightsSignal(kind="copyright", value="© 2025 A Media", source="feed"),
        RightsSignal(kind="licence", value="https://creativecommons.org/licenses/by/4.0/", source="feed:cc:license"),
    )


def test_an_article_without_signals_has_none() -> None:
    found = rights.enrich(article(), CONFIG)
    assert found["rights_signals"] == ()
    assert {right.verdict for right in found["usage_rights"]} == {"unstated"}  # type: ignore[attr-defined]  # UsageRight
