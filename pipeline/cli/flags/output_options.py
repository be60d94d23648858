"""The options of the commands that read outputs, print schemas and prepare sinks."""

import argparse
from typing import Any

from pipeline.cli.flags.option_groups import add_state
from pipeline.cli.usage import add_command
from pipeline.option_values import option_types
from pipeline.option_values.parser import Parser
from pipeline.sinks.what import What


def add_output_commands(commands: Any) -> None:
    """Add `tail`, `ui`, `schema`, `sink` and `pubsub` to the command line."""
    _add_tail(commands)
    _add_ui(commands)
    _add_schema(commands)
    _add_sink(commands)
    _add_pubsub(commands)


def what_of(given: argparse.Namespace) -> What:
    """The kind of rows that a command line names."""
    return "dead_letters" if given.dead_letters else "events" if given.events else "records"


def _add_kinds(command: Any, text: str) -> Any:
    """The group of options of which one may be given."""
    kinds = command.add_mutually_exclusive_group()
    kinds.add_argument("--dead-letters", action="store_true", help=text.format("dead letters"))
    kinds.add_argument("--events", action="store_true", help=text.format("events"))
    return kinds


def _add_tail(commands: Any) -> None:
    tail = add_command(
        commands,
        "tail",
        "print records, dead letters or events",
        "examples:\n  newsbeam tail news\n  newsbeam tail news --follow --json | jq .title\n"
        "  newsbeam tail news --cursor reader.cursor --fields record_id,title,published.value\n"
        "  newsbeam tail news --as-of 2025-03-03T09:00:00Z --latest\n"
        "  newsbeam tail .newsbeam/dead-letters --dead-letters\n  newsbeam tail .newsbeam/events --events --follow\n"
        "  newsbeam tail pubsub://project/subscription",
    )
    tail.add_argument("uri", metavar="URI", help="a folder of records, or pubsub://PROJECT/SUBSCRIPTION")
    _add_kinds(tail, "the URI holds {}")
    shapes = tail.add_mutually_exclusive_group()
    shapes.add_argument("--json", action="store_true", help="one JSON object a line instead of a table")
    shapes.add_argument("--fields", metavar="LIST", help="only these fields, as JSON: title,published.value,entities.name")
    shapes.add_argument("--flat", action="store_true", help="JSON without nesting: instants, the first author, joined lists")
    shapes.add_argument("--chunks", type=option_types.positive, metavar="WORDS",
                        help="pieces of the text up to WORDS words, cut between paragraphs, as JSON")  # fmt: skip
    tail.add_argument("--follow", action="store_true", help="continue with new rows")
    tail.add_argument("--cursor", metavar="FILE", help="only rows that are new since the last call with this file")
    tail.add_argument("--since", type=option_types.since, metavar="INSTANT", help="only rows of this instant or later")
    tail.add_argument("--where", metavar="EXPR", help="only records that match, e.g. 'language == \"en\"'")
    tail.add_argument("--as-of", type=option_types.since, metavar="INSTANT", help="only records emitted by then")
    tail.add_argument("--latest", action="store_true", help="only the latest revision of each article")
    tail.add_argument("--limit", type=option_types.positive, metavar="N",
                      help="print the last N rows only, with --cursor the next N; of a subscription, N messages")  # fmt: skip


def _add_ui(commands: Any) -> None:
    ui = add_command(
        commands,
        "ui",
        "show feeds, records and dead letters in a browser",
        "examples:\n  newsbeam ui\n  newsbeam ui --state /srv/news/state --output /srv/news/records --address 8642\n\n"
        "The pages are read-only, and work beside a running 'newsbeam run'.",
    )
    add_state(ui, "the state folder of the run")
    ui.add_argument("--output", action="append", metavar="DIR", help="a folder of its records (default: news); repeatable")
    ui.add_argument("--address", type=option_types.address, default="127.0.0.1:8642", metavar="HOST:PORT",
                    help="serve the pages here; a port alone: on 127.0.0.1 (default: %(default)s)")  # fmt: skip


def _add_schema(commands: Any) -> None:
    schema = add_command(commands, "schema", "print the schema of the records")
    schema.add_argument(
        "--format",
        default="json",
        choices=("json", "avro", "bigquery", "bigquery-ddl", "postgres", "arrow"),
        help="default: json",
    )
    kinds = _add_kinds(schema, "the schema of {} instead")
    kinds.add_argument("--sources", action="store_true", help="the JSON Schema of newsbeam.toml instead")


def _add_sink(commands: Any) -> None:
    sink = add_command(commands, "sink", "prepare an output")
    actions = sink.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=Parser)
    setup = add_command(
        actions,
        "setup",
        "make the table or topic of an output, or upgrade it",
        "examples:\n  newsbeam sink setup postgres://news@db.example/news --dry-run",
    )
    setup.add_argument("uri", metavar="URI", help="as for --output, with its options")
    _add_kinds(setup, "the output is for {}")
    setup.add_argument("--dry-run", action="store_true", help="print the statements or resources, and connect to nothing")


def _add_pubsub(commands: Any) -> None:
    pubsub = add_command(commands, "pubsub", "prepare Google Cloud Pub/Sub for records")
    actions = pubsub.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=Parser)
    setup = add_command(
        actions,
        "setup",
        "create topic, schema and subscriptions; existing ones stay unchanged",
        "examples:\n  newsbeam pubsub setup pubsub://project/news --dry-run\n"
        "  newsbeam pubsub setup 'pubsub://project/news?format=avro' --bigquery-table project.dataset.news",
    )
    setup.add_argument("uri", metavar="URI", help="pubsub://PROJECT/TOPIC, with the options of the --output")
    setup.add_argument("--subscription", action="append", metavar="NAME", help="pull subscription; may be repeated")
    setup.add_argument("--bigquery-table", metavar="PROJECT.DATASET.TABLE", help="add a subscription that writes to this table")
    _add_kinds(setup, "the topic is for {}")
    setup.add_argument("--dry-run", action="store_true", help="print the resources, and connect to nothing")
