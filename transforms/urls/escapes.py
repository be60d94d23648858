"""One spelling of the escapes of a URL."""

import re

_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})|(%)|([^!$&-;=?-Z_a-z~\[\]#@]+)")


def escaped(text: str) -> str:
    """One spelling of escapes: unreserved characters plain, the rest upper case, what may not stand in a URL as UTF-8."""

    def one(found: re.Match[str]) -> str:
        code, percent, raw = found.groups()
        if code is not None:
            char = chr(int(code, 16))
            return char if char in _UNRESERVED else "%" + code.upper()
        if percent:
            return "%25"
        return "".join(f"%{byte:02X}" for byte in raw.encode("utf-8", "replace"))

    return _ESCAPE.sub(one, text) if _ESCAPE.search(text) else text
