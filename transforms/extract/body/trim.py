"""Removes lines from short articles that the extractor took from other parts of the page.

Extractors fill up a short answer with other paragraphs of the page: teasers, biographies, forms. The anchor is one paragraph
that two witnesses call the article's: it stands below the headline, and the extractor took it. Boxes are compared with its
boxes.
"""

from itertools import accumulate, pairwise

from lxml.html import HtmlElement

from transforms.extract.body.extend import signature
from transforms.extract.body.named_body import find_named_body, going_on, names_beside
from transforms.extract.page.blocks import Block, key
from transforms.extract.page.boxes import boxes
from transforms.extract.page.estimate import Estimate
from transforms.extract.page.letters import count_all, count_untidy, count_words

#: Longer answers are left alone.
_MOST_WORDS = 800
#: Of an answer of more words, such a share must stay: longer articles go on in other boxes (else F1 on B .9500 -> .9472).
_SHORT = 400
_LEAST_KEPT = 0.85
#: Of what is longer than a short article when the other part of the page is gone, such a share must stay: a box that was closed
#: too early does not hold the rest of its article.
_LEAST_LONG = 0.6
#: How far behind the headline the first paragraph stands, in blocks.
_NEAR = 60
#: So many links between the article and a line part them.
_LINKS = 3
#: How many boxes up from its paragraphs an article's other parts stand.
_LEVELS, _ALL_LEVELS = 3, 16
#: A paragraph of so many words, and of twice what would stay, is the article.
_LONG = 100
#: Between headline and text, a line of so many words without links is the lead.
_LEAD_WORDS = 10
#: A larger box is no note beside the article.
_MOST_BESIDE = 120
#: Second occurrences that hold such a share of the words are a copy of the whole.
_COPY = 0.4
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_FORMS = frozenset({"form", "fieldset"})
#: Around everything: standing in it is no nearness.
_PAGES = frozenset({"body", "main"})


def trim(lines: list[str], places: list[int | None], blocks: list[Block], guess: Estimate) -> list[str]:
    """The lines of a short answer that belong to the same part of the page as its first paragraph below the headline.

    Three kinds of lines are removed: lines that links part from the article and that share neither a near box nor the kind of
    its boxes with it; lines outside the one box that is named for the article's text, except the lead above it; lines in small
    boxes with a telling name that the first paragraph's boxes do not have. `places`: the block of each line, or None.
    """
    words = count_all(lines)
    there = sorted({place for place in places if place is not None})
    headline = -1 if guess.headline is None else guess.headline
    if not there or (words > _MOST_WORDS and _links(blocks[there[0] : there[-1]]) < _LINKS):
        return lines  # nothing is parted, as in most long articles
    prose = [place for place in there if blocks[place].running and not guess.apart[place] and place > headline]
    named = find_named_body(prose, blocks)
    if words <= _MOST_WORDS:
        lines, places = _in_order(lines, places)
        kept = _trimmed(lines, places, there, blocks, guess, named=named, prose=prose)
        if kept is lines or count_all(kept) >= (_LEAST_KEPT * words if words > _SHORT else 1):
            return kept
    # Of a long answer only that goes which stands outside of the article's box and is parted from it.
    box = named or _own_article(prose, blocks, guess)
    if box is None:
        return lines
    parted = _parted(there, headline, box[1], blocks)
    if not parted:
        return lines
    kept = _without(parted & _outside(box[0], there, box[1], blocks, guess), lines, places)
    return kept if count_all(kept) <= _SHORT or count_all(kept) >= _LEAST_LONG * words else lines


def _trimmed(
    lines: list[str],
    places: list[int | None],
    there: list[int],
    blocks: list[Block],
    guess: Estimate,
    *,
    named: tuple[HtmlElement, int] | None,
    prose: list[int],
) -> list[str]:
    """The lines of a short answer without what one of the three witnesses tells from the article."""
    first = next(iter(prose), None) if named is None else named[1]
    if first is None or (named is None and (guess.headline is None or first > guess.headline + _NEAR)):
        return lines
    gone = set() if guess.headline is None else _parted(there, guess.headline, first, blocks)
    if any(_is_long(place, gone, blocks, guess, there) for place in gone):
        gone = set()
    if named is not None:
        gone |= _outside(named[0], there, first, blocks, guess)
    return _without(gone | _beside(there, first, blocks), lines, places)


def _links(blocks: list[Block]) -> int:
    return sum(block.link_share > 0.5 for block in blocks)


