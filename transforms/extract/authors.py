"""The authors of a page: names only, no "By", no roles, no addresses, no mastheads."""

import html
import re
from collections.abc import Iterable, Iterator
from unicodedata import combining, normalize

from lxml.html import HtmlElement

from transforms.extract.author_words import BY, DESKS, HOUSE_WORDS, MONTHS, NO_NAME, STANDS_IN
from transforms.extract.blocks import Block, key
from transforms.extract.jsonld import JsonLd, types_of
from transforms.extract.meta import Meta
from transforms.extract.titles import words

_BY = re.compile(
    r"^(?:"
    + "|".join(re.escape(word) for word in sorted({w for ws in BY.values() for w in ws}, key=len, reverse=True))
    + r")\b[\s:]*",
    re.IGNORECASE,
)

#: Between names. "di", "de", "von" are parts of names and do not split.
_BETWEEN = re.compile(r"\s*(?:[,;|/•·\n&+、，；／｜]|\s-\s|\s–\s|\b(?:and|und|et|en|with|mit|avec|con|com)\b)\s*")
#: Also within names ("Ortega y Gasset"): between two names only where each has two words.
_WITHIN = re.compile(r"\s(?:y|e|i)\s")

#: What a template holds where its variable was not filled in: {{author}}, %author%, page.head.extra.author.
_VARIABLE = re.compile(r"[{}$%<>]|^(?:[a-z_]+\.)+(?:author|name|byline|user)s?(?:\.[a-z_]+)*$", re.IGNORECASE)
#: A name for a system and not for readers: jsmith42, wp_editor, mkbhd.
_LOGIN = re.compile(r"[a-z0-9._-]+")

#: Behind a name, no name of its own. Generations stay with the name.
_GENERATION = re.compile(r",?\s{1,3}((?:Jr|Sr)\b\.?|(?:II|III|IV)\b)(?=\s{0,3}(?:$|[,;&|]|and\b))", re.IGNORECASE)
_MAIL = re.compile(r"[<(\[]?\s?(?:mailto:)?[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\s?[>)\]]?")
_HANDLE = re.compile(r"(?<!\w)@\w{1,40}")
_FAMILY_GIVEN = re.compile(r"\s*([^,;]{1,40}),\s{0,3}([^,;]{1,40}?)\s*")

_ADDRESS = re.compile(r"https?://|www\.|@\w+\.\w|\.(?:com|org|net|de|fr|es|it)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_MOST = 12
#: Where a byline turns into something else.
_UNTIL_DATE = re.compile(r"\d|\||•|·|\s[–—-]\s|\s(?:am|on|le|el|il|em|op|published|updated|posted)\s", re.IGNORECASE)

_META = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
         "citation_author",
         "article.author", "og:article:author", "cxenseparse:author", "vr:author", "twitter:creator:name",
         "dc.author")  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PARTICLES = frozenset(
    "von van de del della di da dos das du der den ten ter la le el al bin ibn y e af av zu zur o' mc st".split()  # noqa: SIM905  (a list of words reads best as words)
)
#: How far from the headline a byline without a name of its own may stand, in blocks.
_NEAR = 12
#: One of these is in every name that the two patterns below accept.
_HINTS = ("author", "byline", "autor", "auteur", "autore", "writer", "journalist", "fn")
_BOX_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|author|autor|auteur|autore|writer|journalist)(?:s|es|en|i)?(?:$|[\s_-])|AuthorName|authorName", re.I
)
_NAME_CLASS = re.compile(
    r"author[-_]*name|name[-_]*author|(?:^|[\s_-])fn(?:$|\s)|p-author|byline[-_]*name|autor[-_]*name", re.IGNORECASE
)


