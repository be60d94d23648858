"""Markup to plain text for titles and summaries. Not an HTML extractor: it takes tags off and reads entities. Linear.

The hard question is which of `<words>` are markup. A format may say so (Atom's `type`); RSS says nothing, and publishers escape
once, twice or not at all. The rules (`Markup`): text that is declared as text keeps everything; HTML loses its tags once, and
what is escaped inside it is text; where nothing is declared, what is escaped twice is markup only where it looks like it.
"""

import re
import unicodedata
from collections import Counter
from html import unescape
from typing import Literal, TypeAlias

#: What a text is: `text` holds no markup; `html` is HTML, so that what is escaped in it is text; `unknown` is what RSS gives.
Markup: TypeAlias = Literal["text", "html", "unknown"]

_TAG = re.compile(r"<(?:(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]{0,15})(?P<attributes>[\s/][^<>]*)?|!--[^<>]*--)>")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
#: What word processors put around parts for their own browser (the parts for it alone are comments), and the type of a page.
_DECLARATION = re.compile(r"<!\[(?:if|endif)\b[^<>]{0,200}\]>|<!doctype\s[^<>]{0,500}>", re.IGNORECASE)
#: A CDATA section in a CDATA section: its end has closed the outer one.
_LONE_CDATA = re.compile(r"\A\s{0,100}<!?\[CDATA\[(.*?)(?:\]\]?>?)?\s{0,100}\Z", re.DOTALL)
_ALT = re.compile(r"<img\s[^<>]{0,4000}?\balt\s{0,9}=\s{0,9}(?:\"([^\"<>]{1,1000})\"|'([^'<>]{1,1000})')", re.IGNORECASE)
#: Characters of a list that are searched for links, and a link with its words.
_MAX_LINKS_CHARS = 10_000
_LINK = re.compile(r"<a\s[^<>]{0,1000}>.{1,1000}?</a\s{0,5}>", re.DOTALL | re.IGNORECASE)
_CUT_TAG = re.compile(r"<(/?[A-Za-z][A-Za-z0-9-]{0,15}\s[^<>]{0,4000}|/?[A-Za-z]{1,15}|/|!-{0,2}[^<>]{0,100})?$")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HIDDEN = frozenset({"script", "style", "noscript", "template"})
# ruff: noqa: SIM905 - a row of words is easier to read than a list of quoted ones
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big blink cite code del dfn em font i ins kbd mark nobr q s samp small span strike strong sub
    sup tt u var wbr""".split()
)
#: Tags that format: they are markup wherever they stand, also without the tag that closes them.
_FORMATTING = _INLINE | frozenset(
    """address article aside blockquote br center dd details dir div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr
    li ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
#: Tags that are about a page, a form or a medium: a title that names one of them, bare and alone, speaks of it.
_HTML_NAMES = _FORMATTING | frozenset(
    """amp-img applet area audio base body button caption col colgroup embed fieldset form frame frameset head html iframe img
    input label link main map marquee meta nav noembed noframes noscript object option param picture rp rt ruby script select
    source style svg template textarea time title track video""".split()
)
#: Of what was escaped twice, these need no closing tag to be markup.
_BREAKS = frozenset({"br", "hr", "wbr"})
_CONTROLS = frozenset({"Cc", "Cs", "Cf"})
_HARMLESS = frozenset("\u200c\u200d")  # joiners are part of the spelling of Persian and Indian languages


def plain_text(markup: str, limit: int, *, kind: Markup = "unknown") -> str | None:
    """`markup` as one line of plain text of at most `limit` characters; None where nothing is left.

    Tags of HTML go, other `<words>` stay, and so do names of tags that format nothing, bare and unclosed ("How should <select>
    behave?"). Entities are read, also where they were escaped twice. Of a text that is nothing but an image its words stay; one
    that is nothing but bare tags stays as it is: then it was no markup. Longer texts are cut at a word.
    """
    # Twenty times the limit holds enough text behind any amount of tags that a feed has.
    source = markup[: 20 * limit + 1000]
    if "[CDATA[" in source:
        source = without_cdata(source) if kind != "text" else _LONE_CDATA.sub(r"\1", source)
    text, had_tags = source, False
    if kind != "text" and "<" in source:
        text = _without_tags(_CUT_TAG.sub(_kept_start, _without_comments(source)), _FORMATTING)
        had_tags = text != source
    if "&" in text:
        text = unescape(text)
        if kind == "unknown" and not had_tags and "<" in text:
            text = _without_tags(without_cdata(text), _BREAKS)
        if _ENTITY.search(text):
            text = unescape(text)
    line = _one_line(text) or _one_line(_what_is_left(source))
    if len(line) > limit:
        cut = line[:limit].rpartition(" ")[0] or line[: limit - 1]
        line = cut.rstrip() + "…"
    return line or None


