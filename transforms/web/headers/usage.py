"""The headers of an answer that speak of the use of its content. Pure."""

from collections.abc import Mapping

_MAX_VALUES = 20
_MAX_VALUE_CHARS = 500
#: Cloudflare and aipref preferences, the policy of TDMRep, and the price of pay per crawl.
_USAGE_HEADERS = ("content-signal", "content-usage", "tdm-policy", "crawler-price", "crawler-charged")


def usage_statements(headers: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The headers that speak of the use of the content, `name: value` each; `headers` by name in lower case."""
    return tuple(
        f"{name}: {value[:_MAX_VALUE_CHARS]}" for name in _USAGE_HEADERS for value in headers.get(name, ())[:_MAX_VALUES]
    )
