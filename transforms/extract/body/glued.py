"""Lines that the extractor glued together, taken apart where the page does."""

from bisect import bisect_left
from itertools import accumulate

from transforms.extract.page.blocks import Block, key
from transforms.extract.page.letters import count_words

#: A line of fewer words is a line, unless it is the whole answer.
_LEAST_WORDS = 30
_MOST_CHARACTERS = 1_000_000
#: Each such line is looked for in the whole page.
_MOST_UNKNOWN = 60


def split_glued(lines: list[str], blocks: list[Block]) -> list[str]:
    """The lines, each that is several blocks of the page split into them.

    The extractor's last resort is the page's text in one line; a box whose paragraphs are set apart by line breaks also
    comes as one. Only where the words of blocks in the order of the page are exactly those of the line.
    """
    least_words = _LEAST_WORDS if len(lines) > 1 else 1
    if not any(count_words(line) >= least_words for line in lines):
        return lines
    known = {block.key for block in blocks}
    # Nearly all lines are blocks of the page.
    if not any(_is_unknown(line, known, least_words) for line in lines):
        return lines
    starts = [0, *accumulate(len(block.key) for block in blocks)]
    if starts[-1] > _MOST_CHARACTERS:
        return lines
    whole = "".join(block.key for block in blocks)
    found: list[str] = []
    unknown = 0
    for line in lines:
        if not _is_unknown(line, known, least_words):
            found.append(line)
            continue
        unknown += 1
        if unknown > _MOST_UNKNOWN:
            found.append(line)
            continue
        name = key(line)
        found.extend(_parts(name, whole, starts, blocks) or _scattered(name, blocks) or [line])
    return found


def _is_unknown(line: str, known: set[str], least_words: int) -> bool:
    return not line.startswith("|") and count_words(line) >= least_words and key(line) not in known


def _parts(name: str, whole: str, starts: list[int], blocks: list[Block]) -> list[str] | None:
    place = whole.find(name)
    for _ in range(5):
        if place < 0:
            return None
        first, last = bisect_left(starts, place), bisect_left(starts, place + len(name))
        if starts[first] == place and starts[last] == place + len(name) and last - first > 1:
            return [block.text for block in blocks[first:last] if block.key]
        place = whole.find(name, place + 1)
    return None


def _scattered(name: str, blocks: list[Block]) -> list[str] | None:
    """As `_parts`, where the line leaves out blocks between: each block that goes on where the line stands."""
    found: list[str] = []
    place = 0
    for block in blocks:
        if block.key and name.startswith(block.key, place):
            found.append(block.text)
            place += len(block.key)
            if place == len(name):
                return found if len(found) > 1 else None
    return None
