"""Who speaks where the report only describes him, and the sentence before tells of one person."""

from tests.support.quotations import speakers_are

test_speakers_by_another_noun = speakers_are(
    [
        (
            "en",
            "Ms Mary Roe lost her keys in the canal. “It serves me right,” the retired teacher said.",
            ["Mary Roe"],
        ),
        ("de", "Dann kam Herr Jan Roth zum Ufer. „Das Wasser ist zu warm“, klagte der Angler des Vereins.", ["Jan Roth"]),
        ("nl", "Mevrouw Anouk de Wit bekeek de schade. „Dit wordt duur”, aldus de boerin uit Sneek.", ["Anouk de Wit"]),
        ("fr", "Mme Anne Petit a fermé la porte. « C’est fini », a dit la libraire de 61 ans.", ["Anne Petit"]),
        ("it", "Il signor Ugo Conti guarda il mare. «Non si pesca più», dice il pescatore di Anzio.", ["Ugo Conti"]),
        ("es", "La señora Ana Roa cerró la puerta. «Se acabó», dijo la librera de 61 años.", ["Ana Roa"]),
        # the paragraph before, and a word quoted in passing
        ("en", "Ms Mary Roe hid the bill.\n\n“It serves me right,” the retired teacher said.", ["Mary Roe"]),
        (
            "en",
            "Ms Mary Roe found that the “oil” was tea.\n\n“It serves me right,” the retired teacher said.",
            [None, "Mary Roe"],
        ),
        # parents of so many children
        ("en", "Ms Mary Roe lost her keys in the canal. “It serves me right,” the mother of three said.", ["Mary Roe"]),
        ("en", "Ms Mary Roe lost her keys in the canal. “It serves her right,” the father said.", ["the father"]),
        # whom the text has given another office
        ("en", "Mayor Mary Roe left early. “It serves me right,” the lawyer said.", ["the lawyer"]),
        ("de", "Richterin Eva Roth ging früh. „Das Wasser ist zu warm“, klagte die Ärztin.", ["die Ärztin"]),
        # somebody’s somebody, a person of the other sex, a noun that stood before for somebody else
        ("fr", "Mme Anne Petit a fermé la porte. « C’est fini », a dit le libraire de 61 ans.", ["le libraire de 61 ans"]),
        ("es", "La señora Ana Roa cerró la puerta. «Se acabó», dijo el librero de la plaza.", ["el librero de la plaza"]),
        (
            "en",
            "A teacher had rung. Ms Mary Roe did not answer her. “I am a patient woman,” the retired teacher said.",
            ["the retired teacher"],
        ),
        # several people, and two who speak in one sentence
        ("de", "Dann kam Herr Jan Roth zum Ufer. „Das Wasser ist zu warm“, klagten die Angler.", ["die Angler"]),
        (
            "en",
            "Ms Mary Roe came in. A teacher shouted, “You are late!” and the farmer replied, “You are old!”",
            ["A teacher", "the farmer"],
        ),
        # whom another sentence, or a clause of one, is about
        (
            "en",
            "Ms Mary Roe left. Rain fell for days. “It serves me right,” the retired teacher said.",
            ["the retired teacher"],
        ),
    ]
)
