"""Quotations that the words around them make a thing: half of a compound, one end of a range, a defined word, a motto."""

from tests.support.quotations import speakers_are

test_half_of_a_compound = speakers_are(
    [
        (
            "de",
            "Der Händler Emil Kern bat um Geduld. Während «Geschäfts»-Partner Kern wartete, gab er eine Erklärung ab.",
            [None],
        ),
        ("de", "Ada Roth spielte oft. Sie sagte, in der „Leuchtturm“-Reihe habe alles begonnen.", [None]),
        ("en", "Ann Lee said the “lighthouse”-style kiosks would go.", [None]),
        ("nl", "Ada Smit zegt dat de ‘vuurtoren’-stijl verdwijnt.", [None]),
        ("de", "Ada Roth sagte, der Umbau sei „ein Unding“ - und ging.", ["Ada Roth"]),
        ("en", "Ann Lee said the plan was “a disgrace”—and left.", ["Ann Lee"]),
    ]
)

test_ends_of_a_range = speakers_are(
    [
        (
            "de",
            "Emil Kern ist Schauspieler. Er zeigt sein Können in vielen Rollen, von „Der Kai“ bis „Stille Nächte“.",
            [None, None],
        ),
        ("en", "Ann Lee said the shop sold everything from “Green Harbour” to “The Quiet Pier”.", [None, None]),
        ("es", "Ana Roa dijo que la sala dará de todo, desde “El muelle” hasta “Noches quietas”.", [None, None]),
        ("fr", "Anne Roy dit que la salle joue tout, de « Le Quai » à « Nuits calmes ».", [None, None]),
        ("it", "Ada Conti dice che la sala darà di tutto, da «Il molo» a «Notti quiete».", [None, None]),
        ("pt", "Ana Reis disse que a sala terá de tudo, de “O cais” a “Noites quietas”.", [None, None]),
        ("nl", "Ada Smit zegt dat de zaal alles speelt, van ‘De kade’ tot ‘Stille nachten’.", [None, None]),
        ("en", "Ann Lee said the mood had gone from “very good” to “plainly awful” in a week.", ["Ann Lee", "Ann Lee"]),
    ]
)

test_parts_in_works = speakers_are(
    [
        ("de", "Emil Kern ist zurück. Er hatte Rollen in „Der Kai“, „Stille Nächte“ und im Kino.", [None, None]),
        ("en", "Ann Lee said she had a small role in “Green harbour” in May.", [None]),
        ("fr", "Anne Roy raconte. Elle a eu un rôle dans « Le Quai » en 2019.", [None]),
        ("es", "Ana Roa recuerda que tuvo un papel en “El muelle”.", [None]),
        ("it", "Ada Conti racconta che ebbe un ruolo ne «Il molo».", [None]),
        ("pt", "Ana Reis conta que teve um papel em “O cais”.", [None]),
        ("nl", "Ada Smit vertelt dat ze een rol had in ‘De kade’.", [None]),
    ]
)

test_a_word_that_is_defined = speakers_are(
    [
        ("fr", "« Je m'en vais », dit Anne Roy. « Le grand tri », qui désigne la vente d'été, commence.", ["Anne Roy", None]),
        ("en", "“I am leaving,” said Ann Lee. “Slow docking”, which means one boat an hour, begins in May.", ["Ann Lee", None]),
        ("es", "“Me voy”, dijo Ana Roa. “La gran criba”, que significa vender la mitad, empieza hoy.", ["Ana Roa", None]),
        ("it", "«Me ne vado», dice Ada Conti. «La grande conta», che indica la vendita estiva, comincia.", ["Ada Conti", None]),
        (
            "pt",
            "“Vou-me embora”, disse Ana Reis. “A grande triagem”, que designa a venda de verão, começa.",
            ["Ana Reis", None],
        ),
        ("de", "„Ich gehe“, sagte Ada Roth. „Das große Sieb“, was so viel heißt wie Ausverkauf, beginnt.", ["Ada Roth", None]),
        ("nl", "“Ik ga”, zei Ada Smit. “De grote zeef”, wat uitverkoop betekent, begint.", ["Ada Smit", None]),
        ("en", "Ann Lee called it “a disaster”, which means she will vote no.", ["Ann Lee"]),
    ]
)

test_a_word_like = speakers_are(
    [
        ("de", "Emil Kern sagt, vieles sei kaum zu übersetzen. Man denke an ein Wort wie „Auslegware“.", [None]),
        ("en", "Ann Lee said that a word like “berth” meant nothing to children.", [None]),
        ("es", "Ana Roa dijo que una palabra como “noray” no la entiende nadie.", [None]),
        ("fr", "Anne Roy dit qu'un mot comme « bitte » fait rire les enfants.", [None]),
        ("it", "Ada Conti dice che una parola come «bitta» fa ridere i bambini.", [None]),
        ("pt", "Ana Reis disse que uma palavra como “cabeço” não diz nada.", [None]),
        ("nl", "Ada Smit zegt dat een woord als ‘bolder’ niemand iets zegt.", [None]),
    ]
)

