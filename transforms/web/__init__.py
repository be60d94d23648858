"""Everything that touches the network: addresses, requests, robots.txt, politeness, fetching pages."""
