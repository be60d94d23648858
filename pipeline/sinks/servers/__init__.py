"""Servers that take rows as messages, documents or lines of a table."""
