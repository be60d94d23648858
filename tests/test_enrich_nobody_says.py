"""Quotations that nobody named says: names of things, words that are spoken of, what people without a name say."""

import pytest

from tests.support.quotations import found, speakers_are
from transforms.enrich.names.names import find_names

test_things = speakers_are(
    [
        # a sentence opens with a work, and goes on with whoever made it
        ("es", "Llegó el libro. En «La larga marea», Mira Solberg habla de su infancia.", [None]),
        ("fr", "Le livre est là. Dans « La longue marée », Mira Solberg en parle.", [None]),
        ("de", "Das Buch ist da. In „Die lange Flut“ erzählt Mira Solberg davon.", [None]),
        ("en", "In “a moment of madness”, Mira Solberg said, the bank had lent too much.", ["Mira Solberg"]),
        # a compound of a work bears its title
        ("nl", "Jan Smit maakte naam met het televisieprogramma „De Tuin van Smaak”, dat elf jaar liep.", [None]),
        ("de", "Entscheidend sei der Preis, sagte Ada Roth. Der Werbeslogan „Groß. Günstig. Gut.“ stimme nur bedingt.", [None]),
        # one of several things
        ("fr", "« C'est dur », dit Anne Roy. Deux pièces tombent, dont « Le Puits des anges », d'un ami.", ["Anne Roy", None]),
        ("nl", "„Het is zwaar”, zegt Ada Smit. Twee stukken vervallen, waaronder „De put van Delft”.", ["Ada Smit", None]),
        # somebody’s thing between commas
        ("es", "Ana Roa vendía flores en la plaza. Hoy su taberna, “Candil”, es de las mejores según la revista Mesa.", [None]),
        ("fr", "Anne Roy pêche depuis l'enfance. Son bateau, « L'Espérance », est à quai selon le port.", [None]),
        # but what his lawyer says stays
        ("es", "Su abogada, “harta”, se fue, según Ana Roa.", ["Ana Roa"]),
        # known as the ...
        ("en", "Ann Lee recommends changes to what became known as the “ferry mess”.", [None]),
        ("es", "Ana Roa critica el caso, conocido como el “embrollo del agua”.", [None]),
        # a word that is spoken of
        ("en", "Ann Lee argued that the word “palace” was used loosely.", [None]),
        ("de", "Ada Roth meint, dass das Wort „Palast“ zu groß ist.", [None]),
        ("en", "Ann Lee said the word was “shameful” in May.", ["Ann Lee"]),
    ]
)  # fmt: skip

test_a_colon_without_a_word_before_it = speakers_are(
    [
        ("en", "Ann Lee came.\n\n: “The ferry sails again on Monday, after the storm.”", [None]),
    ]
)  # fmt: skip

test_without_a_name = speakers_are(
    [
        ("nl", "“Ja”, zegt Ada Smit. “De man is al beter”, klinkt het bij de lokale post.", ["Ada Smit", None]),
        ("es", "El concejal Juan Roa fue recibido a silbidos. “¡Fuera de la plaza!”, le corearon.", [None]),
        ("es", "El concejal Juan Roa habló con los vecinos. “No habrá plaza este año”, les dijo.", ["Juan Roa"]),
        ("nl", "“Het is zwaar”, zegt Ada Smit. “De man maakt het goed”, klinkt het.", ["Ada Smit", "Ada Smit"]),
        ("nl", "“Het duurt”, zegt wethouder Ada Smit. Het komt volgens het kabinet “gauw”.", ["Ada Smit", "het kabinet"]),
        ("it", "Ugo Conti è ferito. Il vicino, di 50 anni, è stato fermato. «Mi sono difeso», avrebbe detto.", [None]),
        ("fr", "« Je n'ai rien fait », dit Anne Roy. La présidente lance : « Vous étiez là ? »", ["Anne Roy", "La présidente"]),
        (
            "fr",
            "« Enfin », dit Anne Roy, élue. L'Union des ports regrette un texte qui oublie « la moitié des quais ».",
            ["Anne Roy", "L'Union des ports"],
        ),
        ("pt", "A vidraceira Davina Reis foi parada por um guarda. Ele disse que a mala era “pesada demais”.", [None]),
        ("pt", "A vidraceira Davina Reis perdeu o voo. Ela disse que a mala era “leve como o ar”.", ["Davina Reis"]),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "sex"),
    [
        ("pt", "Segundo os autos, a vidraceira Oiara Reis mora ali, disse Oiara Reis.", "f"),
        ("es", "Lo contó el lechero Yorvi Roa, según dijo Yorvi Roa.", "m"),
        ("es", "Lo contó la víctima Yorvi Roa, según dijo Yorvi Roa.", None),
    ],
)
def test_sex_by_article_and_noun(language: str, text: str, sex: str | None) -> None:
    people = find_names(text, language).gender
    assert next(iter(people.values()), None) == sex


