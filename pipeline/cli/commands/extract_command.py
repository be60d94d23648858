"""`newsbeam extract`: the record of a single page, without any state; and the batch mode."""

import json
import sys
from collections.abc import Iterable
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import TextIO

from pipeline.page_url import check_page_url
from pipeline.settings import FetchSettings, UsageError
from schemas.articles import Article
from schemas.codec import to_plain
from schemas.dead_letters import DeadLetter
from schemas.feed_items import FeedItem
from schemas.pages import Evidence, Page
from transforms.clock import utc_now
from transforms.enrich.chain import enrich_article
from transforms.enrich.registry import DEFAULT_NAMES, build_chain
from transforms.extract.article import extract_page
from transforms.extract.not_article import NotArticle
from transforms.link.link_record import make_record
from transforms.urls.user_info import without_user_info
from transforms.web.content.page_types import has_markup, other_format

_MOST_BYTES = 10 << 20


def extract(page: str, url: str | None, settings: FetchSettings, out: TextIO, err: TextIO, *, explain: bool) -> int:
    """Print the record of `page`, a file or a URL, as JSON. Exit status 1, with a message, if the page gives no record.

    `explain` instead prints the source of each field, the candidates for the text with their evidence, and the dropped lines
    with their rules. Raises UsageError, also for a file that is not HTML.
    """
    is_url = "://" in page
    if is_url and url is not None:
        raise UsageError("--url only applies to a page that is a file")
    if is_url:
        try:
            check_page_url(page)
        except ValueError as error:
            raise UsageError(str(error)) from error
    page, url = (without_user_info(page), None) if is_url else (page, without_user_info(url) if url is not None else None)
    got = _fetched(page, settings) if is_url else _read(page, url, utc_now())
    if isinstance(got, DeadLetter):
        remedy = "; --allow-network allows a network" if got.reason == "blocked_address" else ""
        err.write(f"newsbeam extract: {got.reason}: {got.message.rstrip('.')}{remedy}\n")
        return 1
    if explain:
        return _explain(got, out)
    content = extract_page(got)
    if isinstance(content, NotArticle):
        err.write(f"newsbeam extract: {content.reason}: {content.message} (found: {content.found})\n")
        return 1
    article = enrich_article(Article(item=got.item, evidence=got.evidence, content=content), build_chain(DEFAULT_NAMES))
    out.write(json.dumps(to_plain(make_record(article, utc_now())), ensure_ascii=False, indent=2) + "\n")
    return 0


def tried(url: str, settings: FetchSettings) -> str:
    """A sentence about the ending that the article at `url` would have now. Writes nothing."""
    got = _fetched(url, settings)
    if isinstance(got, DeadLetter):
        return f"a dead letter: {got.reason}: {got.message}"
    content = extract_page(got)
    if isinstance(content, NotArticle):
        return f"a dead letter: {content.reason}: {content.message} (found: {content.found})"
    where = f" at {got.evidence.final_url}" if got.evidence.final_url != url else ""
    return f"a record{where}: {content.title!r}, {len(content.text.split()):,} words"


def extract_lines(lines: Iterable[bytes], out: TextIO, workers: int) -> int:
    """Read pages as lines and write articles as lines. Exit status 0, even if single lines give an "error"."""
    from transforms.extract.batch import extract_batch  # noqa: PLC0415  (starts processes)

    extract_batch(lines, out, workers)
    return 0


def _explain(page: Page, out: TextIO) -> int:
    from transforms.extract.explain import explain, report  # noqa: PLC0415  (only for --explain)

    found = explain(page.body, url=page.evidence.final_url, charset=page.charset, now=page.evidence.fetched_at)
    out.write(report(found) + "\n")
    return 0


def _read(path: str, url: str | None, now: datetime) -> Page:
    try:
        with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as file:
            body = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"cannot read {path!r}: {error.strerror}; name an HTML file or a URL with http://") from error
    if len(body) > _MOST_BYTES:
        raise UsageError(f"{path!r} is larger than {_MOST_BYTES:,} bytes; an article page is smaller")
    _check_html(path, body)
    at = url or ""
    return Page(item=_item(at, now), evidence=Evidence(fetched_at=now, final_url=at), body=body, charset=None)


def _check_html(path: str, body: bytes) -> None:
    """Raises UsageError for a file without markup: it was named by mistake, and is no page without an article."""
    name = "the input" if path == "-" else repr(path)
    if not body.strip():
        raise UsageError(f"{name} is empty; name an HTML file")
    other = other_format(body)
    if other is not None:
        remedy = "; 'newsbeam run' reads feeds, by their URLs" if "feed" in other else ""
        remedy = "; unpack it first" if other.endswith(" data") else remedy
        raise UsageError(f"{name} is {other}, and 'newsbeam extract' reads HTML pages{remedy}")
    if not has_markup(body) or _is_json(body):
        raise UsageError(f"{name} has no HTML element; name an HTML file")


def _is_json(body: bytes) -> bool:
    """Texts in it may have tags."""
    try:
        return body.lstrip()[:1] in (b"{", b"[") and json.loads(body) is not None
    except (ValueError, RecursionError):
        return False


def _fetched(url: str, settings: FetchSettings) -> Page | DeadLetter:
    from pipeline.cli.commands.fetch_one import fetch_one  # noqa: PLC0415  (the client takes a quarter of a second)

    return fetch_one(url, settings)


def _item(url: str, now: datetime) -> FeedItem:
    """The item of a page that no feed names."""
    return FeedItem(feed_url="", url=url, item_id=url, first_seen_at=now)
