"""Titles without the site's name, the section and the page's number around the headline."""

import re

_WORD = re.compile(r"\w+")
#: Between a headline and the site's name in <title> and og:title.
_SEPARATOR = re.compile(r"\s+[|–—•·»«›‹:/~-]+\s+|\s*[|»•｜丨‖]\s*|\s+::\s+|\s*(?<!-)--(?!-)\s*|_{1,2}(?=[\u3040-\u9fff])")
_EDGES = " |–—•·»«›‹:/~-｜丨‖_"
#: The same where guillemets are a pair: they are the headline's quotation marks.
_SEPARATOR_QUOTED = re.compile(_SEPARATOR.pattern.replace("»", "").replace("«", ""))
_EDGES_QUOTED = _EDGES.replace("»", "").replace("«", "")
#: Which part of the article it is, at the end of a title.
_PART = re.compile(
    r"\s+[|–—•·»(-]+\s*(?:page|seite|página|pagina|strona)\s\d{1,3}(?:\s?(?:of|von|sur|de|di|/)\s?\d{1,3})?\)?$", re.I
)
#: Chinese, Japanese: titles without spaces, the site behind a plain hyphen.
_NO_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
#: A site's name in Latin letters before a bar.
_CJK_HEAD = re.compile(r"[\x20-\x7e]{2,30}\s{0,2}[|｜丨]\s{0,2}([\u3040-\u9fff].{5,})")
_CJK_TAIL = re.compile(r"(.{6,})(?:--|[-_|｜丨‖—–]|\s[·•»]\s)([^-_|｜丨‖—–]{1,12})")


def words(text: str | None) -> list[str]:
    """Lower-case words, for comparing what differs in marks and spaces only."""
    return _WORD.findall((text or "").casefold())


def squeeze(text: str) -> str:
    """Letters and digits only, lower case."""
    return "".join(char for char in text.casefold() if char.isalnum())


def is_house(text: str, houses: frozenset[str]) -> bool:
    """True for a name of the site, or one that begins with it ("Example Daily News")."""
    name = squeeze(text)
    return name in houses or any(len(house) >= 5 and name.startswith(house) for house in houses)


def _is_quoting(title: str) -> bool:
    return "«" in title and "»" in title


def pieces(title: str) -> list[str]:
    """The parts of a title between its separators."""
    return (_SEPARATOR_QUOTED if _is_quoting(title) else _SEPARATOR).split(title)


def _edges(title: str) -> str:
    return _EDGES_QUOTED if _is_quoting(title) else _EDGES


def without_tail(title: str, houses: frozenset[str]) -> str:
    """`title` without the site's name behind a dash or bar, or a short part behind a bar: the section."""
    parts = pieces(title)
    if len(parts) > 1 and is_house(parts[-1], houses) and len(words(parts[-1])) <= 5:
        return title[: title.rindex(parts[-1])].rstrip(_edges(title))
    head, bar, tail = title.rpartition(" | ")
    return head if bar and len(words(tail)) <= 3 and len(words(head)) >= 4 else title


def _without_site_cjk(title: str) -> str:
    """As `without_site` for titles of scripts without spaces: short parts behind the last separators are sections and sites."""
    head = _CJK_HEAD.fullmatch(title)
    if head is not None:
        title = head[1]
    while True:
        match = _CJK_TAIL.fullmatch(title)
        if match is None:
            return title
        title = match[1].rstrip(_EDGES)


def without_site(title: str, houses: frozenset[str], others: list[str]) -> str:
    """`title` without the site's name behind (or before) a separator."""
    if _NO_SPACES.search(title):
        return _without_site_cjk(title)
    parts = pieces(title)
    if len(parts) < 2:
        return _PART.sub("", title)
    first, last = parts[0], parts[-1]
    cut_last = title[: title.rindex(last)].rstrip(_edges(title))
    if is_house(last, houses) or (" | " in title and len(words(last)) <= 4 and len(words(cut_last)) >= 3):
        cut = without_tail(_PART.sub("", cut_last), houses)
        known = is_house(last, houses) and any(words(other) == words(cut_last) for other in others)
        return cut if known else _without_section(cut)
    if squeeze(first) in houses:
        return title[title.index(first) + len(first) :].lstrip(_edges(title))
    # Two declarations agree to the letter, and the site's name, which is known, is not in them: the dash is the headline's own.
    if sum(words(other) == words(title) for other in others) > 1 and any(len(house) > 3 for house in houses):
        return title
    # another declaration is this title without its last part
    if any(words(other) == words(cut_last) for other in others):
        return cut_last
    # a short tail behind a long headline is a site's name
    if len(words(last)) <= 4 and len(words(cut_last)) >= 4:
        return cut_last
    return title


def _without_section(title: str) -> str:
    """`title` without one short word behind its last separator, where the site's name stood behind it: the section."""
    parts = pieces(title)
    if len(parts) < 2 or len(words(parts[-1])) != 1 or any(map(str.isdigit, parts[-1])):
        return title
    head = title[: title.rindex(parts[-1])].rstrip(_edges(title))
    return head if len(words(head)) >= _LEAST_BEFORE_SECTION else title


#: Words of a headline that is complete without what stands behind its last dash.
_LEAST_BEFORE_SECTION = 5
