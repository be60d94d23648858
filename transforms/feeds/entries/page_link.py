"""Chooses the link of an entry's page among all its links. Pure.

RSS writes the link as text, Atom as attributes; RSS feeds carry Atom's beside their own. In the order of trust: the address
behind a proxy, the text of RSS, links that are called alternates and are HTML in the feed's language, such links without a
relation, other alternates, the entry's own address where it is called its canonical one or is HTML, the page that holds the
content. Of several texts the first counts, of several attributes the last. Enclosures, replies, hubs and the feed itself are no
pages of the entry.
"""

from dataclasses import dataclass, field
from typing import Any

from transforms.feeds.entries.links import resolve

_XML = "{http://www.w3.org/XML/1998/namespace}"
_RDF_RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"
_HTML_TYPES = ("", "text/html", "application/xhtml+xml", "text/plain", "html")


@dataclass(slots=True)
class EntryLinks:
    """The links of one entry, those of a kind with the most trusted first. `licenses`: links that are about rights."""

    original: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    licenses: list[str] = field(default_factory=list)

    def take(self, element: Any, base: str) -> None:
        """Sort a `link` element in; `base` is the address of the document where nothing changes that."""
        href, text = element.get("href"), (element.text or "").strip()
        rels = [rel.rpartition("/")[2] for rel in (element.get("rel") or "").lower().split()]
        kind = (element.get("type") or "").split(";")[0].strip().lower()
        if "license" in rels:
            self.licenses.append(href or text)
        elif rels and "alternate" not in rels:
            if href and ("canonical" in rels or (kind in _HTML_TYPES[1:] and "self" in rels)):
                self.own.append(href)
        elif href is None:
            # `<link/>http://...` comes from programs that take RSS for HTML, where a link is empty.
            text = text or element.get(_RDF_RESOURCE) or (element.tail or "").strip()
            if text:
                self.written.append(text)
        elif not kind.startswith(("audio/", "video/", "image/")):
            self._take_alternate(element, href, base, is_named=bool(rels), is_html=kind in _HTML_TYPES)

    def _take_alternate(self, element: Any, href: str, base: str, *, is_named: bool, is_html: bool) -> None:
        if own_base := element.get(f"{_XML}base"):
            href = resolve(href, resolve(own_base, base)[0] or base)[0] or href
        if href == base and not is_named:
            self.own.append(href)  # the document itself, without its relation
        elif is_html and not _is_translation(element):
            (self.pages if is_named else self.unnamed).insert(0, href)
        else:
            self.others.insert(0, href)

    def take_source(self, content: Any) -> None:
        """Sort in a `content` that is elsewhere (RFC 4287, 4.1.3.2): a page, where its type is none of another kind."""
        if (content.get("type") or "").split(";")[0].strip().lower() in _HTML_TYPES:
            self.sources.append(content.get("src"))

    def candidates(self) -> list[str]:
        """All links that may be the page."""
        return [*self.original, *self.written, *self.pages, *self.unnamed, *self.others, *self.own, *self.sources]


def permalink(guid: Any, text: str) -> list[str]:
    """The address that a `guid` or `id` is: an absolute one, unless it says that it is none, or a path that says it is one.

    Without a word an id is taken for an address only where it looks like one: most are numbers, or names of their own schemes.
    """
    said = next((value.strip().lower() for name, value in guid.attrib.items() if name.lower() == "ispermalink"), "")
    is_address = text[:4].lower() == "http" or (said == "true" and text.startswith(("/", "www.")))
    return [text] if is_address and said not in ("false", "no", "0") else []


def _is_translation(element: Any) -> bool:
    """True where `hreflang` names another language than the nearest `xml:lang`."""
    wanted = _primary(element.get("hreflang"))
    if not wanted:
        return False
    languages = (holder.get(f"{_XML}lang") for holder in (element, *element.iterancestors()))
    own = _primary(next((language for language in languages if language), None))
    return bool(own) and own != wanted


def _primary(tag: str | None) -> str:
    return (tag or "").replace("_", "-").partition("-")[0].strip().lower()
