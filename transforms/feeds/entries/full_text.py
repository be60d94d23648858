"""The article that a feed carries itself: `content:encoded`, Atom's content, JSON Feed's `content_html`, cleaned to paragraphs.

As in records: a blank line between paragraphs, `## ` before headings, `- ` before items. Pure, linear, without a tree: feeds
of a hundred long entries are read at every change. What a feed adds around an article (pictures, forms, "The post ... appeared
first on ...") is left out. It does not judge how good the text is.
"""

import re
import unicodedata
from html import unescape

from transforms.feeds.text.plain_text import Markup, is_block, without_cdata

#: Longer articles are cut at a paragraph: an item waits in the ledger.
MAX_TEXT_CHARS = 40_000
#: Shorter texts are teasers: the summary has them.
MIN_TEXT_CHARS = 500
_MAX_MARKUP_CHARS = 400_000

_TAG = re.compile(r"<(?:(/?)([A-Za-z][A-Za-z0-9:-]{0,20})((?:[\s/][^<>]*)?)|![^<>]{0,200}|\?[^<>]{0,200})>")
_SKIPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "iframe", "object", "form", "button", "select", "nav", "aside"),
        *("figure", "figcaption", "video", "audio", "picture", "head", "title", "textarea", "footer"),
    )
)
_CODE = frozenset({"script", "style", "textarea", "title", "head"})
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_END_OF_FEED = re.compile(
    r"(?:The post .{1,300} (?:appeared first|first appeared) on .{1,200}"
    r"|(?:Continue reading|Keep reading|Read more|Read the (?:full|rest of).{0,60}|Weiterlesen|Lire la suite|Leer m[aá]s)\b"
    r".{0,200}"
    r"|(?:Share this|Like this|Related|Comments?|Advertisement|Filed under|Tags?)\s{0,3}:.{0,300}"
    r"|(?:Source|Via|Originally published (?:at|on))\s{0,3}:?\s{0,3}\S{0,200})",
    re.IGNORECASE | re.DOTALL,
)
#: What may end a paragraph.
_MAY_BREAK = re.compile(r"\n|(?:<|&lt;)(?:p|br|li|div|h[1-6]|tr|blockquote)\b", re.IGNORECASE)
_CUT = re.compile(r"(?:\[?(?:…|\.\.\.|&hellip;)\]?|\bread more\b.{0,5}|»|→)\s*$", re.IGNORECASE)


def full_text(markup: str | None, kind: Markup = "html") -> str | None:
    """The paragraphs of `markup`, at most 40,000 characters; None where they are no article: too short, or cut short."""
    text = _paragraphs(markup, kind) if markup and len(markup) >= MIN_TEXT_CHARS else ""
    return text if len(text) >= MIN_TEXT_CHARS and not _CUT.search(text[-40:]) else None


def short_text(markup: str | None, kind: Markup, most: int) -> str | None:
    """The paragraphs of `markup`, whatever their length, where one line of at most `most` characters does not hold them; None
    where it does: teasers are that, and reading them again takes as long as reading the rest of the entry."""
    if not markup or (len(markup) <= most and not _MAY_BREAK.search(markup)):
        return None
    return _paragraphs(markup, kind) or None


def _paragraphs(markup: str, kind: Markup) -> str:
    source = without_comments(markup[:_MAX_MARKUP_CHARS])
    if kind != "text" and "<" not in source and "&lt;" in source:
        source = unescape(source)  # escaped twice
    if kind != "text":
        source = without_cdata(source)
    lines = _lines(source) if kind != "text" and "<" in source else [line.strip() for line in source.split("\n")]
    while lines and (not lines[-1] or _END_OF_FEED.fullmatch(lines[-1])):
        lines.pop()
    kept: list[str] = []
    length = 0
    for line in lines:
        text = _clean(line)
        if not text or text in ("-", "##"):
            continue
        length += len(text) + 2
        if length > MAX_TEXT_CHARS:
            break
        kept.append(text)
    return "\n\n".join(kept)


def without_comments(markup: str) -> str:
    """`markup` without its comments; up to one that is never closed."""
    parts: list[str] = []
    at = 0
    while (start := markup.find("<!--", at)) >= 0:
        parts.append(markup[at:start])
        end = markup.find("-->", start + 4)
        if end < 0:
            return "".join(parts)
        at = end + 3
    return "".join([*parts, markup[at:]])


def _lines(markup: str) -> list[str]:
    parts: list[str] = []
    closes: dict[str, int] = {}
    at, skipping, depth = 0, "", 0
    for found in _TAG.finditer(markup):
        name = (found[2] or "").lower()
        if skipping:
            if name == skipping:
                depth += -1 if found[1] else 0 if found[3].endswith("/") else 1
                if depth <= 0:
                    skipping, at = "", found.end()
            continue
        parts.append(_one_space(markup[at : found.start()]))
        at = found.end()
        if not name:
            continue
        if name in _SKIPPED and not found[1] and not found[3].endswith("/"):
            if name not in closes:
                closes[name] = _last_close(name, markup)
            if at <= closes[name]:
                skipping, depth = name, 1
        if is_block(name) and name != "img":
            parts.append("\n")
        if name == "li" and not found[1]:
            parts.append("- ")
        elif name in _HEADINGS and not found[1]:
            parts.append("## ")
    if not skipping:
        parts.append(_one_space(markup[at:]))
    return unescape("".join(parts)).split("\n")


def _last_close(name: str, markup: str) -> int:
    """Where an element of this name is closed for the last time. The article goes on in one that opens later; code does not."""
    if name in _CODE:
        return len(markup)
    return max((found.start() for found in re.finditer(f"</{name}[\\s>]", markup, re.IGNORECASE)), default=-1)


def _one_space(text: str) -> str:
    """A line break in the source is white space and no paragraph."""
    return text.replace("\r", " ").replace("\n", " ")


def _clean(line: str) -> str:
    if not line.isprintable():
        line = "".join(
            char
            for char in line
            if char.isspace() or char in "\u200c\u200d" or unicodedata.category(char) not in ("Cc", "Cs", "Cf")
        )
    return unicodedata.normalize("NFC", " ".join(line.split()))
