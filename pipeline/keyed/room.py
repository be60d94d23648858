"""Room in memory for the outputs of turns that have ended and were not taken yet."""

import asyncio
import threading

#: Two polls of the longest feeds (`transforms.feeds.parse.MAX_ITEMS`), or 400 of usual ones; an item takes 1 to 2 KB.
_MOST_OUTPUTS = 4_000


class Room:
    """Back-pressure by the number of outputs. The limit of turns in flight is not enough: 64 polls of feeds with 1,000 entries
    are 64,000 items. Turns wait here before they make many outputs; a turn that has passed this point is not stopped.

    `wait` belongs to the loop, the other methods may be called from any thread.
    """

    def __init__(self, most: int = _MOST_OUTPUTS) -> None:
        self._most = most
        self._outputs = 0
        self._waiting: list[asyncio.Future[None]] = []
        self._lock = threading.Lock()

    @property
    def outputs(self) -> int:
        """Outputs that were not taken."""
        return self._outputs

    async def wait(self) -> None:
        """Return when fewer outputs than the limit wait to be taken."""
        while (freed := self._freed()) is not None:
            await freed

    def enter(self, outputs: int) -> None:
        """A turn has ended with this number of outputs."""
        with self._lock:
            self._outputs += outputs

    def leave(self, outputs: int) -> None:
        """This number of outputs was taken or dropped."""
        with self._lock:
            self._outputs -= outputs
            if self._outputs < self._most:
                for freed in self._waiting:
                    freed.get_loop().call_soon_threadsafe(_free, freed)
                self._waiting = []

    def _freed(self) -> asyncio.Future[None] | None:
        """None where there is room; else a future that ends when there may be some."""
        with self._lock:
            if self._outputs < self._most:
                return None
            freed = asyncio.get_running_loop().create_future()
            self._waiting.append(freed)
            return freed


def _free(freed: asyncio.Future[None]) -> None:
    if not freed.done():  # a turn that waits may be cancelled
        freed.set_result(None)
