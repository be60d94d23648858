"""The feeds' choice among the enrichments of a run, and the fields that their filters need."""

from collections.abc import Iterator, Mapping

from pipeline.settings import UsageError
from schemas.where import Where
from transforms.enrich.chain import Chain, is_chosen, not_of_chain
from transforms.feeds.sources import FeedSource

#: The fields of a record that have no value of the article without an enrichment of this name.
FILLED_BY = {
    "language": ("language", "language_probability", "language_candidates"),
    "counts": ("word_count", "sentence_count", "reading_time_s"),
    "countries": ("countries",),
    "wire": ("wire_agency", "wire_evidence"),
    "entities": ("entities",),
    "quotes": ("quotes",),
    "keyphrases": ("keyphrases",),
    "rights": ("rights_signals", "usage_rights"),
    "amounts": ("amounts",),
    "mentions": ("mentions",),
}
#: The fields of a record that steps behind the filter fill: revisions, copies, stories.
FILLED_LATER = frozenset(
    """revision supersedes change changes similarity emitted_at copy_of copy_group containment copied_share independent_outlets
    origin novel_share first_seen_in boilerplate_lines story_id story_score""".split()  # noqa: SIM905  (a list of words reads best as words)
)
_BY_FIELD = {field: name for name, fields in FILLED_BY.items() for field in fields}
#: Other enrichments that fill the fields of the first.
_INSTEAD = {"entities": "spacy"}
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
    for (where, choice), url in {(source.where, source.enrich or ()): url for url, source in feeds.items()}.items():
        for field in sorted(Where(where).fields() & FILLED_LATER) if where is not None else ():
            raise UsageError(
                f"{url}: the filter {where!r} needs {field!r}, which has its value only after the filter, when the article is "
                f"compared with others; leave {field!r} out of the filter, and filter the records: newsbeam tail --where"
            )
        for field, name in _unfilled(where, choice, chain):
            remedy = _REMEDY.get(name, f"add {name!r} to the enrichments")
            raise UsageError(
                f"{url}: the filter {where!r} needs {field!r}, which the enrichment {name!r} fills and which does not run; "
                f"{remedy}, or leave {field!r} out of the filter"
            )


def _unfilled(where: str | None, choice: tuple[str, ...], chain: Chain) -> Iterator[tuple[str, str]]:
    """(field, enrichment) for each field of `where` that stays empty."""
    if where is None:
        return
    running = {name.partition("=")[0] for name in chain.names if is_chosen(name, choice, chain.defaults)}
    for field in sorted(Where(where).fields() & _BY_FIELD.keys()):
        name = _BY_FIELD[field]
        if name not in running and _INSTEAD.get(name) not in running:
            yield field, name
