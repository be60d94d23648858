"""Titles without the site's name, the section and the page's number around the headline."""

import re

_WORD = re.compile(r"\w+")
#: Between a headline and the site's name in <title> and og:title.
_SEPARATOR = re.compile(r"\s+[|–—•·»«›‹><\\*⋆:/~-]+\s+|\s*[|»•｜丨‖]\s*|\s+::\s+|\s*(?<!-)--(?!-)\s*|_{1,2}(?=[\u3040-\u9fff])")
_EDGES = " |–—•·»«›‹><\\*⋆:/~-｜丨‖_"
#: The same where guillemets are a pair: they are the headline's quotation marks.
_SEPARATOR_QUOTED = re.compile(_SEPARATOR.pattern.replace("»", "").replace("«", ""))
_EDGES_QUOTED = _EDGES.replace("»", "").replace("«", "")
#: Which part of the article it is, at the end of a title.
_PART = re.compile(
    r"\s+[|–—•·»(-]+\s*(?:page|seite|página|pagina|strona)\s\d{1,3}(?:\s?(?:of|von|sur|de|di|/)\s?\d{1,3})?\)?$", re.I
)
#: The site's name of two words and more behind a hyphen without spaces.
_TIGHT = re.compile(r"(.{10,})[-–—|](\w{2,30}(?: \w{2,30}){1,4})")
#: Chinese, Japanese: titles without spaces, the site behind a plain hyphen.
_NO_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
#: A site's name in Latin letters before a bar.
_CJK_HEAD = re.compile(r"[\x20-\x7e]{2,30}\s{0,2}[|｜丨]\s{0,2}([\u3040-\u9fff].{5,})")
_CJK_TAIL = re.compile(r"(.{6,})(?:--|[-_|｜丨‖—–]|\s[·•»]\s)([^-_|｜丨‖—–]{1,12})|(.{6,})\s[-|–—]\s([^-_|｜丨‖—–]{1,20})")


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
        title = (match[1] or match[3]).rstrip(_EDGES)


def without_site(title: str, houses: frozenset[str], others: list[str]) -> str:
    """`title` without the site's name behind (or before) a separator."""
    title = _without_marked(title, houses)
    if _NO_SPACES.search(title):
        return _without_site_cjk(title)
    parts = pieces(title)
    if len(parts) < 2:
        tight = _TIGHT.fullmatch(title)
        return tight[1] if tight and squeeze(tight[2]) in houses else _PART.sub("", title)
    first, last = parts[0], parts[-1]
    cut_last = title[: title.rindex(last)].rstrip(_edges(title))
    is_path = squeeze(first) in _HOME and len(parts) > 2
    if not is_path and (is_house(last, houses) or (" | " in title and len(words(last)) <= 4 and len(words(cut_last)) >= 3)):
        cut = without_tail(_PART.sub("", cut_last), houses)
        known = is_house(last, houses) and any(words(other) == words(cut_last) for other in others)
        return cut if known else _without_section(cut)
    if squeeze(first) in houses:
        return _without_first(title[title.index(first) + len(first) :].lstrip(_edges(title)))
    if is_path:
        inner = parts[1:-1] if is_house(last, houses) else parts[1:]
        return max(inner or [title], key=len)
    # the site's name with its slogan behind it
    for place, part in enumerate(parts[1:-1], 1):
        if squeeze(part).removeprefix("the") in houses and len(words(first)) >= _LEAST_BEHIND_COLON:
            return title[: title.index(part, sum(map(len, parts[:place])))].rstrip(_edges(title))
    # Two declarations agree to the letter, and the site's name, which is known, is not in them: the dash is the headline's own.
    if sum(words(other) == words(title) for other in others) > 1 and any(len(house) > 3 for house in houses):
        return title
    # another declaration is this title without its last part
    if any(words(other) == words(cut_last) for other in others):
        return cut_last
    # a short tail behind a long headline is a site's name
    if len(words(last)) <= 4 and len(words(cut_last)) >= 4:
        return _without_section(cut_last) if _HANGUL.search(cut_last) else cut_last
    return title


def _without_first(title: str) -> str:
    """`title` without a section before a bar, where the site's name stood before that."""
    found = _BAR.split(title, maxsplit=1)
    is_section = len(found) == 2 and len(words(found[0])) <= _MOST_SECTION and len(words(found[1])) >= _LEAST_BEFORE_SECTION
    return found[1] if is_section else title


_MOST_SECTION = 2
_BAR = re.compile(r"\s[|»›>]\s")
#: The first step of a path through a site.
_HOME = frozenset({"home", "start", "startseite", "accueil", "inicio", "início", "hjem", "hem", "главная"})


def _without_marked(title: str, houses: frozenset[str]) -> str:
    """`title` without unread messages before it, the site's name in brackets behind it, or before a colon."""
    title = _UNREAD.sub("", title)
    match = _BRACKETED.fullmatch(title)
    if match and squeeze(match[2]).removeprefix("the") in houses:
        return match[1]
    site, colon, rest = title.partition(": ")
    return rest.lstrip() if colon and squeeze(site) in houses and len(words(rest)) >= _LEAST_BEHIND_COLON else title


_BRACKETED = re.compile(r"(.{3,}\S)\s{1,3}[(\[]([^()\[\]]{2,60})[)\]]")
_LEAST_BEHIND_COLON = 3
_UNREAD = re.compile(r"^\(\d{1,3}\+?\)\s{1,3}")


def _without_section(title: str) -> str:
    """`title` without one short word behind its last separator, where the site's name stood behind it: the section."""
    parts = pieces(title)
    if len(parts) < 2 or len(words(parts[-1])) != 1 or any(map(str.isdigit, parts[-1])):
        return title
    head = title[: title.rindex(parts[-1])].rstrip(_edges(title))
    return head if len(words(head)) >= (_LEAST_BEFORE_SECTION if not _HANGUL.search(head) else _LEAST_HANGUL) else title


#: Words of a headline that is complete without what stands behind its last dash.
_LEAST_BEFORE_SECTION = 5
_LEAST_HANGUL = 3
_HANGUL = re.compile("[\uac00-\ud7af]")
