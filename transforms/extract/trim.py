"""Short articles: what the extractor took from other parts of the page goes.

Extractors fill up an answer that they find too short. Acts only where the answer is short and the estimate stands right below
the headline: two witnesses that the article is there and is a brief.
"""

from transforms.extract.blocks import Block, key
from transforms.extract.boxes import boxes
from transforms.extract.estimate import Estimate

#: Longer answers are left alone.
_MOST_WORDS = 200
#: How far behind the headline the estimate begins, in blocks.
_NEAR = 15
#: Where less than this share of the words would stay, the estimate may have missed the article.
_LEAST_KEPT = 0.3
#: So many links between the article and a line part them.
_LINKS = 3
#: How many boxes up from its paragraphs an article's other parts stand.
_LEVELS = 3
#: Second occurrences that hold such a share of the words are a copy of the whole.
_COPY = 0.4


def trim(lines: list[str], places: list[int | None], blocks: list[Block], guess: Estimate) -> list[str]:
    """The lines without those that links part from the estimate and that share no near box with it.

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
    gap = _end_of_gap(blocks, guess.last)
    if gap is None:
        return lines
    kept = [
        line
        for line, place in zip(lines, places, strict=True)
        if place is None or place < gap or any(box in home for box in boxes(blocks[place].element, _LEVELS))
    ]
    return kept if sum(line.count(" ") + 1 for line in kept) >= _LEAST_KEPT * words else lines


def drop_second_copy(lines: list[str]) -> list[str]:
    """The lines once, where a page holds its article twice (for wide and for narrow screens); else all lines.

    Repeated lines as such stay: dropping them was measured and harms. Here they make up two fifths of the text.
    """
    seen: set[str] = set()
    once: list[str] = []
    repeated = 0
    for line in lines:
        name = key(line)
        if name and name in seen:
            repeated += line.count(" ") + 1
            continue
        seen.add(name)
        once.append(line)
    return once if repeated >= _COPY * sum(line.count(" ") + 1 for line in lines) else lines


def _end_of_gap(blocks: list[Block], last: int) -> int | None:
    """The place behind the third link below the estimate: what follows is another part of the page. None without three."""
    links = 0
    for place in range(last, len(blocks)):
        links += blocks[place].link_share > 0.5
        if links == _LINKS:
            return place + 1
    return None
