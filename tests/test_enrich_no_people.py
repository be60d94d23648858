"""Words with capitals that are no people: bodies, works, laws, events, products, and German nouns."""

import pytest

from tests.support.quotations import people_are
from transforms.enrich.names import german_nouns
from transforms.enrich.names.names import find_names
from transforms.enrich.tokens import Tokens, tokens

test_romance_names_of_things = people_are(
    [
        ("es", "La ministra Ana Gil firmó la Carta Magna ante la Sala Constitucional.", {"Ana Gil"}),
        ("es", "El Estadio Ramón Vidal acogió los Juegos Panamericanos, dijo Ugo Roa.", {"Ugo Roa"}),
        ("es", "La Base Naval Puntarrena cerró. Jugaron los Nuevos Tigres, según Ana Gil.", {"Ana Gil"}),
        ("es", "El director de Talento Humano, Ugo Roa, calló.", {"Ugo Roa"}),
        ("es", "Habló con el comandante Operativo de la zona.", set()),
        ("es", "La delegada, Luz Quintero, se reunió con Ana Gil.", {"Luz Quintero", "Ana Gil"}),
        ("es", "Llegó Izkara Sanabria. Izkara Sanabria no habló.", {"Izkara Sanabria"}),
        ("fr", "La CGT Verrerie soutient l’Institut Berthier, a dit Anne Roy.", {"Anne Roy"}),
        ("fr", "Le Palais Vauquelin rouvre lundi, selon Anne Roy.", {"Anne Roy"}),
        ("it", "La Valle Serina e i Giardini Tosi riaprono, dice Ada Conti.", {"Ada Conti"}),
        ("pt", "O Estádio Brinco e a Taça Ouro são de todos, disse Ana Reis.", {"Ana Reis"}),
        ("es", "Sigue en el Delta Ruvira, dijo Ana Gil.", {"Ana Gil"}),
        ("fr", "Les Marcheurs Gris ont reçu Anne Roy aux Halles Verrières.", {"Anne Roy"}),
        ("it", "I Forestieri Grigi e Ada Conti parlano agli Orti Tosi.", {"Ada Conti"}),
        ("es", "Ana Gil dijo que la obra “Viento Cordillera” es de la firma Brisa Serro.", {"Ana Gil"}),
        ("es", "Nevó en la comunidad de Ayaviri Alto y en Punta Ceniza, dijo Ana Gil.", {"Ana Gil"}),
        ("it", "Anna Conti lo ha scritto su X. Una frase breve.", {"Anna Conti"}),
        ("it", "La frazione di Rovo Castello è isolata, dice Ada Conti.", {"Ada Conti"}),
        ("nl", "Zeehonden Haarlem won met 3-1, zei trainer Ada Smit over ‘Rappe Roos’.", {"Ada Smit"}),
        ("nl", "De Groene Loper gaat open, zei Ada Smit.", {"Ada Smit"}),
    ]
)

test_english_names_of_things = people_are(
    [
        ("en", "They played Black Dragon and Fast Response with Ann Lee.", {"Ann Lee"}),
        ("en", "Ann Lee compared the Korvex Pro with the Tarvit Max.", {"Ann Lee"}),
        ("en", "DEF Talks and BYD Korvex will merge, Ann Lee said.", {"Ann Lee"}),
        ("en", "Our Employee Training is free, and the Brother XR9921 sews.", set()),
        ("en", "It lists Stanford, Columbia, Yale, and asks Ann Lee.", {"Ann Lee"}),
        ("en", "Minister Milling met Ann Lee.", {"Milling", "Ann Lee"}),
        ("en", "I hide while Hadwin runs. Hadwin's uncle welcomes us.", {"Hadwin"}),
        ("en", "Watch it with Streamly, Vidora Max, and Amazon Prime.", set()),
        ("en", "IPQC said on Monday that Ann Lee had left.", {"Ann Lee"}),
    ]
)

test_german_nouns = people_are(
    [
        ("de", "Anna Roth sagt, russische Firmen hätten bekannte Moderatoren bezahlt.", {"Anna Roth"}),
        ("de", "Das Becken ist 25 m Länge und 10 m Breite, sagte Anna Roth.", {"Anna Roth"}),
        ("de", "Der Deutsche Ruderverband teilte mit, Anna Roth komme.", {"Anna Roth"}),
        ("de", "Die Royal Nordsee Kinderhilfe dankt Anna Roth.", {"Anna Roth"}),
        ("de", "Das Treffen Linz beginnt Ende Oktober, sagte Anna Roth.", {"Anna Roth"}),
        ("de", "Welche Folgen gibt es? Die Feuerwehr fand nichts. Anna Roth schwieg.", {"Anna Roth"}),
        ("de", "„Es geht“, sagte Prognose. Die Prognose kam von Anna Roth.", {"Anna Roth"}),
        ("de", "Anna Stein kam. „Es geht“, sagte Stein. Der Stein war schwer.", {"Anna Stein"}),
        ("de", "Der Oldenburger Wachdienst sagte zu, Anna Roth half im Emsener Bahnhof.", {"Anna Roth"}),
        ("de", "Der Berliner Jan Roth half.", {"Jan Roth"}),
        ("de", "Herr Weg kam spät. Der Weg war weit.", {"Weg"}),
    ]
)


