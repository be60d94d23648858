"""A byline that nothing marks: names near the headline, behind a "By" or in links to pages of people."""

import re
from itertools import islice
from unicodedata import normalize
from urllib.parse import unquote

from transforms.extract.authors.names import BEFORE, clean_names, is_name, written_like_a_name
from transforms.extract.dates.elements import is_of_card
from transforms.extract.dates.shapes import DATE, SHORT
from transforms.extract.page.blocks import Block, key
from transforms.extract.page.elsewhere import is_elsewhere
from transforms.extract.wording.site_names import words

#: Where a byline turns into something else.
_UNTIL_DATE = re.compile(
    r"\d|\s(?:in|on|at|am)$|\||•|·|\s[–—-]\s|\s(?:am|on|le|el|il|em|op|published|updated|posted)\s", re.IGNORECASE
)
#: How far from the headline it may stand, in blocks.
_NEAR = 12
_MOST = 12
#: It has no more words.
_BYLINE_WORDS = 14
#: "By" behind a date or a bar: "14 November 2026 by Ada Weller", "Harbour | By Ada Weller".
_BY_WITHIN = re.compile(
    r"(?:\d|[|•·–—-]|[ap]\.?m\.?|Uhr)\s{1,2}((?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|[Aa]v|[Aa]f)\s{1,2}[A-ZÀ-Þ].*)"
)
#: The same in Chinese and Japanese, anywhere in the line: 来源：日报 作者：王小明.
_EAST_WITHIN = re.compile(
    r"^[\uac00-\ud7af]{2,4}\s?(?:기자|특파원)(?![\uac00-\ud7af])|"
    r"(?<![\u3400-\u9fff])(?:记者|記者)\s?[\u3400-\u9fff]{2,4}(?=\s?[／/])|"
    r"(?<![\u3400-\u9fff])(?:作者|记者|記者|撰文)\s{0,2}[:：/／]\s{0,2}[\u3040-\u9fff·]{2,12}(?![\u3040-\u9fff])"
)
#: A Chinese, Japanese or Korean name.
_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,5}")
#: The line of agencies behind a story.
_REPORTING = re.compile(
    r"\W{0,3}(?:reporting|reported|writing|written) (?:and (?:reporting|writing) )?by ([^;()]{3,120})", re.IGNORECASE
)
_SIGN_OFF_WORDS = 45
#: Paths of pages about people.
_PERSON_PATH = re.compile(
    r"/(?:authors?|autor(?:es|en|in|a)?|auteurs?|autore|autori|staff|profiles?|profil|journalists?|journalistes?|people|by|columnists?|contributors?|"
    r"redakteur\w{0,3}|firmas?|writers?|reporters?|team|personen|skribent|penulis|yazar(?:lar)?)/(?:[\w%-]{1,40}/)?([\w%.-]{3,80})/?(?:[?#].*)?$",
    re.IGNORECASE,
)


def search_byline(blocks: list[Block], title: str | None) -> tuple[tuple[str, ...], str] | None:
    """Names near the headline that nothing marks, each of two to four words and written like names: behind a "By", or in a link
    whose path spells them."""
    wanted = key(title or "")
    start = next((place for place, candidate in enumerate(blocks) if candidate.key == wanted), None)
    if start is None or not wanted:
        return None
    alone = False  # the block before is "By" and nothing else
    first = max(0, start - 3)
    for place, block in enumerate(blocks[first : start + _NEAR], first):
        if block.words > _BYLINE_WORDS:
            alone = False
            continue
        text = block.text[:120] if alone or BEFORE.match(block.text) else _from_by(block)
        if text is None:
            linked = _linked_names_of(block)
            if linked:
                return linked, "byline:link"
            if dated := _dated_names_of(block):
                return dated, "byline:text"
            continue
        names = [
            name
            for name in clean_names([_UNTIL_DATE.split(DATE.sub("|", text))[0]])
            if written_like_a_name(name) or _EAST.fullmatch(name) or (text.isupper() and written_like_a_name(name.title()))
        ]
        if names:
            names += _going_on(blocks[place + 1 : place + 3])
            return tuple(names[:_MOST]), "byline:text"
        alone = not BEFORE.sub("", block.text).strip()
    return _signed_off(blocks[start:])


