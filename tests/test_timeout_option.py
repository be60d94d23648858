"""`--timeout` is the one limit of a request's answer: a host that begins late has as long as one that trickles."""

import asyncio
import selectors
from ipaddress import ip_network

import pytest

from pipeline.settings import FetchSettings
from pipeline.web_client import make_client
from tests.support.misbehaving_server import Asked, MisbehavingServer, Out
from transforms.web.messages import Failure, Request, Response

#: Seconds of the loop in one of the machine.
SPEED = 200


class _FastSelector(selectors.DefaultSelector):
    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        return super().select(timeout and timeout / SPEED)


class _FastLoop(asyncio.SelectorEventLoop):
    """A loop whose clock runs fast: nobody waits 45 s for a test."""

    def __init__(self) -> None:
        super().__init__(_FastSelector())

    def time(self) -> float:
        return super().time() * SPEED


async def late(asked: Asked, out: Out) -> None:
    await asyncio.sleep(45)
    await out.send(b"<html><p>Hello</p></html>")


@pytest.mark.parametrize(
    ("timeout_s", "expected"),
    [(1000.0, Response), (30.0, "127.0.0.1 did not begin to answer within 30 s.")],
)
def test_an_answer_that_begins_after_45_s(timeout_s: float, expected: object) -> None:
    async def scenario() -> Response | Failure:
        fetching = FetchSettings(timeout_s=timeout_s, allowed_networks=(ip_network("127.0.0.0/8"),))
        async with MisbehavingServer({"/": late}) as server, make_client(fetching) as client:
            return await client.fetch(Request(url=server.url("/"), kind="page"))

    with asyncio.Runner(loop_factory=_FastLoop) as runner:
        outcome = runner.run(scenario())
    assert expected == (outcome.message if isinstance(outcome, Failure) else type(outcome))
