"""Whom French and Portuguese phrases mean, and where they mean nobody who has a name."""

from tests.support.quotations import people_are, speakers_are
from transforms.enrich.names.names import find_names

test_phrases = speakers_are(
    [
        # phrases that stand for a person as a pronoun does
        ("fr", "Odile Vasseur se lève. « Le four est froid », sourit celle qui tient la boutique.", ["Odile Vasseur"]),
        ("fr", "Ugo Morel écoute Odile Vasseur. Cette dernière déplore « un four tout froid ».", ["Odile Vasseur"]),
        ("fr", "Odile Vasseur écoute Ugo Morel. Celui-ci déplore « un four tout froid ».", ["Ugo Morel"]),
        ("fr", "Le départ d’Odile Vasseur surprend. L’intéressée déplore « un four tout froid ».", ["Odile Vasseur"]),
        ("fr", "Celle-ci, Odile Vasseur, tient le four. Elle déplore « un four tout froid ».", ["Odile Vasseur"]),
        ("pt", "Ugo Reis ouviu Ana Seixas. Esta última lamentou “um forno sempre frio”.", ["Ana Seixas"]),
        ("fr", "Odile Vasseur et Jeanne Roy sortent. « Le four est froid », disent-elles.", [None]),
        # by the age, whatever office the text has told
        ("fr", "Le maire, Ugo Morel, s’assied. « Le four est froid », regrette le boulanger de 41 ans.", ["Ugo Morel"]),
        ("fr", "Le maire, Ugo Morel, s’assied. « Le four est froid », dit une femme de 41 ans.", ["une femme de 41 ans"]),
        # a member of a family, whom the text has introduced so
        ("fr", "Sa fille Odile Vasseur est là. Jean Roy sort. « Le four est froid », dit la fille.", ["Odile Vasseur"]),
        ("pt", "Veio a neta, Ana Seixas. Ugo Reis saiu. “O forno está frio”, diz a neta.", ["Ana Seixas"]),
        ("pt", "Veio a neta, Ana Seixas. Ugo Reis saiu. “O forno está frio”, diz a neta do padeiro.", ["a neta do padeiro"]),
        # who is tried; a witness and a victim are nobody else whom the text names
        ("fr", "Jean Roy comparaît pour vol. Le juge, Ugo Morel, parle. « J’avais froid », dit l’accusé.", ["Jean Roy"]),
        ("fr", "Jean Roy est jugé. Ugo Morel est poursuivi. Odile Vasseur rit. « J’avais froid », dit l’accusé.", ["l’accusé"]),
        ("pt", "O tribunal condenou Ugo Reis. A juíza Ana Seixas falou. “Tive frio”, disse o réu.", ["Ugo Reis"]),
        ("fr", "Odile Vasseur plaide la relaxe. « J’avais froid », répète la victime.", ["la victime"]),
        ("pt", "Ana Seixas defende Ugo Reis. “Tive muito frio”, repetiu a vítima.", ["a vítima"]),
        # whose name is kept back
        ("fr", "Odile Vasseur part. La boulangère, qui a requis l’anonymat, regrette « un four froid ».", ["La boulangère"]),
        ("pt", "Ana Seixas saiu. A padeira, que não quis identificar-se, lamentou “um forno frio”.", ["A padeira"]),
        ("pt", "Ana Seixas saiu. A padeira, que fundou a casa, lamentou “um forno frio”.", ["Ana Seixas"]),
        # offices that nobody has beside the own one
        ("fr", "« Beau », dit Jean Roy, président. Le bourgmestre rit. « Froid », dit-il.", ["Jean Roy", "Le bourgmestre"]),
    ]
)  # fmt: skip

test_topics = speakers_are(
    [
        # who is given a name
        ("pt", "Ugo Reis escuta. A parteira se chama Ana Seixas. Foi ouvida, achou graça. “E para quê?”", ["Ana Seixas"]),
        ("fr", "Le voisin s’est reconnu. Il s’agit de Jean Roy, 67 ans. « Le four est froid », a-t-il écrit.", ["Jean Roy"]),
        # a phrase that a name ends, before the subject
        ("pt", "Sobre a saída do ponta de lança Ugo Reis, Ana Seixas não quis falar: “O forno está frio.”", ["Ana Seixas"]),
        # who does what is told in the passive
        ("pt", "O pedido foi assinado pela padeira Ana Seixas, que saiu. “O forno está frio”, afirmou.", ["Ana Seixas"]),
        ("pt", "Ugo Reis saiu. O pedido foi assinado pela padeira Ana Seixas. “O forno está frio”, disse.", ["Ugo Reis"]),
        # an apposition without an article opens the sentence
        ("pt", "Ugo Reis fez fornos. Filho de um moleiro, nasceu em Braga. “Tinha frio”, contava.", ["Ugo Reis"]),
        # an answer behind a question
        ("fr", "Le juge insiste : « Le four est froid ? » Odile Vasseur rougit. « Un peu. »", ["Le juge", "Odile Vasseur"]),
        # a clause behind a colon tells the view of whom the sentence is about
        ("fr", "Odile Vasseur reste prudente : le four « ne chauffera pas avant lundi ».", ["Odile Vasseur"]),
        ("fr", "Odile Vasseur reste prudente : Ugo Morel a un four « qui ne chauffe plus ».", [None]),
        # who is to do something has no view
        ("pt", "Ugo Reis ouviu Ana Seixas e disse que “o forno está frio”, para ela não sair.", ["Ugo Reis"]),
    ]
)  # fmt: skip

