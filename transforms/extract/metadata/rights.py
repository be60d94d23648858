"""Statements of the page about its use: meta robots, licences, rights statements. Evidence only; nothing is decided
here."""

from lxml.html import HtmlElement

from transforms.extract.page.jsonld import JsonLd
from transforms.extract.page.meta import Meta
from transforms.urls.user_info import without_user_info

_ROBOTS = ("robots", "googlebot", "googlebot-news", "bingbot", "tdm-reservation")
_BARE = ("noai", "noimageai", "noml")
_STATEMENTS = ("dc.rights", "dcterms.rights", "dcterms.license", "rights", "copyright", "cc:license", "tdm-policy")
_MOST = 20


def find_meta_robots(meta: Meta) -> tuple[str, ...]:
    """Directives as `name: directive` for a named robot, bare for all of them, in lower case, each once."""
    found: dict[str, None] = {}
    for name in _ROBOTS:
        for value in meta.values.get(name, ()):
            for directive in value.lower().split(","):
                if directive.strip():
                    found[directive.strip() if name == "robots" else f"{name}: {directive.strip()}"] = None
    for name in _BARE:  # <meta name="noai">: some generators write the directive as a name
        if name in meta.values:
            found[name] = None
    return tuple(found)[:_MOST]


def find_rights(tree: HtmlElement, meta: Meta, linked: JsonLd) -> tuple[str, ...]:
    """Licence links and rights statements as `source: statement`."""
    found: dict[str, None] = {}
    for element in tree.iter("a", "link"):
        relation = element.get("rel")
        if relation and "license" in relation.lower().split() and element.get("href"):
            found[f"rel:license: {without_user_info(element.get('href').strip())[:500]}"] = None
    for name in _STATEMENTS:
        for value in meta.values.get(name, ()):
            found[f"meta:{name}: {without_user_info(value)[:500]}"] = None
    for name in ("license", "copyrightNotice", "copyrightHolder", "usageInfo", "creditText"):
        stated = linked.text(linked.article, name)
        if stated:
            found[f"json-ld:{name}: {without_user_info(stated)[:500]}"] = None
    return tuple(found)[:_MOST]
