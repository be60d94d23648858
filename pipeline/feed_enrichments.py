"""The feeds' choice among the enrichments of a run, and the fields that their filters need."""

from collections.abc import Mapping

from pipeline.settings import UsageError
from schemas.where import Where
from transforms.enrich.chain import Chain, Enricher, is_chosen, not_of_chain
from transforms.enrich.registry import FILLED_BY
from transforms.feeds.sources import FeedSource

#: The fields of a record that steps behind the filter fill: revisions, copies, stories.
FILLED_LATER = frozenset(
    """revision supersedes change changes similarity emitted_at copy_of copy_group containment copied_share independent_outlets
    origin novel_share first_seen_in boilerplate_lines story_id story_score""".split()  # noqa: SIM905  (a list of words reads best as words)
)
_REMEDY = {"mentions": "give --watch-names FILE"}


def check_choices(feeds: Mapping[str, FeedSource], chain: Chain) -> None:
    """Raises UsageError for a feed whose `enrich` names an enrichment that the run does not have."""
    for url, source in feeds.items():
        lacking = not_of_chain(source.enrich or (), chain)
        if lacking:
            raise UsageError(
                f"{url}: enrich names {lacking[0]!r}, which is none of the run's enrichments "
                f"({', '.join(chain.names) or 'none'}); add it to --enrich"
            )


def check_filters(feeds: Mapping[str, FeedSource], chain: Chain) -> None:
    """Raises UsageError for a feed whose `where` names a field that none of its enrichments fills, or that is filled behind the
    filter: the value of such a field is the same for every record, so that the filter would drop or keep all of them."""
    filters = {(source.where, source.enrich or ()): url for url, source in feeds.items() if source.where is not None}
    for (where, choice), url in filters.items():
        needed = Where(where).fields()
        later = sorted(needed & FILLED_LATER)
        if later:
            raise UsageError(
                f"{url}: the filter {where!r} needs {later[0]!r}, which has its value only after the filter, when the article "
                f"is compared with others; leave {later[0]!r} out of the filter, and filter the records: newsbeam tail --where"
            )
        chosen = [step for step in chain.steps if isinstance(step, Enricher) and is_chosen(step.name, choice, chain.defaults)]
        unfilled = sorted((needed & FILLED_BY.keys()).difference(*(step.fills for step in chosen)))
        if unfilled:
            field, name = unfilled[0], FILLED_BY[unfilled[0]]
            remedy = _REMEDY.get(name, f"add {name!r} to the enrichments")
            raise UsageError(
                f"{url}: the filter {where!r} needs {field!r}, which the enrichment {name!r} fills and which does not run; "
                f"{remedy}, or leave {field!r} out of the filter"
            )
