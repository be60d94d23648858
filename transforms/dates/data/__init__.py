"""Data of the dates; `build.py` makes it."""
