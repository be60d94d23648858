"""Who speaks in German articles: verbs that let somebody know, the mood of indirect speech, a second noun for somebody new."""

from tests.support.quotations import speakers_are

test_speakers = speakers_are(
    [
        # what somebody lets others know
        ("de", "Jan Roth fährt fort. „Ich komme nicht wieder“, ließ der Trainer wissen.", ["Jan Roth"]),
        ("de", "„Das Haus bleibt zu“, ließ Lena Vogt am Abend ausrichten.", ["Lena Vogt"]),
        ("de", "Er ziehe weg, ließ Jan Roth die wartenden Leute wissen, „ganz weit in den Norden“.", ["Jan Roth"]),
        ("de", "Es regnete. Lena Vogt ließ ihn „ganz allein im Nassen“ stehen.", [None]),
        # trat is no Rat
        ("de", "Am Abend trat Lena Vogt ans Pult. Die Köchin muss bald gehen. „Mir fehlt Zeit“, sagte sie.", ["Lena Vogt"]),
        # a participle behind the quotation
        ("de", "Lena Vogt hatte mit „Auf keinen Fall!“ geantwortet.", ["Lena Vogt"]),
        # a verb in -e behind one subject is in the mood of indirect speech; one in -te is not
        ("de", "Lena Vogt forderte mehr Bäume. Die Stadt rode, „was ihr im Weg steht“.", ["Lena Vogt"]),
        ("de", "Lena Vogt forderte mehr Bäume. Man vergeude „das Geld aller Leute“.", ["Lena Vogt"]),
        ("de", "Lena Vogt forderte mehr Bäume. Die Stadt feierte „drei Tage lang durch“.", [None]),
        # somebody new in the paragraph is called by another noun for the office, or by a learned profession
        (
            "de",
            "Staatsanwalt Jan Roth sprach von Betrug.\n\nVerteidiger Emil Kern nickte. „Er irrte sich“, sagte der Anwalt.",
            ["Emil Kern"],
        ),
        (
            "de",
            "Richterin Lena Vogt gab ihm recht.\n\nMieterberaterin Ida Kern rät zur Ruhe. „Warten Sie ab“, sagt die Juristin.",
            ["Ida Kern"],
        ),
        # but not by the office of somebody else
        (
            "de",
            "Anwältin Lena Vogt gab ihm recht.\n\nVerteidigerin Ida Kern nickte. „Warten Sie ab“, sagt die Anwältin.",
            ["Lena Vogt"],
        ),
        (
            "de",
            "Bürgermeister Jan Roth baut um.\n\nAnwohner Emil Kern ärgert sich. „Wir brauchen das“, sagt der Rathauschef.",
            ["Jan Roth"],
        ),
    ],
)
