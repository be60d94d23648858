"""Where Romance languages set the subject of a report, and the words by which they call whom they have introduced."""

from tests.support.quotations import people_are, speakers_are

test_what_stands_before_the_subject = speakers_are(
    [
        # a noun with its adjective behind a preposition, and the field of an office
        ("it", "“Abbiamo fermato sei camion”, ha spiegato in conferenza stampa il colonnello Ugo Malvini.", ["Ugo Malvini"]),
        ("es", "“Nadie nos avisó de la tormenta”, dijo a la prensa local el alcalde Juan Roa.", ["Juan Roa"]),
        ("it", "“È una vergogna per tutti”, scrive la leader dell'opposizione Marta Malvini.", ["Marta Malvini"]),
        ("it", "“Speriamo che basti a tutti”, è il commento di Ugo Malvini, segretario del circolo.", ["Ugo Malvini"]),
        # a day, and the one who is spoken to
        ("es", "La ministra Ana Roa dimitió. “Que coman pasteles en su casa”, había escrito el lunes a las diez.", ["Ana Roa"]),
        ("fr", "Étienne Roy s’est levé. « Je n’avais rien vu venir », nous a-t-il confié après le match.", ["Étienne Roy"]),
        # nothing is said, but a day or a thing
        ("es", "La sala calló. “Nadie nos avisó de la tormenta”, dijo a la prensa local un testigo.", ["un testigo"]),
        ("it", "“Speriamo che basti a tutti”, è una lunga storia di Ugo Malvini.", [None]),
    ],
)

test_a_denial_reports = speakers_are(
    [
        ("fr", "Le producteur Hugo Roy ne cache pas que le tournage fut « un vrai chemin de croix ».", ["Hugo Roy"]),
        ("es", "La directora Ana Roa no oculta que la gira fue “un pequeño infierno de polvo”.", ["Ana Roa"]),
        ("it", "La regista Ada Conti non nasconde che le prove sono state “un piccolo inferno di polvere”.", ["Ada Conti"]),
        ("pt", "A diretora Ana Reis não esconde que a viagem foi “um pequeno inferno de poeira”.", ["Ana Reis"]),
    ],
)

test_a_tense_of_two_words_has_its_subject_in_the_verb = speakers_are(
    [
        (
            "it",
            "La barista Ada Conti era in cucina. Ha sentito le urla. «Ho chiamato subito i vicini, tremavo».",
            ["Ada Conti"],
        ),
        # somebody else follows the participle
        ("it", "La barista Ada Conti era in cucina. Ha parlato il sindaco. «Ho chiamato subito tutti, tremavo».", [None]),
    ],
)

test_who_laughs_behind_a_quotation_speaks_next = speakers_are(
    [
        (
            "fr",
            "« Petite, elle trichait, raconte la mère, Anne Roy. J’ai caché les cartes. » Lise Blanc éclate de rire. "
            "« Elle exagère ! Je perdais tout le temps. »",
            ["Anne Roy", "Lise Blanc"],
        ),
    ],
)

test_a_wide_word_means_whom_the_text_introduced_last = speakers_are(
    [
        (
            "es",
            "El director de Aguas, Juan Roa, salió a la calle. “Yo también vivo aquí”, prometió el funcionario.",
            ["Juan Roa"],
        ),
        ("pt", "O ministro Rui Prata viu a obra. O governante disse que “de nada adianta pedir mais tempo”.", ["Rui Prata"]),
        ("pt", "Para o infectologista Hélio Reis, é cedo. O médico diz que a febre “engana muita gente boa”.", ["Hélio Reis"]),
        # somebody of another office, or of none, was named since
        (
            "es",
            "Habló el director Juan Roa. Salió el abogado Luis Gil. “Yo también vivo”, dijo el funcionario.",
            ["el funcionario"],
        ),
        ("es", "Salió el abogado Luis Gil. “Yo también vivo aquí”, dijo el funcionario.", ["el funcionario"]),
    ],
)

test_a_club_is_no_person = people_are(
    [
        ("es", "Nahuel Zárate hizo el gol ante Atlético Morón. Luego, Deportivo Lanús y Zárate empataron.", {"Nahuel Zárate"}),
    ],
)
