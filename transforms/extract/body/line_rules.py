"""The rules for lines around an article. One small rule for each kind; each looks the line up in the page."""

import re
from collections.abc import Callable

from transforms.extract.body.line import Around, Line, is_in_the_text
from transforms.extract.body.page_links import page_links
from transforms.extract.page.blocks import key
from transforms.extract.page.boxes import in_caption, in_quotation, same_site, telling_box, whole_link_target
from transforms.extract.wording.lines import (
    is_credit,
    is_date,
    is_disclosure,
    is_published,
    is_read_more,
    is_reading_time,
    is_rights,
    is_share,
    is_sign_off,
    is_sign_up,
    is_slogan,
)
from transforms.extract.wording.notices import is_last_notice, is_notice
from transforms.extract.wording.site_names import words

#: In a short text the first fifth is a line or none.
_FIRST_LINES = 5
_IS = re.compile(
    r"\s*(?:$|[,(–—-]|(?:is|was|has|covers|writes|reports|joined|ist|war|schreibt|arbeitet|est|écrit|es|escribe|è|scrive|"
    r"é|escreve|schrijft)\b)",
    re.IGNORECASE,
)

#: Above the text a bare name or a mark behind it may open a sentence of the story.
_IS_ABOVE = re.compile(
    r"\s+(?:is (?:an?|the|een|redacteur)|was an?|has (?:been|covered|written|worked)|covers|writes|reports|joined|"
    r"ist (?:eine?|Redakteur)|schreibt|arbeitet|est (?:une?|journaliste)|écrit|es (?:una?|periodista)|escribe|"
    r"è (?:una?|giornalista)|scrive|é (?:uma?|jornalista)|escreve|schrijft)\b",
    re.IGNORECASE,
)
_LEAST_LIFE = 8
#: Behind this share of the lines stands what is about the article.
_LAST_PART = 0.6
_MARKS = re.compile(r"(?:- )?[\s*•·.…–—=~#+✦◆■□●○-]{1,200}|_{5,200}")
_MOST_HEADING, _MOST_ADDRESS = 8, 25
_LINKED = 0.8
_MORE = re.compile(
    r"(?:more|mehr|weitere[rs]?|plus|más|mais|altr[eoi]|meer|mer|mere|related|lisää|więcej|ещё|daha)\b", re.IGNORECASE
)
_LEAST_QUOTED, _MOST_QUOTED = 5, 60
_MOST_BESIDE_PICTURE = 40
_CREDIT_AT_END = re.compile(
    r"\b(?:photo|photograph|picture|image|credit|foto|bild|crédit|imagen|beeld|zdjęcie|fot)s?\b(?: credit| by)?\.?\s?[:/©]\s?"
    r"[^.]{2,60}\.?\)?$",
    re.IGNORECASE,
)

Rule = Callable[[Line, Around], bool]


def _without_count(mine: list[str], title: list[str]) -> list[str]:
    """A heading's words without the number of comments that is set behind the title."""
    return mine[:-1] if len(mine) == len(title) + 1 and mine[-1].isdigit() else mine


# Worth in F1: B -0.0043, D2dev +0.0008; the gold of B often counts headlines as text; a record has it in `title`.
def headline(line: Line, page: Around) -> bool:
    """The headline repeated in the first lines, or as the page's `h1` wherever an extractor put it."""
    is_early = (line.place <= 0.2 or line.number < _FIRST_LINES) and not line.after_text
    return (
        (is_early or (line.block is not None and line.block.element.tag == "h1"))
        and line.words <= 60
        and bool(page.title)
        and _without_count(words(line.text), words(page.title)) == words(page.title)
    )


# Worth in F1: B +0.0047, D2dev +0.0004.
def read_more(line: Line, page: Around) -> bool:
    """A pointer to another article."""
    return is_read_more(line.text, line.words)


# Worth in F1: B +0.0028, D2dev +0.0001.
def sign_up(line: Line, page: Around) -> bool:
    """An invitation to subscribe, follow, register."""
    return is_sign_up(line.text, line.words)


