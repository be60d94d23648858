"""TLS: what is accepted, and the name of what is not."""

import asyncio
import ipaddress
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.support.misbehaving_server import MisbehavingServer, redirects, says, sends
from transforms.web.addresses import AddressPolicy
from transforms.web.client import ClientSettings, HttpClient
from transforms.web.messages import Failure, Request, Response

SETTINGS = ClientSettings(
    user_agent="newsbeam/1", policy=AddressPolicy.of("127.0.0.1/32"), connect_s=5, first_byte_s=5, total_s=5
)
HTML = b"<html><p>Hello</p></html>"


@dataclass
class Authority:
    """A certificate authority of our own, and what it signs."""

    folder: Path

    def __post_init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Test authority")])
        self.certificate = self._sign(self.name, self.key, days=30, names=(), is_authority=True)

    def trusted(self) -> ssl.SSLContext:
        """A client's context that trusts this authority and no other."""
        pem = self.certificate.public_bytes(serialization.Encoding.PEM).decode()
        return ssl.create_default_context(cadata=pem)

    def server(self, *names: str, days: int = 30) -> ssl.SSLContext:
        """A server's context with a certificate for `names`, valid for `days` from 60 days ago on."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = self._sign(x509.Name([]), key, days=days, names=names, is_authority=False)
        pem = self.folder / "server.pem"
        private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        pem.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        return context

    def _sign(
        self, subject: x509.Name, key: ec.EllipticCurvePrivateKey, *, days: int, names: tuple[str, ...], is_authority: bool
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=60))
            .not_valid_after(now + timedelta(days=days))
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        )
        if names:
            alternatives = [_name(name) for name in names]
            builder = builder.add_extension(x509.SubjectAlternativeName(alternatives), critical=True)
        return builder.sign(self.key, hashes.SHA256())


def _name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


async def lookup(host: str) -> list[str]:
    return ["127.0.0.1"]


def ask(server: MisbehavingServer, authority: Authority | None, host: str = "127.0.0.1") -> Response | Failure:
    async def scenario() -> Response | Failure:
        tls = authority.trusted() if authority else None
        async with server, HttpClient(SETTINGS, tls=tls, lookup=lookup) as client:
            url = f"https://{host}:{server.port}/"
            return await client.fetch(Request(url=url, kind="page"))

    return asyncio.run(scenario())


@pytest.mark.parametrize("host", ["127.0.0.1", "news.example"])
def test_a_good_certificate(tmp_path: Path, host: str) -> None:
    authority = Authority(tmp_path)
    outcome = ask(MisbehavingServer({"/": says(HTML)}, tls=authority.server(host)), authority, host)
    assert isinstance(outcome, Response)
    assert outcome.body == HTML


@pytest.mark.parametrize(
    ("names", "days", "trusts", "words"),
    [
        (("127.0.0.1",), 30, False, "certificate"),
        (("127.0.0.1",), -30, True, "expired"),
        (("other.example",), 30, True, "mismatch"),
        ((), 30, True, "mismatch"),
    ],
    ids=["unknown authority", "expired", "another host's", "nobody's"],
)
def test_a_bad_certificate(tmp_path: Path, names: tuple[str, ...], days: int, trusts: bool, words: str) -> None:
    authority = Authority(tmp_path)
    server = MisbehavingServer({"/": says(HTML)}, tls=authority.server(*names, days=days))
    outcome = ask(server, authority if trusts else None)
    assert isinstance(outcome, Failure)
    assert (outcome.reason, outcome.transient) == ("tls_error", False)
    assert words in outcome.message
    assert server.requests == []


def test_plain_http_behind_https() -> None:
    async def scenario() -> Response | Failure:
        plain = await asyncio.start_server(_plain, "127.0.0.1", 0)
        async with plain, HttpClient(SETTINGS) as client:
            port = plain.sockets[0].getsockname()[1]
            return await client.fetch(Request(url=f"https://127.0.0.1:{port}/", kind="page"))

    outcome = asyncio.run(scenario())
    assert isinstance(outcome, Failure)
    assert (outcome.reason, outcome.transient) == ("tls_error", False)


async def _plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
    writer.close()


def test_a_handshake_that_never_ends() -> None:
    async def mute(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()  # until the client gives up
        writer.close()

    async def scenario() -> Response | Failure:
        server = await asyncio.start_server(mute, "127.0.0.1", 0)
        limits = ClientSettings(user_agent="newsbeam/1", policy=SETTINGS.policy, connect_s=0.2, first_byte_s=5, total_s=5)
        async with server, HttpClient(limits) as client:
            port = server.sockets[0].getsockname()[1]
            return await client.fetch(Request(url=f"https://127.0.0.1:{port}/", kind="page"))

    outcome = asyncio.run(scenario())
    assert isinstance(outcome, Failure)
    assert (outcome.reason, outcome.transient) == ("timeout", True)


def test_tls_that_breaks_in_the_middle_of_a_body(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    half = sends(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<html>")
    outcome = ask(MisbehavingServer({"/": half}, tls=authority.server("127.0.0.1")), authority)
    assert isinstance(outcome, Failure)
    assert outcome.reason == "truncated"


def test_credentials_are_not_carried_from_https_to_http(tmp_path: Path) -> None:
    async def scenario() -> tuple[str | None, str | None]:
        authority = Authority(tmp_path)
        pages = {"/": says(HTML)}
        plain = MisbehavingServer(pages)
        secure = MisbehavingServer({}, tls=authority.server("127.0.0.1"))
        async with plain, secure, HttpClient(SETTINGS, tls=authority.trusted()) as client:
            secure.pages["/"] = redirects(plain.url("/"))
            await client.fetch(Request(url=secure.url("/").replace("//", "//user:secret@"), kind="feed"))
            first, second = (server.requests[0].headers.get("authorization") for server in (secure, plain))
            return first, second

    assert asyncio.run(scenario()) == ("Basic dXNlcjpzZWNyZXQ=", None)
