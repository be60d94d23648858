# ruff: noqa: E501 - a table of sentences; wrapped, its rows could not be compared
"""A labelled stream of stories: 28 events of seven running topics, some of them repetitions of last year's; all invented.

The articles of an event share its places, people and details, each in a choice of its own; the events of a topic share its
words. So an article resembles those of other events of its topic more than real news do.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_START = datetime(2025, 3, 3, 6, tzinfo=UTC)
_YEAR = timedelta(days=364)


@dataclass(frozen=True, slots=True)
class Reported:
    """An article, and the event that it reports."""

    event: str
    at: datetime
    title: str
    text: str


#: Headlines and sentences of a topic. {0} place, {1} person, {2} body, {3} and {4} details of the event.
_TOPICS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "summit": (
        ("Leaders gather in {0} for summit", "{1} opens {0} summit with call for unity", "{2} summit ends with deal on {3}",
         "Talks in {0} run late over {3}", "What the {0} summit means for {4}"),
        ("Heads of government arrived in {0} on {d} for the yearly summit of the {2}.", "{1}, who chairs the meeting, said there was no time to lose.",
         "Delegations argued through the night about {3}.", "Police closed the centre of {0} to traffic.",
         "A draft of the declaration mentions {4}, diplomats said.", "The {2} last agreed on such a text years ago.",
         "Smaller members want money for {4} before they sign."),
    ),
    "strike": (
        ("{2} staff walk out over {3}", "Strike at {2} halts {0} traffic", "{1} says {2} strike will go on", "No end in sight to {0} walkout",
         "{2} and union meet in {0} over {4}"),
        ("Workers at {2} in {0} stopped work on {d} in a dispute about {3}.", "The union, led by {1}, said nine in ten members had voted for the strike.",
         "Commuters in {0} waited for hours.", "{2} called the demands about {4} impossible to meet.", "Talks broke down because of {3}, both sides said.",
         "{1} told a crowd that {4} was a matter of dignity."),
    ),
    "storm": (
        ("Storm {1} hits {0}", "{0} without power after storm {1}", "Storm {1}: thousands leave homes near {0}", "{2} criticised after storm {1}",
         "Clean-up begins in {0} as {1} moves on"),
        ("Storm {1} reached {0} on {d} with gusts above 140 kilometres an hour.", "The {2} had warned of {3} two days before.",
         "In {0} the wind damaged {4}.", "More than 30,000 homes lost power, the {2} said.", "Rescue teams searched for people after {3}.",
         "Insurers expect large claims because of {4}."),
    ),
    "vote": (
        ("{0} votes for a new mayor", "{1} wins {0} mayoral race", "{2} loses {0} after 20 years", "Recount in {0} confirms {1}", "How {3} decided the {0} vote"),
        ("Voters in {0} went to the polls on {d} to elect a mayor.", "{1} ran a campaign about {3}.", "The {2} had governed {0} for two decades.",
         "Turnout was the highest since the war.", "{1} promised to end the quarrel over {4} within a year.", "Observers said {4} had moved many who never voted before."),
    ),
    "rates": (
        ("{2} raises rates as {3} bites", "{1} hints at more steps by {2}", "{2} decision surprises {0} market", "Why the {2} worries about {4}", "{0} shares fall after {2} move"),
        ("The {2} raised its key rate by a quarter of a point on {d}.", "Governor {1} said inflation was still too high because of {3}.",
         "Shares in {0} fell in early trade.", "Analysts had expected the bank to wait for figures on {4}.", "Home owners in {0} will pay more, lenders said.",
         "{1} did not rule out another step if {3} went on."),
    ),
    "trial": (
        ("{1} on trial in {0} over {3}", "Court hears of {4} in {1} case", "{1} denies role in {3}", "{0} court convicts {1}", "Former {2} chief {1} to appeal"),
        ("The trial of {1}, former head of {2}, began in {0} on {d}.", "Prosecutors say {1} hid {3} from the owners.", "A witness told the court about {4}.",
         "The defence said {2} had known everything.", "The court in {0} heard recordings in which {4} was discussed.", "The judge wants to decide on {3} before summer."),
    ),
    "cup": (
        ("{2} win the cup in {0}", "{1} goal sends {2} to final", "{0} celebrates as {2} lift trophy", "Injury to {1} shakes {2}", "{2} coach blames {3}"),
        ("{2} reached the final of the cup in {0} on {d} thanks to a late goal by {1}.", "The coach praised his side for {3}.", "Fans in {0} sang until morning.",
         "The referee looked at {4} for four minutes.", "{1} scored for the fifth game in a row.", "It was {4} that people talked about on the way home."),
    ),
}  # fmt: skip

#: Topic, day of the year, values of the topic's slots. The same topic, place and body a year later is another event.
_EVENTS: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("summit", 0, ("Velmora", "Ilse Tarrant", "Meridian Council", "fishing quotas", "coastal towns")),
    ("summit", 364, ("Velmora", "Otto Brandvik", "Meridian Council", "customs papers", "border hospitals")),
    ("summit", 40, ("Port Halvern", "Sefa Danquah", "Lakes Union", "dam safety", "river farmers")),
    ("summit", 404, ("Port Halvern", "Sefa Danquah", "Lakes Union", "night trains", "cheap tickets")),
    ("strike", 1, ("Ostrel", "Marit Keane", "Ostrel Tramways", "split shifts", "paid breaks")),
    ("strike", 4, ("Quillan", "Dario Fenn", "Quillan Airport", "baggage robots", "retraining")),
    ("strike", 365, ("Ostrel", "Marit Keane", "Ostrel Tramways", "driver cabins", "summer heat")),
    ("strike", 60, ("Norhaven", "Beate Olufs", "Norhaven Docks", "pension cuts", "container cranes")),
    ("storm", 2, ("Skerrin", "Wanda", "weather office", "spring floods", "the lifeboat station")),
    ("storm", 9, ("Tarnby", "Xaver", "flood agency", "falling trees", "the old theatre roof")),
    ("storm", 366, ("Skerrin", "Bruno", "weather office", "black ice", "two school gyms")),
    ("storm", 90, ("Maravel", "Celia", "coast guard", "landslides", "vineyard terraces")),
    ("vote", 3, ("Lindmark", "Henrike Vos", "Farmers League", "rents", "the empty brewery")),
    ("vote", 5, ("Castrel", "Paulo Mirin", "Liberal Bloc", "parking fees", "the ring road tunnel")),
    ("vote", 100, ("Drossen", "Anneke Thal", "Workers Front", "swimming pools", "the landfill")),
    ("vote", 464, ("Drossen", "Jurij Kolm", "Workers Front", "street lights", "a women's refuge")),
    ("rates", 6, ("Kelmar", "Rosa Whitlock", "Kelmar National Bank", "energy prices", "wages")),
    ("rates", 13, ("Istrana", "Piet Hagedorn", "Reserve of Istrana", "rice imports", "car loans")),
    ("rates", 34, ("Kelmar", "Rosa Whitlock", "Kelmar National Bank", "housing shortages", "exports")),
    ("rates", 370, ("Kelmar", "Rosa Whitlock", "Kelmar National Bank", "food prices", "tourism")),
    ("trial", 7, ("Grauberg", "Viktor Sayle", "Sayle Shipping", "forged cargo lists", "a burnt ledger")),
    ("trial", 10, ("Pellworth", "Dr Lena Achter", "Clarion Clinics", "untested implants", "secret discounts")),
    ("trial", 120, ("Grauberg", "Mona Trill", "Trill Timber", "illegal logging", "satellite pictures")),
    ("trial", 150, ("Sundvall", "Egon Prast", "Prast Casinos", "rigged tables", "a chauffeur's diary")),
    ("cup", 8, ("Arvenbrook", "Tomas Eklo", "Arvenbrook Rovers", "patience", "a handball")),
    ("cup", 372, ("Arvenbrook", "Tomas Eklo", "Arvenbrook Rovers", "hard pressing", "a torn net")),
    ("cup", 11, ("Leonis", "Zico Amaral", "Sporting Leonis", "young defenders", "an offside line")),
    ("cup", 160, ("Thornecliff", "Callum Dray", "Thornecliff United", "cold heads", "a floodlight failure")),
)  # fmt: skip

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def stories(seed: int, articles: int = 7) -> list[Reported]:
    """So many articles of each event within three days, all in the order of their time."""
    chance = random.Random(seed)
    return sorted(
        (article for number in range(len(_EVENTS)) for article in _reported(chance, number, articles)), key=lambda each: each.at
    )


def _reported(chance: random.Random, number: int, articles: int) -> Iterator[Reported]:
    topic, day, slots = _EVENTS[number]
    titles, sentences = _TOPICS[topic]
    for _ in range(articles):
        weekday = chance.choice(_DAYS)
        lead = " ".join(sentence.format(*slots, d=weekday) for sentence in chance.sample(sentences, k=4))
        at = _START + timedelta(days=day, minutes=chance.randrange(3 * 1_440))
        yield Reported(f"{topic} {number}", at, chance.choice(titles).format(*slots), lead)


def pair_f1(labels: list[str], found: list[str | None]) -> tuple[float, float, float]:
    """Precision, recall and F1 over all pairs of articles: in one story, of one event."""
    right = claimed = wanted = 0
    for at, label in enumerate(labels):
        for other in range(at):
            same_story = found[at] is not None and found[at] == found[other]
            same_event = label == labels[other]
            right += same_story and same_event
            claimed += same_story
            wanted += same_event
    precision, recall = (right / claimed if claimed else 1.0), (right / wanted if wanted else 1.0)
    return precision, recall, 2 * right / (claimed + wanted) if claimed + wanted else 1.0