# Worth in F1: B +0.0000, D2dev +0.0000.
def share(line: Line, page: Around) -> bool:
    """Share and reply prompts, tables of contents, advertising marks."""
    return is_share(line.text, line.words)


# Worth in F1: B +0.0000, D2dev -0.0001.
def rights(line: Line, page: Around) -> bool:
    """Rights statements, in the last third or as a short line."""
    return (line.place > 0.6 or line.words <= 15) and is_rights(line.text, line.words)


# Worth in F1: B +0.0000, D2dev +0.0001.
def credit(line: Line, page: Around) -> bool:
    """Credits of pictures and texts."""
    return is_credit(line.text, line.words)


# Worth in F1: B +0.0005, D2dev +0.0000.
def disclosure(line: Line, page: Around) -> bool:
    """Advertising disclosures."""
    return page.may_disclose and not line.heading and is_disclosure(line.text, line.words)


# Worth in F1: B +0.0000, D2dev +0.0001.
def biography(line: Line, page: Around) -> bool:
    """A biography of the author behind the text: a line that starts with the name and continues like a biography."""
    if line.place < 0.6 or line.words > 90:
        return False
    start = line.text.lstrip("- —–")
    return any(start.startswith(name) and _IS.match(start[len(name) :]) for name in page.authors if len(name) > 3)


def biography_above(line: Line, page: Around) -> bool:
    """Who the author is, above the text and alone in a box: a line that opens with the name, or the first name, and goes on as
    a biography does.
    """
    if line.after_text or line.number >= _FIRST_LINES or line.block is None or not _LEAST_LIFE <= line.words <= 90:
        return False
    if not opens_as_biography(line.text, page.authors):
        return False
    box = line.block.element.getparent()
    return sum(block.running and block.element.getparent() is box for block in page.blocks) <= 1


def opens_as_biography(text: str, authors: tuple[str, ...]) -> bool:
    """True for a text that opens with an author's name or first name and goes on as a biography does."""
    names = [name for author in authors for name in (author, author.partition(" ")[0]) if len(name) > 3]
    return any(_IS_ABOVE.match(text[len(name) :]) for name in names if text.startswith(name))


def notice(line: Line, page: Around) -> bool:
    """A standing notice: of an embedded post, an app, the editor; behind the text, whom to write to. None of it in code."""
    if line.block is None or line.block.element.tag == "pre":
        return False
    if is_notice(line.text, line.words):
        return True
    if not line.after_text or line.place <= _LAST_PART:
        return False
    return is_last_notice(line.text, line.words) or (
        "@" in line.text and line.words <= _MOST_ADDRESS and line.text.startswith(tuple(page.authors))
    )


def marks(line: Line, page: Around) -> bool:
    """Asterisks, dots or dashes and nothing else: they part sections."""
    return _MARKS.fullmatch(line.text) is not None


def link_heading(line: Line, page: Around) -> bool:
    """The heading of a box of links: "More from the harbour"."""
    if not line.heading or line.block is None or line.words > _MOST_HEADING or not _MORE.match(line.text):
        return False
    place = page.places.get(id(line.block), len(page.blocks))
    return place + 1 < len(page.blocks) and page.blocks[place + 1].link_share > _LINKED


def pull_quote(line: Line, page: Around) -> bool:
    """Words that another line has, set apart as a quotation: the page shows them twice."""
    if line.block is None or not _LEAST_QUOTED <= line.words <= _MOST_QUOTED or line.heading:
        return False
    if not in_quotation(line.block, page.quoting):
        return False
    mine = line.block.key
    return page.keys.count(mine) > page.keys.count(f"\n{mine}\n")


# Worth in F1: B +0.0000, D2dev +0.0000.
def caption(line: Line, page: Around) -> bool:
    """In the caption of a figure, or beside a picture with a credit at its end."""
    if line.block is None or line.words > 60:
        return False
    if in_caption(line.block, page.captions):
        return True
    return (
        line.words <= _MOST_BESIDE_PICTURE
        and any(map(line.text.__contains__, ":/©"))
        and next(line.block.element.iter("img"), None) is not None
        and _CREDIT_AT_END.search(line.text) is not None
    )


