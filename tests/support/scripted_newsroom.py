"""A scripted newsroom: stories, edits of every kind with the truth about each, and pages with noise that is never the same.

All of it is a function of a seed. `Story.page` renders a page as the newsroom's site would show it at one look.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape

from schemas.records import Change

_PLACES = ("Veskimere", "Ellerport", "Norrholm", "Calder Quay", "Saint-Aubry", "Brightsea", "Port Lamber", "Oskarsund")
_PEOPLE = ("Kaja Tormis", "Idris Penhale", "Mara Lindqvist", "Jonas Weber", "Amélie Roux", "Tomás Arrieta", "Hedda Falk")
_THINGS = (
    "ferry pier",
    "tram line",
    "public library",
    "fish market",
    "lighthouse",
    "swimming hall",
    "grain store",
    "footbridge",
)


@dataclass(frozen=True)
class Story:
    """An article as its publisher has it now. `note`: the correction below the text."""

    number: int
    title: str
    paragraphs: tuple[str, ...]
    note: str | None = None

    def page(self, look: int, *, quiet: bool = False) -> bytes:
        """The page at the look of this number; `quiet`: without noise."""
        chance = random.Random(f"{self.number} {look}")
        body = [escape(paragraph, quote=False) for paragraph in self.paragraphs]
        if not quiet:
            body = _noisy(body, chance)
        text = "\n".join(f"<p>{paragraph}</p>" for paragraph in body)
        note = f'<p class="note">{escape(self.note, quote=False)}</p>' if self.note else ""
        around = _Around.of(chance)
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(self.title)} - The Courier</title>'
            f'<meta property="og:type" content="article"><meta name="token" content="{around.token}"></head><body>'
            f'<header><a href="/">The Courier</a> <span>{around.clock}</span><nav><a href="/a">News</a>'
            f"<a href='/b'>Sport</a></nav></header><main><article><h1>{escape(self.title)}</h1>"
            f'<p class="byline">By Wren Adair</p>{around.counter}{text}{note}</article>'
            f"<aside><h3>Most read</h3><ul>{around.links}</ul></aside></main>"
            f'<div class="ad">{around.ad}</div><footer>© The Courier. At {around.clock} in {around.token} ms.</footer>'
            "</body></html>"
        ).encode()


@dataclass(frozen=True)
class _Around:
    clock: str
    token: int
    counter: str
    links: str
    ad: str

    @classmethod
    def of(cls, chance: random.Random) -> "_Around":
        views = f"{chance.randrange(1_000, 90_000):,}"
        counters = (
            "",
            f'<p class="views">{views} views</p>',
            f'<p class="meta">Updated {chance.randrange(2, 59)} minutes ago</p>',
        )
        links = [f"{chance.choice(_PEOPLE)} on the {chance.choice(_THINGS)} of {chance.choice(_PLACES)}" for _ in range(5)]
        return cls(
            clock=f"{chance.randrange(24):02}:{chance.randrange(60):02}",
            token=chance.randrange(10_000),
            counter=chance.choice(counters),
            links="".join(f'<li><a href="/x{number}">{link}</a></li>' for number, link in enumerate(links)),
            ad=f"Advertisement: boots from {chance.randrange(20, 90)} euros at {chance.choice(_PLACES)}",
        )


def _noisy(body: list[str], chance: random.Random) -> list[str]:
    """The same words, as another editor's software would set them, with boxes in between."""
    body = list(body)
    if chance.random() < 0.5:
        body = [paragraph.replace("'", "’").replace('"', "&quot;") for paragraph in body]
    if chance.random() < 0.3:
        body = [paragraph.replace(" the ", "  the\u00a0", 1) for paragraph in body]
    box = (
        f"Read also: <a href='/y'>{chance.choice(_PEOPLE)} leaves {chance.choice(_PLACES)}</a>",
        "Advertisement",
        f"<a href='/c'>Comments ({chance.randrange(300)})</a>",
        f"<small>Sponsored: a {chance.choice(_THINGS)} for your garden</small>",
    )
    body.insert(chance.randrange(2, len(body)), chance.choice(box))
    return body


def stories(number: int, seed: int = 1) -> list[Story]:
    """So many stories, each with ten paragraphs of its own."""
    return [_story(random.Random(f"{seed} {index}"), index) for index in range(number)]


def _story(chance: random.Random, number: int) -> Story:
    place, thing, person = chance.choice(_PLACES), chance.choice(_THINGS), chance.choice(_PEOPLE)
    year, cost = chance.randrange(1950, 2010), chance.randrange(12, 98)
    paragraphs = (
        f"The council of {place} has agreed to rebuild the {thing} that was closed after the storm.",
        f'"We have waited long enough for this," said {person}, who leads the panel. The work will cost {cost} million euros.',
        f"The old {thing} was opened in {year} and repaired several times. Its foundations are unsafe.",
        f"Neighbours of the {thing} had asked for less. Their letter was signed by {cost * 7} people of the quarter.",
        "An engineer told the meeting that the ground is soft there, and that the piles have to reach eleven metres down.",
        f"{person} promised that the work would begin in spring. It is expected to take two years, with a pause in the summer.",
        f"Until then the people of {place} will use the building at the northern quay, which has room for half of them.",
        "The opposition voted against the plan. It wants to spend the money on schools, whose roofs have leaked for years.",
        "A study that the council ordered counts four thousand visitors a week. Most of them come on foot or by bicycle.",
        "The contract will be given out in autumn. Three firms of the region have said that they want to take part.",
    )
    return Story(number, f"{place} will rebuild its {thing}", paragraphs)


def _replaced(story: Story, place: int, old: str, new: str) -> Story:
    paragraphs = list(story.paragraphs)
    assert old in paragraphs[place], (old, paragraphs[place])
    paragraphs[place] = paragraphs[place].replace(old, new, 1)
    return replace(story, paragraphs=tuple(paragraphs))


Edit = tuple[Change, Callable[[Story], Story]]
EDITS: tuple[Edit, ...] = (
    ("cosmetic", lambda story: _replaced(story, 4, "engineer", "enginer")),
    ("headline", lambda story: replace(story, title=story.title.replace("will rebuild", "votes to rebuild"))),
    ("substantive", lambda story: _replaced(story, 5, "two years", "three years")),
    ("cosmetic", lambda story: _replaced(story, 4, "enginer", "engineer")),
    ("substantive", lambda story: replace(story, paragraphs=(*story.paragraphs, "The mayor was not there when they voted."))),
    ("correction", lambda story: replace(_replaced(story, 8, "four thousand", "five thousand"),
                                         note="Correction: An earlier version gave a wrong number of visitors.")),
    ("substantive", lambda story: _replaced(story, 1, "million", "billion")),
    ("cosmetic", lambda story: _replaced(story, 7, "against the plan.", "against the plan…")),
    ("headline", lambda story: replace(story, title=f"{story.title}, at last")),
    ("substantive", lambda story: replace(story, paragraphs=story.paragraphs[:3] + story.paragraphs[4:])),
)  # fmt: skip
"""What editors do to every story, in this order, and of which kind it is."""