def test_a_term_is_no_speech() -> None:
    assert [quote.verb for quote in found("Ann Lee argued that the term “palace” was loose.")] == [None]


test_known_things = speakers_are(
    [
        # a definite article, and no verb of which the words are the object
        ("es", "Ana Roa explicó que el “efecto rebote” dura dos años.", [None]),
        ("fr", "Anne Roy estime que les « petits » ports ont perdu.", [None]),
        ("pt", "João Reis quer discutir com calma os efeitos do “ioiô” nos rapazes, disse.", [None]),
        ("it", "Ada Conti invita tutti a leggere meglio le voci sul “bonus verde”.", [None]),
        ("nl", "Burgemeester Ada Smit kwam. Ze activeerde het “regionaal draaiboek”.", [None]),
        ("nl", "Ada Smit vindt dat de “groene golf” moet blijven.", [None]),
        ("de", "Die „Wunderheilung“ sei nie geprüft worden, bemängelte Jan Roth.", [None]),
        ("en", "Ann Lee said that, whatever happens, the “ghost” orders would stop.", [None]),
        # its object, what somebody calls something, what is no noun
        ("es", "Juan Roa lamentó la “tibieza” de la junta.", ["Juan Roa"]),
        ("en", "Ann Lee denounced the “lazy” report.", ["Ann Lee"]),
        ("it", "Ada Conti insiste in aula sulla “freddezza” del governo.", ["Ada Conti"]),
        ("de", "Er mache das „nicht aus Ehrgeiz“, betonte Ada Roth.", ["Ada Roth"]),
        ("nl", "Ada Smit schreef dat het “mooi geweest” was.", ["Ada Smit"]),
        ("de", "Ada Roth nannte ihn, wie schon im Mai, den „Schatten“ der Partei.", ["Ada Roth"]),
        # the next quotation does not go on from it
        ("es", "Ana Roa calló. Explicó que el “efecto rebote” dura. “Dos años enteros, y duele”, dijo.", [None, "Ana Roa"]),
    ]
)  # fmt: skip

test_called_by_people = speakers_are(
    [
        ("en", "Ann Lee blames what the industry calls the “graveyard slot”.", [None]),
        ("en", "Ann Lee wants to end what insiders have dubbed “the carousel”.", [None]),
        ("fr", "Anne Roy redoute ce que le métier appelle « l’effet tunnel ».", [None]),
        ("es", "Juan Roa insistió en lo que la ley llama “fuerza mayor”.", [None]),
        ("es", "Juan Roa insistió en lo que llaman los mineros “el susto”.", [None]),
        ("pt", "João Reis insistiu no que a lei chama de “força maior”.", [None]),
        ("it", "Ugo Conti insiste su quella che la legge chiama “forza maggiore”.", [None]),
        ("de", "Jan Roth warnt vor dem, was Händler „Schattenpreis“ nennen.", [None]),
        ("de", "Jan Roth warnt vor dem, was die Branche „Schattenpreis“ nennt.", [None]),
        ("nl", "Jan Smit waarschuwt voor wat de sector “de stille klap” noemt.", [None]),
        # one who has a name, a pronoun or an office
        ("en", "The firm closed in what Ann Lee called “a betrayal”.", ["Ann Lee"]),
        ("es", "Juan Roa habló de lo que él llama “el susto”.", ["Juan Roa"]),
        ("nl", "Het is wat Jan Smit “de stille klap” noemt.", ["Jan Smit"]),
        ("en", "Mayor Ann Lee spoke of debt. She pays for what the mayor calls “the anchor”.", ["Ann Lee"]),
    ]
)  # fmt: skip

test_behind_names = speakers_are(
    [
        ("it", "Ada Conti ricorda che il termine “thermopolium”, oggi noto a tutti, è raro.", [None]),
        ("fr", "Selon Anne Roy, le terme « décroissance » fait peur.", [None]),
        ("es", "Juan Roa contó que marcó la casilla “otros”.", [None]),
        ("pt", "Ana Reis disse que o termo “seca” já não serve.", [None]),
        ("it", "Ugo Conti, titolare del bagno “Stella 54” di Cervia, sbotta.", [None]),
        ("es", "Juan Roa anunció una purga, aunque evitó usar la palabra “despido”.", [None]),
        ("en", "Ann Lee said her men had moved on; chants of “cry, cry, cry” went on.", [None]),
        ("pt", "João Reis saiu depressa e disse pouco, entre gritos de “vergonha, vergonha”.", [None]),
        # but the words that somebody uses are his
        ("en", "Ann Lee repeated the word “shameful” twice.", ["Ann Lee"]),
    ]
)  # fmt: skip

