"""Who speaks in Italian and French articles."""

import pytest

from tests.support.quotations import people_are, speakers_are
from transforms.enrich.names.names import find_names

test_speakers = speakers_are(
    [
        # a report within the quotation: between hyphens, behind an auxiliary or a pronoun, with its person behind an aside
        ("it", "«Il forno resta spento - spiega Ada Bellandi, 52 anni -. Manca il gas.»", ["Ada Bellandi"]),
        ("it", "«Non pago - gli ha risposto dal fondo della sala Ugo Bellandi -. Non pago due volte.»", ["Ugo Bellandi"]),
        ("fr", "« Le four reste froid, a rappelé Odile Vasseur. Il manque le gaz. »", ["Odile Vasseur"]),
        ("fr", "« Le four reste froid, lui a répondu Odile Vasseur. Il manque le gaz. »", ["Odile Vasseur"]),
        # no report: a pronoun behind a word and no hyphen
        ("fr", "Odile Vasseur part avec Ugo Morel. « Le four est froid, mais il chauffera. »", ["Odile Vasseur"]),
        # what a document says
        ("it", "Ugo Bellandi tace. Nel verbale della giunta si parla di “una spesa non più rinviabile”.", [None]),
        ("es", "Rosa Quintela calla. En el informe se habla de “un gasto que no puede esperar”.", [None]),
        ("it", "Ugo Bellandi tace. Nel pomeriggio ha parlato di “una spesa non più rinviabile”.", ["Ugo Bellandi"]),
        # a French adjective stands on either side of its noun
        ("fr", "Odile Vasseur écoute. La sénatrice écologiste dénonce « un four qui ne chauffe rien ».", ["Odile Vasseur"]),
        ("fr", "« Le four est froid », regrette le jeune boulanger breton.", ["le jeune boulanger breton"]),
        # called by the age
        ("fr", "Odile Vasseur s’assied. La septuagénaire raconte « trois hivers sans pain ».", ["Odile Vasseur"]),
        ("it", "Rosa Bellandi si siede. L’ottantenne racconta “tre inverni senza pane”.", ["Rosa Bellandi"]),
        # a pronoun skips an office of the other sex
        ("fr", "Ugo Vasseur écoute. La directrice se tait. « Le four est froid », dit-il.", ["Ugo Vasseur"]),
        # whom the sentence between a fragment and a quotation is about
        ("fr", "Ada Vasseur parle d’« un four mort ». Ugo Morel rit. « Il chauffera demain. »", ["Ada Vasseur", "Ugo Morel"]),
        ("it", "Rosa Bellandi parla di “un forno morto”. Ugo Conti ride. “Si riaccende.”", ["Rosa Bellandi", "Ugo Conti"]),
        # an inverted pronoun makes a verb of any word, and of any participle
        ("fr", "Odile Vasseur sourit. « Le four est froid », rit-elle nerveusement.", ["Odile Vasseur"]),
        ("fr", "Odile Vasseur sourit. « Le four est froid », s’est-elle justifiée.", ["Odile Vasseur"]),
        ("fr", "Odile Vasseur sourit. Une lettre circule. « Le four est froid », y écrit le maire.", ["le maire"]),
        # an object before the verb, an adverb behind it
        ("it", "Ugo Conti ride. «Il forno è freddo», lo ha interrotto Carlo Bianchi.", ["Carlo Bianchi"]),
        # an office and its field before the name
        ("it", "«Il forno è freddo», ha detto l’assessora alla Cultura Rosa Bellandi.", ["Rosa Bellandi"]),
        ("it", "«Il forno è freddo», ha detto il consigliere delegato allo sport, Ugo Bellandi.", ["Ugo Bellandi"]),
        ("it", "«Il forno è freddo», ha detto il sindaco alla stampa prima di Ugo Bellandi.", ["il sindaco"]),
        # the words before a colon lead to somebody else
        ("fr", "Odile Vasseur parle d’« un four mort ». Réponse : « Il chauffera demain matin. »", ["Odile Vasseur", None]),
        ("fr", "Ada Vasseur parle d’« un four ». La voisine rit : « Il chauffera demain. »", ["Ada Vasseur", "La voisine"]),
        # a report that two verbs share
        ("fr", "Odile Vasseur s’est bornée à saluer « le calme de toute la rue ».", ["Odile Vasseur"]),
        ("fr", "Odile Vasseur a tenu à saluer « le calme de toute la rue ».", ["Odile Vasseur"]),
        ("fr", "Odile Vasseur a tenu à venir « malgré le calme de la rue ».", [None]),
        # what somebody is called
        ("it", "Rosa Bellandi saluta Ugo Conti, detto “il Gatto di Lodi”.", [None]),
        ("fr", "Odile Vasseur salue son frère, dit « le Chat de Bourg ».", [None]),
        ("it", "Rosa Bellandi saluta e, ha detto, “il forno è freddo”.", ["Rosa Bellandi"]),
        # another word for an office
        ("fr", "L’entraîneur, Ugo Vasseur, s’assied. « Le four est froid », regrette le technicien.", ["Ugo Vasseur"]),
        ("fr", "Le maire, Ugo Vasseur, s’assied. « Le four est froid », regrette le gardien.", ["le gardien"]),
        # which of several people of one surname a title means
        ("fr", "Marcel Vasseur rit. Odile Vasseur aussi. Mme Vasseur promet « un four tout neuf ».", ["Odile Vasseur"]),
        ("fr", "Odile Vasseur rit. Marcel Vasseur aussi. M. Vasseur promet « un four tout neuf ».", ["Marcel Vasseur"]),
        # a body of an office, whose holder is set beside
        ("fr", "Le cabinet de la ministre, Odile Vasseur, a regretté « un four tout froid ».", [None]),
        ("fr", "La maire de Bourg, Odile Vasseur, a regretté « un four tout froid ».", ["Odile Vasseur"]),
        ("it", "Ugo Conti ride. «Il forno è freddo», ha premesso ieri Carlo Bianchi.", ["Carlo Bianchi"]),
    ],
)  # fmt: skip


test_people = people_are(
    [
        # a noun for a body before its name, with an adjective between
        ("fr", "La société Froid Bleu a réagi.", set()),
        ("it", "Il gruppo lombardo Vento Alto tace.", set()),
        ("it", "La collega di partito Rosa Bellandi tace.", {"Rosa Bellandi"}),
        # d' of a surname, but of no place and no thing
        ("fr", "La ministre, Aude d'Hautpré, est venue.", {"Aude d'Hautpré"}),
        ("fr", "La Galerie d'Art est fermée.", set()),
    ],
)


@pytest.mark.parametrize(
    ("language", "text", "name", "sex"),
    [
        ("fr", "Le préfet, Bakary Cissokhan, est venu.", "Bakary Cissokhan", "m"),
        ("fr", "Une victime, Bakary Cissokhan, est venue.", "Bakary Cissokhan", None),
        ("fr", "Pierre-Ambroise Vasseur est venu.", "Pierre-Ambroise Vasseur", "m"),
        ("it", "Da Cremona arriva Ermenegarda Bellandi.", "Ermenegarda Bellandi", "f"),
        ("it", "Da Cremona arriva Wakanda Bellandi.", "Wakanda Bellandi", None),
        ("it", "Da Cremona arriva Ermenegardo Bellandi.", "Ermenegardo Bellandi", "m"),
    ],
)
def test_sexes(language: str, text: str, name: str, sex: str | None) -> None:
    names = find_names(text, language)
    assert name in {mention.name for mention in names.mentions}
    assert names.gender.get(name, "u") == (sex or "u")