def find_authors(tree: HtmlElement, meta: Meta, linked: JsonLd, houses: frozenset[str]) -> tuple[tuple[str, ...], str] | None:
    """Names and their source: JSON-LD, then meta, then itemprop and rel, then elements named for it.

    A source that names only the house is passed over for a later one that names a person, and a login for the name it spells.
    """
    fallback: tuple[tuple[str, ...], str] | None = None
    login = ""
    for source, raw in _claims(tree, meta, linked):
        names = clean_names(raw, family_first="citation_author" in source or "creator" in source)
        if source == "json-ld:organization":
            fallback = fallback or ((names[:_MOST], source) if names else None)
            continue
        people = tuple(name for name in names if not _is_house(name, houses))
        if len(people) == 1 and _LOGIN.fullmatch(people[0]) and (not login or people == (login,)):
            fallback, login = fallback if login else (people, source), people[0]
            continue
        if people and (not login or any(_spells(login, name) for name in people)):
            return people[:_MOST], source
        if names and fallback is None:
            fallback = names[:_MOST], source
    return fallback


def _spells(login: str, name: str) -> bool:
    """Whether a login is made of a name: adaweller, a_weller, ada.w and ada7 of Ada Weller."""
    given, *others = "".join(char for char in normalize("NFD", name.casefold()) if not combining(char)).split() or [""]
    family = "".join(others)
    letters = "".join(filter(str.isalpha, login))
    return bool(family) and letters in {given + family, family + given, given[:1] + family, given + family[:1], given, family}


def _claims(tree: HtmlElement, meta: Meta, linked: JsonLd) -> Iterator[tuple[str, list[str]]]:
    people, organisations = _linked_names(linked, linked.article)
    yield "json-ld:author", people
    yield "json-ld:organization", organisations
    for name in _META:
        yield f"meta:{name}", meta.every(name)
    yield "itemprop:author", _marked(tree)
    yield (
        "rel:author",
        [" ".join(element.itertext()) for element in tree.iter("a") if "author" in (element.get("rel") or "").split()][:5],
    )
    yield "byline", _boxes(tree)
    yield "json-ld:page-author", _linked_names(linked, linked.page)[0]


def _linked_names(linked: JsonLd, node: dict[str, object] | None) -> tuple[list[str], list[str]]:
    """People and organisations that are named as authors."""
    for name in ("author", "creator"):
        people: list[str] = []
        others: list[str] = []
        for value in linked.values(node, name):
            if isinstance(value, str):
                people.append(value)
            elif isinstance(value, dict):
                text = linked.text(value, "name")
                if not text and (value.get("givenName") or value.get("familyName")):
                    text = f"{linked.text(value, 'givenName') or ''} {linked.text(value, 'familyName') or ''}".strip()
                if text:
                    (others if types_of(value) & {"organization", "newsmediaorganization"} else people).append(text)
        if people or others:
            return people, others
    return [], []


def _marked(tree: HtmlElement) -> list[str]:
    found = []
    for element in tree.iter("span", "a", "div", "p", "meta", "address", "strong", "li"):
        item = element.get("itemprop")
        if not item or "author" not in item.lower().split():
            continue
        inner = next((inside for inside in element.iter() if (inside.get("itemprop") or "").lower() == "name"), None)
        chosen = element if inner is None else inner
        text = chosen.get("content") or " ".join(chosen.itertext())
        if len(text) <= 200:
            found.append(text)
        if len(found) == _MOST:
            break
    return found


def _boxes(tree: HtmlElement) -> list[str]:
    """The first element that is named for an author's name, else the first short one named for the byline."""
    wide: list[str] = []
    telling: dict[str, str] = {}  # a page has a tenth as many names as elements
    for element in tree.iter("a", "span", "p", "div", "address", "strong", "h3", "h4", "li", "cite", "em"):
        classes, test_id = element.get("class"), element.get("data-testid")
        if not classes and not test_id:
            continue
        name = f"{classes or ''} {test_id or ''}"
        label = telling.get(name)
        if label is None:
            label = telling[name] = _telling_label(name)
        if not label:
            continue
        if _NAME_CLASS.search(label):
            text = " ".join(" ".join(element.itertext()).split())
            if 3 <= len(text) <= 100:
                return [text]
        elif not wide and _BOX_CLASS.search(label):
            links = [text for text in (" ".join(" ".join(link.itertext()).split()) for link in element.iter("a")) if text]
            text = " ".join(" ".join(element.itertext()).split())
            named = [text for text in links if 2 <= len(text.split()) <= 4 and _is_name(text)]
            if named:
                wide = named[:4]
            elif 3 <= len(text) <= 80:
                wide = [text]
    return wide


