"""Live blogs: the introduction, then the posts in the order of the page, each with its time and heading.

Reads the page's own boxes: extractors mix posts up or keep the first. Does not decide whether a page is a live blog.
"""

from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from schemas.times import Claim
from transforms.dates.dates import parse_date
from transforms.extract.page.blocks import Block, key
from transforms.extract.page.boxes import named_for_chrome
from transforms.extract.page.estimate import Estimate
from transforms.extract.page.letters import count_all

_HEADINGS = {"h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LEAST_POSTS = 2
_MOST_POSTS = 500
#: A post of fewer words is a label.
_LEAST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Post:
    """A post: its time as the page states it, its heading, its lines with the heading first."""

    raw_time: str
    heading: str | None
    lines: tuple[str, ...]

    def claim(self, now: datetime) -> Claim | None:
        """The time of the post."""
        return parse_date(self.raw_time, now, source="time")


@dataclass(frozen=True, slots=True)
class LiveBlog:
    """Lines of the introduction, the posts in the order of the page, headings of the posts by level."""

    introduction: list[str]
    posts: list[Post]
    headings: dict[str, int]

    def lines(self) -> list[str]:
        """The text: introduction first."""
        return [*self.introduction, *(line for post in self.posts for line in post.lines)]


def read_live_blog(tree: HtmlElement, blocks: list[Block], guess: Estimate) -> LiveBlog | None:
    """The live blog of a page, or None where there are not two boxes side by side that hold one time each. Call it on the whole
    tree."""
    boxes = _post_boxes(tree)
    if len(boxes) < _LEAST_POSTS:
        return None
    order = {box: number for number, box in enumerate(boxes)}
    lines: dict[int, list[str]] = {}
    headings: dict[str, int] = {}
    first_heading: dict[int, str] = {}
    introduction: list[str] = []
    for place, block in enumerate(blocks):
        post = next((order[element] for element in (block.element, *block.element.iterancestors()) if element in order), None)
        if block.element.tag in ("figcaption", "time", "nav", "footer", "button"):
            continue
        if post is None:
            if (
                not lines
                and guess.headline is not None
                and place > guess.headline
                and not guess.apart[place]
                and _is_prose(block)
            ):
                introduction.append(block.text)
            continue
        level = _HEADINGS.get(block.element.tag)
        if level is not None:
            headings.setdefault(block.text, level)
            first_heading.setdefault(post, block.text)
        elif block.words < 4 and not block.text.endswith((".", "!", "?", "”", '"')):
            continue  # the clock, a label, a button
        lines.setdefault(post, []).append(block.text)
    posts = [
        Post(_time_of(boxes[number]), first_heading.get(number), tuple(found))
        for number, found in sorted(lines.items())
        if count_all(found) >= _LEAST_WORDS
    ]
    return LiveBlog(introduction, posts, headings) if len(posts) >= _LEAST_POSTS else None


def _is_prose(block: Block) -> bool:
    return block.words >= 10 and block.link_share < 0.3 and not named_for_chrome(block)


def _time_of(box: HtmlElement) -> str:
    time = next(box.iter("time"))
    return " ".join((time.get("datetime") or " ".join(time.itertext()))[:100].split())


def _post_boxes(tree: HtmlElement) -> list[HtmlElement]:
    """The largest boxes that hold one `time` each, of the parent that has most of them."""
    times = [time_element for _, time_element in zip(range(_MOST_POSTS), tree.iter("time"), strict=False)]
    count: dict[HtmlElement, int] = {}
    for time in times:
        for box in time.iterancestors():
            count[box] = count.get(box, 0) + 1
    groups: dict[HtmlElement, list[HtmlElement]] = {}
    for time in times:
        box, parent = time, time.getparent()
        while parent is not None and count[parent] == 1:
            box, parent = parent, parent.getparent()
        if parent is not None and box is not time and box.tag in ("article", "section", "div", "li"):
            groups.setdefault(parent, []).append(box)
    best = max(groups.values(), key=len, default=[])
    return [box for box in best if key("".join(box.itertext()))]
