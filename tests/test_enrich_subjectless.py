"""Spanish, Portuguese and Italian sentences that leave out who speaks, or call him by another word."""

from tests.support.quotations import people_are, speakers_are

test_sentences_without_a_subject = speakers_are(
    [
        # sentences that open with a verb go on with the person before, over a paragraph as well
        ("es", "La jueza Rosa Quintela leyó el fallo. No levantó la vista. “Hoy acaba esto”.", ["Rosa Quintela"]),
        ("es", "Rosa Quintela llegó tarde. Traía dos cajas.\n\n“Pesan más que yo”, bromea.", ["Rosa Quintela"]),
        ("pt", "A juíza Rosa Quintela leu a sentença. Questionada depois, riu. “Hoje acaba isto.”", ["Rosa Quintela"]),
        ("es", "Rosa Quintela abrió la nave. ¿Cuánto costó? “Tres años y un divorcio”.", ["Rosa Quintela"]),
        # but not over somebody else, and not over a question about somebody else
        ("es", "Rosa Quintela llegó tarde. Una vecina abrió la puerta. No levantó la vista. “Hoy acaba esto”.", [None]),
        ("es", "Rosa Quintela llegó tarde. El pueblo duerme la siesta. “Hoy acaba esto por fin”.", [None]),
        ("pt", "“Hoje acaba isto”, disse Rosa Quintela. E o próprio? “Tenho casa e contrato.”", ["Rosa Quintela", None]),
        # a verb opens the sentence, and “and” or “but” joins the report
        ("pt", "O dono, Ugo Falcão, chegou. Recusou falar da multa, mas insistiu que a obra “era segura”.", ["Ugo Falcão"]),
        ("es", "Llegó Ugo Roa. Saludó a Ana Gil y admitió que la obra “no era del todo segura”.", ["Ugo Roa"]),
        # whom a verb presents, and what stands before a semicolon
        ("es", "Habla el alcalde, Ugo Roa. Está molesto. “Nadie me avisó de la obra”.", ["Ugo Roa"]),
        ("es", "Ugo Roa escuchaba en silencio; en su casa, dijo luego, no había luz. “Ni la habrá”.", ["Ugo Roa"]),
        # reports of several words
        ("es", "“No es lo que parece”, alcanzó a decir Ugo Roa.", ["Ugo Roa"]),
        ("es", "El alcalde, Ugo Roa, calló. “Era lo previsto”, se limitó a decir esta mañana, al salir.", ["Ugo Roa"]),
        ("pt", "Ugo Falcão não hesitou em classificar o plano como “um disparate sem nome”.", ["Ugo Falcão"]),
        # what stands behind the verb is whom somebody speaks to
        ("es", "Llegó Ugo Roa. “Guárdeme el sitio”, le dijo al guardia que le abrió.", ["Ugo Roa"]),
        ("pt", "“A carrinha não chega”, disse ao nosso jornal Ugo Falcão, eleito em maio.", ["Ugo Falcão"]),
        ("pt", "Ugo Falcão abriu a sala. “Ninguém me avisou”, afirmou à nossa enviada, Ana Reis.", ["Ugo Falcão"]),
        ("es", "Ana Gil se fue. “Nos enseñó a todos”, la despidió el músico Ugo Roa.", ["Ugo Roa"]),
        # where a report stands between commas behind a colon
        ("es", "Ana Gil pide calma: no hay, recalca, “ninguna causa descartada aún”.", ["Ana Gil"]),
        # a stop behind the quotation ends its sentence
        ("es", "El pueblo habla de un “error de cálculo”. Ana Gil guarda la carta. “El error soy yo”.", [None, "Ana Gil"]),
        # a verb without a subject reaches no further back than a sentence that may tell of somebody else
        ("es", "Ugo Roa habló.\n\nEl ya exnueve, que sigue, pagó la multa. “La pago encantado”, dijo.", [None]),
        ("pt", "Ugo Falcão falou.\n\nPerguntámos-lhe pela casa. Não hesita. “Já me inscrevi”, responde.", ["Ugo Falcão"]),
        # behind adverbs, and whom the head of a sentence or the noun of what he said names
        ("es", "La ministra, Ana Gil, calló. Ya en los pasillos, y a ruegos de todos, dijo: “Volverá, seguro”.", ["Ana Gil"]),
        ("es", "A Ana Gil el elogio la deja muda. “Si pica, pica”, concluye.", ["Ana Gil"]),
        ("es", "Incómodo fue el testimonio de Ugo Roa, exchófer. Contó que la caja era “bastante pesadita”.", ["Ugo Roa"]),
        # a report behind a colon is by the one whom the clause before it is about
        ("es", "El senador Ugo Roa calló ayer, pero no hoy: ahí tildó la ley de “poesía con multas”.", ["Ugo Roa"]),
        ("pt", "Já a crítica Ana Reis gostou com reservas: acha os dois últimos capítulos “apressados demais”.", ["Ana Reis"]),
        ("es", "Llegó Ugo Roa. Preguntado por ello, fue menos sutil: lo llamó “el rey del hormigón”.", ["Ugo Roa"]),
        ("es", "El Senado calló ayer: la ley dijo que “nadie pagará de más”.", [None]),
        # an apposition stands between a name and its verb, and is no report set in
        ("pt", "O fadista Ugo Falcão, de 34 anos, lembrou o dia em que a viu, em casa: “Cantava bem.”", ["Ugo Falcão"]),
        # a denial ends the words for a person
        ("es", "Ugo Roa, comisario ejidal, caminó.\n\nLlovía. El comisario no quedó contento. “Fue igual”, dijo.", ["Ugo Roa"]),
        (
            "es",
            "Ugo Roa, comisario, caminó.\n\nEl alcalde Juan Gil pidió “calma”. El comisario no calló. “Fue igual”, dijo.",
            ["Juan Gil", "Ugo Roa"],
        ),
        # this paper is nobody, nor does a relative clause before the verb tell who speaks
        ("es", "Ugo Roa se fue. En una carta, a la que tuvo acceso este diario, agradeció “once años”.", ["Ugo Roa"]),
        ("es", "Ugo Roa defendió la tala. El segundo, al que tuvo acceso este diario, habla de un “riesgo medio”.", [None]),
        ("es", "“Si mañana cae una rama —razonó el alcalde Ugo Roa—, nadie preguntará por la sombra”.", ["Ugo Roa"]),
        # Spanish sentences end with “no”
        ("es", "Ugo Roa, el alcalde, dijo ayer que no. “Con dos guardias no se puede”, graficó.", ["Ugo Roa"]),
    ]
)  # fmt: skip

