"""How much one step may have under way in this process, over all shards: pages wait in memory until they are handed over."""

import threading


class Room:
    """How many turns of one step may be under way or not handed over in this process. From any thread."""

    def __init__(self, most: int) -> None:
        self._free = most
        self._lock = threading.Lock()

    @property
    def is_full(self) -> bool:
        return self._free <= 0

    def take(self) -> "Place | None":
        """A place, where there is one."""
        with self._lock:
            if self._free <= 0:
                return None
            self._free -= 1
        return Place(self)

    def give_back(self) -> None:
        with self._lock:
            self._free += 1


class Place:
    """A place for a turn, its owner's until it is given back. Giving it back again does nothing."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._lock = threading.Lock()
        self._taken = True

    def give_back(self) -> None:
        with self._lock:
            taken, self._taken = self._taken, False
        if taken:
            self._room.give_back()
