"""Who speaks in German and Dutch articles."""

from tests.support.quotations import people_are, speakers_are

_GERMAN: list[tuple[str, list[str | None]]] = [
    # a verb that closes the clause
    ("Anna Roth hat den Umbau im Mai als „heillos“ verworfen.", ["Anna Roth"]),
    ("Noch im Mai hatte Landrätin Anna Roth den Umbau „Unfug“ genannt.", ["Anna Roth"]),
    ("Der Umbau von Anna Roth war im Kreistag als „Unfug“ kritisiert worden.", [None]),
    ("Was Anna Roth „ein Geschenk“ nennt, hat Folgen.", ["Anna Roth"]),
    ("Jan Berg, der das „ein Geschenk“ nennt, geht.", ["Jan Berg"]),
    ("Der von Anna Roth als „Geschenk“ bezeichnete Umbau ruht.", ["Anna Roth"]),
    ("Jan Berg schwieg. „Ich war dort“, habe Anna Roth damals geantwortet.", ["Anna Roth"]),
    ("Anna Roth lobte das Konzert als „magisch“, mahnte aber zur Ruhe.", ["Anna Roth"]),
    # somebody without a name at the head is the subject, and the name behind the verb is spoken to or about
    ("Der Richter fragte die Zeugin Anna Roth: „Waren Sie dort?“", ["Der Richter"]),
    ("Die Opposition nannte Kanzler Jan Berg einen „Verlierer“.", ["Die Opposition"]),
    ("Der Zeugin sagte Jan Berg: „Sie irren sich alle.“", ["Jan Berg"]),
    ("Den Richter fragte die Zeugin Anna Roth: „Waren Sie dort?“", ["Anna Roth"]),
    ("Die Entscheidung nannte Kanzler Jan Berg einen „Verlust“.", ["Jan Berg"]),
    # a body that no table has is nobody whom the text has named
    ("Der Verein trauert um Jan Berg. „Er war einer von uns“, schrieb der Klub.", ["der Klub"]),
    ("Jan Berg kam zu spät. „Das reicht nicht“, sagte der Umweltverband.", ["der Umweltverband"]),
    ("Jan Berg kam zu spät. „Das reicht nicht“, sagte der Stürmer.", ["Jan Berg"]),
    # a noun that tells it
    ("Anna Roth leitet den Zoo. Ihr Fazit: „Affen brauchen Ruhe.“", ["Anna Roth"]),
    ("Jan Berg fragte nach. Die Antwort der Försterin Anna Roth: „Nur im Winter.“", ["Anna Roth"]),
    ("Jan Berg fragte nach. „Nur im Winter“, lautete die Antwort von Anna Roth.", ["Anna Roth"]),
    ("Jan Berg fragte nach. „Nur im Winter“, hieß es von Försterin Anna Roth.", ["Anna Roth"]),
    ("Mit den Worten „Jetzt wird getanzt“ schloss Anna Roth die Sitzung.", ["Anna Roth"]),
    ("„Ein Wunder“ – so beschreibt Anna Roth den Umbau.", ["Anna Roth"]),
    # somebody unknown, something written
    ("Jan Berg ging. Als er ausstieg, rief ihm jemand „Feigling!“ nach.", [None]),
    ("Jan Berg ging. „Er hat uns gegrüßt“, erzählte einer von ihnen. „Das tat er nie.“", [None, None]),
    ("Jan Berg ging. „Der Angeklagte handelte kühl“, steht in dem Urteil.", [None]),
    ("Jan Berg nahm das Schild von der Tür: „Bin gleich zurück“.", [None]),
    # the subject behind a time or an attribute of its own, adverbs behind it
    ("Von einem „Rückschritt“ sprach am Abend die Vorsitzende Anna Roth.", ["Anna Roth"]),
    ("„Wir prüfen das“, erklärte der für Bau zuständige Dezernent Jan Berg.", ["Jan Berg"]),
    ("Jan Berg wurde Zweiter. Er sei „zu spät gestartet“, sagte der 22-Jährige zerknirscht.", ["Jan Berg"]),
    ("Anna Roth zeigte sich „überrascht“ von dem Lob.", ["Anna Roth"]),
    # other words for an office, and those of somebody else
    ("Bürgermeisterin Anna Roth warb dafür. „Das Dorf braucht ihn“, so die Rathauschefin.", ["Anna Roth"]),
    ("Verkehrsminister Jan Berg wehrte sich. „Nicht heute“, teilte der Politiker mit.", ["Jan Berg"]),
    ("Torschütze Jan Berg lachte. „Das war Glück“, meinte der Stürmer.", ["Jan Berg"]),
    ("Trainer Jan Berg lachte. „Das war Glück“, meinte der Stürmer.", ["der Stürmer"]),
    ("Anwalt Jan Berg sprach von „Glück“. Der Gutachter nannte das „Unfug“.", ["Jan Berg", "Der Gutachter"]),
    ("Anna Roth führt den Hof. „Um vier stehe ich auf“, sagt die Mutter von drei Kindern.", ["Anna Roth"]),
    # whom a pronoun means
    ("Anna Roth nähte. Ihrer Gehilfin Eva Kern schrieb sie: „Nimm grünes Garn.“", ["Anna Roth"]),
    ("Im Rat saß Jan Berg. Der sagte: „Ohne mich.“", ["Jan Berg"]),
    ("Anna Roth wartet. Eva Kern komme nie pünktlich, klagt sie. „Das war immer so.“", ["Anna Roth"]),
    # families, parties of a trial, several people
    ("Anna Roth lacht. Die Enkelin studiert in Kiel. „Ich kann bleiben“, sagt sie.", ["Die Enkelin"]),
    ("Jan Berg schwieg. „Ich war es nicht“, sagte der Angeklagte.", ["der Angeklagte"]),
    ("Anna Roth kam. Vor dem Rathaus standen Leute. „Geht heim“, riefen sie.", [None]),
    ("Anna Roth fiel. Ihr Mann habe sie gewarnt, sagt er. „Ich war zu leise.“", [None]),
    ("Anna Roth rief einen gewissen Jan Berg an. „Komm heim“, habe der immer gesagt.", ["Jan Berg"]),
    ("Minister Jan Berg wies das zurück. Man baue schneller, so der Minister. „Wir sind dran.“", ["Jan Berg"]),
    ("Anna Roth klagt. „Wir sind arm“, so Kern-Adler. Es sei „zu wenig“.", ["Kern-Adler", "Kern-Adler"]),
    ("Anna Roth kam. Der Mann veröffentlicht viel. „Ich bin dagegen“, schrieb er.", ["Der Mann"]),
    # somebody else of the same first name is no word of his own
    ("Jan Berg klagte. „Jan Sommer hat mich angezeigt“, sagte er.", ["Jan Berg"]),
]  # fmt: skip
_DUTCH: list[tuple[str, list[str | None]]] = [
    ("Jan Berg kwam te laat. “Dit is niet genoeg”, zei de voetbalbond.", ["de voetbalbond"]),
    ("De rechter vroeg getuige Anna Roth: “Was u daar?”", ["De rechter"]),
    ("Wethouder Anna Smit heeft het plan als “volkomen zot” bestempeld.", ["Anna Smit"]),
    ("Wat Anna Smit “een wonder” noemt, heeft een oorzaak.", ["Anna Smit"]),
    ("Het plan van Anna Smit werd in de raad “een wonder” genoemd.", [None]),
    ("Anna Smit leidt de dierentuin. Haar conclusie: “Apen willen rust.”", ["Anna Smit"]),
    ("Jan Berg vroeg het. “Alleen in de winter”, luidde het antwoord van Anna Smit.", ["Anna Smit"]),
    ("“Een treurspel”, zo omschrijft Anna Smit de avond.", ["Anna Smit"]),
    ("Anna Smit kan niet uitsluiten dat het “al maanden lekt”.", ["Anna Smit"]),
    ("Minister van Werk Anna Smit noemt het vonnis “een mijlpaal”.", ["Anna Smit"]),
    # a demonstrative means whom the sentence before names last
    ("Anna Smit wacht op burgemeester Jan Berg. Die noemde haar plan “een misverstand”.", ["Jan Berg"]),
    ("Anna Smit wacht op de broers Berg. Die noemden haar plan “een misverstand”.", [None]),
    ("Anna Smit belde Jan Berg. Van zijn zus hoorde zij: “Hij slaapt.”", ["Anna Smit"]),
    ("Wethouder Anna Smit wees erop dat het mag. “Meer borden helpen niet”, aldus de bestuurder.", ["Anna Smit"]),
    ("Trainer Jan Berg zweeg. “Ik miste alles”, zei de keeper verdrietig.", ["de keeper"]),
    ("Jan Berg haalde haar weg bij de club, waar men haar “te licht” vond.", [None]),
    ("Jan Berg kreeg celstraf. “Hij misbruikte zijn ambt”, staat in het vonnis.", [None]),
]  # fmt: skip


