"""Where only somebody who speaks can stand, and whom the words there mean: slots beside a verb, elided articles, datelines,
descriptions, views, verbs of fragments."""

import pytest

from tests.support.quotations import found, people_are, speakers_are
from transforms.enrich.names.gazetteer import given_names, own_given_names
from transforms.enrich.reporting.languages import REPORTING

test_slots_and_whom_they_mean = speakers_are(
    [
        # a German word behind “sagte” is a name whatever lists hold, and gives the name it is a part of
        ("de", "Jorvin Blattke leitet die Mühle. „Wir schließen die Tore“, sagte Blattke.", ["Jorvin Blattke"]),
        ("de", "Jorvin Blattke leitet die Mühle. „Wir schließen die Tore“, so Blattke weiter.", ["Jorvin Blattke"]),
        ("de", "„Wir schließen die Mühle“, erklärte damals Jorvin Blattke.", ["Jorvin Blattke"]),
        ("de", "„Wir schließen die Mühle“, sagte am Montag Jorvin Blattke.", ["Jorvin Blattke"]),
        ("de", "Nach Angaben von Jorvin Blattke hat der Rat „am Steuer geschlafen“.", ["Jorvin Blattke"]),
        ("de", "Jorvin Blattke zufolge hat der Rat „am Steuer geschlafen“.", ["Jorvin Blattke"]),
        ("de", "Karolina Blattke kam. „Es reicht uns jetzt“, sagte Gründerin Blattke.", ["Karolina Blattke"]),
        ("de", "„Wir schließen die Mühle“, sagten Anwohner.", [None]),
        ("de", "„Wir schließen die Mühle“, meldete Zorvex.", [None]),
        ("de", "„Wir schließen die Mühle“, freut sich Univ.-Prof. Dr. Stefan Brandner.", ["Stefan Brandner"]),
        ("fr", "« Nous fermons le moulin », s’est réjoui lundi Yvain Corbrunel.", ["Yvain Corbrunel"]),
        ("es", "«Cerramos el molino», afirmó este lunes Edelmar Urquizábal.", ["Edelmar Urquizábal"]),
        ("it", "«Chiudiamo il mulino», ha dichiarato ieri Oreliano Brastelli.", ["Oreliano Brastelli"]),
        ("pt", "“Fechamos o moinho”, afirmou nesta segunda Edvanir Quartilho.", ["Edvanir Quartilho"]),
        ("nl", "“We sluiten de molen”, zei maandag Wibren Haakstra.", ["Wibren Haakstra"]),
        # elided articles open a description
        ("fr", "Jean Roy parle. L’assureur invoque « une clause du contrat ».", ["L’assureur"]),
        ("fr", "L’avocat de la ville affirme que « rien n’est perdu ».", ["L’avocat de la ville"]),
        # where a report comes from does not speak
        ("en", "JAKARTA (AFP) - The harbour will close, telling all to “stay at home”.", [None]),
        ("pt", "Vila Garcia, 03 out (Lusa) - A urgência vai encerrar, classificada como “temporária”.", [None]),
        ("nl", "ZWOLLE (ANP) - Joris Blom is opgestapt. “Ik ging zelf”, zei hij.", ["Joris Blom"]),
        # an article that is a preposition as well
        ("pt", "“Fechamos”, afirmou a presidente do conselho, Graça Monteverde, em Lisboa.", ["Graça Monteverde"]),
        # whom a noun means that no table has
        ("de", "Anna Roth kocht. „Die Leute glauben das“, sagt die Köchin.", ["Anna Roth"]),
        ("fr", "Jean Roy veut y croire. « J’irai lundi », promet cet ancien mécanicien.", ["Jean Roy"]),
        ("es", "Ana Roa lo niega. «No lloran las dunas», escribió la bióloga.", ["Ana Roa"]),
        ("nl", "Wim Terpstra had een raster. “Hij sprong er overheen”, aldus de fokker.", ["Wim Terpstra"]),
        ("en", "Ann Lee waited. “It is late now,” said a monk.", ["a monk"]),
        # whose view it is
        ("es", "El portavoz, Luis Mora, fue duro. A su juicio, el Gobierno «lleva dos años mirando».", ["Luis Mora"]),
        ("fr", "Jean Roy s’est levé. À ses yeux, le texte « punit des gens honnêtes ».", ["Jean Roy"]),
        ("it", "Paolo Ferri è contrario. A suo avviso il piano è «uno scandalo per la valle».", ["Paolo Ferri"]),
        ("pt", "Carlos Teixeira discorda. A seu ver, o plano é “um escândalo para o vale”.", ["Carlos Teixeira"]),
        ("nl", "Pieter Dekkers is tegen. Volgens hem is het plan “een schande voor de stad”.", ["Pieter Dekkers"]),
        ("de", "Jan Roth ist dagegen. Seiner Ansicht nach ist der Plan „ein Skandal für das Tal“.", ["Jan Roth"]),
        ("en", "Robert Hale is against it. In his view, the plan is “a scandal for the valley”.", ["Robert Hale"]),
        ("es", "Ana Roa discrepa. Según ella, el plan es «un escándalo para el valle».", ["Ana Roa"]),
        ("fr", "Anne Roy s’est levée. Selon elle, le texte est « un scandale pour la vallée ».", ["Anne Roy"]),
        ("it", "Anna Ferri è contraria. Secondo lei il piano è «uno scandalo per la valle».", ["Anna Ferri"]),
        ("pt", "Ana Teixeira discorda. Segundo ela, o plano é “um escândalo para o vale”.", ["Ana Teixeira"]),
        # a verb between commas, a question put first, what somebody calls something
        ("it", "Paolo Ferri ha parlato. Serve, ha detto, una campagna «senza prediche».", ["Paolo Ferri"]),
        ("es", "Luis Mora habló. Preguntado por el plan, respondió que era «un gran error».", ["Luis Mora"]),
        ("es", "Ana Roa, la alcaldesa, valoró el plazo, un plazo que tachó de «insulto con membrete».", ["Ana Roa"]),
        # a document of which somebody only tells
        ("de", "Anna Roth war da. Im Prospekt war von „Lagen mit Seele“ die Rede.", [None]),
        ("de", "Auf Nachfrage von Bodo Reiners antwortete der Stiftungsrat, man prüfe „jeden Beleg“.", ["der Stiftungsrat"]),
        # a pronoun that means a body of its gender
        ("fr", "Luc Roy se lève. La société se tait. Dans un communiqué, elle évoque « un contexte dégradé ».", ["La société"]),
        ("fr", "« On ne condamne pas ainsi », a répété Me Gaspard Tricoire.", ["Gaspard Tricoire"]),
    ],
)


