"""Data types: frozen records, dead letters, the codec, the published schemas. Imports nothing of newsbeam outside itself."""

from schemas.read import read_dead_letters, read_records

__all__ = ["read_dead_letters", "read_records"]
