"""Importing this loads the data of the default enrichments (1 s, 60 MB): for a process from which others are forked.

No other process should import it.
"""

from datetime import UTC, datetime

from schemas.articles import Article, Content
from schemas.feed_items import FeedItem
from schemas.pages import Evidence
from transforms.enrich.chain import enrich_article
from transforms.enrich.registry import DEFAULT_NAMES, build_chain

_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_URL = "https://news.example/"
_TEXT = '"The ferry sails on Monday," said Ada Holm, who runs the harbour of Oslo in Norway.'

enrich_article(
    Article(
        item=FeedItem(feed_url=_URL, url=_URL, item_id=_URL, first_seen_at=_NOW),
        evidence=Evidence(fetched_at=_NOW, final_url=_URL),
        content=Content(text=_TEXT),
    ),
    build_chain(DEFAULT_NAMES),
)
