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
    """A TCPConnector whose connections fail with HttpProcessingError where an answer's head does not end.

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
    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop)
        self._head_bytes = 0
        self._interim_answers = 0
        self._has_final_head = False

    def set_response_params(self, **params: Any) -> None:
        """Called by aiohttp for each request on the connection: counting starts again."""
        self._head_bytes = 0
        self._interim_answers = 0
        self._has_final_head = False
        super().set_response_params(**params)

    def data_received(self, data: bytes) -> None:
        """Called by the event loop."""
        super().data_received(data)
        if not self._has_final_head:
            self._head_bytes += len(data)
            if self._head_bytes > MAX_HEAD_BYTES:
                self._give_up(f"Its headers are longer than {MAX_HEAD_BYTES} bytes.")

    def feed_data(self, data: Any, *size: int) -> None:
        """Called by the parser for each head, interim ones included."""
        message, _ = data
        if 100 <= message.code <= 199 and message.code != 101:
            self._interim_answers += 1
            if self._interim_answers >= MAX_INTERIM_ANSWERS:
                if self._interim_answers == MAX_INTERIM_ANSWERS:
                    self._give_up(f"It sends more than {MAX_INTERIM_ANSWERS} interim answers.")
                return
        else:
            self._has_final_head = True
        super().feed_data(data, *size)

    def _give_up(self, message: str) -> None:
        if self.transport is not None:
            self.transport.abort()
        self.set_exception(HttpProcessingError(code=400, message=message))
