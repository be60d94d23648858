"""The phases of `newsbeam run`: it ends by itself and remembers its feeds in a ledger."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.scaling.bare import bare_ms
from bench.scaling.measure import OPTIONS, Bench, Taken, idle_row, import_times, measure, row
from bench.scaling.processes import Program
from bench.scaling.rows import Row
from bench.scaling.web import ENTRIES, Counts

#: Few feeds take little CPU time beside a start: below this many, the sum of several runs is measured.
_FEW_FEEDS = 1_000


def run_rows(bench: Bench, feeds: int, floor_cache: dict[str, list[Taken]]) -> Iterator[Row]:
    """The rows of `newsbeam run` with so many feeds. `floor_cache` keeps the runs with one feed for other numbers."""
    times = bench.runs if feeds < _FEW_FEEDS else 1

    def sum_row(phase: str, run: Callable[[int], Taken]) -> Row:
        if phase not in floor_cache:
            floor_cache[phase] = [run(1) for _ in range(bench.runs)]
        return row("run", feeds, phase, [run(feeds) for _ in range(times)], floor_cache[phase])

    def fresh(kind: str, is_done: Callable[[int, Counts], bool], *, ends_itself: bool) -> Callable[[int], Taken]:
        def run(number: int) -> Taken:
            with TemporaryDirectory() as name:
                command = _command(bench, Path(name), bench.web.urls(kind, number))
                return measure(bench, command, Path(name), lambda counts: is_done(number, counts), ends_itself=ends_itself)

        return run

    if "backlog" in bench.phases:
        yield sum_row("backlog", fresh("held", lambda number, counts: counts.polls >= number, ends_itself=False))
    if "first" in bench.phases:
        yield sum_row("first", fresh("quiet", _is_worked_off, ends_itself=True))
    if bench.phases & {"304", "idle", "ready"}:
        with TemporaryDirectory() as name, TemporaryDirectory() as single:
            yield from _with_ledger(bench, feeds, Path(name), Path(single), sum_row)


def _with_ledger(
    bench: Bench, feeds: int, folder: Path, single: Path, sum_row: Callable[[str, Callable[[int], Taken]], Row]
) -> Iterator[Row]:
    """The phases that need a ledger in which all feeds are known: `folder`, and `single` with one feed."""
    urls, unknown = bench.web.urls("quiet", feeds), count(feeds)
    known = {1: (single, urls[:1]), feeds: (folder, urls)}

    def first(number: int) -> bool:
        command = _command(bench, *known[number])
        done = partial(_is_worked_off, number)
        return measure(bench, command, known[number][0], done, ends_itself=True).is_whole

    def again(number: int) -> Taken:
        """A new feed beside the known ones, here and in the floor: a poll in a hundred sends no validators, and its document
        would start the pool of workers in some runs and in others not."""
        at, listed = known[number]
        command = _command(bench, at, [*listed, bench.web.url("quiet", next(unknown))])
        return measure(bench, [*command, "--ignore-schedule"], at, lambda counts: counts.polls >= number + 1, ends_itself=True)

    is_whole = all(first(number) for number in known)
    if "304" in bench.phases:
        round_row = sum_row("304", again)
        yield replace(round_row, bare_ms=bare_ms(urls), is_whole=round_row.is_whole and is_whole)
    if "idle" in bench.phases:
        yield _nothing_due(bench, feeds, _command(bench, folder, urls), folder)
        bench.web.reset()
        with Program([*_command(bench, folder, urls), "--watch"], folder) as program:
            yield idle_row("run", feeds, program, bench, is_whole=is_whole)
    if "ready" in bench.phases:
        command = _command(bench, folder, [*urls, bench.web.url("quiet", next(unknown))])
        beam_s, beam_cpu_s = import_times(
            bench.newsbeam.with_name("python")
        )  # just before, because the speed of a shared machine changes
        taken = measure(bench, command, folder, lambda counts: counts.polls >= 1, ends_itself=True)
        ready = row("run", feeds, "ready", [taken], [])
        yield replace(
            ready,
            ready_s=taken.ready_s - beam_s,
            ready_cpu_s=taken.ready_cpu_s - beam_cpu_s,
            is_whole=taken.is_whole and is_whole,
        )


def _nothing_due(bench: Bench, feeds: int, command: list[str], folder: Path) -> Row:
    """A run that finds nothing due: all of it is start and end."""
    bench.web.reset()
    with Program(command, folder) as program:
        ended = program.watch(lambda: False, bench.limit_s)
        cost, wall_s = program.cost(), program.age_s()
    return Row(
        engine="run",
        feeds=feeds,
        phase="nothing due",
        polls=bench.web.counts().polls,
        wall_s=wall_s,
        main_cpu_s=cost.main_s,
        all_cpu_s=cost.all_s,
        main_mb=program.peak_main_mb,
        all_mb=program.peak_all_mb,
        is_whole=ended and program.exit_status == 0,
    )


def _is_worked_off(feeds: int, counts: Counts) -> bool:
    """All feeds were polled and all of their articles were asked for."""
    return counts.polls >= feeds and counts.other >= feeds * ENTRIES


def _command(bench: Bench, folder: Path, urls: list[str]) -> list[str]:
    listed = folder / "feeds.txt"
    listed.write_text("\n".join(urls) + "\n")
    return [str(bench.newsbeam), "run", str(listed), "--output", "news", "--state", "state", "--json", *OPTIONS]
