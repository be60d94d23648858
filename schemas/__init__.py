"""WHAT flows: frozen records, dead letters, the codec, the published schemas. Imports nothing of newsbeam outside itself."""
