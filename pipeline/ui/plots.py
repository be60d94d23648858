"""Plots as shapes for inline SVG: numbers in, coordinates out. The templates draw them, CSS colours them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pipeline.local.ledger.ledger_reader import EndedCount

#: The order of endings in a stack, from below; anything else comes last.
STACK = ("record", "duplicate", "unchanged", "postponed", "filtered", "dead")
#: Width of a plot of a feed's rhythm; half of the room that a word below a plot needs.
_WIDTH, _HALF_TICK = 384.0, 38.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle of a plot. `kind`: its class in CSS. `label`: its words for a pointer and for screen readers."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """`ticks`: words below the plot, by the middle of their place. `top`: the value of the upper edge."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    top: float
    summary: str
    """A sentence that describes the plot, for screen readers."""


def bars(values: Sequence[float], labels: Sequence[str], unit: str, ticks: Sequence[tuple[int, str]]) -> Plot:
    """A bar for each value, labelled. `ticks`: number of a bar and the words below it."""
    step, height = _WIDTH / max(1, len(values)), 80.0
    top = max(values, default=0.0) or 1.0
    drawn = tuple(
        Bar(
            number * step + 1,
            height - height * value / top,
            step - 2,
            height * value / top,
            "value",
            f"{label}: {value:.3g} {unit}",
        )
        for number, (value, label) in enumerate(zip(values, labels, strict=True))
    )
    best = max(range(len(values)), key=values.__getitem__, default=0)
    summary = f"Highest: {labels[best]} with {values[best]:.3g} {unit}; lowest {min(values):.3g}." if values else "No values."
    return Plot(_WIDTH, height, drawn, tuple((number * step + step / 2, words) for number, words in ticks), top, summary)


def endings_over_time(counts: Sequence[EndedCount], since: datetime, until: datetime, period_s: int) -> Plot:
    """Stacked bars of endings by kind, one for each period from `since` to `until`."""
    periods = max(1, round((until - since).total_seconds() / period_s))
    begin = since.timestamp() // period_s
    stacks: list[dict[str, int]] = [{} for _ in range(periods + 1)]
    for count in counts:
        place = int(count.begins_at.timestamp() // period_s - begin)
        if 0 <= place <= periods:
            stacks[place][count.kind] = stacks[place].get(count.kind, 0) + count.count
    step, height = 720.0 / len(stacks), 120.0
    top = max((sum(stack.values()) for stack in stacks), default=0) or 1
    drawn: list[Bar] = []
    for number, stack in enumerate(stacks):
        begins = datetime.fromtimestamp((begin + number) * period_s, since.tzinfo)
        y = height
        for kind in sorted(stack, key=lambda kind: (STACK.index(kind) if kind in STACK else len(STACK), kind)):
            tall = height * stack[kind] / top
            y -= tall
            label = f"{begins:%d %b %H:%M}: {stack[kind]:,} {kind}"
            drawn.append(Bar(number * step + 0.5, y, step - 1, tall, kind if kind in STACK else "other", label))
    every = max(1, len(stacks) // 6)
    ticks = [
        (
            min(max(number * step + step / 2, _HALF_TICK), 720.0 - _HALF_TICK),
            f"{since + timedelta(seconds=number * period_s):%d %b %H:%M}",
        )
        for number in range(0, len(stacks) - every // 2, every)
    ]
    totals: dict[str, int] = {}
    for stack in stacks:
        for kind, number in stack.items():
            totals[kind] = totals.get(kind, 0) + number
    told = ", ".join(f"{number:,} {kind}" for kind, number in sorted(totals.items())) or "none"
    return Plot(
        720.0,
        height,
        tuple(drawn),
        tuple(ticks),
        float(top),
        f"Endings from {since:%d %b %H:%M} to {until:%d %b %H:%M} UTC: {told}.",
    )
