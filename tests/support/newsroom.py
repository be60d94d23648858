"""The newsroom for tests: faults for its pages, pieces in any number, and questions to its log."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from pipeline.newsroom.pieces import Piece
from pipeline.newsroom.server import Fault, Reply, ServedRequest

_FIRST = datetime(2025, 10, 8, 6, 0, tzinfo=UTC)


def slow(delay_s: float) -> Fault:
    """The answer comes after `delay_s`."""
    return lambda reply: replace(reply, delay_s=delay_s)


def truncated(at: int) -> Fault:
    """The connection ends after `at` bytes of an answer that announced more."""
    return lambda reply: replace(reply, cut_at=at)


def failing(status: int, times: int | None = None, **headers: str) -> Fault:
    """`status` instead of the answer, for the first `times` requests (None: always); headers as `retry_after="2"`."""
    asked = count()
    sent = {"Content-Type": "text/plain", **{name.replace("_", "-").title(): value for name, value in headers.items()}}

    def fault(reply: Reply) -> Reply:
        if times is not None and next(asked) >= times:
            return reply
        return Reply(status=status, headers=sent, body=b"failing")

    return fault


def huge(size: int) -> Fault:
    """An HTML page of `size` bytes."""
    body = b"<html><body><p>" + b"x" * (size - 15)
    return lambda reply: replace(reply, headers={"Content-Type": "text/html"}, body=body)


def body_of(body: bytes, content_type: str = "text/html; charset=utf-8") -> Fault:
    """`body` in place of the answer's."""
    return lambda reply: replace(reply, status=200, headers={"Content-Type": content_type}, body=body)


def bulletins(site: str, feed: str, number: int, start: int = 0) -> list[Piece]:
    """`number` short articles, each with a text of its own; `start` numbers the first."""
    return [_bulletin(site, feed, index) for index in range(start, start + number)]


def _bulletin(site: str, feed: str, number: int) -> Piece:
    name = f"bulletin {number:05}"
    body = "\n\n".join(
        [
            f"The harbour office has issued {name} for the boats that lie in the inner basin and on the northern quay.",
            f"According to {name} the water will stand {number % 90 + 12} centimetres above the mean at noon, "
            f"with a light breeze from the west and a view of {number % 17 + 3} miles. "
            "Skippers are asked to check their lines before they go ashore.",
            f"“Whoever has read {name} will sleep well tonight,” said the duty officer. The next one is due in "
            "six hours, and it will be pinned to the door of the office as every one before it has been.",
        ]
    )
    return Piece(
        site=site,
        path=f"/bulletins/{number:05}.html",
        title=f"Harbour office: {name}",
        body=body,
        published=_FIRST + timedelta(minutes=number),
        section="Bulletins",
        feeds=(feed,),
    )


def most_in_flight(log: Iterable[ServedRequest]) -> dict[str, int]:
    """The largest number of requests that each site answered at the same time."""
    moments: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for exchange in log:
        moments[exchange.site] += [(exchange.start, 1), (exchange.end, -1)]
    return {site: _highest(sorted(changes)) for site, changes in moments.items()}


def _highest(changes: Sequence[tuple[float, int]]) -> int:
    level = highest = 0
    for _, change in changes:
        level += change
        highest = max(highest, level)
    return highest


def times_asked(log: Iterable[ServedRequest]) -> dict[tuple[str, str], int]:
    """The number of requests for each path of each site."""
    times: dict[tuple[str, str], int] = defaultdict(int)
    for exchange in log:
        times[exchange.site, exchange.path] += 1
    return dict(times)
