"""The metrics in the formats of Prometheus. Dashboards and alert rules rely on their names and labels (docs/monitoring.md).

Every label has a fixed set of values, or one with a bound: 10,000 feeds give no more series than 10.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector

from pipeline.endings import ITEMS, LOOKS, REVISION
from pipeline.monitor.tally import CONDITION, LAG_BOUNDS_S, Tally

#: Help texts of the gauges by name.
GAUGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "newsbeam_backlog_items": ("Items that polls have found and that have not ended.", ()),
    "newsbeam_turns_in_flight": ("Turns of a step under way, or ended and not taken.", ("step",)),
    "newsbeam_hosts_held": ("Hosts with waiting work that must rest first.", ()),
    "newsbeam_pool_workers": ("Extraction processes.", ()),
    "newsbeam_pool_busy": ("Extraction processes with a task.", ()),
    "newsbeam_pool_waiting": ("Tasks that wait for an extraction process.", ()),
    "newsbeam_memory_bytes": ("Memory of all processes of newsbeam (PSS).", ()),
    "newsbeam_ledger_bytes": ("Size of the ledger and its log on disk.", ()),
    "newsbeam_disk_free_bytes": ("Free space where the ledger is.", ()),
    "newsbeam_last_commit_timestamp_seconds": ("Unix time of the last commit of this process.", ()),
    "newsbeam_ready": ("1 if /readyz answers 200.", ()),
    "newsbeam_feeds": ("Feeds of the list by health: ok, new, failing, gone, paused.", ("health",)),
    "newsbeam_feed_age_seconds": (
        "Time since the last good poll, by group of feeds (first tag): the median feed and the oldest.",
        ("group", "feed"),
    ),
    "newsbeam_feed_overdue_seconds": ("Time by which the most overdue feed of a group has missed its poll.", ("group",)),
}


_Values: TypeAlias = dict[tuple[str, ...], int]
"""Values by the values of their labels."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """A current value. `labels`: values of the labels that `GAUGES` names."""

    name: str
    value: float
    labels: tuple[str, ...] = ()


class Exposition(Collector):
    """`endings`: the counters of `pipeline.endings`. `killed`: tasks of the pool that were stopped, by cause."""

    def __init__(
        self,
        tally: Tally,
        endings: Callable[[], Mapping[str, int]],
        gauges: Callable[[], Iterable[Gauge]],
        killed: Callable[[], Mapping[str, int]],
    ) -> None:
        self._tally, self._endings, self._gauges, self._killed = tally, endings, gauges, killed

    def registry(self) -> CollectorRegistry:
        """A registry with these metrics and those of the process (`process_*`)."""
        registry = CollectorRegistry(auto_describe=False)
        registry.register(self)
        ProcessCollector(registry=registry)
        return registry

    def describe(self) -> Iterable[Any]:
        """Nothing: the registry must not collect while it is made."""
        return ()

    def collect(self) -> Iterator[Any]:
        """All families."""
        totals, endings = self._tally.totals(), self._endings()
        yield CounterMetricFamily("newsbeam_items", "New items that polls have found.", value=endings.get(ITEMS, 0))
        yield CounterMetricFamily("newsbeam_looks", "Requests for articles that are known.", value=endings.get(LOOKS, 0))
        yield _family(
            "newsbeam_endings", "Items and looks that have ended, by ending and reason.", ("ending", "reason"), _ended(endings)
        )
        changes: _Values = {(name.removeprefix(REVISION),): n for name, n in endings.items() if name.startswith(REVISION)}
        yield _family("newsbeam_revisions", "Revisions of articles, by the kind of the change.", ("change",), changes)
        failed: _Values = {(name.removeprefix("feed."),): n for name, n in endings.items() if name.startswith("feed.")}
        yield _family("newsbeam_feed_failures", "Polls that failed as a whole, by reason.", ("reason",), failed)
        events: _Values = {(name.removeprefix("event."),): n for name, n in endings.items() if name.startswith("event.")}
        yield _family("newsbeam_events", "Events, by type.", ("type",), events)
        polls: _Values = {(outcome,): totals.get(f"poll.{outcome}", 0) for outcome in ("news", "nothing", "failed")}
        yield _family("newsbeam_polls", "Polls that ended, by outcome.", ("outcome",), polls)
        yield _family(
            "newsbeam_requests", "Requests to hosts, by kind and outcome.", ("kind", "outcome"), _split(totals, "request", 2)
        )
        told: _Values = {(name.removeprefix(CONDITION),): n for name, n in totals.items() if name.startswith(CONDITION)}
        yield _family("newsbeam_conditions", "Lines of the log that tell of a change, by condition.", ("condition",), told)
        received: _Values = {(kind,): totals.get(f"bytes.{kind}", 0) for kind in ("feed", "page", "robots")}
        yield _family("newsbeam_received_bytes", "Bytes of answers, decoded, by kind.", ("kind",), received)
        killed: _Values = {(cause,): n for cause, n in self._killed().items()}
        yield _family("newsbeam_pool_killed", "Tasks of the pool that were stopped, by cause.", ("cause",), killed)
        yield _lags(totals)
        yield from _gauges(self._gauges())


def _ended(endings: Mapping[str, int]) -> _Values:
    """By ending and reason; the reason is empty where there is none."""
    found: _Values = {("record", ""): endings.get("record", 0)}
    for name, number in endings.items():
        if name not in (ITEMS, LOOKS) and not name.startswith(("feed.", "event.", REVISION)):
            ending, _, reason = name.partition(".")
            found[ending, reason] = number
    return found


def _split(totals: Mapping[str, int], first: str, labels: int) -> _Values:
    named = ((name.split("."), number) for name, number in totals.items())
    return {tuple(parts[1:]): number for parts, number in named if parts[0] == first and len(parts) == labels + 1}


def _family(name: str, text: str, labels: tuple[str, ...], values: _Values) -> CounterMetricFamily:
    family = CounterMetricFamily(name, text, labels=labels)
    for of, number in sorted(values.items()):
        family.add_metric(of, number)
    return family


def _lags(totals: Mapping[str, int]) -> HistogramMetricFamily:
    buckets, count = [], 0
    for bound in LAG_BOUNDS_S:
        count += totals.get(f"lag.{bound}", 0)
        buckets.append((f"{float(bound)}", float(count)))
    count += totals.get("lag.more", 0)
    text = "Time from the poll that found an item to its published record."
    return HistogramMetricFamily(
        "newsbeam_lag_seconds", text, buckets=[*buckets, ("+Inf", float(count))], sum_value=totals.get("lag_ms", 0) / 1_000
    )


def _gauges(gauges: Iterable[Gauge]) -> Iterator[GaugeMetricFamily]:
    families: dict[str, GaugeMetricFamily] = {}
    for gauge in gauges:
        text, labels = GAUGES[gauge.name]
        family = families.setdefault(gauge.name, GaugeMetricFamily(gauge.name, text, labels=labels))
        family.add_metric(gauge.labels, gauge.value)
    yield from families.values()
