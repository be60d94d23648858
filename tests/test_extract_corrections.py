"""Notes of corrections: what is one, in many languages, and what only looks like one."""

from datetime import UTC, datetime

import pytest

from schemas.articles import Content
from transforms.extract.article import extract
from transforms.extract.metadata.corrections import is_correction

AT = datetime(2025, 6, 2, 9, 0, tzinfo=UTC)
BODY = "".join(
    f"<p>The harbour master said that boat number {number} would be moved to the northern quay before the storm comes, and that"
    " its owner had been told by letter, by telephone and in the end by a boy on a bicycle.</p>"
    for number in range(8)
)


@pytest.mark.parametrize(
    "line",
    [
        "Correction: The pier will cost 2.4 million euros, not 2.4 billion.",
        "CORRECTION, 3 June 2025: The mayor's name was misspelt.",
        "Correction (June 3): The mayor's name was misspelt.",
        "Update/Correction: the ferry leaves at nine.",
        "Clarification: The council has not voted yet.",
        "Editor's note: An earlier version of this article named the wrong quay.",
        "This article was amended on 3 June 2025 to remove a name.",
        "Korrektur: Der Steg kostet 2,4 Millionen Euro.",
        "Anmerkung der Redaktion: In einer früheren Version stand ein falscher Betrag.",
        "Rectificatif : le quai est celui du nord.",
        "Une version antérieure de cet article citait un autre quai.",
        "Corrección: el muelle costará 2,4 millones.",
        "Fe de errores: el alcalde se llama Tormis.",
        "Errata corrige: il molo costa 2,4 milioni.",
        "Correção: o cais custará 2,4 milhões.",
        "Correctie: de pier kost 2,4 miljoen.",
        "Rättelse: kajen kostar 2,4 miljoner.",
        "Rettelse: kajen koster 2,4 millioner.",
        "Sprostowanie: molo kosztuje 2,4 miliona.",
        "Поправка: причал стоит 2,4 миллиона.",
        "(This June 3 story has been corrected to fix the name of the quay in paragraph 2)",
        "(This June 3, 2025 story has been refiled to correct the spelling of a name)",
        "(Corrects cost of pier to 2.4 million, not 2.4 billion, in second paragraph)",
        "A correction was made on June 3, 2025: The mayor's name was misspelled.",
        "In der ursprünglichen Fassung dieses Textes haben wir andere Kosten genannt.",
        "Oikaisu 3.6. kello 12.30: Laituri maksaa 2,4 miljoonaa.",
        "Helyesbítés: a móló 2,4 millióba kerül.",
        "Διόρθωση: η προβλήτα κοστίζει 2,4 εκατομμύρια.",
        "تصحيح: تبلغ تكلفة الرصيف 2.4 مليون.",
        "【訂正】記事中の建設費に誤りがありました。",
        "お詫びと訂正：建設費は二億四千万です。",
        "更正：本文较早版本中的工程费用有误。",
        "[정정보도] 공사비가 잘못 표기되었습니다.",
    ],
)
def test_notes(line: str) -> None:
    assert is_correction(line)


@pytest.mark.parametrize(
    "line",
    [
        "Correction of the market continues: stocks fell again.",
        "The correction of the river bed will take years.",
        "Correction",
        "Editor's note: This is the third part of a series.",
        "Update: The ferry has left.",
        "Errata in the printed timetable annoyed the skippers.",
        "Nota de la redacción: la entrevista se hizo por teléfono.",
        "In der ursprünglichen Fassung des Gesetzes hieß es anders.",
        "A correction was issued by the ministry on Tuesday.",
        "町は計画を訂正した。",
        "Corrections officers guard the site.",
    ],
)
def test_no_notes(line: str) -> None:
    assert not is_correction(line)


def extracted(html: str) -> Content:
    content = extract(html.encode(), url="https://post.example/2025/pier.html", now=AT)
    assert isinstance(content, Content)
    return content


