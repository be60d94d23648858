"""Which parameters of a URL select content, and which count visitors or carry a session."""

import re
from urllib.parse import unquote

from transforms.urls.escapes import escaped
from transforms.urls.rules import (
    BESIDE_CHANNELS,
    CHANNELS,
    CONTENT_NAMES,
    FEATURE_VALUES,
    MAY_NUMBER,
    SOURCE_NAMES,
    TRACKING_NAMES,
    TRACKING_PREFIXES,
    VARIANT_PARAMETERS,
    WORD_IS_TRACKING,
)

_DIGIT = re.compile(r"\d")
_SESSION_VALUE = re.compile(r"(?=[^0-9]*[0-9])(?=[^a-zA-Z]*[a-zA-Z])[0-9a-zA-Z]{16,64}")
_WORDS = re.compile(r"[^a-z0-9-]+")
#: What a second question mark adds: templates append it to addresses that have a query.
_SECOND_QUERY = re.compile(
    r"\?(?:utm_[a-z]+|at_[a-z]+|ns_[a-z]+|fbclid|gclid|xtor|wt_mc|cmpid|ocid)=.*", re.IGNORECASE | re.DOTALL
)


def kept_query(query: str, host: str, path: str, *, whole: bool) -> str:
    """The query of a URL without what does not select content, sorted by name; with `whole`, all of it but utm_ parameters."""
    kept: list[tuple[str, str, str]] = []
    numbers: list[tuple[str, str, str]] = []
    for part in query.lstrip("?").split("&") if query else ():
        name, equals, value = part.partition("=")
        if "?" in value:
            value = _SECOND_QUERY.sub("", value)
        # A feed that escapes twice leaves `&amp;b=2`: the second name arrives as `amp;b`.
        while name.startswith("amp;"):
            name = name[4:]
        if name and (
            not name.lower().startswith("utm_")
            if whole
            else not _is_dropped(unquote(name).lower(), unquote(value).lower(), host)
        ):
            kept.append((name, equals, value))
        elif name.lower() in MAY_NUMBER and _DIGIT.search(value):
            numbers.append((name, equals, value))
    if numbers and not kept and not _names_article(path):
        kept = numbers
    pairs = [(escaped(name), equals + escaped(value)) for name, equals, value in kept]
    pairs.sort(key=lambda pair: pair[0])
    return "&".join(name + rest for name, rest in pairs)


def _names_article(path: str) -> bool:
    """Whether the last part of a path may be an article's own: it has a number or is a slug of three words. A front page needs
    no name."""
    last = path.rstrip("/").rpartition("/")[2]
    return not last or _DIGIT.search(last) is not None or last.count("-") > 1


def _is_dropped(name: str, value: str, host: str) -> bool:
    """True where the parameter does not select content."""
    if name in TRACKING_NAMES or name.startswith(TRACKING_PREFIXES):
        return True
    if name in VARIANT_PARAMETERS and (not VARIANT_PARAMETERS[name] or value in VARIANT_PARAMETERS[name]):
        return True
    if name == "feature":
        return value in FEATURE_VALUES
    if name in ("sid", "s", "zenid", "oscsid") and _SESSION_VALUE.fullmatch(value):
        return True
    if name in ("_", "nocache") and len(value) >= 8 and value.isdigit():
        return True  # a time, so that no cache answers
    if name in ("si", "pp", "ab_channel") and host.endswith(("youtube.com", "youtu.be", "spotify.com")):
        return True
    if name in ("hl", "gl", "ceid", "oc") and host == "news.google.com":
        return True
    if name in WORD_IS_TRACKING:
        return not value.isdigit()
    if name in CONTENT_NAMES:
        return False
    return _says_channel(value, loosely=name in SOURCE_NAMES)


def _says_channel(value: str, loosely: bool) -> bool:
    """True for `rss`, `rss_feed`, `share-twitter`; with `loosely`, also where a channel is the first of other words."""
    words = [word.strip("-") for word in _WORDS.split(value.replace("-", " ")[:80]) if word.strip("-")]
    if not any(word in CHANNELS for word in words):
        return False
    return (loosely and words[0] in CHANNELS) or all(word in CHANNELS or word in BESIDE_CHANNELS for word in words)
