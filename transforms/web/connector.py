"""aiohttp's connections with a bound on the head of an answer.

aiohttp bounds a header line, but before 3.13 not their number, and it reads interim answers (1xx) for as long as they come.
This counts what arrives before the final answer's head is complete and ends the connection beyond a limit.
"""

import asyncio
from functools import partial
from typing import Any

import aiohttp
from aiohttp.client_proto import ResponseHandler
from aiohttp.http_exceptions import HttpProcessingError

#: Bytes of status line and headers, interim answers included. Browsers allow 256 KiB.
MAX_HEAD_BYTES = 262_144
#: Interim answers (100, 103) before the final one. Real servers send one or two.
MAX_INTERIM_ANSWERS = 20


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
    """Counts what comes before the body, and drops a body that must not be there.

    aiohttp takes what follows a 304 for the next answer and fails, losing the 304; some servers send the feed along with it.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop)
        self._begin()

    def _begin(self) -> None:
        self._head_bytes = 0
        self._head_end = b""
        """The last bytes of the head so far: a blank line may come in two pieces."""
        self._interim_answers = 0
        self._final_status = 0
        self._has_given_up = False

    def set_response_params(self, **params: Any) -> None:
        """Called by aiohttp for each request on the connection: counting starts again."""
        self._begin()
        super().set_response_params(**params)

    def data_received(self, data: bytes) -> None:
        """Called by the event loop."""
        while data and not self._final_status and not self._has_given_up:
            blank_line = (self._head_end + data).find(b"\r\n\r\n")
            end = len(data) if blank_line < 0 else blank_line + 4 - len(self._head_end)
            head, data = data[:end], data[end:]
            self._head_end = (self._head_end + head)[-3:] if blank_line < 0 else b""
            self._head_bytes += len(head)
            super().data_received(head)
            if self._head_bytes > MAX_HEAD_BYTES:
                self._give_up(f"its head is longer than {MAX_HEAD_BYTES} bytes")
        if data and not self._has_given_up:
            if self._final_status in (204, 304):
                self.force_close()
            else:
                super().data_received(data)
                self._fail_body()

    def _fail_body(self) -> None:
        """Tell whoever reads the body of an error in it. aiohttp 3.14 tells nobody, and the reader waits for its deadline."""
        error = self.exception()
        if error is not None and self._payload is not None and self._payload.exception() is None:
            self._payload.set_exception(error)

    def feed_data(self, data: Any, *size: int) -> None:
        """Called by the parser for each head, interim ones included."""
        message, _ = data
        if 100 <= message.code <= 199 and message.code != 101:
            self._interim_answers += 1
            if self._interim_answers > MAX_INTERIM_ANSWERS:
                self._give_up(f"it sends more than {MAX_INTERIM_ANSWERS} interim answers")
                return
        else:
            self._final_status = message.code
        super().feed_data(data, *size)

    def _give_up(self, message: str) -> None:
        self._has_given_up = True
        if self.transport is not None:
            self.transport.abort()
        self.set_exception(HttpProcessingError(code=400, message=message))
