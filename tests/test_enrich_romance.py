"""Constructions by which Italian, Portuguese and Spanish name who speaks, with names that no list has."""

from tests.support.quotations import people_are, speakers_are

test_speakers = speakers_are(
    [
        # between the verb and its subject: when, where, how
        ("pt", "“Fomos todos traídos”, afirmou ontem, em Lisboa, Nélio Carrapatoso.", ["Nélio Carrapatoso"]),
        ("es", "“Nos han dejado solos”, se desahogó, emocionado, Nemesio Carrascalejo.", ["Nemesio Carrascalejo"]),
        ("it", "«Ci hanno traditi tutti», ha detto fuori dall'aula Nevio Scarpantoni.", ["Nevio Scarpantoni"]),
        ("pt", "“Faltam dados e tempo”, disse à agência Lusa a diretora, Custódia Mourisco.", ["Custódia Mourisco"]),
        # a verb without a subject, and what follows its comma
        ("pt", "Deolinda Tcherniak sorriu. “Tempo tive eu”, reagiu, quando soube da pena.", ["Deolinda Tcherniak"]),
        ("it", "È arrivata Aminata Diouf-Bersani. «Scolavo la pasta», dice, e quasi ride.", ["Aminata Diouf-Bersani"]),
        ("es", "Llegó el alcalde. “Nos han dejado solos”, dijo, la voz rota, un vecino.", [None]),
        # reports of several words
        ("it", "«La strada va chiusa domani», ha fatto sapere Ermete Pozzobon.", ["Ermete Pozzobon"]),
        ("es", "“La carretera debe cerrarse”, ha dejado claro Fulgencio Arrabal.", ["Fulgencio Arrabal"]),
        ("pt", "“A estrada tem de fechar”, deu conta o vereador Ismênio Taborda.", ["Ismênio Taborda"]),
        ("es", "Nemesio Carrascalejo abrió el debate al asegurar que es “un error clamoroso”.", ["Nemesio Carrascalejo"]),
        ("pt", "Deolinda Falhas foi mais longe ao dizer que “as contas já não batem certo”.", ["Deolinda Falhas"]),
        ("it", "Fosca Lunardon si è detta «profondamente delusa dalla giunta».", ["Fosca Lunardon"]),
        ("it", "«Ci hanno traditi tutti», avrebbe detto Nevio Scarpantoni ai colleghi.", ["Nevio Scarpantoni"]),
        # passives, with the agent before the quotation or behind it
        ("it", "Il piano è stato definito da Ombretta Zuccarin «un errore clamoroso».", ["Ombretta Zuccarin"]),
        ("es", "La ley, calificada de “un error clamoroso” por Eduvigis Tordera, seguirá.", ["Eduvigis Tordera"]),
        ("pt", "O plano foi descrito pelo ministro, Nélio Carrapatoso, como “um erro clamoroso”.", ["Nélio Carrapatoso"]),
        ("es", "Eduvigis Tordera se va. Fue criticada por “la forma de llevar las cuentas”.", [None]),
        # relative pronouns
        ("it", "Non è d'accordo Nevio Scarpantoni, secondo cui i dati sono «falsi e gonfiati».", ["Nevio Scarpantoni"]),
        ("pt", "Outra ideia tem Nélio Carrapatoso, para quem os dados são “falsos e vazios”.", ["Nélio Carrapatoso"]),
        ("es", "Duras fueron las críticas de Nemesio Carrascalejo, que habló de “un error”.", ["Nemesio Carrascalejo"]),
        ("it", "Parla il portavoce di Ugo Conti, che ha definito il piano «un grande errore».", ["il portavoce di Ugo Conti"]),
        # whose words these are
        ("it", "Le parole di Ombretta Zuccarin sono chiare: «Non accettiamo lezioni».", ["Ombretta Zuccarin"]),
        ("it", "«Servono altri dati e tempo». A dirlo è Fosca Lunardon, direttrice.", ["Fosca Lunardon"]),
        ("it", "«Servono altri dati e tempo». Così Fosca Lunardon, direttrice del museo.", ["Fosca Lunardon"]),
        ("it", "«Ci hanno traditi tutti», queste le parole di Nevio Scarpantoni.", ["Nevio Scarpantoni"]),
        ("it", "Amaro anche il capitano, Nevio Scarpantoni: «Non accettiamo lezioni».", ["Nevio Scarpantoni"]),
        ("es", "Es lo que sostiene Custodio Morrazo: “Faltan más datos”.", ["Custodio Morrazo"]),
        ("pt", "A crítica mais dura veio de Nélio Carrapatoso: “Não aceitamos lições”.", ["Nélio Carrapatoso"]),
        ("it", "Drusiana Fattorel: «Non possiamo aspettare oltre».", ["Drusiana Fattorel"]),
        ("it", "La legge è «un regalo alle banche», come ha detto Nevio Scarpantoni.", ["Nevio Scarpantoni"]),
        ("pt", "Já para Ismênio Taborda, trata-se de “um erro clamoroso”.", ["Ismênio Taborda"]),
        ("pt", "Ugo Prates falou. Nélio Carrapatoso, para quem são “falsos e inflados”, saiu.", ["Nélio Carrapatoso"]),
        # between dashes within the quotation
        ("es", "La alcaldesa, Dorinda Couselo, duda. «Lo dijeron en enero —recuerda—, y nada».", ["Dorinda Couselo"]),
        ("it", "È arrivata Ilaria Vantaggiato. «Chi lo pensa - ha detto a Bari - non ha letto».", ["Ilaria Vantaggiato"]),
        # names
        ("es", "“Estamos todos de acuerdo”, coincide Eduvigis Tordera.", ["Eduvigis Tordera"]),
        ("it", "Per Nevio Scarpantoni, il progetto è «un errore clamoroso».", ["Nevio Scarpantoni"]),
        ("es", "Intervino Nemesio Carrascalejo, quien calificó de “un gran error” el plan.", ["Nemesio Carrascalejo"]),
        ("pt", "Já a vereadora Thaynara Okubo discorda. “Repor o quê?”, questionou.", ["Thaynara Okubo"]),
        ("pt", "O autarca, Belmiro Saraiva Couto, saiu. Saraiva Couto disse estar “triste”.", ["Belmiro Saraiva Couto"]),
        ("pt", "Foi preso Nivaldo Cordeiro Assunção. Assunção disse que “quis ajudar”.", ["Nivaldo Cordeiro Assunção"]),
        # another word for an office
        ("it", "Il tecnico Gaspare Pizzuoli arriva. «Ho visto dei ragazzi», esordisce l'allenatore.", ["Gaspare Pizzuoli"]),
        ("pt", "Chegou o presidente da câmara, Belmiro Couto. “Estão bem”, afirmou o autarca.", ["Belmiro Couto"]),
        ("es", "Wilmer Urdaneta reparte comida. “Si paro, no cena”, lamentó el joven.", ["Wilmer Urdaneta"]),
        ("pt", "O deputado Daniel Silveira saiu. “Fiz uma pontuação”, ressaltou o senador.", ["o senador"]),
        ("it", "Parla Ada Prandelli. «Non andiamo a Roma», taglia corto il sindacalista.", ["il sindacalista"]),
        # a noun that has the form of a verb
        ("it", "Ivano Strappaghetti tace. Secondo l'accusa avrebbe agito; il gip lo ha detto «freddo e scaltro».", ["il gip"]),
    ],
)  # fmt: skip


test_people = people_are(
    [
        ("it", "Parla Ilaria Vantaggiato.", {"Ilaria Vantaggiato"}),
        ("it", "Per Nevio Scarpantoni, è tardi.", {"Nevio Scarpantoni"}),
        ("pt", "Chega Nélio Carrapatoso.", {"Nélio Carrapatoso"}),
        ("pt", "O preso é Nivaldo Cordeiro Assunção.", {"Nivaldo Cordeiro Assunção"}),
    ],
)
