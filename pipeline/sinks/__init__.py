"""Sinks: local and remote files, Pub/Sub."""
