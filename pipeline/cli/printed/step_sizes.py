"""The size of each step's state, and its bytes an article: a part of `newsbeam state`. Pure."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from pipeline.local.state.state_sizes import StepSize, articles_of


def plain_steps(sizes: Sequence[StepSize]) -> list[dict[str, Any]]:
    """A JSON object for each step, and for each kind of entries of an indexed map."""
    return [
        {
            "step": _name(size),
            "keys": size.keys,
            "bytes": size.size,
            "bytes_an_article": None if each is None else round(each, 1),
        }
        for size, each in _each(sizes)
    ]


def step_lines(sizes: Sequence[StepSize]) -> Iterator[str]:
    """A table with a row for each step, and for each kind of entries of an indexed map; and their sum."""
    are_articles = any(each is not None for _, each in _each(sizes))
    yield f"{'state of the step':<24}{'keys':>12}{'bytes':>16}" + (f"{'bytes an article':>18}" if are_articles else "")
    for size, each in _each(sizes):
        an_article = "" if not are_articles else f"{'' if each is None else f'{each:,.0f}':>18}"
        yield f"{_name(size):<24}{size.keys:>12,}{size.size:>16,}{an_article}{_expiry(size)}".rstrip()
    total = f"{sum(each or 0.0 for _, each in _each(sizes)):>18,.0f}" if are_articles else ""
    yield f"{'all steps':<24}{'':>12}{sum(size.size for size in sizes):>16,}{total}"


def _each(sizes: Sequence[StepSize]) -> Iterator[tuple[StepSize, float | None]]:
    """Each size, and its bytes an article; None where there are no articles."""
    for size in sizes:
        articles = articles_of(size, sizes)
        yield size, size.size / articles if articles else None


def _name(size: StepSize) -> str:
    return size.step if size.kind is None else f"{size.step}: {size.kind}"


def _expiry(size: StepSize) -> str:
    if size.oldest_expiry is None or size.latest_expiry is None:
        return ""
    oldest, latest = (datetime.fromtimestamp(at, UTC) for at in (size.oldest_expiry, size.latest_expiry))
    return f"  expire {oldest:%Y-%m-%d} to {latest:%Y-%m-%d}"
