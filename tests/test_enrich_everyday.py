"""What agencies and local papers write every day: when and where between the verb and who speaks, papers and signs in marks."""

import pytest

from tests.support.quotations import found, speakers_are
from transforms.enrich.names.names import find_names

_ES = "La alcaldesa, Rosa Quintela, está a favor; el concejal Luis Abad está en contra.\n\n"
_PT = "A presidente da câmara, Rosa Quintela, é a favor; o vereador Luís Abade é contra.\n\n"
_FR = "La maire, Odile Vasseur, est pour ; le sénateur Ugo Morel est contre.\n\n"
_IT = "La sindaca, Rosa Bellandi, è a favore; il consigliere Ugo Conti è contrario.\n\n"

test_speakers = speakers_are(
    [
        # when, and then where, between a Romance verb and its subject
        ("es", f"{_ES}“El pozo se abre”, dijo este jueves la alcaldesa.", ["Rosa Quintela"]),
        ("es", f"{_ES}“El pozo se abre”, dijo el jueves por la tarde ante los vecinos la alcaldesa.", ["Rosa Quintela"]),
        ("es", f"{_ES}“El pozo se abre”, aseguró ayer en el pleno Rosa Quintela.", ["Rosa Quintela"]),
        ("pt", f"{_PT}“O poço abre”, disse esta quinta-feira na reunião Rosa Quintela.", ["Rosa Quintela"]),
        ("fr", f"{_FR}« Le puits ouvre », a déclaré ce jeudi la maire.", ["Odile Vasseur"]),
        ("fr", f"{_FR}« Le puits ouvre », a déclaré jeudi soir devant le conseil la maire.", ["Odile Vasseur"]),
        ("fr", f"{_FR}« Le puits ouvre », a assuré, à la fin de la séance, Odile Vasseur.", ["Odile Vasseur"]),
        # the issue of a paper before the colon
        ("de", "Ada Roth sagte dem Kurier (Samstag): „Der Brunnen wird geöffnet.“", ["Ada Roth"]),
        ("de", "Ada Roth sagte der „Neuen Woche“ (Samstag): „Der Brunnen wird geöffnet.“", [None, "Ada Roth"]),
        # a passive whose agent stands behind its participle, or behind the quotation
        ("fr", "Un puits qualifié par Odile Vasseur de « gouffre à millions ».", ["Odile Vasseur"]),
        ("fr", "Un puits jugé « ruineux » par Odile Vasseur.", ["Odile Vasseur"]),
        ("fr", f"{_FR}Ugo Morel a jugé « ruineux » le puits.", ["Ugo Morel"]),
        # nouns that have the form of a verb
        ("it", f"{_IT}Replica di Ugo Conti: «Il pozzo costa».", ["Ugo Conti"]),
        # a question that only asks for somebody
        ("it", f"{_IT}E Ugo Conti? «Il pozzo costa», borbotta.", ["Ugo Conti"]),
        ("pt", f"{_PT}E Luís Abade? “O poço custa”, resmunga.", ["Luís Abade"]),
        # a report set in behind the first word
        ("it", "«Apriamo – ha detto Rosa Bellandi – a maggio e non prima».", ["Rosa Bellandi"]),
        # what somebody is said to be, by a verb of two words
        ("es", f"{_ES}Rosa Quintela se mostró “muy feliz” con el pozo.", ["Rosa Quintela"]),
        ("pt", f"{_PT}Rosa Quintela mostrou-se “muito feliz” com o poço.", ["Rosa Quintela"]),
        # English answers
        ("en", "“The well opens,” came the blunt reply from Ann Lee.", ["Ann Lee"]),
        ("en", "Tom Roe spoke first. Lee’s verdict: “The well costs too much.” Ann Lee left.", ["Ann Lee"]),
        # connectors before a verb without a subject
        ("es", "“El pozo se abre”, dijo Rosa Quintela. Asimismo, señaló que “está pagado”.", ["Rosa Quintela"] * 2),
        ("pt", "“O poço abre”, disse Rosa Quintela. Além disso, disse que “está pago”.", ["Rosa Quintela"] * 2),
        (
            "es",
            "“El pozo se abre”, dijo Rosa Quintela. Sin embargo, Luis Abad dijo que “cuesta”.",
            ["Rosa Quintela", "Luis Abad"],
        ),
        # who runs a field, with somebody else named since
        (
            "es",
            "La ministra de Aguas, Rosa Quintela, habló. Luis Abad calló.\n\nLa titular de Aguas dijo que es “un buen pozo”.",
            ["Rosa Quintela"],
        ),
        # whom an apposition introduces before another one is named
        (
            "es",
            "El presidente de la cooperativa, Luis Abad, y la portavoz vecinal, Rosa Quintela, hablaron.\n\n"
            "El presidente de la cooperativa cree que el pozo es “papel mojado”.",
            ["Luis Abad"],
        ),
        # an adverb within a report of several words
        ("it", "Rosa Bellandi parla piano. «Non ero in crisi», mette subito in chiaro.", ["Rosa Bellandi"]),
        ("es", "Rosa Quintela habla bajo. «No estaba en crisis», deja muy claro.", ["Rosa Quintela"]),
        # a Flemish surname whose particle has a capital
        ("nl", "Jitse Van Hoorn won de koers. “Ik zag niks meer”, hijgde Van Hoorn na de streep.", ["Jitse Van Hoorn"]),
        # what somebody wants to be, holds a thing for, shows
        ("fr", f"{_FR}Odile Vasseur se veut « rassurante » devant les voisins.", ["Odile Vasseur"]),
        ("de", "Ada Roth hält den Brunnen für „Makulatur“.", ["Ada Roth"]),
        ("de", "„Der Brunnen ist Makulatur“ – das sagt Ada Roth.", ["Ada Roth"]),
        ("it", f"{_IT}«Il pozzo è tardi» il commento di Ugo Conti.", ["Ugo Conti"]),
        # speech all the same: a charge of two words, what somebody calls something, a clause of his own
        ("es", f"{_ES}Luis Abad acusó a la alcaldesa de confundir “el agua con el vino”.", ["Luis Abad"]),
        ("en", "Tom Roe called the well the “Devil”.", ["Tom Roe"]),
        ("en", "Ann Lee called it “yes and no”.", ["Ann Lee"]),
        ("en", "Ann Lee criticised the council’s “deeply unfair” policy.", ["Ann Lee"]),
        ("it", f"{_IT}Ugo Conti si è detto «amareggiato».", ["Ugo Conti"]),
        ("es", f"{_ES}En el pozo, ha dicho Luis Abad, “nada cuesta poco”.", ["Luis Abad"]),
        ("es", f"{_ES}Luis Abad dijo que las obras avanzan “a buen ritmo”.", ["Luis Abad"]),
        ("en", "Ann Lee said she would not sign “a paper without a date”.", ["Ann Lee"]),
        ("de", "Ada Roth schrieb, sie sei froh, dass Kim Jong Un „wieder da“ sei.", ["Ada Roth"]),
        ("en", "Ann Lee wrote “I will go” in a letter to the mayor.", ["Ann Lee"]),
        ("en", "Ann Lee wrote: “Tides is my best book.”", ["Ann Lee"]),
        ("en", "Ann Lee wrote a note: “Move it.”", ["Ann Lee"]),
        ("en", "Ann Lee said “We will open the well in May”.", ["Ann Lee"]),
        # whose text is read
        ("it", f"{_IT}«Il pozzo costa», si legge nel post di Ugo Conti.", ["Ugo Conti"]),
    ]
)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("“The well is dry,” neighbour Ann Lee told the paper.", "told"),
        ("“The well is dry,” deadpanned Ann Lee.", "deadpanned"),
    ],
)
def test_what_somebody_is_to_others_is_no_verb(text: str, verb: str) -> None:
    (quote,) = found(text)
    assert (quote.speaker, quote.verb) == ("Ann Lee", verb)


