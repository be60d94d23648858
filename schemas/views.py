"""Views of rows for files: one level, or pieces of texts. A view cannot be read back as the rows that it was made of."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from schemas.chunks import Chunk, chunks_of
from schemas.fields import Struct, struct_of
from schemas.records import Record
from schemas.rows import row_maker, value_maker
from schemas.shapes import chosen_columns, flat_columns

_CHUNKS = re.compile(r"chunks([1-9]\d{0,5})")
#: A file's name has a view's name between two dots.
_IN_A_NAME = re.compile(r"\.(ninjs|flat|chunks\d+)\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """`parts`: what a row becomes, as dicts of the shape `struct`. Instants are datetimes."""

    struct: Struct
    parts: Callable[[Any], Iterable[dict[str, Any]]]


def view(name: str, cls: type, fields: Sequence[str] = ()) -> View:
    """The view `flat` or `chunksN` (pieces of up to N words) of the rows `cls`. `fields`: the columns of `flat`; all if empty.

    Raises ValueError for another name, and for a field that no row has.
    """
    chunks = _CHUNKS.fullmatch(name)
    if chunks is not None and cls is Record:
        struct, most = struct_of(Chunk), int(chunks[1])
        make = row_maker(struct)
        return View(struct=struct, parts=lambda row: (make(chunk) for chunk in chunks_of(row, most)))
    if name != "flat":
        raise ValueError(f"there is no view {name!r} of a {cls.__name__}")
    chosen = chosen_columns(cls, fields) if fields else flat_columns(cls)
    columns = [(column.field.name, value_maker(column.field), column.value) for column in chosen]
    whole = struct_of(cls)
    struct = Struct(name=f"Flat{whole.name}", doc=whole.doc, fields=tuple(column.field for column in chosen))
    return View(struct=struct, parts=lambda row: ({name: make(value(row)) for name, make, value in columns},))


def view_in(file_name: str) -> str | None:
    """The view that a file of this name holds: `flat`, `chunksN`, or `ninjs`, which is a format too; None for whole rows."""
    found = _IN_A_NAME.search(file_name)
    return found[1] if found is not None else None
