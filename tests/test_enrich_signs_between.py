"""Signs, displays and documents in a text of several paragraphs: nobody says them, and who spoke before goes on."""

from tests.support.quotations import speakers_are

test_paragraphs_of_things = speakers_are(
    [
        # a verb without a subject behind a paragraph of mere things means whoever the paragraph before it is about
        (
            "es",
            "La portavoz, Ana Roa, llegó a pie.\nEn la fachada colgaba una pancarta con el lema «Sin agua no hay pueblo».\n"
            "«Queremos abrir el grifo», afirmó. «Mi madre se lava con garrafas.»",
            [None, "Ana Roa", "Ana Roa"],
        ),
        (
            "it",
            "Il sindaco Ugo Conti è arrivato all'alba.\nUn cartello avverte: «Divieto di transito ai pedoni».\n"
            "«Lo dicevamo da dieci anni», ha detto.",
            [None, "Ugo Conti"],
        ),
        (
            "pt",
            "A enfermeira Ana Reis estava sozinha.\nNo painel piscava a mensagem “Falha 7”.\n“Atendeu uma gravação”, conta.",
            [None, "Ana Reis"],
        ),
        # not where somebody else comes in between, whom no name tells
        (
            "es",
            "La portavoz, Ana Roa, llegó a pie.\nLos vecinos llevaban una pancarta con el lema «Sin agua no hay pueblo».\n"
            "«Queremos abrir el grifo», afirmó.",
            [None, None],
        ),
        (
            "it",
            "Il sindaco Ugo Conti è arrivato.\nUn bagnino ha appeso un cartello.\n«Lo dicevamo da dieci anni», ha detto.",
            [None],
        ),
    ],
)

test_signs = speakers_are(
    [
        ("en", "Ann Lee waited. Every time she opened the app it showed the same message: “Try again later.”", [None]),
        ("fr", "Paul Roy promet de baisser le son. À la porte, il a accroché une ardoise : « Parlez bas ici ».", [None]),
        ("es", "«Es tarde», dice Ana Roa. La grada ya tiene su propio cántico: «Vae victis, árbitro».", ["Ana Roa", None]),
        ("it", "«È tardi», dice Ugo Conti.\nUn biglietto alla cassa avvisa: «Non si accettano dubbi».", ["Ugo Conti", None]),
        ("pt", "“É tarde”, disse Ana Reis. Sobre a prensa, um aviso: “Não mexer, morde”.", ["Ana Reis", None]),
        ("pt", "A professora Ana Reis chegou. Nos troncos, folhas de papel diziam “eu também moro aqui”.", [None]),
        ("pt", "“É tarde”, disse Ana Reis. Na parede, um cartaz perguntava “quem pediu sombra?”.", ["Ana Reis", None]),
        ("pt", "“É tarde”, disse Rui Reis. Na parede, alguém pintou “ladrão” durante a noite.", ["Rui Reis", None]),
        ("en", "“It is late,” said Ann Lee. Beneath it, someone had scratched “kisses from Ruth”.", ["Ann Lee", None]),
        ("es", "Ana Roa llegó. Por el altavoz se repetía una grabación: «Disfrute de las vistas».", [None]),
        ("pt", "Rui Reis esperou. No altifalante repetia-se uma gravação: “Aprecie a vista”.", [None]),
        # an item of a list has a label of its own
        ("en", "• Rail: Ann Lee called it “a farce”.\n• Quote of the day: “Is this microphone on?”", ["Ann Lee", None]),
        ("en", "Bo Roe was sent home. Managers at Crossway Buses told him to go.\n“I meant the radio,” he said.", ["Bo Roe"]),
        # who writes on a board says it; what is written to somebody is no sign
        ("es", "Ana Roa había dejado escrito en la pizarra: «¿Y ahora quién nos grita?»", ["Ana Roa"]),
        ("it", "«È tardi», dice Ugo Conti. E chiude con un messaggio: «Venite tutti qui».", ["Ugo Conti", "Ugo Conti"]),
    ],
)


test_whom_the_next_paragraph_means = speakers_are(
    [
        # somebody new whom a paragraph introduces speaks in the next one, though somebody else spoke before
        (
            "es",
            "El fiscal, Luis Mora, se mostró «satisfecho».\nUna de las víctimas, Ana Roa, viajó.\n«Sonó un pitido», recordó.",
            ["Luis Mora", "Ana Roa"],
        ),
        # not one of his family, and not one of two
        (
            "es",
            "«Es tarde», dijo Luis Mora.\nSu hermana, Ana Mora, murió en mayo.\n«Sonó un pitido», recordó.",
            ["Luis Mora", None],
        ),
        # another word for the office of one person only
        (
            "en",
            "Dr. Mina Lee slept on a gurney.\nThe rota listed the shifts.\n“You stop being tired,” the physician said.",
            ["Mina Lee"],
        ),
        (
            "en",
            "Dr. Mina Lee slept. Surgeon Bo Roe left.\nThe rota listed shifts.\n“You stop being tired,” the physician said.",
            ["the physician"],
        ),
        # a judgement of a case is no name of it, and Italian "li" is no person
        ("pt", "O ministro Rui Teles considerou o caso “um aviso sério”.", ["Rui Teles"]),
        ("pt", "O ministro Rui Teles disse estar a acompanhar o caso “ao minuto”.", ["Rui Teles"]),
        # a child is nobody with an office
        (
            "pt",
            "“Um achado”, diz o paleontólogo Ulisses Reis.\nO menino já sabe o que quer ser. “Detetive de bicho”, responde.",
            ["Ulisses Reis", None],
        ),
        ("nl", "Pedagoog Lien Smit noemt het idee ‘sympathiek maar vaag’.", ["Lien Smit"]),
        ("it", "Il ministro Ugo Conti ha definito il caso «molto grave».", ["Ugo Conti"]),
        ("it", "Ugo Conti lavora nel caso «Rossi».", [None]),
        ("it", "Passano due treni. Li aspetta Ugo Conti, casellante.\n«È bello», dice.", [None]),
    ],
)
