"""A connection to PostgreSQL that retries after transient failures. Other failures are errors with a remedy.

asyncpg reads PGPASSWORD and the file of PGPASSFILE (~/.pgpass) by itself.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from pipeline.sinks.sink import SinkError, unavailable

if TYPE_CHECKING:
    from asyncpg import Connection

T = TypeVar("T")

#: Time limit of one attempt to connect or to write.
_ATTEMPT_S = 30.0
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.1, 5.0

#: Classes of SQLSTATE (PostgreSQL 15, appendix A) of a content that is refused: cardinality, data, constraints, program limits,
#: exceptions of triggers.
_OF_THE_CONTENT = frozenset({"21", "22", "23", "44", "54", "P0"})
#: Of a failure in passing: connection, rollback, resources, object state, operator intervention, system errors.
_IN_PASSING = frozenset({"08", "40", "53", "55", "57", "58"})
#: The server is a standby, or was made read-only: a failover ends that.
_READ_ONLY = "25006"


class RefusedContentError(Exception):
    """The server refuses a statement for its content, also at a repeat. The message is the server's."""


class PatientConnection:
    """One connection, opened on use and again after a failure. `uri` names it in messages. One coroutine at a time uses it."""

    def __init__(self, dsn: str, uri: str, give_up_s: float) -> None:
        self._dsn, self._uri, self._give_up_s = dsn, uri, give_up_s
        self._connection: Connection | None = None

    async def run(self, work: "Callable[[Connection], Awaitable[T]]") -> T:
        """The result of `work`. `work` is repeated for `give_up_s` after transient failures, so it must be idempotent.

        Raises RefusedContentError, and SinkError with the remedy for every other failure.
        """
        import asyncpg  # noqa: PLC0415  (only a sink that writes pays for it)

        now = asyncio.get_running_loop().time
        end, pause_s = now() + self._give_up_s, _FIRST_PAUSE_S
        while True:
            try:
                return await self._attempt(work)
            except asyncpg.ClientConfigurationError as error:
                raise SinkError(f"cannot connect to {self._uri}: {error}") from error
            except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError) as error:
                is_unreached = self._connection is None and isinstance(error, OSError)
                await self.close()
                failure = _classify(error, self._uri)
                if failure is not None:
                    raise failure from error
                if now() + pause_s > end:
                    cause = _described(error)
                    raise unavailable(self._uri, cause, self._give_up_s, is_unreached=is_unreached) from error
            await asyncio.sleep(pause_s)
            pause_s = min(2 * pause_s, _LONGEST_PAUSE_S)

    async def _attempt(self, work: "Callable[[Connection], Awaitable[T]]") -> T:
        import asyncpg  # noqa: PLC0415

        async with asyncio.timeout(min(_ATTEMPT_S, self._give_up_s)):
            if self._connection is None:
                # No cache of statements: a pooler in front of the server may give each transaction another session.
                self._connection = await asyncpg.connect(
                    self._dsn, statement_cache_size=0, server_settings={"application_name": "newsbeam"}
                )
            return await work(self._connection)

    async def close(self) -> None:
        """Drop the connection. A statement under way may still take effect."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.terminate()


def _classify(error: Exception, uri: str) -> Exception | None:
    """The error to raise; None for a transient failure."""
    state = str(getattr(error, "sqlstate", None) or "")
    if state[:2] in _OF_THE_CONTENT:
        return RefusedContentError(str(error).partition("\n")[0])  # the next lines repeat the row
    if not state and "password" in str(error):
        state = "28"  # the client's own error, raised before it asks the server
    if not state or state[:2] in _IN_PASSING or state == _READ_ONLY:
        return None
    return SinkError(f"cannot write to {uri}: {_described(error)}; {_remedy(state, uri)}")


def _remedy(state: str, uri: str) -> str:
    if state.startswith("28"):
        return "put the user in the URI and the password in PGPASSWORD, or in the file that PGPASSFILE names"
    if state.startswith("3D"):
        return "create the database"
    if state == "42501":
        return "grant the user SELECT, INSERT and UPDATE on the table"
    return f"`newsbeam sink setup {uri}` makes the table as this version needs it"


def _described(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
