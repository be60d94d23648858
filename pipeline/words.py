"""Times, durations and numbers in words, and lines cut to the width of a terminal. Pure."""

import unicodedata
from datetime import UTC, datetime

_UNITS = (("d", 86_400), ("h", 3_600), ("min", 60))


def duration(seconds: float) -> str:
    """A duration with one unit, rounded down: `3 h`."""
    for unit, length in _UNITS:
        if seconds >= length:
            return f"{int(seconds // length)} {unit}"
    return f"{max(0, int(seconds))} s"


def ago(at: datetime | None, now: datetime) -> str:
    """The time since `at`: `3 h ago`; `-` for None."""
    if at is None:
        return "-"
    return f"{duration((now - at).total_seconds())} ago"


def until(at: datetime | None, now: datetime) -> str:
    """The time until `at`: `in 3 h`, or `now`; `-` for None."""
    if at is None:
        return "-"
    left_s = (at - now).total_seconds()
    return "now" if left_s <= 0 else f"in {duration(left_s)}"


def instant(at: datetime) -> str:
    """`2026-03-04 12:00:00 UTC`."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def size(number: float) -> str:
    """A number of bytes: `3.1 MB`."""
    for unit in ("B", "KB", "MB", "GB"):
        if number < 1_000:
            return f"{number:.0f} {unit}" if unit == "B" else f"{number:.1f} {unit}"
        number /= 1_000
    return f"{number:.1f} TB"


def number_of(number: int, one: str, many: str | None = None) -> str:
    """`1 feed`, `2 feeds`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def visible(text: str) -> str:
    """`text` in one line without control characters, which could control a terminal."""
    return text if text.isprintable() else "".join(character if character.isprintable() else " " for character in text)


def columns(text: str) -> int:
    """Columns of `text` on a terminal: East Asian wide characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def cut(text: str, width: int) -> str:
    """`text` in at most `width` columns; a cut text ends with `…`."""
    text = visible(text)
    if columns(text) <= width:
        return text
    kept, used = [], 0
    for character in text:
        used += columns(character)
        if used > width - 1:
            break
        kept.append(character)
    return "".join(kept) + "…"


def padded(text: str, width: int) -> str:
    """`text` cut or filled up to `width` columns."""
    fitted = cut(text, width)
    return fitted + " " * (width - columns(fitted))
