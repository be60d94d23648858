"""A read-only server of the Model Context Protocol over a folder of records: search, get, revisions; JSON-RPC on stdio.

    python examples/mcp_server.py news

A client (an assistant on a desktop, an editor) starts it as a command. It answers `initialize`, `ping`, `tools/list` and
`tools/call` of the protocol (https://modelcontextprotocol.io/specification/2025-06-18), a message a line, and needs no package
beside newsbeam. It writes nothing: its index is in memory, and each call first reads what is new in the folder. The texts are
those of strangers: an assistant has to take them as content, never as instructions.
"""

import json
import sqlite3
import sys
from collections.abc import Iterator
from typing import Any, TextIO

import newsbeam
from schemas.codec import from_json, to_json, to_plain

VERSIONS = ("2025-06-18", "2025-03-26", "2024-11-05")
#: Articles of an answer, characters of a text in it, characters of a message.
MOST_FOUND, MOST_TEXT, MOST_MESSAGE = 50, 100_000, 1_000_000

_TABLES = """
    create table records (record_id text primary key, article_id text, at text, revision integer, row text);
    create index by_article on records (article_id, at, revision);
    create table newest (article_id text primary key, number integer);
    create virtual table words using fts5 (title, text, tokenize = 'unicode61 remove_diacritics 2');
"""
_ARTICLE = {"type": "string", "description": "article_id, as search gives it"}
TOOLS: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "search": (
        "Search the newest revisions of news articles for words. Best first: article_id, title, url, language, snippet.",
        {
            "query": {"type": "string", "description": "words that all have to be in title or text"},
            "language": {"type": "string", "description": "ISO 639-1, e.g. en"},
            "limit": {"type": "integer", "minimum": 1, "maximum": MOST_FOUND, "default": 10},
        },
        ["query"],
    ),
    "get": (
        "The newest revision of an article: text, metadata, quotations, entities.",
        {"article_id": _ARTICLE},
        ["article_id"],
    ),
    "revisions": (
        "Every revision of an article, oldest first: kind of change, when, and the sentences that changed.",
        {"article_id": _ARTICLE},
        ["article_id"],
    ),
}


class InvalidParamsError(Exception):
    """Code -32602 of JSON-RPC."""


class Articles:
    """An index in memory of a folder of records."""

    def __init__(self, place: str) -> None:
        # A cursor that is never saved: the next start reads the whole folder again.
        self._place, self._cursor = place, newsbeam.Cursor(f"{place}/.never-saved")
        self._db = sqlite3.connect(":memory:")
        self._db.executescript(_TABLES)

    def refresh(self) -> None:
        """Take what is new in the folder."""
        for record in self._cursor.records(self._place):
            at = (record.emitted_at or record.extracted_at).isoformat()
            row = (record.record_id, record.article_id, at, record.revision, to_json(record))
            self._db.execute("insert or replace into records values (?, ?, ?, ?, ?)", row)
            self._index_newest(record.article_id)

    def _index_newest(self, article_id: str) -> None:
        record = self._rows(article_id)[-1]
        before = self._db.execute("select number from newest where article_id = ?", (article_id,)).fetchone()
        if before:
            self._db.execute("delete from words where rowid = ?", before)
            self._db.execute("delete from newest where article_id = ?", (article_id,))
        if record.change != "removed":
            words = self._db.execute("insert into words values (?, ?)", (record.title, record.text))
            self._db.execute("insert into newest values (?, ?)", (article_id, words.lastrowid))

    def _rows(self, article_id: str) -> list[newsbeam.Record]:
        query = "select row from records where article_id = ? order by at, revision"
        found = [from_json(newsbeam.Record, row) for (row,) in self._db.execute(query, (article_id,))]
        if not found:
            raise InvalidParamsError(f"there is no article {article_id[:100]!r}")
        return found

    def search(self, query: str, language: str | None = None, limit: int = 10) -> list[dict[str, Any]]:
        words = " ".join('"' + word.replace('"', '""') + '"' for word in query.split()[:50])
        if not words:
            raise InvalidParamsError("query is empty")
        found = self._db.execute(
            "select article_id, snippet(words, -1, '', '', ' ... ', 40) from words join newest on number = words.rowid"
            " where words match ? order by bm25(words, 5.0, 1.0)",
            (words,),
        )
        return list(self._shown(found, language, max(1, min(limit, MOST_FOUND))))

    def _shown(self, found: Iterator[Any], language: str | None, limit: int) -> Iterator[dict[str, Any]]:
        for article_id, snippet in found:
            record = self._rows(article_id)[-1]
            if language is None or record.language == language:
                shown = {"article_id": article_id, "title": record.title, "url": record.url, "language": record.language}
                yield shown | {"first_seen_at": to_plain(record.first_seen_at), "snippet": snippet}
                limit -= 1
            if limit == 0:
                return

    def get(self, article_id: str) -> Any:
        plain = to_plain(self._rows(article_id)[-1])
        return plain | {"text": plain["text"][:MOST_TEXT]}

    def revisions(self, article_id: str) -> list[Any]:
        names = ("record_id", "revision", "change", "emitted_at", "title", "word_count", "changes", "correction_note")
        return [{name: to_plain(getattr(record, name)) for name in names} for record in self._rows(article_id)]


