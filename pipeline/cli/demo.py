"""`newsbeam demo`: the real run on the bundled newsroom, and what came of it, shown. Offline.

It does nothing that a user could not do: it writes a list of feeds, calls the command line as one would, and reads the
files that appear. It then checks that every article it knows of ended as it had to.
"""

import json
import shlex
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from os import PathLike
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import urlsplit

from pipeline.newsroom.pieces import Piece
from pipeline.newsroom.server import Newsroom
from pipeline.settings import UsageError
from schemas.codec import to_plain
from schemas.dead_letters import REASONS, DeadLetter
from schemas.read import read_dead_letters, read_records
from schemas.records import Record

#: Columns of a field that the whole record shows; the files hold all of it.
_SHOWN = 110

_INTRO = """\
A fictional newsroom is now open on this machine's loopback addresses: {sites} papers in {languages} languages,
{feeds} feeds, {articles} articles. Everything in it is invented. newsbeam reads it as it would read the web:

  newsbeam {command}
"""

_AGAIN = """
Evening: the papers have published {number} more articles. The same command again, a few hours early
(--ignore-schedule), fetches only those:
"""

_CONDITIONAL = """
Of the second run's {requests} requests {unchanged} were answered "304 Not Modified": feeds that had not changed.
"""

_OUTRO = """
Now real feeds, one URL a line in a file or straight on the command line:

  newsbeam run https://example.com/feed.xml --output news
"""


def demo(run: Callable[[list[str]], int], out: TextIO, keep: str | PathLike[str] | None) -> int:
    """Show newsbeam at work; `run` is the command line's own function. Exit status 0, 1 when something ended otherwise than it
    must, else what `run` returned.

    `keep`: a new or empty folder for the records, None for one that is deleted at the end. Raises UsageError for one in use.
    """
    if keep is not None:
        folder = Path(keep)
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"{str(folder)!r} is not an empty folder: name a new one to keep the demo's records in")
        folder.mkdir(parents=True, exist_ok=True)
    with Newsroom() as newsroom, _folder(keep) as name:
        return _show(run, out, newsroom, Path(name), kept=keep is not None)


def _folder(keep: str | PathLike[str] | None) -> Any:
    return tempfile.TemporaryDirectory(prefix="newsbeam-demo-") if keep is None else nullcontext(keep)


def _show(run: Callable[[list[str]], int], out: TextIO, newsroom: Newsroom, folder: Path, *, kept: bool) -> int:
    feeds, records, dead_letters = folder / "feeds.txt", folder / "records", folder / "dead-letters"
    feeds.write_text(
        "# The feeds of the fictional newsroom\n" + "".join(f"{url}\n" for url in newsroom.feeds), encoding="utf-8"
    )
    command = [
        "run",
        str(feeds),
        "--output",
        str(records),
        "--dead-letters",
        str(dead_letters),
        "--state",
        str(folder / "state"),
    ]
    command += ["--allow-network", "127.0.0.0/8", "--host-delay", "0.2"]  # the newsroom is on this machine and can bear it

    out.write(
        _INTRO.format(
            sites=len(newsroom.bases),
            languages=len(newsroom.languages),
            feeds=len(newsroom.feeds),
            articles=len(newsroom.articles),
            command=shlex.join(command).replace(" --", " \\\n      --"),
        )
        + "\n"
    )
    if code := _run(run, command, out):
        return code
    if waiting := without_ending(newsroom.articles, *_written(records, dead_letters)):
        out.write(f"\nThe run was stopped before its work was done: {len(waiting)} articles still wait.\n")
        return 1

    edition = newsroom.bump()
    out.write(_AGAIN.format(number=len(edition)) + "\n")
    asked_before = len(newsroom.log)
    if code := _run(run, [*command, "--ignore-schedule"], out):
        return code
    statuses = [exchange.status for exchange in newsroom.log[asked_before:]]
    out.write(_CONDITIONAL.format(requests=len(statuses), unchanged=statuses.count(304)))

    rows, dead = _written(records, dead_letters)
    out.write("\nThe records:\n\n" + records_table(rows) + "\n\nWhat became no record, and why:\n\n" + dead_table(dead))
    out.write("\n\nOne record (the files hold it as JSON, uncut):\n\n" + whole_record(rows) + "\n")
    if kept:
        out.write(f"\nAll of it is in {folder}\n")
    wrong = unexpected(newsroom.articles, rows, dead)
    out.write("".join(f"\nnot as it must be: {line}" for line in wrong) + _OUTRO)
    return 1 if wrong else 0


