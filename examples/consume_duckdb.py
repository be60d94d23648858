"""Who published most, and in which languages: DuckDB over a folder of Parquet files, without loading them.

newsbeam run feeds.txt --output "news?format=parquet"
python examples/consume_duckdb.py news
"""

import sys
from pathlib import Path

import duckdb

# The latest record of each article: a change is a new record, so counting records would count changes. The instant decides and
# not the revision: after the state folder was lost, revisions begin anew.
QUERY = """
    select host, language, count(*) as articles, sum(word_count) as words
    from (
        select * from read_parquet($files, hive_partitioning = true, union_by_name = true)
        qualify row_number() over (partition by article_id order by coalesce(emitted_at, extracted_at) desc, revision desc) = 1
    )
    where change <> 'removed'
    group by host, language
    order by articles desc, host
"""


def articles_by_host(folder: str) -> list[tuple[str, str, int, int]]:
    """(host, language, articles, words), the busiest host first."""
    # Without the dot files: what is still being written is hidden, and `records-*` does not match it.
    files = str(Path(folder) / "date=*" / "records-*.parquet")
    return duckdb.connect().execute(QUERY, {"files": files}).fetchall()


if __name__ == "__main__":
    for row in articles_by_host(sys.argv[1]):
        sys.stdout.write("{:40} {:4} {:6} articles {:8} words\n".format(*row))
