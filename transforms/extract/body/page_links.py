"""The rule for links to the pages of an article ("1 2 3", "Page 1 of 3") that stand bare among its paragraphs."""

import re
from itertools import pairwise

from transforms.extract.body.line import Around, Line

_NEXT = (
    r"next(?: page)?|weiter|n[äa]chste(?: seite)?|(?:page )?suivante?|siguiente|(?:pagina )?successiva|avanti|"
    r"(?:página )?seguinte|próxima|volgende(?: pagina)?|nästa|neste|næste|seuraava|następna|dalej|вперёд|далее|sonraki|last"
)
_PREVIOUS = (
    r"prev(?:ious)?(?: page)?|zurück|vorherige(?: seite)?|(?:page )?précédente?|anterior|(?:pagina )?precedente|indietro|"
    r"vorige(?: pagina)?|föregående|forrige|edellinen|poprzednia|назад|önceki|first"
)
_PAGE = r"pages?|seiten?|p[áa]ginas?|pagine|pagina[’']s|sida|side|sivut?|stron[ay]|страниц[аы]|sayfa"
_OF = r"of|von|sur|de|di|van|av|af|z|из|/"
_ARROWS = r"[\s«‹<←»›>→|.…:,\[\]()·•–-]"
_LINKS = re.compile(
    rf"{_ARROWS}{{0,9}}(?P<previous>(?:{_PREVIOUS})\b{_ARROWS}{{0,9}})?(?P<page>(?:{_PAGE})\b{_ARROWS}{{0,9}})?"
    rf"(?P<numbers>\d{{1,3}}(?:{_ARROWS}{{1,9}}\d{{1,3}}){{1,29}}){_ARROWS}{{0,9}}(?P<next>(?:{_NEXT})\b{_ARROWS}{{0,9}})?",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"\W{{0,9}}(?:{_PAGE})\W{{0,3}}(\d{{1,3}})\s?(?:{_OF})\s?(\d{{1,3}})\W{{0,9}}(?:(?:{_NEXT})\W{{0,9}})?", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+")
_GAP = re.compile(r"…|\.{2,3}")
_MOST_CHARACTERS = 120
#: Of "1 … 5 6 7 … 12".
_MOST_GAPS = 2


def page_links(line: Line, page: Around) -> bool:
    """Numbers that follow one another and are links or stand with a word or arrow for pages; "Page 1 of 3"."""
    text = line.text.removeprefix("- ")
    if len(text) > _MOST_CHARACTERS or line.heading or not any(map(text.__contains__, "123456789")):
        return False
    count = _COUNT.fullmatch(text)
    if count is not None:
        return 0 < int(count[1]) <= int(count[2])
    links = _LINKS.fullmatch(text)
    if links is None or not _is_run(links["numbers"]):
        return False
    is_named = links["page"] is not None or links["previous"] is not None or links["next"] is not None
    return is_named or (text[:1] in "«‹←" and text[-1:] in "»›→") or _is_linked(line)


def _is_run(numbers: str) -> bool:
    """True for numbers that rise by one, or by more at a gap that is written ("…")."""
    found = [int(number) for number in _NUMBER.findall(numbers)]
    if found[0] == 0 or any(before >= after for before, after in pairwise(found)):
        return False
    gaps = sum(after != before + 1 for before, after in pairwise(found))
    return gaps <= (_MOST_GAPS if _GAP.search(numbers) is not None else 0)


def _is_linked(line: Line) -> bool:
    """True if a number of the line is a link."""
    if line.block is None:
        return False
    return any(_NUMBER.fullmatch("".join(link.itertext()).strip()) for link in line.block.element.iter("a") if link.get("href"))
