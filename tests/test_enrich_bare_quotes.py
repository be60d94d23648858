"""Bare quotations that open a paragraph, and the reports that only they explain."""

from tests.support.quotations import speakers_are

test_speakers = speakers_are(
    [
        # nobody was named before a text opens with a quotation: the sentence behind it tells who speaks
        ("fr", "« On ne vend pas une source. » Odile Vasseur tient le moulin depuis vingt ans.", ["Odile Vasseur"]),
        ("es", "Es lunes y llueve.\n\n“Una fuente no se vende.” Rosa Quintela lleva el molino desde 1998.", ["Rosa Quintela"]),
        ("en", "“You do not sell a spring.” Odile Marchbanks has run the mill since 1998.", [None]),
        ("it", "Ugo Bellandi ha perso.\n\n«Una fonte non si vende». Rosa Carminati ha il mulino da anni.", ["Ugo Bellandi"]),
        ("fr", "« On ne vend pas une source. » La porte claque derrière Odile Vasseur.", [None]),
        # who speaks in the bare quotation before a paragraph tells whom its verb without a subject means
        (
            "it",
            "“Non firmo”, ha detto ieri Ugo Bellandi al porto. “La luce manca da un mese”.\n\n"
            "“Se torna la luce”, ha aggiunto, “firmo il contratto domani”.",
            ["Ugo Bellandi"] * 4,
        ),
        ("es", "“No firmo”, dijo Rosa Quintela. “Falta la luz”.\n\n“Si vuelve, firmo”, agregó.", ["Rosa Quintela"] * 3),
        # offices that tell whom a report means
        (
            "it",
            "Decide un gol di Ugo Bellandi. Il centravanti torna da un infortunio. «Ho avuto paura», ha detto.",
            ["Ugo Bellandi"],
        ),
        ("it", "In aula Ugo Bellandi, ex direttore del porto. «Ho avuto paura», ha detto il manager.", ["Ugo Bellandi"]),
        # a question put to somebody: the next paragraph is the answer
        (
            "it",
            "“Il bilancio era pulito”, ha detto Ugo Bellandi.\n\n"
            "“E chi lo ha scritto?”, lo ha incalzato Rosa Carminati.\n\n“Non ricordo il nome”.",
            ["Ugo Bellandi", "Rosa Carminati", "Ugo Bellandi"],
        ),
        ("fr", "« Qui l’a écrit ? », lui a demandé Odile Vasseur.\n\n« Je ne sais plus. »", ["Odile Vasseur", None]),
        (
            "it",
            "“Il bilancio è pulito?”, ha chiesto Rosa Carminati.\n\n“Non lo è da dieci anni”.",
            ["Rosa Carminati", "Rosa Carminati"],
        ),
    ]
)

test_what_opens_a_text_or_a_message = speakers_are(
    [
        # behind the place, and before an office
        ("it", "LODI — «Il forno è rimasto acceso tutta la notte.» Ugo Malvini, fornaio, si siede.", ["Ugo Malvini"]),
        ("it", "LODI (MILANO). «Il forno è rimasto acceso». Seduto in cortile, il fornaio Ugo Malvini ride.", ["Ugo Malvini"]),
        ("fr", "« Le four a brûlé toute la nuit. » Le maire de Bourg, Marc Vasseur, s’assied.", ["Marc Vasseur"]),
        # of whom something else tells
        ("fr", "« Le four a brûlé toute la nuit. » Le discours a ravi Marc Vasseur, boulanger.", [None]),
        # each message of a live report stands by itself
        (
            "fr",
            "9 h 10. « Le pont est fermé », écrit Odile Roy.\n11 h 15. « Le four a brûlé. » Le maire, Marc Vasseur, s’assied.",
            ["Odile Roy", "Marc Vasseur"],
        ),
        ("fr", "9 h 10. « Le pont est fermé », écrit Odile Roy.\n11 h 15. « Le four a brûlé. » Il pleut.", ["Odile Roy", None]),
        (
            "it",
            "ore 9.10 - «Il ponte è chiuso», scrive Rosa Conti.\n\nore 11.15 - Fonti del Comune: «Il forno resta spento».",
            ["Rosa Conti", None],
        ),
    ]
)
