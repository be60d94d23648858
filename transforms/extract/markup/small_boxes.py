"""Small boxes among the paragraphs, told by what they hold: a field for an e-mail address, code."""

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from transforms.extract.page.blocks import Block
from transforms.extract.page.estimate import Estimate
from transforms.extract.page.letters import are_at_most, count_untidy

#: A box with a form and more words is something else than an invitation.
_MOST_SIGN_UP = 80
_MOST_FORMS, _DEEPEST = 20, 8
#: Words beside the code in a box of code: "Copy", the language.
_MOST_BESIDE_CODE = 6
_MOST_CODE = 200
_PAGE = frozenset({"body", "article", "main", "html"})


def name_sign_ups(tree: HtmlElement, blocks: list[Block], guess: Estimate) -> None:
    """Names the box around a field for an e-mail address for what it is, so that the words that praise a newsletter go with it.
    In place.

    It holds at most 80 words, not the headline, and at most a third of the prose of the page. (Taken out before the text is
    looked for, extractors chose other boxes on two pages of the gold sets and lost most of the article.)
    """
    fields = list(islice(_mail_fields(tree), _MOST_FORMS))
    if not fields:
        return
    headline = None if guess.headline is None else blocks[guess.headline].element
    kept = set() if headline is None else {headline, *headline.iterancestors()}
    most = min(_MOST_SIGN_UP, guess.prose // 3)
    for field in fields:
        found = None
        for box in islice(field.iterancestors(), _DEEPEST):
            if box.tag in _PAGE or box in kept or not are_at_most(most, box.itertext()):
                break
            found = box
        if found is not None:
            found.set("class", f"{found.get('class') or ''} sign-up".strip())


def _mail_fields(tree: HtmlElement) -> Iterator[HtmlElement]:
    for field in tree.iter("input"):
        label = f"{field.get('type') or ''} {field.get('name') or ''} {field.get('placeholder') or ''}".lower()
        if "mail" in label and "hidden" not in label:
            yield field


def unname_code(tree: HtmlElement) -> None:
    """Takes the name from a box that holds code and next to nothing else: extractors drop a "code-toolbar". In place."""
    for code in islice(tree.iter("pre"), _MOST_CODE):
        size = count_untidy("".join(code.itertext()))
        for box in islice(code.iterancestors("div", "figure"), 2):
            if not box.get("class") or count_untidy("".join(box.itertext())) > size + _MOST_BESIDE_CODE:
                break
            del box.attrib["class"]
