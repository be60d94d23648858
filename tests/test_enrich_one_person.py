"""Spanish and Italian articles about one person, people whom a sentence about a thing presents, and who goes on."""

from tests.support.quotations import people_are, speakers_are

test_a_text_about_one_person = speakers_are(
    [
        # the only person named, over a paragraph that tells of things
        (
            "es",
            "Nuria Solís abrió el taller a los veinte años.\n\nDurante tres décadas cosió velas para medio "
            "puerto. “Cosía de noche y vendía de día”, contaba.",
            ["Nuria Solís"],
        ),
        (
            "it",
            "Rosa Bellandi ha aperto la bottega.\n\nNata a Bari, figlia di un sarto, era entrata in fabbrica. "
            "«Cucivo di notte e vendevo di giorno», raccontava.",
            ["Rosa Bellandi"],
        ),
        # behind a bare quotation as well, and before one
        (
            "it",
            "Ugo Serra è tornato.\n\n«È stata dura per tutti noi», racconta. «E adesso si ricomincia da "
            "capo».\n\nIl video girato in cucina ha raccolto migliaia di clic. «Nemmeno mia madre ci credeva», ha "
            "scritto.",
            ["Ugo Serra", "Ugo Serra", "Ugo Serra"],
        ),
        (
            "it",
            "«Mai avuto paura», dice Rosa Bellandi.\n\nLe chiediamo del palco. Ride. «Ho cantato ai matrimoni per dieci anni».",
            ["Rosa Bellandi", "Rosa Bellandi"],
        ),
        # not where a second one is named, nor over words for somebody else
        (
            "es",
            "Nuria Solís abrió el taller con Pablo Rey.\n\nDurante tres décadas cosió velas para medio puerto. "
            "“Cosía de noche y vendía de día”, contaba.",
            [None],
        ),
        (
            "es",
            "Nuria Solís abrió el taller a los veinte años.\n\nDurante tres décadas un vecino cosió velas. “Cosía "
            "de noche y vendía de día”, contaba.",
            [None],
        ),
        (
            "es",
            "Nuria Solís abrió el taller a los veinte años.\n\nEl taller creció. Otra cosió las velas. “Cosía de "
            "noche y vendía de día”, contaba.",
            [None],
        ),
    ]
)

test_somebody_presented = speakers_are(
    [
        (
            "es",
            "La portería quedará en manos de Nuria Solís, capitana del juvenil, que debutó en mayo. “Ojalá llegue”, señaló.",
            ["Nuria Solís"],
        ),
        ("it", "È successo a Ugo Serra, fornaio di Asti, che ha due contatori. «Pagavo due volte», racconta.", ["Ugo Serra"]),
        # not whose thing it is, nor where somebody else acts
        ("es", "La calle lleva el nombre de Nuria Solís, poeta. “Es una calle fea y sin árboles”, dijo.", [None]),
        ("es", "Una vecina avisó a Nuria Solís, la alcaldesa. “Es una calle fea y sin árboles”, dijo.", [None]),
    ]
)

test_who_goes_on = speakers_are(
    [
        (
            "es",
            "“No es común”, destacó Nuria Solís.\n\nLa excavación duró dos meses y dejó tres cajas.\n\n“Los "
            "perros iban con los muertos”, abundó.",
            ["Nuria Solís", "Nuria Solís"],
        ),
        (
            "es",
            "“No es común”, destacó Nuria Solís.\n\nLa excavación fue visitada por Pablo Rey.\n\n“Los perros iban "
            "con los muertos”, abundó.",
            ["Nuria Solís", None],
        ),
        (
            "es",
            "“Nadie nos avisó de nada”, se quejó Pablo Rey.\n\nFuentes del ministerio dicen que hay plazas. "
            "“Hacemos lo posible”, agregó.",
            ["Pablo Rey", None],
        ),
    ]
)

