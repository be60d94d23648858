"""Checks of a job's options before anything runs, for `newsbeam run` and `newsbeam check`."""

from collections.abc import Mapping, Sequence

from pipeline.cli import options
from pipeline.settings import JobOptions, UsageError, check_outputs
from transforms.feeds.sources import FeedSource


def check_enrichments(names: tuple[str, ...], feeds: Mapping[str, FeedSource]) -> None:
    """Raises UsageError for a name that is no enrichment, for a feed that chooses an enrichment the run does not have, and for
    a filter of fields that no enrichment fills."""
    if names == ("default",) and not any(feed.enrich or feed.where for feed in feeds.values()):
        return  # their modules take 0.3 s, and the first polls need none of them
    from pipeline.feed_enrichments import check_choices, check_filters  # noqa: PLC0415
    from transforms.enrich.registry import build_chain  # noqa: PLC0415

    try:
        chain = build_chain(names)
        check_choices(feeds, chain)
        check_filters(feeds, chain)
    except ValueError as error:
        raise UsageError(str(error)) from error


def check_run_tables(lists: Sequence[str], feeds: Mapping[str, FeedSource]) -> None:
    """Raises UsageError for an option under [run] that neither `newsbeam run` nor `newsbeam stream` would take."""
    for name in lists:
        if name.lower().endswith(".toml"):
            job = _job_of(name)
            check_outputs(job.places)
            check_enrichments(job.enrich, feeds)


def _job_of(name: str) -> JobOptions:
    try:
        return options.run_options(options.parse(["run", name]))
    except UsageError as error:
        try:
            return options.stream_options(options.parse(["stream", name]))
        except UsageError:
            raise error from None
