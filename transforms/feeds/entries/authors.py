"""Names out of what feeds write as authors. Pure, linear. An address is no name: one that stands alone names nobody.

RSS 2.0 wants a mail address (`ann@example.com (Ann Vell)`), publishers write a name, an address, both in either order, or the
address of a robot. What is left without addresses is the name.
"""

import re
from collections.abc import Iterable

from transforms.feeds.text.plain_text import several_links

#: Longer "authors" are texts.
MAX_AUTHOR_CHARS = 500

_MAIL = re.compile(
    r"(?:mailto:)?[^\s@<>()\[\],;:\"']{1,100}"
    r"(?:@|\s{0,3}[\[({]\s{0,2}(?:at|@)\s{0,2}[\])}]\s{0,3})"
    r"[^\s@<>()\[\],;:\"']{1,200}(?:\s{0,3}[\[({]\s{0,2}dot\s{0,2}[\])}]\s{0,3}[A-Za-z]{2,20})?",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?://|www\.)[^\s<>()]{1,400}", re.IGNORECASE)
_MAY_HOLD_ADDRESS = re.compile(r"@|://|www\.|mailto:|[\[({]\s{0,2}at\s{0,2}[\])}]", re.IGNORECASE)
_EMPTY = re.compile(r"[<(\[{]\s{0,5}(?:mailto:)?\s{0,5}[>)\]}]")
_IN_BRACKETS = re.compile(r"[(\[<{]\s{0,5}([^()\[\]<>{}]{1,300}?)\s{0,5}[)\]>}]")
_BY = re.compile(r"\A(?:by:?|written by)\s{1,3}(?=\S)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s{0,3}[,;]\s{1,3}(?:and\s{1,3})?|\s{1,3}(?:&|and|und|et|y)\s{1,3}")
_LINE = re.compile(r"[\r\n]{1,10}|<br\s{0,5}/?>", re.IGNORECASE)
_EDGE = " \t\r\n,;:|/\\-–—<>\"'“”«»"
#: What content systems write where nobody is named.
_NOBODY = frozenset(
    {
        "admin",
        "administrator",
        "webmaster",
        "wordpress",
        "root",
        "user",
        "unknown",
        "noreply",
        "no-reply",
        "no reply",
        "nospam",
        "none",
        "null",
        "nobody",
        "n/a",
        "undefined",
    }
)


def author_names(values: Iterable[str]) -> list[str]:
    """The values without addresses, those without a name left out; several people in one value are several. Never raises."""
    parts = (part for value in values for part in _lines(value[: 2 * MAX_AUTHOR_CHARS]))
    return [person for part in parts if (name := author_name(part)) for person in _people(name)]


def _lines(value: str) -> list[str]:
    """The people that a template has written as links or in lines of their own; the value itself where it has not."""
    if "<" not in value and "\n" not in value and "\r" not in value:
        return [value]
    links = several_links(value)
    parts = links or [part for part in _LINE.split(value) if part.strip()]
    if len(parts) > 1 and (links or all(_is_written_like_a_name(part) for part in parts)):
        return parts
    return [value]


def _is_written_like_a_name(part: str) -> bool:
    words = part.split()
    return 2 <= len(words) <= 4 and part.strip()[0].isupper() and words[-1][0].isupper()


def _people(name: str) -> list[str]:
    """The people in `name`: where it is set apart into names of two words or more, each written like one."""
    parts = [part.strip() for part in _BETWEEN.split(name)]
    are_names = all(_is_written_like_a_name(part) for part in parts if part)
    return [part for part in parts if part] if len(parts) > 1 and are_names else [name]


def author_name(value: str) -> str | None:
    """The name in `value`; None where it holds only an address, or a word for nobody."""
    text = value[:MAX_AUTHOR_CHARS]
    bare = text
    if _MAY_HOLD_ADDRESS.search(text):
        bare = _EMPTY.sub(" ", _URL.sub(" ", _MAIL.sub(" ", text)))
    if bare != text:
        whole = _IN_BRACKETS.fullmatch(bare.strip(_EDGE))
        bare = whole.group(1) if whole else bare
        bare = " ".join(bare.split()).strip(_EDGE)
    bare = _BY.sub("", bare.strip())
    if not any(char.isalpha() for char in bare) or bare.lower().strip(" ()[]") in _NOBODY:
        return None
    return bare
