"""Short articles: what the extractor took from other parts of the page goes.

Extractors fill up an answer that they find too short. Acts only where the answer is short and the estimate stands right below
the headline: two witnesses that the article is there and is a brief.
"""

from transforms.extract.blocks import Block
from transforms.extract.boxes import boxes
from transforms.extract.estimate import Estimate

#: Longer answers are left alone.
_MOST_WORDS = 200
#: How far behind the headline the estimate begins, in blocks.
_NEAR = 15
#: How many boxes up from its paragraphs an article's other parts stand.
_LEVELS = 3


def trim(lines: list[str], places: list[int | None], blocks: list[Block], guess: Estimate) -> list[str]:
    """The lines without those behind the estimate that share no near box with it, and those before the headline.

    `places`: the block of each line, or None.
    """
    words = sum(line.count(" ") + 1 for line in lines)
    if guess.headline is None or words > _MOST_WORDS or not 0 < guess.first - guess.headline <= _NEAR:
        return lines
    own = [place for place in places if place is not None and guess.first <= place < guess.last]
    if not own:
        return lines
    home = {
        box for place in own for box in boxes(blocks[place].element, _LEVELS)[1:] if box.tag not in ("body", "main", "html")
    }
    home.update(blocks[place].element for place in own)
    kept = [
        line
        for line, place in zip(lines, places, strict=True)
        if place is None
        or guess.first <= place < guess.last
        or (place > guess.headline and any(box in home for box in boxes(blocks[place].element, _LEVELS)))
        or guess.headline <= place < guess.first
    ]
    return kept or lines
