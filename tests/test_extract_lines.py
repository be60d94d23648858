"""Lines that are no article text by what they say, in several languages, and sentences that must stay."""

import re

import pytest

from transforms.extract.wording import lines

CHROME = [
    (lines.is_read_more, "Read more: The other story"),
    (lines.is_read_more, "LE PUEDE INTERESAR: La otra historia"),
    (lines.is_read_more, "Lesen Sie auch: Die andere Geschichte"),
    (lines.is_read_more, "→ À lire aussi : L'autre histoire"),
    (lines.is_read_more, "Leggi anche"),
    (lines.is_read_more, "Leia também: A outra história"),
    (lines.is_read_more, "Lees ook: het andere verhaal"),
    (lines.is_sign_up, "Sign up for our daily newsletter"),
    (lines.is_sign_up, "Jetzt anmelden: unser Newsletter am Morgen"),
    (lines.is_sign_up, "Abonnez-vous à notre newsletter"),
    (lines.is_sign_up, "Suscríbete a nuestro boletín"),
    (lines.is_sign_up, "Iscriviti alla newsletter"),
    (
        lines.is_sign_up,
        "Subscribe today and we will send you the best of the harbour, the weather and the ferries every day before seven.",
    ),
    (lines.is_share, "Leave a Reply"),
    (lines.is_share, "Share this:"),
    (lines.is_share, "Schreibe einen Kommentar"),
    (lines.is_share, "Deja un comentario"),
    (lines.is_share, "Comments (12)"),
    (lines.is_rights, "© 2025 The Example. All rights reserved."),
    (lines.is_rights, "Alle Rechte vorbehalten"),
    (lines.is_credit, "Photo: Ada Weller"),
    (lines.is_credit, "Foto: dpa"),
    (lines.is_credit, "© Ada Weller"),
    (lines.is_update, "Updated on 1 June 2025"),
    (lines.is_update, "Correction: An earlier text named the wrong river."),
    (lines.is_published, "Published on 1 June 2025"),
    (lines.is_published, "Veröffentlicht am 01.06.2025"),
    (lines.is_date, "Sunday, June 1, 2025"),
    (lines.is_date, "1. Juni 2025, 10:00 Uhr"),
    (lines.is_reading_time, "4 min read"),
    (lines.is_disclosure, "As an Amazon Associate we earn from qualifying purchases."),
]
TEXT = [
    "Share prices fell by four percent on Monday after the bank had published its figures for the quarter.",
    "Read more books, the minister told the pupils of the school, and nobody in the room disagreed with her.",
    "Copyright law will change next year, and publishers are not happy about what the parliament has decided.",
    "Lea Müller gewann das Rennen vor der Favoritin aus Norwegen.",
    "Subscribers of the theatre will get their money back.",
    "Video evidence was shown to the jury on Tuesday.",
    "Photographers from all over the country came to the opening.",
    "Related costs rose to 11 million, said the mayor on Friday.",
    "Update culture in companies is often poor, the study says.",
    "In June the council will decide.",
    "Sign up, the mayor told the members of the rowing club.",
    "Join us on the channel boat,” said Ada Weller, who has steered it for many years.",
    "Melden Sie sich, sagte die Trainerin den Mitgliedern.",
    "Suscríbete, dijo el alcalde a los miembros del club.",
]
TESTS = [getattr(lines, name) for name in dir(lines) if re.match(r"is_[a-z_]+$", name)]


@pytest.mark.parametrize(("test", "line"), CHROME, ids=[line for _, line in CHROME])
def test_chrome_is_known(test: object, line: str) -> None:
    assert callable(test)
    assert test(line, len(line.split())) is True


@pytest.mark.parametrize("line", TEXT)
def test_sentences_stay(line: str) -> None:
    assert [test.__name__ for test in TESTS if test(line, len(line.split()))] == []


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to the idea, he had said, and the village will follow you to the end of the road and back again by night.",
        "Subscribe to the idea that the sea will rise, and the village must be moved to the hill behind the church by then.",
    ],
)
def test_a_long_sentence_about_something_else_is_no_call_to_subscribe(line: str) -> None:
    assert not lines.is_sign_up(line, len(line.split()))
