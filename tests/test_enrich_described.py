"""Whom a definite noun means that describes the person whom the sentence before is about."""

import pytest

from tests.support.quotations import found, speakers_are

test_a_described_person_speaks = speakers_are(
    [
        ("en", "Ann Lee came late.\n\n“The bridge was gone when I got there,” said the mother of two.", ["Ann Lee"]),
        ("en", "Ann Lee came late. She had walked.\n\n“The bridge was gone,” the 73-year-old grandmother said.", ["Ann Lee"]),
        ("en", "Mark Lee spoke of his years as mayor.\n\n“It was all so quiet here,” the former mayor said.", ["Mark Lee"]),
        ("es", "Luis Roa llegó tarde a la plaza. “No quedaba nadie en la calle”, dijo el gallego.", ["Luis Roa"]),
        ("it", "Ugo Conti è arrivato tardi. “Non c'era più nessuno in piazza”, ha detto il tecnico del Lecco.", ["Ugo Conti"]),
    ],
)

test_another_person_is_no_topic = speakers_are(
    [
        # the noun stood before: for somebody else
        (
            "en",
            "A retired teacher rang. Mark Lee came late.\n\n“The bridge was gone,” the retired teacher said.",
            ["the retired teacher"],
        ),
        # another sex, and no official by his family
        (
            "en",
            "Mark Lee came late.\n\n“The bridge was gone when I got there,” said the mother of two.",
            ["the mother"],
        ),
        (
            "en",
            "Judge Ann Lee rose.\n\n“The bridge was gone when I got there,” said the mother of two.",
            ["the mother"],
        ),
    ],
)


@pytest.mark.parametrize("count", [50, 1200])
def test_phrases_and_pronouns_in_turn_have_no_limit(count: int) -> None:
    text = "Jan Smit kwam thuis. " + "De keeper verliet het veld vroeg. Hij huilde thuis een beetje. " * count
    assert len(found(f"{text}\n\n„Er was niemand meer op het plein”, zei hij.", "nl")) == 1
