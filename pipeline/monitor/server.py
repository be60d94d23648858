"""The HTTP server of a running newsbeam, on a loop of its own: the engine's loop never waits for a reader.

`/metrics` for Prometheus, `/healthz` and `/readyz` for supervisors. Read-only: it answers GET only.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from aiohttp import web
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder

from pipeline.loop_thread import LoopThread
from pipeline.monitor.address import Address, ServerError
from pipeline.monitor.health import ProbeAnswer
from pipeline.monitor.remembered import Remembered

#: Prometheus' formats and their versions: a reader names them.
_MOST_FORMATS = 8
_LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Probes:
    """The sources of the answers for supervisors and Prometheus."""

    registry: CollectorRegistry
    health: Callable[[], ProbeAnswer]
    readiness: Callable[[], ProbeAnswer]


class HttpServer:
    """Serves an application while the context lasts. Raises ServerError if its address cannot be used."""

    def __init__(self, address: Address, routes: Iterable[web.RouteDef], names: frozenset[str] = frozenset()) -> None:
        """`names`: host names under which a proxy before a loopback address may ask."""
        self.address = address
        self._routes, self._names = [*routes], names
        self._thread = LoopThread()
        self._runner: web.AppRunner | None = None

    def __enter__(self) -> Self:
        self._thread.__enter__()
        try:
            self._thread.run(self._start())
        except (OSError, OverflowError) as error:
            self.__exit__(None, None, None)
            raise ServerError(f"cannot listen on {self.address}: {error}; choose another address") from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._runner is not None:
            self._thread.run(self._runner.cleanup())
        self._thread.__exit__(None, None, None)

    async def _start(self) -> None:
        app = web.Application(middlewares=[_own_name_only(self.address, self._names)])
        app.add_routes(self._routes)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.address.host, self.address.port)
        await site.start()
        self.address = Address(self.address.host, self._runner.addresses[0][1])


def probe_routes(probes: Probes) -> list[web.RouteDef]:
    """The routes `/metrics`, `/healthz` and `/readyz`.

    Metrics are computed again after 400 times their cost (some milliseconds) at the earliest; until then the last ones are
    served.
    """
    rendered: dict[str, Remembered[bytes]] = {}

    async def metrics(request: web.Request) -> web.Response:
        encode, content_type = choose_encoder(request.headers.get("Accept", ""))
        if content_type not in rendered and len(rendered) < _MOST_FORMATS:
            rendered[content_type] = Remembered(lambda: encode(probes.registry), 0.0)
        known = rendered.get(content_type)
        body = known.get() if known is not None else encode(probes.registry)
        return web.Response(body=body, headers={"Content-Type": content_type})

    def answers(verdict: Callable[[], ProbeAnswer]) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def answer(request: web.Request) -> web.Response:
            told = verdict()
            return web.json_response(told.plain(), status=told.status)

        return answer

    return [
        web.get("/metrics", metrics),
        web.get("/healthz", answers(probes.health)),
        web.get("/readyz", answers(probes.readiness)),
    ]


def _own_name_only(address: Address, names: frozenset[str]) -> Callable[..., Awaitable[web.StreamResponse]]:
    """Refuses requests for other names on loopback: a page in a browser may have its name resolve to 127.0.0.1."""

    @web.middleware
    async def check(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if address.is_loopback and _name_of(request.host) not in _LOCAL_NAMES | names | {address.host}:
            raise web.HTTPMisdirectedRequest(text="this server answers for localhost only\n")
        return await handler(request)

    return check


def _name_of(host: str) -> str:
    name, _, port = host.rpartition(":")
    return (name if port.isdigit() and name else host).strip("[]").lower()
