"""Signed requests: the signature base of RFC 9421, the headers of Web Bot Auth, and a server that verifies them."""

import asyncio
import base64
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from pipeline.cli.main import main
from pipeline.settings import FetchSettings, UsageError
from pipeline.signing_key import read_signer, signature_agent
from pipeline.web_client import make_client
from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.addresses.targets import Target, parse_target
from transforms.web.client.signing import RequestSigner, key_directory, signature_base, signature_params, thumbprint
from transforms.web.messages import Request, Response

#: RFC 9421, B.1.4: a key for tests, published there.
RFC_KEY = b"""-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF
-----END PRIVATE KEY-----
"""


def rfc_key() -> ed25519.Ed25519PrivateKey:
    key = load_pem_private_key(RFC_KEY, password=None)
    assert isinstance(key, ed25519.Ed25519PrivateKey)
    return key


def target(url: str) -> Target:
    found = parse_target(url, AddressPolicy((ip_network("127.0.0.0/8"), ip_network("::1/128"))))
    assert isinstance(found, Target)
    return found


def test_the_signature_of_the_rfc() -> None:
    components = [
        ("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
        ("@method", "POST"),
        ("@path", "/foo"),
        ("@authority", "example.com"),
        ("content-type", "application/json"),
        ("content-length", "18"),
    ]
    covered = signature_params(components, 'created=1618884473;keyid="test-key-ed25519"')
    signature = base64.b64encode(rfc_key().sign(signature_base(components, covered))).decode()
    assert signature == "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=="


def test_the_id_of_a_key_is_the_thumbprint_of_its_jwk() -> None:
    public = rfc_key().public_key().public_bytes_raw()
    assert thumbprint(public) == "poqkLGiymh_W0uP6PZFw-dvez3QJT5SolqXBCW38r0U"  # as in the draft of Web Bot Auth
    (entry,) = json.loads(key_directory(public))["keys"]
    assert entry == {
        "kty": "OKP",
        "crv": "Ed25519",
        "x": "JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs",
        "kid": thumbprint(public),
    }


def test_the_headers_of_a_request() -> None:
    key = rfc_key()
    signer = RequestSigner(
        key=key,
        public=key.public_key().public_bytes_raw(),
        agent="https://bot.example.com",
        clock=lambda: 1_735_689_600.7,
        nonce=lambda: b"\0" * 64,
    )
    headers = signer.headers(target("https://Paper.example:8443/a?b"))
    nonce = base64.b64encode(b"\0" * 64).decode()
    covered = (
        '("@authority" "signature-agent");created=1735689600;expires=1735689660;'
        f'keyid="poqkLGiymh_W0uP6PZFw-dvez3QJT5SolqXBCW38r0U";alg="ed25519";nonce="{nonce}";tag="web-bot-auth"'
    )
    assert headers["Signature-Input"] == f"sig1={covered}"
    assert headers["Signature-Agent"] == '"https://bot.example.com"'
    base = f'"@authority": paper.example:8443\n"signature-agent": "https://bot.example.com"\n"@signature-params": {covered}'
    key.public_key().verify(base64.b64decode(headers["Signature"].removeprefix("sig1=:").removesuffix(":")), base.encode())


@pytest.mark.parametrize(
    ("url", "authority"),
    [
        ("https://paper.example/", "paper.example"),
        ("http://paper.example/", "paper.example"),
        ("http://paper.example:8080/", "paper.example:8080"),
        ("https://[::1]:8443/", "[::1]:8443"),
    ],
)
def test_the_authority(url: str, authority: str) -> None:
    key = rfc_key()
    signer = RequestSigner(key=key, public=b"x", nonce=lambda: b"")
    headers = signer.headers(target(url))
    covered = headers["Signature-Input"].removeprefix("sig1=")
    signature = base64.b64decode(headers["Signature"].removeprefix("sig1=:").removesuffix(":"))
    key.public_key().verify(signature, f'"@authority": {authority}\n"@signature-params": {covered}'.encode())
    assert "Signature-Agent" not in headers


class _Verifier(BaseHTTPRequestHandler):
    """Answers 200 to requests that are signed by the key, 403 to all others; /moved leads to another host."""

    public: ed25519.Ed25519PublicKey

    def do_GET(self) -> None:
        self.send_response(self._status())
        if self.path == "/moved":
            self.send_header("Location", f"http://127.0.0.2:{self.server.server_port}/there")  # type: ignore[attr-defined]  # it is an HTTPServer
        self.send_header("Content-Length", "2")
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"ok")

    def _status(self) -> int:
        given = self.headers.get("Signature-Input", "")
        found = re.fullmatch(r"sig1=(\((.*?)\);.*)", given)
        if found is None:
            return 403
        values = {"@authority": self.headers["Host"], "signature-agent": self.headers.get("Signature-Agent", "")}
        lines = [f'"{name}": {values[name]}' for name in re.findall(r'"([^"]+)"', found[2])]
        base = "\n".join([*lines, f'"@signature-params": {found[1]}']).encode()
        try:
            self.public.verify(base64.b64decode(self.headers["Signature"].removeprefix("sig1=:").removesuffix(":")), base)
        except InvalidSignature:
            return 403
        return 302 if self.path == "/moved" else 200

    def log_message(self, *args: object) -> None:
        """Silent."""


