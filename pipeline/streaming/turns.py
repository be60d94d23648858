"""Turns of one key in a row, on the loop of the process, beside the bundles.

A turn that wants to go on at once does not wait for its shard to look: the next one begins from the state that it left. Each
counts on its own when the shard collects it, in their order; until then nothing of it is kept.
"""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pipeline.streaming.hosts import SHORT_S, Hosts
from pipeline.streaming.room import Place, Room
from pipeline.works import collector
from transforms.steps import Step, Turn

#: Turns in a row; the next row has the elements that came meanwhile. Most of what waits for a host that answers at once.
_MOST = 64


@dataclass(frozen=True, slots=True)
class Process:
    """What the shards of a process share: hosts, the loop (`run` starts a coroutine on it), the clock, and when it began."""

    hosts: Hosts
    run: Callable[[Coroutine[Any, Any, None]], "Future[None]"]
    clock: Callable[[], datetime]
    began: datetime


@dataclass(slots=True)
class Done:
    """A turn, and what has become of it. `consumed`: numbers of the elements that wait no more. `last` of its row.

    Without a turn and without an error its host had to rest first, or there was no room.
    """

    name: str
    place: Place | None = None
    turn: Turn[Any] | None = None
    outputs: list[Any] = field(default_factory=list)
    consumed: list[int] = field(default_factory=list)
    ended: float = 0.0
    error: BaseException | None = None
    last: bool = True

    def rest_until(self) -> float | None:
        return self.turn.rest_until.timestamp() if self.turn is not None and self.turn.rest_until is not None else None


class Row:
    """Turns of the key `name` from `state`, which are given the elements `given` by their numbers.

    Each turn waits for its `host`, takes a place in the room then, and leaves the host to others when it ends. `put` takes it.
    """

    def __init__(
        self, step: Step[Any, Any, Any], process: Process, room: Room, host: str | None, put: Callable[[Done], None]
    ) -> None:
        self._step, self._process, self._room, self._host, self._put = step, process, room, host, put
        self._places: list[Place] = []

    def begin(self, name: str, state: Any, given: dict[int, Any]) -> None:
        self._task = self._process.run(self._turns(name, state, given))

    def cancel(self) -> None:
        """Drop what is under way, and what nobody has collected."""
        self._task.cancel()
        self._give_back()

    def _give_back(self) -> None:
        for place in self._places:
            place.give_back()

    async def _turns(self, name: str, state: Any, given: dict[int, Any]) -> None:
        try:
            for count in range(1, _MOST + 1):
                done = await self._turn(Done(name), state, given)
                pause_s = None
                if done.turn is not None:
                    state = done.turn.state
                    given = {number: element for number, element in given.items() if number not in done.consumed}
                    pause_s = _pause_s(done.turn, done.ended) if count < _MOST else None
                done.last = pause_s is None
                self._put(done)
                if pause_s is None:
                    break
                await asyncio.sleep(pause_s)
        except asyncio.CancelledError:
            self._give_back()
            raise

    async def _turn(self, done: Done, state: Any, given: dict[int, Any]) -> Done:
        elements = tuple(given.values())
        try:
            async with self._process.hosts.enter(self._host) if self._host is not None else nullcontext(True) as may_ask:
                done.place = self._room.take() if may_ask else None
                if done.place is None:
                    return done
                self._places.append(done.place)
                turn = await self._step.turn(state, elements, self._process.clock(), collector(done.outputs), key=done.name)
                left = {id(element) for element in turn.left}
                done.turn, done.consumed = turn, [number for number, element in given.items() if id(element) not in left]
                rest_until = done.rest_until()
                if self._host is not None and rest_until is not None:
                    self._process.hosts.rest(self._host, rest_until)
        except asyncio.CancelledError:
            raise
        except BaseException as error:  # noqa: BLE001  (carried to the bundle that collects, which raises it)
            done.error = error
        done.ended = self._process.clock().timestamp()
        return done


def _pause_s(turn: Turn[Any], now: float) -> float | None:
    """Seconds until the next turn of the row; None where it is not to be one."""
    if turn.wake_at is None:
        return None
    next_at = max(turn.wake_at.timestamp(), turn.rest_until.timestamp() if turn.rest_until is not None else 0.0)
    return max(0.0, next_at - now) if next_at <= now + SHORT_S else None
