"""German nouns with capitals that look like people, and people who look like nouns."""

from tests.support.quotations import people_are

test_abbreviations_and_letters = people_are(
    [
        ("de", "Man nimmt ein mildes Öl (z. B. Rapsöl) und rührt. Auch z. B. Marvex ist gut.", set()),
        ("de", "Das Buch von B. Kehl liegt aus.", {"B. Kehl"}),
        ("de", "Das war, i. d. R. Ada Roth zufolge, gut.", {"Ada Roth"}),
        ("de", "Es fehlt an Vitamin D. Wenn man viel sitzt, merkt man es.", set()),
        ("de", "Das Rad gibt es in Größe L. Beim Sattel wird gespart.", set()),
        ("de", "Der Statistiker Jan P. A. Ohlert schwieg.", {"Jan P. A. Ohlert"}),
    ]
)

test_amounts_are_no_ages = people_are(
    [
        ("de", "Das steht im Fachblatt (Larnet Respira Medix, 20.2.20).", set()),
        ("de", "Gekauft wurden Tüten Mandorla, 6 Mangos und Brot.", set()),
        ("en", "- Everyday Use (15% of the score)\n- Activity Use (20% of it)", set()),
        ("de", "Yoluna Kokolt, 25, und Gunthild Schönau (77) kamen.", {"Yoluna Kokolt", "Gunthild Schönau"}),
        ("de", "Yoluna Kokolt, 25 Jahre alt, kam.", {"Yoluna Kokolt"}),
    ]
)

test_nouns_ahead = people_are(
    [
        ("de", "Gattin Gisela (75) nickt. Seine Ehefrau Eske lacht.", {"Gisela", "Eske"}),
        ("de", "Ein halbes Dutzend Skihütten gibt es, teilte die Bahn mit.", set()),
        ("de", "Die Kasse stellt Milliarden Taler bereit. Mein Nachbar fragt nach.", set()),
        ("de", "Im Londoner Stadtteil Morkau fragt Ada Roth nach.", {"Ada Roth"}),
        ("de", "„Sag Gerhard er soll kommen“, rief sie. „Gut“, sagte Gerhard.", {"Gerhard"}),
        ("de", "Laut Wetterportal regnet es. Laut Herstellern führt das zu nichts.", set()),
    ]
)

test_what_stands_before = people_are(
    [
        ("de", "Die größte Anglermesse Nordheim findet im Mai statt.", set()),
        ("de", "Der farblich einmalige Morvan Summer kündigt sich an.", set()),
        ("de", "Er legte dar, zu welchen Belangen Bestandslisten beschrieben werden.", set()),
        ("de", "An dem Ende der zwei Körbe Morcheln führt kein Weg vorbei.", set()),
        ("de", "Das teilte der kluge Trainer Egano Bernalt mit.", {"Egano Bernalt"}),
        ("de", "1850 verkaufte ein gewisser Sewelt T. Taylorn seine Bar.", {"Sewelt T. Taylorn"}),
        ("de", "Napua Nameyant hält viel davon. Nach ihr sprach Hapek Kerling.", {"Napua Nameyant", "Hapek Kerling"}),
    ]
)

test_ends_of_nouns = people_are(
    [
        ("de", "Allerdings beschreibt Elders Laufbahn etwas anderes, sagte Jan Elder.", {"Jan Elder"}),
        ("de", "In der Halle stellte Morvex Lokomotivrahmen her.", set()),
        ("de", "Das erregte, so Morvex Aufmerksamkeit, viel.", set()),
        ("de", "Eingeloggten Lesern gibt das etwas. Angefressene Äpfel führt niemand.", set()),
        ("de", "So wie es in Belangen ABGB verlangt wird. Lasst Euch versichern!", set()),
        ("de", "In den fernen Talauen Deutschlands gab es noch Holz.", set()),
        ("de", "Der Vice President Global Engineering sprach mit Kaiso Saiedt, Vorsitzender der Partei.", {"Kaiso Saiedt"}),
        ("de", "Es geht, wie Journal of Applied Fishery berichtet.", set()),
    ]
)

test_nouns_behind_offices = people_are(
    [
        ("de", "Nimmt der Chef Firmengeld, zahlt er. Da Fahrer Mangelware seien, wartet man.", set()),
        ("de", "Als bester Trainer Deutschlands gewann er. Wenn der Chef Ihre Rente zahlt, gut.", set()),
        ("de", "Die Deutsche Windkantine und das Deutsche Rote Kreisblatt warten.", set()),
        ("de", "Kanzlerin Morkel und der Dichter Rauchert schwiegen.", {"Morkel", "Rauchert"}),
        ("de", "Der Mediziner Fekir Ohlert kam.", {"Fekir Ohlert"}),
    ]
)
