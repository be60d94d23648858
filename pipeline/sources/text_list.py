"""Text lists of feeds: one address a line, as people keep them. Pure; never raises.

`#` and `;` begin a comment, at the start of a line or after white space. List marks before the address, quotes and commas
around it, `[words](address)` and `words: address` are read; words in quotes behind it are tags, one with `~` the title
(newsboat).
"""

import re
from collections.abc import Iterator

from pipeline.sources.csv_list import read_table
from pipeline.sources.feed_address import address_key, bare, problem_of, shown_without_secrets
from pipeline.sources.listing import Listing, ListProblem
from transforms.feeds.sources import FeedSource

#: A line that is longer is no address.
MAX_LINE_CHARS = 20_000

_COMMENT = re.compile(r"(?:^|\s)(?:[#;]|//\s).*", re.DOTALL)
_ADDRESS = re.compile(r"(?:(?<=^)|(?<=[\s\"'<>(\[,;|=“«‘]))(?:https?|feed|rss|pcast|itpc):[^\s\"<>]+", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"\[([^\[\]]{0,300})\]\(\s{0,9}((?:https?|feed):[^\s()]{1,8000}(?:\([^\s()]{0,300}\)[^\s()]{0,300})?)\s{0,9}\)"
)
_QUOTED = re.compile(r"\"([^\"]{1,200})\"")
_TRAILING = re.compile(r"[\"'<>“”»’,;|.]+$")
_MARK = re.compile(r"^\s*(?:(?:[-*+•·‣–—]|\d{1,5}[.)]|\[[ xX]?\])\s+){1,3}")
#: Names of fields in front of an address (YAML, JSON), which are no titles.
_FIELDS = frozenset({"url", "xmlurl", "feed", "feed_url", "feedurl", "rss", "atom", "link", "href", "source"})
#: What copying from pages and file managers leaves in a line: marks of width zero and of the direction of writing.
_UNSEEN = dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF))


def read_text(text: str, name: str) -> Listing:
    """The feeds of a text list. A line that names none is a `ListProblem`."""
    table = read_table(text, name)
    if table is not None:
        return table
    sources: dict[str, FeedSource] = {}
    problems: list[ListProblem] = []
    for number, line in enumerate(re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text), start=1):
        where = f"{name}, line {number}"
        for found in _of_line(line):
            if isinstance(found, str):
                problems.append(ListProblem(where, found))
            else:
                sources.setdefault(address_key(found.url), found)
    return Listing(tuple(sources.values()), tuple(problems), "text")


def _of_line(line: str) -> Iterator[FeedSource | str]:
    """The feeds of a line, or its problem."""
    if len(line) > MAX_LINE_CHARS:
        yield f"the line has {len(line):,} characters; an address has at most 8,192"
        return
    content = _COMMENT.sub("", line.translate(_UNSEEN).lstrip(" \t\xa0"))
    if not content.strip():
        return
    linked = _MARKDOWN.search(content)
    if linked:
        yield _source(linked[2], linked[1])
        return
    addresses = list(_ADDRESS.finditer(content))
    if not addresses:
        word = bare(_MARK.sub("", content))
        yield problem_of(word) or f"{shown_without_secrets(word)!r} is not a feed's address"
        return
    behind = content[addresses[-1].end() :]
    quoted = _QUOTED.findall(behind)
    title = next((words[1:] for words in quoted if words.startswith("~")), "")
    before = _MARK.sub("", content[: addresses[0].start()]).strip(" \t\"'<>([|,;:=-–—“„«‘’\xa0")
    if content.lstrip().startswith(("{", "[")):
        before, quoted = "", []  # JSON
    if before.lower() in _FIELDS:
        before = ""
    tags = tuple(words for words in quoted if not words.startswith(("~", "!")))
    for address in addresses:
        yield _source(_TRAILING.sub("", address.group()), title or before, tags)


def _source(text: str, title: str = "", tags: tuple[str, ...] = ()) -> FeedSource | str:
    address = bare(text)
    return problem_of(address) or FeedSource(address, title=title.strip()[:300] or None, tags=tags[:20])
