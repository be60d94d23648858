"""The entries of the index as one record reads and writes them. Everything is read before anything is written."""

from collections.abc import Collection, Iterable

from transforms.link.index_rows import ArticleRow, Kind, ref_key, unpack_article
from transforms.steps import IndexEntry, ReadIndex


class EntryView:
    """Entries that count `today` (days since 1970), each looked up once. `seed`: of the keys of articles.

    `written`: the entries that the record changes.
    """

    def __init__(self, read: ReadIndex, today: int, seed: int) -> None:
        self._read, self.today, self._seed = read, today, seed
        self._found: dict[int, IndexEntry | None] = {}
        self._rows: dict[int, ArticleRow | None] = {}
        self.written: dict[int, IndexEntry] = {}

    def read(self, keys: Collection[int]) -> dict[int, IndexEntry]:
        """The existing entries of these keys. Request all keys of a step together."""
        known = self._found
        missing = [entry for entry in keys if entry not in known]
        if missing:
            known.update(dict.fromkeys(missing))
            known.update((entry, value) for entry, value in self._read(missing).items() if value.until >= self.today)
        return {entry: value for entry in keys if (value := known[entry]) is not None}

    def articles(self, refs: Iterable[int]) -> dict[int, ArticleRow]:
        """The rows of these articles that the index has, by reference."""
        missing = {ref_key(Kind.ARTICLE, ref, self._seed): ref for ref in refs if ref not in self._rows}
        found = self.read(missing) if missing else {}
        for entry, ref in missing.items():
            self._rows[ref] = unpack_article(found[entry].value) if entry in found else None
        return {ref: row for ref in refs if (row := self._rows[ref]) is not None}

    def write(self, entry: int, value: bytes, days: int) -> None:
        """Keep `value` for `days` days. An equal entry is not written again, e.g. one that was renewed on the same day."""
        written = IndexEntry(value, self.today + days)
        if self._found.get(entry) != written:
            self.written[entry] = written

    def add(self, entry: int, written: IndexEntry) -> None:
        """Keep an entry that is known to be new or changed."""
        self.written[entry] = written
