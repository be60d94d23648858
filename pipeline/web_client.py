"""The HTTP client for the settings of a run."""

import os
from collections.abc import Mapping
from importlib.metadata import version

from pipeline.open_files import most_idle_connections
from pipeline.settings import FetchSettings, UsageError
from pipeline.signing_key import read_signer
from transforms.web.addresses.addresses import AddressPolicy
from transforms.web.addresses.proxies import ProxySettings, proxies_from
from transforms.web.client.client import ClientSettings, HttpClient


def address_policy(settings: FetchSettings) -> AddressPolicy:
    """The addresses to which the client may connect: public addresses, and addresses of allowed networks."""
    return AddressPolicy(settings.allowed_networks)


def proxies(settings: FetchSettings, environment: Mapping[str, str]) -> ProxySettings:
    """The proxy of `--proxy`, else the proxies of the environment. Raises UsageError, without secrets."""
    try:
        return proxies_from(environment, settings.proxy)
    except ValueError as error:
        raise UsageError(str(error)) from None


def make_client(settings: FetchSettings) -> HttpClient:
    """A client that is not connected yet. Its User-Agent is `newsbeam/VERSION (+contact)`."""
    contact = f" (+{settings.contact})" if settings.contact else ""
    return HttpClient(
        ClientSettings(
            user_agent=f"newsbeam/{version('newsbeam')}{contact}",
            policy=address_policy(settings),
            proxies=proxies(settings, os.environ),
            signer=read_signer(settings.signing_key, settings.signature_agent) if settings.signing_key is not None else None,
            connect_s=min(10.0, settings.timeout_s),
            total_s=settings.timeout_s,
            max_idle=most_idle_connections(),
        )
    )
