"""The lead-in below the headline, where the page sets it apart."""

import re

from lxml.html import HtmlElement

from transforms.extract.page.blocks import Block, key
from transforms.extract.page.boxes import boxes
from transforms.extract.page.estimate import headline_place
from transforms.extract.page.letters import count_words

#: What publishers call it, in class, itemprop and test ids. Whole tokens.
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:standfirst|stand-first|lead|lede|leadtext|lead-text|lead-in|leadin|dek|deck|subhead|subheadline|"
    r"sub-headline|subheading|sub-heading|subtitle|sub-title|"
    r"intro|introduction|introtext|article-intro|summary|abstract|excerpt|chapo|chapeau|chapô|sottotitolo|sommario|"
    r"occhiello|entradilla|bajada|copete|epigrafe|sumario|"
    r"linha-fina|linhafina|subtitulo|subtítulo|teaser|teasertext|vorspann|untertitel|unterzeile|anreisser|description|"
    r"article-description|inleiding|ingress|"
    r"manchet|zajawka|preamble|snippet|blurb|article-summary|post-excerpt|headline-sub|alternativeheadline)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_AUTHOR = re.compile(
    r"author|byline|(?:^|[\s_-])bio(?:$|[\s_-])|contributor|profile|caption|comment|cookie|consent|breadcrumb|newsletter",
    re.IGNORECASE,
)
#: A lead-in is one or two sentences.
_LEAST, _MOST = 6, 110
#: How far from the headline it may stand, in blocks.
_NEAR = 14


def find_standfirst(
    blocks: list[Block], title: str | None, description: str | None, lines: list[str]
) -> tuple[str, str] | None:
    """The lead-in and its source.

    Between the headline and the first running line of the body, at most 14 blocks behind the headline: the block whose words
    are those
    of the page's description, else the one that is named for it.
    """
    start = headline_place(blocks, title)
    if start is None:
        return None
    wanted = key(description) if description and len(description) >= 40 else ""
    first = next((key(line) for line in lines if count_words(line) >= 20), "")
    named: tuple[str, str] | None = None
    for block in blocks[start + 1 : start + 1 + _NEAR]:
        name = block.key
        if not _LEAST <= block.words <= _MOST or block.link_share > 0.3:
            if name == first:
                break
            continue
        if _is_about_author(block):
            continue
        if wanted and (name == wanted or (len(name) >= 30 and (name.startswith(wanted[:60]) or wanted.startswith(name[:60])))):
            return block.text, "description"
        if named is None and _is_named(block.element):
            named = block.text, "class"
        if name == first:
            break
    return named


def _is_about_author(block: Block) -> bool:
    """The writer's biography also stands there, and is also called a description."""
    return any(
        _AUTHOR.search(f"{box.get('class') or ''} {box.get('id') or ''}")
        for box in boxes(block.element, 4)
        if box.tag not in ("article", "main", "body")
    )


def _is_named(element: HtmlElement) -> bool:
    for box in boxes(element, 3):
        if box.tag in ("article", "main", "body"):
            return False
        label = " ".join(box.get(name) or "" for name in ("class", "itemprop", "data-testid", "id"))
        if label.strip() and _NAMES.search(_CAMEL.sub("-", label)):
            return True
    return False
