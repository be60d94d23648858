"""The result of a run."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.endings import unaccounted


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The result of a run. `endings`: counters as in pipeline/endings.py. `pending`: items that wait for a later run."""

    endings: Mapping[str, int]
    pending: int
    feeds: int
    cycles: int
    elapsed_s: float
    stopped: bool

    @property
    def pending_before(self) -> int:
        """Items that an earlier run has left: the run checks that the sum holds."""
        return max(0, -unaccounted(self.endings, 0, self.pending))

    def of(self, prefix: str) -> dict[str, int]:
        """The counters named `prefix` + reason, by reason, the largest first."""
        found = {name.removeprefix(prefix): n for name, n in self.endings.items() if name.startswith(prefix)}
        return dict(sorted(found.items(), key=lambda entry: (-entry[1], entry[0])))
