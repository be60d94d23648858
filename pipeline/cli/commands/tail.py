"""`newsbeam tail`: prints records from files or from a Pub/Sub subscription.

One line a record: a table row, or JSON of one of the shapes in `row_lines`. `tail` acknowledges a message after it has written
and flushed its line. It does not remove duplicates: a consumer of a subscription does that by `record_id`.
"""

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TextIO

from pipeline.cli.printed.given_rows import folders_inside, kinds_in, ninjs_files, ninjs_line, ninjs_rows, stem_of, views_in
from pipeline.cli.printed.row_lines import Keeps, Lines, everything, table_lines
from pipeline.cli.usage import told
from pipeline.sinks.rows import PUBLISHED, Row
from pipeline.sinks.servers.pubsub import split_uri
from pipeline.sinks.what import What
from schemas.cursor import Cursor
from schemas.messages import from_message
from schemas.places import WrongPlaceError, place_of
from schemas.read import files_of, read_file, read_records

if TYPE_CHECKING:
    from google.cloud.pubsub_v1 import SubscriberClient

#: Errors of a URI or of a cursor that name nothing that can be read.
_WRONG_PLACES = (FileNotFoundError, IsADirectoryError, WrongPlaceError)
_PULL_MESSAGES = 100
#: A cursor is saved after so many rows, and at the end: each save writes the whole file.
_SAVE_ROWS = 1_000
#: Folders with rows that a message names.
_SHOWN_FOLDERS = 5
#: Pub/Sub keeps a pull open while there are no messages; after this time the subscription counts as empty.
_PULL_WAIT_S = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """Options of `tail`. `limit`: maximum number of rows, the last of files or the first of a subscription; None for all.

    `lines`, `keeps`: as in `row_lines`. `follow` goes on behind the last row that was printed.

    `cursor`: the file of a `Cursor`; only rows behind it are printed, the first `limit` of them, and it is saved after them.

    `as_of`, `latest`: as in `read_records`; for files of records only, and not with `follow`. `stop` ends `follow`; `poll_s` is
    the interval at which it lists the folder.
    """

    uri: str
    what: What | None = None
    """None: the kind of rows that the URI has, records first."""
    lines: Lines = table_lines
    keeps: Keeps = everything
    cursor: str | None = None
    follow: bool = False
    limit: int | None = None
    as_of: datetime | None = None
    latest: bool = False
    poll_s: float = 1.0
    stop: threading.Event

    @property
    def is_subscription(self) -> bool:
        """The URI names a subscription, not files."""
        return self.uri.lower().startswith("pubsub://")

    @property
    def picks(self) -> bool:
        """`as_of` or `latest` selects records."""
        return self.as_of is not None or self.latest


def tail(wanted: Tail, *, out: TextIO, err: TextIO) -> int:
    """Print the rows. Returns the exit code: 0; 1 if a file or message could not be read; 2 for an invalid URI.

    A closed pipe (`| head`) ends it with 0.
    """
    if wanted.picks and (wanted.follow or wanted.what in ("dead_letters", "events") or wanted.is_subscription):
        err.write("newsbeam tail: --as-of and --latest read files of records, without --follow and --dead-letters\n")
        return 2
    if wanted.cursor is not None and (wanted.picks or wanted.is_subscription):
        err.write("newsbeam tail: --cursor reads files, without --as-of and --latest (a subscription keeps its own place)\n")
        return 2
    try:
        if wanted.is_subscription:
            return _tail_subscription(wanted, out, err)
        return _tail_files(wanted, out, err)
    except BrokenPipeError:
        return 0


def _tail_files(wanted: Tail, out: TextIO, err: TextIO) -> int:
    try:
        kept = Cursor(wanted.cursor) if wanted.cursor is not None else None
        what = _told_kind(wanted.uri, wanted.what, err)
        if what is None:
            return _tail_ninjs(wanted, out, err)
        _print_files(wanted, what, kept, out)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        err.write(f"newsbeam tail: {told(error)}\n")
        return 2 if isinstance(error, _WRONG_PLACES) else 1
    return 0


