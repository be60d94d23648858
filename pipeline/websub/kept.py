"""Subscriptions that outlive a process: one small file in the state folder, readable by its owner only."""

import json
import logging
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from schemas.whole_file import write_whole
from transforms.feeds.polling.push import Hub

_LOG = logging.getLogger(__name__)

FILE_NAME = "websub.json"
_VERSION = 1
#: A subscription has about 500 bytes.
_MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class KeptSubscription:
    """A subscription that a hub has confirmed. `lease_until`: Unix seconds."""

    feed_url: str
    hub: Hub
    lease_until: float


@dataclass(frozen=True, slots=True)
class KeptSubscriptions:
    """The key from which all addresses and secrets are derived, and the subscriptions that hubs have confirmed for
    `callback`."""

    key: bytes
    callback: str
    subscriptions: tuple[KeptSubscription, ...] = ()


def read_kept(folder: Path, callback: str) -> KeptSubscriptions:
    """The subscriptions of an earlier process; a new key if there is no file, or if it cannot be read.

    A hub calls the callback that it has confirmed, so subscriptions for another callback are dropped.
    """
    try:
        with (folder / FILE_NAME).open("rb") as stream:
            found = json.loads(stream.read(_MOST_BYTES))
        key = bytes.fromhex(found["key"])
        rows = [
            KeptSubscription(str(row["feed_url"]), Hub(**row["hub"]), float(row["lease_until"]))
            for row in found["subscriptions"]
            if found["callback"] == callback
        ]
        if found["v"] == _VERSION and len(key) == 32:
            return KeptSubscriptions(key, callback, tuple(rows))
    except FileNotFoundError:
        pass
    except (OSError, ValueError, KeyError, TypeError) as error:
        _LOG.warning("the subscriptions of an earlier run cannot be read, hubs are asked again: %s", error)
    return KeptSubscriptions(os.urandom(32), callback)


def write_kept(folder: Path, key: bytes, callback: str, subscriptions: Iterable[KeptSubscription]) -> None:
    """Replace the file as a whole. If the disk refuses it, the next start has no subscriptions; the run goes on."""
    content = {"v": _VERSION, "key": key.hex(), "callback": callback, "subscriptions": [asdict(row) for row in subscriptions]}
    try:
        write_whole(folder / FILE_NAME, json.dumps(content), mode=0o600)
    except OSError as error:
        _LOG.warning("cannot keep the subscriptions to hubs: %s", error)
