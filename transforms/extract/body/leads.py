"""The lead of an article that stands beside the box of its text."""

import re

from lxml.html import HtmlElement

from transforms.extract.page.agreement import Shingles, shared, shingles, shingles_of_lines
from transforms.extract.page.blocks import Block, key
from transforms.extract.page.boxes import boxes, named_for_chrome
from transforms.extract.page.estimate import Estimate

#: How far behind the headline the text begins, in blocks.
_NEAR = 12
#: At most so many blocks between headline and text are the lead.
_MOST_LEADS = 3
#: A paragraph of which the text holds such a share is in it.
_REPEATED = 0.5
#: A block with more of it linked is a link.
_LINKED = 0.5


def leads(blocks: list[Block], guess: Estimate, lines: list[str], there: list[int]) -> dict[int, str]:
    """Running paragraphs between headline and text, in the boxes around the headline: the lead beside the body's box."""
    if guess.headline is None:
        return {}
    first = next((place for place in there if place > guess.headline), -1)
    if not guess.headline < first <= guess.headline + _NEAR:
        return {}
    prose = next((place for place in there if place >= first and blocks[place].running), first)
    near = [place for place in range(guess.headline + 1, first) if blocks[place].running and not guess.apart[place]]
    if not near:
        return {}
    around = set(boxes(blocks[guess.headline].element, 5)[1:])
    whole = "".join(key(line) for line in lines[:10])
    runs: Shingles | None = None
    found: dict[int, str] = {}
    for place in near:
        block = blocks[place]
        linked = any(between.link_share > _LINKED for between in blocks[place:prose])
        if block.key in whole or (linked and there[0] < first) or not _leads_in(block, around, named=not linked):
            continue
        if named_for_chrome(block):
            continue
        runs = shingles_of_lines(lines[:10]) if runs is None else runs
        if shared(shingles(block.text), runs) > _REPEATED:
            continue
        found[place] = block.text
    return found if len(found) <= _MOST_LEADS else {}


def _leads_in(block: Block, around: set[HtmlElement], *, named: bool) -> bool:
    """True where it stands in a box around the headline, or in one of these in a box that is named for a lead (`named`: that
    counts, as no links stand before the text)."""
    box = block.element.getparent()
    if box is None or box in around:
        return box is not None
    return named and box.getparent() in around and _LEAD_CLASS.search(box.get("class") or "") is not None


#: Extractors drop boxes that are called teasers.
_LEAD_CLASS = re.compile(r"teaser|intro|lead|excerpt|vorspann|chapeau|entradilla|sommario", re.IGNORECASE)
