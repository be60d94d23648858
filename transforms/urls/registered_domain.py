"""The registered domain of a URL (the public suffix and one label), which identifies outlets and sites. Pure."""

from urllib.parse import urlsplit

from tld import get_fld

from transforms.urls.urls import url_key


def registered_domain(url: str) -> str:
    """The site of an outlet: editions on subdomains of one domain are one outlet. An address stands for itself."""
    return get_fld(url, fail_silently=True) or url_key(url).partition("/")[0]


def is_same_site(url: str, other: str) -> bool:
    """True if one publisher is behind both. Private suffixes count: alice.github.io is not the site of bob.github.io."""
    try:
        sites = [get_fld(address, fail_silently=True, search_private=True) for address in (url, other)]
        hosts = [urlsplit(address).hostname for address in (url, other)]
    except ValueError:
        return False
    return sites[0] == sites[1] if sites[0] else hosts[0] is not None and hosts[0] == hosts[1]
