"""Removes the page's menus from the text of a very short note.

On a page without paragraphs neither the score nor `trim` has an anchor, and the longest answer is the one with the menus.
"""

from transforms.extract.page.blocks import Block, key
from transforms.extract.page.estimate import Estimate

#: A page with fewer words of running paragraphs, in boxes apart and outside of them, has a note of a sentence or two.
_LEAST_PROSE = 60
#: A block above the headline of which so much is linked is a menu.
_LINKED = 0.5
#: Lines of a page that are looked at: a note has few.
_MOST_LINES = 200


def without_menus(lines: list[str], places: list[int | None], blocks: list[Block], guess: Estimate) -> list[str]:
    """The lines that stand in no box apart and are no links above the headline, on a page with a very short note.

    `places`: the block of each line, or None (`places_of`). If no line is left, the paragraphs below the headline; without a
    headline the given lines.
    """
    if len(lines) > _MOST_LINES or sum(block.words for block in blocks if block.running) >= _LEAST_PROSE:
        return lines
    menus = [_is_menu(place, blocks, guess) for place in range(len(blocks))]
    names = [block.key for block, is_menu in zip(blocks, menus, strict=True) if is_menu]
    if not names:
        return lines
    others = [block.key for block, is_menu in zip(blocks, menus, strict=True) if not is_menu]

    there = {key(line) for line, place in zip(lines, places, strict=True) if place is not None and not menus[place]}

    def stays(line: str, place: int | None) -> bool:
        # A line that equals a menu's label may be a line of the note; one without a block may be a link within a block.
        name = key(line)
        if place is not None:
            return not menus[place] or (name in others and name not in there)
        return not any(name in menu for menu in names) or any(name in other for other in others)

    kept = [line for line, place in zip(lines, places, strict=True) if stays(line, place)]
    if kept or guess.headline is None:
        return lines if len(kept) == len(lines) else kept or lines
    return guess.short_lines(blocks) or lines


def _is_menu(place: int, blocks: list[Block], guess: Estimate) -> bool:
    is_above = guess.headline is not None and place < guess.headline
    return guess.apart[place] or (is_above and blocks[place].link_share >= _LINKED)
