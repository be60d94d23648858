"""Data types: frozen rows, the codec, the published schemas. Imports nothing of newsbeam outside itself."""

from schemas.read import read_dead_letters, read_events, read_records

__all__ = ["read_dead_letters", "read_events", "read_records"]
