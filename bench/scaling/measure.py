"""Measures one program, or several equal ones, against the web of the benchmark."""

import resource
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.scaling.processes import Cost, Program
from bench.scaling.rows import Row
from bench.scaling.web import Counts, Web

#: Options of both commands; the enrichments are measured by bench/enrichment_speed.py. Hosts of the backlog phase do not
#: answer before its end: no request may reach its time limit.
OPTIONS = ("--enrich", "none", "--host-delay", "0", "--allow-network", "127.0.0.0/8", "--timeout", "86400")
#: A program counts as settled when it takes less than this share of a core, or after this time.
_SETTLED_SHARE, _SETTLE_S = 0.05, 60.0
_SETTLE_LOOK_S = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What all phases share: the program and the Python beside it, the web, the phases to measure, limits, and how many runs
    the figures of few feeds are the sum of."""

    newsbeam: Path
    web: Web
    phases: frozenset[str]
    limit_s: float
    idle_s: float
    runs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one program did from its first request to its end. `ready_s`, `ready_cpu_s`: wall seconds
    and CPU seconds of the main process from its start to the first request."""

    counts: Counts
    cost: Cost
    wall_s: float
    ready_s: float
    ready_cpu_s: float
    main_mb: float
    all_mb: float
    is_whole: bool


def import_times(python: Path, rounds: int = 3) -> tuple[float, float]:
    """Wall and CPU seconds in which this Python starts, imports Beam and ends: the least of some rounds."""
    walls, cpus = [], []
    for _ in range(rounds):
        began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([str(python), "-c", "import apache_beam"], check=True, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        walls.append(time.monotonic() - began)
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(walls), min(cpus)


def measure(
    bench: Bench,
    command: list[str],
    folder: Path,
    is_done: Callable[[Counts], bool],
    *,
    ends_itself: bool,
    with_end: bool = True,
) -> Taken:
    """Run `command` until it ends by itself, or else until `is_done`; at most to the limit.

    Without its end: until it has settled after `is_done`. At its end a stream works off what it has found.
    """
    web = bench.web
    web.reset()
    end = time.monotonic() + bench.limit_s
    with Program(command, folder) as program:
        program.watch(lambda: web.counts().requests > 0, bench.limit_s)
        start = program.cost()
        program.watch(lambda: not ends_itself and is_done(web.counts()), end - time.monotonic())
        is_whole = is_done(web.counts())
        is_over = program.exit_status is not None
        if not with_end:
            settle(program, bench)
            counts, cost = web.counts(), program.cost() - start
        program.interrupt()
        web.release()
        program.stop()
        if with_end:
            counts, cost = web.counts(), program.cost() - start
    return Taken(
        counts=counts,
        cost=cost,
        wall_s=time.time() - counts.first_at if counts.first_at else 0.0,
        ready_s=counts.first_at - program.began_at,
        ready_cpu_s=start.main_s,
        main_mb=program.peak_main_mb,
        all_mb=program.peak_all_mb,
        is_whole=is_whole and is_over == ends_itself and not (with_end and program.exit_status),
    )


def row(engine: str, feeds: int, phase: str, taken: list[Taken], floor: list[Taken]) -> Row:
    """The row of one program, or the sum of equal ones, less what as many runs of one feed (`floor`) take."""
    scale = len(taken) / len(floor) if floor else 0.0

    def net(of: Callable[[Taken], float]) -> float:
        return sum(map(of, taken)) - scale * sum(map(of, floor))

    return Row(
        engine=engine,
        feeds=feeds,
        phase=phase,
        polls=max(0, round(net(lambda program: program.counts.polls))),
        requests=max(0, round(net(lambda program: program.counts.requests))),
        wall_s=sum(program.wall_s for program in taken) / len(taken),
        main_cpu_s=net(lambda program: program.cost.main_s),
        all_cpu_s=net(lambda program: program.cost.all_s),
        main_mb=max(program.main_mb for program in taken),
        all_mb=max(program.all_mb for program in taken),
        is_whole=all(program.is_whole for program in (*taken, *floor)),
    )


def idle_row(engine: str, feeds: int, program: Program, bench: Bench, *, is_whole: bool) -> Row:
    """The row of a running program that has nothing to do: waits until it has settled, then samples for `idle_s`."""
    settle(program, bench)
    polls, before, began = bench.web.counts().polls, program.cost(), time.monotonic()
    program.watch(lambda: False, bench.idle_s)
    passed, used = time.monotonic() - began, program.cost() - before
    return Row(
        engine=engine,
        feeds=feeds,
        phase="idle",
        polls=bench.web.counts().polls - polls,
        wall_s=passed,
        main_cpu_s=used.main_s,
        all_cpu_s=used.all_s,
        core_share=used.all_s / passed,
        main_mb=program.peak_main_mb,
        all_mb=program.peak_all_mb,
        is_whole=is_whole and program.exit_status is None,
    )


def settle(program: Program, bench: Bench) -> None:
    """Wait until the program takes hardly any CPU time."""
    end = time.monotonic() + min(_SETTLE_S, bench.limit_s)
    while time.monotonic() < end:
        before = program.cost()
        program.watch(lambda: False, min(_SETTLE_LOOK_S, bench.limit_s))
        if (program.cost() - before).all_s < _SETTLED_SHARE * _SETTLE_LOOK_S:
            break
