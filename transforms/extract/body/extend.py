"""Puts back parts of the article that the extractor has missed: paragraphs of a split grid, the lead, headings, items.

It never adds text that is there already (by runs of four words), text in a box apart or in another article of the page, or text
before the article except the lead below the headline.
"""

from bisect import bisect
from collections import Counter
from itertools import pairwise

from lxml.html import HtmlElement

from transforms.extract.body.leads import leads
from transforms.extract.body.named_body import rest_behind
from transforms.extract.page.agreement import shared, shingles, shingles_of_lines
from transforms.extract.page.blocks import Block, key
from transforms.extract.page.boxes import boxes, named_for_chrome
from transforms.extract.page.estimate import Estimate
from transforms.extract.page.letters import count_all
from transforms.extract.wording.lines import is_linked_sentence

Signature = tuple[str, ...]
_HEADINGS = {"h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
#: A block of which so much stands in the text already is a repetition.
_REPEATED = 0.5
#: An answer that holds less of the estimate has lost a part of the article, of at least so many words.
_LEAST_HELD = 0.6
#: The same where what was lost stands in boxes of the class in which the answer stands.
_LEAST_HELD_ALIKE = 0.8
_LEAST_LOST = 100
#: More than so many times the answer is comments or a list of stories.
_MOST_LOST = 3
#: So far below the box of the text, in boxes, the rest of an article may stand, and such a share of the estimate must.
_SWALLOWED = 8
_MOST_SWALLOWED = 0.8
_PAGE = frozenset({"body", "main", "html"})
_LINKED_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_LISTS = frozenset({"ul", "ol"})
#: So many blocks between two paragraphs may be headings, and headings and items.
_MOST_HEADINGS = 12
_MOST_BETWEEN = 60


def extend(
    blocks: list[Block], guess: Estimate, lines: list[str], places: list[int | None], headings: dict[str, int]
) -> tuple[list[str], bool]:
    """The lines with the missed parts, and True if paragraphs were added. New headings are added to `headings`.

    `places`: the block of each line, or None (`places_of`).
    """
    there = [place for place in places if place is not None]
    if not there:
        return lines, False
    lost = _estimated(blocks, guess, lines, there)
    if lost:
        lines = _merged(lines, places, lost)
        places = places_of(blocks, lines)
        there = [place for place in places if place is not None]
    missing = _siblings(blocks, guess, lines, places) or rest_behind(blocks, guess, sorted(there))
    grown = bool(missing)
    missing.update(
        {place: text for place, text in _inner(blocks, guess, lines, places, headings).items() if place not in missing}
    )
    missing.update({place: text for place, text in leads(blocks, guess, lines, there).items() if place not in missing})
    if not missing:
        return lines, bool(lost)
    return _merged(lines, places, missing), grown or bool(lost)


def places_of(blocks: list[Block], lines: list[str]) -> list[int | None]:
    """The block that each line is, as a position; the next one behind the line before, else the first."""
    where: dict[str, list[int]] = {}
    for place, block in enumerate(blocks):
        if block.key:
            where.setdefault(block.key, []).append(place)
    found: list[int | None] = []
    last = -1
    for line in lines:
        mine = where.get(key(line))
        if mine is None:
            found.append(None)
            continue
        position = bisect(mine, last)
        last = mine[position] if position < len(mine) else mine[0]
        found.append(last)
    return found


def _merged(lines: list[str], places: list[int | None], missing: dict[int, str]) -> list[str]:
    """The lines with each missing block in front of the first line that stands behind it on the page."""
    waiting = sorted(missing.items())
    merged: list[str] = []
    top = -1
    for line, place in zip(lines, places, strict=True):
        if place is not None and place > top:
            while waiting and waiting[0][0] < place:
                merged.append(waiting.pop(0)[1])
            top = place
        merged.append(line)
    return [*merged, *(text for _, text in waiting)]


def signature(element: HtmlElement) -> Signature:
    """Tag and class of the four boxes around a block."""
    found: list[str] = []
    parent = element.getparent()
    while parent is not None and len(found) < 4:
        found.append(f"{parent.tag}.{parent.get('class') or ''}")
        parent = parent.getparent()
    return tuple(found)


def _estimated(blocks: list[Block], guess: Estimate, lines: list[str], matched: list[int]) -> dict[int, str]:
    """Paragraphs of the estimate that an answer lacks which holds less than .6 of it, or less than .8 where they stand in boxes
    of the answer's class; at least 100 words of them, and a quarter of what the answer has. Behind the answer they end at the
    next story's headline.

    Extractors stop at the first box of a page that is made of many. The answer is the second witness (`_stands_with`), or the
    estimate is comments, cookies or another article.
    """
    if not _stands_with(blocks, guess, matched):
        return {}
    last = next((place for place in range(matched[-1] + 1, guess.last) if _is_teaser(blocks[place])), guess.last)
    inner = [place for place in range(guess.first, last) if blocks[place].running and not guess.apart[place]]
    if sum(blocks[place].words for place in inner) < _LEAST_LOST:
        return {}
    there = {key(line) for line in lines}
    # Nearly all pages end here, without the runs of words.
    missing = [place for place in inner if blocks[place].key not in there]
    total = sum(blocks[place].words for place in inner)
    lost_words = sum(blocks[place].words for place in missing)
    if lost_words < max(_LEAST_LOST, (1 - _LEAST_HELD_ALIKE) * total):
        return {}
    least_held = _LEAST_HELD_ALIKE if _are_alike(blocks, missing, matched) else _LEAST_HELD
    if lost_words < (1 - least_held) * total:
        return {}
    runs = shingles_of_lines(lines)
    if shared(shingles_of_lines([blocks[place].text for place in inner]), runs) >= least_held:
        return {}
    lost = {
        place: blocks[place].text
        for place in missing
        if not named_for_chrome(blocks[place]) and shared(shingles(blocks[place].text), runs) <= _REPEATED
    }
    there_words = count_all(lines)
    words = sum(blocks[place].words for place in lost)
    return lost if max(_LEAST_LOST, 0.25 * there_words) <= words <= _MOST_LOST * there_words else {}


def _are_alike(blocks: list[Block], missing: list[int], matched: list[int]) -> bool:
    """True where nearly all that is missing stands in boxes of the one class in which half of the answer stands."""

    def classes(places: list[int]) -> Counter[str]:
        found: Counter[str] = Counter()
        for place in places:
            parent = blocks[place].element.getparent()
            found[(parent.get("class") or "") if parent is not None else ""] += blocks[place].words
        return found

    mine = classes(matched)
    name, weight = next(iter(mine.most_common(1)), ("", 0))
    lost = classes(missing)
    return bool(name) and weight >= 0.5 * mine.total() and lost[name] >= _MOST_SWALLOWED * lost.total()


def _stands_with(blocks: list[Block], guess: Estimate, matched: list[int]) -> bool:
    """True where half of the answer stands within the estimate, or the box of half of the answer holds the estimate: a box
    that was never closed, and that the extractor takes for something else, swallows the rest of an article.
    """
    total = sum(blocks[place].words for place in matched)
    if sum(blocks[place].words for place in matched if guess.first <= place < guess.last) >= 0.5 * total:
        return True
    weights: Counter[HtmlElement] = Counter()
    for place in matched:
        if blocks[place].running:
            weights[blocks[place].element.getparent()] += blocks[place].words
    box, weight = next(iter(weights.most_common(1)), (None, 0))
    if box is None or box.tag in _PAGE or weight < 0.5 * total:
        return False
    inner = [block for block in blocks[guess.first : guess.last] if block.running]
    held = sum(block.words for block in inner if box in boxes(block.element, _SWALLOWED))
    return held >= _MOST_SWALLOWED * sum(block.words for block in inner)


def _is_teaser(block: Block) -> bool:
    """A heading that is a link: behind the text it opens the next story of a list."""
    return block.link_share > 0.8 and any(box.tag in _LINKED_HEADINGS for box in boxes(block.element, 3))


def _article_of(element: HtmlElement) -> HtmlElement | None:
    return next((box for box in boxes(element, 12) if box.tag == "article"), None)


def _siblings(blocks: list[Block], guess: Estimate, lines: list[str], places: list[int | None]) -> dict[int, str]:
    """Paragraphs whose four enclosing boxes are those of at least 30 % of the extracted text, that are absent from it, and
    that together hold at least 25 % of its words. (On split grids: F1 .52 -> .98; elsewhere it does not act.)
    """
    total = count_all(lines)
    # Most pages end here: there is not so much prose on them beside what was found.
    if not total or sum(block.words for block in blocks if block.words >= 8 and block.link_share < 0.3) < 1.2 * total:
        return {}
    matched = {place for place in places if place is not None}
    weights: Counter[Signature] = Counter()
    articles: set[HtmlElement | None] = set()
    signatures: dict[HtmlElement, Signature] = {}
    for place in matched:
        block = blocks[place]
        mark = signatures.setdefault(block.element, signature(block.element))
        weights[mark] += block.words
        articles.add(_article_of(block.element))
    trusted = {mark for mark, weight in weights.items() if weight >= 0.3 * total}
    if not trusted:
        return {}
    whole = "".join(key(line) for line in lines)
    runs = shingles_of_lines(lines)
    first = min(matched)
    missing: dict[int, str] = {}
    words = 0
    for place, block in enumerate(blocks):
        if place in matched or guess.apart[place] or block.words < 8 or block.link_share >= 0.3 or block.key in whole:
            continue
        if place < first and (guess.headline is None or place < guess.headline):
            continue
        mark = signatures.setdefault(block.element, signature(block.element))
        if mark not in trusted or _article_of(block.element) not in articles or shared(shingles(block.text), runs) > _REPEATED:
            continue
        missing[place] = block.text
        words += block.words
    if words < 0.25 * total or not any(place > first for place in missing):
        return {}
    return missing


def _inner(
    blocks: list[Block], guess: Estimate, lines: list[str], places: list[int | None], headings: dict[str, int]
) -> dict[int, str]:
    """Headings that stand right above a paragraph of the text, and the items of lists between two paragraphs of one box."""
    matched = sorted({place for place in places if place is not None})
    there = {key(line) for line in lines}
    holding = {box for place in matched for box in boxes(blocks[place].element.getparent(), 3) if box is not None}
    found: dict[int, str] = {}
    for above, below in pairwise(matched):
        if not 1 < below - above <= _MOST_BETWEEN:
            continue
        found.update(_items(blocks, guess, above, below, there))
        if below - above > _MOST_HEADINGS:
            continue
        found.update(_linked(blocks, guess, above, below, there))
        for place in range(below - 1, above, -1):
            block = blocks[place]
            if guess.apart[place] or not block.key or block.key in there:
                break
            level = _HEADINGS.get(block.element.tag)
            parent = block.element.getparent()
            if level is None or block.words > 25 or block.link_share > 0.5 or parent not in holding or named_for_chrome(block):
                break
            found[place] = block.text
            headings.setdefault(block.text, level)
            there.add(block.key)
    return found


def _linked(blocks: list[Block], guess: Estimate, above: int, below: int, there: set[str]) -> dict[int, str]:
    """The paragraphs between two of the text that are a sentence of 20 words or more and nothing but a link: to an earlier
    report of what they tell. Headlines are shorter and end without a full stop."""
    found: dict[int, str] = {}
    box = blocks[above].element.getparent()
    for place in range(above + 1, below):
        block = blocks[place]
        if block.link_share <= 0.5 or block.element.tag != "p" or not is_linked_sentence(block.text, block.words):
            continue
        is_beside = box is not None and box in boxes(block.element, 3)[1:]
        leads_away = all("#" not in (link.get("href") or "#") for link in block.element.iter("a"))
        if is_beside and leads_away and not guess.apart[place] and block.key not in there:
            found[place] = block.text
            there.add(block.key)
    return found


def _items(blocks: list[Block], guess: Estimate, above: int, below: int, there: set[str]) -> dict[int, str]:
    """The items between two paragraphs of the text that stand in one box with their lists: an extractor that falls back on
    paragraphs loses them."""
    box = blocks[above].element.getparent()
    if box is None or blocks[above].element.tag != "p" or blocks[below].element.getparent() is not box:
        return {}
    found: dict[int, str] = {}
    for place in range(above + 1, below):
        block = blocks[place]
        if not any(around.tag in _LISTS and around.getparent() is box for around in boxes(block.element, 4)):
            continue
        if guess.apart[place] or block.link_share > 0.5 or named_for_chrome(block) or not block.key or block.key in there:
            return {}
        found[place] = f"- {block.text}"
    there.update(blocks[place].key for place in found)
    return found
