"""The outputs of a run: their sinks, the files that commits list, and how the files get their final names."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.local.cycles.retention import Retention
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_rows import Outgoing
from pipeline.sinks.files.files import FileSink
from pipeline.sinks.sink import Sink, Staged, StagingSink
from pipeline.words import number_of
from transforms.clock import utc_now

_LOG = logging.getLogger(__name__)


class Outbox:
    """`sinks`: for each kind of row, each sink with the text from which `make_sink` makes it again if a later run has to
    publish its files. `at` is called at each step, for tests that stop there. `keep_days`: published files of local folders are
    deleted after this number of days."""

    def __init__(
        self,
        ledger: Ledger,
        sinks: Mapping[str, Sequence[tuple[str, Sink]]],
        make_sink: Callable[[str], StagingSink],
        at: Callable[[str], None] = lambda step: None,
        keep_days: int | None = None,
    ) -> None:
        self._ledger, self._make_sink, self._at = ledger, make_sink, at
        self._specs = {what: [spec for spec, _ in of_kind] for what, of_kind in sinks.items()}
        self.sinks = {what: tuple(sink for _, sink in of_kind) for what, of_kind in sinks.items()}
        self._staging = {spec: sink for of_kind in sinks.values() for spec, sink in of_kind if isinstance(sink, StagingSink)}
        folders = sorted({sink.uri for sink in self._staging.values() if isinstance(sink, FileSink) and "://" not in sink.uri})
        self._retention = Retention([*map(Path, folders)], keep_days, utc_now) if keep_days is not None else None
        if keep_days is not None:
            kept = sorted({sink.uri for of_kind in self.sinks.values() for sink in of_kind} - {*folders})
            if kept:
                _LOG.warning("--keep-days deletes files of local folders only, and nothing in %s", ", ".join(kept))

    def outgoing(self, staged: Iterable[tuple[str, int, Staged]]) -> list[Outgoing]:
        """The list for the commit, from the files of a cycle with the place of their sink."""
        return [Outgoing(file, self._specs[what][index]) for what, index, file in staged]

    def publish(self) -> None:
        """Give every file on the ledger's list its final name. Published files stay unchanged."""
        listed = self._ledger.outbox()
        for outgoing in listed:
            self._sink(outgoing.sink).publish(outgoing.staged)
            self._at("file published")
        self._ledger.published(listed)
        self._at("list cleared")
        self.roll(everything=False)

    def roll(self, *, everything: bool) -> None:
        """Merge small published files (`StagingSink.roll`)."""
        for sink in self._staging.values():
            sink.roll(self._ledger.ledger_id, everything=everything)
        if self._retention is not None and (deleted := self._retention()):
            _LOG.info("deleted %d files that are older than --keep-days", deleted)

    def heal(self) -> None:
        """Finish the previous run: publish its committed files, delete its uncommitted files."""
        left = self._ledger.outbox()
        if left:
            _LOG.info("publishing what the last run has committed: %s", number_of(len(left), "file"))
            self.publish()
        for sink in self._staging.values():
            dropped = sink.clean(f"{self._ledger.ledger_id}-")
            if dropped:
                _LOG.info("deleted %s of the last run in %s", number_of(dropped, "unfinished file"), sink.uri)

    def _sink(self, spec: str) -> StagingSink:
        if spec not in self._staging:
            self._staging[spec] = self._make_sink(spec)
        return self._staging[spec]
