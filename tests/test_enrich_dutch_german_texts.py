"""What German and Dutch articles tell of a speaker beyond the sentence of the quotation: paragraphs, sources, initials."""

from tests.support.quotations import people_are, speakers_are
from transforms.enrich.names.names import find_names

_GERMAN: list[tuple[str, list[str | None]]] = [
    # a paragraph that tells of one person only
    ("Anna Roth führt den Hof. Keiner half ihr, auch ihre Söhne nicht. „Ich stand allein im Stall.“", ["Anna Roth"]),
    ("Anna Roth führt den Hof. Die Sparkasse lag nebenan. „Ich stand allein im Stall.“", ["Anna Roth"]),
    ("Anna Roth führt den Hof. Der Nachbar schaute zu. „Ich stand allein im Stall.“", [None]),
    ("Anna Roth führt den Hof. Laut einem Gutachten ist er marode. „Das Dach ist hin.“", [None]),
    ("Anna Roth mag das Wort nicht. „Idylle“ steht auf jeder Postkarte. „Wir arbeiten hier.“", [None, "Anna Roth"]),
    ("„Ein Idyll“ nennt es der Prospekt. Anna Roth winkt ab. Die Kühe brüllen. „Wir arbeiten hier.“", [None, "Anna Roth"]),
    # whose view a sentence tells within
    ("Jan Berg leitet das Bad. Daran ist laut Anna Roth vieles alt. „Das Becken leckt.“", ["Anna Roth"]),
    ("Anna Roth leitet das Bad. Das liegt ihrer Ansicht nach am Frost. „Das Becken leckt.“", ["Anna Roth"]),
    # indirect speech ends where somebody else acts
    ("Anna Roth klagte. Sie habe kein Geld.\n\nDer Betreiber schwieg. Das Becken sei „völlig undicht“.", [None]),
    ("Anna Roth klagte. Im Keller dankte er ihr. Er sei „heilfroh und müde“.", [None]),
    # the time before a message is nobody
    ("Anna Roth klagte. Sie habe kein Geld.\n\n13.15 Uhr: Der Betreiber schwieg. Das Becken sei „völlig undicht“.", [None]),
    # where or how somebody speaks is no part of who it is
    ("Bürgermeisterin Anna Roth sieht das so. Das sei „nur ein Anfang“, so die Rathauschefin in einem Brief.", ["Anna Roth"]),
    ("Bürgermeisterin Anna Roth schwieg. „Nein“, schrieb die Sprecherin im Rathaus.", ["die Sprecherin im Rathaus"]),
    # an age calls somebody whose noun no table has
    ("Jan Berg gewann klar. „Ich war müde“, sagte der 31-jährige Wahlkieler.", ["Jan Berg"]),
    # the sex that an office tells
    ("Es probten Organist Jorind Adler und die Dirigentin Mavie Sommer. „Lauter“, rief sie.", ["Mavie Sommer"]),
    ("Neben Sängerin Anna Roth saß der Vorsitzende Jorind Adler. „Lauter“, rief er.", ["Jorind Adler"]),
    # an article is nobody, and neither is "es" nobody's own word
    ("Anwalt Jan Berg sprach von einer „Ausrede in letzter Minute“.", ["Jan Berg"]),
    ("Jan Berg ging. „Komm heim“, rief ihm einer von hinten nach.", [None]),
    ("Jan Berg nimmt es gelassen: „Morgen ist auch ein Tag.“", ["Jan Berg"]),
    ("Es ruft aus dem Wald: „Morgen ist auch ein Tag.“", [None]),
    # a demonstrative before a verb that no table has
    ("Anna Roth fragte Jan Berg. Der verdreht die Augen: „Nicht schon wieder.“", ["Jan Berg"]),
    ("Anna Roth fragte Jan Berg. Der alte Spruch passt: „Nicht schon wieder.“", [None]),
    ("Anna Roth traf Jan Berg. Der war wütend. „Ich gehe“, sagte er.", ["Jan Berg"]),
    # what leads to a quotation or follows it
    ("Für Anna Roth ist klar: „So geht es nicht.“", ["Anna Roth"]),
    ("Für Anna Roth ist er „der Beste von allen“.", [None]),
    ("Kritik kommt von Stadtrat Jan Berg: „Zu wenig.“", ["Jan Berg"]),
    ("Am Tor stand die Schwester von Jan Berg: „Zu wenig.“", [None]),
    ("„Der Boden ist zu nass“: So erklärt Landwirt Jan Berg den Schaden.", ["Jan Berg"]),
    ("Anna Roth gab zu Protokoll, sie habe „nichts bemerkt“.", ["Anna Roth"]),
    ("Anna Roth gab dem Hund „nichts bemerkt“ zum Namen.", [None]),
    # a verb that no table has, before an office
    ("„So nicht“, grantelte gestern Bäckermeister Jan Berg.", ["Jan Berg"]),
    # the mood of indirect speech
    ("Anna Roth widersprach. Das Gesetz öffne „Tür und Tor für Betrug“.", ["Anna Roth"]),
    ("Anna Roth warb dafür. Daheim feiere man „unter freiem Himmel“.", ["Anna Roth"]),
    # a relative whom the text has named
    ("Jan Berg lebt mit seiner Tochter Eva in Kiel. Kalt ist es. „Er friert“, sagt seine Tochter.", ["Eva"]),
    ("Jan Berg lebt in Kiel. Kalt ist es. „Er friert“, sagt seine Tochter.", ["seine Tochter"]),
    # another word for an office, at the end of a compound
    ("Professorin Anna Roth nickt. „Gut so“, sagt die Klimaforscherin von der Uni Kiel.", ["Anna Roth"]),
    # surnames that are initials
    ("Das Gericht verurteilte Dennis K. zu Haft. „Ich war es nicht“, sagte K. zu Beginn.", ["Dennis K."]),
    ("Vor Gericht steht Dennis K. aus Essen. „Ich war es nicht“, sagte der Angeklagte.", ["Dennis K."]),
    ("Dennis K. sammelt Pilze. „Ich war es nicht“, sagte der Angeklagte.", ["der Angeklagte"]),
    ("Vor Gericht stehen Dennis K. und Maik L. aus Essen. „Nein“, sagte der Angeklagte.", ["der Angeklagte"]),
    ("Verurteilt wurden Dennis K. und sein Bruder Maik K. zu Haft.\n\n„Nein“, sagte K. leise.", [None]),
]  # fmt: skip
_DUTCH: list[tuple[str, list[str | None]]] = [
    ("Anna Smit leidt de hoeve. Niemand hielp haar, ook haar zonen niet. ‘Ik stond er alleen voor.’", ["Anna Smit"]),
    ("Anna Smit leidt de hoeve met Jan Berg. Het is koud. ‘Ik stond er alleen voor.’", [None]),
    ("Anna Smit leidt de hoeve. De buurman keek toe. ‘Ik stond er alleen voor.’", [None]),
    ("Anna Smit leidt de hoeve. Volgens een rapport is die oud. ‘Het dak is lek.’", [None]),
    ("Jan Berg leidt het zwembad. Daar ligt volgens Anna Smit de fout. ‘Het bad lekt.’", ["Anna Smit"]),
    ("Jan Berg leidt het zwembad. Dat komt volgens hem door de vorst. ‘Het bad lekt.’", ["Jan Berg"]),
    ("Minister Anna Smit wil het niet. ‘Te duur’, aldus de bewindsvrouw in een brief.", ["Anna Smit"]),
    ("Jan Berg won met gemak. ‘Ik was moe’, grijnsde de 31-jarige Zwollenaar.", ["Jan Berg"]),
    ("Jan Berg speelde mee. Het 31-jarige toernooi noemde hij ‘een feest’.", ["Jan Berg"]),
    ("Kritiek komt van raadslid Anna Smit: ‘Te weinig.’", ["Anna Smit"]),
    ("‘De grond is nat’: zo verklaart boer Jan Berg de schade.", ["Jan Berg"]),
    ("Anna Smit heeft het over ‘een drama’.", ["Anna Smit"]),
    ("De werkgroep ‘Red het Bos’ stapt op, meldt Anna Smit.", [None]),
    ("Jan Berg knikte. ‘Die knaap is goed’, zei de Engelsman.", ["Jan Berg"]),
    ("Trainer Jan Berg knikte. Bas Smit was amper fit. ‘Een halfuur’, zei de Kroaat.", ["de Kroaat"]),
    ("Jan Berg knikte. De Engelsman sprak van ‘een groot wonder’.", ["Jan Berg"]),
    ("Jan Berg zweeg. Volgens een woordvoerder brandt het. ‘Het is uit’, aldus de zegsman.", ["de zegsman"]),
    ("‘Ons land gaat kapot’, briest schipper Jan Berg van de UK-1.", ["Jan Berg"]),
    ("Jan Berg zweeg. Eerder op de dag had hij volgehouden dat hij ‘een zwart gat’ heeft.", ["Jan Berg"]),
    ("Jan Berg zweeg. Eerder hadden ze geroepen dat hij ‘een zwart schaap’ is.", [None]),
    ("Jan Berg ging. Zijn dochter Eva Smit bleef. ‘Nee’, zei ze. ‘Nooit’, riep zijn dochter.", ["Eva Smit", "Eva Smit"]),
    ("De rechtbank veroordeelde Dylan S. uit Almere. S. gaf toe dat hij ‘een paar keer’ belde.", ["Dylan S."]),
    ("Tegen Dylan S. is vier jaar geëist. In een brief noemt de verdachte haar ‘een lastpak’.", ["Dylan S."]),
    ("Wetenschapper Anna Smit telt uilen. Daar is de promovenda blij om. ‘Ze zingen.’", ["Anna Smit"]),
]  # fmt: skip

