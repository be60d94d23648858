"""A feed out of an XML tree: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, news sitemaps and sitemap indexes.

One pass over the children of each entry, names compared without case and, for the formats' own elements, without
namespace, because feeds get namespaces wrong more often than names. It reads what newsbeam needs and nothing else.
"""

from datetime import datetime
from typing import Any, Literal

from lxml import etree

from transforms.dates.dates import parse_date
from transforms.feeds.entries.entry import MANY, RawEntry, is_oldest_first, item_of
from transforms.feeds.entries.links import base_of, resolve
from transforms.feeds.entries.page_link import EntryLinks, permalink
from transforms.feeds.formats.rsl import rsl_statements
from transforms.feeds.formats.xml_about import ENTRIES, RDF_RESOURCE, RIGHTS, about_feed
from transforms.feeds.formats.xml_names import name_of
from transforms.feeds.formats.xml_text import author_text, is_text, marked_text, markup_of, tags_of
from transforms.feeds.parsed import Child, FeedFormat, ParsedFeed
from transforms.feeds.text.plain_text import Markup

Path = Literal["fast", "salvage"]

_XML = "{http://www.w3.org/XML/1998/namespace}"
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_FORMATS: dict[str, FeedFormat] = {"rss": "rss", "rdf": "rdf", "feed": "atom", "channel": "rss", "urlset": "sitemap"}
#: The shortest that says what the entry is about goes first.
_BODIES = (
    *("summary", "description", "dc:description", "itunes:summary", "content:encoded", "content", "xhtml:body"),
    "media:description",
)
_UPDATED = frozenset({"updated", "modified", "dc:modified", "lastmod", "prism:modificationdate", "atom:updated"})
_PUBLISHED = frozenset(
    (
        *("pubdate", "published", "publisheddate", "issued", "created", "date", "dc:date", "dc:issued", "dc:created"),
        *("prism:publicationdate", "news:publication_date", "publishedat", "publicationdate", "dc:available"),
    )
)
#: What a title may stand in where the format's own is missing.
_TITLES = ("dc:title", "itunes:title", "media:title")
#: Bodies that publishers add for search engines.
_FULL_TEXTS = frozenset({"yandex:full-text", "turbo:content", "full-text", "fulltext"})
_AUTHORS = frozenset({"author", "dc:creator", "itunes:author", "managingeditor", "dc:author"})
_TAGS = frozenset({"category", "dc:subject", "prism:section", "media:category", "itunes:category"})
#: Lists of words between commas (Media RSS, 5; Apple's podcasts).
_KEYWORDS = frozenset({"media:keywords", "itunes:keywords", "keywords", "tags"})


def read_feed(root: Any, url: str, now: datetime, path: Path, limit: int) -> ParsedFeed | None:
    """The feed below `root`, None where that is no feed's root."""
    kind = name_of(root)
    if kind == "sitemapindex":
        return ParsedFeed(format="sitemap_index", path=path, children=_children(root, url, now, limit))
    if kind not in _FORMATS:
        return None
    channel = next((child for child in root if name_of(child) == "channel"), root)
    entries = _entries(root)
    based = f"{_XML}base" in root.attrib or f"{_XML}base" in channel.attrib or _has_base(entries)

    about = about_feed(channel, _base(channel, url) if based else url)
    if kind not in ("feed", "urlset"):  # RFC 4287 says what Atom's links are relative to
        url = base_of(about["home_url"], url)
    # RFC 4287, 4.2.1: an entry without authors has those of its source, else those of the feed.
    everyone = _named(channel, about["title"]) if kind == "feed" else []

    def raw(entry: Any) -> RawEntry:
        found = _entry(entry, _base(entry, url) if based else url)
        found.authors = found.authors or _source_authors(entry) or everyone
        return found

    kept = entries
    if len(entries) > limit:
        kept = entries[-limit:] if is_oldest_first(raw(entries[0]), raw(entries[-1]), now) else entries[:limit]
    return ParsedFeed(
        format=_FORMATS[kind],
        path=path,
        items=tuple(item_of(raw(entry), now) for entry in kept),
        omitted=len(entries) - len(kept),
        **about,
    )


def _named(holder: Any, title: str | None) -> list[str]:
    """Authors of a feed or of the source of an entry; not its own title, which names no person."""
    names_here = (author_text(child) for child in holder if name_of(child) == "author")
    return [name for name in names_here if name and name.casefold() != (title or "").casefold()]


def _source_authors(entry: Any) -> list[str]:
    return [name for child in entry if name_of(child) == "source" for name in _named(child, None)]


def _entries(root: Any) -> list[Any]:
    """Entries wherever they stand: RSS 1.0 has them beside the channel, broken feeds inside each other.

    A `url` is one in a sitemap only: in a channel's image it is the picture's address.
    """
    wanted = frozenset({"url"}) if name_of(root) == "urlset" else ENTRIES
    return [element for element in root.iter(etree.Element) if name_of(element) in wanted and element is not root]


