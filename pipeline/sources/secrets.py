"""The secret headers of a feed. They are read from their place for each request, and never stored, logged or passed on."""

import base64
import logging
from collections.abc import Mapping
from pathlib import Path

from transforms.feeds.sources import FeedSource, SecretHeader

_LOG = logging.getLogger(__name__)

#: A token or a password is one short line.
_MOST_BYTES = 8_192


def secret_headers(source: FeedSource, environment: Mapping[str, str]) -> dict[str, str]:
    """The headers of `source` with their secrets. A secret that cannot be read is left out, with a warning that names its
    place."""
    headers = {}
    for header in source.headers:
        secret = _read(header, environment)
        if secret is None:
            _LOG.warning("%s: %s cannot be read; the request goes without %s", source.url, header.reference, header.name)
        else:
            headers[header.name] = _value(header, secret)
    return headers


def _read(header: SecretHeader, environment: Mapping[str, str]) -> str | None:
    kind, _, place = header.reference.partition(":")
    if kind == "env":
        return environment.get(place) or None
    try:
        with Path(place).expanduser().open("rb") as stream:
            text = stream.read(_MOST_BYTES).decode("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return text or None


def _value(header: SecretHeader, secret: str) -> str:
    if header.scheme == "basic":
        return "Basic " + base64.b64encode(secret.encode()).decode("ascii")
    return f"Bearer {secret}" if header.scheme == "bearer" else secret
