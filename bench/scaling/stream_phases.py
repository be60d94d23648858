"""The phases of `newsbeam stream` on Prism: it never ends by itself and forgets its feeds when it is ended."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.scaling.bare import bare_ms
from bench.scaling.measure import OPTIONS, Bench, Taken, idle_row, measure, row, settle
from bench.scaling.processes import Program
from bench.scaling.rows import Row
from bench.scaling.web import ENTRIES, Counts

#: One poll of a hundred sends no validators (transforms/feeds/schedule/schedule.py) and is answered in full.
_ROUND_SHARE = 0.95
#: Between two polls of a feed: longer than the first polls take with their articles, 0.06 s a feed.
_LEAST_ROUND_S, _ROUND_S_A_FEED = 60.0, 0.1
#: A shard takes ended turns within a second.
_LAST_BUNDLES_S = 2.0


def stream_rows(bench: Bench, feeds: int, prism: str | None, floor_cache: dict[str, list[Taken]]) -> Iterator[Row]:
    """The rows of `newsbeam stream` with so many feeds. `floor_cache` keeps the jobs with one feed for other numbers."""

    def job(kind: str, number: int, is_done: Callable[[Counts], bool], *, with_end: bool = True) -> Taken:
        with TemporaryDirectory() as name:
            command = _command(bench, Path(name), bench.web.urls(kind, number), prism)
            return measure(bench, command, Path(name), is_done, ends_itself=False, with_end=with_end)

    def first(number: int) -> Taken:
        return job("quiet", number, lambda counts: _is_worked_off(number, counts))

    def backlog(number: int) -> Taken:
        return job("held", number, lambda counts: counts.polls >= number, with_end=False)

    for phase, measured in (("backlog", backlog), ("first", first)):
        if phase in bench.phases:
            if phase not in floor_cache:
                floor_cache[phase] = [measured(1)]
            yield row("stream", feeds, phase, [measured(feeds)], floor_cache[phase])
    if "304" in bench.phases:
        yield _round(bench, feeds, prism)
    if "idle" in bench.phases:
        yield _idle(bench, feeds, prism)


def _round(bench: Bench, feeds: int, prism: str | None) -> Row:
    """A round of 304 after all first polls and their articles have ended, from its first answer to its last bundles.

    A job that polls the first feeds again while it writes what came of the others has no such round, so the feeds say when they
    want to be polled again: later for more feeds.
    """
    web, urls = bench.web, bench.web.urls("live", feeds)
    web.reset(live_s=_LEAST_ROUND_S + _ROUND_S_A_FEED * feeds)
    with TemporaryDirectory() as name, Program(_command(bench, Path(name), urls, prism, window_s=5), Path(name)) as program:
        program.watch(lambda: _is_worked_off(feeds, web.counts()), bench.limit_s)
        settle(program, bench)
        is_new = not web.counts().unchanged
        program.watch(lambda: web.counts().unchanged > 0, bench.limit_s)
        start, before, began = program.cost(), web.counts(), time.monotonic()
        program.watch(lambda: web.counts().unchanged >= feeds * _ROUND_SHARE, bench.limit_s)
        after, wall_s = web.counts(), time.monotonic() - began
        program.watch(lambda: False, min(_LAST_BUNDLES_S, bench.limit_s))
        cost = program.cost() - start
        is_whole = program.exit_status is None and is_new and after.unchanged >= feeds * _ROUND_SHARE
    return Row(
        engine="stream",
        feeds=feeds,
        phase="304",
        polls=after.polls - before.polls,
        requests=after.requests - before.requests,
        wall_s=wall_s,
        main_cpu_s=cost.main_s,
        all_cpu_s=cost.all_s,
        main_mb=program.peak_main_mb,
        all_mb=program.peak_all_mb,
        bare_ms=bare_ms(urls),
        paced_bare_ms=bare_ms(urls, a_second=(after.polls - before.polls) / wall_s),
        is_whole=is_whole,
    )


def _idle(bench: Bench, feeds: int, prism: str | None) -> Row:
    """With short windows: a window that is open looks each second whether the job stops, for a minute after its first row."""
    web = bench.web
    web.reset()
    with (
        TemporaryDirectory() as name,
        Program(_command(bench, Path(name), web.urls("quiet", feeds), prism, window_s=5), Path(name)) as program,
    ):
        is_whole = program.watch(lambda: _is_worked_off(feeds, web.counts()), bench.limit_s)
        return idle_row("stream", feeds, program, bench, is_whole=is_whole)


def _is_worked_off(feeds: int, counts: Counts) -> bool:
    """All feeds were polled and all of their articles were asked for."""
    return counts.polls >= feeds and counts.other >= feeds * ENTRIES


def _command(bench: Bench, folder: Path, urls: list[str], prism: str | None, window_s: int = 60) -> list[str]:
    listed = folder / "feeds.txt"
    listed.write_text("\n".join(urls) + "\n")
    return [
        *(
            str(bench.newsbeam),
            "stream",
            str(listed),
            "--output",
            "news",
            "--dead-letters",
            "dead",
            "--window",
            str(window_s),
            "--json",
            *OPTIONS,
        ),
        *(("--", f"--prism_location={prism}") if prism else ()),
    ]
