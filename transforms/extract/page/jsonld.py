"""JSON-LD of a page: its objects by id, and the one that describes the article.

Read leniently (`lenient_json.py`) and within bounds. Does not interpret fields: titles, authors and times do that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from transforms.extract.page.lenient_json import load

#: A script above this is left alone: real ones stay below 200 KB, and 10 MB of JSON become 1.4 GB of objects.
MAX_SCRIPT_CHARACTERS = 1_000_000
#: Objects looked at on one page. Real pages hold up to a few hundred.
MAX_OBJECTS = 5_000

_ARTICLE_TYPES = frozenset(
    {
        "newsarticle", "article", "reportagenewsarticle", "opinionnewsarticle", "analysisnewsarticle", "backgroundnewsarticle",
        "reviewnewsarticle", "askpublicnewsarticle", "advertisercontentarticle", "satiricalarticle", "scholarlyarticle",
        "techarticle", "blogposting", "liveblogposting", "report", "socialmediaposting", "medicalscholarlyarticle", "review",
    }
)  # fmt: skip
#: Used where no article is described.
_PAGE_TYPES = frozenset(
    {"webpage", "itempage", "aboutpage", "creativework", "recipe", "howto", "videoobject", "podcastepisode"}
)

#: Names under which other articles and readers' comments stand.
_LISTS = frozenset({"itemListElement", "comment", "citation", "mentions"})

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class JsonLd:
    """The objects of a page. `article` describes the article, `page` the page; each is None where nothing does."""

    article: Node | None
    page: Node | None
    by_id: dict[str, Node]
    types: frozenset[str]

    def resolve(self, value: Any) -> Any:
        """`value`, or the object that it refers to where it is a bare `{"@id": ...}`."""
        if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str):
            return self.by_id.get(value["@id"], value)
        return value

    def values(self, node: Node | None, name: str) -> list[Any]:
        """The values of `name` in `node`, resolved, as a list."""
        value = (node or {}).get(name)
        many = value if isinstance(value, list) else [] if value is None else [value]
        if any(isinstance(member, list) for member in many):  # a list in a list, as some systems nest their authors
            many = [inner for member in many for inner in (member if isinstance(member, list) else [member])]
        return [self.resolve(reference) for reference in many[:200]]

    def text(self, node: Node | None, name: str) -> str | None:
        """The first non-empty string under `name`; of an object, its @value or name."""
        return next(iter(self.texts(node, name)), None)

    def texts(self, node: Node | None, name: str) -> list[str]:
        """As `text`, all of them."""
        found = []
        for value in self.values(node, name):
            if isinstance(value, dict):
                value = value.get("@value") or value.get("name")  # noqa: PLW2901 - the same value, unwrapped
            if isinstance(value, str) and value.strip():
                found.append(value.strip())
        return found


EMPTY = JsonLd(None, None, {}, frozenset())


def read_json_ld(tree: HtmlElement, url: str | None = None) -> JsonLd:
    """Everything the page's `application/ld+json` scripts hold. A script that is no JSON is left out."""
    nodes: list[Node] = []
    listed: list[Node] = []
    for script in tree.iter("script"):
        kind = script.get("type") or ""
        text = script.text if "ld+json" in kind.lower() else None
        if not text or len(text) > MAX_SCRIPT_CHARACTERS:
            continue
        for node, is_listed in _objects(load(text)):
            (listed if is_listed else nodes).append(node)
            if len(nodes) + len(listed) >= MAX_OBJECTS:
                break
    if not nodes and not listed:
        return EMPTY
    by_id: dict[str, Node] = {}
    for node in (*nodes, *listed):
        name = node.get("@id")
        if isinstance(name, str) and len(node) > len(by_id.get(name, ())):
            by_id[name] = node
    articles = [node for node in nodes if types_of(node) & _ARTICLE_TYPES]
    pages = [node for node in nodes if types_of(node) & _PAGE_TYPES]
    every = frozenset(kind for node in (*nodes, *listed) for kind in types_of(node))
    article = _own(articles, url) or _at(url, [node for node in listed if types_of(node) & _ARTICLE_TYPES])
    return JsonLd(article, _own(pages, url), by_id, every)


def types_of(node: Node) -> frozenset[str]:
    """Lower-case names of the node's types, without the vocabulary's URL."""
    kinds = node.get("@type")
    many = kinds if isinstance(kinds, list) else [kinds]
    return frozenset(re.split(r"[/#:]", name)[-1].lower() for name in many if isinstance(name, str))


def _objects(data: Any) -> Iterator[tuple[Node, bool]]:
    """Objects in the order of the page: top level and `@graph`, then what they hold, breadth first; each with whether a list of
    others holds it."""
    level = [(value, False) for value in (data if isinstance(data, list) else [data])]
    for _ in range(6):
        below: list[tuple[Any, bool]] = []
        for value, is_listed in level:
            if isinstance(value, dict):
                if "@type" in value or "@id" in value:
                    yield value, is_listed
                for name, member in value.items():
                    of_others = is_listed or name in _LISTS
                    below.extend((inner, of_others) for inner in (member if isinstance(member, list) else (member,)))
            elif isinstance(value, list):
                below.extend((inner, is_listed) for inner in value)
        level = [member for member in below if isinstance(member[0], dict | list)]
        if not level:
            return


def _own(nodes: list[Node], url: str | None) -> Node | None:
    """The node that is about this page: the one that names its URL, else the first with a headline, else the first."""
    if (named := _at(url, nodes)) is not None:
        return named
    for node in nodes:
        if node.get("headline") or node.get("datePublished"):
            return node
    return nodes[0] if nodes else None


def _at(url: str | None, nodes: list[Node]) -> Node | None:
    """The first node that names `url` as its address."""
    wanted = _path(url) if url else None
    for node in nodes if wanted else ():
        if any(_path(address) == wanted for address in _urls(node)) and ("headline" in node or "author" in node):
            return node
    return None


def _urls(node: Node) -> Iterator[str]:
    for name in ("url", "mainEntityOfPage", "@id"):
        value = node.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value:
            yield value


def _path(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[?#].*$", "", url.strip().lower()).rstrip("/")
