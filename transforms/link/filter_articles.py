"""Articles that do not match the user's `where` end here, before they are linked."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import apache_beam as beam

from schemas.articles import Article
from schemas.dead_letters import Ending
from schemas.where import Where
from transforms.link.link_record import make_record
from transforms.outputs import outputs_of, tagged


#: Expressions in use: one for the run, and one for each feed that has its own.
@lru_cache(maxsize=1_000)
def _compiled(text: str) -> Where:
    return Where(text)


def is_kept(article: Article) -> bool:
    """True if the record of `article` matches the `where` of its feed, or if there is none. Removals are always kept."""
    where = article.item.where
    return (
        where is None or article.gone is not None or _compiled(where).matches(make_record(article, article.evidence.fetched_at))
    )


class FilterArticles(beam.PTransform[Any, Any]):
    """PCollection[Article] -> `Outputs`: each article as it is, or an Ending `filtered`.

    A filtered article leaves no state: if its page or the expression changes, the filter is evaluated again.
    """

    def expand(self, articles: "beam.PCollection[Article]") -> Any:  # Beam reads this as a type hint and knows none for tuples
        return outputs_of(articles, beam.ParDo(_FilterFn()), Article)


class _FilterFn(beam.DoFn):
    def process(self, article: Article) -> Iterator[Any]:
        if is_kept(article):
            yield article
        else:
            cause = f"The record does not match {article.item.where}"[:300]
            yield tagged(Ending(kind="filtered", url=article.item.url, feed_url=article.item.feed_url, cause=cause))
