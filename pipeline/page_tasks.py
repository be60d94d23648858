"""Pages are extracted as soon as they were fetched, beside the graph that takes them later."""

from typing import Any

from pipeline.keyed.runner import Ended
from schemas.pages import Page
from transforms.pool.pool import PoolSettings
from transforms.pool.shared import tasks_ahead
from transforms.steps import Turn


def begin_pages(pool: PoolSettings, ended: Ended) -> Ended:
    """`ended`, and then the tasks of the pages among the outputs begin."""
    ahead = tasks_ahead(pool)

    def begin(step: str, before: Any, turn: Turn[Any], outputs: list[Any]) -> None:
        ended(step, before, turn, outputs)
        for output in outputs:
            if isinstance(output, Page):
                ahead.begin(output)

    return begin
