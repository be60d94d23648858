"""Signatures of Standard Webhooks (https://github.com/standard-webhooks/standard-webhooks, spec 1.0): pure functions."""

import base64
import binascii
import hashlib
import hmac

PREFIX = "whsec_"
#: The specification asks for 24 to 64 bytes.
_LEAST_BYTES, _MOST_BYTES = 24, 64


def read_secret(text: str) -> bytes:
    """The key in a secret of a receiver: base64, mostly after `whsec_`. Raises ValueError, without the secret."""
    try:
        key = base64.b64decode(text.strip().removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        raise ValueError(f"the secret is not base64; it has the form {PREFIX}MfKQ9r8G...") from None
    if not _LEAST_BYTES <= len(key) <= _MOST_BYTES:
        raise ValueError(f"the secret has {len(key)} bytes; Standard Webhooks asks for {_LEAST_BYTES} to {_MOST_BYTES}")
    return key


def signature(key: bytes, message_id: str, timestamp: int, body: bytes) -> str:
    """The value of the header `webhook-signature`. `timestamp`: Unix seconds, as in the header `webhook-timestamp`."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    return f"v1,{base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()}"
