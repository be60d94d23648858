"""Statements of `/.well-known/tdmrep.json` about text and data mining of a URL (TDMRep, W3C Community Group report, 2024).
Pure.

The file is a list of rules: `location` (a path pattern as in robots.txt), `tdm-reservation` (1 reserves the right, 0 does not),
`tdm-policy` (the URL of the terms). Evidence only: what follows from it is in `transforms/enrich/usage.py`.
"""

import json
from functools import lru_cache
from typing import NamedTuple

from transforms.web.robots.text import AgentRules, pattern_of

#: Path of the file at every origin.
TDMREP_PATH = "/.well-known/tdmrep.json"
#: Longest file that is read; one rule takes about 100 bytes.
MAX_TDMREP_CHARS = 65_536
_MAX_RULES = 500
_MAX_VALUE_CHARS = 500


class _Rule(NamedTuple):
    """A rule of the file, its pattern evened out as in robots.txt."""

    pattern: str
    statements: tuple[str, ...]


def tdm_statements(text: str, url: str) -> tuple[str, ...]:
    """The statements that hold for `url` (absolute), as `tdm-reservation: 1` and `tdm-policy: https://...`.

    Of several rules that match, the one with the longest pattern holds, as in robots.txt; of equal ones the first. Nothing for
    a text that is no such file. Never raises.
    """
    best: _Rule | None = None
    for rule in _rules(text):
        longer = best is None or len(rule.pattern) > len(best.pattern)
        if longer and not AgentRules(((rule.pattern, False),), None).allow(url):
            best = rule
    return best.statements if best is not None else ()


@lru_cache(maxsize=64)  # a file is asked about for page after page
def _rules(text: str) -> tuple[_Rule, ...]:
    if not text or len(text) > MAX_TDMREP_CHARS:
        return ()
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    listed = found if isinstance(found, list) else [found]
    return tuple(rule for entry in listed[:_MAX_RULES] if (rule := _rule(entry)) is not None)


def _rule(entry: object) -> _Rule | None:
    """A rule with a location and a reservation of 0 or 1; None for anything else."""
    if not isinstance(entry, dict):
        return None
    location, reservation, policy = (entry.get(name) for name in ("location", "tdm-reservation", "tdm-policy"))
    if not isinstance(location, str) or not location.startswith(("/", "*")) or isinstance(reservation, bool):
        return None
    value = str(reservation).strip()
    if value not in ("0", "1"):
        return None
    statements = [f"tdm-reservation: {value}"]
    if isinstance(policy, str) and policy.strip():
        statements.append(f"tdm-policy: {' '.join(policy.split())[:_MAX_VALUE_CHARS]}")
    return _Rule(pattern_of(location[:_MAX_VALUE_CHARS]), tuple(statements))
