"""Who speaks in English texts: names that no list has, titles, families, descriptions, joined and nested clauses."""

import pytest

from tests.support.quotations import found
from transforms.enrich.names.names import find_names


def speakers(text: str) -> list[str | None]:
    return [quote.speaker if quote.method != "phrase" else None for quote in found(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a title is no part of a name
        ("Justice Oriel Tambwe ruled on Friday.", ["Oriel Tambwe"]),
        ("The Justice Department appealed.", ["Justice Department"]),
        ("Fr Corvin Halloway blessed the boats.", ["Corvin Halloway"]),
        ("Mama Zindel Arakwe sold fish.", ["Zindel Arakwe"]),
        ("Botanist and critic Orlin Vasker left. Critic Orlin Vasker came back.", ["Orlin Vasker", "Orlin Vasker"]),
        ("Transport MEC Orlin Vasker spoke.", ["Orlin Vasker"]),
        # an age that opens a sentence, a letter that is an apostrophe
        ("Fourteen-year-old Brisa Qvale won.", ["Brisa Qvale"]),
        ("Odeng’ Marwa sold her boat to Ann Lee’s aunt.", ["Odeng’ Marwa", "Ann Lee"]),
        # a word that opens a sentence before a comma
        ("Outside, members of the choir sang. Waiting, senior nurse Orlin Vasker slept.", ["Orlin Vasker"]),
    ],
)
def test_what_belongs_to_an_english_name(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_names(text, "en").mentions] == names


@pytest.mark.parametrize(
    ("text", "name", "sex"),
    [
        ("His widow, baker Quell Ostrander, wept.", "Quell Ostrander", "f"),
        ("Quell Ostrander, spokesman for the port, wept.", "Quell Ostrander", "m"),
        ("Quell Ostrander, whose mother sold eels, wept.", "Quell Ostrander", "u"),
        ("Dr Meredith left. Stephen Meredith had been ill.", "Stephen Meredith", "m"),
        ("Mrs Meredith left. Quell Meredith had been ill.", "Quell Meredith", "f"),
    ],
)
def test_the_sex_that_a_text_tells(text: str, name: str, sex: str) -> None:
    assert find_names(text, "en").gender.get(name, "u") == sex


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # a pronoun means the subject before, though no list has the name
        ("Quorin Vashti sold the boat. “It leaked,” he said.", ["Quorin Vashti"]),
        ("The boat is the Silver Heron. “It leaked,” he said.", [None]),
        # nobody of the other sex, no husband who is only told of
        ("Ann Lee rowed. Her husband slept. “It leaked,” she said.", ["Ann Lee"]),
        ("Ann Lee rowed. Her husband slept. “It leaked,” he said.", [None]),
        ("Orla Finch argued. The suspect’s sister, who was there, wept as he left. “It is over,” she said.", [None]),
        # the verb of a short clause behind the words
        ("Ann Lee smiled. “And the boat?” she shot back.", ["Ann Lee"]),
        ("Ann Lee smiled. “It leaks,” she liked to say.", ["Ann Lee"]),
        # by age and family, of whom the sentence before tells
        ("Tom Reed, 40, woke at dawn.\n\n“It hissed at me,” the father of four said.", ["Tom Reed"]),
        ("Ann Lee, 70, woke at dawn.\n\n“It hissed at me,” said the 70-year-old pensioner.", ["Ann Lee"]),
        ("Ann Lee, 70, woke at dawn.\n\n“It hissed at me,” the father of four said.", [None]),
        ("Judge Tom Reed closed the case.\n\n“It hissed at me,” said the 70-year-old widower.", [None]),
        ("Tom Reed slept. The cook wept.\n\n“It hissed at me,” the father of four said.", [None]),
        ("Ann Lee baked. “It rose well,” the mum-of-two said.", ["Ann Lee"]),
        # two verbs of one subject, and the subject of what is reported
        ("Ann Lee, the clerk, admitted that the bill had come but said it was “a matter for the bank”.", ["Ann Lee"]),
        ("Ann Lee said the grocer had called the eels “a plague on the town”.", [None]),
        ("Tom Reed claims that a guard looked at the gate and muttered: “It is open, mate.”", [None]),
        ("Mayor Tom Reed, a former farmer who had called the eels “a plague on the town”, fled.", ["Tom Reed"]),
        ("Tom Reed had watched his team when he rose and announced, “Gentlemen, I am going.”", ["Tom Reed"]),
        ("“It came late and wet,” said porter and choir singer Quell Ostrander by phone.", ["Quell Ostrander"]),
        ("Tom Reed, who was late, saw it another way. “They won the ball first.”", ["Tom Reed"]),
        # what somebody wrote, and what he only reads out
        ("Ann Lee left in May. Her last letter to the club read: “Feed the swans on Sunday.”", ["Ann Lee"]),
        ("Ann Lee left in May. Her last boat to the isle read: “Feed the swans on Sunday.”", [None]),
        ("The lawyer, Tom Reed, read from the log: “Fed the swans again.”", [None]),
        ("The chair, Ann Lee, thanked the swans for “a song without words”.", ["Ann Lee"]),
        # words of a list have one speaker, not those on the other side of the verb
        (
            "“It will fall,” Tom Reed wrote in a letter to all members of the club on Monday, cutting the bond to “junk”.",
            ["Tom Reed", None],
        ),
    ],
)
def test_who_speaks_in_english(text: str, who: list[str | None]) -> None:
    assert speakers(text) == who
