"""The lines of the log about conditions of feeds and hosts: one when a condition begins, one when it ends."""

import logging
from collections.abc import Mapping
from typing import Any

from pipeline.monitor.tally import CONDITION, Tally
from schemas.events import Event
from transforms.web.fetching.host_state import HostState

_LOG = logging.getLogger(__name__)
_LEVELS = {"info": logging.INFO, "warning": logging.WARNING, "error": logging.WARNING}


class ConditionLines:
    """`tally` counts the lines by condition. Conditions of feeds are their events (`schemas.events`); those of hosts are
    counted in their states: refusals and failed connections in a row."""

    def __init__(self, tally: Tally | None = None) -> None:
        self._tally = tally or Tally()
        self._hosts: dict[str, str] = {}
        """Hosts in trouble, and which."""

    def event(self, event: Event) -> None:
        """A line for an event."""
        level, text = _LEVELS.get(event.severity, logging.INFO), "%s: %s: %s"
        self.tell(level, event.type, text, event.type, event.url, event.message, url=event.url)

    def states(self, states: Mapping[tuple[str, str], Any]) -> None:
        """A line for each host whose condition has changed. `states`: the new states of keys, of any step."""
        for (_, key), state in states.items():
            if isinstance(state, HostState):
                self._host(key, state)

    def tell(self, level: int, condition: str, text: str, *values: object, **subject: str) -> None:
        """A line about any other condition."""
        _LOG.log(level, text, *values, extra={"condition": condition, **subject})
        self._tally.add(f"{CONDITION}{condition}")

    def _host(self, host: str, state: HostState) -> None:
        trouble = "refuses" if state.refusals else "cannot be reached" if state.unreached else None
        before = self._hosts.get(host)
        if trouble == before:
            return
        if trouble is not None:
            self._hosts[host] = trouble
            self.tell(logging.WARNING, "host.failing", "host %s %s; its articles wait", host, trouble, host=host)
        else:
            del self._hosts[host]
            self.tell(logging.INFO, "host.recovered", "host %s answers again", host, host=host)
