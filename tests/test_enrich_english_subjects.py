"""Whose verb an English text means: main clauses behind side clauses, infinitives, what somebody hears, who is told something,
and which names beside a noun are bodies."""

import pytest

from tests.support.quotations import found
from transforms.enrich.names.names import find_names
from transforms.enrich.sentences import sentences


def speakers(text: str) -> list[str | None]:
    return [quote.speaker if quote.method != "phrase" else None for quote in found(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # the main clause, not the pronoun of the side clause before it
        ("Asked whether he would sell, Tom Ashby shrugged. “Never in my life,” he said.", ["Tom Ashby"]),
        ("When she reached the pier, Joan Firth sat down. “My feet hurt,” she said.", ["Joan Firth"]),
        ("Mary Roe sang. When she saw her brother, Tom Ashby, she stopped. “I had to,” she said.", ["Mary Roe"]),
        # a place of which a relative clause tells
        ("Joan Firth left. In Otley, where the mill stands, a nurse said it was late. “We are tired,” she said.", [None]),
        ("Joan Firth left. A clerk who asked not to be named said it was late. “We are tired,” she said.", [None]),
        # any verb behind a full name that follows a quotation with its comma
        ("“You started it,” Joan Firth shot back.", ["Joan Firth"]),
        ("“You started it,” Joan Firth went on to say.", ["Joan Firth"]),
        ("“You started it.” Joan Firth went home early on Monday.", [None]),
        # what somebody hears is another one's
        ("Joan Firth said she was asleep until she heard a man shout “Open the door at once!”", [None]),
        ("Joan Firth said she heard Tom Ashby shout: “Open the door at once!”", ["Tom Ashby"]),
        ("Joan Firth heard the news and said: “I will open the door at once.”", ["Joan Firth"]),
        # what is reported within a report
        ("Counsel Joan Firth said Mrs Ashby replied: “It was my coat.”", ["Ashby"]),
        ("Counsel Joan Firth said Ashby's driver told the police: “It was my coat.”", [None]),
        ("Counsel Joan Firth said Ashby's wife, Mary, replied: “It was my coat.”", ["Mary"]),
        ("Counsel Joan Firth said the coat was Ashby's and added: “It was his.”", ["Joan Firth"]),
        # an infinitive is the subject's, whoever stands between commas before it
        ("Tom Ashby rang his agent, Joan Firth, at noon to say the tour was “over and done with”.", ["Tom Ashby"]),
        # whoever tells him something is not he
        ("Tom Ashby recalls a warning. “Keep the boat,” the old man told him.", [None]),
        ("Tom Ashby was glad. “I kept the boat,” the old man told reporters.", ["Tom Ashby"]),
        # one sentence lies between, about somebody who surely is of the other sex
        ("Mary Roe opened a bar. Tom Ashby called it “far too loud”. “I wept,” she said.", ["Tom Ashby", "Mary Roe"]),
        ("Mary Roe opened a bar.\nTom Ashby came on Monday. “I wept,” she said.", [None]),
    ],
)
def test_whose_verb_it_is(text: str, wanted: list[str | None]) -> None:
    assert speakers(text) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("de", "Als sie ankam, lachte Maria Roth laut. „Mir tun die Füße weh“, sagte sie.", "Maria Roth"),
        ("de", "Auf die Frage, ob er gehe, schüttelte Jan Berg den Kopf. „Niemals im Leben“, sagte er.", "Jan Berg"),
        ("nl", "Gevraagd of hij stopt, schudde Jan Bos het hoofd. “Nooit in mijn leven”, zei hij.", "Jan Bos"),
        ("nl", "Jan Bos herinnert zich een waarschuwing. “Houd de boot”, zei de oude man hem.", None),
    ],
)
def test_whose_verb_it_is_in_german_and_dutch(language: str, text: str, wanted: str | None) -> None:
    assert [quote.speaker for quote in found(text, language)] == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A spokeswoman for the owner, Norvell Coatings, said it was safe.", "ORG"),
        ("The retailer, Norvell Farro, said it was safe.", "ORG"),
        ("A spokeswoman for the owner, Peter Farro, said it was safe.", "PER"),
        ("The owner, Norvell Farro, said it was safe.", "PER"),
        ("Outside the bank, Norvell Farro, a teacher, said it was safe.", "PER"),
        ("Outside the bank, Norvell Farro, 61, said it was safe.", "PER"),
    ],
)
def test_a_body_beside_its_noun(text: str, wanted: str) -> None:
    assert [mention.kind for mention in find_names(text, "en").mentions] == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Reserve Bank of Hull President Mary Holbeck said so.", ["Mary Holbeck"]),
        ("University of Hull Professor Mary Holbeck said so.", ["Mary Holbeck"]),
        ("Friends of Mary Holbeck said so.", ["Mary Holbeck"]),
    ],
)
def test_an_office_behind_a_body_of_a_place(text: str, wanted: list[str]) -> None:
    assert [mention.name for mention in find_names(text, "en").mentions if mention.kind == "PER"] == wanted


def test_a_name_in_capitals_at_the_head_of_a_text() -> None:
    text = (
        "MARY HOLBECK, who has died, carved spoons.\n\n“I like ash,” she told Joan Firth. HULL COUNCIL said Holbeck was loved."
    )
    assert speakers(text) == ["Mary Holbeck"]
    people = [mention.name for mention in find_names(text, "en").mentions if mention.kind == "PER"]
    assert people == ["Mary Holbeck", "Joan Firth", "Mary Holbeck"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("She was 23. The critics came.", 2),
        ("Er war 23. Die Kritik kam.", 2),
        ("Er kam am 3. März nach Hause.", 1),
        ("1. The first point", 1),
    ],
)
def test_a_number_at_the_end_of_a_sentence(text: str, count: int) -> None:
    assert len(sentences(text)) == count