test_surroundings = speakers_are(
    [
        # a title or a sign is a part of its sentence
        ("fr", "Odile Vasseur voit la pancarte « Four froid ». Elle rougit. « Il est chaud. »", [None, "Odile Vasseur"]),
        # a pronoun between commas stresses whom the sentence is about
        ("fr", "Jean Roy parle. Le président, lui, se tait. Il redoute « un four toujours froid ».", ["Le président"]),
        ("fr", "Odile Vasseur parle. Zouzette, elle, se tait : « Le four est froid. »", [None]),
        # a body whose name ends as a German office does, a document
        ("fr", "Jean Roy parle. Le rectorat annonce la fermeture « du four et du bourg ».", ["Le rectorat"]),
        ("fr", "Jean Roy est venu. Selon l’ordonnance de la cour, le four est « tout à fait froid ».", [None]),
        ("pt", "Ugo Reis saiu. A emissora informou que o forno está “um pouco mais frio”.", ["A emissora"]),
        ("pt", "Ugo Reis saiu. A padroeira informou que o forno está “um pouco mais frio”.", [None]),
        # what somebody goes on to do
        ("fr", "« Le four est froid », dit Jean Roy. Et de railler ceux qui vendent « du pain tout cru ».", ["Jean Roy"] * 2),
        # the one person of a clause without a subject
        ("fr", "De quoi laisser de marbre la députée Odile Vasseur : « Le four est froid. »", ["Odile Vasseur"]),
        ("fr", "De quoi écrire une lettre à la députée Odile Vasseur : « Le four est froid. »", [None]),
        # a verb without a subject leads to the quotation
        ("pt", "Ana Seixas faz pão. Gosta do forno, mas não do frio: “Ao fim de um mês? Nem pensar.”", ["Ana Seixas"]),
        # whose own view it is
        ("fr", "Odile Vasseur sourit. Elle n’avait, de son propre aveu, « vu le four qu’une seule fois ».", ["Odile Vasseur"]),
        # a participle has the subject of its sentence
        ("pt", "Ana Seixas saiu. Perguntada se voltaria a ver Inês Reis, ela foi direta: “O forno está frio.”", ["Ana Seixas"]),
        # the witness is no verb
        ("pt", "À procuradora Ana Seixas, que quis saber mais, a testemunha respondeu: “O forno está frio.”", ["a testemunha"]),
    ]
)  # fmt: skip

test_reports = speakers_are(
    [
        # an infinitive that another verb leads
        ("fr", "« Le four est froid », a laissé tomber Odile Vasseur.", ["Odile Vasseur"]),
        ("fr", "« Le four est froid », finit par lâcher la boulangère, Odile Vasseur.", ["Odile Vasseur"]),
        ("fr", "Jean Roy entre. « Le four est froid », histoire de taquiner Odile Vasseur.", ["Jean Roy"]),
        ("pt", "Ana Seixas ri. “O forno está frio”, costumava dizer.", ["Ana Seixas"]),
        ("pt", "“O forno está frio”, acabou por admitir Ana Seixas.", ["Ana Seixas"]),
        # an adverb behind the auxiliary
        ("fr", "« Le four est froid », a simplement glissé Odile Vasseur.", ["Odile Vasseur"]),
        # within the quotation
        ("fr", "« Le four est froid, s’amuse Odile Vasseur, boulangère. Il chauffera. »", ["Odile Vasseur"]),
        # an article that an apostrophe joins with a name
        ("fr", "« Le four est froid », a déclaré à l’AFP la boulangère du bourg, Odile Vasseur.", ["Odile Vasseur"]),
        ("fr", "« Le four est froid », a déclaré un proche d’Odile Vasseur.", [None]),
        ("pt", "“O forno está frio”, disse à Folha a bióloga Ana Seixas.", ["Ana Seixas"]),
        ("pt", "“O forno está frio”, disse à agência Lusa Ana Seixas.", ["Ana Seixas"]),
        # a noun that has the form of a verb
        ("fr", "Un critique lui a reproché ses fours « trop froids pour le pain ». Odile Vasseur rit.", ["Un critique"]),
        # a name, and what somebody is beside it
        ("fr", "Jean Roy rit. Me Odile Vasseur, l’avocate du boulanger, dénonce « un four tout froid ».", ["Odile Vasseur"]),
        # titles
        ("fr", "Jean Roy naît à Lens. Il enregistre « Le four est froid », qui fait rire.", [None]),
        ("pt", "Ana Seixas publicou o primeiro romance, “O forno está frio”, e riu.", [None]),
        ("fr", "Ugo Morel, que ses amis surnomment « le roi du four », sort.", [None]),
    ]
)  # fmt: skip

test_people = people_are(
    [
        ("fr", "L’échevine des Sports, Zulma Deprez (PS), a parlé.", {"Zulma Deprez"}),
        ("pt", "Falou à agência Lusa Ana Seixas.", {"Ana Seixas"}),
        ("pt", "Maria da Luz Grilo saiu. Maria da Luz riu.", {"Maria da Luz Grilo"}),
        ("pt", "Jandaíra Pfeifer saiu. Foi ontem. Jandaíra riu.", {"Jandaíra Pfeifer"}),
        (
            "fr",
            "« Le four, explique Zulmée, capitaine du club, est froid. » On cherche le Vert Samuel Roy.",
            {"Zulmée", "Samuel Roy"},
        ),
    ]
)


def test_an_office_tells_the_sex_where_only_the_list_of_the_world_has_a_first_name() -> None:
    assert find_names("Le sénateur Paulin Zibert a parlé.", "fr").gender["Paulin Zibert"] == "m"