def without_cdata(text: str) -> str:
    """`text` without the marks of CDATA sections that were escaped or put into another; a lone mark inside is text."""
    if "[CDATA[" not in text:
        return text
    # Each mark up to the last end has an end behind it, so that the search is linear.
    end = text.rfind("]]>") + 3
    text = _CDATA.sub(r"\1", text[:end]) + text[end:] if end > 2 else text
    return _LONE_CDATA.sub(r"\1", text)


def _without_comments(source: str) -> str:
    """`source` without its comments; one that is never closed stays."""
    if "<!" not in source:
        return source
    # Each start up to the last end has an end behind it, so that the search is linear.
    end = source.rfind("-->") + 3
    source = _COMMENT.sub(" ", source[:end]) + source[end:] if end > 2 else source
    return _DECLARATION.sub(" ", source)


def _what_is_left(source: str) -> str:
    """The words of an image in markup without text; nothing of other tags that have attributes, or of spaces that were escaped;
    bare tags as they are."""
    markup = unescape(source)
    if "<" not in markup:
        return ""
    if found := _ALT.search(markup):
        return unescape(found[1] or found[2])
    return "" if "=" in markup and "<" in markup else source


def several_links(markup: str) -> list[str]:
    """The links in `markup`, each with its words, where they are several: a list that a template has written."""
    if "</a" not in markup and "</A" not in markup:
        return []
    links = _LINK.findall(markup[:_MAX_LINKS_CHARS])
    return links if len(links) > 1 else []


def is_block(name: str) -> bool:
    """True for an element of this lower-case name whose text stands apart from what is beside it."""
    return name not in _INLINE


def _kept_start(found: re.Match[str]) -> str:
    """Nothing of a tag that the end of the text has cut; a lone `<` or what names no tag stays."""
    name = (found.group(1) or "").split(None, 1)[0].strip("/!-").lower() if found.group(1) else ""
    whole = found.group()
    return "" if "=" in whole and name in _HTML_NAMES else whole


def _without_tags(text: str, alone: frozenset[str]) -> str:
    """`text` without its markup: tags of HTML that have attributes or a partner, and those that count also `alone`."""
    tags = [(found, (found["name"] or "").lower()) for found in _TAG.finditer(text)]
    opened = Counter(name for found, name in tags if name and not found["close"])
    closed = Counter(name for found, name in tags if found["close"])
    parts: list[str] = []
    at, hidden = 0, ""
    for found, name in tags:
        if name and not _is_markup(name, found["attributes"] or "", alone, bool(opened[name] and closed[name])):
            continue
        if hidden:
            if name == hidden and found["close"]:
                hidden = ""
            at = found.end()
            continue
        parts.append(text[at : found.start()])
        parts.append("" if name in _INLINE else " ")
        at = found.end()
        if name in _HIDDEN and not found["close"] and not found.group().endswith("/>"):
            hidden = name
    if not hidden:
        parts.append(text[at:])
    return "".join(parts)


def _is_markup(name: str, attributes: str, alone: frozenset[str], has_partner: bool) -> bool:
    if name not in _HTML_NAMES:
        return False
    return name in alone or has_partner or "=" in attributes


def _one_line(text: str) -> str:
    """White space as single spaces, no control or format characters that could disturb a terminal, NFC."""
    if not text.isprintable():
        text = "".join(
            char for char in text if char.isspace() or char in _HARMLESS or unicodedata.category(char) not in _CONTROLS
        )
    return unicodedata.normalize("NFC", " ".join(text.split()))
