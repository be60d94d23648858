"""Who judges or sees something in words of his own, in six languages; and words by which nobody named judges it."""

from tests.support.quotations import speakers_are

test_verbs_that_judge = speakers_are(
    [
        ("de", "Marktleiter Jork Welden empfand den Umzug als „Zumutung“.", ["Jork Welden"]),
        ("fr", "Le maire, Gilles Tordel, assume un choix « rude mais juste ».", ["Gilles Tordel"]),
        ("es", "El crítico Saúl Ordaz presume de un «oído fino».", ["Saúl Ordaz"]),
        ("it", "La preside Agnese Torrisi boccia una «riforma a metà».", ["Agnese Torrisi"]),
        ("pt", "A deputada Célia Monforte desconfia de uma «pressa estranha».", ["Célia Monforte"]),
        ("nl", "Schipper Joris Vaandel wijt de schade aan ‘pure haast’.", ["Joris Vaandel"]),
    ]
)

test_verbs_of_seeing_need_an_as = speakers_are(
    [
        ("it", "La direttrice Agnese Torrisi presenta la mostra come «un gioco di specchi».", ["Agnese Torrisi"]),
        ("pt", "A ministra Célia Monforte vê a medida como “um passo tímido”.", ["Célia Monforte"]),
        ("fr", "Le député Gilles Tordel voit une « occasion manquée » dans ce texte.", ["Gilles Tordel"]),
        ("es", "Adela Rius afirma que canta. Se destaca como una “voz del campo”.", [None]),
    ]
)

test_closing_verb_has_the_words_as_its_object = speakers_are(
    [
        ("de", "Ministerin Ada Roth hatte zuvor den „blinden Eifer“ angeprangert.", ["Ada Roth"]),
        ("de", "Ministerin Ada Roth hat dem Verein „Wortbruch“ vorgeworfen.", ["Ada Roth"]),
        ("de", "Ministerin Ada Roth hat nach dem Unfall „grobe Mängel“ eingeräumt.", ["Ada Roth"]),
        ("nl", "Minister Ada Smit heeft de wethouder ‘woordbreuk’ verweten.", ["Ada Smit"]),
        ("de", "Kritik am „Verschweigen der Fakten“ kam vom Forscher Jork Welden.", ["Jork Welden"]),
        ("nl", "Kritiek op de ‘stille afbraak’ kwam ook van schrijver Joris Vaandel.", ["Joris Vaandel"]),
        ("fr", "À l'origine du « fiasco du siècle » dénoncé par l'architecte Gilles Tordel, une erreur.", ["Gilles Tordel"]),
    ]
)

test_objects_beside_the_verb = speakers_are(
    [
        ("de", "„Leichtsinnig“ nennt sie die Biologin Ada Roth.", ["Ada Roth"]),
        ("nl", "Bioloog Ada Smit noemt ze ‘onverstandig’.", ["Ada Smit"]),
        ("fr", "La cheffe des verts, Anne Roy, lui reproche une « fuite en avant ».", ["Anne Roy"]),
        ("fr", "Luc Roy se dit « prêt à parler » mais refuse de bâtir des « châteaux en Espagne ».", ["Luc Roy", "Luc Roy"]),
        ("fr", "Le maire Gilles Tordel promet des « jours meilleurs ».", ["Gilles Tordel"]),
        ("fr", "La ministre Anne Roy assure que la fin prochaine des « passoires thermiques » viendra.", [None]),
    ]
)

test_relative_clauses = speakers_are(
    [
        ("nl", "Kamerlid Ada Smit, die de zaak ‘ongehoord’ noemt, wil opheldering.", ["Ada Smit"]),
        ("de", "Ministerin Ada Roth, die den Vorgang „unerhört“ nennt, will Klarheit.", ["Ada Roth"]),
        ("de", "Der Vorgang, den die Branche „Abschmelzen“ nennt, dauert lange.", [None]),
        ("fr", "La députée Anne Roy, pour qui l'affaire est « sans exemple », part.", ["Anne Roy"]),
        ("fr", "La maire Anne Roy, que la presse accuse de « naïveté », se dit « tranquille ».", [None, "Anne Roy"]),
    ]
)

