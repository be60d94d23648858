"""Puts the elements of an entry back where they belong in a tree that was recovered from broken XML.

Behind an element that is not closed (`<link>http://site.example/1<pubDate>...`, `<description>a <b>word <i>`) recovery reads
the rest of the entry as its content.
"""

from typing import Any

from lxml import etree

from transforms.feeds.formats.xml_names import name_of

#: Elements of an entry that are none of HTML, and hold text only.
_OF_ENTRIES = frozenset({"link", "guid", "pubdate", "comments", "category", "author", "description"})
_HOLDERS = _OF_ENTRIES | {"title", "summary", "content", "content:encoded", "dc:date", "dc:creator"}
_OF_HTML = ("xhtml:", "svg:", "?:")
_ENTRIES = frozenset({"item", "entry"})


def release_strays(root: Any) -> None:
    """Move the elements of entries that stand in others of the same entry to its end, and an entry that stands in another one
    behind it."""
    last: dict[Any, Any] = {}
    for entry in [element for element in root.iter(etree.Element) if name_of(element) in _ENTRIES]:
        outer = next((around for around in entry.iterancestors() if name_of(around) in _ENTRIES), None)
        if outer is not None and outer.getparent() is not None:
            last.get(outer, outer).addnext(entry)
            last[outer] = entry
        for child in list(entry):
            if len(child) and name_of(child) in _HOLDERS:
                for stray in _strays(child):
                    entry.append(stray)


def _strays(holder: Any) -> list[Any]:
    found = []
    waiting = list(reversed(holder))
    while waiting:
        element = waiting.pop()
        name = name_of(element)
        is_stray = name in _OF_ENTRIES or (":" in name and not name.startswith(_OF_HTML))
        if is_stray:
            found.append(element)
        if name in _HOLDERS or not (is_stray or name in _ENTRIES):
            waiting += reversed(element)
    return found
