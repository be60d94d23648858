"""The kinds of rows in a folder or file of newsbeam's output, by the names of its files and the fields of its first row."""

import json
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

from pipeline.sinks.rows import PUBLISHED
from pipeline.sinks.what import What
from schemas.read import files_of, read_plain
from schemas.views import view_in

#: A field that only rows of this kind have.
_MARKS: dict[What, str] = {"records": "record_id", "events": "event_id", "dead_letters": "stage"}


#: Folders that `folders_inside` looks at.
_MOST_FOLDERS = 500


def stem_of(what: What) -> str:
    """The beginning of the names of files with these rows."""
    return f"{what.replace('_', '-')}-"


def kinds_in(uri: str) -> list[What]:
    """The kinds of rows that `uri` holds and that can be read. Raises FileNotFoundError, and as `schemas.read`."""
    found: list[What] = []
    for what in PUBLISHED:
        paths = files_of(uri, stem_of(what))
        if paths and (paths != [uri] or _first_field(paths[0], _MARKS[what])):
            found.append(what)
    return found


def ninjs_files(uri: str) -> list[str]:
    """Files of ninjs items. ninjs is a view of records: items can be shown, but not be read back as records."""
    return [path for path in files_of(uri, stem_of("records"), views=True) if view_in(path) == "ninjs"]


def views_in(uri: str, asked: What | None = None) -> list[str]:
    """The views of rows of a kind (`flat`, as in CSV, `chunks200`, `ninjs`) that a local folder holds; None: of any."""
    kinds = PUBLISHED if asked is None else (asked,)
    return sorted({view for what in kinds for path in files_of(uri, stem_of(what), views=True) if (view := view_in(path))})


def folders_inside(uri: str) -> list[str]:
    """Folders with rows within a local folder, at most two levels below it, for a message.

    Empty for a URI. Looks at 500 folders at most, as a home folder may have many.
    """
    top = Path(uri).expanduser()
    if "://" in uri or not top.is_dir():
        return []
    folders = (path for path in chain(top.glob("*"), top.glob("*/*")) if path.is_dir() and not path.name.startswith("date="))
    return sorted(str(path) for path in islice(folders, _MOST_FOLDERS) if _holds_rows(path))


def ninjs_rows(paths: list[str]) -> Iterator[dict[str, Any]]:
    """The items of ninjs files."""
    for path in paths:
        yield from read_plain(path)


def ninjs_line(item: dict[str, Any], *, as_json: bool) -> str:
    """An item in one line."""
    if as_json:
        return json.dumps(item, ensure_ascii=False)
    headlines = item.get("headlines") or [{}]
    title = headlines[0].get("value", "")
    return f"{str(item.get('versioncreated', ''))[:16].replace('T', ' ')}  {item.get('language', '')!s:3}  {title}"


def _first_field(path: str, field: str) -> bool:
    return any(field in row for row, _ in zip(read_plain(path), range(1), strict=False))


def _holds_rows(folder: Path) -> bool:
    try:
        return any(files_of(str(folder), stem_of(what)) for what in PUBLISHED)
    except OSError:
        return False
