"""Quotations that nobody says: topics, lists, names that are written as no word is, what people at large say."""

from tests.support.quotations import speakers_are

test_topics = speakers_are(
    [
        ("de", "Die Arbeit gehe voran, sagte Ada Roth mit Blick auf das „Heim am Moor“, das im Juni öffnet.", [None]),
        ("de", "Gefragt nach der „Akte Ulm“ schwieg Minister Jan Roth, wie er es immer tut.", [None]),
        ("fr", "Interrogée sur l’« affaire Duval », la ministre Anne Roy n’a pas répondu.", [None]),
        ("es", "Preguntada por la «Casa del Faro», la alcaldesa Ana Roa pidió paciencia.", [None]),
        ("pt", "Sobre o “caso Faria”, a ministra Ana Reis não quis falar.", [None]),
        ("nl", "Gevraagd naar de ‘zaak-Vos’ zweeg minister Ada Smit.", [None]),
        # but a judgement of what the sentence is about is whoever's that speaks
        ("de", "Mit Blick auf die „dramatische Lage“ sagte Ada Roth, man müsse handeln.", ["Ada Roth"]),
    ]
)

test_names_between_commas = speakers_are(
    [
        ("es", "El pesquero, el «San Blas», hacía agua, declaró el patrón Juan Roa.", [None]),
        ("it", "Il peschereccio, il «San Biagio», imbarcava acqua, ha dichiarato il capitano Ugo Conti.", [None]),
        ("nl", "De kotter, de ‘Sint Joris’, maakte water, verklaarde schipper Jan Smit.", [None]),
    ]
)

test_lists = speakers_are(
    [
        ("es", "Los modelos «Alba», «Nube» y «Roca» serán retirados, anunció la directora Ana Roa.", [None, None, None]),
        ("nl", "De modellen ‘Alba’, ‘Wolk’ en ‘Rots’ worden teruggehaald, meldde directeur Ada Smit.", [None, None, None]),
        ("fr", "« Crayon » ou « crayon de papier », le libraire Jean Roy ne tranche pas.", [None, None]),
        ("es", "Ana Roa llamó a sus rivales «torpes», «vagos» y «falsos».", ["Ana Roa", "Ana Roa", "Ana Roa"]),
    ]
)

test_identifiers = speakers_are(
    [
        ("es", "La aplicación «MiPlaza» será gratuita, indicó el edil Juan Roa.", [None]),
        ("pt", "O ficheiro “contas_2019” desapareceu, disse Ana Reis.", [None]),
    ]
)

test_said_at_large = speakers_are(
    [
        ("de", "Im Dialekt sage man „Erdbirne“, so Bäcker Jan Roth.", [None]),
        ("es", "En el valle se dice «papín», cuenta el panadero Juan Roa.", [None]),
        ("fr", "Anne Roy se dit « tranquille ».", ["Anne Roy"]),
        ("nl", "Hier zegt men ‘petat’, aldus bakker Jan Smit.", [None]),
    ]
)

test_levels = speakers_are(
    [
        ("de", "Die Ampel springe auf „gelb“, erklärte Ärztin Ada Roth.", [None]),
        ("es", "El indicador pasó a «naranja», explicó el médico Juan Roa.", [None]),
    ]
)

test_words_that_take_the_place_of_others = speakers_are(
    [
        ("de", "Statt „Fräulein“ soll es „Frau“ heißen, sagte Ada Roth.", [None, None]),
        ("es", "En vez de «tesorero» se escribirá «tesorería», indicó Ana Roa.", [None, None]),
        ("nl", "In plaats van ‘juf’ komt er ‘leraar’ te staan, zei Ada Smit.", [None, None]),
        ("de", "Statt „warmer Worte“ brauche es Geld, sagte Ada Roth.", ["Ada Roth"]),
    ]
)

test_works_behind_prepositions = speakers_are(
    [
        ("de", "Der Satz stamme aus dem Buch „Kalte Suppe“, verriet Köchin Ada Roth.", [None]),
        ("fr", "Le saut s’appelle « Duval II », raconte la gymnaste Anne Roy.", [None]),
    ]
)

