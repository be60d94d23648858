"""The address of a server of newsbeam, as in options."""

import ipaddress
from dataclasses import dataclass

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server listens. Port 0: any free port."""

    host: str
    port: int

    @property
    def is_loopback(self) -> bool:
        """True if only this machine can reach the address."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class ServerError(Exception):
    """The server cannot listen. The message names the address and the remedy."""


def parse_address(text: str) -> Address:
    """The address in `HOST:PORT`, `[IPV6]:PORT`, or a port of 127.0.0.1. Raises ValueError with the remedy."""
    host, colon, port = text.rpartition(":")
    named = host.strip("[]") if colon else LOOPBACK
    if not (port.isascii() and port.isdigit() and int(port) < 65_536) or (colon and not named):
        raise ValueError(f"{text!r} is no address: write HOST:PORT, e.g. 127.0.0.1:9464, or a port alone for this machine only")
    return Address(named, int(port))
