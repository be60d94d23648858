"""Removes parts that are never article text before the extractor runs. Each removal has a guard, because any class name may
hold an article on some site."""

import re
from collections import Counter
from itertools import islice

from lxml.html import HtmlElement

from transforms.extract.markup.small_boxes import name_sign_ups, unname_code
from transforms.extract.page.blocks import Block
from transforms.extract.page.estimate import Estimate, is_of_comments
from transforms.extract.page.letters import count_untidy
from transforms.extract.page.neighbours import remove, text_before

#: Gone without a question.
_ALWAYS = ("script", "style", "svg", "template", "noscript", "iframe", "link", "meta", "canvas", "object", "embed")
#: Boxes that the extractor drops whatever they hold.
_MASKS = ("aside", "header", "footer", "nav", "form", "dialog", "figure", "menu")
#: Gone where they are empty: advertising slots, icons, spacers. The extractor tests each element's class against long
#: patterns, so
#: a fifth of its time goes with them (27.1 -> 21.8 ms a page).
_EMPTY = ("div", "span", "i", "em", "b", "strong", "ins", "section", "aside", "ul", "input", "label", "small", "center", "font")
#: Gone where they hold no running paragraph. Unguarded this costs up to .017 F1: sites put whole articles into a form or a
#: footer.
_GUARDED = ("nav", "footer", "button", "form", "menu", "dialog", "select")
#: Paths of topics, tags and the like.
_TOPIC = re.compile(
    r"[/?&](?:(?<=/)(?:tags?|topics?|themen?|thema|schlagw[oö]rte?r?|stichwort|keywords?|labels?|etiquetas?|temas?|sujets?|argomenti|tagi|onderwerp)(?:/|=|\?)|"
    r"(?<=[?&])(?:tag|topic|keyword)=)",
    re.IGNORECASE,
)
_LEAST_TOPICS = 8
_LEFT = frozenset({"nav", "aside", "dialog", "menu", "figcaption", "button", "select"})
#: An article of so many words below the headline is the second witness against comments, consent, footers, other articles.
_LEAST_ARTICLE = 12
_LONG_BOX = 300
#: Words of a sentence around what stands in it.
_LEAST_AROUND = 4
#: No article has more days and buttons; opening one looks at its neighbours.
_MOST_OPENED = 500
#: Of longer pages the box that holds all prose is not looked for.
_MOST_RUNNING = 2_000
_MOST_TEASER, _MOST_TEASERS = 80, 0.2


def strip_silent(tree: HtmlElement) -> None:
    """Removes what holds no text for a reader: scripts, styles, pictures made of paths. In place."""
    for element in list(tree.iter(*_ALWAYS)):
        remove(element)
    for element in list(islice(tree.iter("time", "button", "label"), _MOST_OPENED)):
        if _is_in_a_sentence(element):
            _open_in_sentence(element)
    for element in tree.iter("td", "th"):
        for name in ("colspan", "rowspan"):
            # The extractor writes one cell for each column spanned: 300 cells of a million columns take a minute.
            value = element.get(name)
            if value is not None and not (value.isascii() and value.isdigit() and len(value) <= 2):
                del element.attrib[name]


def _is_in_a_sentence(element: HtmlElement) -> bool:
    """A day, a word of a glossary between words of a paragraph: extractors drop it and leave a gap."""
    parent = element.getparent()
    if parent is None or parent.tag not in ("p", "li", "blockquote", "dd") or not (element.tail or "")[:30].strip():
        return False
    ahead = text_before(element).split()
    behind = (element.tail or "").split()
    return (
        bool(ahead) and ahead[-1][-1] not in ".|·•:" and behind[0][0] not in "|·•" and len(ahead) + len(behind) >= _LEAST_AROUND
    )


def _open_in_sentence(element: HtmlElement) -> None:
    """Leaves the words of `element` in their place, apart from the words around them."""
    if text_before(element)[-1:].isalnum():
        element.text = " " + (element.text or "")
    if (element.tail or "")[:1].isalnum():
        element.tail = " " + (element.tail or "")
    element.drop_tag()


def strip_chrome(tree: HtmlElement, blocks: list[Block], guess: Estimate) -> None:
    """Removes navigation, footers, buttons and forms that hold no running paragraph, and empty elements. In place."""
    holding: set[HtmlElement] = set()
    running = [block for block in blocks if block.running]
    for block in running:
        element = block.element
        while element is not None and element not in holding:
            holding.add(element)
            element = element.getparent()
    _unname(running)
    _unmask(running, None if guess.headline is None else blocks[guess.headline].element)
    name_sign_ups(tree, blocks, guess)
    unname_code(tree)
    for element in [*tree.iter(*_GUARDED), *_tag_clouds(blocks)]:
        if element not in holding:
            remove(element)
    strip_apart(guess)
    _strip_teasers(tree, blocks)
    for element in reversed(list(tree.iter(*_EMPTY))):
        if not len(element) and not element.text:
            remove(element)


