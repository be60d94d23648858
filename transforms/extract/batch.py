"""Pages as JSON lines in, their content as JSON lines out."""

import base64
import binascii
import json
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from datetime import UTC, datetime
from typing import Any, TextIO

from schemas.articles import Content
from schemas.times import Claim
from transforms.extract.article import extract
from transforms.extract.not_article import NotArticle
from transforms.pool.pool import PoolSettings, ProcessPool
from transforms.pool.stopped import RemoteError, Stopped

_IN_FLIGHT_PER_WORKER = 4


def extract_batch(
    lines_in: Iterable[str | bytes],
    lines_out: TextIO,
    workers: int,
    *,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> int:
    """Writes one line for each line read, in whatever order they are done, and returns how many pages gave no text.

    A line read is `{"id", "url", "html_b64"}`, `url` optional; a line written `{"id", "title", "authors", "published",
    "updated",
    "language", "tags", "text"}`, or `{"id", "error"}`. A page that is no article still gives the text that was found, with
    `"not_article"` saying why. At most 4 pages for each worker are in flight. Blank lines are skipped.
    """
    failed = 0
    flights: dict[Future[Any], Any] = {}

    def land(block: bool) -> int:
        if block:
            wait(flights, return_when=FIRST_COMPLETED)
        done = [future for future in flights if future.done()]
        rows = [_row(flights.pop(future), future) for future in done]
        for row in rows:
            lines_out.write(json.dumps(row, ensure_ascii=False) + "\n")
        if rows:
            lines_out.flush()
        return sum("error" in row for row in rows)

    with ProcessPool(PoolSettings(workers, preload=("transforms.extract.article",))) as pool:
        for line in lines_in:
            if not line.strip():
                continue
            identity, body, url, error = _read(line)
            if error:
                lines_out.write(json.dumps({"id": identity, "error": error}, ensure_ascii=False) + "\n")
                failed += 1
                continue
            while len(flights) >= workers * _IN_FLIGHT_PER_WORKER:
                failed += land(block=True)
            flights[pool.submit(_extract, body, url, now())] = identity
            failed += land(block=False)
        while flights:
            failed += land(block=True)
    return failed


def _extract(body: bytes, url: str | None, now: datetime) -> Content | NotArticle:
    return extract(body, url=url, now=now)


def _read(line: str | bytes) -> tuple[Any, bytes, str | None, str | None]:
    """Id, page, URL, and what is wrong with the line or None."""
    try:
        row = json.loads(line)
        identity = row["id"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None, b"", None, "not a line of JSON with an id"
    try:
        url = row.get("url")
        return identity, base64.b64decode(row["html_b64"], validate=True), url if isinstance(url, str) else None, None
    except (KeyError, TypeError, binascii.Error, ValueError):
        return identity, b"", None, "html_b64 is missing or not base64"


def _stated(claim: Claim | None) -> str | None:
    """The time in the zone in which the publisher states it, so that its day is the publisher's; else the claim's value."""
    if claim is None:
        return None
    try:
        stated = datetime.fromisoformat(claim.raw.strip())
    except ValueError:
        return claim.value
    return stated.isoformat() if stated.tzinfo is not None and claim.precision == "instant" else claim.value


def _row(identity: Any, future: "Future[Any]") -> dict[str, Any]:
    try:
        result = future.result()
    except RemoteError as error:
        result = Stopped("crash", str(error).strip().splitlines()[-1][:300])
    if isinstance(result, Stopped):
        return {"id": identity, "error": f"extract_{result.cause}: {result.message}"}
    content = result.content if isinstance(result, NotArticle) else result
    if content is None:
        return {"id": identity, "error": f"{result.reason}: {result.message}"}
    row = {"id": identity, **row_of(content)}
    if isinstance(result, NotArticle):
        row["not_article"] = result.reason
    return row


def row_of(content: Content) -> dict[str, Any]:
    """The line of output for a page, without its id."""
    return {
        "title": content.title,
        "authors": list(content.authors),
        "published": _stated(content.published),
        "updated": _stated(content.updated),
        "language": content.language_declared,
        "tags": list(content.tags),
        "text": content.text,
    }