def _print_files(wanted: Tail, what: What, kept: Cursor | None, out: TextIO) -> None:
    stem, cls = stem_of(what), PUBLISHED[what].cls

    def write(row: Row) -> None:
        out.writelines(f"{line}\n" for line in wanted.lines(row))

    def print_picked() -> None:
        picked = filter(wanted.keeps, read_records(wanted.uri, as_of=wanted.as_of, latest=wanted.latest))
        for row in picked if wanted.limit is None else deque(picked, maxlen=wanted.limit):
            write(row)
        out.flush()

    def print_last() -> Cursor:
        cursor, paths = Cursor(None), files_of(wanted.uri, stem)
        limit = wanted.limit
        for row in _rows(cls, paths, wanted.keeps) if limit is None else _last_rows(cls, paths, limit, wanted.keeps):
            write(row)
        out.flush()
        cursor.pass_over(paths)
        return cursor

    if wanted.picks:
        print_picked()
    elif kept is not None:
        _print_from_cursor(wanted, what, kept, out)
    else:
        cursor = print_last()
        if wanted.follow and not wanted.stop.wait(wanted.poll_s):
            _print_from_cursor(replace(wanted, limit=None), what, cursor, out)


def _print_from_cursor(wanted: Tail, what: What, cursor: Cursor, out: TextIO) -> None:
    """Print the rows behind the cursor. It is saved after their lines were flushed."""
    left = wanted.limit
    cls: type[Row] = PUBLISHED[what].cls
    while left is None or left > 0:
        unsaved = 0
        for row in cursor.rows(cls, wanted.uri, stem_of(what)):
            unsaved += 1
            if wanted.keeps(row):
                out.writelines(f"{line}\n" for line in wanted.lines(row))
                left = None if left is None else left - 1
            if unsaved >= _SAVE_ROWS or left == 0 or wanted.stop.is_set():
                out.flush()
                cursor.save()
                unsaved = 0
            if left == 0 or wanted.stop.is_set():
                return
        out.flush()
        cursor.save()
        if not wanted.follow or wanted.stop.wait(wanted.poll_s):
            return


def _told_kind(uri: str, asked: What | None, err: TextIO) -> What | None:
    """The kind of rows to print; None for ninjs items. Prints on `err` if the place has other kinds too, or no rows. Raises
    WrongPlaceError for views, which nobody reads back."""
    kinds = kinds_in(place_of(uri))
    if not kinds and (views := views_in(uri, asked)) and not (asked is None and ninjs_files(uri)):
        raise WrongPlaceError(f"{uri!r} holds only views ({', '.join(views)}), which are not read back")
    if asked is not None:
        if asked not in kinds:
            there = f"; it holds {' and '.join(map(_named, kinds))}" if kinds else ""
            err.write(f"newsbeam tail: {uri!r} holds no {_named(asked)}{there or ' yet'}\n")
        return asked
    if not kinds and ninjs_files(uri):
        return None
    if not kinds:
        inside = folders_inside(uri)
        if inside:
            held = f"no records, dead letters or events itself; {_some(inside)} inside it {'do' if len(inside) > 1 else 'does'}"
        else:
            held = "no records, dead letters or events yet"
        err.write(f"newsbeam tail: {uri!r} holds {held}\n")
        return "records"
    if kinds[0] != "records" or len(kinds) > 1:
        others = [f"--{kind.replace('_', '-')}" for kind in kinds[1:]]
        more = f"; {' and '.join(others)} for the others there" if others else ""
        err.write(f"newsbeam tail: {uri!r} holds {_named(kinds[0])}{more}\n")
    return kinds[0]


def _some(folders: list[str]) -> str:
    """The first folders in words."""
    more = f" and {len(folders) - _SHOWN_FOLDERS} more" if len(folders) > _SHOWN_FOLDERS else ""
    return ", ".join(map(repr, folders[:_SHOWN_FOLDERS])) + more


