"""The instant at which a poll saves most waiting, from the expected rate. Pure arithmetic.

The rule of the square root says how many polls there are: each step of the integral of sqrt(rate) is worth one. It holds for
rates that change slowly. The poll itself is put between the last one and the end of the second step where the time that items
wait is least: where (items expected until then) x (time until the end) is greatest. With a steady rate that is the end of the
first step; before a quiet night it is later, and it is just behind the minutes at which a feed brings news.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from math import sqrt

from transforms.feeds.schedule.minutes import SLOT_S

#: (seconds, items an hour by hour and weekday, items an hour): the rate is the same for so long.
Stretch = tuple[float, float, float]


def stretches(
    rates: tuple[Sequence[float], Sequence[float]], factors: Sequence[float] | None, now: datetime, *, least: float
) -> Iterator[Stretch]:
    """The expected rates from `now` on, without an end: hour by hour, or slot by slot where `factors` has those of the slots.

    `least`: the rate of a burst that goes on.
    """
    hourly, weekday = rates
    hour, day = now.hour, now.weekday()
    in_hour_s = now.minute * 60.0 + now.second
    while True:
        rate = max(hourly[hour] * weekday[day], least)
        if factors is None:
            yield 3_600 - in_hour_s, rate, rate
        else:
            for slot in range(int(in_hour_s // SLOT_S), len(factors)):
                yield (slot + 1) * SLOT_S - max(in_hour_s, slot * SLOT_S), rate, max(rate * factors[slot], least)
        in_hour_s = 0.0
        hour = (hour + 1) % 24
        day = (day + 1) % 7 if hour == 0 else day


def interval_s(ahead: Iterator[Stretch], *, step: float, longest_s: float) -> float:
    """Seconds until the poll; `longest_s` where that is later. `step`: the integral of sqrt(items/h) over hours that a poll is
    worth."""
    passed: list[tuple[float, float, float, float]] = []  # (begin, seconds, items before, items a second)
    at_s = roots = items = 0.0
    while at_s < 2 * longest_s:
        length_s, hourly, rate = next(ahead)
        passed.append((at_s, length_s, items, rate / 3_600))
        root = sqrt(hourly)
        if roots + root * length_s / 3_600 >= 2 * step:
            return min(_best_s(passed, at_s + (2 * step - roots) / root * 3_600), longest_s)
        roots += root * length_s / 3_600
        items += rate * length_s / 3_600
        at_s += length_s
    return longest_s


def guard_s(ahead: Iterator[Stretch], *, items: float, until_s: float, longest_s: float) -> float:
    """Seconds until so many items are expected; `longest_s` where that is not before `until_s`."""
    at_s = 0.0
    while at_s < until_s:
        length_s, _, rate = next(ahead)
        if rate * length_s / 3_600 >= items:
            return min(at_s + items / rate * 3_600, longest_s)
        items -= rate * length_s / 3_600
        at_s += length_s
    return longest_s


def _best_s(passed: Sequence[tuple[float, float, float, float]], end_s: float) -> float:
    """The instant before the end with the greatest (items until then) x (time until the end)."""
    best_s, most = end_s / 2, 0.0
    for begin_s, length_s, before, rate in passed:
        # Where the product's derivative is 0, else the border on that side.
        at_s = (end_s + begin_s - (before / rate if rate else 0.0)) / 2
        at_s = min(max(at_s, begin_s), begin_s + length_s, end_s)
        saved = (before + rate * (at_s - begin_s)) * (end_s - at_s)
        if saved > most:
            best_s, most = at_s, saved
    return best_s
