"""The resolver: what is checked is what is connected to."""

import asyncio
import socket
from collections.abc import Callable

import pytest

from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.addresses.resolver import NoAddress, PinningResolver


def resolver(answer: Callable[[str], list[str]], policy: AddressPolicy | None = None, timeout_s: float = 5) -> PinningResolver:
    async def lookup(host: str) -> list[str]:
        return answer(host)

    return PinningResolver(policy or AddressPolicy(), timeout_s=timeout_s, lookup=lookup)


def raising(error: Exception) -> Callable[[str], list[str]]:
    def answer(host: str) -> list[str]:
        raise error

    return answer


def test_only_permitted_addresses_in_order() -> None:
    found = ["10.0.0.1", "8.8.8.8", "::1", "2606:4700::1", "8.8.8.8"]
    assert asyncio.run(resolver(lambda host: found).addresses("a.example")) == ("8.8.8.8", "2606:4700::1")


@pytest.mark.parametrize(
    ("answer", "reason", "transient"),
    [
        (lambda host: ["10.0.0.1", "::ffff:8.8.8.8"], "blocked_address", False),
        (lambda host: [], "dns_error", False),
        (raising(socket.gaierror(socket.EAI_NONAME, "unknown")), "dns_error", False),
        (raising(socket.gaierror(socket.EAI_AGAIN, "try again")), "dns_error", True),
        (raising(socket.gaierror(socket.EAI_FAIL, "failed")), "dns_error", True),
        (raising(OSError(24, "too many open files")), "dns_error", True),
        (raising(UnicodeError("label too long")), "dns_error", False),
    ],
)
def test_no_address(answer: Callable[[str], list[str]], reason: str, transient: bool) -> None:
    found = asyncio.run(resolver(answer).addresses("a.example"))
    assert isinstance(found, NoAddress)
    assert (found.reason, found.transient) == (reason, transient)


def test_a_silent_name_service() -> None:
    async def scenario() -> tuple[str, ...] | NoAddress:
        async def lookup(host: str) -> list[str]:
            await asyncio.Event().wait()
            raise AssertionError

        return await PinningResolver(AddressPolicy(), timeout_s=0.01, lookup=lookup).addresses("a.example")

    found = asyncio.run(scenario())
    assert isinstance(found, NoAddress)
    assert (found.reason, found.transient) == ("dns_error", True)


def test_answers_are_remembered_and_an_address_that_works_comes_first() -> None:
    async def scenario() -> tuple[int, tuple[str, ...] | NoAddress]:
        asked: list[str] = []

        def answer(host: str) -> list[str]:
            asked.append(host)
            return ["2606:4700::1", "8.8.8.8"]

        book = resolver(answer)
        await book.addresses("a.example")
        book.prefer("a.example", "8.8.8.8")
        return len(asked), await book.addresses("a.example")

    assert asyncio.run(scenario()) == (1, ("8.8.8.8", "2606:4700::1"))


def test_connections_go_to_the_pinned_address_only() -> None:
    async def scenario() -> list[str]:
        book = resolver(lambda host: ["8.8.8.8"])
        book.pin("a.example", "8.8.8.8")
        return [address["host"] for address in await book.resolve("a.example", 80)]

    assert asyncio.run(scenario()) == ["8.8.8.8"]


@pytest.mark.parametrize("pinned", [None, "127.0.0.1"])
def test_no_connection_without_a_permitted_pin(pinned: str | None) -> None:
    async def scenario() -> None:
        book = resolver(lambda host: ["8.8.8.8"])
        if pinned is not None:
            book.pin("a.example", pinned)
        await book.resolve("a.example", 80)

    with pytest.raises(OSError, match="not checked"):
        asyncio.run(scenario())


def test_the_system_resolver() -> None:
    async def scenario() -> tuple[str, ...] | NoAddress:
        book = PinningResolver(AddressPolicy.of("127.0.0.0/8", "::1/128"), timeout_s=10)
        try:
            return await book.addresses("localhost")
        finally:
            await book.close()

    found = asyncio.run(scenario())
    assert not isinstance(found, NoAddress)
    assert set(found) <= {"127.0.0.1", "::1"}
