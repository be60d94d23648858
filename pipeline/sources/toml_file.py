"""newsbeam.toml: feeds with settings of their own. Strict: a mistyped setting must not be read as a default."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pipeline.settings import UsageError
from pipeline.sources.feed_address import bare, problem_of
from pipeline.sources.listing import Listing
from pipeline.sources.toml_keys import DEFAULT_KEYS, FEED_KEYS, TOP_KEYS, KeyValueError, TomlKey
from transforms.feeds.sources import FeedSource, SecretHeader

_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\"-]+)\s*\]\]?")
_FIELDS = {"poll_min": "poll_min_s", "poll_max": "poll_max_s", "host_delay": "host_delay_s", "max_age": "max_age_s"}
_SECRETS = ("headers", "basic", "bearer", "cookies")


def read_toml(data: bytes, name: str) -> Listing:
    """The feeds of a newsbeam.toml, with the defaults filled in. Raises UsageError naming file, line and remedy."""
    try:
        text = data.decode("utf-8-sig")
        document = tomllib.loads(text)
    except UnicodeDecodeError:
        raise UsageError(f"{name!r} is not UTF-8 text; save it as UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{name}: this is not valid TOML: {error}") from None
    lines = _Lines(text, name)
    top = _checked(document, TOP_KEYS, lines, "", also=("run", "defaults", "feed"))
    defaults = document.get("defaults", {})
    feeds = document.get("feed", [])
    if not isinstance(defaults, dict) or not isinstance(feeds, list) or not all(isinstance(feed, dict) for feed in feeds):
        raise UsageError(f"{name}: write settings for all feeds under [defaults], and each feed under [[feed]]")
    common = _checked(defaults, DEFAULT_KEYS, lines, "defaults")
    sources: dict[str, FeedSource] = {}
    for number, feed in enumerate(feeds):
        own = _checked(feed, FEED_KEYS, lines, f"feed {number}")
        where = lines.of(f"feed {number}", "url")
        if "url" not in own:
            raise UsageError(f"{where}: a [[feed]] has no url")
        url = bare(own.pop("url"))
        if (problem := problem_of(url)) is not None:
            raise UsageError(f"{where}: {problem}")
        if url in sources:
            raise UsageError(f"{where}: {url!r} is named twice")
        sources[url] = _source(url, {**common, **own}, where)
    return Listing(tuple(sources.values()), (), "newsbeam.toml", lists=top.get("lists", ()))


def _source(url: str, given: Mapping[str, Any], where: str) -> FeedSource:
    low, high = given.get("poll_min"), given.get("poll_max")
    if low is not None and high is not None and low > high:
        raise UsageError(f"{where}: poll_min is longer than poll_max")
    if given.get("robots") == "own-site" and not given.get("robots_reason"):
        raise UsageError(f'{where}: robots = "own-site" needs a robots_reason: say why the site\'s rules need not be obeyed')
    secrets = [SecretHeader(name, reference) for name, reference in given.get("headers", {}).items()]
    if "cookies" in given:
        secrets.append(SecretHeader("Cookie", given["cookies"]))
    if "basic" in given and "bearer" in given:
        raise UsageError(f"{where}: basic and bearer are both given; a request has one Authorization header")
    if "basic" in given:
        secrets.append(SecretHeader("Authorization", given["basic"], "basic"))
    if "bearer" in given:
        secrets.append(SecretHeader("Authorization", given["bearer"], "bearer"))
    plain = {_FIELDS.get(key, key): value for key, value in given.items() if key not in _SECRETS}
    return FeedSource(url, headers=tuple(secrets), **plain)


def _checked(
    table: Mapping[str, Any], keys: tuple[TomlKey, ...], lines: "_Lines", place: str, also: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The values of `table`, each read by its key."""
    known = {key.name: key for key in keys}
    values = {}
    for name, value in table.items():
        if name in also:
            continue
        key = known.get(name)
        if key is None:
            near = get_close_matches(name, [*known, *also], n=1, cutoff=0.5)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join([*known, *also])}"
            raise UsageError(f"{lines.of(place, name)}: {name[:100]!r} is no key here{hint}")
        try:
            values[name] = key.read(value)
        except KeyValueError as error:
            raise UsageError(f"{lines.of(place, name)}: {name!r} {error}") from None
    return values


class _Lines:
    """Where the keys stand: tomllib does not tell. `place`: "" for the top, `defaults`, `feed N`."""

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._keys: dict[tuple[str, str], int] = {}
        place, feeds = "", -1
        for number, line in enumerate(text.splitlines(), start=1):
            header = _HEADER.match(line)
            if header:
                words = header[2].replace('"', "").split(".")
                feeds += words == ["feed"] and header[1] == "[["
                place = f"feed {feeds}" if words[0] == "feed" else words[0]
                inner = words[1] if len(words) > 1 else ""
                self._keys.setdefault((place, inner), number)
                self._keys.setdefault(("", words[0]), number)
            for key in _keys_of(line) if not header else ():
                self._keys.setdefault((place, key), number)

    def of(self, place: str, key: str) -> str:
        """File and line of a key; the line of its table where the key is not found."""
        number = self._keys.get((place, key)) or self._keys.get((place, ""))
        return f"{self._name}, line {number}" if number else self._name


def _keys_of(line: str) -> Iterator[str]:
    found = re.match(r"\s*[\"']?([A-Za-z0-9_-]{1,100})[\"']?\s*[=.]", line)
    if found:
        yield found[1]
