"""Full-text search over the table that `newsbeam run --output postgres://...` fills: newest revisions only, best first.

    PGPASSWORD=... python examples/search_postgres.py postgres://news@localhost/news english 'ferry pier -strike'

The words are those of a web search: "a phrase", or, -without.
"""

import asyncio
import sys

import asyncpg

# The view `latest` applies the condition on the vector first, by its index. ts_headline reads texts, so it comes last.
QUERY = """
    SELECT title, url, ts_headline($1::regconfig, text, query, 'MaxFragments=1, MaxWords=20, MinWords=8') AS snippet
    FROM (
        SELECT title, url, text, query, ts_rank(search, query) AS rank
        FROM newsbeam.latest, websearch_to_tsquery($1::regconfig, $2) AS query
        WHERE search @@ query AND NOT removed
        ORDER BY rank DESC, record_id LIMIT 20
    ) AS found ORDER BY rank DESC
"""


async def search(uri: str, dictionary: str, words: str) -> list[tuple[str | None, str, str]]:
    """(title, url, snippet with <b>marks</b>) of up to 20 articles. `dictionary`: of PostgreSQL, e.g. `english`."""
    connection = await asyncpg.connect(uri)
    try:
        return [tuple(row) for row in await connection.fetch(QUERY, dictionary, words)]
    finally:
        await connection.close()


if __name__ == "__main__":
    for title, url, snippet in asyncio.run(search(*sys.argv[1:4])):
        sys.stdout.write(f"{title}\n  {url}\n  {snippet}\n")
