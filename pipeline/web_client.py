"""The HTTP client for the settings of a run."""

from importlib.metadata import version

from pipeline.settings import FetchSettings
from transforms.web.addresses import AddressPolicy
from transforms.web.client import ClientSettings, HttpClient


def address_policy(settings: FetchSettings) -> AddressPolicy:
    """The addresses that the client may connect to: public ones, and those of allowed networks."""
    return AddressPolicy(settings.allowed_networks)


def make_client(settings: FetchSettings) -> HttpClient:
    """A client that is not connected yet. Its User-Agent is `newsbeam/VERSION (+contact)`."""
    contact = f" (+{settings.contact})" if settings.contact else ""
    return HttpClient(
        ClientSettings(
            user_agent=f"newsbeam/{version('newsbeam')}{contact}",
            policy=address_policy(settings),
            connect_s=min(10.0, settings.timeout_s),
            first_byte_s=min(20.0, settings.timeout_s),
            total_s=settings.timeout_s,
        )
    )