test_speakers = speakers_are([*(("de", *case) for case in _GERMAN), *(("nl", *case) for case in _DUTCH)])

test_people = people_are(
    [
        ("de", "Vor Ort war Hans-Ueli Adler.", {"Hans-Ueli Adler"}),
        ("de", "Verurteilt wurde Dennis K. aus Bonn. Die Eltern von K. weinten.", {"Dennis K."}),
        ("de", "Am Abend gab Hinnerk Adler Entwarnung. Dann schenkte Hinnerk Adler Kaffee ein.", {"Hinnerk Adler"}),
        ("de", "Am Abend übte Hinnerk Adler Zurückhaltung.", {"Hinnerk Adler"}),
        ("de", "Das gab Hinnerk Adler zu Protokoll.", {"Hinnerk Adler"}),
        ("de", "Das schrieb Marie Gräfin zu Adlerstein.", {"Marie Gräfin zu Adlerstein"}),
        ("nl", "Favoriet Jorin Adler viel.", {"Jorin Adler"}),
        ("nl", "Voor Adrin de Bruin was dat genoeg.", {"Adrin de Bruin"}),
        ("nl", "Darter Joriko de Bruin gooide raak. De Bruin lachte.", {"Joriko de Bruin"}),
        ("nl", "Het was warm. De Engelsman zweeg.", set()),
    ]
)


def test_an_initial_is_a_mention() -> None:
    text = "Tegen Dylan van S. loopt een zaak. Later kwam S. vrij, net als S. Molenaar, en zei de broer van S. Hij zweeg."
    mentions = [mention for mention in find_names(text, "nl").mentions if mention.name == "Dylan van S."]
    assert [text[mention.start : mention.end] for mention in mentions] == ["Dylan van S.", "S.", "S."]
