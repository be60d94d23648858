"""A pipeline of your own: feeds from a file, steps between, a table at the end. Arguments: FEEDS TABLE [BEAM OPTIONS]."""

import sqlite3
import sys

import apache_beam as beam
from apache_beam.options.pipeline_options import PipelineOptions

import newsbeam


class Insert(beam.DoFn):
    def __init__(self, path: str) -> None:
        self.path = path

    def process(self, record: newsbeam.Record) -> None:
        with sqlite3.connect(self.path, timeout=60) as table:
            table.execute("INSERT OR REPLACE INTO news VALUES (?, ?)", (record.record_id, record.title))


def run(feeds: str, table: str, *beam_options: str, fetch: newsbeam.FetchSettings | None = None) -> None:
    sqlite3.connect(table).execute("CREATE TABLE IF NOT EXISTS news (id TEXT PRIMARY KEY, title TEXT)")
    with beam.Pipeline(options=PipelineOptions([*beam_options])) as pipeline:
        items = pipeline | beam.io.ReadFromText(feeds) | newsbeam.PollFeeds(fetch)
        pages = items.main | beam.Filter(lambda item: "ferry" not in (item.title or "")) | newsbeam.FetchPages(fetch)
        articles = pages.main | newsbeam.ExtractArticles()
        records = articles.main | newsbeam.EnrichArticles() | newsbeam.MakeRecords()
        _ = records | "Long" >> beam.Filter(lambda record: record.word_count > 40) | beam.ParDo(Insert(table))
        dead = (items.dead, pages.dead, articles.dead) | beam.Flatten()
        _ = dead | newsbeam.WriteDeadLetters("dead-letters")


if __name__ == "__main__":
    run(*sys.argv[1:])
