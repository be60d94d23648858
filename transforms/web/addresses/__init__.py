"""Where requests may go: the target of a URL, allowed IP addresses, names and proxies."""