#: Frames of fragments by language: the clause around one, with the person for X.
FRAMES = {
    "de": ("X nannte den Plan „einen Skandal“", "X verurteilte ihn als „feige Tat“", "X sprach von einem „großen Skandal“"),
    "fr": (
        *("X a qualifié le plan de « vrai scandale »", "X a accusé le conseil d’avoir « dormi au volant »"),
        *("X a comparé le plan à « une maison sans porte »", "X a félicité « une équipe calme »"),
        "X a reproché au conseil d’avoir « dormi au volant »",
    ),
    "es": (
        *("X tachó el plan de «vergüenza nacional»", "X comparó el plan con «una casa sin puertas»"),
        *("X instó al consejo a «parar el reloj»", "X se refirió a «un escándalo para todos»"),
        "X atribuyó el fallo a «un error muy grave»",
    ),
    "it": (
        *("X ha bollato il piano come «uno scandalo vero»", "X ha criticato la «mancanza di calma»"),
        *("X ha lodato la «mano molto ferma»", "X ha respinto quello che chiama «uno scandalo vero»"),
        *("X ha difeso «una scelta molto giusta»", "X ha espresso «profondo dolore per tutti»"),
    ),
    "pt": (
        *("X chamou o plano de “grande escândalo”", "X prometeu “uma revisão completa e aberta”"),
        *("X descreveu o plano como “grande escândalo”", "X comparou o plano a “uma casa sem portas”"),
        "X manifestou “profunda dor por todos”",
    ),
    "nl": (
        *("X bestempelde het plan als “een groot schandaal”", "X omschreef het als “een groot schandaal”"),
        *("X eiste “een volledig en open onderzoek”", "X verdedigde “een eerlijke en moedige keuze”"),
        *("X prees de “rustige en vaste hand”", "X vergeleek het met “een huis zonder deuren”"),
    ),
}
PEOPLE = {
    "en": "Robert Hale",
    "de": "Stefan Brandner",
    "fr": "Pierre Vasseur",
    "es": "Carlos Medina",
    "it": "Paolo Ferraris",
    "pt": "Carlos Teixeira",
    "nl": "Pieter Dekkers",
}
WOMEN = {"en": "Ann Hale", "de": "Anna Brandner", "fr": "Anne Vasseur", "nl": "Anna Dekkers"}
#: Somebody is against a plan, and the plan is called something, for X and the view Y.
VIEWS = {
    "en": "X is against it. Y, the plan is “a scandal for the valley”.",
    "de": "X ist dagegen. Y ist der Plan „ein Skandal für das Tal“.",
    "fr": "X s’est levé. Y, le texte est « un scandale pour la vallée ».",
    "es": "X fue duro. Y, el plan es «un escándalo para el valle».",
    "it": "X è contrario. Y il piano è «uno scandalo per la valle».",
    "pt": "X discorda. Y, o plano é “um escândalo para o vale”.",
    "nl": "X is tegen. Y is het plan “een schande voor de stad”.",
}