def _going_on(blocks: list[Block]) -> list[str]:
    """The names of the lines right behind a byline that go on with "and"."""
    found: list[str] = []
    for block in blocks:
        mark = _AND.match(block.text) if block.words <= _MOST_BEHIND else None
        if mark is None:
            break
        found += [name for name in clean_names([block.text[mark.end() :]]) if written_like_a_name(name)]
    return found


_AND = re.compile(r"(?:and|und|et|och|og|en|&)\s", re.IGNORECASE)
_MOST_BEHIND = 6


def _from_by(block: Block) -> str | None:
    """The line from its "By" on behind a date or a bar; None where it has none, or is of another article."""
    text = block.text[:160]
    within = _BY_WITHIN.search(text) or _EAST_WITHIN.search(text)
    if within is None or is_elsewhere(block.element) or is_of_card(block.element, ()):
        return None
    return within[1] if within.lastindex else within[0]


def _signed_off(blocks: list[Block]) -> tuple[tuple[str, ...], str] | None:
    """The reporters in the last line on who reported and edited: "Reporting by Ada Weller in Norrby; Editing by Ben Ott"."""
    for block in reversed(blocks):
        match = _REPORTING.match(block.text) if block.words <= _SIGN_OFF_WORDS else None
        if match:
            names = [name for name in clean_names([f"By {match[1]}"]) if written_like_a_name(name)]
            return (tuple(names[:_MOST]), "byline:sign-off") if names else None
    return None


def _linked_names_of(block: Block) -> tuple[str, ...]:
    """The names of the block's links to pages of people, where the end of the path spells the name."""
    found = []
    for link in islice(block.element.iter("a"), _MOST):
        match = _PERSON_PATH.search((link.get("href") or "")[:300])
        text = " ".join("".join(link.itertext()).split()) if match else ""
        if match and written_like_a_name(text) and is_name(text) and key(_plain(text)) in key(_plain(unquote(match[1]))):
            found.append(text)
    return tuple(found)


def _dated_names_of(block: Block) -> tuple[str, ...]:
    """The names of a line in italics that holds names and a day and nothing else: "Ada Weller, 30.11.2026"."""
    if not any(mark in block.text for mark in "0123456789"):
        return ()
    match = _DATED.fullmatch(SHORT.sub(_DAY, DATE.sub(_DAY, block.text[:160])))
    if match is None or is_elsewhere(block.element) or is_of_card(block.element, ()):
        return ()
    text = match["before"] or match["behind"]
    leaning = [key("".join(part.itertext())) for part in islice(block.element.iter("i", "em"), _MOST)]
    if not any(part and part in block.key and key(text) in part for part in leaning):
        return ()
    names = clean_names([text])
    is_place = any(words(name)[0] in _OF_PLACES for name in names if words(name))
    return tuple(names[:_MOST]) if all(map(written_like_a_name, names)) and not is_place else ()


_DAY = "\0"
_TIME = r"(?:[\s,|·•–—-]{1,4}(?:(?:at|um|à|alle|ore|kl\.)\s)?\d{1,2}[:.h]\d{2}(?:\s?(?:Uhr|h|[ap]\.?m\.?))?)?"
_DATED = re.compile(
    rf"\W{{0,3}}(?:(?P<before>[^\W\d][^\d\0|]{{3,80}}?)[\s,;|·•–—/-]{{1,5}}\0{_TIME}"
    rf"|\0{_TIME}[\s,;|·•–—/-]{{1,5}}(?P<behind>[^\W\d][^\d\0|]{{3,80}}?))\W{{0,3}}",
    re.IGNORECASE,
)
#: First words of places: "New York, 30 November 2026" opens a report.
_OF_PLACES = frozenset(
    """abu addis alto bad baden baie bandar beau belo buenos cabo cape castel city ciudad costa den east el fort frankfurt
    freiburg great grand halle hong isla jebel johor kuala la lake las le les long los lower mexico mont monte mount new
    nizhny north northern nova novi nueva palm panama phnom port porto puerto punta quebec rio saint salt san sankt sant
    santa santo são sao sierra south southern sri st stoke tel the upper ville washington west western""".split()  # noqa: SIM905  (a list of words reads best as words)
)


def _plain(text: str) -> str:
    """Without accents and marks."""
    return "".join(char for char in normalize("NFD", text.casefold()) if char.isalnum())
