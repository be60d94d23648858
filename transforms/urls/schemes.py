"""Schemes as they are mistyped: put before an address that has one, or without their colon or a slash. Pure, linear."""

import re

#: `http://https://site`, `https//site`, `http:/site`, `https:\\site`; browsers read backslashes and one slash so (WHATWG URL).
_SCHEMES = re.compile(r"(?:https?:[/\\]{0,2})*(https?)(?::[/\\]{1,2}|//)(?=[^/\\\s])", re.IGNORECASE)


def with_one_scheme(text: str) -> str:
    """`text` with `http://` or `https://` for what its beginning means by it, the last scheme of several; else as it is."""
    found = _SCHEMES.match(text)
    if found is None or found[0] == f"{found[1]}://":
        return text
    return f"{found[1]}://{text[found.end() :]}"
