"""`enrich_batch`: enrichment without a pipeline, line by line, for measuring and for texts from elsewhere."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any, TextIO

from schemas.articles import Article, Content
from schemas.codec import to_plain
from schemas.feed_items import FeedItem
from schemas.pages import Evidence
from transforms.enrich.chain import Chain, ModelHook, apply_step


def enrich_batch(lines_in: Iterable[str | bytes], lines_out: TextIO, chain: Chain, now: datetime | None = None) -> int:
    """Write one line for each line of `lines_in`, in the same order, each flushed; how many of them are errors.

    In: JSON Lines `{"id", "text", "title"?, "url"?, "language"?}`; `language` is a declaration, which may be wrong:
    it decides where detection is not certain. Out: `id`
    and the fields of schemas.articles.Enrichment, named as in the record, beside `url`, `title` and `language_declared`;
    offsets count in the text as it was given. A line that is not such an object gives `{"id", "error"}`, where the error has
    the number of the line. Blank lines are left out. `now` stands for the fetch time.
    """
    run = _runner(chain)
    failed = 0
    for number, line in enumerate(lines_in, start=1):
        if not line.strip():
            continue
        row, error = _read(line, number)
        if error is None:
            lines_out.write(_line(row["id"], run(article_of(row, now or datetime.now(UTC)))))
        else:
            lines_out.write(json.dumps({"id": row.get("id"), "error": error}) + "\n")
            failed += 1
        lines_out.flush()
    return failed


def article_of(row: Mapping[str, Any], now: datetime) -> Article:
    """An article with the fields of the line only."""
    url = row.get("url") or ""
    return Article(
        item=FeedItem(feed_url="", url=url, item_id=str(row.get("id", url)), first_seen_at=now),
        evidence=Evidence(fetched_at=now, final_url=url),
        content=Content(text=row["text"], title=row.get("title"), language_declared=row.get("language")),
    )


def _read(line: str | bytes, number: int) -> tuple[dict[str, Any], str | None]:
    """The object of the line, and what is wrong with it or None."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {}, f"line {number} is not JSON: {error}"
    if not isinstance(row, dict) or "id" not in row:
        return {}, f'line {number} is not an object with "id" and "text"'
    for name in ("text", "title", "url", "language"):
        if not isinstance(row.get(name), str) and (name == "text" or row.get(name) is not None):
            return row, f'line {number}: "{name}" must be a string'
    return row, None


def _runner(chain: Chain) -> Callable[[Article], Article]:
    """The chain as one function; models are loaded once, here."""
    steps = [
        _with_model(step) if isinstance(step, ModelHook) else partial(apply_step, step=step, config=chain.config)
        for step in chain.steps
    ]

    def run(article: Article) -> Article:
        for step in steps:
            article = step(article)
        return article

    return run


def _with_model(hook: ModelHook) -> Callable[[Article], Article]:
    from transforms.enrich.models import handler_of, run_model  # noqa: PLC0415 - Beam takes 2 s, and only models need it

    handler = handler_of(hook)
    model = handler.load_model()
    return lambda article: run_model([article], hook, handler, model)[0]


def _line(identifier: object, article: Article) -> str:
    given = {
        "id": identifier,
        "url": article.item.url,
        "title": article.content.title,
        "language_declared": article.content.language_declared,
    }
    return json.dumps(given | to_plain(article.enrichment), separators=(",", ":")) + "\n"
