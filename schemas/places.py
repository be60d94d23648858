"""Paths and URIs of users, and the messages for places that cannot be read."""

import errno
import os
from pathlib import Path


class WrongPlaceError(ValueError):
    """A place that no reader here can read, whatever it holds: the message names it and what can be read."""


def place_of(path_or_uri: str | os.PathLike[str]) -> str:
    """The text of a path or URI. Raises TypeError for what is neither, WrongPlaceError for an empty one."""
    place = os.fspath(path_or_uri) if isinstance(path_or_uri, str | os.PathLike) else None
    if not isinstance(place, str):
        raise TypeError(f"{path_or_uri!r} names no file or folder: give the text of a path or URI, or a Path")
    if not place.strip():
        raise WrongPlaceError(f"{place!r} names no file or folder; give one, for example news")
    return place


def check_readable(folder: Path) -> None:
    """Raises PermissionError for a folder that this user may not list: to a glob it is empty."""
    if not os.access(folder, os.R_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
