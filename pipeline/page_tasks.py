"""Extraction starts as soon as a page was fetched; the graph takes the page and the result later."""

from typing import Any

from pipeline.keyed.runner import Ended
from schemas.pages import Page
from transforms.pool.pool import PoolSettings
from transforms.pool.shared import tasks_ahead
from transforms.steps import Turn


def begin_pages(pool: PoolSettings, ended: Ended) -> Ended:
    """A function that calls `ended`, then starts the extraction of the pages among the outputs."""
    ahead = tasks_ahead(pool)

    def begin(step: str, before: Any, turn: Turn[Any], outputs: list[Any]) -> None:
        ended(step, before, turn, outputs)
        for output in outputs:
            if isinstance(output, Page):
                ahead.begin(output)

    return begin
