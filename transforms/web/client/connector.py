"""aiohttp's connections with a bound on the head of an answer, and with the patience and the suspicion that its parser lacks.

aiohttp bounds a header line, but before 3.13 not their number, and it reads interim answers (1xx) for as long as they come.
This counts what arrives before the final answer's head is complete and ends the connection beyond a limit.
"""

import asyncio
import re
from functools import partial
from typing import Any

import aiohttp
from aiohttp.client_proto import ResponseHandler
from aiohttp.http import RawResponseMessage
from aiohttp.http_exceptions import HttpProcessingError

from transforms.web.headers.heads import tidied

#: Bytes of status line and headers, interim answers included. Browsers allow 256 KiB.
MAX_HEAD_BYTES = 262_144
#: Interim answers (100, 103) before the final one. Real servers send one or two.
MAX_INTERIM_ANSWERS = 20
#: Headers of an answer. aiohttp's 128 are fewer than some sites have cookies and preloads.
MAX_HEADERS = 2_000
# The lines may end with LF alone (RFC 9112, 2.2).
_BLANK_LINE = re.compile(rb"\n\r?\n")
_BEGINS_AS_HTTP = re.compile(rb"[\r\n]*(?:HTTP/|(?:H(?:T(?:TP?)?)?)?\Z)")


class BoundedConnector(aiohttp.TCPConnector):
    """A TCPConnector whose connections fail with HttpProcessingError if an answer's head does not end.

    Keeps idle connections to `max_idle` hosts at most: aiohttp has no bound on them, and polling 1,000 hosts in a quarter of a
    minute would use up the usual 1,024 open files.
    """

    def __init__(self, *, max_idle: int, **options: Any) -> None:
        super().__init__(**options)
        self._max_idle = max_idle
        # A subclass where aiohttp makes its own kind of connection; a test fails where an aiohttp no longer looks here.
        self._factory: Any = partial(_BoundedResponseHandler, loop=self._loop)

    def _release(self, key: Any, protocol: ResponseHandler, *, should_close: bool = False) -> None:
        super()._release(key, protocol, should_close=should_close or len(self._conns) >= self._max_idle)


class _BoundedResponseHandler(ResponseHandler):
    """Bounds and tidies what comes before the body, drops a body that must not be there, tells a broken one from a whole one.

    aiohttp takes what follows a 304 for the next answer and fails, losing the 304; some servers send the feed along with it.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop)
        self._begin()

    def _begin(self) -> None:
        self._head = bytearray()
        """What came since the last blank line."""
        self._head_bytes = 0
        self._searched = 0
        self._interim_answers = 0
        self._final: RawResponseMessage | None = None
        self._has_given_up = False

    def set_response_params(self, **params: Any) -> None:
        """Called by aiohttp for each request on the connection: counting starts again."""
        self._begin()
        if "max_headers" in params:  # since aiohttp 3.14
            params["max_headers"] = MAX_HEADERS
        super().set_response_params(**params)

    def data_received(self, data: bytes) -> None:
        """Called by the event loop."""
        if self._parser is None:  # the server speaks first: aiohttp keeps it until the request is made
            super().data_received(data)
            return
        if self._final is None and not self._has_given_up:
            data = self._read_heads(data)
        if data and self._final is not None and not self._has_given_up:
            if self._final.code in (204, 304):
                self.force_close()
            elif self._payload is not None and self._payload.is_eof() and self.transport is not None:
                self.transport.close()  # nobody has asked: the next page on this connection would get it for its answer
            else:
                super().data_received(data)
                self._fail_body()

    def _read_heads(self, data: bytes) -> bytes:
        """Pass whole heads on to the parser, up to the final answer's; returns what is behind it."""
        self._head += data
        while self._final is None and self.exception() is None:
            blank_line = _BLANK_LINE.search(self._head, self._searched)
            end = len(self._head) if blank_line is None else blank_line.end()
            if self._head_bytes + end > MAX_HEAD_BYTES:
                self._give_up(f"its head is longer than {MAX_HEAD_BYTES} bytes")
                return b""
            if not _BEGINS_AS_HTTP.match(self._head):
                self._give_up("it does not begin with a status line of HTTP")
                return b""
            if blank_line is None:
                self._searched = max(0, end - 2)
                return b""
            head = bytes(self._head[:end]).lstrip(b"\r\n")  # blank lines may stand before it (RFC 9112, 2.2)
            del self._head[:end]
            self._head_bytes += end
            self._searched = 0
            if head:
                super().data_received(tidied(head))
        behind, self._head = bytes(self._head), bytearray()
        return behind

    def _fail_body(self) -> None:
        """Tell whoever reads the body of an error in it. aiohttp 3.14 tells nobody, and the reader waits for its deadline.

        What follows the last chunk is no part of the body. What follows a length shows that the length is wrong.
        """
        error, payload = self.exception(), self._payload
        if error is None or payload is None or payload.exception() is not None:
            return
        if not (payload.is_eof() and self._final is not None and self._final.chunked):
            payload.set_exception(error)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Called by the event loop. A reset is no end of a body, also if nothing but the end of the connection ends it.

        A body that is shorter than its announced length is passed on: some servers announce the length before compression, and
        `exchange.py` compares.
        """
        payload = self._payload
        if payload is not None and not payload.is_eof() and payload.exception() is None:
            if exc is not None:
                error = aiohttp.ClientPayloadError("The connection broke.")
                error.__cause__ = exc
                payload.set_exception(error)
                self._payload = None
            elif self._final is not None and not self._final.chunked and "Content-Length" in self._final.headers:
                payload.feed_eof()
                self._payload = None
        super().connection_lost(exc)

    def feed_data(self, data: Any, *size: int) -> None:
        """Called by the parser for each head, interim ones included."""
        message, _ = data
        if 100 <= message.code <= 199 and message.code != 101:
            self._interim_answers += 1
            if self._interim_answers > MAX_INTERIM_ANSWERS:
                self._give_up(f"it sends more than {MAX_INTERIM_ANSWERS} interim answers")
                return
        else:
            self._final = message
        super().feed_data(data, *size)

    def _give_up(self, message: str) -> None:
        self._has_given_up = True
        if self.transport is not None:
            self.transport.abort()
        self.set_exception(HttpProcessingError(code=400, message=message))
