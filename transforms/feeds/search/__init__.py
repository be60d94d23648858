"""The search for entries that a feed does not list, and for the feeds and articles that a page names."""
