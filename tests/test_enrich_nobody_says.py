"""Quotations that nobody named says: names of things, words that are spoken of, what people without a name say."""

import pytest

from tests.support.quotations import found, speakers_are
from transforms.enrich.names.names import find_names

test_things = speakers_are(
    [
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
