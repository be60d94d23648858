"""Who speaks in Italian and French articles."""

import pytest

from tests.test_enrich_quotes import found


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
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
        ("it", "Ugo Conti ride. «Il forno è freddo», ha premesso ieri Carlo Bianchi.", ["Carlo Bianchi"]),
    ],
)  # fmt: skip
def test_speakers(language: str, text: str, speakers: list[str | None]) -> None:
    assert [quote.speaker for quote in found(text, language)] == speakers
