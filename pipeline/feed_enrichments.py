"""The feeds' choice among the enrichments of a run."""

from collections.abc import Mapping

from pipeline.settings import UsageError
from transforms.enrich.chain import Chain, not_of_chain
from transforms.feeds.sources import FeedSource


def check_choices(feeds: Mapping[str, FeedSource], chain: Chain) -> None:
    """Raises UsageError for a feed whose `enrich` names an enrichment that the run does not have."""
    for url, source in feeds.items():
        lacking = not_of_chain(source.enrich or (), chain)
        if lacking:
            raise UsageError(
                f"{url}: enrich names {lacking[0]!r}, which is none of the run's enrichments "
                f"({', '.join(chain.names) or 'none'}); add it to --enrich"
            )