def called(articles: Articles, name: object, arguments: object) -> Any:
    """The result of a tool. Raises InvalidParamsError for a call that does not fit its schema."""
    if name not in TOOLS or not isinstance(arguments, dict):
        raise InvalidParamsError(f"there is no tool {str(name)[:100]!r} with such arguments")
    _, properties, required = TOOLS[str(name)]
    kinds = {"string": str, "integer": int}
    for argument, value in arguments.items():
        if argument not in properties or not isinstance(value, kinds[properties[argument]["type"]]):
            raise InvalidParamsError(f"the argument {str(argument)[:100]!r} is unknown or of another type")
    if missing := set(required) - arguments.keys():
        raise InvalidParamsError(f"the argument {min(missing)!r} is missing")
    articles.refresh()
    return getattr(articles, str(name))(**arguments)


def answer(articles: Articles, method: object, params: dict[str, Any]) -> Any:
    """The result of a request; None for a method that is unknown."""
    if method == "initialize":
        asked = params.get("protocolVersion")
        version = asked if asked in VERSIONS else VERSIONS[0]
        info = {"name": "newsbeam-example", "version": "1"}
        return {"protocolVersion": version, "capabilities": {"tools": {}}, "serverInfo": info}
    if method == "ping":
        return {}
    if method == "tools/list":
        return {
            "tools": [
                {
                    "name": name,
                    "description": description,
                    "inputSchema": {"type": "object", "properties": properties, "required": required},
                    "annotations": {"readOnlyHint": True},
                }
                for name, (description, properties, required) in TOOLS.items()
            ]
        }
    if method == "tools/call":
        result = called(articles, params.get("name"), params.get("arguments", {}))
        return {"content": [{"type": "text", "text": json.dumps(result, ensure_ascii=False)}], "isError": False}
    return None


def reply(articles: Articles, line: str) -> dict[str, Any] | None:
    """The answer to a line; None for a notification, which has none."""
    try:
        message = json.loads(line)
    except ValueError:
        return {"jsonrpc": "2.0", "id": None, "error": {"code": -32700, "message": "no JSON"}}
    if not isinstance(message, dict) or not isinstance(message.get("params", {}), dict):
        return {"jsonrpc": "2.0", "id": None, "error": {"code": -32600, "message": "no request"}}
    if "id" not in message:
        return None
    head = {"jsonrpc": "2.0", "id": message["id"]}
    try:
        result = answer(articles, message.get("method"), message.get("params", {}))
    except InvalidParamsError as error:
        return head | {"error": {"code": -32602, "message": str(error)}}
    if result is None:
        return head | {"error": {"code": -32601, "message": "method not found"}}
    return head | {"result": result}


def serve(place: str, requests: TextIO, answers: TextIO) -> None:
    """Answer until the client closes its end."""
    articles = Articles(place)
    while line := requests.readline(MOST_MESSAGE):
        if (answered := reply(articles, line)) is not None:
            answers.write(json.dumps(answered) + "\n")
            answers.flush()


if __name__ == "__main__":
    serve(sys.argv[1], sys.stdin, sys.stdout)