def test_a_paragraph_of_the_page() -> None:
    note = "Correction: An earlier version named the wrong quay."
    title = "Boats move"
    article = f"<article><h1>{title}</h1>{BODY}<p>{note}</p></article>"
    content = extracted(f"<html><body>{article}</body></html>")
    assert content.correction_note == note


@pytest.mark.parametrize(
    "note",
    [
        *("Correction: the mayor is called Tormis.", "Corrections and clarifications: the mayor is called Tormis."),
        *("Clarification: the council has not voted.", "Retraction: the council has not voted."),
        "An earlier version of this article named the wrong quay.",
        *("Korrektur: Der Bürgermeister heißt Tormis.", "Berichtigung: Der Bürgermeister heißt Tormis."),
        *("Klarstellung: Der Rat hat nicht abgestimmt.", "Anmerkung der Redaktion: Der Rat hat nicht abgestimmt."),
        *("Hinweis der Redaktion: Der Rat hat nicht abgestimmt.", "In einer früheren Version stand ein falscher Name."),
        *("Rectificatif : le maire s'appelle Tormis.", "Erratum : le maire s'appelle Tormis."),
        *("Mise au point : le conseil n'a pas voté.", "NDLR : le conseil n'a pas voté."),
        "Une version antérieure de cet article citait un autre quai.",
        *("Fe de errores: el alcalde se llama Tormis.", "Fe de erratas: el alcalde se llama Tormis."),
        *("Aclaración: el pleno no ha votado.", "Correcciones: el alcalde se llama Tormis."),
        "Una versión anterior de este artículo citaba otro muelle.",
        *("Errata corrige: il sindaco si chiama Tormis.", "Precisazione: il consiglio non ha votato."),
        *("Rettifica: il sindaco si chiama Tormis.", "In una versione precedente di questo articolo c'era un altro nome."),
        *("Errata: o prefeito chama-se Tormis.", "Erramos: o prefeito chama-se Tormis."),
        *("Retificação: o prefeito chama-se Tormis.", "Esclarecimento: a câmara não votou."),
        "Uma versão anterior deste texto citava outro cais.",
        *("Rectificatie: de burgemeester heet Tormis.", "Verbetering: de burgemeester heet Tormis."),
        *("Noot van de redactie: de raad heeft niet gestemd.", "Naschrift: de raad heeft niet gestemd."),
        "Een eerdere versie van dit artikel noemde een andere kade.",
    ],
)
def test_notes_are_no_text_in_any_of_seven_languages(note: str) -> None:
    content = extracted(f"<html><body><article><h1>Boats move</h1>{BODY}<p>{note}</p></article></body></html>")

    assert note not in content.text
    assert content.update_note == note


@pytest.mark.parametrize(
    "line",
    [
        "Verbetering van 12 procent: de haven groeit weer.",
        "Aclaración del alcalde ante el pleno sobre 12 barcos.",
        "La versione precedente del programma costava 12 euro.",
        "Una versión anterior del programa costaba 12 euros.",
        "Correction of 12 percent hits the market, and the brokers are glad that it was no more than that.",
    ],
)
def test_sentences_with_the_words_of_notes_stay_in_the_text(line: str) -> None:
    assert line in extracted(f"<html><body><article><h1>Boats move</h1>{BODY}<p>{line}</p></article></body></html>").text


def test_schema_org() -> None:
    linked = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Boats",'
        ' "correction": {"@type": "CorrectionComment", "text": "The quay is the northern one.", "datePublished": "2025-06-02"}}'
        "</script>"
    )
    page = f"<html><head>{linked}</head><body><article><h1>Boats move before the storm</h1>{BODY}</article></body></html>"
    assert extracted(page).correction_note == "The quay is the northern one."
    assert extracted(page.replace(linked, "")).correction_note is None


@pytest.mark.parametrize(
    ("title", "note"),
    [("CORRECTED-Boats move", "CORRECTED"), ("KORREKTUR: Boote ziehen um", "KORREKTUR"), ("Corrected boats", None)],
)
def test_the_headline_of_an_agency(title: str, note: str | None) -> None:
    page = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{BODY}</article></body></html>"
    assert extracted(page).correction_note == note