test_journals_of_references = people_are(
    [
        ("en", "A review. Acta Morvex Pulmon. 2012;92:194. N Morvia J Pulmon. 2013;3(1):7.", set()),
        ("de", "Gemeldet: Lena Kehl 1992; Jan Ohlert 1991.", {"Lena Kehl", "Jan Ohlert"}),
    ]
)

test_english_names_that_end_as_things = people_are(
    [
        ("en", "Open a Carvex Notebook, or the Jezzo Workshop, for Kumiko Ohlert.", {"Kumiko Ohlert"}),
        ("en", "We plug Torvix RGB lights in. See Ohlert AEM, Morvex JAM.", {"Ohlert AEM", "Morvex JAM"}),
        ("en", "We met Corvan Woods and Zelmina Price.", {"Corvan Woods", "Zelmina Price"}),
    ]
)


def test_a_german_text_is_read_once_for_its_nouns(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many people it names: a look through the text for each of 2,000 took half a minute."""
    passes = 0

    def counted(text: str) -> Tokens:
        nonlocal passes
        passes += 1
        return tokens(text)

    monkeypatch.setattr(german_nouns, "tokens", counted)
    text = " ".join(f"„Es geht“, sagte Rimbach{'abcdefghij'[number]}." for number in range(10))
    assert len(find_names(text, "de").mentions) == 10
    assert passes == 1


def test_what_is_no_place() -> None:
    def places(text: str, language: str) -> set[str]:
        return {mention.name for mention in find_names(text, language).mentions if mention.kind == "LOC"}

    assert places("Lo dijo Ana Gil en El Mirador de Roa. El Vespertino lo publicó.", "es") >= {"El Mirador"}
    assert "El Vespertino Gris" not in places("Lo dijo a El Vespertino Gris, en Madrid.", "es")
    assert places("Rühren Sie 4 EL Milch und 2 EL Zucker unter.", "de") == set()
    assert places("Die GEZA klagt in Ulm – gegen alle.", "de") == {"Ulm"}
    assert places("HAMBURG – Es regnet.", "de") == {"HAMBURG"}


def entities(text: str, language: str = "en") -> set[tuple[str, str]]:
    return {(mention.name, mention.kind) for mention in find_names(text, language).mentions}


def test_a_firm_or_a_country_that_bears_a_surname() -> None:
    carmaker = entities("The carmaker Bensen closed its plant. Bensen said sales rose. Karl Bensen, a teacher, was not asked.")
    assert carmaker >= {("Bensen", "ORG"), ("Karl Bensen", "PER")}
    country = entities("Lamps came from Chad and Jordan, the curator said. Michael Jordan did not come.")
    assert country >= {("Jordan", "LOC"), ("Michael Jordan", "PER")}
    person = entities("Ann Lee won on Monday. A spokesman for Lee said so. Lee said nothing.")
    assert person == {("Ann Lee", "PER")}


def test_people_whose_first_name_is_a_place() -> None:
    assert entities("“We will win,” said Denver Riggins. Riggins, 44, has two sons.") == {("Denver Riggins", "PER")}
    assert ("Chicago Herons", "ORG") in entities("On Monday the Chicago Herons won.")


def test_names_of_places_storms_and_bodies_are_whole() -> None:
    assert entities("It was the worst spill in Prince William Sound. King George Island is cold.") == {
        ("Prince William Sound", "LOC"), ("King George Island", "LOC"),
    }  # fmt: skip
    assert entities("On Monday Storm Arwen hit the coast.") == set()
    assert entities("New Jersey Governor Ann Lee agreed.") == {("New Jersey", "LOC"), ("Ann Lee", "PER")}
    assert ("Amnesty International", "ORG") in entities("Amnesty International and Human Rights Watch asked for it.")
    assert entities("It costs US$5 a day, said Ann Lee.") == {("Ann Lee", "PER")}


def test_a_clause_is_no_office() -> None:
    names = find_names("Mary Cole, whose brother is a minister, was there. Ann Lee, who led the opposition, left.", "en")
    assert names.offices == {}
