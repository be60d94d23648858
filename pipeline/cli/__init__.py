"""The command line: options, one module for each command, progress, summary, signals."""
