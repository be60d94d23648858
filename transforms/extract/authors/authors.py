"""The authors of a page: names only, no "By", no roles, no addresses, no mastheads."""

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from unicodedata import combining, normalize

from lxml.html import HtmlElement

from transforms.extract.authors.houses import is_house
from transforms.extract.authors.names import clean_names, is_name, written_like_a_name
from transforms.extract.authors.names_apart import names_apart
from transforms.extract.page.elsewhere import is_of_others
from transforms.extract.page.jsonld import JsonLd, types_of
from transforms.extract.page.meta import Meta

#: A name for a system and not for readers: jsmith42, wp_editor, mkbhd.
_LOGIN = re.compile(r"[a-z0-9._-]+")

_MOST = 12

_META = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
         "citation_author",
         "article.author", "og:article:author", "cxenseparse:author", "vr:author", "twitter:creator:name",
         "dc.author")  # fmt: skip
#: What WordPress and Ghost call the author in the cards that they declare.
_BY_LABEL = re.compile(
    r"written by|(?:verfasst|geschrieben) von|écrit par|escrito por|scritto da|geschreven door|napisane przez|skriven av|"
    r"skrevet af|skrevet av|автор|написано автором|yazan|ditulis oleh|autor",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
#: Between the words of a name; with more there is an office behind it.
_MOST_SPACES = 3
#: Beside the author, whoever checked the text.
_OF_EDITORS = re.compile(r"review|edited|editor|fact.?check|geprüft|verified|approved", re.IGNORECASE)
_OF_CHECKERS = re.compile(r"\b(?:reviewed|edited|verified|approved|fact.?checked|geprüft)\b", re.IGNORECASE)
#: Characters of "By", commas and "and" around the names of a byline.
_AROUND_NAMES = 40
#: No byline of several people is longer.
_BYLINE_CHARACTERS = 300
#: What stands in a byline beside the names, and the card of another page.
_PART_OF_BYLINE = re.compile(
    r"bookmark|(?:byline|authors?|writer)[_-]{1,2}(?:\w+[_-]{1,2})?(?:categor\w{1,3}|date|time|topic|section|tags?|role|title|job|bio|social|"
    r"avatar|image|img|photo|separator|email|twitter)(?:$|\s)",
)
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
        people = tuple(name for name in names if not is_house(name, houses))
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
    yield (
        "meta:twitter:data",
        [
            value
            for number in "12"
            if _BY_LABEL.fullmatch(meta.first(f"twitter:label{number}") or "")
            for value in meta.every(f"twitter:data{number}")[:1]
        ],
    )
    yield "itemprop:author", _marked(tree)
    yield "rel:author", _related(tree)
    yield "byline", _boxes(tree)
    yield "json-ld:page-author", _linked_names(linked, linked.page)[0]


def _related(tree: HtmlElement) -> list[str]:
    """The texts of the links to the author, of the first byline: each card of another article has such links, too."""
    links = (link for link in tree.iter("a") if "author" in (link.get("rel") or "").split() and not is_of_others(link))
    found = list(islice(links, _MOST))
    if len(found) < 2:
        return [" ".join(link.itertext()) for link in found]
    top = found[0]
    for box in found[0].iterancestors():
        if len("".join(islice(box.itertext(), _MOST_TEXTS))) > _BYLINE_CHARACTERS:
            break
        top = box
    around = {top}
    for beside in islice(top.itersiblings(), _MOST):  # a box for each of the authors
        if next(beside.iter(*_HEADINGS), None) is not None or len("".join(beside.itertext())) > _BYLINE_CHARACTERS:
            break
        around.add(beside)
    return [
        " ".join(link.itertext()) for link in found if not around.isdisjoint((link, *islice(link.iterancestors(), _DEEPEST)))
    ]


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def _linked_names(linked: JsonLd, node: dict[str, object] | None) -> tuple[list[str], list[str]]:
    """People and organisations that are named as authors."""
    for name in ("author", "creator"):
        people: list[str] = []
        others: list[str] = []
        for value in linked.values(node, name):
            if isinstance(value, str):
                people.append(value)
            elif isinstance(value, dict):
                texts = linked.texts(value, "name")
                if not texts and "role" in types_of(value):  # schema.org/Role stands between the article and the person
                    inner = _linked_names(linked, value)
                    people.extend(inner[0])
                    others.extend(inner[1])
                    continue
                if not texts:
                    parts = (linked.text(value, "givenName"), linked.text(value, "familyName"))
                    texts = [" ".join(part for part in parts if part)]
                (others if types_of(value) & {"organization", "newsmediaorganization"} else people).extend(texts)
        if people or others:
            return people, others
    return [], []


def _marked(tree: HtmlElement) -> list[str]:
    found = []
    for element in tree.iter("span", "a", "div", "p", "meta", "address", "strong", "li"):
        item = element.get("itemprop")
        if not item or "author" not in item.lower().split() or is_of_others(element):
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
    """The first element that is named for an author's name, else the first short one named for the byline; first of those that
    stand in no aside."""
    found: dict[tuple[bool, bool], list[str]] = {}  # by: in an aside, not named for the name alone
    telling: dict[str, str] = {}  # a page has a tenth as many names as elements
    for element in tree.iter("a", "span", "p", "div", "address", "strong", "h3", "h4", "li", "ul", "cite", "em"):
        classes, test_id = element.get("class"), element.get("data-testid")
        if not classes and not test_id:
            continue
        name = f"{classes or ''} {test_id or ''}"
        label = telling.get(name)
        if label is None:
            label = telling[name] = _telling_label(name)
        if not label:
            continue
        names_one = _NAME_CLASS.search(label) is not None
        if (not names_one and not _BOX_CLASS.search(label)) or is_of_others(element):
            continue
        rank = (next(element.iterancestors("aside"), None) is not None, not names_one)
        if rank in found:
            continue
        texts = _beside(element) if names_one else _people(element)
        if texts and rank == (False, False):
            return texts
        if texts:
            found[rank] = texts
    return found[min(found)] if found else []


def _people(box: HtmlElement) -> list[str]:
    """The names of the box's links, else its text, else the names among its pieces."""
    if apart := names_apart(box):
        return apart
    pieces = list(takewhile(lambda piece: not _OF_CHECKERS.search(piece[1]), _pieces(box)))
    links = [text for element, text in pieces if element.tag == "a"]
    named = [text for text in links if 2 <= len(text.split()) <= 4 and is_name(text)]
    if named:
        return named[:4]
    text = " ".join(text for _, text in pieces)
    if not 3 <= len(text) <= 80:
        return []
    names = clean_names([text])
    written = [name for _, piece in pieces for name in clean_names([piece]) if written_like_a_name(name)]
    if len(names) == 1 and names[0].count(" ") > _MOST_SPACES and written:
        return written[:1]
    return [text] if names else written


def _pieces(box: HtmlElement) -> list[tuple[HtmlElement, str]]:
    """The texts of the box with the elements that hold them, without those that are named for something beside the names."""
    if len("".join(islice(box.itertext(), _MOST_TEXTS))) > _BOX_CHARACTERS:
        return []
    found = _read(box, 0, box)
    return [(element, text) for element, piece in found if (text := " ".join(piece.split()))]


def _read(element: HtmlElement, depth: int, box: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The pieces of an element of `box`. (A function within `_pieces` that calls itself would keep the page until the collector
    looks.)"""
    named = element.get("class") if isinstance(element.tag, str) and element is not box else None
    if not isinstance(element.tag, str) or depth >= _DEEPEST or (named and _PART_OF_BYLINE.search(named.lower())):
        return
    linked = " ".join(element.itertext()) if element.tag == "a" else ""
    if 0 < len(linked.split()) <= _MOST_SPACES + 1:
        yield element, linked
        return
    yield element, element.text or ""
    for child in element:
        yield from _read(child, depth + 1, box)
        if child.tag == "br":
            yield element, ","
        yield element, child.tail or ""


#: A box that holds more than a byline.
_BOX_CHARACTERS = 2_000
_MOST_TEXTS = 500
_DEEPEST = 20


def _beside(element: HtmlElement) -> list[str]:
    """The text of the element and of those beside it with the same class: a byline has one for each of its people."""
    if apart := names_apart(element):
        return apart
    text = " ".join(" ".join(element.itertext()).split())
    if not 3 <= len(text) <= 100:
        return []
    box = element.getparent()
    for _ in range(2):
        if box is None or box.tag in ("body", "main", "article") or len("".join(box.itertext())) > _BYLINE_CHARACTERS:
            break
        if _OF_EDITORS.search("".join(box.itertext())):
            break
        same = [other for other in box.iter(element.tag) if other.get("class") == element.get("class")]
        texts = [" ".join(" ".join(other.itertext()).split()) for other in same[:_MOST]]
        if len(same) > 1:
            around = len(" ".join("".join(box.itertext()).split())) - sum(map(len, texts))
            return texts if around <= _AROUND_NAMES else [text]
        box = box.getparent()
    return [text]


def _telling_label(label: str) -> str:
    """The name with its parts set apart, where it can be an author's; else nothing."""
    low = label.lower()
    if "comment" in low or not any(map(low.__contains__, _HINTS)) or _PART_OF_BYLINE.search(low):
        return ""
    return _CAMEL.sub("-", label)


def names_person(names: tuple[str, ...], houses: frozenset[str]) -> bool:
    """Whether one of the names is a person's as readers know it: not the house's, and no login."""
    return any(not is_house(name, houses) and not _LOGIN.fullmatch(name) for name in names)


def is_other_than_login(names: tuple[str, ...], shown: tuple[str, ...]) -> bool:
    """Whether `names` is a login that none of the names that the page shows spells."""
    return len(names) == 1 and _LOGIN.fullmatch(names[0]) is not None and not any(_spells(names[0], name) for name in shown)
