"""Where quotations stand, what kind they are, who speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.quotations import found, speakers_are
from transforms.enrich.quotation.spans import quote_spans
from transforms.enrich.quotation.story import without_fillers


def spans(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quote_spans(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “yes” and “no”.", ["yes", "no"]),
        ('He said "yes" and "no".', ["yes", "no"]),
        ("Er sagte „ja“ und „nein“.", ["ja", "nein"]),
        ("Er sagte „ja” und »nein«.", ["ja", "nein"]),
        ('Er sagte „ja" und ging.', ["ja"]),
        ("Il dit « oui » et «\u00a0non\u00a0».", ["oui", "non"]),
        ("Hän sanoi ”kyllä” ja »ei».", ["kyllä", "ei"]),
        ("She said ‘it’s the workers’ own fault’ and left.", ["it’s the workers’ own fault"]),
        ("She said 'it's done' and left.", ["it's done"]),
        ("'Tis the season; rock 'n' roll in the '90s.", []),
        ("The boys' toys and the girls' books.", []),
        ("L'ami d'Anne n'est pas là.", []),
        ("“I heard ‘it’s yours’ myself,” he said.", ["I heard ‘it’s yours’ myself,"]),
        ("«Él dijo «basta» ayer», contó.", ["Él dijo «basta» ayer"]),
        ("彼は「はい『いいえ』」と言った。", ["はい『いいえ』"]),
        ("他说：“好的。”", ["好的。"]),
        ("He is 6'2\" tall.", []),
        ("A 27\" screen and a 32\" screen.", []),
        ("Nothing “closes here", []),
        ("It ended.”", []),
        ("“First paragraph.\n\n“Second paragraph,” he said.", ["First paragraph.", "Second paragraph,"]),
        ("«Primero.\n\n»Segundo», dijo.", ["Primero.", "Segundo"]),
        ("“Hello“ he said. “Bye“ she said.", ["Hello", "Bye"]),
        ("The “end”", ["end"]),
        ("“”", []),
        ("『 』", []),
        ("\"selon«»!\n\n?\"", ["selon«»!", "?"]),
    ],
)  # fmt: skip
def test_spans(text: str, quoted: list[str]) -> None:
    assert spans(text) == quoted


test_speakers = speakers_are(
    [
        ("en", "“We won,” said Ann Lee. “At last.”", ["Ann Lee", "Ann Lee"]),
        ("en", "Ann Lee spoke first. “We won,” she said.", ["Ann Lee"]),
        ("en", "Ann Lee met John Roe. “We won,” he said.", ["John Roe"]),
        ("en", "“We won,” Lee’s lawyer, John Roe, said.", ["John Roe"]),
        ("en", "Ann Lee, who met John Roe on Monday, said: “We won.”", ["Ann Lee"]),
        ("en", "According to John Roe, “nothing has changed since May.”", ["John Roe"]),
        ("en", "“We won,” said a spokesman for Ann Lee.", ["a spokesman for Ann Lee"]),
        ("en", "Minister John Roe arrived late. “We won,” the minister said.", ["John Roe"]),
        ("en", "John Roe was furious. “This is a disgrace.”", ["John Roe"]),
        ("en", "“We won and we will win again.”", [None]),
        ("en", "I asked: “Is anybody there at all?”", [None]),
        ("en", "John Roe called it “a disgrace” on Monday.", ["John Roe"]),
        ("en", "The plan is “a disgrace”, as Ann Lee put it in May.", ["Ann Lee"]),
        ("en", "“We lost,” she told us. The mood, as Ann Lee noted, was “grim”.", [None, "Ann Lee"]),
        ("en", "It was “smart and quick” for a robot, according to Ann Lee.", ["Ann Lee"]),
        ("en", "The town must “wake up at last” as soon as possible, Ann Lee said.", ["Ann Lee"]),
        ("en", "Ann Lee was “very happy” with the deal, she told reporters.", ["Ann Lee"]),
        ("en", "It was described as “a gift to banks” by Ann Lee.", ["Ann Lee"]),
        ("en", "The deal, hailed by Ann Lee as “a big step”, failed.", ["Ann Lee"]),
        ("en", "Ann Lee was praised for her “quiet patience”.", [None]),
        ("en", "Ann Lee, criticised for a “lack of nerve”, resigned.", [None]),
        ("en", "Ann Lee praised Bo Roe for his “quiet patience”.", ["Ann Lee"]),
        ("en", "Ann Lee’s claim of “massive fraud” was dismissed.", ["Ann Lee"]),
        ("en", "John Roe, the ministry said, had “full confidence” in it.", ["the ministry"]),
        ("en", "According to Ann Lee, “we are just at the start of it,” signalling a change.", ["Ann Lee"]),
        ("en", "“We lost,” she deadpans. Ann Lee laughs.", [None]),
        ("en", "Ann Lee spoke. “It was late,” she wails.", ["Ann Lee"]),
        ("en", "Ann Lee argued that 95% of them are “lost for good”.", ["Ann Lee"]),
        ("en", "Ann Lee left. The focus moves from asking “how bad it is” to hope.", [None]),
        ("en", "“Go,” says Roth Events Co-Owner and Lead Planner Ann Lee.", ["Ann Lee"]),
        ("de", "Anna Roth kritisierte den Plan. Dieser sei „ein schwerer Fehler“.", ["Anna Roth"]),
        ("de", "Der Plan sei gut, sagte Anna Roth. Er koste viel. Das sei „ein Wermutstropfen“.", ["Anna Roth"]),
        ("de", "Anna Roth kam spät. Der Saal war leer. Das ist „ein Wermutstropfen“.", [None]),
        ("de", "„Wir sind am Ziel und bleiben es.“ Das sagte Anna Roth am Montag.", ["Anna Roth"]),
        ("de", "Anna Roth zufolge ist der Plan „ein schwerer Fehler“.", ["Anna Roth"]),
        ("de", "Aus Sicht von Anna Roth ist der Plan „ein schwerer Fehler“.", ["Anna Roth"]),
        ("es", "Ana Roa negaba los cargos, a la vez que aseveró que “todo es mentira”.", ["Ana Roa"]),
        ("es", "Ana Roa, la alcaldesa de Lima, en Perú, dijo que era “un error”.", ["Ana Roa"]),
        ("en", "“I sleep,” Ann Lee said, “and I sleep well.”", ["Ann Lee", "Ann Lee"]),
        ("en", "“First we wait.\n\n“Then we go,” said Ann Lee.", ["Ann Lee", "Ann Lee"]),
        ("en", "“We won!” Ann Lee grimaced.", [None]),
        ("en", "“We won,” deadpanned Ann Lee.", ["Ann Lee"]),
        ("de", "„Das reicht nicht“, sagte Ministerin Sabine Vogt.", ["Sabine Vogt"]),
        ("de", "Am Montag sagte Sabine Vogt: „Das reicht nicht aus.“", ["Sabine Vogt"]),
        ("de", "Sabine Vogt kam spät. „Das reicht nicht“, so Vogt.", ["Sabine Vogt"]),
        ("de", "Uwe Roth hatte ihr „blinden Eifer“ vorgeworfen.", ["Uwe Roth"]),
        ("de", "Laut Trainer Uwe Roth ist das „kein Problem mehr“.", ["Uwe Roth"]),
        ("fr", "« C'est fini », a déclaré Luc Morel. « On rentre. »", ["Luc Morel", "Luc Morel"]),
        ("fr", "Anne Petit doute. « C'est trop tôt », explique-t-elle.", ["Anne Petit"]),
        ("fr", "« C'est fini », résume quant à elle Anne Petit.", ["Anne Petit"]),
        ("es", "«No hay salida», dijo su presidente, Luis Mora, ayer.", ["Luis Mora"]),
        ("it", "«È finita», ha detto Paolo Ferri. «Andiamo a casa.»", ["Paolo Ferri", "Paolo Ferri"]),
        ("nl", "“Het is klaar”, zegt Anouk de Wit. “We gaan naar huis.”", ["Anouk de Wit", "Anouk de Wit"]),
        ("pt", "“Não há saída”, disse o ministro João Prado.", ["João Prado"]),
        ("ko", "“끝났다”고 말했다.", [None]),
    ],
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We have won the match,” he said.", "full"),
        ("He called it “a very bad day for all”.", "partial"),
        ("The so-called “experts” met.", "scare"),
        ("She sang in the musical “Hello Night” twice.", "title"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [quote.type for quote in found(text)] == [kind]


@given(
    st.text(alphabet=st.sampled_from("ab A.,!?\n\"'“”„«»‘’‹›「」『』《》 said Lee"), max_size=200),
    st.sampled_from(["en", "de", "fr", "und"]),
)
def test_offsets_reproduce_the_text_and_never_overlap(text: str, language: str) -> None:
    end = 0
    for quote in found(text, language):
        assert text[quote.start : quote.end] == quote.text
        assert end <= quote.start < quote.end
        end = quote.end


test_speakers_by_phrase_pronoun_and_apposition = speakers_are(
    [
        ("en", "Maria Keller, 34, had waited for hours. “It’s over,” the 34-year-old said.", ["Maria Keller"]),
        ("en", "Asked about Roe's claim, Maria Keller told the BBC: “I have no comment.”", ["Maria Keller"]),
        ("en", "John Roe's wife, Anna Roe, wept. “He was innocent,” she said.", ["Anna Roe"]),
        ("en", "Witnesses described “utter chaos” at the station.", ["Witnesses"]),
        ("en", "“That is not true,” a spokeswoman for the ministry said in an email.", ["a spokeswoman for the ministry"]),
        (
            "en",
            "Prime Minister Anna Dahl called it “a success,” while Per Moe called it “a betrayal.”",
            ["Anna Dahl", "Per Moe"],
        ),
        ("en", "For Maria Keller, it was “a perfect day”.", [None]),
        ("de", "Peter Vogt ist Landwirt. „Es reicht uns jetzt“, so der 54-Jährige.", ["Peter Vogt"]),
        ("de", "Bürgermeister Peter Vogt (CDU) war erleichtert: „Wir sind davongekommen.“", ["Peter Vogt"]),
        ("de", "„Wir prüfen das“, sagte ein Sprecher der Polizei am Montag.", ["ein Sprecher der Polizei"]),
        ("de", "„Es ist vorbei“, heißt es in dem Schreiben.", [None]),
        ("de", "Die Polizei spricht von einem „tragischen Unfall“.", ["Die Polizei"]),
        ("fr", "« C'est non », a martelé la présidente du groupe, Claire Vidal, à l'Assemblée.", ["Claire Vidal"]),
        ("fr", "Le ministre Paul Henry a réagi. « C'est faux », rétorque le ministre.", ["Paul Henry"]),
        ("fr", "« On a eu peur », raconte une habitante.", ["une habitante"]),
        ("es", "“No vamos a ceder”, advirtió la ministra de Hacienda, Elena Prieto.", ["Elena Prieto"]),
        ("it", "Secondo Elena Rizzi si tratta di «un passo indietro».", ["Elena Rizzi"]),
        ("pl", "„To koniec” – powiedział Jan Nowak. „Dziękuję wszystkim”.", ["Jan Nowak", "Jan Nowak"]),
        ("ru", "«Мы победили», — заявил Иван Петров журналистам.", ["Иван Петров"]),
        ("pt", "“Vamos recorrer”, afirmou o advogado Paulo Dias. Segundo ele, é “absurda”.", ["Paulo Dias", "Paulo Dias"]),
    ],
)


test_speakers_by_what_stands_around = speakers_are(
    [
        # a description means the person introduced with the office
        ("en", "Tom Hale, the harbour master of Brill, resigned. “I am tired,” the harbour master said.", ["Tom Hale"]),
        ("en", "Health Minister Ann Roe met Prime Minister Jo Falk. “Enough,” the health minister said.", ["Ann Roe"]),
        # who is only pointed at is nobody the text named before
        ("en", "Ann Roe left. “It was loud,” said one dock operative in the port.", ["one dock operative in the port"]),
        ("en", "A spokesman for the port said no more. “We will wait,” he said.", ["A spokesman for the port"]),
        ("en", "A reporter asked Ann Roe, “Why now?” “Because it rains,” she replied.", ["A reporter", "Ann Roe"]),
        # side clauses, people named inside, the person at the end
        ("en", "“It sank fast,” said Roe, who left Hale’s office in May. Ann Roe is a pilot.", ["Ann Roe"]),
        ("en", "If Jo Falk had read it, Ann Roe would have been surprised, telling Hale, “He never reads.”", ["Ann Roe"]),
        ("en", "The “poor” harvest will cost us, says Ann Roe.", ["Ann Roe"]),
        ("en", "“It is over,” noted Brill-based lawyer Tom Hale in a letter.", ["Tom Hale"]),
        ("en", "Ann Roe warned against a “hasty” vote, adding: “We must count first.”", ["Ann Roe", "Ann Roe"]),
        ("en", "“They said, ‘No, thanks,’” Ann Roe said.", ["Ann Roe"]),
        # signs, titles, names of things
        ("en", "Ann Roe carried a sign reading “No more salt”.", [None]),
        ("en", "Ann Roe was the star of the film “Night of the Barges,” which opened in May.", [None]),
        ("en", "Ann Roe is the author of “Tides and Other Lies.”", [None]),
        ("en", "Ann Roe described what is sometimes called “dry rot” in boats.", [None]),
        # the writer
        ("en", "Ann Roe sat down. I asked: “Is it cold?”", [None]),
        # other languages
        ("de", "Anna Roth, Sprecherin der ABC erklärt: „Wir warten ab.“", ["Anna Roth"]),
        ("de", "Auf dem Kanal „Sparfuchs“ erklärt Anna Roth, was gilt.", [None]),
        (
            "fr",
            "Le ministre de la Santé Paul Henry est venu. « C'est tard », a dit à cette occasion le ministre de la Santé.",
            ["Paul Henry"],
        ),
        ("es", "“No hay agua”, dijo Elena Prieto. “Hay que esperar”, remató.", ["Elena Prieto", "Elena Prieto"]),
    ],
)  # fmt: skip


test_speakers_by_word_order_and_coreference = speakers_are(
    [
        # word order: the subject stands behind the verb, what is governed is no subject
        ("de", "Auf die Frage, ob Jan Roth komme, sagte Anna Vogt am Montag: „Ich hoffe es.“", ["Anna Vogt"]),
        ("de", "In Anlehnung an den Maler Jan Roth fragte Anna Vogt: „Wer sind wir?“", ["Anna Vogt"]),
        ("de", "In einem Brief an Jan Roth hat die Polizei mitgeteilt, der Fall sei „abgeschlossen“.", ["die Polizei"]),
        # indirect speech goes on
        ("de", "„Wir zahlen“, sagte Anna Vogt. Das sei „nur gerecht“.", ["Anna Vogt", "Anna Vogt"]),
        ("de", "„Wir zahlen“, sagte Anna Vogt. Das Fest war „nur gerecht“.", ["Anna Vogt", None]),
        ("de", "Der Strom reiche nicht, sagte Anna Vogt. Aber: „Wir schaffen das schon.“", ["Anna Vogt"]),
        # subjects that a verb carries in its ending
        ("es", "Elena Prieto, ministra de Salud, presentó el plan. “Hay que actuar ya”, precisó.", ["Elena Prieto"]),
        ("es", "De acuerdo con Elena Prieto, el plan avanza. “Hay que actuar ya”, explicó a este diario.", ["Elena Prieto"]),
        ("pt", "O deputado Paulo Dias recuou. E classificou o texto como “um erro grave”.", ["Paulo Dias"]),
        ("pt", "Em favor do deputado Paulo Dias, Rita Melo afirmou: “Ele fica no cargo.”", ["Rita Melo"]),
        # descriptions of the one who speaks
        ("es", "“Es grave”, dijo Elena Prieto. “Y es caro”, añadió la ministra.", ["Elena Prieto", "Elena Prieto"]),
        ("es", "“Es grave”, dijo el diputado UFX e integrante del comité, Luis Mora.", ["Luis Mora"]),
        (
            "de",
            "Anna Vogt ist die Präsidentin des Verbands. „Es geht los“, so die neue Präsidentin.",
            ["Anna Vogt"],
        ),
        # few speak of themselves by name
        ("en", "Ann Roe left the hall. “Roe never listens.”", [None]),
        # a line that introduces, a signature, a label
        ("en", "Ann Roe, head gardener at Brill\n\n“Plant the bulbs in the first week of autumn.”", ["Ann Roe"]),
        ("en", "It was praised.\n\n“We will use it in each of our towns.” – Ann Roe, mayor of Brill", ["Ann Roe"]),
        (
            "en",
            "“The year was hard,” Ann Roe said.\nPrices will fall: “The worst lies behind all of us.”",
            ["Ann Roe", "Ann Roe"],
        ),
        # a paper that is told is not the one who speaks; nor is the one who is warned
        ("en", "“It itches,” Dr. Ann Roe, a skin doctor and founder, tells The Brill Post.", ["Ann Roe"]),
        ("en", "The letter – parts of which are printed here – warns Mr Roe: “Do not sign it.”", ["The letter"]),
        # a report within the quotation, as French sets it
        ("fr", "« C’est la norme, explique Claire Vidal, et elle est bonne. »", ["Claire Vidal"]),
        # long quotations whose marks are mixed
        ("en", 'Ann Roe added: “We wait for the news.\n"And then we will vote on it."', ["Ann Roe", "Ann Roe"]),
        # nicknames and names in marks
        ("en", "Tom “Tiny” Hale said nothing to Ann Roe.", [None]),
        ("de", "Anna Vogt sagte es bei „Abend Live“ und in einem Brief.", [None]),
    ],
)


def test_a_speaker_comes_with_words_role_verb_and_method() -> None:
    text = "Tom Hale, the harbour master of Brill, resigned. “I am tired,” he said. “I go home.”"
    first, second = found(text)
    assert (first.speaker, first.speaker_surface, first.speaker_role, first.verb, first.method) == (
        "Tom Hale",
        "he",
        "harbour master of Brill",
        "said",
        "pronoun",
    )
    assert first.speaker_start is not None
    assert text[first.speaker_start : first.speaker_end] == "he"
    assert (second.speaker, second.method) == ("Tom Hale", "continued")
    assert first.confidence is not None
    assert 0.5 <= first.confidence <= 1


def test_words_that_lead_to_nobody_are_kept() -> None:
    (quote,) = found("“Nothing is lost,” she said.")
    assert (quote.speaker, quote.method, quote.confidence, quote.speaker_surface) == (None, None, None, "she")


test_constructions_that_bear_a_name_or_none = speakers_are(
    [
        # verbs with an everyday sense report what follows at once
        ("en", "Ann Lee offered three “cups” to the guests.", [None]),
        ("en", "Ann Lee pleaded guilty to “theft of a lawn mower” last week.", [None]),
        ("en", "Ann Lee offered: “Take the lawn mower back.”", ["Ann Lee"]),
        ("en", "Ann Lee built the house thanks to her mastery of “bricks” and glue.", [None]),
        ("de", "Anna Lehmann stellt Begriffe wie „Heimat“ in den Raum.", [None]),
        ("pt", "Ana Souza fala bem. Ela se destaca como uma “voz do campo”.", [None]),
        # a term far from any verb, a group, what only stands in the sentence
        ("en", "Ann Lee lives in Hull. On its label it says “soft” and nothing else.", [None]),
        ("en", "Ann Lee said the mill, which has stood by the river for three hundred years and more, is a “gem”.", [None]),
        (
            "en",
            "Ann Lee said the mill, which has stood for years, was “a sad sight” and, at night, “dark”.",
            ["Ann Lee", "Ann Lee"],
        ),
        # requests, passives, questions before an answer
        ("en", "Ann Lee called on the council to be “brave for once”.", ["Ann Lee"]),
        ("en", "Ann Lee asked five people to perform a “direction task” in the yard.", [None]),
        ("en", "The plan was described by Ann Lee as “a sorry tale of waste”.", ["Ann Lee"]),
        (
            "en",
            "Trustee Peg Bell asked “Why has it taken so long?” Joe Roe replied that “the bridge was shut for repairs”.",
            ["Peg Bell", "Joe Roe"],
        ),
        # lines that lead to a quotation
        ("en", "The mill is shut.\n\nAs Ann Lee put it:\n\n“Nobody grinds corn any more.”", ["Ann Lee"]),
        ("en", "Advice for spring.\n\nAnn Lee, head of the Rose Garden:\n\n“Water them in the morning.”", ["Ann Lee"]),
        ("en", "“Water them in the morning,” Ann Lee, head of the Rose Garden.", ["Ann Lee"]),
        ("en", "It will rain all week, Ann Lee said. “Nobody will come to the fair.”", ["Ann Lee"]),
        # who stands behind a body and an office
        ("en", "“It works,” said MIT physics professor Ann Lee on Monday.", ["Ann Lee"]),
        ("en", "“It works,” J.K. Roe states in the report.", ["J.K. Roe"]),
        ("en", "Her co-host Gayle King met the voters. “Who are you?” King asked.", ["Gayle King"]),
        ("en", "The host spoke to Ann Lee on NBC’s “Today” show.", [None]),
        # in other languages
        ("de", "Das Dorf ist laut Anna Lehmann „ein Ort der Stille“.", ["Anna Lehmann"]),
        ("de", "Das sagte Anna Lehmann gegenüber »nd«.", [None]),
        (
            "de",
            "„Es regnet“, sagte Anna Lehmann. In Anlehnung an den Dichter Jan Roth fragte sie: „Wann hört es auf?“",
            ["Anna Lehmann", "Anna Lehmann"],
        ),
        (
            "es",
            "“Hay dudas”, dijo el investigador Juan Ruiz.\n\n“No cede”, dice Sergi Vidal. “Y vuelve”, añade el investigador.",
            ["Juan Ruiz", "Sergi Vidal", "Sergi Vidal"],
        ),
        (
            "es",
            "“Hay agua”, dijo Ana Ruiz. “Y pan”, explicó Ana Ruiz.\n\nEl molino cerró en mayo.\n\n“No queda trigo”, lamentó.",
            ["Ana Ruiz", "Ana Ruiz", "Ana Ruiz"],
        ),
    ],
)  # fmt: skip


def test_a_construction_that_bears_no_name_keeps_its_words() -> None:
    (quote,) = found("Ann Lee offered three “cups” to the guests.")
    assert (quote.speaker, quote.speaker_surface, quote.verb, quote.confidence) == (None, "Ann Lee", "offered", None)


@pytest.mark.parametrize(
    ("text", "blanked"),
    [
        ("said, However, Lee", "said           Lee"),
        ("said in turn Lee; in turnips", "said         Lee;        ips"),
        ("a showhowever İ meanwhile, b", "a showhowever İ            b"),
        ("Lee [the mayor] (left) said", "Lee             (left) said"),
    ],
)
def test_turns_of_phrase_are_blanked_where_they_begin_a_word(text: str, blanked: str) -> None:
    assert without_fillers(text, ("in turn", "meanwhile", "however")) == blanked
