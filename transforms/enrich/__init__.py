"""From an article to a better article: small, checkable enrichments."""
