"""Values that the process of an extraction has computed, kept until a later step needs them."""

from collections import OrderedDict
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

#: Each value is asked for once, soon after it was put, so a few are enough: one that was forgotten is computed anew.
_MOST = 32


class HandedOver(OrderedDict[K, V]):
    """The last few values by key."""

    def put(self, key: K, value: V) -> None:
        """Keep `value`; the oldest one makes room."""
        self[key] = value
        if len(self) > _MOST:
            self.popitem(last=False)
