"""From articles to records: identity, revisions."""
