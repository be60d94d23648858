"""Statements of Really Simple Licensing (RSL 1.0, rslstandard.org) in feeds and their entries."""

from typing import Any

_NAMESPACE = "rslstandard.org"
_MAX = 20


def rsl_statements(element: Any) -> list[str]:
    """What an RSL element permits and prohibits, as `rsl:permits: search`; none for any other element.

    Only statements about usage: those for users and regions limit a licence that newsbeam does not read.
    """
    if not isinstance(element.tag, str) or _NAMESPACE not in element.tag:
        return []
    found = []
    for one in element.iter():
        name = one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""
        if name in ("permits", "prohibits") and one.get("type", "usage") == "usage":
            words = " ".join((one.text or "").replace(",", " ").split())[:200]
            if words:
                found.append(f"rsl:{name}: {words}")
        elif name == "content" and one.get("server"):
            found.append(f"rsl:server: {one.get('server')[:300]}")
        if len(found) >= _MAX:
            break
    return found
