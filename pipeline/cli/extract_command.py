"""`newsbeam extract`: the record one page would give, without touching any state; and the batch of it."""

import asyncio
import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TextIO

from pipeline.settings import FetchSettings, UsageError
from pipeline.web_client import address_policy, make_client
from schemas.articles import Article
from schemas.codec import to_plain
from schemas.dead_letters import DeadLetter, Ending
from schemas.feed_items import FeedItem
from schemas.pages import Evidence, Page
from transforms.clock import utc_now
from transforms.enrich.chain import enrich_article
from transforms.enrich.registry import DEFAULT_NAMES, build_chain
from transforms.extract.article import NotArticle, extract_page
from transforms.link.link_record import make_record
from transforms.urls.urls import url_key
from transforms.web.fetch_page import FetchPage
from transforms.web.host_state import HostState
from transforms.web.pace import Pace
from transforms.web.robots import MemoryRobotsStore, RobotsBook

_MOST_BYTES = 10 << 20


def extract(page: str, url: str | None, settings: FetchSettings, out: TextIO, err: TextIO, *, explain: bool) -> int:
    """Print the record of `page`, a file or a URL, as JSON; exit status 1 with a sentence where it gives none.

    `explain` prints instead which source won each field, which answers were compared for the text and with what evidence, and
    which lines were dropped by which rule. Raises UsageError.
    """
    now = utc_now()
    is_url = "://" in page
    if is_url and url is not None:
        raise UsageError("--url is for pages given as a file")
    got = asyncio.run(_fetch(page, settings)) if is_url else _read(page, url, now)
    if isinstance(got, DeadLetter):
        err.write(f"newsbeam extract: {got.reason}: {got.message}\n")
        return 1
    if explain:
        return _explain(got, out)
    content = extract_page(got)
    if isinstance(content, NotArticle):
        err.write(f"newsbeam extract: {content.reason}: {content.message} (found: {content.found})\n")
        return 1
    article = enrich_article(Article(item=got.item, evidence=got.evidence, content=content), build_chain(DEFAULT_NAMES))
    out.write(json.dumps(to_plain(make_record(article, now)), ensure_ascii=False, indent=2) + "\n")
    return 0


def extract_lines(lines: Iterable[bytes], out: TextIO, workers: int) -> int:
    """Lines of pages in, lines of articles out; exit status 0 also where single lines give an "error"."""
    from transforms.extract.batch import extract_batch  # noqa: PLC0415  (starts processes)

    extract_batch(lines, out, workers)
    return 0


def _explain(page: Page, out: TextIO) -> int:
    from transforms.extract.explain import explain, report  # noqa: PLC0415  (only where it is asked for)

    found = explain(page.body, url=page.evidence.final_url, charset=page.charset, now=page.evidence.fetched_at)
    out.write(report(found) + "\n")
    return 0


def _read(path: str, url: str | None, now: datetime) -> Page:
    try:
        with Path(path).open("rb") as file:
            body = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"cannot read {path!r}: {error.strerror}; name an HTML file or a URL with http://") from error
    if len(body) > _MOST_BYTES:
        raise UsageError(f"{path!r} is larger than {_MOST_BYTES:,} bytes; that is no article page")
    at = url or ""
    return Page(
        item=_item(at, now), evidence=Evidence(fetched_at=now, final_url=at, body_bytes=len(body)), body=body, charset=None
    )


async def _fetch(url: str, settings: FetchSettings) -> Page | DeadLetter:
    """What `newsbeam run` would get: robots.txt is obeyed, what fails in passing is tried again."""
    got: list[Page | DeadLetter | Ending] = []

    async def emit(output: Page | DeadLetter | Ending, /) -> None:
        got.append(output)

    async with make_client(settings) as client:
        step = FetchPage(
            client=client,
            robots=RobotsBook(client, MemoryRobotsStore(), utc_now),
            url_key=url_key,
            clock=utc_now,
            policy=address_policy(settings),
            pace=Pace(host_delay_s=settings.host_delay_s, attempts=settings.attempts),
        )
        item = _item(url, utc_now())
        state: HostState | None = None
        while True:
            turn = await step.turn(state, (item,), utc_now(), emit, key=step.key(item))
            if got:
                break
            state = turn.state
            if turn.wake_at is not None:
                await asyncio.sleep(max(0.0, (turn.wake_at - utc_now()).total_seconds()))
    (outcome,) = got
    if isinstance(outcome, Ending):
        raise TypeError("one item alone cannot be a duplicate")
    return outcome


def _item(url: str, now: datetime) -> FeedItem:
    return FeedItem(feed_url="", url=url, item_id=url, first_seen_at=now)
