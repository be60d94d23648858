"""Removes user names and passwords from URLs that come from data: they would end up in records. Pure, linear."""

import re

#: The text between `//` (of `http:` also without) and the last `@` of the authority, as browsers read it (WHATWG URL).
_USER_INFO = re.compile(r"\A(\s*(?:https?:[/\\]{0,9}|(?:[A-Za-z][A-Za-z0-9+.-]{0,30}:)?[/\\]{2,9}))[^/\\?#]*@", re.IGNORECASE)
_PASSWORD = re.compile(r"\A(\s*https?://)[^/\\?#@:]*:[^/\\?#]*@", re.IGNORECASE)


def without_user_info(url: str) -> str:
    """`url` without `user:password@`."""
    return _USER_INFO.sub(r"\1", url, count=1) if "@" in url else url


def without_password(name: str) -> str:
    """An id of an entry, which may be an http(s) URL, without `user:password@`. Ids of other forms stay: they tell entries
    apart."""
    return _PASSWORD.sub(r"\1", name, count=1) if "@" in name else name