test_signs = speakers_are(
    [
        ("es", "Ana Roa salió entre vecinos con remeras que decían “Aquí no”, y pidió “un poco de calma”.", [None, "Ana Roa"]),
        ("nl", "Slager Jan Smit lacht. Hij heeft een bord aan de hekken gehangen: “Wij zijn open, wat er ook komt”.", [None]),
        ("de", "Jan Roth schwieg. Über den Tresen hängte er ein Emailleschild: „Anschreiben nur für Nonnen“.", [None]),
        ("de", "Auf einem Plakat stand „Wir bleiben laut“, wie Ada Roth berichtete.", [None]),
        ("pt", "Ana Reis admite que gosta: tem na porta um papel que diz “Volto às três”.", [None]),
        ("en", "Ann Lee said she had found a note that read “gone fishing”.", [None]),
        ("en", "Ann Lee said the note, “gone fishing”, was hers.", [None]),
        ("en", "Ann Lee warned that anybody who removed the red “X” would be charged.", [None]),
        ("es", "Juan Roa asegura que el corcho elimina el riesgo del temido “TCA”.", [None]),
        ("es", "Ana Roa habló. Contestó con una frase que acabó en camisetas: “Que me echen de aquí”.", ["Ana Roa"]),
    ]
)  # fmt: skip

test_so_called = speakers_are(
    [
        ("nl", "Volgens Ada Smit is de zogeheten “kaasstolp” verdwenen.", [None]),
        ("pt", "Ana Reis lembrou que os chamados “nem-nem” são menos.", [None]),
        ("it", "Ada Conti ricorda che i cosiddetti “furbetti” sono pochi.", [None]),
        ("fr", "Anne Roy assure que le phénomène dit de « corrosion lente » a cessé.", [None]),
        ("es", "Juan Roa denunció a Luis Gil, conocido en el ambiente político como “Kururu”.", [None]),
        ("es", "Juan Roa habló de la coima, lo que en la jerga se llama “atención”.", [None]),
        ("pt", "Ana Reis aprendeu a cantar, porque o barro, dizia-se, era “coisa de homens”.", [None]),
        ("pt", "A direção, que lançou com Ana Reis a campanha “Dormir Também É Viver”, recomenda calma.", [None]),
    ]
)  # fmt: skip

test_documents_and_crowds = speakers_are(
    [
        # a relative clause about a document
        ("fr", "Anne Roy se tait. Elle commente un rapport de la Cour, qui qualifie la digue de « mal tenue ».", [None]),
        ("es", "Ana Roa citó un informe de la contraloría, que califica la obra de “ruinosa”.", [None]),
        ("fr", "Anne Roy, qui parle d’une « erreur », a déposé plainte.", ["Anne Roy"]),
        # a participle of which nobody is the subject, a policy that says it
        ("nl", "De tekst van Jan Smit, in het boekje omschreven als “een ademend tapijt”, verveelt.", [None]),
        ("nl", "Jan Smit heeft de tekst omschreven als “een ademend tapijt”.", ["Jan Smit"]),
        ("de", "Jan Roth klagt. In der Police steht, gedeckt seien Schäden durch „Sturm und Hagel“.", [None]),
        ("nl", "“Ja”, zegt Ada Smit. Volgens het reglement zijn “leuke boodschappen” verboden.", ["Ada Smit", "het reglement"]),
        # somebody in a crowd, a source
        ("en", "“Vote now,” said Ann Lee. “Send crisps!” came a voice from the back.", ["Ann Lee", None]),
        ("pt", "“Já”, disse Ana Reis. “O barco está parado”, refere fonte da marinha.", ["Ana Reis", "fonte da marinha"]),
        # a pronoun for somebody whom no name is told of
        ("en", "Tom Lee came late. The beekeeper said bees slept. “We found nothing,” he said.", ["The beekeeper"]),
        ("en", "Ann Lee came late. A nurse who asked not to be named for fear said so. “We waited,” she said.", [None]),
    ]
)  # fmt: skip