@pytest.mark.parametrize(("language", "frame"), [(language, frame) for language in FRAMES for frame in FRAMES[language]])
def test_verbs_that_report_a_fragment(language: str, frame: str) -> None:
    name = PEOPLE[language]
    assert [name] == [quote.speaker for quote in found(f"{frame.replace('X', name)}.", language)]


test_names_by_what_stands_around = people_are(
    [
        # what somebody does or belongs to is no part of the name
        ("nl", "Wethouder Marjolein Kuipers van Verkeer zweeg.", {"Marjolein Kuipers"}),
        ("nl", "Oppositieleider Rachid el Khattabi zweeg.", {"Rachid el Khattabi"}),
        ("nl", "Hanneke van Dijk zweeg.", {"Hanneke van Dijk"}),
        ("fr", "Il a battu la Tchèque Karolína Vobo hier soir.", {"Karolína Vobo"}),
        ("en", "Sentencing Craig Dunmore, the judge wept.", {"Craig Dunmore"}),
        ("pt", "A presidente, Marina Ferreira da Silva, saiu.", {"Marina Ferreira da Silva"}),
        # whose widow she is tells that a word is a name
        ("en", "His widow, Zorabel, sat in front.", {"Zorabel"}),
        # a first name no list has is the person named in full
        ("en", "Xanthery Colbrook won. “I won at last,” said Xanthery.", {"Xanthery Colbrook"}),
    ],
)


@pytest.mark.parametrize(
    ("language", "phrase", "pronoun"),
    [(code, " ".join(phrase), sex) for code in PEOPLE for phrase, sex in REPORTING[code].own_views.items()],
)
def test_own_views(language: str, phrase: str, pronoun: str) -> None:
    name = WOMEN[language] if pronoun == "f" else PEOPLE[language]
    text = VIEWS[language].replace("X", name).replace("Y", phrase[0].upper() + phrase[1:])
    assert [name] == [quote.speaker for quote in found(text, language)]


def test_given_names_of_the_world_hold_no_word_and_no_place() -> None:
    assert {"Deniz", "Kathleen", "Bohdan", "Priscila", "Ansgar"} <= given_names().keys()
    assert {"Paris", "Prince", "Autumn", "April", "Berg"}.isdisjoint(given_names().keys() - own_given_names())
