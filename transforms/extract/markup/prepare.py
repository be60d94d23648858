"""Markup that extractors lose or misread, rewritten before anything looks at the page. In place, linear, no text is lost.

Removes only words that the publisher marks as "for screen readers". Does not decide what belongs to the article.
"""

import re

from lxml.html import HtmlElement

from transforms.extract.markup.cells import unpack_cells
from transforms.extract.markup.hidden_parts import show_hidden_parts
from transforms.extract.page.letters import count_untidy
from transforms.extract.page.neighbours import remove, text_before

#: Class tokens of words that only screen readers say (Bootstrap, WordPress, Drupal, GOV.UK and their copies).
_SCREEN_READER = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|reader-only|assistive-text|a11y-(?:hidden|only|text)|"
    r"element-invisible|hidden-visually|hide-visually|vh|u-hidden-visually|accessibly-hidden|"
    r"material-(?:icons|symbols)(?:-\w{4,10})?)(?:$|[\s_-])",  # words that a font shows as a picture
    re.IGNORECASE,
)
_SCREEN_READER_HINTS = ("material", "only", "hidden", "invisible", "reader", "a11y", "visually", "assistive", "vh")
_MOST_HIDDEN_WORDS = 15
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_RAISABLE = re.compile(r"[0-9+\-=()n]{1,9}")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_QUOTE_MARKS = "\"'“”„«»‘’‹›「」『』"
#: Elements inside a run of text (HTML, phrasing content).
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark q ruby s samp small span strike
    strong sub sup time tt u var wbr""".split()  # noqa: SIM905  (a list of words reads best as words)
)
#: A run of loose text of so many words is a paragraph; shorter ones are labels.
_LOOSE_WORDS = 5
_PROSE_WORDS = 15


def prepare(tree: HtmlElement) -> None:
    """Rewrites quotations, raised digits, screen-reader words, headings, accordions, cells and loose text of `tree`.

    Parts that a server streamed late are put where they belong.
    """
    show_hidden_parts(tree)
    for element in list(tree.iter("rp", "rt")):  # how a word is read, above it
        remove(element)
    _remove_screen_reader_words(tree)
    for element in list(tree.iter("span", "b", "strong", "i", "big")):
        _show_drop_cap(element)
    for element in list(tree.iter("br")):
        if _FOR_SCREENS.search(element.get("class") or ""):  # a break of narrow or wide screens parts no paragraphs
            element.tail = " " + (element.tail or "")
            remove(element)
    for element in list(tree.iter("figure")):
        _open_quoting_figure(element)
    for element in list(tree.iter("sup", "sub")):
        _raise_digits(element)
    _mark_quotations(tree)
    for element in list(tree.iter(*_HEADINGS)):
        _join_parts(element)
        _open_button(element)
    _open_buttons(tree)
    for element in list(tree.iter("li")):
        _join_item(element)
    for element in list(tree.iter("table")):
        unpack_cells(element)
    for element in list(tree.iter("header")):
        _open_inner_header(element)
    wrap_loose_text(tree)


def _remove_screen_reader_words(tree: HtmlElement) -> None:
    named: dict[str, bool] = {}  # a page has a tenth as many names as elements
    for element in list(tree.iter("span", "div", "p", "strong", "em", "small", "b", "i", "label", "h2", "h3", "h4", "legend")):
        label = element.get("class")
        if not label:
            continue
        if label not in named:
            named[label] = _is_named_for_screen_readers(label)
        if named[label] and _is_short_label(element):
            remove(element)


def _is_named_for_screen_readers(label: str) -> bool:
    low = label.lower()
    return any(map(low.__contains__, _SCREEN_READER_HINTS)) and _SCREEN_READER.search(label) is not None


def _is_short_label(element: HtmlElement) -> bool:
    if next(element.iter("h1", "img", "input"), None) is not None:
        return False
    return count_untidy("".join(element.itertext())[:400]) <= _MOST_HIDDEN_WORDS


def _show_drop_cap(element: HtmlElement) -> None:
    """A first letter that is hidden from screen readers, which get it elsewhere, is of the word all the same."""
    if (
        element.get("aria-hidden") == "true"
        and len("".join(element.itertext()).strip()) == 1
        and (element.tail or "")[:1].isalpha()
    ):
        del element.attrib["aria-hidden"]


_FOR_SCREENS = re.compile(
    r"mobile|desktop|tablet|phone|-only|hidden|visible|hide|show|(?:^|\s)(?:sm|md|lg|xl)(?:[:-]|$)", re.IGNORECASE
)
#: Posts of social networks.
_EMBED_CLASS = re.compile(r"tweet|twitter|instagram|tiktok|bluesky|mastodon|embed", re.IGNORECASE)


def _open_quoting_figure(figure: HtmlElement) -> None:
    """A figure of a quotation or of code and no picture is text, and extractors drop every figure."""
    inner = next(figure.iter("blockquote", "pre"), None)
    if inner is None or next(figure.iter("img", "picture", "video", "iframe", "svg"), None) is not None:
        return
    if _EMBED_CLASS.search(f"{inner.get('class') or ''} {figure.get('class') or ''}"):
        return
    figure.tag = "div"


def _raise_digits(element: HtmlElement) -> None:
    """1911<sup>2</sup> is no 19112: digits become raised or lowered ones; H<sub>2</sub>O keeps its plain form."""
    text = "".join(element.itertext()).strip()
    if not _RAISABLE.fullmatch(text) or not any(char.isdigit() for char in text):
        return
    before = element.getprevious()
    if element.getparent() is None:
        return
    left = text_before(element)[-1:]
    if not left and before is not None:
        left = "".join(before.itertext())[-1:]
    if element.tag == "sub" and not left.isdigit():
        return
    table = _RAISED if element.tag == "sup" else _LOWERED
    for inner in list(element):
        element.remove(inner)
    element.text = text.translate(table)
    element.drop_tag()


def _mark_quotations(tree: HtmlElement) -> None:
    """Browsers set marks around `q`; extractors take it for a block of its own."""
    for element in list(tree.iter("q")):
        inner = "".join(element.itertext()).strip()
        if inner and inner[0] not in _QUOTE_MARKS:
            nested = next(element.iterancestors("q"), None) is not None
            opening, closing = "‘’" if nested else "“”"
            element.text = opening + (element.text or "").lstrip()
            if len(element):
                element[-1].tail = (element[-1].tail or "").rstrip() + closing
            else:
                element.text = element.text.rstrip() + closing
        element.drop_tag()


def _join_parts(heading: HtmlElement) -> None:
    """Puts a space where a heading's parts would run into each other: at line breaks and between elements.

    A part of one letter is a drop cap and stays where it is.
    """
    for inner in list(heading.iter("br")):
        inner.tail = " " + (inner.tail or "")
        if inner.getparent() is not None:
            remove(inner)
    for inner in heading.iter("span", "em", "strong", "b", "i", "a", "div", "p", "small"):
        before = inner.getprevious()
        if before is None or before.tail or not isinstance(before.tag, str):
            continue
        left, right = "".join(before.itertext()), "".join(inner.itertext())
        if len(left) > 1 and len(right) > 1 and left[-1].isalnum() and right[0].isalnum():
            before.tail = " "


def _open_button(heading: HtmlElement) -> None:
    """Accordions: a heading whose words stand in a button is a heading."""
    for button in list(heading.iter("button")):
        button.drop_tag()


def _open_buttons(tree: HtmlElement) -> None:
    """Accordions without headings: a button that opens a text stands above it as its heading."""
    for button in list(tree.iter("button")):
        if (
            button.get("aria-expanded") is None
            or next(button.iterancestors("nav", "header", "footer", "form"), None) is not None
        ):
            continue
        text = " ".join("".join(button.itertext()).split())
        if not 2 <= text.count(" ") < 30:
            continue
        parent = button.getparent()
        panel = button.getnext()
        if panel is None and parent is not None and len(parent) == 1:
            panel = parent.getnext()
        if panel is None or not any(count_untidy(element.text or "") >= 8 for element in panel.iter("p", "div")):
            continue
        button.tag = "h3"
        button.attrib.clear()


def _join_item(item: HtmlElement) -> None:
    """A line break within an item of a list does not end the item."""
    breaks = [child for child in item if child.tag == "br"]
    if breaks and all(child.tag in _INLINE or child.tag == "br" for child in item if isinstance(child.tag, str)):
        for line_break in breaks:
            line_break.tail = " " + (line_break.tail or "")
            remove(line_break)


def _open_inner_header(header: HtmlElement) -> None:
    """The heading or text of a post or section within an article; extractors drop every `header`."""
    parent = header.getparent()
    if parent is None or parent.tag not in ("article", "section") or next(header.iter("h1", "nav"), None) is not None:
        return
    if any(count_untidy(element.text or "") >= _PROSE_WORDS for element in header.iter("p")):
        header.tag = "div"
        return
    heading = next(header.iter("h2", "h3", "h4"), None)
    if heading is not None and next(heading.iter("a"), None) is None and heading.text_content().strip():
        header.tag = "div"
        header.attrib.pop("class", None)


def wrap_loose_text(tree: HtmlElement) -> None:
    """Makes paragraphs of text that stands loose in a box beside paragraphs, or in spans shown as blocks. In place."""
    for span in list(tree.iter("span")):
        style = span.get("style")
        if not style or not _AS_BLOCK.search(style):
            continue
        if next(span.iterancestors("p"), None) is not None:
            span.addprevious(span.makeelement("br"))
        elif _words(span) >= _PROSE_WORDS:
            span.tag = "p"
    for box in list(tree.iter("div", "section", "article", "main")):
        if not _has_loose_text(box):
            continue
        children = list(box)
        if all(child.tag in _INLINE or child.tag == "br" for child in children if isinstance(child.tag, str)):
            parent = box.getparent()
            if parent is not None and box.tag == "div" and _is_beside_paragraphs(box) and _words(box) >= _LOOSE_WORDS:
                box.tag = "p"
            continue
        if any(child.tag in _BESIDE_LOOSE for child in children):
            _wrap_runs(box)


_AS_BLOCK = re.compile(r"display\s{0,2}:\s{0,2}block")
#: Beside these, loose text is a paragraph.
_BESIDE_LOOSE = frozenset({"p", "blockquote"})
_RUNNING = frozenset({"span", "b", "strong", "em", "i", "font"})


def _has_loose_text(box: HtmlElement) -> bool:
    if (text := box.text) and not text.isspace():
        return True
    return any(((tail := child.tail) and not tail.isspace()) or child.tag in _RUNNING for child in box)


def _is_beside_paragraphs(box: HtmlElement) -> bool:
    """The element before or behind is a paragraph of prose."""
    return any(
        neighbour is not None and neighbour.tag == "p" and count_untidy("".join(neighbour.itertext())[:200]) >= 12
        for neighbour in (box.getprevious(), box.getnext())
    )


def _words(box: HtmlElement) -> int:
    return count_untidy("".join(box.itertext()))


def _wrap_runs(box: HtmlElement) -> None:
    """Wraps each run of loose text and inline elements of at least five words into a paragraph."""
    run: list[HtmlElement] = []
    runs: list[tuple[HtmlElement | None, str, list[HtmlElement]]] = []
    before: HtmlElement | None = None
    text = box.text or ""
    for child in box:
        if child.tag in _INLINE or child.tag == "br":
            run.append(child)
            continue
        runs.append((before, text, run))
        before, text, run = child, child.tail or "", []
    runs.append((before, text, run))
    for behind, loose, inline in runs:
        tails = " ".join([loose, *(element.tail or "" for element in inline)])
        words = count_untidy(tails)
        if words < _LOOSE_WORDS:
            continue
        paragraph = box.makeelement("p")
        paragraph.text = loose
        if behind is None:
            box.text = None
            box.insert(0, paragraph)
        else:
            behind.tail = None
            behind.addnext(paragraph)
        for element in inline:
            paragraph.append(element)  # moves the element with its tail
