"""Who speaks in Dutch, French and English articles."""

import pytest

from tests.support.quotations import found, people_are, speakers_are
from transforms.enrich.names.names import find_names

test_speakers = speakers_are(
    [
        # a title before a name that no list has
        ("en", "Groundsman Alby Fennick said: “No one will play here today.”", ["Alby Fennick"]),
        ("en", "“No one will play here,” said Cllr Ola Brandt.", ["Ola Brandt"]),
        # what a court hears is no word of the court
        ("en", "Menderby Crown Court heard that Tom Reddy had told a friend it was “done with at last”.", ["Tom Reddy"]),
        ("en", "The jury heard how Tom Reddy was ill and had told neighbours it was “done with at last”.", ["Tom Reddy"]),
        # a sign and somebody unknown
        ("nl", "Fenna Oosterkamp zwaaide. Zij zag een karton met daarop: ‘Merci voor de mooie jaren.’", [None]),
        ("fr", "Odile Garnier sourit. Elle revoit la grille et une pancarte : « Ici on a vécu. »", [None]),
        ("nl", "Fenna Oosterkamp zweeg. Vanop de tribune riep iemand: ‘Wij willen naar huis!’", [None]),
        # descriptions: their sex, the only holder, people without an office
        ("nl", "Joost Melkboer at mee. ‘Hij betaalt nooit’, fluistert de uitbaatster.", ["de uitbaatster"]),
        ("nl", "Verdediger Joost Melkboer viel. ‘Ik sta te slapen’, erkende de centrale man.", ["Joost Melkboer"]),
        ("nl", "Invaller Joost Melkboer scoorde. ‘Ik huilde ervan’, zei de tiener.", ["Joost Melkboer"]),
        ("fr", "Son producteur, Anselme Ruyssen, se tait. « Les gens se taisent », dit-elle.", [None]),
        # the view of a person at the head of a sentence
        ("fr", "Pour Odile Garnier, la mesure relève de « l’usine à gaz ».", ["Odile Garnier"]),
        ("fr", "Selon Odile Garnier, un expert aurait parlé d’un « véritable gouffre ».", ["un expert"]),
        # verbs of several words, participles, an office within the quotation
        ("fr", "« Personne ne bouge, met en garde Odile Garnier. Restez ici. »", ["Odile Garnier"]),
        ("fr", "Odile Garnier rit. « Restez, tout va, explique la chercheuse croate. Ne bougez pas. »", ["Odile Garnier"]),
        ("fr", "Odile Garnier appelle chacun « à garder son sang-froid », rappelant que tout est dit.", ["Odile Garnier"]),
    ],
)  # fmt: skip


def test_the_only_holder_of_an_office_is_not_forgotten() -> None:
    between = "De wolk trok weg. Het regende niet. Er was veel rook. De weg bleef dicht. De school ook. Niemand klaagde."
    lines = [
        f"Burgemeester Fenna Oosterkamp kwam. {between} ‘Ik hoestte’, zei Joost Melkboer.",
        "De burgemeester noemde dat ‘heel vervelend’.",
    ]
    assert [quote.speaker for quote in found("\n\n".join(lines), "nl")] == ["Joost Melkboer", "Fenna Oosterkamp"]


_GAP = "\n\n"


@pytest.mark.parametrize(
    ("language", "questions"),
    [("nl", ("Hoe hoorde u dat?", "Niet iedereen houdt van uw muziek.")), ("en", ("Was it hard?", "People say you left."))],
)
def test_answers_of_an_interview(language: str, questions: tuple[str, str]) -> None:
    opening = {"nl": "Fenna Oosterkamp speelt al jaren.", "en": "Fenna Oosterkamp has played for years."}[language]
    answers = ("“It was a long time ago, and I was young.”", "“They may think so, but I am still here.”")
    lines = [opening, questions[0], answers[0], questions[1], answers[1]]
    assert [quote.speaker for quote in found(_GAP.join(lines), language)] == ["Fenna Oosterkamp"] * 2
    assert [quote.speaker for quote in found(_GAP.join(lines[:3]), language)] != ["Fenna Oosterkamp"]


test_people = people_are(
    [
        ("nl", "Trainer Joost van Melkboer van FC Oost komt.", {"Joost van Melkboer"}),
        ("nl", "Lasser Ype-Bram Melkboer komt.", {"Ype-Bram Melkboer"}),
        ("nl", "Voorzitter Hermine van ’t Oosterkamp komt.", {"Hermine van ’t Oosterkamp"}),
        ("nl", "Wethouder Cultuur Fenna Oosterkamp komt.", {"Fenna Oosterkamp"}),
        ("en", "Coxswain Merryn Oosterkamp said so.", {"Merryn Oosterkamp"}),
    ],
)


@pytest.mark.parametrize(
    ("language", "text", "sex"),
    [
        ("fr", "La présidente, Xenka Garnier, se tait.", "f"),
        ("fr", "Le producteur Xenka Garnier se tait.", "m"),
        ("nl", "Schrijfster Xenka Oosterkamp zwijgt.", "f"),
        ("nl", "Minister Xenka Oosterkamp zwijgt.", None),
    ],
)
def test_an_office_tells_the_sex(language: str, text: str, sex: str | None) -> None:
    assert {*find_names(text, language).gender.values()} == ({sex} if sex else set())


test_verbs_of_two_parts = speakers_are(
    [
        ("de", "Jan Roth wies die Kritik als „haltlos“ zurück.", ["Jan Roth"]),
        ("de", "Die Kritik tat Jan Roth als „Unsinn“ ab.", ["Jan Roth"]),
        ("de", "Jan Roth warf der Partei „Wortbruch“ vor und ging.", ["Jan Roth"]),
        ("de", "Jan Roth wies auf das Schild „Ruhe“ hin.", [None]),
        ("de", "Das Gericht wies die Klage von Jan Roth als „unbegründet“ zurück.", ["Das Gericht"]),
        ("nl", "Jan Smit deed de kritiek af als ‘onzin’.", ["Jan Smit"]),
        ("nl", "De rechtbank deed de klacht van Jan Smit af als ‘ongegrond’.", ["De rechtbank"]),
    ]
)
