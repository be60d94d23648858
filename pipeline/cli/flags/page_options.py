"""The commands that need no feeds: `newsbeam extract`, `newsbeam enrich` and `newsbeam key-directory`."""

from typing import Any

from pipeline.cli.flags.option_groups import add_enrichments, add_fetch
from pipeline.cli.usage import add_command
from pipeline.option_values import option_types
from transforms.pool.cores import cores


def add_extract(commands: Any) -> None:
    extract = add_command(
        commands,
        "extract",
        "print the record of a single page",
        'with --batch: lines {"id", "url", "html_b64"} on stdin give lines {"id", "title", "authors", "published", "updated",\n'
        '"language", "tags", "text"} or {"id", "error"} on stdout, in any order',
    )
    extract.add_argument(
        "page", nargs="?", metavar="FILE-or-URL", help="an HTML file, the URL of a page, or - for a page on stdin"
    )
    extract.add_argument("--batch", action="store_true", help="read pages as JSON lines from stdin")
    extract.add_argument("--explain", action="store_true", help="print the source of each field, and the dropped lines")
    extract.add_argument(
        "--url", type=option_types.page_url, metavar="URL", help="URL of the page, if it is a file or on stdin"
    )
    extract.add_argument("--workers", type=option_types.count, default=cores(), metavar="N", help="processes for --batch")
    add_fetch(extract)


def add_enrich(commands: Any) -> None:
    enrich = add_command(
        commands,
        "enrich",
        "enrich texts",
        'lines {"id", "url", "title", "text"[, "language"]} on stdin give lines with the enriched fields\n'
        'or {"id", "error"} on stdout, in the same order; the exit status is 1 if there is an "error"',
    )
    enrich.add_argument("--batch", action="store_true", required=True, help="read texts as JSON lines from stdin")
    add_enrichments(enrich, "enrichments, comma-separated")


def add_key_directory(commands: Any) -> None:
    directory = add_command(
        commands,
        "key-directory",
        "print the public key of --signing-key for hosts",
        "Serve the output as /.well-known/http-message-signatures-directory on the origin of --signature-agent,\n"
        "with the type application/http-message-signatures-directory+json.",
    )
    directory.add_argument("key", metavar="FILE", help="the PEM file of --signing-key")