test_nobody_says = speakers_are(
    [
        # what is read in a text of nobody
        ("es", f"{_ES}“El pozo cuesta demasiado”, se lee en un informe que encargó Luis Abad.", [None]),
        ("it", f"{_IT}«Il pozzo costa troppo», si legge in una perizia commissionata da Ugo Conti.", [None]),
        ("pt", f"{_PT}“O poço custa demais”, pode ler-se num relatório encomendado por Luís Abade.", [None]),
        ("nl", "Burgemeester Ada Smit luistert.\n\n‘De put is te duur’, klinkt het in de zaal.", [None]),
        ("de", "Ada Roth rief an. Das Gutachten, das Ada Roth vorliegt, kommt zu dem Schluss, er sei „zu teuer“.", [None]),
        # several people
        ("nl", "Ada Smit luistert.\n\n‘De put moet weg’, riepen de betogers.", ["de betogers"]),
        ("en", "Ann Lee listens.\n\n“Close the well,” chanted the protesters.", ["the protesters"]),
        # what is called so
        ("fr", "La fameuse « paix du puits » ne tient plus, selon Odile Vasseur.", [None]),
        ("pt", "A chamada “paz do poço” acabou, segundo Rosa Quintela.", [None]),
        ("fr", "Odile Vasseur part. Celle que tout le monde appelait « Didi » avait ouvert le puits.", [None]),
        ("en", "Ann Lee warns of what engineers refer to as a “dry well”, and of its costs.", [None]),
        # the name that somebody gives to a thing
        ("es", f"{_ES}El pozo, que ella bautizó “La última gota”, sigue cerrado.", [None]),
        ("es", f"{_ES}Rosa Quintela bautizó el pozo como “La última gota”.", [None]),
        # a work that is called one behind its title
        ("nl", "Burgemeester Ada Smit zwijgt. Ze doelt op ‘Kies voor de put’, een wervingsactie van de stad.", [None]),
        ("fr", f"{_FR}Odile Vasseur pense à « Un puits pour tous », une campagne de la ville.", [None]),
        # a small sign
        ("es", f"{_ES}Rosa Quintela dejó sobre la mesa un cartelito: “Ya vuelvo”.", [None]),
        # a name that a finite verb has as its subject, or that something is known for
        ("es", f"{_ES}Rosa Quintela dijo que “Luz y sombra” es la mayor muestra en años.", [None]),
        ("fr", f"{_FR}Selon Odile Vasseur, « La Tempête » sera jouée en mai.", [None]),
        ("en", "Ann Lee said “The Storm” will be shown in May.", [None]),
        ("it", "Ugo Conti, noto per «La tempesta», ha lodato il pozzo.", [None]),
        ("de", "Laut Ada Roth wird „Der Sturm“ im Mai gezeigt.", [None]),
        ("de", "Ada Roth sagte, die Kneipe heiße „Kulisse“.", [None]),
        ("de", "Ada Roth sagte, das Haus werde „Alte Post“ genannt.", [None]),
        ("de", "Die „Alte Post“, sagte Ada Roth, werde saniert.", [None]),
        ("en", "Ann Lee said she had served on the “Ermine”.", [None]),
        # words held apart, a hashtag, what begins
        ("en", "Ann Lee explained the difference between “aid” and “alms”.", [None, None]),
        ("pt", f"{_PT}Luís Abade pediu para não confundir “apoio” com “esmola”.", [None, None]),
        ("it", f"{_IT}Ugo Conti ha detto che con l'hashtag «#pozzo» ci sono foto.", [None]),
        ("fr", f"{_FR}Odile Vasseur a annoncé la création d'une « maison des arts ».", [None]),
        # it is written somewhere
        ("it", f"{_IT}Rosa Bellandi ha ricordato che all'ingresso c'è scritto «Benvenuti».", [None]),
        ("en", "Ann Lee said she wore a shirt with the words “All theatre”.", [None]),
        ("en", "Ann Lee said people must tick the box marked “other income”.", [None]),
        # what others call it
        ("en", "Tom Roe said colleagues call him “the Count”.", [None]),
        ("es", f"{_ES}Luis Abad contó que sus compañeros lo llaman “el Conde”.", [None]),
        ("fr", f"{_FR}Ugo Morel a dit qu'au théâtre on appelle cela « une italienne ».", [None]),
        ("de", "Jan Roth sagte, man nenne das im Theater „eine kalte Probe“.", [None]),
        # words that are spoken of: nicknames, answers, what something means, chapters, lists, members
        ("en", "Ann Lee said residents had nicknamed the tower “the Needle”.", [None]),
        ("en", "Ann Lee said officials must answer “yes” or “no” on the form.", [None, None]),
        ("de", "Ada Roth fragte, was „vorläufig“ bedeutet.", [None]),
        ("es", f"{_ES}Rosa Quintela pidió cambiar la definición de “provisional”.", [None]),
        ("fr", f"{_FR}Odile Vasseur a dit que le chapitre sur « le puits » est trop court.", [None]),
        ("en", "Ann Lee said the menu lists it as “catch of the day”.", [None]),
        ("en", "Ann Lee denied being a member of the “gang of five”.", [None]),
        ("en", "Ann Lee said a file named “budget_final” had been deleted.", [None]),
        ("en", "Ann Lee pointed at a banner with “Lee out” painted on it.", [None]),
        ("en", "Ann Lee found a note: “Move it.”", [None]),
        # what something means, is called, belongs to or is entered as, in other orders of words
        ("it", f"{_IT}Ugo Conti ha chiesto che cosa significa «provvisorio» nel contratto.", [None]),
        ("nl", "Ada Smit vroeg wat ‘voorlopig’ in het contract betekent.", [None]),
        ("nl", "Ada Smit zei dat bewoners de toren ‘de Naald’ hebben gedoopt.", [None]),
        ("de", "Ada Roth sagte, die Stimme sei als „Enthaltung“ gewertet worden.", [None]),
        ("de", "Ada Roth sagte, das Gesetz definiere „Wohnung“ als Raum zum Schlafen.", [None]),
        ("fr", f"{_FR}Odile Vasseur a nié appartenir à la « bande des quatre ».", [None]),
        ("pt", f"{_PT}Luís Abade disse que o plano, chamado “Casa quente”, começa em maio.", [None]),
        ("de", "Ada Roth sagte, auf dem Brief stehe „dringend“.", [None]),
        ("es", f"{_ES}Luis Abad dijo que en la carta pone “urgente”.", [None]),
        ("nl", "Op de plaquette die Ada Smit onthulde staat: ‘Aan de vissers van 1911.’", [None]),
        ("de", "Ada Roth bekam eine SMS: „Wegfahren!“", [None]),
        ("es", f"{_ES}Según la acusación, Luis Abad conducía “a velocidad excesiva”.", [None]),
        ("pt", f"{_PT}Luís Abade saiu. A sentença contra Rosa Quintela diz que o poço é “ilegal”.", [None]),
        ("es", f"{_ES}Alguien gritó “¡Mentira!” a Rosa Quintela.", [None]),
        # one name with the noun beside it, a word that is explained, groups, proverbs
        ("en", "Ann Lee said the council would put up a “no fishing” sign.", [None]),
        ("en", "Ann Lee said the town had a “zero tolerance” policy on litter.", [None]),
        ("es", f"{_ES}Rosa Quintela dijo que la tasa sigue el principio “quien ensucia paga”.", [None]),
        ("fr", f"{_FR}Odile Vasseur a parlé de l'effet « boule de neige ».", [None]),
        ("en", "Ann Lee said that in the trade a “runner” is somebody who carries cash.", [None]),
        ("en", "Ann Lee said the “ladder”, a system of loans, works.", [None]),
        ("it", f"{_IT}Rosa Bellandi ha detto che l'app divide la gente in «verdi» e «rossi».", [None, None]),
        ("pt", f"{_PT}Como diz o ditado, “quem tudo quer tudo perde”, e Rosa Quintela sabe-o.", [None]),
        ("de", "Ada Roth sagte, diese Männer seien als „Läufer“ bekannt.", [None]),
        # what somebody without a name asks or calls within somebody's report
        ("es", f"{_ES}Luis Abad contó que un vecino le preguntó “¿quién paga?”.", [None]),
        ("fr", f"{_FR}Ugo Morel a dit qu'un voisin a qualifié le puits de « folie ».", [None]),
        ("it", f"{_IT}Ugo Conti ha mostrato un cartello di «divieto».", [None]),
        ("en", "Ann Lee said the school had been rated “good”.", [None]),
        # a book behind its noun, or behind the verb of writing
        ("es", f"{_ES}En su libro «La noche», Rosa Quintela cuenta su infancia.", [None]),
        ("en", "In her novel “Tides”, Ann Lee describes the sea.", [None]),
        ("de", "Jan Roth schrieb 1984 „Die lange Flut“ und zog in die Stadt.", [None]),
        # what others say to somebody
        ("es", f"{_ES}Rosa Quintela, a la que gritaron “dimisión”, dejó la plaza.", [None]),
        ("it", f"{_IT}Rosa Bellandi, a cui hanno urlato «vergogna», ha lasciato la piazza.", [None]),
        ("fr", f"{_FR}Odile Vasseur, à qui l'on a dit « jamais », a quitté la place.", [None]),
        # to a paper
        ("de", "Ada Roth sagte der „Neuen Woche“, der Brunnen werde geöffnet.", [None]),
    ]
)


@pytest.mark.parametrize(
    ("language", "text", "offices"),
    [
        # the next of several people is no apposition of the one before
        (
            "es",
            "El presidente de la cooperativa, Luis Abad, y la portavoz vecinal, Rosa Quintela, hablaron.",
            {"Luis Abad": "presidente de la cooperativa", "Rosa Quintela": "portavoz vecinal"},
        ),
        ("en", "The coach, Ann Lee, and the mayor, Tom Roe, spoke.", {"Ann Lee": "coach", "Tom Roe": "mayor"}),
        (
            "de",
            "Die Ministerin Ada Roth und der Bürgermeister, Jan Berg, sprachen.",
            {"Ada Roth": "Ministerin", "Jan Berg": "Bürgermeister"},
        ),
        # an apposition ends behind the name: what follows is its verb, with a word that is somebody’s job as well
        (
            "pt",
            "A ministra dos Transportes, Rosa Quintela, apresentou o novo plano ferroviário.",
            {"Rosa Quintela": "ministra dos Transportes"},
        ),
    ],
)
def test_offices(language: str, text: str, offices: dict[str, str]) -> None:
    assert find_names(text, language).offices == offices
