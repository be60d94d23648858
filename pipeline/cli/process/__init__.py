"""The process of a command: its log, its signals, its end."""
