"""German and Dutch genitives of names, which have no apostrophe."""

import pytest

from tests.support.quotations import found, people_are
from transforms.enrich.names.names import find_names

test_people = people_are(
    [
        ("de", "Die Rede Emil Kerns war lang. Emil Kern lachte.", {"Emil Kern"}),
        ("de", "Yuki Tanakas Formkurve zeigt nach oben. Yuki Tanaka freut sich.", {"Yuki Tanaka"}),
        ("de", "Anna Peters und Klaus Peter kamen.", {"Anna Peters", "Klaus Peter"}),
        ("de", "Die Rede Anna Peters war lang.", {"Anna Peters"}),
        ("nl", "Het boek van Jan Smit is dun. Jan Smits eerste boek was dik.", {"Jan Smit"}),
        ("de", "Schlauchlose Reifen sind besser. Nutzen Sie Eindeutige Gewissheit.", set()),
        ("de", "Unterm Strich bleibt wenig. Jedes Mitglied sagt das. Würdest Du das sagen?", set()),
        ("de", "Kurz sagte zu. Sebastian Kurz lachte.", {"Sebastian Kurz"}),
    ]
)


def test_every_mention_counts() -> None:
    mentions = find_names("Die Rede Emil Kerns war lang. Emil Kern lachte.", "de").mentions
    assert [mention.name for mention in mentions] == ["Emil Kern", "Emil Kern"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "„Das reicht nicht“, sagte Emil Kerns Sprecher. Emil Kern schwieg.", "Emil Kerns Sprecher"),
        ("nl", "“Het is genoeg”, zei Jan Smits woordvoerder. Jan Smit zweeg.", "Jan Smits woordvoerder"),
        ("de", "„Das reicht nicht“, sagte Anna Peters. Emil Kern schwieg.", "Anna Peters"),
    ],
)
def test_whose_spokesman_speaks_does_not(language: str, text: str, speaker: str) -> None:
    assert [quote.speaker for quote in found(text, language)] == [speaker]
