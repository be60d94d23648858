"""Sinks: files on local and remote file systems, Pub/Sub, and those of installed packages."""
