"""The problem of an exchange, in the words of the dead letters.

Only this module knows aiohttp's exceptions. Everything that a host or the network can cause becomes a `Problem`; any other
exception is a bug and is not caught here.
"""

import asyncio
import ssl
from dataclasses import dataclass

import aiohttp
from aiohttp.http_exceptions import ContentLengthError, HttpProcessingError, TransferEncodingError

#: What `problem_of` understands.
NETWORK_ERRORS = (aiohttp.ClientError, HttpProcessingError, asyncio.TimeoutError, ssl.SSLError, OSError)


@dataclass(frozen=True, slots=True)
class Problem:
    """A reason of `schemas.dead_letters.REASONS`, a sentence, and whether a later try makes sense."""

    reason: str
    message: str
    transient: bool
    is_unreached: bool = False
    """No connection was made, or the name not found for now: another address of the host, or a later time, may do better."""


def problem_of(error: BaseException, host: str, proxy: str | None = None) -> Problem:
    """The problem behind `error`, one of `NETWORK_ERRORS`. `proxy`: the host of the proxy for the request to `host`."""
    match error:
        case aiohttp.ClientConnectorDNSError() if proxy is not None:  # the proxy itself looks up `host`
            return Problem("proxy_error", f"The proxy {printable(proxy)} could not be resolved; check its name.", True, True)
        case aiohttp.ConnectionTimeoutError() if proxy is not None:
            return Problem("proxy_error", f"No connection to the proxy {printable(proxy)} was made in time.", True, True)
        case aiohttp.ClientProxyConnectionError():
            said = error.os_error.strerror or str(error.os_error)
            return Problem("proxy_error", f"No connection to the proxy could be made: {printable(said)}.", True, True)
        case aiohttp.ClientHttpProxyError():
            words = f"The proxy answers {error.status} when asked for {host}."
            return Problem("proxy_error", words, error.status in (408, 429, 500, 502, 503, 504))
        case aiohttp.ClientConnectorCertificateError():
            why = getattr(error.certificate_error, "verify_message", None) or error.certificate_error
            return Problem("tls_error", f"The certificate of {host} is not accepted: {printable(str(why))}.", False)
        case aiohttp.ClientConnectorSSLError() | ssl.SSLError():
            return Problem("tls_error", f"The TLS handshake with {host} failed: {printable(_ssl_reason(error))}.", False)
        case aiohttp.ClientConnectorDNSError():
            return Problem("dns_error", f"{host} could not be resolved.", True)
        case aiohttp.ClientConnectorError():
            why = error.os_error.strerror or str(error.os_error)
            return Problem("connect_error", f"No connection to {host} could be made: {printable(why)}.", True, True)
        case aiohttp.ConnectionTimeoutError():
            return Problem("timeout", f"No connection to {host} was made in time.", True, True)
        case aiohttp.ClientPayloadError():
            return _payload_problem(error, host)
        case aiohttp.ClientResponseError() | HttpProcessingError():
            return Problem("protocol_error", f"The answer of {host} is not valid HTTP: {_first_line(error.message)}.", False)
        case aiohttp.ServerDisconnectedError():
            return Problem("reset", f"{host} closed the connection without a complete answer.", True)
        case aiohttp.InvalidURL():
            return Problem("invalid_item", "The URL cannot be asked for.", False)
        case TimeoutError():
            return Problem("timeout", f"{host} did not answer in time.", True)
        case _:
            why = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
            return Problem("reset", f"The connection to {host} broke: {printable(why)}.", True)


def _payload_problem(error: aiohttp.ClientPayloadError, host: str) -> Problem:
    cause = error.__cause__
    if isinstance(cause, OSError):
        return Problem("reset", f"{host} reset the connection in the middle of its answer.", True)
    if isinstance(cause, TransferEncodingError) and "Not enough data" not in cause.message:
        return Problem("protocol_error", f"The answer of {host} is not validly chunked.", False)
    if isinstance(cause, ContentLengthError | TransferEncodingError) or "not completed" in str(error):
        return Problem("truncated", f"{host} closed the connection before the announced end of its answer.", True)
    return Problem("protocol_error", f"The answer of {host} is not valid HTTP: {_first_line(str(error))}.", False)


def _ssl_reason(error: BaseException) -> str:
    inner = getattr(error, "certificate_error", None) or getattr(error, "os_error", None) or error
    return str(getattr(inner, "reason", None) or inner)


def _first_line(text: str) -> str:
    """The parser quotes the offending bytes below its first line; those stay out of logs."""
    return printable(text.partition("\n")[0].rstrip(" .:"))


def printable(text: str, max_chars: int = 200) -> str:
    """`text` without control characters and lone surrogates, cut to `max_chars`: fit for a log line."""
    return "".join(char if char.isprintable() else "?" for char in text[:max_chars])