def _named(kind: What) -> str:
    return kind.replace("_", " ")


def _tail_ninjs(wanted: Tail, out: TextIO, err: TextIO) -> int:
    paths = ninjs_files(wanted.uri)
    err.write(f"newsbeam tail: {wanted.uri!r} holds ninjs items, a view of records\n")
    rows: Iterable[dict[str, Any]] = ninjs_rows(paths)
    for item in rows if wanted.limit is None else deque(rows, maxlen=wanted.limit):
        out.write(ninjs_line(item, as_json=wanted.lines is not table_lines) + "\n")
    out.flush()
    if wanted.follow:
        err.write("newsbeam tail: ninjs items are not followed; follow the same records as jsonl\n")
    return 0


def _rows(cls: type[Row], paths: Iterable[str], keeps: Keeps) -> Iterator[Row]:
    for path in paths:
        yield from filter(keeps, read_file(cls, path))


def _last_rows(cls: type[Row], paths: Sequence[str], limit: int, keeps: Keeps) -> Iterable[Row]:
    """The last `limit` rows of all files. Reads the last file first, because there may be many others."""
    found: deque[Row] = deque()
    for path in reversed(paths):
        if len(found) >= limit:
            break
        found.extendleft(reversed(deque(filter(keeps, read_file(cls, path)), maxlen=limit - len(found))))
    return found


def _tail_subscription(wanted: Tail, out: TextIO, err: TextIO) -> int:
    try:
        project, name = split_uri(wanted.uri, "subscription")
    except ValueError as error:
        err.write(f"newsbeam tail: {error}\n")
        return 2
    from google.api_core.exceptions import GoogleAPICallError  # noqa: PLC0415  (1 s of CPU: only to read messages)
    from google.auth.exceptions import GoogleAuthError  # noqa: PLC0415
    from google.cloud.pubsub_v1 import SubscriberClient  # noqa: PLC0415

    try:
        with SubscriberClient() as client:
            return _print_messages(client, f"projects/{project}/subscriptions/{name}", wanted, out, err)
    except (GoogleAPICallError, GoogleAuthError) as error:
        err.write(f"newsbeam tail: cannot read {wanted.uri}: {error}\n")
        return 1


def _print_messages(client: "SubscriberClient", subscription: str, wanted: Tail, out: TextIO, err: TextIO) -> int:
    printed = unreadable = 0
    while not wanted.stop.is_set() and (wanted.limit is None or printed < wanted.limit):
        most = _PULL_MESSAGES if wanted.limit is None else min(_PULL_MESSAGES, wanted.limit - printed)
        received = pull(client, subscription, most)
        if not received and not wanted.follow:
            break
        done: list[str] = []
        for ack_id, data, attributes in received:
            try:
                row = from_message(data, attributes)
            except ValueError as error:
                # Without an acknowledgement the message comes again, for a consumer that can read it.
                err.write(f"newsbeam tail: message {attributes.get('ce-id', '')!r} left unread: {error}\n")
                unreadable += 1
                continue
            if wanted.keeps(row):
                out.writelines(f"{line}\n" for line in wanted.lines(row))
            done.append(ack_id)
        out.flush()
        if done:
            client.acknowledge(subscription=subscription, ack_ids=done)
        printed += len(done)
        if received and not done and not wanted.follow:
            break
    return 1 if unreadable else 0


def pull(client: "SubscriberClient", subscription: str, most: int) -> list[tuple[str, bytes, dict[str, str]]]:
    """Up to `most` messages as (ack id, data, attributes); empty if the subscription has none now."""
    from google.api_core.exceptions import Cancelled, DeadlineExceeded  # noqa: PLC0415

    try:
        response = client.pull(subscription=subscription, max_messages=most, timeout=_PULL_WAIT_S, retry=None)
    except (Cancelled, DeadlineExceeded):
        # Cancelled: the server saw the deadline first and reset the stream (6 % of empty pulls on a busy machine).
        return []
    return [(message.ack_id, message.message.data, dict(message.message.attributes)) for message in response.received_messages]