def _strip_teasers(tree: HtmlElement, blocks: list[Block]) -> None:
    """Removes small articles within an article whose heading is a link to another page: teasers among the paragraphs.

    Not where they hold more than a fifth of the words around them: a live blog or a list made of articles.
    """
    inner = [article for article in tree.iter("article") if next(article.iterancestors("article"), None) is not None]
    if not inner:
        return
    words: Counter[HtmlElement] = Counter()
    for block in blocks:
        for element in (block.element, *block.element.iterancestors("article")):
            if element.tag == "article":
                words[element] += block.words
    teasers = [article for article in inner if words[article] <= _MOST_TEASER and _has_linked_heading(article)]
    outer = {article: next(article.iterancestors("article")) for article in teasers}
    beside: Counter[HtmlElement] = Counter()
    for article in teasers:
        beside[outer[article]] += words[article]
    for article in teasers:
        if beside[outer[article]] <= _MOST_TEASERS * words[outer[article]]:
            remove(article)


def _has_linked_heading(article: HtmlElement) -> bool:
    heading = next(article.iter("h2", "h3", "h4", "h5"), None)
    if heading is None:
        return False
    link = next(heading.iter("a"), None)
    if link is None:
        link = next(islice(heading.iterancestors("a"), 1), None)
    target = "" if link is None else link.get("href") or ""
    return bool(target) and "#" not in target


def strip_apart(guess: Estimate) -> None:
    """Removes comments, consent, footers and other articles, where the article stands outside of them. In place.

    The second witness is prose below the headline. Asides and navigation are left to the extractor.
    """
    if guess.headline is None or guess.words < _LEAST_ARTICLE:
        return
    for element in guess.boxes:
        if element.tag in _LEFT:
            continue
        words = sum(count_untidy(text) for text in element.itertext())
        # A box that was never closed swallows the article: a long one goes only where it holds comment after comment.
        if words <= max(_LONG_BOX, guess.words) or _holds_comments(element):
            remove(element)


def _holds_comments(box: HtmlElement) -> bool:
    named = (
        element
        for element in box.iterdescendants()
        if isinstance(element.tag, str) and "comment" in (element.get("class") or "").lower()
    )
    return sum(1 for _ in islice(named, 3)) == 3


def _tag_clouds(blocks: list[Block]) -> list[HtmlElement]:
    """Boxes of links to topics: at least eight, and next to nothing else in them."""
    topics = {
        number
        for number, block in enumerate(blocks)
        if block.link_share >= 0.5 and block.words <= 60 and _leads_to_topics(block.element)
    }
    if len(topics) < _LEAST_TOPICS:
        return []
    links: Counter[HtmlElement] = Counter()
    other: Counter[HtmlElement] = Counter()
    for number, block in enumerate(blocks):
        element: HtmlElement | None = block.element
        for _ in range(4):
            if element is None or element.tag in ("body", "article", "main"):
                break
            if number in topics:
                links[element] += 1 + block.words
            else:
                other[element] += block.words
            element = element.getparent()
    # the count of a topic is short ("harbour 6"), and a paragraph is not
    return [element for element, words in links.items() if words >= 2 * _LEAST_TOPICS and other[element] <= words]


def _leads_to_topics(element: HtmlElement) -> bool:
    found = False
    for link in islice(element.iter("a"), 10):
        if not _TOPIC.search((link.get("href") or "")[:300]):
            return False  # the first link tells on nearly every page
        found = True
    if found:
        return True
    links = [ancestor.get("href") or "" for ancestor in islice(element.iterancestors(), 3) if ancestor.tag == "a"]
    return bool(links) and all(_TOPIC.search(link[:300]) for link in links)


def _unname(running: list[Block]) -> None:
    """Takes the name from a box that is named for comments, holds all prose of the page and no comments: it is the article."""
    if not 0 < len(running) <= _MOST_RUNNING:
        return
    around = {element for element in running[0].element.iterancestors("div", "section") if is_of_comments(element)}
    for element in around:
        if not _holds_comments(element) and all(element in block.element.iterancestors() for block in running):
            for name in ("class", "id"):
                element.attrib.pop(name, None)


def _unmask(running: list[Block], headline: HtmlElement | None) -> None:
    """Makes a plain box of an aside, header, footer or form that holds the article: markup that was never closed, or a whole
    page in a form. The extractor would drop it with the article in it.

    Such a box holds the headline and half of the prose; where the page has no headline, nearly all of the prose. (A footer that
    outweighs a short article was taken for it: +.017 F1 on pages not looked at before.)
    """
    total = sum(block.words for block in running)
    inside: Counter[HtmlElement] = Counter()
    for block in running:
        for element in block.element.iterancestors(*_MASKS):
            inside[element] += block.words
    around = set() if headline is None else set(headline.iterancestors())
    for element, words in inside.items():
        if words > (0.5 if element in around else 0.8) * total and (
            headline is None or element in around or words > 0.8 * total
        ):
            element.tag = "div"
            for name in ("class", "id", "role", "style", "aria-hidden"):
                element.attrib.pop(name, None)
