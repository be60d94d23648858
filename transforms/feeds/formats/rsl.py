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
    for child in element.iter():
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name in ("permits", "prohibits") and child.get("type", "usage") == "usage":
            words = " ".join((child.text or "").replace(",", " ").split())[:200]
            if words:
                found.append(f"rsl:{name}: {words}")
        elif name == "content" and child.get("server"):
            found.append(f"rsl:server: {child.get('server')[:300]}")
        if len(found) >= _MAX:
            break
    return found
