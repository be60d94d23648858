"""The HTTP client: connections, one exchange, redirects, signatures, and the words for failures."""
