"""Words in marks within what somebody reports that are others' or the name of a thing."""

import pytest

from tests.support.quotations import found, speakers_are

test_others_call_it_so = speakers_are(
    [
        ("en", "Ann Lee said anglers call the bend “the kettle”.", [None]),
        ("en", "Ann Lee said they call it “the kettle”.", [None]),
        ("en", "Ann Lee said an inspector had graded the bridge “poor”.", [None]),
        ("en", "Anglers call the bend “the kettle”, Ann Lee said.", [None]),
        ("en", "Ann Lee said vandals had sprayed “liar” on her door.", [None]),
        ("en", "Ann Lee said nurses told her she was “a fighter”.", [None]),
        ("en", "Ann Lee said such milk is sold as “raw” in the shops.", [None]),
        ("en", "Ann Lee said the bank’s letter used the word “arrears”.", [None]),
        # but the words that she chose are hers
        ("en", "Ann Lee said the bend was “a kettle”.", ["Ann Lee"]),
        ("en", "Ann Lee said she would call the bend “a kettle”.", ["Ann Lee"]),
        ("en", "Ann Lee said the anglers had been “very patient”.", ["Ann Lee"]),
        ("en", "Ann Lee described the bend as “a kettle”.", ["Ann Lee"]),
    ]
)

test_the_name_of_the_noun_behind_it = speakers_are(
    [
        ("en", "Ann Lee said the club had spent its “rainy day” fund.", [None]),
        ("en", "Ann Lee said the firm’s “round-up” feature was popular.", [None]),
        ("en", "The “rainy day” fund was empty, Ann Lee said.", [None]),
        ("en", "Ann Lee said the “domino effect” was well known.", [None]),
        # but a judgement is in the words of whoever says so
        ("en", "Ann Lee said the “shameful” plan would fail.", ["Ann Lee"]),
        ("en", "Ann Lee condemned the “cowardly” attack.", ["Ann Lee"]),
        ("en", "Ann Lee said it was a “very bad” plan.", ["Ann Lee"]),
        ("en", "Ann Lee deplored the “haste”.", ["Ann Lee"]),
    ]
)

test_a_name_between_commas = speakers_are(
    [
        ("en", "Ann Lee said the headline, “Town of thieves”, was unfair.", [None]),
        ("en", "Ann Lee said her dish, “Storm on a plate,” took a year to perfect.", [None]),
        # but a report has its verb there
        ("en", "“Town of thieves”, Ann Lee said, was unfair.", ["Ann Lee"]),
        ("en", "Ann Lee told the mayor, “You are wrong,” and left.", ["Ann Lee"]),
    ]
)

test_what_a_thing_is = speakers_are(
    [
        ("en", "Ann Lee said the password was “moonlight”.", [None]),
        ("de", "Ada Roth sagte, das Passwort sei „Mondlicht“ gewesen.", [None]),
        ("de", "Ada Roth sagte, die häufigste Frage sei „Wann geht es los?“.", [None]),
        ("en", "Ann Lee typed “potholes” into the search box.", [None]),
        # but her question is hers
        ("en", "Ann Lee said her first question was “Why now?”", ["Ann Lee"]),
        ("en", "Ann Lee typed “I am sorry” and left.", ["Ann Lee"]),
    ]
)

test_works_and_names_in_german_and_dutch = speakers_are(
    [
        ("de", "Jan Roth sagte, er habe „Haus am Fluss“ in einem Winter geschrieben.", [None]),
        ("de", "Jan Roth erzählte, seine Freunde nennten ihn „Locke“.", [None]),
        ("de", "Jan Roth sagte, das Haus sei mit „sehr gut“ bewertet worden.", [None]),
        ("de", "Als „Leiche“ bezeichnen Setzer ein fehlendes Wort, erklärte Jan Roth.", [None]),
        ("de", "Jan Roth spricht am Freitag über „Wege aus dem Tal“.", [None]),
        ("de", "Jan Roth fand die Akte unter „Wald, alt“.", [None]),
        ("de", "Jan Roth sagte, das Konto „lockelocke“ gehöre ihm nicht.", [None]),
        ("nl", "Jan Smit zei dat zetters dat een ‘lijk’ noemen.", [None]),
        ("nl", "Jan Smit zei dat ‘De rivier’ de mooiste film van het jaar was.", [None]),
        ("nl", "In het vak heet zo’n woord een ‘lijk’, zei Jan Smit.", [None]),
        ("nl", "Jan Smit zei dat het huis met ‘zeer goed’ was beoordeeld.", [None]),
        # but what somebody calls so himself is his
        ("de", "Jan Roth sagte, er habe „ein Haus am Fluss“ gewollt.", ["Jan Roth"]),
        ("de", "Jan Roth nannte den Plan „reinen Müll“.", ["Jan Roth"]),
        ("de", "Dort gelte der Wald als „Feind“, sagte Jan Roth.", ["Jan Roth"]),
        ("de", "Jan Roth sprach von einer „großen Chance“.", ["Jan Roth"]),
        ("nl", "Jan Smit zei dat het ‘een lijk’ was.", ["Jan Smit"]),
        ("nl", "Jan Smit noemde het huis ‘een lijk’.", ["Jan Smit"]),
    ]
)

test_others_call_it_so_in_german_and_dutch = speakers_are(
    [
        ("de", "Jan Roth sagte, Nachbarn nennten den Keller „das Loch“.", [None]),
        ("de", "Jan Roth sagte, Gutachter hätten den Keller als „feucht“ bezeichnet.", [None]),
        ("de", "Jan Roth sagte, Winzer sprächen dann von einem „Notjahr“.", [None]),
        ("nl", "Jan Smit zei dat buren de kelder ‘het gat’ noemen.", [None]),
        ("nl", "Jan Smit zei dat kenners de kelder als ‘vochtig’ omschreven.", [None]),
        ("nl", "De inspectie noemde de kelder ‘vochtig’, zei Jan Smit.", [None]),
        ("en", "Ann Lee said the builder had painted a “wet paint” board.", [None]),
        # but these are the words of the one named
        ("de", "Jan Roth sagte, er nenne den Keller „das Loch“.", ["Jan Roth"]),
        ("de", "Jan Roth sagte, die Nachbarn seien „sehr nett“ gewesen.", ["Jan Roth"]),
        ("de", "Jan Roth sagte, die Nachbarn hätten „viel Geduld“ gehabt.", ["Jan Roth"]),
        ("nl", "Jan Smit zei dat de buren ‘heel aardig’ waren.", ["Jan Smit"]),
    ]
)


@pytest.mark.parametrize(
    ("phrase", "surface"),
    [("a recent survey", None), ("a leaked memo", None), ("an internal report", "an internal report"),
     ("the leaked memo", "the leaked memo")],
)  # fmt: skip
def test_an_adjective_is_no_source(phrase: str, surface: str | None) -> None:
    (quote,) = found(f"According to {phrase}, “nobody likes Mondays”.")
    assert quote.speaker_surface == surface
