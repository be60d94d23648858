"""Markup to plain text for titles and summaries. Not an HTML extractor: it takes tags off and reads entities. Linear."""

import re
import unicodedata
from html import unescape

_TAG = re.compile(r"<(?:/?([A-Za-z][A-Za-z0-9]{0,15})(?:[\s/][^<>]*)?|!--[^<>]*--|!\[CDATA\[[^<>]*\]\])>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HIDDEN = frozenset({"script", "style", "noscript", "template"})
# ruff: noqa: SIM905 - a row of words is easier to read than a list of quoted ones
_HTML_NAMES = frozenset(
    """a abbr acronym address article aside audio b bdi bdo big blockquote br button caption center cite code col colgroup dd
    del
    details dfn dir div dl dt em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr html body head i iframe
    img input
    ins kbd label li link map mark meta nav noscript object ol option p param picture pre q rp rt ruby s samp script section
    select
    small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr
    track tt
    u ul var video wbr amp-img""".split()
)
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup tt u var
    wbr""".split()
)
_CONTROLS = frozenset({"Cc", "Cs", "Cf"})
_HARMLESS = frozenset("\u200c\u200d")  # joiners are part of the spelling of Persian and Indian languages


def plain_text(markup: str, limit: int, *, has_tags: bool = True) -> str | None:
    """`markup` as one line of plain text of at most `limit` characters; None where nothing is left.

    Tags of HTML go, other `<words>` stay; entities are read, also where they were escaped twice. A text that is nothing but
    tags stays as it is: then it was no markup. Without `has_tags` what looks like a tag stays. Longer texts are cut at a word.
    """
    # Twenty times the limit holds enough text behind any amount of tags that a feed has.
    source = markup[: 20 * limit + 1000]
    text = _without_tags(source) if has_tags and "<" in source else source
    if "&" in text:
        text = unescape(text)
        if has_tags and "<" in text:
            text = _without_tags(text)
        if _ENTITY.search(text):
            text = unescape(text)
    line = _one_line(text) or _one_line(source)
    if len(line) > limit:
        cut = line[:limit].rpartition(" ")[0] or line[: limit - 1]
        line = cut.rstrip() + "…"
    return line or None


def _without_tags(text: str) -> str:
    parts: list[str] = []
    at, hidden = 0, ""
    for found in _TAG.finditer(text):
        name = (found.group(1) or "").lower()
        if name and name not in _HTML_NAMES:
            continue
        if hidden:
            if name == hidden and found.group().startswith("</"):
                hidden = ""
            at = found.end()
            continue
        parts.append(text[at : found.start()])
        parts.append("" if name in _INLINE else " ")
        at = found.end()
        if name in _HIDDEN and not found.group().startswith("</") and not found.group().endswith("/>"):
            hidden = name
    if not hidden:
        parts.append(text[at:])
    return "".join(parts)


def _one_line(text: str) -> str:
    """White space as single spaces, no control or format characters that could disturb a terminal, NFC."""
    if not text.isprintable():
        text = "".join(
            char for char in text if char.isspace() or char in _HARMLESS or unicodedata.category(char) not in _CONTROLS
        )
    return unicodedata.normalize("NFC", " ".join(text.split()))
