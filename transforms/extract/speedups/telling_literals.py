"""The literals of an XPath test: to an attribute's value that holds none of them the test says no.

`contains(@class, 'footer')` is true of values with "footer" only, and `re:test` of values with a literal of one of the
alternatives. Letters are compared in one case, so to some values that hold a literal the test says no all the same.
"""

import re

_MATCHES = re.compile(r"re:test\([^,()]*,\s*(?:'([^']*)'|\"([^\"]*)\")\s*(?:,\s*'i'\s*)?\)")
#: `translate` that makes letters small.
_LOWERS = re.compile(r"translate\(([^,()]*),\s*'([A-Z]*)',\s*'([a-z]*)'\)")
_STRING = re.compile(r"'([^']*)'|\"([^\"]*)\"")
#: A comparison with something else than a string.
_NO_STRING = re.compile(r"[,=]\s*[^\s'\"]")
#: Parts of a pattern that are no literals: sets, and what looks around.
_NO_LITERAL = re.compile(r"\[[^\]]*\][?*]?|\(\?[!=][^()]*\)")
#: Parts without which an alternative may match.
_OPTIONAL = re.compile(r"\(\?:[^()]*\)[?*]?|.[?*]")
_GROUP = re.compile(r"\(\?:([^()]*)\)(?![?*])")
_RUN = re.compile(r"[\w -]+")
#: What is left of a pattern without these parts, if nothing in it is unknown here.
_READ = re.compile(r"[\w ^$\n-]*")
_LEAST = 2


def literals_of(path: str) -> tuple[str, ...] | None:
    """Folded literals, at least one of which is in each value of which a test of `path` can be true; None for tests of which
    that is not known."""
    found: set[str] = set()
    for single, double in _MATCHES.findall(path):
        read = _of_pattern(_NO_LITERAL.sub("\n", single or double))
        if read is None:
            return None
        found |= read
    rest = _MATCHES.sub("", path)
    if any(large.lower() != small for _, large, small in _LOWERS.findall(rest)):
        return None
    rest = _LOWERS.sub(r"\1", rest)
    if "translate" in rest or "re:" in rest or _NO_STRING.search(_STRING.sub("''", rest)):
        return None
    found |= {(single or double).casefold() for single, double in _STRING.findall(rest)}
    if any(len(literal) < _LEAST for literal in found):
        return None
    return tuple(sorted(literal for literal in found if not any(short != literal and short in literal for short in found)))


def _of_pattern(pattern: str) -> set[str] | None:
    """A literal for each alternative."""
    found: set[str] = set()
    for alternative in alternatives(pattern, "()"):
        plain = _OPTIONAL.sub("\n", alternative)
        if _READ.fullmatch(plain) is None:
            return None
        longest = max(_RUN.findall(plain), key=len, default="")
        if len(longest) >= _LEAST:
            found.add(longest.casefold())
            continue
        group = _GROUP.search(alternative)
        inner = _of_pattern(group[1]) if group is not None else None
        if inner is None:
            return None
        found |= inner
    return found


def alternatives(text: str, brackets: str) -> list[str]:
    """The parts of `text` that bars outside of brackets separate. `brackets`: opening ones, then closing ones."""
    half = len(brackets) // 2
    parts, depth = [""], 0
    for character in text:
        depth += (character in brackets[:half]) - (character in brackets[half:])
        if character == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return parts