test_reports = speakers_are(
    [
        # in the subjunctive, whose subject stands behind the conjunction
        (
            "es",
            "Pablo Rey se fue después de que su jefe, Luis Solís, reconociera que las ventas eran “francamente flojas”.",
            ["Luis Solís"],
        ),
        # whose words the noun behind the quotation calls them
        ("it", "«Ci abbiamo creduto solo noi», le prime parole di Ugo Serra in sala stampa.", ["Ugo Serra"]),
        ("es", "“No vamos a rendirnos nunca”, la respuesta de Nuria Solís al salir.", ["Nuria Solís"]),
        # who asks is not who answers
        (
            "it",
            "Ugo Serra scuote la testa. E ai cronisti che gli chiedono se lascia, risponde: «Al Senato, forse».",
            ["Ugo Serra"],
        ),
        # what is written is no man, and who defines him is another one
        (
            "it",
            "«Siamo pronti», dice Ugo Serra.\n\nSecondo il bollettino della Regione, sono attese «piogge anche forti».",
            ["Ugo Serra", None],
        ),
        (
            "it",
            "«Rideva sempre», ricorda Ugo Serra.\n\nIl sindaco lo ha definito «un uomo di pochissime parole».",
            ["Ugo Serra", "Il sindaco"],
        ),
        ("es", "La vecina, que pide ser llamada Rosa Gil, lo niega. “A mí nadie me pagó nada”, asegura.", ["Rosa Gil"]),
        # a title behind whose author it is
        ("es", "Nuria Solís, autora de “La casa de quién”, avisa del riesgo.", [None]),
    ]
)

test_clauses = speakers_are(
    [
        # a title that a preposition governs is a word of its clause
        (
            "es",
            "La crítica Nuria Solís, autora de “La casa”, advierte del riesgo de “volver atrás sin motivo”.",
            [None, "Nuria Solís"],
        ),
        # whom something makes do something says it, and he has no name
        (
            "es",
            "“Yo no”, replicó Pablo Rey. Las risas obligaron a la presidenta a pedir calma. “Ya está bien”, dijo.",
            ["Pablo Rey", None],
        ),
        # a sentence of its own that tells who spoke, with an auxiliary
        ("it", "«La pace è un mestiere che si impara». Lo ha detto il parroco Ugo Serra nella messa.", ["Ugo Serra"]),
        # an article within a preposition
        (
            "es",
            "“Sube”, dijo el gerente, Pablo Rey. El resto, en palabras del gerente, verá “un ajuste leve”.",
            ["Pablo Rey"] * 2,
        ),
        # what stands behind “accanto a lei” is no part of it
        ("it", "Accanto a lei Ugo Serra, muratore, guarda l'orologio: «Se non lavoro non mi pagano».", ["Ugo Serra"]),
        ("it", "Sul caso è intervenuto il numero uno della Lega, Ugo Serra: «Aspettiamo gli atti».", ["Ugo Serra"]),
        # a club after “ex” is none who speaks
        ("it", "Ugo Serra sorride. «Il mister mi ha fatto arrabbiare», dice l'ex Piacenza, al quinto centro.", [None]),
        # whom a verb and its infinitive name is an object
        ("it", "Ugo Serra tace. Preferisce citare un certo Ivo Conti, maestro. «Suonava sempre», assicura.", ["Ugo Serra"]),
        # a sentence without a verb between
        (
            "it",
            "Giornata no per Rosa Bellandi, la minore, uscita presto. Solo rabbia. «Volevo spaccare tutto», racconta.",
            ["Rosa Bellandi"],
        ),
        # behind a title of the same paragraph
        (
            "es",
            "El crítico Pablo Rey elogia la novela “La bicicleta”. “Hay versos que valen un libro”, afirma.",
            [None, "Pablo Rey"],
        ),
    ]
)

test_other_words = speakers_are(
    [
        # the mayor is nobody whom the text did not introduce so; “en” is where he speaks
        ("es", "Capturaron a Pablo Rey, cabecilla. El alcalde dijo que es “un golpe contundente”.", ["El alcalde"]),
        (
            "es",
            "Echaron al entrenador Pablo Rey.\n\n“Así no se trata a nadie”, dijo el técnico en rueda de prensa.",
            ["Pablo Rey"],
        ),
        (
            "es",
            "“Gastamos más”, dijo la concejala Nuria Solís. La edil avanzó que habrá islas “integradas”.",
            ["Nuria Solís"] * 2,
        ),
        (
            "es",
            "“Aquí no”, sostuvo Pablo Rey. Preguntado por ello, el exedil dijo que es “una persona honrada”.",
            ["Pablo Rey"] * 2,
        ),
        (
            "es",
            "“Faltan dosis”, dijo la superintendenta Nuria Solís. La funcionaria informó de “fórmulas vencidas”.",
            ["Nuria Solís"] * 2,
        ),
    ]
)

test_people = people_are(
    [
        ("es", "La EPS Cordillera respondió que sí.", set()),
        ("es", "La Fiscalía de Delitos Económicos investiga.", set()),
        ("es", "Murieron Aurelio y Dora Szulman.", {"Dora Szulman"}),
        ("it", "«Io piangevo, lui rideva. Io piangevo», ricorda Ugo Serra.", {"Ugo Serra"}),
    ]
)
