"""Importing this loads the data of extractions, such as the stop lists of jusText and the parsers of dates: for a process from
which others are forked. No other process should import it.
"""

from datetime import UTC, datetime

from transforms.extract.article import extract

# So short that every extractor is asked, and without a day that is written as one: every reader of dates is.
_PAGE = """<html><head><title>The ferry sails on Monday</title></head><body><nav><a href="/">News</a></nav>
<div class="entry"><h1>The ferry sails on Monday</h1><p class="date">vor drei Tagen im Januar</p>
<p>The ferry to the island sails again on Monday, said Ada Holm, who runs the harbour, after three weeks of storm.</p>
</div></body></html>"""

extract(_PAGE.encode(), url="https://news.example/ferry", now=datetime(2026, 1, 6, tzinfo=UTC))
