"""Who speaks in Spanish and Portuguese articles: clauses ahead of a report, objects of verbs that call, nicknames, offices."""

import pytest

from tests.support.quotations import people_are, speakers_are
from transforms.enrich.names.names import find_names

test_speakers = speakers_are(
    [
        # an object ahead of the verb that calls it something; an article is none
        ("es", "Rosa Quintela leyó el plan. Lo considera “un brindis al sol”.", ["Rosa Quintela"]),
        ("es", "Rosa Quintela leyó la ley. La define como “un brindis al sol”.", ["Rosa Quintela"]),
        ("es", "Rosa Quintela leyó la ley. Los vecinos la consideran “un brindis al sol”.", ["Los vecinos"]),
        ("es", "Rosa Quintela leyó la ley. La consideraron “un brindis al sol”.", [None]),
        # the main verb stands behind a comma where a participle, a preposition or “when” opens the sentence
        ("es", "Habló Rosa Quintela. Consultada por si había pedido más, dijo que era “un mal día”.", ["Rosa Quintela"]),
        ("es", "Habló Rosa Quintela. Al saber que la acusaban, respondió que era “un mal día”.", ["Rosa Quintela"]),
        ("pt", "Falou Rosa Quintela. Quando lhe pediram contas, respondeu que era “um mau dia”.", ["Rosa Quintela"]),
        ("es", "Habló Rosa Quintela. Cuando el juez preguntó, Ugo Bellón dijo que era “un mal día”.", ["Ugo Bellón"]),
        ("pt", "Intimado, Ugo Bellão negou tudo, mas pediu calma. “Não assinei nada”, afirmou.", ["Ugo Bellão"]),
        # what somebody reports first has no subject of what he says next
        (
            "pt",
            "A reitora Rosa Quintela, que chegou tarde, disse que entende o sindicato, mas considera a greve “um mau dia”.",
            ["Rosa Quintela"],
        ),
        # a Portuguese secretaria is a body, a secretária a woman
        (
            "pt",
            "A aluna Rosa Quintela, 17, disse que a turma espera. “Vamos fazer a prova?”, perguntou.\n\nA Secretaria da Saúde"
            " informou que “apura o caso”.",
            ["Rosa Quintela", "A Secretaria da Saúde"],
        ),
        ("pt", "A secretária da Saúde, Rosa Quintela, chegou. A secretária disse que “apura o caso”.", ["Rosa Quintela"]),
        # a nickname is a word of its clause
        ("es", "Ugo Bellón, vecino y conocido como “el Rubio”, dijo que era “un mal día de agosto”.", [None, "Ugo Bellón"]),
        # to whom somebody speaks may have a place in its name
        ("pt", "Rosa Quintela saiu. “Não assinei nada disso”, disse ao n9 Bahia.", ["Rosa Quintela"]),
        # what somebody says of himself
        ("es", "Habló Rosa Quintela. Quintela se comprometió a pagar “hasta el último euro”.", ["Rosa Quintela"]),
        ("pt", "Falou Rosa Quintela. Quintela se comprometeu a pagar “até o último real”.", ["Rosa Quintela"]),
        ("es", "La edil Rosa Quintela achacó el cierre a “la falta de manos”.", ["Rosa Quintela"]),
        # another word for a lawyer, behind a possessive or a preposition that holds the article
        ("es", "Su letrada, Rosa Quintela, recurrirá. “No hay una sola prueba”, criticó la abogada.", ["Rosa Quintela"]),
        ("es", "El fiscal, Ugo Bellón, recurrirá. “No hay una sola prueba”, criticó el abogado.", [None]),
        (
            "pt",
            "O plano é da vereadora do Porto, Rosa Quintela. O padeiro Ugo Bellão riu. A vereadora nega: “Não assinei nada.”",
            ["Rosa Quintela"],
        ),
        # when or where somebody holds an office stands between it and the name; but it may be the office of another
        ("es", "“Nadie escribía como ella”, recuerda su editora durante años, Rosa Quintela.", ["Rosa Quintela"]),
        ("pt", "“Não há mais camas aqui”, disse o delegado sindical em Aveiro, Ugo Bellão.", ["Ugo Bellão"]),
        ("es", "“No hay más camas aquí”, dijo la ministra ante el juez, Ugo Bellón.", ["la ministra"]),
        # what somebody used to say
        ("es", "Murió Rosa Quintela.\n\n“Pinto porque sí”, solía responder cuando le preguntaban.", ["Rosa Quintela"]),
        (
            "pt",
            "A pintora Rosa Quintela morreu.\n\n“Pinto porque sim”, costumava responder quando insistiam.",
            ["Rosa Quintela"],
        ),
        # a pronoun of the other sex right before ends what the last speaker says
        ("es", "El alcalde Ugo Bellón la alabó: “Es un sol”. Ella ríe. “Ya no salgo de casa”, zanja.", ["Ugo Bellón", None]),
        ("es", "El alcalde Ugo Bellón habló: “Es un sol”. Él ríe. “Ya no salgo de casa”, zanja.", ["Ugo Bellón"] * 2),
    ],
)

test_people = people_are(
    [
        ("es", "La jueza Marta Herrero Gil calla.", {"Marta Herrero Gil"}),
        ("pt", "A juíza Marta Pescador Reis calou.", {"Marta Pescador Reis"}),
        ("it", "Il Sindaco Ugo Bellandi tace.", {"Ugo Bellandi"}),
        ("es", "El cardenal Don Ugo Bellón calla.", {"Ugo Bellón"}),
        ("pt", "A talhante Eufrásia Quintela saiu.", {"Eufrásia Quintela"}),
        ("es", "La verdulera Eufrasia Quintela calla.", {"Eufrasia Quintela"}),
    ],
)


@pytest.mark.parametrize(
    ("language", "text", "office"),
    [
        ("es", "La moción del portavoz del grupo, Ugo Bellón, cayó.", "portavoz del grupo"),
        ("es", "El texto llegó al concejal de Obras, Ugo Bellón, en mayo.", "concejal de Obras"),
        ("pt", "Foi lido pela vereadora do Comércio, Rosa Quintela, em maio.", "vereadora do Comércio"),
        ("it", "La proposta è del sindaco di Arno, Ugo Bellandi, che tace.", "sindaco di Arno"),
        ("es", "El antiguo presidente de la Diputación, Ugo Bellón, calla.", "antiguo presidente de la Diputación"),
    ],
)
def test_an_office_begins_behind_its_own_article(language: str, text: str, office: str) -> None:
    assert [*find_names(text, language).offices.values()] == [office]