def _has_base(entries: list[Any]) -> bool:
    return any(f"{_XML}base" in entry.attrib or any(f"{_XML}base" in child.attrib for child in entry) for entry in entries)


def _base(element: Any, url: str) -> str:
    """xml:base of the element and its ancestors, resolved from the outside in; the feed's URL without any."""
    chain = [holder.get(f"{_XML}base") for holder in (element, *element.iterancestors())]
    base = url
    for step in reversed([base for base in chain if base]):
        base = resolve(step, base)[0] or base
    return base


def _entry(entry: Any, base: str) -> RawEntry:
    """The raw fields of one entry. Links in the order of trust: those of `page_link.py`, a permalink guid."""
    raw = RawEntry(base=base, language=entry.get(f"{_XML}lang"))
    links, permalinks = EntryLinks(), list[str]()
    bodies: dict[str, tuple[str, Markup]] = {}
    contents: list[tuple[str, Markup]] = []
    titles: dict[str, tuple[str, Markup]] = {}
    about = entry.get(_RDF_ABOUT)
    for child in entry:
        name = name_of(child)
        text = (child.text or "").strip()
        if name == "title":
            if not raw.title:
                raw.title, raw.title_kind = marked_text(child)
        elif name == "link":
            links.take(child, base)
        elif name == "loc":
            links.written.append(text)
        elif name in ("guid", "id"):
            raw.guid = raw.guid or text
            permalinks += permalink(child, text)
        elif name in _PUBLISHED and text:
            raw.times.append(("published", name, text))
        elif name in _UPDATED and text:
            raw.times.append(("updated", name, text))
        elif name in _BODIES and name != "media:description":
            if child.get("src") is not None:
                links.take_source(child)
            elif is_text(child):
                bodies.setdefault(name, marked_text(child))
                contents.append(markup_of(child))
        elif name in _FULL_TEXTS:
            contents.append(markup_of(child))
        elif name.endswith(":origlink"):
            links.original.append(text)
        elif name in _TITLES:
            titles.setdefault(name, marked_text(child))
        elif name == "media:group":
            bodies.update(_descriptions(child))
        else:
            _take_particulars(child, name, text, raw)
    raw.links = [
        *links.candidates(),
        *(entry.get(name) for name in ("href", "HREF") if entry.get(name)),  # CDF
        *permalinks,
        *([about] if about else []),
    ]
    raw.guid = raw.guid or about
    if not raw.title:
        raw.title, raw.title_kind = next((titles[name] for name in _TITLES if name in titles), (None, "unknown"))
    raw.rights += links.licenses
    raw.content, raw.content_kind = max(contents, key=lambda body: len(body[0]), default=(None, "unknown"))
    for name in _BODIES:
        text, kind = bodies.get(name, ("", "unknown"))
        if text.strip():
            raw.summary, raw.summary_kind = text, kind
            break
    return raw


def _descriptions(group: Any) -> dict[str, tuple[str, Markup]]:
    """The description of the medium that the entry is about (YouTube's only body); one beside a picture is its caption."""
    return {name: marked_text(child) for child in group if (name := name_of(child)) == "media:description"}


def _take_particulars(child: Any, name: str, text: str, raw: RawEntry) -> None:
    """Authors, tags, rights and language out of a child of an entry."""
    if name in _AUTHORS:
        raw.authors.append(author_text(child))
    elif name in _TAGS:
        raw.tags += tags_of(child, text)
    elif name in _KEYWORDS:
        raw.tags += text.split(",", MANY)
    elif name in RIGHTS:
        raw.rights.append(text or child.get("href") or child.get(RDF_RESOURCE) or "")
    elif statements := rsl_statements(child):
        raw.rights += statements
    elif name == "dc:language":
        raw.language = raw.language or text
    elif name == "news:news":
        _take_news(child, raw)


def _take_news(news: Any, raw: RawEntry) -> None:
    """Google's news element inside a sitemap's url."""
    for child in news.iter(etree.Element):
        name, text = name_of(child), (child.text or "").strip()
        if name == "news:title":
            raw.title = text
        elif name == "news:publication_date":
            raw.times.insert(0, ("published", name, text))
        elif name == "news:language":
            raw.language = text
        elif name == "news:keywords":
            raw.tags += text.split(",", MANY)
        elif name == "news:name" and text:
            raw.authors = []  # a publication, no author


def _children(root: Any, url: str, now: datetime, limit: int) -> tuple[Child, ...]:
    found: list[Child] = []
    for sitemap in root:
        if name_of(sitemap) == "sitemap" and len(found) < limit:
            fields = {name_of(child): (child.text or "").strip() for child in sitemap}
            link, _ = resolve(fields.get("loc"), url)
            if link:
                found.append(Child(url=link, modified=parse_date(fields.get("lastmod", ""), now, source="feed:lastmod")))
    return tuple(found)
