"""Names of hosts in one spelling, and the www host that AMP and mobile hosts stand for. Pure, never raises."""

import re
import unicodedata
from urllib.parse import unquote

import idna

from transforms.urls.rules import REGISTRY_LABELS, VARIANT_LABELS

_LABEL = re.compile(r"[a-z0-9-]{1,63}")
_WWW = re.compile(r"www\d{0,2}\.(?=[^.]+\.)")


def host_name(host: str) -> str:
    """`host` as DNS spells it: lower case, IDNA (UTS 46), no trailing dot. What IDNA refuses stays as it is, in lower case."""
    host = unquote(host) if "%" in host else host
    host = host.rstrip(".").lower()
    if host.isascii() or len(host) > 253:  # the longest name in DNS; longer ones would only cost time
        return host
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return ".".join(map(_label, host.split(".")))


def _label(label: str) -> str:
    """A label of a host that IDNA refuses as a whole: underscores and emoji are in use, and browsers take them."""
    if label.isascii():
        return label
    try:
        return idna.encode(label, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        pass
    try:
        coded = "xn--" + idna.uts46_remap(label, std3_rules=False).encode("punycode").decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return label
    return coded if _is_emoji(label) and _LABEL.fullmatch(coded) else label


def _is_emoji(label: str) -> bool:
    """True for a label of symbols that some registries sell (i❤.ws), not of punctuation."""
    return all(char.isalnum() or char in "-\ufe0f" or unicodedata.category(char) == "So" for char in label)


def unvaried_host(authority: str) -> str:
    """`m.example.com` as `www.example.com`, `en.m.wikipedia.org` as `en.wikipedia.org`."""
    labels = authority.split(".")
    if len(labels) >= 3 and labels[0] in VARIANT_LABELS and not (len(labels) == 3 and labels[1] in REGISTRY_LABELS):
        rest = labels[1:]
        return ".".join(rest if rest[0] == "www" else ["www", *rest])
    if len(labels) >= 4 and labels[1] in ("m", "amp") and "@" not in labels[0]:
        return ".".join([labels[0], *labels[2:]])
    if len(labels) >= 3 and labels[0].startswith("amp-"):
        return authority.removeprefix("amp-")
    return authority


def plain_host(host: str) -> str:
    """`example.com` for `www.example.com` and `www2.example.com`."""
    return _WWW.sub("", host, count=1) if _WWW.match(host) else host
