"""XML text to a tree, for documents whose namespaces are wrong too: publishers forget them, and mistake them for others'."""

import re
from typing import Any

from lxml import etree

from transforms.feeds.formats.xml_names import ROOTS, USUAL_NAMESPACES, name_of

#: Prefixes that are declared for a document at most; feeds use some dozen.
MAX_PREFIXES = 50

_FIRST_TAG = re.compile(r"<[A-Za-z_][\w.:-]{0,60}(?=[\s/>])")
_PREFIX = re.compile(
    r"</?([A-Za-z_][\w.-]{0,30}):[A-Za-z_]|[\s\"']([A-Za-z_][\w.-]{0,30}):[A-Za-z_][\w.-]{0,60}\s{0,5}=\s{0,5}[\"']"
)
_DECLARATION = re.compile(r"\sxmlns:([A-Za-z_][\w.-]{0,30})\s{0,5}=")


def parse_tree(text: str, *, recover: bool) -> Any | None:
    """The root of `text` (prepared by `repair.py`); None if it is not XML or, with `recover`, nothing can be recovered.

    No DTD, no entities, no network; `huge_tree` because libxml2 stops at text of 10 MB and 256 levels without it. Elements of
    the format that the root has put into another namespace (`<rss xmlns="http://www.w3.org/1999/xhtml">`) are in none.
    """
    parser = etree.XMLParser(
        recover=recover,
        huge_tree=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "ignore"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is not None:
        _make_native(root)
    return root


def with_declared_prefixes(text: str) -> str | None:
    """`text` with a declaration on its root for each prefix that the root does not declare; None where it declares all."""
    found = _FIRST_TAG.search(text)
    if found is None:
        return None
    end = text.find(">", found.end())
    declared = {"xml", "xmlns", *_DECLARATION.findall(text[found.end() : end])}
    used = dict.fromkeys(element or attribute for element, attribute in _PREFIX.findall(text))
    missing = [prefix for prefix in used if prefix not in declared][:MAX_PREFIXES]
    if not missing:
        return None
    added = "".join(
        f' xmlns:{prefix}="{USUAL_NAMESPACES.get(prefix.lower(), "urn:undeclared:" + prefix)}"' for prefix in missing
    )
    return text[: found.end()] + added + text[found.end() :]


def _make_native(root: Any) -> None:
    """Take the elements that share the root's prefix out of its namespace, where that is no namespace of a feed."""
    space, brace, name = root.tag.rpartition("}")
    if not brace or name.lower() not in ROOTS or name_of(root) == name.lower():
        return
    for element in list(root.iter(f"{space}}}*")):
        if element.prefix == root.prefix:
            element.tag = element.tag[len(space) + 1 :]
