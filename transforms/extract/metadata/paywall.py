"""Detects that the page marks its text as not free."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from transforms.extract.page.blocks import Block
from transforms.extract.page.jsonld import JsonLd
from transforms.extract.page.meta import Meta
from transforms.extract.wording.walls import is_cut_short, wall_kind

#: Below this many words a paywalled page is a teaser.
FEW_WORDS = 80
#: Classes and ids of the box that stands where the text would go on. "paywall" alone is also on free pages of such sites: no
#: proof.
_WALL = re.compile(
    r"(?:^|[\s_-])(?:paywall[_-]?(?:box|overlay|container|prompt|barrier|teaser)|(?:article|content|subscriber|"
    r"subscription|premium)[_-]"
    r"(?:paywall|barrier|gate|wall|locked)|regwall|piano-(?:inline|paywall)|tp-container-inner|offer-page)(?:$|[\s_-])",
    re.IGNORECASE,
)
#: One of these is in every name that the pattern accepts.
_WALL_HINTS = ("wall", "barr", "gate", "locked", "ano-", "tp-conta", "offer-page")
_TIERS = ("article:content_tier", "article:opinion:tier", "content-tier", "content_tier", "cxenseparse:paywall", "vr:paywall")


def find_paywall(tree: HtmlElement, meta: Meta, linked: JsonLd) -> tuple[bool, str] | None:
    """True or False with its source, or None where the page says nothing.

    `isAccessibleForFree` of the article or one of its parts (schema.org's paywall mark-up), then the content tier, then wall
    classes.
    """
    for node in (linked.article, linked.page):
        parts = [part for part in linked.values(node, "hasPart") if isinstance(part, dict)]
        answers = [_free((part or {}).get("isAccessibleForFree")) for part in (node, *parts)]
        if False in answers:
            return True, "json-ld:isAccessibleForFree"
        if True in answers:
            return False, "json-ld:isAccessibleForFree"
    tier = meta.named(*_TIERS)
    if tier:
        return tier[1].lower() in ("locked", "metered", "premium", "paid", "true", "1"), f"meta:{tier[0]}"
    labels = {f"{element.get('class') or ''} {element.get('id') or ''}" for element in tree.iter("div", "section", "aside")}
    said = "\n".join(labels).lower()  # most hints are in no name
    hints = [hint for hint in _WALL_HINTS if hint in said]
    named = (label for label in labels if any(map(label.lower().__contains__, hints)))
    return (True, "wall-class") if hints and any(_WALL.search(label) for label in named) else None


def find_wall_line(blocks: Iterable[Block], text: str, words: int) -> tuple[bool, str] | None:
    """True with its source where a sentence of the page says that its text is not free, or goes on behind a wall, and the text
    is a teaser: it is cut short, or it is closed and has few words. Free pages of such sites hold the sentence as well.
    """
    is_cut = is_cut_short(text)
    if not is_cut and words >= FEW_WORDS:
        return None
    kinds = {wall_kind(block.text, block.words) for block in blocks}
    return (True, "wall-line") if "closed" in kinds or ("more" in kinds and is_cut) else None


def _free(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False, "yes": True, "no": False}.get(str(value).strip().lower().rsplit("/", 1)[-1])
