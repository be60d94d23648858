"""Enrich an article: small pure functions, one file each, chained by `chain`, named in `registry`.

Nothing here fetches, writes or downloads, and no enrichment can lose an article.
"""