def _in_order(lines: list[str], places: list[int | None]) -> tuple[list[str], list[int | None]]:
    """Lines and places in the order of the page: extractors that fall back on all paragraphs put them behind what they had."""
    known = [place for place in places if place is not None]
    if all(above < below for above, below in pairwise(known)) or len(set(known)) < len(known):
        return lines, places
    # A line that no block has goes with the line before it.
    after: list[int] = []
    for place in places:
        after.append(place if place is not None else after[-1] if after else -1)
    order = sorted(range(len(lines)), key=after.__getitem__)
    return [lines[number] for number in order], [places[number] for number in order]


def _without(gone: set[int], lines: list[str], places: list[int | None]) -> list[str]:
    """The lines that do not stand at one of these places; one that stands nowhere goes with the line before it."""
    if not gone:
        return lines
    kept: list[str] = []
    stays = True
    for line, place in zip(lines, places, strict=True):
        stays = stays if place is None else place not in gone
        if stays:
            kept.append(line)
    return kept or lines


def _outside(named: HtmlElement, there: list[int], first: int, blocks: list[Block], guess: Estimate) -> set[int]:
    """Places outside of the box that is named for the article's text, but for the lead above it and what goes on behind it."""
    outside = {place for place in there if named not in _around(blocks[place]) and not _is_lead(place, first, blocks, guess)}
    return outside - going_on(named, outside, there, blocks, guess) if outside else outside


def _around(block: Block) -> list[HtmlElement]:
    return boxes(block.element, _ALL_LEVELS)


def _own_article(prose: list[int], blocks: list[Block], guess: Estimate) -> tuple[HtmlElement, int] | None:
    """The innermost `article` around the first two paragraphs near below the headline, and the first of them. One alone may be
    the lead, in an `article` that holds the head only.
    """
    if guess.headline is None or len(prose) < 2 or prose[0] > guess.headline + _NEAR:
        return None
    article = next((box for box in _around(blocks[prose[0]]) if box.tag == "article"), None)
    return None if article is None or article not in _around(blocks[prose[1]]) else (article, prose[0])


def _is_lead(place: int, first: int, blocks: list[Block], guess: Estimate) -> bool:
    block = blocks[place]
    return (
        guess.headline is not None and guess.headline < place < first and block.words >= _LEAD_WORDS and block.link_share < 0.3
    )


def _parted(there: list[int], headline: int, first: int, blocks: list[Block]) -> set[int]:
    """Places above the headline, and those behind three links that share no near box with a paragraph before them."""
    links = [0, *accumulate(block.link_share > 0.5 for block in blocks)]
    near = set(boxes(blocks[first].element, _LEVELS))
    above = set(_around(blocks[first]))
    kinds = {signature(blocks[first].element)}
    last = first
    gone: set[int] = set()
    for place in there:
        block = blocks[place]
        if headline <= place <= first:
            continue
        if place > first:
            around = _around(block)
            kind = signature(block.element)
            if (
                links[place] - links[last + 1] < _LINKS
                or kind in kinds
                or any(box in near and (block.link_share <= 0.5 or box.tag not in _PAGES) for box in around)
                or any(box in above for box in around[:_LEVELS])
            ):
                if block.link_share <= 0.5:
                    last = place
                if block.running:
                    near.update(around[:_LEVELS])
                    above.update(around)
                    kinds.add(kind)
                continue
        gone.add(place)
    return gone


def _is_long(place: int, gone: set[int], blocks: list[Block], guess: Estimate, there: list[int]) -> bool:
    """True for a paragraph that outweighs what would stay."""
    block = blocks[place]
    if not block.running or block.words < _LONG or guess.apart[place]:
        return False
    return block.words > 2 * sum(blocks[other].words for other in there if other not in gone)


def _beside(there: list[int], first: int, blocks: list[Block]) -> set[int]:
    """Places in small forms, and in small boxes with a telling name that none of the first paragraph's boxes has."""
    own = set(_around(blocks[first]))
    names = {name for box in boxes(blocks[first].element) for name in names_beside(box)}
    sizes: dict[HtmlElement, int] = {}
    gone: set[int] = set()
    for place in there:
        for box in boxes(blocks[place].element):
            if box.tag in ("body", "main", "article") or box in own:
                break
            if box.tag not in _FORMS and (box.tag in _HEADINGS or not any(name not in names for name in names_beside(box))):
                continue
            if box not in sizes:
                sizes[box] = sum(count_untidy(text) for text in box.itertext())
            if sizes[box] <= _MOST_BESIDE:
                gone.add(place)
                break
    return gone


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
            repeated += count_words(line)
            continue
        seen.add(name)
        once.append(line)
    return once if repeated >= _COPY * count_all(lines) else lines