@contextmanager
def verifying(public: ed25519.Ed25519PublicKey) -> Iterator[str]:
    """A server on all loopback addresses; its address."""
    handler = type("Handler", (_Verifier,), {"public": public})
    with ThreadingHTTPServer(("0.0.0.0", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def key_file(path: Path, key: ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey) -> str:
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return str(path)


def fetched(settings: FetchSettings, url: str) -> int:
    async def ask() -> int:
        async with make_client(settings) as client:
            outcome = await client.fetch(Request(url=url, kind="page"))
            return outcome.status if isinstance(outcome, Response) else outcome.http_status or 0

    return asyncio.run(ask())


def test_a_server_can_verify_each_request_and_each_redirect(tmp_path: Path) -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    loopback = (ip_network("127.0.0.0/8"),)
    signed = FetchSettings(
        allowed_networks=loopback, signing_key=key_file(tmp_path / "key.pem", key), signature_agent="https://bot.example.com"
    )
    with verifying(key.public_key()) as base:
        assert fetched(signed, f"{base}/page") == 200
        assert fetched(signed, f"{base}/moved") == 200
        assert fetched(FetchSettings(allowed_networks=loopback), f"{base}/page") == 403
        other = FetchSettings(
            allowed_networks=loopback, signing_key=key_file(tmp_path / "other.pem", ed25519.Ed25519PrivateKey.generate())
        )
        assert fetched(other, f"{base}/page") == 403


def test_the_key_is_in_no_settings(tmp_path: Path) -> None:
    path = key_file(tmp_path / "key.pem", ed25519.Ed25519PrivateKey.generate())
    secret = (tmp_path / "key.pem").read_text().splitlines()[1]
    assert secret not in repr(FetchSettings(signing_key=path))
    assert secret not in repr(read_signer(path, None))


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "No such file"), (b"nothing", "no PEM file .*openssl genpkey"), ("ec", "no Ed25519 key")],
)
def test_a_bad_key_is_a_usage_error(tmp_path: Path, content: bytes | str | None, message: str) -> None:
    path = tmp_path / "key.pem"
    if content == "ec":
        key_file(path, ec.generate_private_key(ec.SECP256R1()))
    elif isinstance(content, bytes):
        path.write_bytes(content)
    with pytest.raises(UsageError, match=message):
        read_signer(str(path), None)


@pytest.mark.parametrize("text", ["http://bot.example", "https://bot.example/path", "bot", 'https://a"b', "https://"])
def test_a_signature_agent_is_an_https_origin(text: str) -> None:
    with pytest.raises(UsageError, match="https origin"):
        signature_agent(text)


def test_the_directory_for_hosts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "key.pem").write_bytes(RFC_KEY)
    assert main(["key-directory", str(tmp_path / "key.pem")]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(key_directory(rfc_key().public_key().public_bytes_raw()))


def test_mistakes_show_before_anything_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["run", "https://a.example/f", "--signing-key", str(tmp_path / "none.pem"), "--state", str(tmp_path / "s")]) == 2
    )
    assert main(["run", "https://a.example/f", "--signature-agent", "https://bot.example", "--state", str(tmp_path / "s")]) == 2
    assert "No such file" in (told := capsys.readouterr().err)
    assert "give both" in told
    assert not (tmp_path / "s").exists()
