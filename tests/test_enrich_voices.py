"""Who speaks where somebody else is named as well: constructions in which a competitor stands nearer than the speaker."""

from dataclasses import replace

from bench.gold import read_gold
from bench.real import is_name
from schemas.articles import Quote
from tests.support.quotations import people_are, speakers_are
from transforms.enrich import quotes
from transforms.enrich.chain import EnrichConfig

test_speakers_beside_others = speakers_are(
    [
        # a report within a report
        ("en", "Ann Lee said Bo Roe had told reporters “nobody was there at all”.", ["Bo Roe"]),
        ("en", "According to Ann Lee, a porter wrote in a log that it was “dry as dust”.", [None]),
        ("fr", "Selon Anne Petit, un voisin aurait parlé d’un « gouffre sans fond ».", ["un voisin"]),
        # whom a clause is about is no competitor of its subject
        ("en", "Ann Lee, who had driven Bo Roe home in May, whispered: “Told you so.”", ["Ann Lee"]),
        ("en", "With Bo Roe calling her “far too thin,” Ann Lee left.", ["Bo Roe"]),
        ("en", "Ann Lee received comments including “Eat something now please”.", [None]),
        ("en", "Ann Lee was told “no chance of that” at the door.", [None]),
        ("en", "Rather than wait for Ann Lee, the paper asked a guard: “We knew it in spring.”", ["a guard"]),
        # a pronoun is nobody whom its own clause names, and fits the sex of the one just named
        ("de", "Jan Roth stand auf. Kim Vogt sei „die beste Stimme“, betonte er.", [None]),
        ("en", "Ann Lee spoke. Her husband did not. “They need fractions now,” he said.", ["Her husband"]),
        ("en", "Mary Lee spoke. Peter Roe nodded. “They need fractions now,” she said.", ["Mary Lee"]),
        ("en", "Ann Lee left. Somebody else wrote. “I like it a lot,” they said.", [None]),
        # the one who asks does not reply
        ("en", "Mary Lee, defending, asked the witness if he slept. “Hardly at all,” the witness replied.", ["the witness"]),
        ("en", "Mary Lee asked Susan Roe whether she slept. “Hardly at all,” she answered.", ["Susan Roe"]),
        ("en", "Mary Lee asked Peter Roe whether he slept. “Hardly at all,” she answered.", [None]),
        ("en", "Mary Lee was asked whether she slept. “Hardly at all,” she replied.", ["Mary Lee"]),
        ("en", "Mary Lee asked for patience. “They called us thieves,” she replied to the paper.", ["Mary Lee"]),
        ("en", "Mary Lee wondered aloud who would pay. “Hardly the bank,” she said.", ["Mary Lee"]),
        # a name that somebody no longer has
        (
            "en",
            "Mother Susan Roe has died. Born Mary Roe in Hull, she left at 18. “They laughed at me,” she told a paper.",
            ["Susan Roe"],
        ),
        ("en", "Mary Lee spoke. Born Mary Roe in Hull, Mary Lee left at 18. “They laughed at me,” she said.", ["Mary Lee"]),
        # the answer of a body, or of a person
        ("en", "Mayor Mary Lee called it “a betrayal”. The bank’s answer, on Friday: “We keep our word.”", ["Mary Lee", None]),
        ("en", "“It is late,” Mary Lee said. Peter Roe’s answer: “We keep our word.”", ["Mary Lee", "Peter Roe"]),
        ("en", "Peter Roe came. Would he sell? His answer, by letter: “We keep our word.”", ["Peter Roe"]),
        # a phrase is nobody of the other sex, and not whom its own report tells of
        (
            "en",
            "Mr Peter Roe sat. “You may laugh now,” he said. The speaker had to step in. “Be quiet,” she told the hall.",
            ["Peter Roe", "The speaker"],
        ),
        (
            "en",
            "A spokesman told reporters that Mr Peter Roe would stay. Asked for how long, he replied: “Until noon.”",
            ["A spokesman"],
        ),
        ("en", "A reporter asked Peter Roe about it. Pressed again, he replied: “Until noon.”", ["Peter Roe"]),
        # passives, what somebody is made to say, a clause of somebody else before a colon
        ("de", "Anna Roth wurde für ihre „Kälte“ kritisiert.", [None]),
        ("de", "Anna Roth lässt den König sagen: „Mein Reich ist ein Parkplatz.“", [None]),
        ("de", "Anna Roth erzählt, wie ihn eine Frau angesprochen habe: „Soll ich jetzt gehen?“", [None]),
        ("de", "Anna Roth fragte. Im Vertrag heißt es, man müsse „ortsansässig“ sein.", [None]),
        ("fr", "Jean Roy, accusé d’avoir « bien dormi », se tait.", [None]),
        ("es", "Preguntado por Ana Roa, el alcalde, Luis Mora, dijo: «El puente se hará».", ["Luis Mora"]),
        ("nl", "Jan Blom werd door Anouk de Wit „een echte autogek” genoemd.", ["Anouk de Wit"]),
        # whose they are tells of people
        ("es", "«Es tarde», responde Ana Roa. Su hija Nerea asiente: «Yo tenía seis años».", ["Ana Roa", "Nerea"]),
        ("fr", "Jean Roy se lève. Sa femme Colette sourit. « On replantera », dit-elle.", ["Colette"]),
        ("es", "Ana Roa conducía. Su editor, Gil Farias, leyó de pie. «No pude sentarme», recuerda.", ["Gil Farias"]),
        # what leads to somebody else ends what goes on
        ("en", "“It is late,” said Ann Lee. A neighbour at the fence: “It is early.”", ["Ann Lee", None]),
        ("nl", "„Het is laat”, zegt Anouk de Wit. Op een bord langs de weg staat: „Niet keren nu”.", ["Anouk de Wit", None]),
        # turns of phrase between commas, two verbs, an office that is complete
        ("es", "«Es tarde», lamenta, por su parte, Ana Roa, presidenta del club.", ["Ana Roa"]),
        ("es", "Ana Roa, del club, cree que sí. «No es pesimismo», aclara y remarca la consigna.", ["Ana Roa"]),
        ("fr", "« C’est tard », annonce la ministre des Sports Laure Roy.", ["Laure Roy"]),
        ("fr", "« C’est tard », annonce le porte-parole du ministre Paul Henry.", ["le porte-parole du ministre Paul Henry"]),
        # who is told, asked or called something, who denies it, whom somebody else’s clause stands behind
        ("en", "Ann Lee praised Bo Roe, who said: “I knew him at once by his coat.”", ["Bo Roe"]),
        ("en", "Ann Lee works with Bo Roe, who told the Courier: “I knew him at once by his coat.”", ["Bo Roe"]),
        ("en", "Ann Lee was seen by Bo Roe, who said: “I knew him at once by his coat.”", ["Bo Roe"]),
        ("fr", "Le maire Jean Roy a démissionné. « Vous avez menti à la ville », lui a dit un voisin.", [None]),
        ("fr", "Le maire Jean Roy a démissionné. « Vous avez menti à la ville », lui a dit Anne Petit.", ["Anne Petit"]),
        ("fr", "Le maire Jean Roy a démissionné. « Vous avez menti à la ville », lui reproche un habitant.", [None]),
        ("fr", "Le maire Jean Roy a démissionné. « J’ai menti à la ville », dit-il.", ["Jean Roy"]),
        ("es", "El alcalde Luis Mora dimitió. «Usted mintió a la ciudad», le dijo el fiscal.", [None]),
        ("es", "El alcalde Luis Mora dimitió. «Usted mintió a la ciudad», le gritó un pescador.", [None]),
        ("es", "El alcalde Luis Mora dimitió. «Usted mintió a la ciudad», le escribió su hermano.", [None]),
        ("es", "El alcalde Luis Mora dimitió. «Usted mintió a la ciudad», le dijo Ana Roa.", ["Ana Roa"]),
        ("de", "Der Staatsanwalt warf Jan Roth vor: „Sie haben die Stadt belogen.“", ["Der Staatsanwalt"]),
        ("de", "Die Richterin fragte Jan Roth: „Haben Sie die Stadt belogen?“", ["Die Richterin"]),
        ("de", "Gestern fragte Jan Roth: „Haben wir die Stadt belogen?“", ["Jan Roth"]),
        ("de", "Der Bürgermeister Jan Roth fragte: „Haben wir die Stadt belogen?“", ["Jan Roth"]),
        ("de", "Jan Roth wurde von Kim Vogt ermahnt: „Sie haben die Stadt belogen.“", ["Kim Vogt"]),
        ("de", "Im Rathaus bekam Jan Roth zu hören: „Sie haben die Stadt belogen.“", [None]),
        ("de", "Jan Roth musste sich anhören: „Sie haben die Stadt belogen.“", [None]),
        ("de", "Jan Roth hatte von seinem Bruder Leo erfahren: „Die Stadt ist verkauft.“", ["Leo"]),
        ("en", "“You will never work here again,” Bo Roe was told.", [None]),
        ("en", "“Will you ever work here again?” Bo Roe was asked by a reporter.", [None]),
        ("en", "Ann Lee had received a text from his brother Liam: “You will never work here again.”", ["Liam"]),
        ("en", "Ann Lee was greeted with shouts of “go home and never return”.", [None]),
        ("en", "Neither Ann Lee nor Bo Roe said “we will never work here again”.", [None]),
        ("en", "Ann Lee never said “we will never work here again”.", [None]),
        ("en", "Ann Lee’s predecessor once called Bo Roe “the most stubborn woman in the county”.", [None]),
        ("en", "Ann Lee told reporters that Bo Roe had once said: “You will never work here again.”", ["Bo Roe"]),
        ("en", "Ann Lee heard Bo Roe say: “You will never work here again.”", ["Bo Roe"]),
        ("en", "Ann Lee rejected Bo Roe’s claim that he “despised every one of them”.", ["Bo Roe"]),
        # whom a letter goes to
        ("en", "The mayor Ann Lee met Bo Roe. In an email to Lee, the mayor wrote: “We knew it in spring.”", [None]),
        ("en", "Ann Lee met Bo Roe. In an email to Roe, he wrote: “We knew it in spring already.”", [None]),
        # who was asked may answer, and what a thing is called may be an object before its subject
        ("en", "Ann Lee was asked about it and said: “We knew it in spring already.”", ["Ann Lee"]),
        ("en", "Ann Lee, who runs the club, said: “We knew it in spring already.”", ["Ann Lee"]),
        ("en", "Ann Lee thanked Bo Roe and added: “We knew it in spring already.”", ["Ann Lee"]),
        ("de", "Die Kritik wies Jan Roth zurück: „Das haben wir längst gewusst.“", ["Jan Roth"]),
        ("de", "Jan Roth wurde deutlich: „Das haben wir längst gewusst.“", ["Jan Roth"]),
    ],
)  # fmt: skip


