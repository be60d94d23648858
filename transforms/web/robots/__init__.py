"""Permission to fetch: robots.txt, TDMRep, and the rules of a feed's own settings."""
