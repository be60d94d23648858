"""Reports in a clause beside a person that are somebody else's."""

from tests.support.quotations import speakers_are

test_clauses_of_others = speakers_are(
    [
        ("en", "Ann Lee, whose father kept telling her “never sell the boat”, smiled.", [None]),
        ("de", "Ada Roth, deren Vater immer sagte „Verkauf nie das Boot“, lächelte.", [None]),
        ("nl", "Ada Smit, wier vader altijd zei ‘Verkoop nooit de boot’, glimlachte.", [None]),
        ("nl", "Ada Smit, tegen wie ‘Jij kunt niets’ was gezegd, lachte.", [None]),
        ("de", "Ada Roth, zu der ein Trainer einmal „Du kannst nichts“ gesagt hatte, lachte.", [None]),
        ("de", "Ada Roth erinnert sich an einen Trainer, der sagte: „Aus dir wird nie etwas.“", [None]),
        ("nl", "Ada Smit herinnert zich een trainer die zei: ‘Van jou wordt nooit iets.’", [None]),
        ("en", "“Run,” somebody yelled, and Ann Lee ran.", [None]),
        ("en", "Ann Lee walked past protesters chanting “No more boats”.", [None]),
        ("de", "„Schöner Hut!“, rief ein Passant Ada Roth zu.", ["ein Passant"]),
        ("de", "Die Jury lobte Ada Roth für ihren „stillen Humor“.", ["Die Jury"]),
        ("de", "Laut Anklage hat Ada Roth „vorsätzlich getäuscht“.", [None]),
        ("de", "Ada Roth lachte. Roths Mutter sagte: „Trau keinem.“", [None]),
        # but these are the words of the one named
        ("en", "Ann Lee, whose father was a sailor, said: “Never sell the boat.”", ["Ann Lee"]),
        ("de", "Ada Roth, deren Vater Seemann war, sagte: „Verkauft nie das Boot.“", ["Ada Roth"]),
        ("en", "“Run,” Ann Lee yelled, and somebody ran.", ["Ann Lee"]),
        ("de", "„Schöner Hut!“, rief der Bürgermeister Jan Roth.", ["Jan Roth"]),
        ("de", "Laut Jan Roth hat die Stadt „vorsätzlich getäuscht“.", ["Jan Roth"]),
    ]
)

test_whom_somebody_quotes = speakers_are(
    [
        ("en", "Ann Lee quoted Mark Roe: “Never sell a boat.”", [None]),
        ("de", "Ada Roth zitierte Jan Berg: „Verkaufe nie ein Boot.“", [None]),
        ("nl", "Ada Smit citeerde Jan Berg: ‘Verkoop nooit een boot.’", [None]),
        ("en", "The Herald quoted Ann Lee: “Never sell a boat.”", ["Ann Lee"]),
        ("en", "Mark Roe quoted Ann Lee as saying: “Never sell a boat.”", ["Ann Lee"]),
    ]
)

test_what_somebody_denies_or_is_asked = speakers_are(
    [
        ("en", "Ann Lee denied being “the mole”.", [None]),
        ("de", "Jan Roth bestritt, „der Maulwurf“ zu sein.", [None]),
        ("nl", "Jan Smit ontkende ‘de mol’ te zijn.", [None]),
        ("en", "Ann Lee, asked if she was “the mole”, laughed.", [None]),
        ("en", "Asked whether she had called him “a donkey”, Ann Lee laughed.", [None]),
        ("de", "Jan Roth las den ersten Eintrag vor: „Schnee. Kein Arzt.“", [None]),
        ("nl", "Volgens justitie heeft Jan Smit ‘zorgvuldig gehandeld’.", [None]),
        ("nl", "De oppositie noemt Jan Smit ‘een ezel in pak’.", ["De oppositie"]),
        # but her denial and her answer are hers
        ("en", "Ann Lee denied the “absurd” claim that she had lied.", ["Ann Lee"]),
        ("en", "Asked whether she had lied, Ann Lee said: “Of course not.”", ["Ann Lee"]),
        ("nl", "Volgens Jan Smit heeft justitie ‘zorgvuldig gehandeld’.", ["Jan Smit"]),
    ]
)
