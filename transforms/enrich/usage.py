"""Statements of publishers about three uses of their content: index, ai_input, ai_train.

A statement that allows or forbids a use in the words of its own standard counts; nothing is derived from licences and copyright
notices, nor from silence. Where statements contradict each other, the refusal holds, as the drafts of the IETF's aipref group
combine them. Evidence, not legal advice.
"""

import re
from collections.abc import Iterable, Iterator

from schemas.articles import RightsSignal, UsageRight, UsageVerdict
from transforms.web.robots.ai_agents import AI_AGENTS, Use

USES: tuple[Use, ...] = ("index", "ai_input", "ai_train")
_ALL = USES
_AI: tuple[Use, ...] = ("ai_input", "ai_train")

#: Content-Signal (contentsignals.org): yes and no.
_SIGNALS: dict[str, tuple[Use, ...]] = {"search": ("index",), "ai-input": ("ai_input",), "ai-train": ("ai_train",)}
#: Content-Usage (draft-ietf-aipref-vocab and its earlier versions): y and n.
_USAGE: dict[str, tuple[Use, ...]] = {
    "search": ("index",),
    "train-ai": ("ai_train",),
    "train-genai": ("ai_train",),
    "genai": ("ai_train",),
    "ai-input": ("ai_input",),
    "ai-output": ("ai_input",),
    "ai-use": ("ai_input",),
    "ai": _AI,
    "bots": _ALL,
    "all": _ALL,
}
#: RSL 1.0 usage values.
_RSL: dict[str, tuple[Use, ...]] = {
    "all": _ALL,
    "ai-all": _AI,
    "ai-train": ("ai_train",),
    "ai-input": ("ai_input",),
    "ai-index": ("ai_input",),
    "search": ("index",),
}
#: Directives of meta robots and X-Robots-Tag.
_DIRECTIVES: dict[str, tuple[tuple[Use, ...], bool]] = {
    "noindex": (("index",), False),
    "none": (("index",), False),
    "index": (("index",), True),
    "all": (("index",), True),
    "noai": (_AI, False),
    "noml": (("ai_train",), False),
}
_PAIR = re.compile(r"([a-z-]{1,30})\s{0,5}=\s{0,5}\??([a-z0-9]{1,10})")
_YES, _NO = frozenset(("yes", "y", "1", "true", "allow")), frozenset(("no", "n", "0", "false", "disallow"))


def usage_rights(signals: Iterable[RightsSignal]) -> tuple[UsageRight, ...]:
    """For each use `allowed`, `disallowed` or `unstated`, with the signals the verdict rests on as `source: value`."""
    for_use: dict[Use, list[tuple[bool, str]]] = {use: [] for use in USES}
    for signal in signals:
        for use, allows in dict.fromkeys(_statements(signal)):
            for_use[use].append((allows, f"{signal.source}: {signal.value}"))
    return tuple(_verdict(use, found) for use, found in for_use.items())


def _verdict(use: Use, found: list[tuple[bool, str]]) -> UsageRight:
    verdict: UsageVerdict = "unstated" if not found else "allowed" if all(allows for allows, _ in found) else "disallowed"
    basis = tuple(dict.fromkeys(text for allows, text in found if allows == (verdict == "allowed")))
    against = tuple(dict.fromkeys(text for allows, text in found if allows != (verdict == "allowed")))
    return UsageRight(use=use, verdict=verdict, basis=basis, contradicted_by=against)


def _statements(signal: RightsSignal) -> Iterator[tuple[Use, bool]]:
    """The uses that a signal allows (True) or forbids (False)."""
    value = signal.value.lower()
    match signal.kind:
        case "content_signal":
            yield from _pairs(value, _SIGNALS)
        case "content_usage":
            yield from _pairs(value, _USAGE)
        case "rsl_permits" | "rsl_prohibits":
            for word in re.split(r"[\s,]+", value[:500]):
                yield from ((use, signal.kind == "rsl_permits") for use in _RSL.get(word, ()))
        case "tdm_reservation":
            if value.strip() in ("1", "0"):
                yield "ai_train", value.strip() == "0"
        case "ai_agent":
            # a refusal to a named agent is a reservation of its use; what one agent may do tells nothing of the others
            name, _, verdict = signal.value.partition(": ")
            if verdict == "disallowed" and name.lower() in AI_AGENTS:
                yield from ((use, False) for use in AI_AGENTS[name.lower()][1])
        case "meta_robots" | "x_robots_tag":
            yield from _directives(value)


def _pairs(value: str, table: dict[str, tuple[Use, ...]]) -> Iterator[tuple[Use, bool]]:
    for match in _PAIR.finditer(value[:500]):
        if match[2] in _YES or match[2] in _NO:
            yield from ((use, match[2] in _YES) for use in table.get(match[1], ()))


def _directives(value: str) -> Iterator[tuple[Use, bool]]:
    """The directives for every robot; `googlebot: noindex` speaks to one, and so do those behind it in the same header."""
    for directive in value[:500].split(","):
        word = directive.strip()
        if ":" in word and not word.startswith(("max-", "unavailable_after")):
            return
        if word in _DIRECTIVES:
            uses, allows = _DIRECTIVES[word]
            yield from ((use, allows) for use in uses)