test_objects_and_views = speakers_are(
    [
        # the relative pronoun is what is called so, unless something else is
        ("es", "Ugo Roa anunció una multa para Ana Gil, que calificó de “más bien simbólica”.", ["Ugo Roa"]),
        ("es", "Ugo Roa respondió a Ana Gil, que calificó de “más bien simbólica” la multa.", ["Ana Gil"]),
        ("pt", "O crítico Ugo Falcão vê na obra “um humor que não pede licença”.", ["Ugo Falcão"]),
        ("es", "Preguntado por ello, Ugo Roa respondió con un seco “no voy a entrar”.", ["Ugo Roa"]),
        # whose view a relative clause tells
        ("pt", "O plano não diz nada, o que, para a médica Ana Reis, que o leu, é “uma lacuna importante”.", ["Ana Reis"]),
        # a past before the past
        ("pt", "O presidente Ugo Falcão já garantira que o treinador «fica até quando quiser».", ["Ugo Falcão"]),
    ]
)  # fmt: skip

test_other_words_for_a_person = speakers_are(
    [
        # where somebody is from: of whom the sentence before tells, or the only one who fits
        ("pt", "Ugo Falcão chegou cedo. Segundo o gaúcho, o grupo decidiu jogar “sem medo de ninguém”.", ["Ugo Falcão"]),
        ("es", "Habla Ana Gil, con Ugo Roa al lado. Llueve.\n\nLa zapoteca respondió: “Y tú, ¿qué haces?”", ["Ana Gil"]),
        ("es", "Habla Ugo Gil, con Juan Roa al lado. Llueve.\n\nEl gallego respondió: “Y tú, ¿qué haces?”", ["El gallego"]),
        # what he does: the only man who is named, if no other one was told of so
        ("pt", "Ana Reis e o sócio, Ugo Falcão, saíram. A loja fechou. “Manda mais”, escreveu o farmacêutico.", ["Ugo Falcão"]),
        ("pt", "Ugo Falcão saiu com um taxista. A loja fechou. “Manda mais dez”, escreveu o taxista.", ["o taxista"]),
        ("es", "Ana Gil preguntó. El muchacho se quedó pensando. “En la de antes”, dijo.", [None]),
        ("pt", "O gol foi de Ugo Falcão. O time festejou. “É para a minha mãe”, disse o atacante de 33 anos.", ["Ugo Falcão"]),
        ("pt", "“Errei e a culpa é minha”, escreveu o fundador e presidente-executivo, Ugo Falcão.", ["Ugo Falcão"]),
    ]
)  # fmt: skip

test_words_of_nobody = speakers_are(
    [
        ("es", "Ana Gil resume el plan. Y agrega que la palabra “sequía” ya no sirve.", [None]),
        ("es", "Ana Gil resume el plan. Y agrega que usó la palabra “sequía”.", ["Ana Gil"]),
        ("es", "Ana Gil prometió colgar una lona con el lema “el agua es de todos nosotros”.", [None]),
        ("pt", "Ana Reis prometeu uma placa com os dizeres “a água é de todos nós”.", [None]),
        ("es", "Ana Gil prometió que “el agua es de todos nosotros”.", ["Ana Gil"]),
    ]
)  # fmt: skip

test_sexes_that_a_job_tells = speakers_are(
    [
        ("pt", "O advogado Dirceu Falcão saiu. A juíza Nilce Reis entrou. “Hoje acaba isto”, disse ela.", ["Nilce Reis"]),
        ("es", "La concejala Nereida Gil y el abogado Eudes Roa hablaron. “Hoy acaba esto”, dijo él.", ["Eudes Roa"]),
    ]
)  # fmt: skip

test_people = people_are(
    [
        ("pt", "A diretora Jussamara Mendes chegou. “Era golpe”, lembra Jussamara.", {"Jussamara Mendes"}),
        ("pt", "A fintech paulistana Pedra Leve demitiu gente. A mineradora Serra Azul calou.", set()),
        ("es", "La minera Cerro Pinto calló.", set()),
    ]
)