# Worth in F1: B +0.0000, D2dev +0.0001.
def byline(line: Line, page: Around) -> bool:
    """Names and dates above the text."""
    if is_reading_time(line.text, line.words):
        return True
    if line.after_text or line.place > 0.3 or line.words > 14:
        return False
    if is_published(line.text, line.words) or is_date(line.text, line.words):
        return True
    mine = " ".join(words(line.text))
    return any(
        name in mine and line.words <= len(name.split()) + 5
        for name in (" ".join(words(author)) for author in page.authors)
        if name
    )


# Worth in F1: B -0.0005, D2dev +0.0003.
def same_site_link(line: Line, page: Around) -> bool:
    """A whole line that is one link into the same site, and no long sentence."""
    if line.block is None or line.block.link_share < _LEAST_LINKED or line.heading or line.words < 2:
        return False
    target = whole_link_target(line.block) or _labelled_link_target(line)
    if target is None or target.startswith(("mailto:", "#")) or is_in_the_text(line, page):
        return False
    return same_site(target, page.url)


def _labelled_link_target(line: Line) -> str | None:
    """The target of one link that a label in capitals stands before: "EXPLAINED: Why the ferry line ends"."""
    label, colon, rest = line.text.partition(": ")
    if not colon or not label.isupper() or label.count(" ") > _MOST_LABEL or line.block is None:
        return None
    links = [link for link in line.block.element.iter("a") if link.get("href")]
    return links[0].get("href") if len(links) == 1 and key("".join(links[0].itertext())) == key(rest) else None


_MOST_LABEL = 2
#: Less of it linked, a line is neither one link nor a link with a label.
_LEAST_LINKED = 0.5


# Worth in F1: B +0.0005, D2dev -0.0001.
def link_box(line: Line, page: Around) -> bool:
    """A box that is mostly links."""
    if line.block is None or line.words > 30 or line.heading or line.block.link_share < 0.5 or is_in_the_text(line, page):
        return False
    target = next((link.get("href") for link in line.block.element.iter("a") if link.get("href")), None)
    if target is None or not same_site(target, page.url):
        return False
    box = line.block.element
    for element in (box, box.getparent()):
        if element is None or element.tag in ("body", "article", "main"):
            return False
        words, linked = page.sizes
        size = words.get(element, 0)
        if 6 <= size <= 0.3 * page.total and linked.get(element, 0.0) >= 0.75 * size:
            return True
    return False


# Worth in F1: B +0.0023, D2dev +0.0016.
def named_box(line: Line, page: Around) -> bool:
    """A small box with a telling name."""
    if line.block is None:
        return False
    name = telling_box(line.block, lambda: page.sizes[0], min(120, max(40, page.total // 8)), page.plain)
    return name is not None and name not in page.common_names


def sign_off(line: Line, page: Around) -> bool:
    """Credits of reporters and editors behind the text, and the desk's standing lines."""
    if not line.after_text:
        return False
    if is_sign_off(line.text, line.words):
        return True
    # the extractor may have kept the link of such a line alone
    return line.block is None and line.words <= 20 and any(off.endswith(key(line.text)) for off in page.sign_offs)


def slogan(line: Line, page: Around) -> bool:
    """The house's word for its terminal or app, behind the text."""
    return line.after_text and line.place > 0.5 and not line.heading and is_slogan(line.text, line.words)


RULES: dict[str, Rule] = {
    "headline": headline,
    "read_more": read_more,
    "sign_up": sign_up,
    "share": share,
    "rights": rights,
    "credit": credit,
    "disclosure": disclosure,
    "biography": biography,
    "biography_above": biography_above,
    "sign_off": sign_off,
    "slogan": slogan,
    "notice": notice,
    "marks": marks,
    "page_links": page_links,
    "pull_quote": pull_quote,
    "link_heading": link_heading,
    "caption": caption,
    "byline": byline,
    "same_site_link": same_site_link,
    "link_box": link_box,
    "named_box": named_box,
}