test_speakers = speakers_are([*(("de", *case) for case in _GERMAN), *(("nl", *case) for case in _DUTCH)])

test_people = people_are(
    [
        ("de", "Das rief Kulturreferentin Vreni Adler.", {"Vreni Adler"}),
        ("de", "Das sagte Thorsten Adler Reportern.", {"Thorsten Adler"}),
        ("de", "Es sprach Clemens Freiherr von Adler.", {"Clemens Freiherr von Adler"}),
        ("de", "Einmal starb Burghart Adler. Heute isst Adler, 66, Quark.", {"Burghart Adler"}),
        ("de", "Gustl Adler, Senn auf der Alp, ging. Seine Schwester Anna Adler blieb.", {"Gustl Adler", "Anna Adler"}),
        ("de", "Dort spielte der SV Nordheim.", set()),
        ("de", "Das schrieb die Zeitung Dennis van R. vor Gericht zu.", {"Dennis van R."}),
        ("de", "Die Gewerkschaft Nordlicht wirft ihm das vor.", set()),
        ("de", "Die Liebe zu Anna Roth hielt.", {"Anna Roth"}),
        ("nl", "Gisteren speelde koploper De Molen. De Molen vond dat niet erg.", set()),
        ("nl", "Dochter Sietske kwam terug.", {"Sietske"}),
        ("nl", "Daarin schreef Anna Smit dat.", {"Anna Smit"}),
        ("nl", "Het stond in de Gentse Minnezaal en bij de Weense Molenaar.", set()),
        ("nl", "De deskundige van het Pieter Molenaar Centrum zweeg.", set()),
    ]
)
