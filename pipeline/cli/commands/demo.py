"""`newsbeam demo`: an offline run on the bundled newsroom, with its results.

The demo uses the public interface only: it writes a list of feeds, calls the command line, and reads the output files. It then
checks the ending of every article.
"""

import json
import shlex
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from os import PathLike
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import urlsplit

from pipeline import words
from pipeline.newsroom.pieces import Piece
from pipeline.newsroom.server import Newsroom
from pipeline.settings import UsageError
from schemas.codec import to_plain
from schemas.dead_letters import REASONS, DeadLetter
from schemas.read import read_dead_letters, read_records
from schemas.records import Record

#: Maximum number of columns of a field in the printed record; the files hold the full value.
_SHOWN = 110

_INTRO = """\
A fictional newsroom now runs on this machine's loopback addresses: {sites} papers in {languages} languages,
{feeds} feeds, {articles} articles. All of its content is invented. newsbeam reads it like the web:

  newsbeam {command}
"""

_AGAIN = """
Evening: the papers have published {number} more articles. A second run of the same command, a few hours early
(--ignore-schedule), fetches only these:
"""

_CONDITIONAL = """
The hosts answered {unchanged} of the second run's {requests} requests with "304 Not Modified": unchanged feeds.
"""

_OUTRO = """
Next, try real feeds: one URL a line in a file, or URLs on the command line:

  newsbeam run https://example.com/feed.xml --output news
"""


def demo(run: Callable[[list[str]], int], out: TextIO, keep: str | PathLike[str] | None) -> int:
    """Run the demo. `run` is the function of the command line. Returns the exit status: 0, or 1 if an article had another
    ending
    than expected, or the status of a failed `run`.

    `keep`: a new or empty folder for the records; None for a temporary folder. Raises UsageError for a folder that is not
    empty.
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
    command += ["--allow-network", "127.0.0.0/8", "--host-delay", "0.2"]  # the newsroom is on this machine

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
        out.write(f"\nThe run was stopped before its work was done: {len(waiting)} articles are still pending.\n")
        return 1

    edition = newsroom.bump()
    out.write(_AGAIN.format(number=len(edition)) + "\n")
    asked_before = len(newsroom.log)
    if code := _run(run, [*command, "--ignore-schedule"], out):
        return code
    statuses = [exchange.status for exchange in newsroom.log[asked_before:]]
    out.write(_CONDITIONAL.format(requests=len(statuses), unchanged=statuses.count(304)))

    rows, dead = _written(records, dead_letters)
    out.write("\nThe records:\n\n" + records_table(rows) + "\n\nThe dead letters, with their reasons:\n\n" + dead_table(dead))
    out.write("\n\nOne record (the files hold it in full, as JSON):\n\n" + whole_record(rows) + "\n")
    if kept:
        out.write(f"\nThe output is in {folder}\n")
    wrong = unexpected(newsroom.articles, rows, dead)
    out.write("".join(f"\nunexpected ending: {line}" for line in wrong) + _OUTRO)
    return 1 if wrong else 0


def _run(run: Callable[[list[str]], int], command: list[str], out: TextIO) -> int:
    out.flush()
    return run(command)


def _written(records: Path, dead_letters: Path) -> tuple[list[Record], list[DeadLetter]]:
    """The output of a run. The folders appear with their first files."""
    return (
        list(read_records(records)) if records.exists() else [],
        list(read_dead_letters(dead_letters)) if dead_letters.exists() else [],
    )


def without_ending(articles: Iterable[str], records: Iterable[Record], dead_letters: Iterable[DeadLetter]) -> list[str]:
    """The URLs of `articles` that have neither a record nor a dead letter."""
    ended = {_plain(row.url) for rows in (records, dead_letters) for row in rows}
    return [url for url in articles if url not in ended]


def unexpected(articles: dict[str, Piece], records: Iterable[Record], dead_letters: Iterable[DeadLetter]) -> list[str]:
    """A line for each of `articles` (by URL) that did not end exactly once with the expected ending."""
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
            words.cut(record.title or "", 62),
            record.publisher or record.feed_title or record.host,
        )
        for record in sorted(records, key=lambda record: (record.language, record.published.value if record.published else ""))
    ]
    return _table([("", "published", "words", "title", "from"), *cells])


def dead_table(letters: Iterable[DeadLetter]) -> str:
    """A line for each URL that failed: stage, reason, path, meaning of the reason."""
    cells = [
        (letter.stage, letter.reason, words.cut(urlsplit(letter.url).path, 46), REASONS[letter.reason]) for letter in letters
    ]
    return _table([("stage", "reason", "path", "meaning"), *dict.fromkeys(cells)])


def whole_record(records: Iterable[Record]) -> str:
    """The record with the most fields, a line for each field that is not empty; long values are truncated."""
    filled = [{name: value for name, value in to_plain(record).items() if value not in (None, [], "")} for record in records]
    fullest = max(filled, key=lambda row: (len(row), len(row.get("quotes", ())), row["url"]), default={})
    width = max(map(len, fullest), default=0)
    return "\n".join(f"{name:<{width}}  {words.cut(_compact(value), _SHOWN)}" for name, value in fullest.items())


def _compact(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(words.columns(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell + " " * (width - words.columns(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows
    ]
    return "\n".join(line.rstrip() for line in lines)