test_a_motto_on_a_wall = speakers_are(
    [
        (
            "de",
            "Ada Roth und die Mitarbeiter stehen im Hof, wo das Motto des Gründers an der Wand hängt: „Schreiben, was war.“",
            [None],
        ),
        (
            "en",
            "Ann Lee and the staff stand in the yard, where the founder's motto hangs on the wall: “Write what was.”",
            [None],
        ),
        (
            "es",
            "Ana Roa y los empleados están en el patio, donde el lema del fundador cuelga en la pared: “Escribir lo que fue.”",
            [None],
        ),
        (
            "fr",
            "Anne Roy et les autres sont dans la cour, où la devise du fondateur est accrochée au mur : « Écrire ce qui fut. »",
            [None],
        ),
        (
            "it",
            "Ada Conti e i dipendenti sono nel cortile, dove il motto del fondatore è appeso al muro: «Scrivere ciò che fu.»",
            [None],
        ),
        (
            "pt",
            "Ana Reis e os empregados estão no pátio, onde o lema do fundador está pendurado na parede: “Escrever o que foi.”",
            [None],
        ),
        (
            "nl",
            "Ada Smit en de anderen staan op het plein, waar het motto van de baas aan de muur hangt: ‘Schrijven wat was.’",
            [None],
        ),
        ("de", "Das Motto hängt an der Wand. Ada Roth sagte dazu: „Wir schreiben, was war.“", ["Ada Roth"]),
    ]
)

test_who_works_for_a_medium = speakers_are(
    [
        (
            "de",
            "«Alle wirken müde», kommentiert der Journalist von «Hafen Aktuell» das Bild, das Ada Roth zeigt.",
            ["der Journalist", None],
        ),
        ("de", "Die Ministerin Ada Roth kam. Danach sprach die Ministerin von „Unsinn erster Güte“.", ["Ada Roth"]),
        ("en", "Ann Lee told the editor of “Harbour today” that it was over.", [None]),
    ]
)

test_nouns_and_participles_alike_verbs = speakers_are(
    [
        (
            "en",
            "A kiosk helper like the Dockmate can answer questions like “when is the next boat” and “where do I pay”.",
            [None, None],
        ),
        ("en", "A return field helps Dockmate answer questions about whether an item is “easy to return”.", [None]),
        ("en", "Ann Lee questions whether the boats are “fit for winter”.", ["Ann Lee"]),
        ("en", "Omar Reed was an envoy. He came with sacks of tea described as a “golden drink”.", [None]),
        ("en", "Ann Lee resigned over a plan she described as “a golden mess”.", ["Ann Lee"]),
        ("en", "Ann Lee resigned over the plan, described as “a golden mess” by Omar Reed.", ["Omar Reed"]),
        ("en", "Omar Reed stepped down over a scheme Lee described as “a golden mess”. Ann Lee smiled.", ["Ann Lee"]),
        (
            "de",
            "Nach dem Krieg kaufte sie die „Hafenbau-Anstalt Norden A.-G.“, kurz H.A.N. Zusammen mit Emil Kern ging es weiter.",
            [None],
        ),
        ("de", "„Das ist vorbei“, so Ada Roth kurz.", ["Ada Roth"]),
        (
            "de",
            "Vater Oskar, ein aus Norden stammender „fürstlicher Kammerbläser“, vermittelte dem kleinen Emil Kern das Spiel.",
            [None],
        ),
        ("de", "Die Polizei führte im Mai einen „Operation Reiher“ (Säuberung) genannten Einsatz durch.", [None]),
        ("de", "Kern führte aus, dass er den „Reiher“ genannten Einsatz kannte. Emil Kern leitet das Amt.", [None]),
        ("nl", "Ada Smit zegt dat zij de ‘Reiger’ gedoopte actie steunt.", [None]),
    ]
)

test_what_a_word_of_its_clause_leads_to = speakers_are(
    [
        ("de", "Emil Kern kannte das Rezept, das im legendären «Die Getränke des Hafens und der ganzen Welt» steht.", [None]),
        ("en", "Omar Reed sat on the board of the “Harbour Fund for the Care of Old Boats and Piers” in Hull.", [None]),
        ("en", "Omar Reed went on, “I also remember that I owed the port a lot of money.”", ["Omar Reed"]),
        ("es", "Ana Roa pagó la entrada con “Sesenta monedas y quinientas cajas de vino del puerto viejo” en mayo.", [None]),
    ]
)
