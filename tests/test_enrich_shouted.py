"""Texts in capitals: names are those that lists know, and no verb or noun is taken for one."""

import pytest

from transforms.enrich.names.names import find_names
from transforms.enrich.names.shouted import recased


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "en",
            "A FIRE AT A WAREHOUSE IN LEEDS KILLED TWO PEOPLE, FIRE SERVICE SAID. CHIEF OFFICER JOHN BARNES SAID THE CAUSE WAS"
            " NOT KNOWN. RESIDENTS WERE TOLD TO KEEP WINDOWS CLOSED. MAYOR ANNE KELLY CALLED FOR HELP.",
            {"LEEDS", "JOHN BARNES", "ANNE KELLY"},
        ),
        (
            "en",
            "STORM WARNING IN EFFECT FOR CORNWALL UNTIL FRIDAY.\nPOWER CUTS MAY OCCUR AND DRIVERS SHOULD TAKE CARE.",
            {"CORNWALL"},
        ),
        (
            "de",
            "EIN BRAND IN BREMEN HAT ZWEI MENSCHEN GETÖTET. EINSATZLEITER HANS BERGER SAGTE, ER SUCHE NOCH.",
            {"BREMEN", "HANS BERGER"},
        ),
    ],
)
def test_names_in_capitals(language: str, text: str, wanted: set[str]) -> None:
    found = find_names(text, language).mentions
    assert {mention.name for mention in found} == wanted
    assert all(text[mention.start : mention.end] == mention.name for mention in found)


@pytest.mark.parametrize(
    "text",
    [
        "The FIRE SERVICE sent TEN engines to JOHN BARNES.",
        "UNITED NATIONS SECURITY COUNCIL",
        "STRASSE, İSTANBUL İZMİR BURSA VE BAŞKA YERLER DE",
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert recased(text, "en") == text


def test_a_line_in_capitals_among_others() -> None:
    text = "Two died.\nA FIRE BROKE OUT AT A WAREHOUSE IN LEEDS\nThe Mayor came."
    assert recased(text, "en") == "Two died.\na fire broke out at a warehouse in Leeds\nThe Mayor came."
