"""Reads OPML leniently and writes it strictly.

Read leniently: any encoding, bare ampersands, HTML entities, `xmlUrl` in any spelling, folders in folders, no text, no type.
An outline without a usable address is left out. Written as OPML 2.0 (opml.org/spec2.opml).
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from lxml import etree

from pipeline.sources.feed_address import address_key, bare, problem_of, with_scheme
from pipeline.sources.listing import Listing, ListProblem, merged
from transforms.feeds.entries.full_text import without_comments
from transforms.feeds.sources import FeedSource
from transforms.feeds.text.decode import decode
from transforms.feeds.text.plain_text import plain_text
from transforms.feeds.text.repair import repaired

#: Folders deeper than this, and tags above this number, are dropped.
MAX_DEPTH, MAX_TAGS, MAX_TAG_CHARS = 10, 20, 200

_ADDRESSES = ("xmlurl", "xml_url", "xml-url", "feedurl", "feed_url", "rssurl", "feed", "rss")
#: Types of outlines whose `url` is no feed's (OPML 2.0: link, include; Trello, Workflowy and others).
_NO_FEED = frozenset({"link", "include", "page", "website", "text", "html", "folder", "bookmark"})
_LESS_IN_VALUE = re.compile(r"(=\s{0,9}\"[^\"<>]{0,2000})<(?=[^\"]{0,2000}\"[\s/>])")
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)")
_IN_ADDRESS = re.compile(r"((?:xml_?-?|feed_?|rss)?url\s{0,9}=\s{0,9})(\"[^\"]{0,9000}\"|'[^']{0,9000}')", re.IGNORECASE)


_WRITTEN = re.compile(
    r"\sxml_?url\s{0,9}=\s{0,9}(?:\"([^\"<>\s]{1,8000})\"|'([^'<>\s]{1,8000})'|([^\"'<>\s]{1,8000})(?=[\s>]))", re.IGNORECASE
)


def read_opml(data: bytes, name: str) -> Listing:
    """The feeds of the OPML in `data` with their titles and, as tags, their folders and categories. Never raises."""
    # In an address no `&name;` but XML's own is an entity: `?a=1&copy;=2` must stay what it is.
    text = _IN_ADDRESS.sub(lambda found: found[1] + _BARE_AMPERSAND.sub("&amp;", found[2]), decode(data, "windows-1252"))
    prepared = repaired(text)
    # Lines are counted in what the user sees, from which the repair has taken what stands before the root.
    taken = text.count("\n") - prepared.count("\n")
    for _ in range(3):
        prepared = _LESS_IN_VALUE.sub(r"\1&lt;", prepared)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.fromstring(prepared.encode("utf-8", "ignore"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return Listing((), (ListProblem(name, f"this is not valid OPML: {error}"),), "OPML")
    sources: dict[str, FeedSource] = {}
    problems: list[ListProblem] = []
    hidden: frozenset[str] = _taken_out(root) if root is not None else frozenset()
    for line, found in _outlines(root, ()) if root is not None else ():
        if isinstance(found, str):
            problems.append(ListProblem(f"{name}, line {line + taken}", found))
        else:
            known = sources.get(key := address_key(found.url))
            sources[key] = found if known is None else merged(known, found)
    # What is broken beyond what an XML parser mends (quotes in a title, values without quotes) keeps its whole addresses.
    for written in _WRITTEN.finditer(without_comments(text)):
        url = bare(unescape(written[1] or written[2] or written[3]))
        if problem_of(url) is None and address_key(url) not in hidden:
            sources.setdefault(address_key(url), FeedSource(url))
    if not sources and not problems:
        hint = "this is XML but names no feeds: an OPML file has outline elements with an xmlUrl attribute"
        problems.append(ListProblem(name, hint))
    return Listing(tuple(sources.values()), tuple(problems), "OPML")


def _taken_out(root: Any) -> frozenset[str]:
    """Takes outlines that are marked as comments, and all below them, out of the tree (OPML 2.0); their addresses."""
    keys = set[str]()
    for outline in [element for element in root.iter(etree.Element) if _is_comment(element)]:
        values = (str(value).strip() for element in outline.iter(etree.Element) for value in element.values())
        keys.update(address_key(bare(value)) for value in values if "://" in value)
        if outline.getparent() is not None:
            outline.getparent().remove(outline)
    return frozenset(keys)


def _is_comment(element: Any) -> bool:
    return any(str(key).lower() == "iscomment" and str(value).lower() == "true" for key, value in element.items())


def _outlines(root: Any, folders: tuple[str, ...]) -> Iterator[tuple[int, FeedSource | str]]:
    """(line, feed or what is wrong) of all outlines below `root`, in their order. Without recursion: files may be deep."""
    waiting: list[tuple[Any, tuple[str, ...]]] = [(child, folders) for child in reversed(root)]
    while waiting:
        element, above = waiting.pop()
        inside = above
        if isinstance(element.tag, str) and element.tag.rpartition("}")[2].lower() == "outline":
            given = {str(key).rpartition("}")[2].lower(): str(value).strip() for key, value in element.items()}
            label = _label(given)
            found = _feed(given, label, above, has_children=len(element) > 0)
            if found is not None:
                yield element.sourceline or 0, found
            if label and not isinstance(found, FeedSource) and len(above) < MAX_DEPTH:
                inside = (*above, label)
        waiting += [(child, inside) for child in reversed(element)]


def _label(given: dict[str, str]) -> str:
    text = given.get("title") or given.get("text") or given.get("name") or ""
    return (plain_text(text, MAX_TAG_CHARS) or "") if text else ""


def _feed(given: dict[str, str], label: str, above: tuple[str, ...], *, has_children: bool) -> FeedSource | str | None:
    """The feed of an outline; what is wrong with it; None for a folder or a note."""
    kind = given.get("type", "").lower()
    address = next((given[key] for key in _ADDRESSES if given.get(key)), "")
    if not address and kind not in _NO_FEED:
        address = given.get("url", "")
    if kind == "include":
        return f"the outline {label[:100]!r} includes another list, which is not read: name that list, too"
    if not address:
        if kind in ("rss", "atom", "feed") and not has_children:
            return f"the outline {label[:100]!r} has no xmlUrl"
        return None
    url = with_scheme(bare(address if "<" in address else "%20".join(address.split())))
    problem = problem_of(url)
    if problem is not None:
        return f"the outline {label[:100]!r} is left out: {problem}" if label else problem
    categories = [part.strip(" /") for part in given.get("category", "").split(",")]
    tags = dict.fromkeys(tag[:MAX_TAG_CHARS] for tag in (*above, *categories) if tag)
    return FeedSource(url, title=label or None, tags=tuple(tags)[:MAX_TAGS], language=given.get("language") or None)


def write_opml(sources: Iterable[FeedSource]) -> str:
    """The feeds as OPML 2.0 in one folder a first tag; the other tags as categories."""
    folders: dict[str, list[FeedSource]] = {}
    for source in sources:
        folders.setdefault(source.tags[0] if source.tags else "", []).append(source)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "  <head><title>newsbeam</title></head>",
        "  <body>",
    ]
    for folder, feeds in folders.items():
        indent = "      " if folder else "    "
        lines += [f"    <outline text={_quoted(folder)} title={_quoted(folder)}>"] if folder else []
        lines += [indent + _outline(feed, folder) for feed in feeds]
        lines += ["    </outline>"] if folder else []
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _outline(feed: FeedSource, folder: str) -> str:
    label = feed.title or feed.url
    others = [tag.replace(",", " ") for tag in feed.tags if tag != folder]
    category = f" category={_quoted(','.join(others))}" if others else ""
    language = f" language={_quoted(feed.language)}" if feed.language else ""
    return f'<outline type="rss" text={_quoted(label)} title={_quoted(label)} xmlUrl={_quoted(feed.url)}{category}{language}/>'


def _quoted(text: str) -> str:
    from xml.sax.saxutils import quoteattr  # noqa: PLC0415 - imports urllib.request, and only written lists need it

    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    """The text without characters that XML 1.0 does not allow."""
    return "".join(
        char if char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\ufffe\uffff" else " " for char in text
    )
