"""Briefs: which lines of a short answer are the article, by a learned score of where and how each line stands.

Extractors fill up an answer that they find too short, with teasers, biographies and forms. The score is the sum of small regression
trees over features of the line's block; `bench/extraction_briefs.py` trains them. Acts only on short answers, and only where what is
left holds the first paragraph below the headline.
"""

import re

from lxml.html import HtmlElement

from transforms.extract.blocks import Block
from transforms.extract.estimate import Estimate
from transforms.extract.titles import words

#: Longer answers are left alone.
MOST_WORDS = 300
#: The first paragraph of an article stands at most so many blocks below the headline.
_NEAR = 40
_LEVELS = 12
_MOST_STEPS = 60
_GROUPS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"author|bio(?:$|[^a-z])|writer|profile|byline|contributor",
        r"related|recommend|card|teaser|grid|loop|carousel|slider|latest|recent|other|more-|read-?more|trending|popular|next|excerpt",
        r"cta|contact|form|newsletter|subscri|sign-?up|promo|banner|popup|modal|offer|download|advert|sponsor|callout",
        r"foot|disclaim|licen|polic|legal|terms|copyright|cookie|consent|privacy|social|share|references",
        r"testimonial|review|quote|faq|accordion|tab",
        r"hero|head|sub-?title|deck|dek|stand-?first|summary|intro|lead|kicker",
        r"sidebar|aside|widget|menu|nav|breadcrumb|caption|credit|media|image|gallery|video|player|meta|date|time|tag",
        r"content|body|text|article|entry|story|post-|main|rich|prose|wysiwyg|paragraph",
    )
)
_TAGS = {
    "p": 1,
    "li": 2,
    "h1": 3,
    "h2": 3,
    "h3": 3,
    "h4": 3,
    "h5": 3,
    "h6": 3,
    "div": 4,
    "td": 5,
    "blockquote": 6,
    "figcaption": 7,
}
FEATURES = 32


def anchor(blocks: list[Block], guess: Estimate) -> int | None:
    """The first running paragraph below the headline that stands in no box apart."""
    if guess.headline is None:
        return None
    for place in range(guess.headline + 1, min(len(blocks), guess.headline + 1 + _NEAR)):
        if blocks[place].running and not guess.apart[place]:
            return place
    return None


def features(
    lines: list[str], places: list[int | None], blocks: list[Block], guess: Estimate, title: str | None, first: int
) -> list[list[float]]:
    """For each line the numbers that the trees ask for. `first`: the block of `anchor`."""
    known: dict[HtmlElement, tuple[float, ...]] = {}
    home = list(_around(blocks[first].element))
    levels = {element: level for level, element in enumerate(home)}
    linked = [0]
    for block in blocks:
        linked.append(linked[-1] + (block.link_share > 0.5))
    total = sum(line.count(" ") + 1 for line in lines)
    headline = guess.headline or 0
    wanted = set(words(title))
    running = [place for place in places if place is not None and blocks[place].running]
    found: list[list[float]] = []
    before: int | None = None
    for number, (line, place) in enumerate(zip(lines, places, strict=True)):
        size = line.count(" ") + 1
        own = set(words(line))
        row = [
            min(size, 120),
            number,
            number / len(lines),
            total,
            len(own & wanted) / len(own) if own else 0.0,
            line[-1:] in '.!?…"”’»。」',
            line[-1:] in ":…",
            line.count(",") / size,
            line.startswith(("- ", "|")),
            sum(char.isupper() for char in line) / max(1, len(line)),
            any(char.isdigit() for char in line),
            len(running),
        ]
        if place is None:
            row += [-1.0] * (FEATURES - len(row))
            found.append(row)
            continue
        block = blocks[place]
        element = block.element
        up, met = 0, _LEVELS
        for up, around in enumerate(_around(element)):  # noqa: B007  (the last one is asked for)
            if around in levels:
                met = levels[around]
                break
        parent = element.getparent()
        box = parent if parent is not None else element
        if box not in known:
            known[box] = _names(box)
        beside = sum(1 for neighbour in running if blocks[neighbour].element.getparent() is parent and neighbour != place)
        gap = abs(linked[place] - linked[first])
        row += [
            block.link_share,
            _TAGS.get(element.tag, 0),
            max(-30, min(200, place - headline)),
            max(-30, min(200, place - first)),
            met,
            up,
            min(gap, 30),
            guess.first <= place < guess.last,
            guess.apart[place],
            beside,
            min(40, place - before) if before is not None else 0,
            min(_MOST_STEPS, len(blocks) - place),
            *known[box],
        ]
        before = place
        found.append(row)
    return found


def _around(element: HtmlElement) -> list[HtmlElement]:
    found: list[HtmlElement] = []
    current: HtmlElement | None = element
    while current is not None and len(found) < _LEVELS:
        found.append(current)
        current = current.getparent()
    return found


def _names(box: HtmlElement) -> tuple[float, ...]:
    """For each group of names how near a box of that name is, 0 for none."""
    found = [0.0] * len(_GROUPS)
    for level, around in enumerate(_around(box)[:5]):
        label = f"{around.tag} {around.get('class') or ''} {around.get('id') or ''}"[:300]
        for number, pattern in enumerate(_GROUPS):
            if not found[number] and pattern.search(label):
                found[number] = 5.0 - level
    return tuple(found)
