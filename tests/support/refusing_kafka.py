"""A proxy in front of a Kafka broker through which the broker refuses every third request to produce.

It changes a byte within the records of the request, so that their checksum is wrong: the broker itself answers CORRUPT_MESSAGE
and writes nothing of that partition. Requests are frames of a length (4 bytes) and a body that begins with the key of the API.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count

_PRODUCE = b"\x00\x00"
#: From the end of a request: behind the last records stand three bytes at most, the ends of partition, topic and request.
_WITHIN_RECORDS = 20


@dataclass
class Refusals:
    """`address` of the proxy, and the number of requests that it spoiled."""

    address: str
    refused: int = 0
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def passed(self, body: bytes) -> bytes:
        if body[:2] != _PRODUCE or next(self._numbers) % 3:
            return body
        self.refused += 1
        spoiled = bytearray(body)
        spoiled[-_WITHIN_RECORDS] ^= 0xFF
        return bytes(spoiled)


@contextmanager
def refusing_third(listener: socket.socket, broker: tuple[str, int]) -> Iterator[Refusals]:
    """Serve on `listener`, which the broker has to advertise. A broker that is away closes the connections."""
    host, port = listener.getsockname()
    refusals = Refusals(f"{host}:{port}")

    def serve() -> None:
        with suppress(OSError):  # the listener is closed in the end
            while True:
                client, _ = listener.accept()
                threading.Thread(target=forward, args=(client,), daemon=True).start()

    def forward(client: socket.socket) -> None:
        with closing(client), suppress(OSError, EOFError), closing(socket.create_connection(broker)) as server:
            threading.Thread(target=answer, args=(server, client), daemon=True).start()
            while True:
                size = exactly(client, 4)
                server.sendall(size + refusals.passed(exactly(client, int.from_bytes(size, "big"))))

    def answer(server: socket.socket, client: socket.socket) -> None:
        with suppress(OSError):
            while block := server.recv(65_536):
                client.sendall(block)
        with suppress(OSError):
            client.shutdown(socket.SHUT_RDWR)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield refusals
    finally:
        listener.close()


def exactly(connection: socket.socket, size: int) -> bytes:
    found = bytearray()
    while len(found) < size:
        block = connection.recv(size - len(found))
        if not block:
            raise EOFError
        found += block
    return bytes(found)
