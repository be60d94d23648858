"""Quotations that nobody says: names, nicknames, slogans and titles within somebody's sentence."""

from tests.support.quotations import speakers_are

test_what_something_is_called_is_said_by_nobody = speakers_are(
    [
        ("en", "Ann Lee told the court the pair were known locally as “the Salt Sisters” and had no record.", [None]),
        ("en", "Senator Ann Lee accused dealers, whom farmers call “the night market”, of mixing the leaf.", [None]),
        ("en", "Coach Ann Lee said it was hard for the man teammates call “Tower”.", [None]),
        ("en", "Ann Lee, a nurse, told the panel she got an email with the subject line “Good news about your claim.”", [None]),
        ("en", "Ann Lee said the list stood under the heading “Neighbours” in the book.", [None]),
        ("es", "Ana Roa, a quien vimos en “Las horas muertas” y en otras series, se despide.", [None]),
        ("es", "Según Ana Roa, en el ayuntamiento mandaba lo que llamaban “la mesa chica” y nadie más.", [None]),
        ("it", "Ada Conti ha vinto il premio con “Le barche di mio padre”, storia di due fratelli.", [None]),
        ("pt", "Ana Reis lança na sexta “Voltei para ficar”, com doze sambas.", [None]),
    ],
)

test_what_somebody_says_has_its_speaker = speakers_are(
    [
        ("en", "Ann Lee described the street as “known for its noise” and left.", ["Ann Lee"]),
        ("en", "Ann Lee said that “Every house is empty” on the hill.", ["Ann Lee"]),
        ("es", "Ana Roa dijo que el plan era “una trampa para todos” y se fue.", ["Ana Roa"]),
        ("fr", "Anne Petit a dit que le plan était “un piège pour tous” hier.", ["Anne Petit"]),
    ],
)

test_what_others_had_said_is_not_said_by_who_reports_it = speakers_are(
    [
        ("en", "Ann Lee said walkers had described the path as “a death trap”.", [None]),
        ("en", "Ann Lee said she had described the path as “a death trap”.", ["Ann Lee"]),
        ("en", "Ann Lee said the walkers had left, and called the path “a death trap”.", ["Ann Lee"]),
    ],
)