test_people_by_the_words_beside = people_are(
    [
        ("it", "L’armatrice Lidia Conti ha commentato.", {"Lidia Conti"}),
        ("en", "His daughter Nerea nodded.", {"Nerea"}),
        ("es", "Ahora Bustos calla. Hugo Bustos vive en Lima.", {"Hugo Bustos"}),
    ],
)


def test_the_fiction_of_many_voices() -> None:
    """105 quotations, written before any rule for them: 42 of the 69 named speakers were right then."""
    named = right = full = full_right = 0
    for labelled in read_gold("voices"):
        article = labelled.article()
        article = replace(article, enrichment=replace(article.enrichment, language=labelled.language))
        rows = quotes.enrich(article, EnrichConfig())["quotes"]
        assert isinstance(rows, tuple)
        got: dict[tuple[int, int], Quote] = {(quote.start, quote.end): quote for quote in rows}
        for label in labelled.labels:
            speaker = got[label.start, label.end].speaker
            is_named = speaker is not None and is_name(speaker)
            is_right = speaker == label.speaker if label.speaker else not is_named
            named += is_named
            right += is_named and is_right
            full += label.type == "full"
            full_right += label.type == "full" and is_right
    assert (right / named >= 0.92, full_right / full >= 0.9, named >= 50) == (True, True, True), (
        right,
        named,
        full_right,
        full,
    )
