"""The keyed step that fetches article pages, its state of a host, and what it makes of an answer."""
