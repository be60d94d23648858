"""Statements of a robots.txt about the use of content.

`Content-Signal` (contentsignals.org), `Content-Usage` (IETF drafts draft-ietf-aipref-attach and -vocab), `License` (RSL 1.0),
and the groups of named AI agents. Evidence only: what follows from it is in `transforms/enrich/usage.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from transforms.web.robots.ai_agents import AI_AGENTS
from transforms.web.robots.text import (
    LINE_ENDS,
    MAX_LINE,
    MAX_ROBOTS_BYTES,
    AgentRules,
    key_and_value,
    pattern_of,
    product_token,
)

_MAX_STATEMENTS = 40
_MAX_CHARS = 500
_MAX_RULES = 20_000  # of all named AI agents together
_PREFERENCES = {"content-signal": "content-signal", "content-usage": "content-usage"}


@dataclass(frozen=True, slots=True)
class RobotsSignals:
    """The statements of one file: (kind, path prefix, value) for the agent asked about, licences, rules of AI agents."""

    preferences: tuple[tuple[str, str, str], ...]
    licences: tuple[str, ...]
    agents: tuple[tuple[str, AgentRules], ...]

    def of(self, url: str) -> tuple[str, ...]:
        """The statements that hold for `url` (absolute), as `kind: value`; of two paths the longer one holds."""
        found = [f"{kind}: {value}" for kind, value in self._preferred(url)]
        found += [f"rsl-license: {licence}" for licence in self.licences]
        for token, rules in self.agents:
            if rules.rules:
                found.append(f"agent:{AI_AGENTS[token][0]}: {'allowed' if rules.allow(url) else 'disallowed'}")
        return tuple(found)

    def _preferred(self, url: str) -> Iterator[tuple[str, str]]:
        for kind in dict.fromkeys(kind for kind, _, _ in self.preferences):
            matching = [
                (len(path), value)
                for preference, path, value in self.preferences
                if preference == kind and (not path or not AgentRules(((path, False),), None).allow(url))
            ]
            longest = max((length for length, _ in matching), default=0)
            yield from ((kind, value) for length, value in matching if length == longest)


@dataclass(slots=True)
class _Reader:
    """Collects the statements for one agent, for all agents, for everybody outside of groups, and the rules of AI agents."""

    agent: str
    preferences: dict[str, list[tuple[str, str, str]]] = field(default_factory=lambda: {"": [], "*": [], "own": []})
    licences: list[str] = field(default_factory=list)
    rules: dict[str, list[tuple[str, bool]]] = field(default_factory=dict)
    names_agent: bool = False
    _open: set[str] = field(default_factory=lambda: {""})
    _closed: bool = False
    _count: int = 0

    def user_agent(self, value: str) -> None:
        if self._closed or "" in self._open:
            self._open, self._closed = set(), False
        token = value.lower().partition("/")[0].partition(" ")[0]  # AI2Bot has a digit, which RFC 9309 does not know
        if value[:1] == "*":
            self._open.add("*")
        elif product_token(value) == self.agent:
            self._open.add("own")
            self.names_agent = True
        elif token in AI_AGENTS:
            self._open.add(token)
            self.rules.setdefault(token, [])

    def rule(self, value: str, *, allows: bool) -> None:
        self._closed = True
        for name in self._open:
            if name in self.rules and value and self._count < _MAX_RULES:
                self._count += 1
                self.rules[name].append((pattern_of(value), allows))
            elif name in self.rules and not allows:
                self.rules[name].append(("/", True))  # an empty Disallow allows everything

    def preference(self, kind: str, value: str) -> None:
        self._closed = True
        path, _, rest = value.partition(" ") if value.startswith("/") else ("", "", value)
        pattern = pattern_of(path) if path else ""
        for name in self._open & {"", "*", "own"}:
            if len(self.preferences[name]) < _MAX_STATEMENTS and rest.strip():
                self.preferences[name].append((kind, pattern, " ".join(rest.split())[:_MAX_CHARS]))


def robots_signals(text: str, agent: str, url: str) -> tuple[str, ...]:
    """The statements of the robots.txt `text` about the use of `url`, for the product token of `agent`; `kind: value` each.

    Kinds: `content-signal`, `content-usage`, `rsl-license`, `agent:<name>` (allowed or disallowed). Of preferences those of the
    agent's own group hold, else those of `*`, and always those outside of groups. Only 500 KiB count. Never raises.
    """
    return _read(text[:MAX_ROBOTS_BYTES], product_token(agent)).of(url)


@lru_cache(maxsize=64)  # a file is asked about for page after page
def _read(text: str, agent: str) -> RobotsSignals:
    reader = _Reader(agent)
    for line in LINE_ENDS.split(text.lstrip("\ufeff\ufffd")):
        key, value = key_and_value(line[:MAX_LINE])
        if key in ("user-agent", "useragent", "user agent"):
            reader.user_agent(value)
        elif key == "allow":
            reader.rule(value, allows=True)
        elif key == "disallow":
            reader.rule(value, allows=False)
        elif key in _PREFERENCES:
            reader.preference(_PREFERENCES[key], value)
        elif key == "license" and value and len(reader.licences) < _MAX_STATEMENTS:
            reader.licences.append(value[:_MAX_CHARS])
    group = reader.preferences["own" if reader.names_agent else "*"]
    return RobotsSignals(
        preferences=tuple(dict.fromkeys((*reader.preferences[""], *group))),
        licences=tuple(dict.fromkeys(reader.licences)),
        agents=tuple((token, AgentRules(tuple(dict.fromkeys(rules)), None)) for token, rules in sorted(reader.rules.items())),
    )
