"""The cost of safety: 1,000 conditional polls that are answered with 304, by our client and by bare aiohttp.

    python bench/polling.py [--polls 1000] [--hosts 100] [--rounds 3] [--limit-s 1.0]

The server runs in a process of its own; the figures are CPU seconds of the client's process. Both clients poll `--hosts`
loopback addresses at once, one request at a time on each, and keep connections open. The exit status is 1 if the best round
of our client takes `--limit-s` more CPU seconds for 1,000 polls than the best round of the bare loop.
"""

import argparse
import asyncio
import json
import multiprocessing
import sys
import time
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection

import aiohttp

from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.client.client import ClientSettings, HttpClient
from transforms.web.messages import Request, Response

_ETAG = '"v1"'
_ANSWER = b'HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\nCache-Control: max-age=60\r\nServer: bench\r\n\r\n'
_AGENT = "newsbeam-bench/1 (+bench@example.com)"


class _NotModified(asyncio.Protocol):
    """Answers everything with 304."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        if data.endswith(b"\r\n\r\n") and isinstance(self._transport, asyncio.Transport):
            self._transport.write(_ANSWER)


def _serve(hosts: int, pipe: Connection) -> None:
    async def serve() -> None:
        loop = asyncio.get_running_loop()
        port = 0
        for number in range(hosts):
            server = await loop.create_server(_NotModified, _host(number), port)
            port = server.sockets[0].getsockname()[1]
        pipe.send(port)
        await loop.run_in_executor(None, pipe.recv)

    asyncio.run(serve())


def _host(number: int) -> str:
    return f"127.3.{number // 250}.{number % 250 + 1}"


async def _bare(urls: list[list[str]]) -> int:
    async with aiohttp.ClientSession(headers={"User-Agent": _AGENT}) as session:

        async def get(url: str) -> bool:
            async with session.get(url, headers={"If-None-Match": _ETAG}) as answer:
                await answer.read()
                return answer.status == 304

        return await _poll_all(urls, get)


async def _ours(urls: list[list[str]]) -> int:
    async with HttpClient(ClientSettings(user_agent=_AGENT, policy=AddressPolicy.of("127.3.0.0/16"))) as client:

        async def get(url: str) -> bool:
            outcome = await client.fetch(Request(url=url, kind="feed", headers={"If-None-Match": _ETAG}))
            return isinstance(outcome, Response) and outcome.status == 304

        return await _poll_all(urls, get)


async def _poll_all(urls: list[list[str]], get: Callable[[str], Awaitable[bool]]) -> int:
    async def host(paths: list[str]) -> int:
        return sum([await get(path) for path in paths])

    return sum(await asyncio.gather(*map(host, urls)))


def _cpu_s(poll: Callable[[list[list[str]]], Awaitable[int]], urls: list[list[str]]) -> float:
    async def run() -> int:
        return await poll(urls)

    started = time.process_time()
    answered = asyncio.run(run())
    spent = time.process_time() - started
    polls = sum(map(len, urls))
    if answered != polls:
        sys.exit(f"only {answered} of {polls} polls were answered with 304")
    return spent


def main() -> int:
    """Run the comparison and print it as one line of JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--polls", type=int, default=1000)
    parser.add_argument("--hosts", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit-s", type=float, default=1.0)
    args = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    ours_end, server_end = context.Pipe()
    server = context.Process(target=_serve, args=(args.hosts, server_end), daemon=True)
    server.start()
    port = ours_end.recv()
    urls = [
        [f"http://{_host(host)}:{port}/feed{number}.xml" for number in range(host, args.polls, args.hosts)]
        for host in range(args.hosts)
    ]
    bare_s = min(_cpu_s(_bare, urls) for _ in range(args.rounds))
    ours_s = min(_cpu_s(_ours, urls) for _ in range(args.rounds))
    ours_end.send("end")
    server.join()
    more_s = (ours_s - bare_s) * 1000 / args.polls
    print(json.dumps({"polls": args.polls, "bare_cpu_s": round(bare_s, 3), "ours_cpu_s": round(ours_s, 3),
                      "more_cpu_s_per_1000": round(more_s, 3)}))  # fmt: skip
    return int(more_s > args.limit_s)


if __name__ == "__main__":
    sys.exit(main())
