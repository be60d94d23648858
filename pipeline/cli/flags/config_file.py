"""The table [run] of a newsbeam.toml: options of `newsbeam run` and `newsbeam stream` under the names of their flags.

Options of the command line take precedence over those of a file.
"""

import argparse
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_type_hints

from pipeline.cli.flags.option_groups import WEB
from pipeline.option_values import option_types
from pipeline.settings import UsageError
from schemas.near import did_you_mean

#: No settings of a run.
_NOT_IN_FILES = frozenset({"help", "config"})
#: Options that are given once, with commas between their parts: in a file also a list.
_LISTS = frozenset({"enrich"})


def with_files(parser: argparse.ArgumentParser, arguments: Sequence[str], given: argparse.Namespace) -> list[str]:
    """The arguments of a command, with the options of its newsbeam.toml files before them.

    `given`: what `parser` made of `arguments`. Files are those of --config and those among FEEDS; one that cannot be read is
    left to the reader of lists. Raises UsageError naming file, key and remedy.
    """
    if given.config is not None:
        _check_name(given.config)
    names = [name for name in (given.config, *given.feeds) if name is not None and name.lower().endswith(".toml")]
    found: list[str] = []
    for name in names:
        table = _table_of(name)
        found += [token for key, value in table.items() for token in _tokens(parser, name, key, value, given)]
    return [*found, *arguments]


def with_fetching(parser: argparse.ArgumentParser, arguments: Sequence[str], given: argparse.Namespace) -> list[str]:
    """The arguments of a command that requests the feeds of lists, with the options about requests of the newsbeam.toml files
    among LISTS before them. Raises UsageError naming file, key and remedy."""
    groups = parser._action_groups
    web = {action.dest for group in groups if group.title == WEB for action in group._group_actions}
    return [
        *(
            token
            for name in given.lists
            if name.lower().endswith(".toml")
            for key, value in _table_of(name).items()
            if key.replace("-", "_") in web
            for token in _tokens(parser, name, key, value, given)
        ),
        *arguments,
    ]


def _check_name(name: str) -> None:
    if not name.lower().endswith(".toml"):
        raise UsageError(
            f"--config {name!r}: takes a newsbeam.toml, a name that ends in .toml; a list of feeds is one of FEEDS"
        )
    if not Path(name).expanduser().is_file():
        raise UsageError(f"--config {name!r}: there is no such file")


def _table_of(name: str) -> Mapping[str, Any]:
    try:
        table = tomllib.loads(Path(name).expanduser().read_bytes().decode("utf-8-sig")).get("run", {})
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(table, dict):
        raise UsageError(f"{name}: write options of the run under [run]")
    return table


def _tokens(parser: argparse.ArgumentParser, name: str, key: str, value: Any, given: argparse.Namespace) -> Iterator[str]:
    actions = {flag: action for action in _options(parser) for flag in action.option_strings if flag.startswith("--")}
    known = {flag.removeprefix("--").replace("-", "_"): flag for flag in actions}
    known = {option: flag for option, flag in known.items() if option not in _NOT_IN_FILES}
    flag = known.get(key.replace("-", "_"))
    if flag is None:
        near = get_close_matches(key, known, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(sorted(known))}"
        raise UsageError(f"{name}, [run]: {key[:100]!r} is no option of '{parser.prog}'; {hint}")
    action = actions[flag]
    if action.nargs == 0:
        if not isinstance(value, bool):
            raise UsageError(f"{name}, [run]: {key!r} takes true or false")
        if value:
            yield flag
        return
    is_repeatable = _appends(action)
    if is_repeatable and getattr(given, action.dest) is not None:
        return  # the command line names its own
    takes, kinds = _taken(action)
    takes_list = is_repeatable or action.dest in _LISTS
    values = value if isinstance(value, list) and takes_list else [value]
    if any(isinstance(part, bool) or not isinstance(part, kinds) for part in values):
        raise UsageError(f"{name}, [run]: {key!r} takes {takes}" + (", or a list of them" if takes_list else ""))
    texts = [part.isoformat() if isinstance(part, date) else str(part) for part in values]
    for text in texts if is_repeatable else [",".join(texts)]:
        _check(action, name, key, text)
        yield f"{flag}={text}"


def _taken(action: argparse.Action) -> tuple[str, tuple[type, ...]]:
    """What an option takes, in words, and its TOML types: that of its value, or text."""
    made: Any = get_type_hints(action.type).get("return") if callable(action.type) else str
    if made in (int, float):
        return "a number", (str, int, float)
    if action.type is option_types.since:
        return "a text or a date", (str, date)
    return "a text", (str,)


def _options(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return parser._actions


def _appends(action: argparse.Action) -> bool:
    return isinstance(action, argparse._AppendAction)


def _check(action: argparse.Action, name: str, key: str, text: str) -> None:
    if action.choices is not None and text not in action.choices:
        hint = did_you_mean(text, action.choices) or f"takes one of {', '.join(action.choices)}"
        raise UsageError(f"{name}, [run]: {key!r}: {text[:100]!r} is no value of it; {hint}")
    try:
        if callable(action.type):
            action.type(text)
    except (argparse.ArgumentTypeError, ValueError) as error:
        raise UsageError(f"{name}, [run]: {key!r}: {error}") from None


def parser_of(top: argparse.ArgumentParser, command: str) -> argparse.ArgumentParser:
    """The parser of a command."""
    actions = top._actions
    found: argparse.ArgumentParser = next(action.choices[command] for action in actions if isinstance(action.choices, dict))
    return found
