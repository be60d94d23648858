"""Digits that are news: sentences, quotations and amounts that differ from article to article are no lines of their host."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bench.linking.stream import LinkedStream, record_of
from bench.linking.texts import invented_texts
from schemas.records import Record
from transforms.link.telling_digits import telling_digits

TEXTS = invented_texts(8, seed=11)


def records_with(lines: Sequence[str]) -> list[Record]:
    """A record of one host for each line, which stands at the end of its text."""
    with LinkedStream() as stream:
        return [
            stream.link(record_of(replace(text, paragraphs=(*text.paragraphs, line)), host="courier.example"))
            for text, line in zip(TEXTS, lines, strict=False)
        ]


@pytest.mark.parametrize(
    "line",
    [
        "The index closed at {} points, up 0.5 percent.",
        "“It rose by {} points in the last hour,” said dealer Ned Farrow.",
        "„Wir haben {} Boote“, sagte Hafenmeister Ned Farrow",
        "Polls close on {} June, the harbour office says.",
        "Closing price: {} %",
        "Alder Bank: ${}",
        "$10.00 | ${}.00",
        "El índice cerró con {} puntos. (efe)",
        "終値は前日より{}円高かった。",
        "The boat race that the harbour office holds every year in June drew {} boats from all the islands",
    ],
)
@pytest.mark.parametrize("numbers", [(3, 14, 15, 92, 65, 35), (4, 7, 4, 7, 4, 7, 4, 4)])
def test_sentences_quotations_and_amounts_whose_digits_differ_are_news(line: str, numbers: Sequence[int]) -> None:
    lines = [line.format(number) for number in numbers]
    records = records_with(lines)

    assert [record.boilerplate_lines for record in records] == [()] * len(lines)
    assert all(record.text.endswith(line) for record, line in zip(records, lines, strict=True))


@pytest.mark.parametrize(
    "line",
    [
        "{} min read",
        "{} readers of the Courier have shared this",
        "Read all {} comments.",
        "© {} Courier. All rights reserved.",
        "Copyright {} The Courier Company, all rights reserved.",
        "This article was updated on {} June 2026.",
        "Dieser Artikel wurde am {}. Juni 2026 aktualisiert.",
        "{}.06.2026, 12:30",
        "Updated: {} June 2026, 12.30 p.m.",
        "Page {} of 12",
    ],
)
def test_digits_of_counters_dates_and_rights_are_folded(line: str) -> None:
    records = records_with([line.format(number) for number in (3, 14, 15)])

    assert [len(record.boilerplate_lines) for record in records] == [0, 0, 1]


def test_a_sentence_whose_digits_stay_is_a_house_line() -> None:
    line = "Call our desk on 555 1234 at any hour of the day."
    records = records_with([line] * 3)

    assert [line in record.text for record in records] == [True, True, False]


def test_only_the_digits_count() -> None:
    first, second, third = map(telling_digits, ("It rose by 4 points.", "Prices fell by 4 points.", "It rose by 5 points."))

    assert first == second != third
    assert telling_digits("It rose by four points.") is None
