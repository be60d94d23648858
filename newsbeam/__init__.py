"""newsbeam's public API. `docs/python.md` describes it; everything else in this distribution is private.

Names are imported when they are used: `import newsbeam` takes milliseconds, a transform imports Beam (2 s), and so does
`run`; `extract` and `enrich` do without.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    __version__: str
    from pipeline.composed.rows import MakeRecords, WriteDeadLetters, WriteRecords
    from pipeline.composed.run import run
    from pipeline.composed.single import NotAnArticleError, enrich, extract
    from pipeline.composed.turns import FetchPages, PollFeeds
    from pipeline.settings import FetchSettings
    from pipeline.summary import Summary
    from schemas.articles import Article, Enrichment
    from schemas.chunks import Chunk, chunks_of
    from schemas.cursor import Cursor
    from schemas.dead_letters import DeadLetter
    from schemas.events import Event
    from schemas.feed_items import FeedItem
    from schemas.pages import Page
    from schemas.read import read_dead_letters, read_events, read_records
    from schemas.records import Record
    from schemas.shapes import flat
    from transforms.enrich.enrich_articles import EnrichArticles
    from transforms.extract.extract_articles import ExtractArticles
    from transforms.outputs import Outputs
    from transforms.pool.page_pool import page_pool

_PLACES = {
    "Article": "schemas.articles",
    "Chunk": "schemas.chunks",
    "Cursor": "schemas.cursor",
    "DeadLetter": "schemas.dead_letters",
    "EnrichArticles": "transforms.enrich.enrich_articles",
    "Enrichment": "schemas.articles",
    "Event": "schemas.events",
    "ExtractArticles": "transforms.extract.extract_articles",
    "FeedItem": "schemas.feed_items",
    "FetchPages": "pipeline.composed.turns",
    "FetchSettings": "pipeline.settings",
    "MakeRecords": "pipeline.composed.rows",
    "NotAnArticleError": "pipeline.composed.single",
    "Outputs": "transforms.outputs",
    "Page": "schemas.pages",
    "PollFeeds": "pipeline.composed.turns",
    "Record": "schemas.records",
    "Summary": "pipeline.summary",
    "WriteDeadLetters": "pipeline.composed.rows",
    "WriteRecords": "pipeline.composed.rows",
    "chunks_of": "schemas.chunks",
    "enrich": "pipeline.composed.single",
    "extract": "pipeline.composed.single",
    "flat": "schemas.shapes",
    "page_pool": "transforms.pool.page_pool",
    "read_dead_letters": "schemas.read",
    "read_events": "schemas.read",
    "read_records": "schemas.read",
    "run": "pipeline.composed.run",
}

#: Those that import Beam.
_WITH_BEAM = frozenset(
    {
        "pipeline.composed.rows",
        "pipeline.composed.run",
        "pipeline.composed.turns",
        "transforms.enrich.enrich_articles",
        "transforms.extract.extract_articles",
        "transforms.outputs",
    }
)

__all__ = [
    "Article",
    "Chunk",
    "Cursor",
    "DeadLetter",
    "EnrichArticles",
    "Enrichment",
    "Event",
    "ExtractArticles",
    "FeedItem",
    "FetchPages",
    "FetchSettings",
    "MakeRecords",
    "NotAnArticleError",
    "Outputs",
    "Page",
    "PollFeeds",
    "Record",
    "Summary",
    "WriteDeadLetters",
    "WriteRecords",
    "chunks_of",
    "enrich",
    "extract",
    "flat",
    "page_pool",
    "read_dead_letters",
    "read_events",
    "read_records",
    "run",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - a tenth of the time of `newsbeam --help`

        return version("newsbeam")
    if name not in _PLACES:
        raise AttributeError(f"module 'newsbeam' has no attribute {name!r}")
    from newsbeam.shadow import check  # noqa: PLC0415

    check()
    if _PLACES[name] in _WITH_BEAM:
        from transforms.quiet_beam import import_beam  # noqa: PLC0415

        import_beam()
    return getattr(import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__, "__version__"])
