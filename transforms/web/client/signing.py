"""Signed requests: the host can verify the sender.

HTTP Message Signatures (RFC 9421) with Ed25519, with the components and parameters that Web Bot Auth asks for
(draft-meunier-web-bot-auth-architecture). The host finds the public key in the directory that `Signature-Agent` names.
"""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from transforms.web.addresses.targets import Target

#: A signature is for one request now; clocks differ by some seconds.
_VALID_S = 60
_LABEL = "sig1"
_TAG = "web-bot-auth"


class PrivateKey(Protocol):
    """The part of `cryptography`'s Ed25519PrivateKey that is used."""

    def sign(self, data: bytes, /) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSigner:
    """Signs requests with `key`. `public`: the 32 bytes of its public key. `agent`: https origin with the key directory.

    `clock`: Unix seconds. `nonce`: 64 random bytes.
    """

    key: PrivateKey
    public: bytes
    agent: str | None = None
    clock: Callable[[], float] = time.time
    nonce: Callable[[], bytes] = lambda: secrets.token_bytes(64)

    def headers(self, target: Target) -> dict[str, str]:
        """The headers that sign a request to `target`. Each redirect is signed anew: the authority is part of the signature."""
        created = int(self.clock())
        components = [("@authority", authority_of(target))]
        headers = {}
        if self.agent is not None:
            headers["Signature-Agent"] = f'"{self.agent}"'
            components.append(("signature-agent", headers["Signature-Agent"]))
        parameters = (
            f'created={created};expires={created + _VALID_S};keyid="{thumbprint(self.public)}";alg="ed25519"'
            f';nonce="{base64.b64encode(self.nonce()).decode("ascii")}";tag="{_TAG}"'
        )
        covered = signature_params(components, parameters)
        signature = base64.b64encode(self.key.sign(signature_base(components, covered))).decode("ascii")
        return {**headers, "Signature-Input": f"{_LABEL}={covered}", "Signature": f"{_LABEL}=:{signature}:"}


def authority_of(target: Target) -> str:
    """The host in lower case, with the port if it is not the scheme's own (RFC 9421, 2.2.3)."""
    host = f"[{target.host}]" if ":" in target.host else target.host
    return host if target.port == {"http": 80, "https": 443}[target.scheme] else f"{host}:{target.port}"


def signature_params(components: Sequence[tuple[str, str]], parameters: str) -> str:
    """The value of `@signature-params`: the names of the components and the parameters (RFC 9421, 2.3)."""
    return f"({' '.join(json.dumps(name) for name, _ in components)});{parameters}"


def signature_base(components: Sequence[tuple[str, str]], covered: str) -> bytes:
    """The bytes that are signed (RFC 9421, 2.5)."""
    lines = [f'"{name}": {value}' for name, value in components]
    return "\n".join([*lines, f'"@signature-params": {covered}']).encode("ascii")


def jwk(public: bytes) -> dict[str, str]:
    """The public key as a JSON Web Key (RFC 8037)."""
    return {"crv": "Ed25519", "kty": "OKP", "x": _base64url(public)}


def thumbprint(public: bytes) -> str:
    """The key's id: the SHA-256 thumbprint of its JWK (RFC 7638)."""
    return _base64url(hashlib.sha256(json.dumps(jwk(public), sort_keys=True, separators=(",", ":")).encode()).digest())


def key_directory(public: bytes) -> str:
    """The document for `/.well-known/http-message-signatures-directory` on the site of `Signature-Agent`."""
    return json.dumps({"keys": [{**jwk(public), "kid": thumbprint(public)}]}, indent=2) + "\n"


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
