"""Whom something is said to is not who says it."""

from tests.support.quotations import speakers_are

test_who_speaks = speakers_are(
    [
        ("en", "Ada Roe lost. “It is over,” her agent, Tom Pell, told The Harbour Gazette.", ["Tom Pell"]),
        ("en", "The pier fell. “We ran,” one neighbour, Ann Pell, 61, told BBC Radio 4.", ["Ann Pell"]),
        ("en", "Ada Roe left. “It is over for us,” a friend, Tom Pell, told Roe.", ["Tom Pell"]),
        ("en", "The talks went on. CNN quoted Tom Pell as saying: “We will not leave them alone.”", ["Tom Pell"]),
        ("de", "Ada Roth legte den Plan vor. „Das ist Unsinn“, widersprach ihr der Abgeordnete Jan Kell.", ["Jan Kell"]),
        ("de", "Jan Kell geht. „Alles wird gut werden“, sagte ihm zum Abschied die Kanzlerin Eva Lenz.", ["Eva Lenz"]),
        ("de", "Ada Roth geht. „Das ist Unsinn“, sagte ihr Anwalt Jan Kell.", ["Jan Kell"]),
        ("nl", "Jan Kell vroeg het. „Dat is niet waar”, antwoordde hem burgemeester Ada Smit.", ["Ada Smit"]),
        ("nl", "Ada Smit gaat weg. „Dat is niet waar”, zei haar advocaat Jan Kell.", ["Jan Kell"]),
        ("fr", "Jean Roy parle. « C’est faux, je crois », lui a répondu la députée Anne Vell.", ["Anne Vell"]),
        ("es", "Pedro Roa habló. “Eso es falso, señor”, le dijo la alcaldesa Marta Vell.", ["Marta Vell"]),
        ("it", "Ugo Conti ha parlato. «È falso, lo sa», gli ha risposto la sindaca Ada Velli.", ["Ada Velli"]),
    ]
)