test_own_clause = speakers_are(
    [
        ("de", "Kapitän Jork Welden will „nicht länger schweigen“.", ["Jork Welden"]),
        ("nl", "Boer Joris Vaandel heeft die steun ‘nog nooit gezien’.", ["Joris Vaandel"]),
        ("fr", "Le préfet Gilles Tordel n'a « rien vu venir ».", ["Gilles Tordel"]),
        ("fr", "Odile Vasseur a tenu à venir « malgré le calme de la rue ».", [None]),
    ]
)

test_blamed_by_nobody_named = speakers_are(
    [
        ("fr", "Le ministre Luc Roy parle. Critiqué pour son « obstination », le ministre promet mieux.", [None]),
        ("es", "El ministro Luis Roa habla. Criticado por su «soberbia», el ministro prometió cambios.", [None]),
        ("it", "Il ministro Ugo Conti parla. Accusato di «arroganza», il ministro ha promesso altro.", [None]),
        ("pt", "O ministro Rui Reis fala. Criticado pela sua «arrogância», o ministro prometeu mudanças.", [None]),
        ("de", "Als „Verräter“ beschimpft, zog sich Minister Jan Roth zurück, sagte er.", [None]),
        ("fr", "Accusé de « mensonge » par la députée Anne Roy, le ministre se tait.", ["Anne Roy"]),
    ]
)

test_buttons = speakers_are(
    [
        ("de", "Ada Roth empfiehlt, auf dem Gerät sofort „Weiter“ zu drücken.", [None]),
        ("nl", "Ada Smit raadt aan op ‘Verder’ te drukken.", [None]),
        ("es", "Ana Roa recomienda pulsar en «siguiente».", [None]),
    ]
)

test_description_with_a_name_of_its_own = speakers_are(
    [("es", "La bióloga Viviana Alba lo ve «feo». La promotora, Nordia, presume de un «amplio apoyo».", ["Viviana Alba", None])]
)

test_attributes_and_side_clauses_name_who_judges = speakers_are(
    [
        ("de", "Die von Stadträtin Ada Roth beklagte „Verödung der Innenstadt“ hat viele Gründe.", ["Ada Roth"]),
        ("nl", "De door wethouder Ada Smit betreurde ‘leegloop van het centrum’ kent oorzaken.", ["Ada Smit"]),
        ("fr", "La « lenteur des travaux » que déplore l'élue Anne Roy a des causes.", ["Anne Roy"]),
        ("es", "La «lentitud de las obras» que lamenta la concejala Ana Roa tiene causas.", ["Ana Roa"]),
        ("fr", "Le « chèque vert » lancé par la ministre Anne Roy plaît.", [None]),
        ("es", "El «bono verde» que presenta la ministra Ana Roa gusta.", [None]),
        ("it", "La «lentezza dei lavori» lamentata dalla consigliera Ada Conti ha cause.", ["Ada Conti"]),
    ]
)

test_what_somebody_wants_to_do = speakers_are(
    [
        ("de", "Bürgermeister Jork Welden will „behutsam erneuern“.", ["Jork Welden"]),
        ("fr", "La ministre Anne Roy parle. Sur le reste, elle a préféré « ne rien dire ».", ["Anne Roy"]),
        ("es", "La portavoz Ana Roa habló. Sobre los heridos prefirió «no decir nada».", ["Ana Roa"]),
        ("it", "Il preside Ugo Conti intende «rinnovare con garbo».", ["Ugo Conti"]),
        ("nl", "Opvolger Joris Vaandel wil ‘voorzichtig vernieuwen’.", ["Joris Vaandel"]),
    ]
)

