"""The options of the commands that read lists of feeds and run nothing: `check` and `convert`."""

from typing import Any

from pipeline.cli.flags.option_groups import add_fetch
from pipeline.cli.usage import add_command

CHECK_EXAMPLES = """\
LISTS are what 'newsbeam run' takes: feed URLs, OPML files, newsbeam.toml, text files, or - for stdin.

examples:
  newsbeam check feeds.opml                     which feeds, in which folders, and what names none
  newsbeam check newsbeam.toml --all            every feed with its settings
  newsbeam check feeds.opml --fetch             and what each answers now

exit status: 0 all well, 1 a feed does not answer (--fetch) or, with --strict, an entry names no feed, 2 nothing can be read"""

CONVERT_EXAMPLES = """\
examples:
  newsbeam convert feeds.txt > feeds.opml
  newsbeam convert feeds.opml more.txt newsbeam.toml --to all.opml
  newsbeam convert feeds.opml --format text"""


def add_list_commands(commands: Any) -> None:
    """Add both commands to the command line."""
    check = add_command(
        commands, "check", "say what is in lists of feeds, and with --fetch what the feeds answer", CHECK_EXAMPLES
    )
    check.add_argument("lists", nargs="+", metavar="LISTS", help="feed URLs, OPML files, newsbeam.toml, text files, or -")
    check.add_argument("--all", action="store_true", help="every feed, also of a long list")
    check.add_argument("--fetch", action="store_true", help="ask each feed, and say what it answers")
    check.add_argument("--strict", action="store_true", help="exit status 1 where an entry names no feed")
    add_fetch(check)
    convert = add_command(commands, "convert", "write lists of feeds as OPML", CONVERT_EXAMPLES)
    convert.add_argument("lists", nargs="+", metavar="LISTS", help="feed URLs, OPML files, newsbeam.toml, text files, or -")
    convert.add_argument("--to", metavar="FILE", help="write to this file (default: stdout)")
    convert.add_argument("--format", choices=("opml", "text"), default="opml", help="default: opml")
    convert.add_argument("--strict", action="store_true", help="refuse lists with entries that name no feed")
