"""Importing this loads the names of months in all languages (0.6 s), which parsing loads at first use: for a process from which
others are forked. No other process should import it.
"""

from datetime import UTC, datetime

from transforms.feeds.parse import parse_feed

# The date is in words: one as the RFC writes it is read without them.
_RSS = """<rss version="2.0"><channel><item>
<title>The ferry sails on Monday</title><link>https://news.example/ferry</link><pubDate>Monday, 5 January 2026, 10:00</pubDate>
</item></channel></rss>"""

parse_feed(
    _RSS.encode(),
    url="https://news.example/rss",
    charset=None,
    content_type="application/rss+xml",
    now=datetime(2026, 1, 6, tzinfo=UTC),
)
