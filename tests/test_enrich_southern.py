"""Who speaks in Spanish, Italian, Portuguese and Dutch articles."""

from tests.support.quotations import found, people_are, speakers_are

test_speakers = speakers_are(
    [
        # verbs by their conjugation, and forms that no table has
        ("es", "Llegó Rosa Quintela. “No firmaremos nada sin luz”, se disculpa.", ["Rosa Quintela"]),
        ("pt", "Rosa Quintela chegou tarde. «Não assinamos nada sem luz», repete várias vezes.", ["Rosa Quintela"]),
        ("it", "“Non firmiamo nulla senza luce”, ha tagliato corto il sindaco Ugo Bellandi.", ["Ugo Bellandi"]),
        ("nl", "‘Wij tekenen niets zonder licht’, sneert Fenna Oosterkamp.", ["Fenna Oosterkamp"]),
        # an article that is a preposition as well
        ("pt", "“Não assinamos nada sem luz”, afirmou a presidente da junta, Rosa Quintela.", ["Rosa Quintela"]),
        ("pt", "“Não assinamos nada sem luz”, disse a jornalistas.", [None]),
        # reports without a subject: between commas, behind a clause or a time, before a free relative
        ("it", "Rosa Bellandi sorride. Serve, ha detto, una legge “severa e molto chiara”.", ["Rosa Bellandi"]),
        ("pt", "Rosa Quintela sorriu. As contas caíram e, afirma, o ano foi “um longo mês de agosto”.", ["Rosa Quintela"]),
        ("es", "Rosa Quintela sonrió. Preguntada por la ley, dijo que era “un largo mes de agosto”.", ["Rosa Quintela"]),
        ("it", "Ugo Bellandi tace. A chi gli chiedeva se la Regione paga ha risposto: “Lo vedremo in aula”.", ["Ugo Bellandi"]),
        ("it", "Ugo Bellandi tace. La notte del voto aveva promesso ai suoi: “Lo vedremo in aula”.", ["Ugo Bellandi"]),
        ("es", "Rosa Quintela se va. Se va cansada de lo que llama “la burocracia del susto”.", ["Rosa Quintela"]),
        ("es", "Rosa Quintela se va. En el pueblo manda lo que llaman “la burocracia del susto”.", [None]),
        ("es", "Habla Rosa Quintela. En la mesa, admitió una fuente cercana, hay “dos temas”.", ["una fuente cercana"]),
        ("es", "Rosa Quintela se ríe. “Los informes se leen enteros”, respondió antes de irse.", ["Rosa Quintela"]),
        ("es", "Rosa Quintela votó. La votación, según dijo, fue “reñida y bastante ruidosa”.", ["Rosa Quintela"]),
        # the view of the one whom the text is about
        ("es", "Rosa Quintela fue dura. A su juicio, el plan “lleva dos años mirando al cielo”.", ["Rosa Quintela"]),
        ("pt", "Rosa Quintela foi dura. Na sua opinião, o plano “leva dois anos olhando o céu”.", ["Rosa Quintela"]),
        # nobody who is only a source
        ("pt", "Rosa Quintela foi dura. Fonte oficial negou tudo. “Não assinamos nada sem luz”, acrescentou.", [None]),
        # whom the sentence behind names
        ("it", "«Mi hanno chiesto prima della pettinatura». Rosa Bellandi, 41 anni, lo dice sorridendo.", ["Rosa Bellandi"]),
        # an office told of the one just named, and an office of the other sex
        ("pt", "Ugo Quintela saiu. O técnico do Marítimo disse: “Não assinamos nada sem luz.”", ["Ugo Quintela"]),
        ("pt", "O engenheiro Ugo Quintela define-a como «teimosa até ao último milímetro».", ["Ugo Quintela"]),
        # Dutch: several people, what is heard, what somebody has it over
        ("nl", "Fenna Oosterkamp kwam. Buiten riepen ze: ‘Wij willen geen hek om ons park.’", [None]),
        ("nl", "Fenna Oosterkamp heeft het over ‘een ramp voor het hele dorp’.", ["Fenna Oosterkamp"]),
        ("nl", "Fenna Oosterkamp kwam. Het is volgens de administratie ‘een ramp voor het dorp’.", [None]),
        ("es", "El portavoz, Ugo Quintela, fue duro. “No firmamos nada sin luz”, le espetó. Ada rio.", ["Ugo Quintela"]),
        ("nl", "Fenna Oosterkamp kwam. ‘Wij willen geen hek’, scandeerden ze.", [None]),
        ("nl", "Fenna Oosterkamp ontkent het. ‘Wij willen geen hek om ons park’, klinkt het droog.", ["Fenna Oosterkamp"]),
    ],
)  # fmt: skip


def test_a_description_that_goes_on_speaking_is_a_phrase() -> None:
    (first, second) = found("“Não assinamos nada sem luz”, disse uma moradora. “Nem queremos saber.”", "pt")
    assert (first.method, second.method) == ("phrase", "phrase")


test_people = people_are(
    [
        ("nl", "Bestuursvoorzitter Fenna Oosterkamp komt.", {"Fenna Oosterkamp"}),
        ("nl", "De minister van Welzijn Fenna Oosterkamp komt.", {"Fenna Oosterkamp"}),
        ("nl", "Fenna Oosterkamp van Verkeer zegt niets.", {"Fenna Oosterkamp"}),
        ("nl", "Minister Gerrit-Jan Melkboer komt.", {"Gerrit-Jan Melkboer"}),
        ("nl", "Dat zegt ook Jildou van Haaften nu.", {"Jildou van Haaften"}),
        ("nl", "Jildou van den Haaften zegt dat nu.", {"Jildou van den Haaften"}),
        ("nl", "Leden van Haaften stemden tegen.", set()),
        ("es", "Llegó Rosa Quintela.", {"Rosa Quintela"}),
        ("nl", "De Syriër Anas al-Halabi komt.", {"Anas al-Halabi"}),
        ("nl", "Het staat in de Europese Habitatrichtlijn.", set()),
        ("nl", "Boerenorganisatie Groen Oost komt.", set()),
        ("it", "La capogruppo dei Civici, Samanta D'Ercole, tace.", {"Samanta D'Ercole"}),
        ("pt", "A presidente da entidade, Marinalva Ferreira da Silva, saiu.", {"Marinalva Ferreira da Silva"}),
        ("es", "La exalcaldesa de Villar del Mar Amparo Sirvent calla.", {"Amparo Sirvent"}),
        ("es", "El Instituto Floresta Viva calla.", set()),
    ],
)
