"""Romance reports without a subject: the clause that leads to them has it."""

from tests.support.quotations import speakers_are

_OTHER = "«Il forno è freddo», ha detto Ugo Malvini. "

test_a_clause_before_the_colon_has_the_subject = speakers_are(
    [
        (
            "it",
            f"{_OTHER}La fornaia, Silvana Bellandi, chiude la porta: «Torniamo domani», ha detto.",
            ["Ugo Malvini", "Silvana Bellandi"],
        ),
        ("it", f"{_OTHER}La fornaia ha chiuso tutto: «Torniamo domani», ha detto.", ["Ugo Malvini", "La fornaia"]),
        (
            "es",
            "«Está frío», dijo Juan Roa. La dueña, Rosa Quintela, cierra: «Mañana será», dijo.",
            ["Juan Roa", "Rosa Quintela"],
        ),
        # nobody is the subject: who spoke goes on
        ("it", f"{_OTHER}Resta un nodo, il prezzo: «Se ne parla domani», ha detto.", ["Ugo Malvini", "Ugo Malvini"]),
        # a report between commas behind the colon
        (
            "it",
            "Silvana Bellandi prova a calmare i clienti: il forno, ha assicurato, non resterà «spento tutto l’inverno».",
            ["Silvana Bellandi"],
        ),
    ]
)

test_the_sentence_of_the_report_tells_of_nobody_else = speakers_are(
    [
        (
            "it",
            f"{_OTHER}E aggiunge che il gruppo si riunirà, «non per litigare, ma per decidere».",
            ["Ugo Malvini", "Ugo Malvini"],
        ),
        (
            "fr",
            "« Le four est froid », dit Ugo Vasseur. À ses yeux, la ville « a trop attendu ».",
            ["Ugo Vasseur", "Ugo Vasseur"],
        ),
        # a sentence between them does
        (
            "it",
            f"{_OTHER}Il gruppo tace. E aggiunge che si riunirà, «non per litigare, ma per decidere».",
            ["Ugo Malvini", None],
        ),
    ]
)

test_a_field_stands_between_an_office_and_its_holder = speakers_are(
    [
        ("it", "«Non basta», dice la capogruppo alla Camera dei Verdi per la Sicilia, Silvana Bellandi.", ["Silvana Bellandi"]),
        ("it", "«Non basta», dice il segretario generale della lega in Puglia Ugo Bellandi.", ["Ugo Bellandi"]),
        ("fr", "« C’est trop peu », dit le vice-président de la région en charge des ports, Marc Roy.", ["Marc Roy"]),
        ("fr", "« C’est trop peu », dit l’économiste en chef de la banque, Marc Roy.", ["Marc Roy"]),
        ("es", "«No basta», explica la directora de la compañía en España, Rosa Quintela.", ["Rosa Quintela"]),
        # whom he speaks to, or of
        ("it", "«Non basta», dice l’assessora alla giornalista Silvana Bellandi.", ["l’assessora"]),
        ("it", "«Non basta», dice l’assessora al collega sindaco, Ugo Bellandi.", ["l’assessora"]),
        ("fr", "« C’est trop peu », dit le maire sans nommer sa rivale, Odile Vasseur.", ["le maire"]),
        ("fr", "« C’est trop peu », dit le maire devant la foule, Odile Vasseur rit.", ["le maire"]),
    ]
)

test_an_italian_noun_behind_an_elided_article = speakers_are(
    [
        # l’attaccante is a man or a woman, l’enseignante a woman
        (
            "it",
            "Marco Bellandi ha segnato due gol. «Non ho esultato per rispetto», dice l’attaccante lodigiano.",
            ["Marco Bellandi"],
        ),
        ("it", "Rosa Bellandi ha segnato due gol. «Non ho esultato per rispetto», dice l’attaccante.", ["Rosa Bellandi"]),
        ("fr", "Marc Vasseur a perdu. « Je n’ai pas dormi depuis », dit l’enseignante.", ["l’enseignante"]),
    ]
)

test_nouns_of_somebody_else = speakers_are(
    [
        ("it", f"{_OTHER}Una bagnante mostra la borsa: «La mia soluzione è questa».", ["Ugo Malvini", None]),
        ("it", "«Il forno è freddo», dice Ugo Malvini. Fonti della giunta: «Si riaccende domani».", ["Ugo Malvini", None]),
        (
            "it",
            "Tace Ugo Malvini. «Il forno è freddo», attacca un esponente della maggioranza.",
            ["un esponente della maggioranza"],
        ),
        # an adjective of a body is no noun of a person
        ("fr", "Marc Vasseur a perdu. « C’est une honte », dénonce le groupe parlementaire.", ["le groupe parlementaire"]),
    ]
)
