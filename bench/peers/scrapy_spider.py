"""Scrapy with trafilatura: a spider of feeds, without pauses and without robots.txt. Its extraction has one process.

python bench/peers/scrapy_spider.py FEEDS.txt OUT.jsonl
"""

import json
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import scrapy
import trafilatura
from scrapy.crawler import CrawlerProcess


class NewsSpider(scrapy.Spider):
    """One item an article."""

    name = "news"

    def __init__(self, feeds: list[str], **more: Any) -> None:
        super().__init__(**more)
        self.feeds = feeds

    async def start(self) -> AsyncIterator[Any]:
        for url in self.feeds:
            yield scrapy.Request(url, callback=self.parse_feed)

    def parse_feed(self, response: Any) -> Iterator[Any]:
        feed = scrapy.Selector(text=response.text, type="xml")
        feed.remove_namespaces()
        links = feed.xpath("//item/link/text() | //entry/link[not(@rel) or @rel='alternate']/@href").getall()
        for link in links:
            yield scrapy.Request(link.strip(), callback=self.parse_article)

    def parse_article(self, response: Any) -> Iterator[dict[str, Any]]:
        text = trafilatura.extract(
            response.body, url=response.url, output_format="json", with_metadata=True, include_comments=False
        )
        if text is not None:
            yield {"url": response.url, **json.loads(text)}


if __name__ == "__main__":
    feeds_file, out = sys.argv[1:3]
    settings = {
        "FEEDS": {out: {"format": "jsonlines", "overwrite": True}},
        "ROBOTSTXT_OBEY": False,
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS": 64,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "ERROR",
    }
    process = CrawlerProcess(settings)
    process.crawl(NewsSpider, feeds=Path(feeds_file).read_text().split())
    process.start()
    sys.stdout.write(json.dumps({"records": len(Path(out).read_bytes().splitlines())}) + "\n")
