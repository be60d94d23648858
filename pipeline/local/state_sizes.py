"""How much state each step keeps in the ledger."""

from dataclasses import dataclass

from pipeline.local.ledger_reader import LedgerReader
from pipeline.steps import LINK_COPIES

#: Bytes that a row costs beside its columns: its header and pointer in a page, and a page that is two thirds full.
_ROW_BYTES = 14
#: The bits of an entry's key that tell its kind (transforms/link/index_rows.py), and the kinds in their order.
_KIND_BITS = 60
_KINDS = ("article", "band", "short text", "group", "sentence", "line", "story", "term")


@dataclass(frozen=True, slots=True, kw_only=True)
class StateSize:
    """State of a step, or of one kind of entries of an indexed map. `size`: its bytes, indexes not counted."""

    step: str
    kind: str | None
    keys: int
    size: int


def state_sizes(ledger: LedgerReader) -> list[StateSize]:
    """The sizes of all steps that have state. It reads the whole ledger: some seconds for a million articles."""
    states = [(step, None, keys, size) for step, keys, size in ledger.sizes_of_states()]
    entries = [(LINK_COPIES.name, _KINDS[kind], keys, size) for kind, keys, size in ledger.sizes_of_entries(_KIND_BITS)]
    rows = [*states, *entries]
    return [StateSize(step=step, kind=kind, keys=keys, size=size + _ROW_BYTES * keys) for step, kind, keys, size in rows]
