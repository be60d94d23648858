"""When requests are sent: pauses of a host, retries, limits of platforms, one request at a time."""
