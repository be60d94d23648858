"""The options of the commands that read a state folder or send an order to the process that runs on it."""

from typing import Any

from pipeline.cli.flags.option_groups import add_fetch, add_state
from pipeline.cli.usage import add_command
from pipeline.option_values import option_types

_FEEDS = """\
examples:
  newsbeam feeds                                    all feeds; those with trouble first
  newsbeam feeds --failing --json                   feeds that fail or are gone, a JSON object a line
  newsbeam feeds https://example.com/feed.xml       one feed in detail
  newsbeam feeds example.com                        feeds with this in their URL or title
  newsbeam feeds poll-now https://example.com/feed.xml

Orders are pause, resume, poll-now and forget. The running process obeys them within seconds, or the next run does. A feed that
is forgotten and still on the list is polled as a new one."""

_STOP = """\
The running process starts no new work, commits what is finished and exits with status 0. This command waits for that. It works
across containers that share the state folder: the order goes through the ledger."""


_EXPLAIN = """\
NAME is the URL of an article as its feed lists it or in another variant, its final or canonical URL, an article id, a record
id, the id of an entry, or the URL of a feed.

examples:
  newsbeam explain https://example.com/2026/03/04/tide.html
  newsbeam explain https://example.com/2026/03/04/tide.html --dry-run     also fetch it now, and write nothing

The ledger keeps the endings of 500,000 entries, for 30 days. Exit status 1: nothing is known."""


_STATE = """\
examples:
  newsbeam state                                    sizes by step, and what expires when
  newsbeam state check                              SQLite's full check; reads the whole file
  newsbeam state backup /backup/ledger.sqlite3      a checked copy, also beside a running process
  newsbeam state restore /backup/ledger.sqlite3     the old ledger is kept beside it
  newsbeam state vacuum                             give unused space back; not beside a running process"""

_COMPLETION = """\
Put the line of your shell into its startup file:
  eval "$(newsbeam completion bash)"
  eval "$(newsbeam completion zsh)"
  newsbeam completion fish | source"""


def add_status_commands(commands: Any) -> None:
    """Add `feeds`, `explain`, `state`, `completion` and `stop` to the command line."""
    feeds = add_command(commands, "feeds", "print the health and schedule of feeds, or order something about them", _FEEDS)
    feeds.add_argument("given", nargs="*", metavar="ORDER or FEED", help="an order and URLs of feeds, or feeds to print")
    add_state(feeds, "the state folder of the run")
    feeds.add_argument("--failing", action="store_true", help="only feeds that fail or are gone")
    feeds.add_argument("--json", action="store_true", help="one JSON object a line instead of a table")
    feeds.add_argument(
        "--limit", type=option_types.positive, metavar="N", help="print N feeds at most (default: 1000 in a table)"
    )
    explain = add_command(commands, "explain", "tell why an article is there or missing, and what happens next", _EXPLAIN)
    explain.add_argument("name", metavar="NAME", help="a URL, a record id, an article id or the id of an entry")
    add_state(explain, "the state folder of the run")
    explain.add_argument("--json", action="store_true", help="print one JSON object")
    explain.add_argument("--dry-run", action="store_true", help="also fetch and extract the page now, and write nothing")
    add_fetch(explain)
    state = add_command(commands, "state", "print the sizes of a state folder; check, back up, restore or compact it", _STATE)
    state.add_argument("action", nargs="?", default="show", choices=("show", "check", "backup", "restore", "vacuum"),
                       help="default: show")  # fmt: skip
    state.add_argument("file", nargs="?", metavar="FILE", help="the backup to write or to restore")
    add_state(state, "the state folder")
    state.add_argument("--json", action="store_true", help="print the sizes as one JSON object")
    completion = add_command(
        commands, "completion", "print what makes a shell complete newsbeam's commands and options", _COMPLETION
    )
    completion.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh", "powershell"), help="the shell")
    stop = add_command(commands, "stop", "stop the process that runs on a state folder", _STOP)
    add_state(stop, "the state folder of the run")
    stop.add_argument("--timeout", type=option_types.whole_seconds, default=60, metavar="SECONDS",
                      help="how long to wait for its end (default: %(default)s)")  # fmt: skip
