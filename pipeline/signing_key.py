"""The key of `--signing-key`: an Ed25519 key in a PEM file, read where requests are made."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.settings import UsageError
from transforms.web.client.signing import RequestSigner

_MOST_BYTES = 100_000


def read_signer(path: str, agent: str | None) -> RequestSigner:
    """A signer with the key of a file. Raises UsageError naming the file, and never its content."""
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415  (an extra)
        from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415
    except ImportError:
        raise UsageError("--signing-key needs the package cryptography: pip install 'newsbeam[signing]'") from None
    try:
        with Path(path).expanduser().open("rb") as stream:
            pem = stream.read(_MOST_BYTES)
    except OSError as error:
        raise UsageError(f"--signing-key {path!r}: {error.strerror or error}") from None
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError):
        raise UsageError(
            f"--signing-key {path!r} is no PEM file with an unencrypted private key; "
            f"make one with: openssl genpkey -algorithm ed25519 -out {path}"
        ) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise UsageError(f"--signing-key {path!r} is no Ed25519 key; make one with: openssl genpkey -algorithm ed25519")
    return RequestSigner(key=key, public=key.public_key().public_bytes_raw(), agent=agent)


def signature_agent(text: str) -> str:
    """The https origin at which hosts look up the key directory. Raises UsageError for any other URL."""
    try:
        parts = urlsplit(text)
        is_origin = (
            parts.scheme == "https" and parts.hostname and parts.path in ("", "/") and not (parts.query or parts.fragment)
        )
    except ValueError:
        is_origin = False
    if not is_origin or not re.fullmatch(r"[!#-\[\]-~]{1,300}", text):
        raise UsageError(f"{text!r} is no https origin; write for example https://bot.example.com")
    return text.rstrip("/")
