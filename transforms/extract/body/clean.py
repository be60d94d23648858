"""Dropping, line by line, what is around an article and not of it, by the rules of `line_rules.py`, and the guards of that.

The worth of each rule is F1 with it less F1 without it, on B and D2dev (`bench/extraction.py --ablate` measures it).
Left out because they harm: dropping repeated lines, unpunctuated tails, promo words anywhere in a line, boxes with a linked
heading.
"""

from collections import Counter
from collections.abc import Callable

from lxml.html import HtmlElement

from transforms.extract.body.extend import Signature, signature
from transforms.extract.body.line import Around, Line
from transforms.extract.body.line_rules import RULES, Rule
from transforms.extract.page.blocks import Block, BlockIndex
from transforms.extract.page.boxes import telling_names
from transforms.extract.page.letters import count_all, count_words

#: (rule, line): what was dropped, for `--explain`.
Record = Callable[[str, str], None]

#: Where less than this share of the words would stay, the rules have misread the page and the original is kept.
_LEAST_KEPT = 0.35
_MOST_LINES = 5_000


#: A telling name that covers more than this share of the running words is a name of the article's boxes (+.008 F1 on pages not
#: looked at before).
_COMMON_NAME = 0.15
#: A running paragraph of so many words is no phrase.
_RUNNING_WORDS = 25
#: Rules that go by the words with which a line opens.
_BY_PHRASE = frozenset({"read_more", "sign_up", "share", "rights", "credit", "disclosure", "biography", "notice"})


def _of_the_text(lines: list[str], index: BlockIndex) -> tuple[frozenset[str], frozenset[Signature]]:
    """Telling names that cover more than 15 % of the running words of the text, and the boxes in which a quarter of them
    stand."""
    names: Counter[str] = Counter()
    places: Counter[Signature] = Counter()
    signatures: dict[HtmlElement | None, Signature] = {}  # that of a block is that of its neighbours
    around: dict[HtmlElement | None, frozenset[str]] = {}
    total = 0
    for text in lines:
        block = index.next(text)
        if block is None or not block.running:
            continue
        total += block.words
        parent = block.element.getparent()
        if parent not in signatures:
            signatures[parent] = signature(block.element)
        places[signatures[parent]] += block.words
        for name in telling_names(block, around):
            names[name] += block.words
    return (
        frozenset(name for name, words in names.items() if words > _COMMON_NAME * total),
        frozenset(place for place, words in places.items() if words >= 0.25 * total),
    )


def _is_of_the_text(line: Line, page: Around) -> bool:
    """A running paragraph in the boxes where the text usually stands: no phrase at its start makes it chrome."""
    return (
        line.block is not None
        and line.words >= _RUNNING_WORDS
        and line.block.link_share < 0.3
        and signature(line.block.element) in page.usual
    )


def _rule(line: Line, page: Around, rules: list[tuple[str, Rule]], *, is_guarded: bool) -> str | None:
    """The rule by which a line goes: the first that says so. None where that one goes by the opening words of a paragraph of
    the text."""
    # in a brief, a footer's box is a usual one, and no paragraph opens with this mark
    if not is_guarded or line.text.startswith("©") or not _is_of_the_text(line, page):
        return next((name for name, test in rules if test(line, page)), None)
    # the other rules are asked first: nearly all lines end there
    other = next((place for place, (name, test) in enumerate(rules) if name not in _BY_PHRASE and test(line, page)), None)
    if other is None or any(name in _BY_PHRASE and test(line, page) for name, test in rules[:other]):
        return None
    return rules[other][0]


def clean(
    lines: list[str],
    headings: dict[str, int],
    blocks: list[Block],
    *,
    url: str | None,
    title: str | None,
    authors: tuple[str, ...],
    record: Record | None = None,
    skip: frozenset[str] = frozenset(),
) -> list[str]:
    """The lines that are article text. Beyond 5,000 lines nothing is looked up: that is a data file, and costs seconds."""
    if len(lines) > _MOST_LINES:
        return lines
    index = BlockIndex(blocks)
    total = count_all(lines)
    common, usual = _of_the_text(lines, index.anew())
    page = Around(url, title, authors, total, blocks, lines, common, usual)
    dropped: list[tuple[str, str]] = []
    kept: list[Line] = []
    after_text = False
    rules = [(name, test) for name, test in RULES.items() if name not in skip]
    for number, text in enumerate(lines):
        item = text.startswith("- ")
        block = index.next(text)
        line = Line(text, count_words(text), block, number, number / len(lines), after_text, text in headings, item)
        # cells say many things that mean something else in prose
        rule = None if text.startswith("|") else _rule(line, page, rules, is_guarded="guard" not in skip)
        if rule is None:
            kept.append(line)
            after_text = after_text or line.words >= 20
        else:
            dropped.append((rule, text))
    if "dangling" not in skip:
        while kept and (kept[-1].heading or (kept[-1].text.endswith(":") and kept[-1].words <= 4)):
            dropped.append(("dangling", kept.pop().text))
    if sum(line.words for line in kept) < _LEAST_KEPT * total:
        return lines
    if record is not None:
        for rule, text in dropped:
            record(rule, text)
    return [line.text for line in kept]
