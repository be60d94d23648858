"""A labelled stream of stories of another make than `news`: 40 invented events whose articles share most of their phrases.

An article has a sentence or two about its event, with names that come in a part of the articles only; the rest are words of its
topic and phrases that any report may have. A rule that weighs words by a table alone takes them for what the events share.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bench.linking.news import Reported

_START = datetime(2025, 1, 6, 5, tzinfo=UTC)
_SYLLABLES = [f"{consonant}{vowel}" for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
_PHRASES = (
    "officials said on Monday that the matter was under review", "the decision came after weeks of talks",
    "residents said they had not been told", "a spokesman declined to comment", "more details are expected later this week",
    "the case has drawn attention across the country", "critics called the move a mistake", "supporters welcomed the news",
    "it was not clear what would happen next", "the government promised a report by spring",
    "experts warned of further delays", "the cost was put at several million", "a hearing is set for next month",
    "police asked witnesses to come forward", "the opposition demanded answers in parliament",
)  # fmt: skip
_TOPICS = (
    "fire blaze smoke firefighters burned building flames evacuated warehouse",
    "flood river water dam rain rescue homes bridge evacuation",
    "merger shares deal bid company takeover board offer stake regulators",
    "vote election ballot candidate turnout party poll results count",
    "goal match win season coach injury league defeat score",
    "trial judge verdict lawyer sentence court appeal prosecutor charges",
    "crash train plane passengers injured derailed investigators track",
    "virus outbreak hospital patients vaccine cases infection doctors",
    "strike union workers pay walkout talks wages picket",
)
_AGES = ("old", "new", "third", "northern", "broken", "hidden", "last")


def phrase_stories(seed: int, events: int = 40, days: int = 60) -> list[Reported]:
    """Four to nine articles of each event within two days, in the order of their time; the events are spread over `days`."""
    chance = random.Random(seed)
    articles = [article for number in range(events) for article in _event(chance, number, chance.randrange(days))]
    return sorted(articles, key=lambda article: article.at)


def _event(chance: random.Random, number: int, day: int) -> Iterator[Reported]:
    def name(syllables: int) -> str:
        return "".join(chance.choices(_SYLLABLES, k=syllables)).capitalize()

    words = chance.choice(_TOPICS).split()
    place, person, body = name(3), f"{name(2)} {name(3)}", name(3)
    details = [f"{chance.choice(_AGES)} {name(2).lower()}" for _ in range(3)]
    for _ in range(chance.randint(4, 9)):
        said = body if chance.random() < 0.4 else person
        sentences = [
            f"A {chance.choice(words)} in {place} left the {chance.choice(details)} in question, with {chance.choice(words)}"
            if chance.random() < 0.9
            else f"The {chance.choice(words)} over the {chance.choice(details)} went on",
            f"{said} said the {chance.choice(words)} was about the {chance.choice(details)}",
            *chance.sample(_PHRASES, k=3),
            *(f"the {chance.choice(words)} and the {chance.choice(words)} were on everyone's mind" for _ in range(3)),
        ]
        title = f"{chance.choice(words).capitalize()} in {place}: {chance.choice(details)} {chance.choice(words)}"
        at = _START + timedelta(days=day, hours=chance.random() * 48)
        yield Reported(str(number), at, title, " ".join(f"{sentence[0].upper()}{sentence[1:]}." for sentence in sentences))