def _telling_label(label: str) -> str:
    """The name with its parts set apart, where it can be an author's; else nothing."""
    low = label.lower()
    return "" if "comment" in low or not any(map(low.__contains__, _HINTS)) else _CAMEL.sub("-", label)


def search_byline(blocks: list[Block], title: str | None) -> tuple[tuple[str, ...], str] | None:
    """Names behind a "By" near the headline, where nothing marks them: each of two to four words, written like names."""
    wanted = key(title or "")
    start = next((place for place, candidate in enumerate(blocks) if candidate.key == wanted), None)
    if start is None or not wanted:
        return None
    for block in blocks[max(0, start - 3) : start + _NEAR]:
        if block.words > 14 or not _BY.match(block.text):
            continue
        said = _BY.sub("", block.text[:120])
        names = [name for name in clean_names([_UNTIL_DATE.split(said)[0]]) if _written_like_a_name(name)]
        if names:
            return tuple(names[:_MOST]), "byline:text"
    return None


def _written_like_a_name(name: str) -> bool:
    parts = name.split()
    return (
        2 <= len(parts) <= 5
        and all(part[0].isupper() or part.casefold() in _PARTICLES for part in parts)
        and not name.isupper()
    )


def clean_names(raw: Iterable[str], *, family_first: bool = False) -> tuple[str, ...]:
    """The names in `raw`, each once, in order. `family_first`: the source writes "Family, Given" by its own rules."""
    names: dict[str, str] = {}
    for value in raw:
        if value.strip().lower().startswith(("http://", "https://", "www.", "/")):
            continue
        text = " ".join(html.unescape(value[:600]).replace("\u200b", "").split())
        text = _HANDLE.sub(" ", _MAIL.sub(" ", text))
        text = _GENERATION.sub(r" \1", _BRACKETS.sub(" ", text))
        for part in _parts(_given_first(text, family_first)):
            name = _tidy_name(part)
            if name and _is_name(name):
                names.setdefault(" ".join(words(name)), name)
    return tuple(names.values())


def _given_first(text: str, family_first: bool) -> str:
    """ "Vell, Ann" as "Ann Vell": where the source always writes so, or where each side of the one comma is a single word."""
    match = _FAMILY_GIVEN.fullmatch(text)
    if not match:
        return text
    family, given = (group.strip() for group in match.groups())
    sizes = len(family.split()), len(given.split())
    if max(sizes) <= 3 if family_first else sizes == (1, 1) and family.isalpha() and given.isalpha() and not _BY.match(text):
        return f"{given} {family}"
    return text


def _parts(text: str) -> Iterator[str]:
    for part in _BETWEEN.split(text):
        sides = _WITHIN.split(part, maxsplit=1)
        if len(sides) == 2 and all(len(side.split()) >= 2 for side in sides):
            yield from sides
        else:
            yield part


def _tidy_name(part: str) -> str:
    part = part.strip(" \t.:;,-–—|•·*\"'“”„«»@")
    for _ in range(2):
        part = _BY.sub("", part).strip()
    return " ".join(part.split())


def _is_name(name: str) -> bool:
    if not 2 <= len(name) <= 60 or _ADDRESS.search(name) or _VARIABLE.search(name) or not any(char.isalpha() for char in name):
        return False
    parts = words(name)
    if not parts or len(parts) > 6 or any(part.isdigit() for part in parts) or _is_date(parts):
        return False
    return not any(part in NO_NAME for part in parts)


def _is_date(parts: list[str]) -> bool:
    """A month alone or with a number ("November 26th"); April and June with a family name are people."""
    return any(part in MONTHS for part in parts) and (len(parts) == 1 or any(part[0].isdigit() for part in parts))


def _is_house(name: str, houses: frozenset[str]) -> bool:
    """True for the house's own name, its desks, and what stands in for a person."""
    parts = words(name)
    squeezed = "".join(parts)
    if squeezed in houses or squeezed.removeprefix("the") in houses:
        return True
    if len(parts) > 1 and parts[-1] in HOUSE_WORDS:
        return True
    return all(part in STANDS_IN for part in parts) or any(part.startswith(DESKS) for part in parts)