test_how_somebody_feels = speakers_are(
    [
        ("de", "Regisseur Jork Welden fühlt sich „vor die Tür gesetzt“.", ["Jork Welden"]),
        ("nl", "Regisseur Joris Vaandel voelt zich ‘op straat gezet’.", ["Joris Vaandel"]),
        ("es", "El actor Saúl Ordaz se siente «fuera de lugar».", ["Saúl Ordaz"]),
        ("it", "Il regista Ugo Conti si sente «messo alla porta».", ["Ugo Conti"]),
        ("pt", "O encenador Rui Reis sente-se “posto na rua”.", ["Rui Reis"]),
        ("es", "La ministra Ana Roa admitió que el Ejecutivo se sintió “solo”.", ["Ana Roa"]),
    ]
)

test_a_title_beside_the_name_hides_nobody = speakers_are(
    [
        ("de", "Produzent Jork Welden, bekannt aus der Show „Echo“, lobt Bergs „rauen Ton“.", [None, "Jork Welden"]),
        ("nl", "Producer Joris Vaandel, bekend van het programma ‘Echo’, roemt haar ‘rauwe toon’.", [None, "Joris Vaandel"]),
        ("es", "El productor Saúl Ordaz, descubierto en el concurso «Voces de oro», destaca su «tono».", [None, "Saúl Ordaz"]),
        ("pt", "O seu romance preferido, «O Cais dos Ausentes», continua à venda, diz Ana Reis.", [None]),
    ]
)

test_charges_of_many_words_are_said_by_nobody = speakers_are(
    [("fr", "Anne Roy parle. Elle est poursuivie pour « faux et usage de faux en bande organisée ».", [None])]
)

test_reports_at_the_end = speakers_are(
    [
        ("nl", "Ada Smit sprak. Dat zou ‘een klap voor iedereen’ zijn, zei wethouder Joris Vaandel.", ["Joris Vaandel"]),
        ("nl", "Bakker Joris Vaandel wijt dat aan de ‘dolle energierekening’.", ["Joris Vaandel"]),
        ("nl", "Ada Smit vindt dat de “groene golf” moet blijven.", [None]),
    ]
)

test_forms_and_records_are_said_by_nobody = speakers_are(
    [
        ("fr", "Le message avait pour objet « cette nuit », a indiqué le commissaire Luc Roy.", [None]),
        ("es", "El mensaje llevaba por asunto «esta noche», indicó el comisario Juan Roa.", [None]),
        ("fr", "Le directeur, Luc Roy, parle. Au dos, il faut recopier « lu et approuvé », précise-t-il.", [None]),
        ("es", "Al dorso hay que escribir «leído y conforme», precisó el director, Juan Roa.", [None]),
        ("it", "Sul retro va scritto «letto e approvato», precisa il preside Ugo Conti.", [None]),
        ("de", "Kommissar Jan Roth sagte, in der Akte habe „keine Spuren“ gestanden.", [None]),
        ("nl", "Trainer Ada Smit laat haar ploeg vaak ‘vijf tegen twee’ spelen.", [None]),
        ("de", "Lehrerin Ada Roth erzählt, dass ihre Klasse die Übung „stummes Gespräch“ mag.", [None]),
        ("fr", "Anne Roy avoue avoir longtemps ignoré la règle de l'« avantage ».", [None]),
        ("fr", "La juge Anne Roy a expliqué que le rapport concluait à une « mort naturelle ».", [None]),
    ]
)

test_words_that_are_typed_or_confused_are_said_by_nobody = speakers_are(
    [
        ("fr", "Anne Roy cherche. En tapant « sirop » dans la barre de recherche, on trouve tout, selon elle.", [None]),
        ("nl", "Wie ‘hoestdrank’ intikt in de zoekbalk, krijgt volgens Ada Smit veel.", [None]),
        ("es", "Muchos la confunden con «fecha de envasado», lamenta la farmacéutica Ana Roa.", [None]),
        ("it", "La farmacista Ada Conti consiglia di guardare la scritta «da usare entro».", [None]),
        ("fr", "L'apiculteur Luc Roy explique pourquoi les abeilles exécutent la « danse frétillante ».", [None]),
        ("pt", "O apicultor Rui Reis explica por que as abelhas fazem a «dança do oito».", [None]),
        ("fr", "Le terme de « vol nuptial » est trompeur, selon la biologiste Anne Roy.", [None]),
    ]
)
