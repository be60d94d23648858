"""Putting back what stands in the same boxes as the text that was found: split grids lose half an article otherwise."""

from collections import Counter

from lxml.html import HtmlElement

from transforms.extract.blocks import Block, key

Signature = tuple[str, ...]


def signature(element: HtmlElement) -> Signature:
    """Tag and class of the four boxes around a block."""
    boxes: list[str] = []
    parent = element.getparent()
    while parent is not None and len(boxes) < 4:
        boxes.append(f"{parent.tag}.{parent.get('class') or ''}")
        parent = parent.getparent()
    return tuple(boxes)


def missing_siblings(blocks: list[Block], lines: list[str]) -> list[tuple[int, Block]]:
    """Blocks to put back, each with the number of lines that stand before it.

    Blocks whose four enclosing boxes are those of at least 30 % of the extracted text, that are absent from it, and that
    together
    hold at least 25 % of its words. (On split grids: F1 .52 -> .98; elsewhere it does not act.)
    """
    total = sum(line.count(" ") + 1 for line in lines)
    # Most pages end here: there is not so much prose on them beside what was found.
    if not total or sum(block.words for block in blocks if block.words >= 8 and block.link_share < 0.3) < 1.2 * total:
        return []
    where: dict[str, int] = {}
    for number, line in enumerate(lines):
        where.setdefault(key(line), number)
    whole = "".join(where)
    weights: Counter[Signature] = Counter()
    signatures: dict[HtmlElement, Signature] = {}
    for block in blocks:
        if block.key in where:
            mark = signatures.setdefault(block.element, signature(block.element))
            weights[mark] += block.words
    trusted = {mark for mark, weight in weights.items() if weight >= 0.3 * total}
    if not trusted:
        return []
    missing: list[tuple[int, Block]] = []
    place = 0
    for block in blocks:
        name = block.key
        if name in where:
            place = where[name] + 1
        elif block.words >= 8 and block.link_share < 0.3 and name not in whole:
            mark = signatures.get(block.element) or signature(block.element)
            if mark in trusted:
                missing.append((place, block))
    if sum(block.words for _, block in missing) < 0.25 * total:
        return []
    return missing