def _run(run: Callable[[list[str]], int], command: list[str], out: TextIO) -> int:
    out.flush()
    return run(command)


def _written(records: Path, dead_letters: Path) -> tuple[list[Record], list[DeadLetter]]:
    """What a run has written; a folder is made with its first file."""
    return (
        list(read_records(records)) if records.exists() else [],
        list(read_dead_letters(dead_letters)) if dead_letters.exists() else [],
    )


def without_ending(articles: Iterable[str], records: Iterable[Record], dead_letters: Iterable[DeadLetter]) -> list[str]:
    """The URLs out of `articles` that are neither a record nor a dead letter."""
    ended = {_plain(row.url) for rows in (records, dead_letters) for row in rows}
    return [url for url in articles if url not in ended]


def unexpected(articles: dict[str, Piece], records: Iterable[Record], dead_letters: Iterable[DeadLetter]) -> list[str]:
    """One line for each of `articles` (by URL) that did not end once and as it had to."""
    endings: dict[str, list[str]] = {url: [] for url in articles}
    for record in records:
        endings.setdefault(_plain(record.url), []).append("record")
    for letter in dead_letters:
        if letter.stage != "poll":
            endings.setdefault(_plain(letter.url), []).append(letter.reason)
    wanted = {url: [piece.ending] for url, piece in articles.items()}
    return [
        f"{url} ended as {', '.join(had) or 'nothing'}, not as {', '.join(wanted.get(url, ['nothing']))}"
        for url, had in endings.items()
        if had != wanted.get(url)
    ]


def _plain(url: str) -> str:
    return url.split("?", 1)[0]


def records_table(records: Iterable[Record]) -> str:
    """A line for each record: language, time of publication, words, title, publisher."""
    cells = [
        (
            record.language,
            record.published.value[:16] if record.published else "",
            str(record.word_count),
            _cut(record.title or "", 62),
            record.publisher or record.feed_title or record.host,
        )
        for record in sorted(records, key=lambda record: (record.language, record.published.value if record.published else ""))
    ]
    return _table([("", "published", "words", "title", "from"), *cells])


def dead_table(letters: Iterable[DeadLetter]) -> str:
    """A line for each URL that failed and how: stage, reason, path, what the reason means."""
    cells = [(letter.stage, letter.reason, _cut(urlsplit(letter.url).path, 46), REASONS[letter.reason]) for letter in letters]
    return _table([("stage", "reason", "path", "meaning"), *dict.fromkeys(cells)])


def whole_record(records: Iterable[Record]) -> str:
    """The record that has the most to show, a line for each field that is not empty; long values are cut short."""
    filled = [{name: value for name, value in to_plain(record).items() if value not in (None, [], "")} for record in records]
    fullest = max(filled, key=lambda row: (len(row), len(row.get("quotes", ())), row["url"]), default={})
    width = max(map(len, fullest), default=0)
    return "\n".join(f"{name:<{width}}  {_cut(_compact(value), _SHOWN)}" for name, value in fullest.items())


def _compact(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(line.rstrip() for line in lines)


def _width(text: str) -> int:
    """Columns on a terminal: East Asian wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _cut(text: str, columns: int) -> str:
    if _width(text) <= columns:
        return text
    while _width(text) > columns - 3:
        text = text[: -max(1, (_width(text) - columns) // 2)]
    return text.rstrip() + "..."