test_titles_by_the_capital_of_a_small_word = speakers_are(
    [
        ("de", "Dass ausgerechnet „Der Nebel“ fehlt, ärgert Händlerin Ada Roth.", [None]),
        ("de", "Dass das Regal leer bleibt, nennt Ada Roth „ein Unding“.", ["Ada Roth"]),
    ]
)

test_held_to_be_so = speakers_are(
    [
        ("de", "Das Tier gilt auf der Liste als „sehr selten“, erläuterte Biologe Jan Roth.", [None]),
        ("nl", "Rechter Ada Smit achtte ‘heling’ bewezen.", [None]),
    ]
)

test_given_names_and_pairs = speakers_are(
    [
        ("de", "Auf Platz eins landete „Emma“, vor „Paula“, teilte Forscher Jan Roth mit.", [None, None]),
        ("es", "Entre «bien» y «muy bien» hay un trecho, dice el cura Juan Roa.", [None, None]),
    ]
)

test_things_of_which_a_relative_clause_tells = speakers_are(
    [
        ("nl", "Burgemeester Ada Smit opende het project ‘Groene Kade’, waarvan ze veel verwacht.", [None]),
        ("de", "Kollegen riefen ihn „Wolf“, erinnert sich Meister Jan Roth.", [None]),
    ]
)

test_elided_articles = speakers_are(
    [
        ("it", "Diventate virali con l’etichetta «porcospuma», le immagini divertono la sindaca Ada Conti.", [None]),
        ("fr", "Le ministre Jean Roy a expliqué que l’étiquette « bio » serait revue.", [None]),
        ("fr", "Anne Roy parle d’un album « noir et triste ».", ["Anne Roy"]),
    ]
)

test_told_behind = speakers_are(
    [
        ("fr", "Anne Roy rappelle avoir alerté sur ces « trains fous », comme les appelle la presse locale.", [None]),
        ("pt", "Ana Reis lembra ter alertado para os “comboios loucos”, como lhes chama a imprensa.", [None]),
        ("it", "Sul cinema «di confine», etichetta che tutti adorano, Ada Conti taglia corto.", [None]),
        ("de", "Von einer „sanften Erhöhung“ könne keine Rede sein, so Vorsitzender Jan Roth.", [None]),
        ("es", "Ana Roa se consagró en 1983 con «La sal de los faros», que la censura prohibió.", [None]),
        ("de", "Ada Roth spricht von „Todeswagen“, wie sie die Busse nennt.", ["Ada Roth"]),
    ]
)

test_marks_announcements_and_examples = speakers_are(
    [
        (
            "es",
            "«Funciona», dice Ana Roa. La alcaldesa recuerda que solo un local tiene la nota «insuficiente».",
            ["Ana Roa", None],
        ),
        ("it", "«Funziona», dice Ada Conti. Ricorda l’annuncio «treno soppresso».", ["Ada Conti", None]),
        ("fr", "« Ça marche », dit Anne Roy. Elle rappelle qu’un seul bar est noté « insuffisant ».", ["Anne Roy", None]),
        ("de", "„Es läuft“, sagt Ada Roth. Sie verweist auf Angebote wie „Rentner lernen Rad“.", ["Ada Roth", None]),
        ("nl", "‘Het werkt’, zegt Ada Smit. Ze wijst op cursussen zoals ‘ouderen op de fiets’.", ["Ada Smit", None]),
        ("de", "Ada Roth stärkt Kinder. Erlebnisse wie „Das kann ich“ oder „Das will ich bald“ helfen dabei.", [None, None]),
    ]
)

test_displays_alerts_and_rejected_charges = speakers_are(
    [
        ("es", "En la pantalla aparecía «Sin servicio», cuenta la conductora Ana Roa.", [None]),
        ("it", "Il prefetto Ugo Conti ha ricordato che l’allerta «codice giallo» resta in vigore.", [None]),
        ("fr", "Jean Roy rejette l’accusation de « recel ».", [None]),
        ("fr", "Jean Roy rejette des accusations « grotesques ».", ["Jean Roy"]),
    ]
)
